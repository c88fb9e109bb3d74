"""The command itself, in processes of their own: ended by a signal, killed, started again."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from made_server import Site, served
from made_watch import feed, story
from rujuk.cli import rujuk
from rujuk.cli.watching import Span
from rujuk.store.case import Case

if TYPE_CHECKING:
    from collections.abc import Iterator
    from http.server import BaseHTTPRequestHandler
    from pathlib import Path

LOOPBACK = "127.0.0.1"
TOLD = "Sebanyak {} orang tewas di Gaza dalam serangan itu, kata Kementerian Kesehatan Gaza."
ITEMS = 6


@pytest.fixture
def site() -> Iterator[Site]:
    with served() as made:
        for number in range(ITEMS):
            made.answers[f"/{number}"] = story(TOLD.format(number + 2), title=f"Kabar {number}")
        links = [(f"/{number}", f"Kabar {number}.") for number in range(ITEMS)]
        made.answers["/feed"] = feed(*links)
        yield made


def started(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "rujuk.cli", "watch", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
    )


def options(site: Site, *more: str) -> list[str]:
    return [site.url("/feed", LOOPBACK), "--allow", LOOPBACK, "--delay", "0", *more]


def held(case: Path) -> set[str]:
    with Case(case, must_exist=True) as opened:
        assert opened.check() == []
        return {page.sightings[0].path.rpartition("/")[2] for page in opened.pages()}


def test_a_round_with_log_and_alerts(site: Site, tmp_path: Path) -> None:
    case, log = tmp_path / "case", tmp_path / "log"
    alerts = tmp_path / "alerts.yaml"
    kept = tmp_path / "kept"
    alerts.write_text(
        "rules: [{name: killed, when: band, measure: killed, of_whom: PSE}]\n"
        f"channels: {{desk: {{kind: stdout}}, kept: {{kind: file, path: {kept}}}}}\n",
        "utf-8",
    )
    given = options(site, "--once", "--log", str(log), "--alerts", str(alerts))
    first = started(str(case), *given)
    out, err = first.communicate(timeout=120)
    assert (first.returncode, err) == (0, "")
    assert out.count("added doc-") == ITEMS
    assert "alert" not in out, "all of an empty case is new"
    site.answers["/7"] = story(TOLD.format(12), title="Kabar baru", day="2025-09-04")
    site.answers["/feed"] = feed(("/7", "Kabar baru."))
    second = started(str(case), *given)
    out, err = second.communicate(timeout=120)
    assert (second.returncode, err) == (0, "")
    assert "alert: killed: killed, " in out
    lines = [json.loads(line) for line in log.read_text().splitlines()]
    assert [one["round"] for one in lines if "round" in one] == [1, 2]
    raised = [json.loads(line) for line in kept.read_text().splitlines()]
    assert raised
    ids = lines[1]["alerts"]
    assert raised[0]["id"] == ids[0]
    told = {"sent_in": 2, "taken": ids, "waited": 0, "waiting": 0, "reason": None}
    assert lines[2:] == [{**told, "channel": "desk"}, {**told, "channel": "kept"}]


def test_a_webhook_that_recovers_is_told(site: Site, tmp_path: Path) -> None:
    case, log, alerts = tmp_path / "case", tmp_path / "log", tmp_path / "alerts.yaml"
    hook = site.url("/hook", LOOPBACK)
    alerts.write_text(
        "rules: [{name: killed, when: band, measure: killed}]\n"
        f"channels: {{hook: {{kind: webhook, url: '{hook}'}}}}\n",
        "utf-8",
    )
    given = options(site, "--once", "--log", str(log), "--alerts", str(alerts))
    site.answers["/hook"] = [(500, {}, b""), (500, {}, b""), (200, {}, b"")]
    site.answers["/new"] = story(TOLD.format(12), title="Kabar baru", day="2025-09-04")
    found = []
    for number in range(4):
        if number == 1:
            site.answers["/feed"] = feed(("/new", "Kabar baru."))
        found.append(CliRunner().invoke(rujuk, ["watch", str(case), *given]))
    assert [one.exit_code for one in found] == [0, 3, 3, 0]
    waits = "not sent: hook: answered with status 500; 1 alert waits for the next round"
    assert waits in found[1].stderr
    assert waits in found[2].stderr
    assert found[3].stdout.splitlines()[-1] == "hook: 1 alert delivered that waited"
    lines = [json.loads(line) for line in log.read_text().splitlines()]
    sent = [one for one in lines if "sent_in" in one]
    assert [(one["sent_in"], one["waiting"], one["waited"]) for one in sent] == [
        (2, 1, 0),
        (3, 1, 0),
        (4, 0, 1),
    ]
    assert sent[2]["taken"] == lines[1]["alerts"]


def test_a_signal_ends_the_watch_between_pages(site: Site, tmp_path: Path) -> None:
    case = tmp_path / "case"
    running = started(str(case), *options(site, "--every", "1h"))
    assert running.stdout is not None
    lines = [line := running.stdout.readline()]
    while line and not line.startswith("round 1"):
        lines.append(line := running.stdout.readline())
    os.kill(running.pid, signal.SIGINT)
    out, err = running.communicate(timeout=30)
    assert running.returncode == 0
    assert err == "stopping; what was fetched is kept\n"
    assert "Traceback" not in out
    assert len(held(case)) == ITEMS


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_in_the_middle_keeps_what_was_fetched(
    site: Site, tmp_path: Path, number: signal.Signals
) -> None:
    case, asked, go = tmp_path / "case", threading.Event(), threading.Event()
    page = site.answers["/3"]

    def slow(handler: BaseHTTPRequestHandler) -> None:
        asked.set()
        go.wait(20)
        assert isinstance(page, bytes)
        head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {len(page)}\r\n\r\n"
        handler.wfile.write(head.encode() + page)

    site.answers["/3"] = slow
    running = started(str(case), *options(site, "--every", "1h"))
    assert asked.wait(60)
    os.kill(running.pid, number)
    assert running.stderr is not None
    assert running.stderr.readline() == "stopping; what was fetched is kept\n"
    go.set()
    out, _ = running.communicate(timeout=60)
    assert running.returncode == 0
    assert out.count("added doc-") == 4
    assert held(case) == {"0", "1", "2", "3"}
    site.answers["/3"] = page
    again = started(str(case), *options(site, "--once"))
    out, _ = again.communicate(timeout=60)
    assert out.count("added doc-") == 2
    assert len(held(case)) == ITEMS
    assert site.asked.count("/0") == 1


@pytest.mark.parametrize("stops_at", ["/feed", "/3"])
def test_a_round_that_is_cut_short_has_an_exit_code_of_its_own(
    site: Site, tmp_path: Path, stops_at: str
) -> None:
    case, asked, go = tmp_path / "case", threading.Event(), threading.Event()
    answer = site.answers[stops_at]

    def slow(handler: BaseHTTPRequestHandler) -> None:
        asked.set()
        go.wait(20)
        handler.wfile.write(b"HTTP/1.1 500 Error\r\nContent-Length: 0\r\n\r\n")

    site.answers[stops_at] = slow
    running = started(str(case), *options(site, "--once"))
    assert asked.wait(60)
    os.kill(running.pid, signal.SIGINT)
    assert running.stderr is not None
    running.stderr.readline()
    go.set()
    out, err = running.communicate(timeout=60)
    assert (running.returncode, err) == (130, "")
    assert "; stopped before all sources were read\n" in out
    assert out.count("added doc-") == (0 if stops_at == "/feed" else 3)
    site.answers[stops_at] = answer
    again = started(str(case), *options(site, "--once"))
    again.communicate(timeout=60)
    assert again.returncode == 0
    assert len(held(case)) == ITEMS


@pytest.mark.parametrize("dies_at", ["/feed", "/2", f"/{ITEMS - 1}", "round"])
def test_a_kill_loses_nothing_reported(site: Site, tmp_path: Path, dies_at: str) -> None:
    """Killed while a page is sent, or when its round is told: the next start makes it whole."""
    case, log = tmp_path / "case", tmp_path / "log"
    given = options(site, "--every", "1h", "--log", str(log))
    kept = site.answers.get(dies_at)
    running: list[subprocess.Popen[str]] = []

    def die(_: BaseHTTPRequestHandler) -> None:
        os.kill(running[0].pid, signal.SIGKILL)

    if dies_at != "round":
        site.answers[dies_at] = die
    running.append(started(str(case), *given))
    stdout = running[0].stdout
    assert stdout is not None
    told = []
    for line in stdout:
        told.append(line)
        if line.startswith("round"):
            os.kill(running[0].pid, signal.SIGKILL)
    running[0].communicate(timeout=60)
    assert running[0].returncode == -signal.SIGKILL
    reported = {line.split()[2].rpartition("/")[2] for line in told if line.startswith("added")}
    assert reported <= held(case)
    if kept is not None:
        site.answers[dies_at] = kept
    again = started(str(case), *options(site, "--once", "--log", str(log)))
    _, err = again.communicate(timeout=60)
    assert (again.returncode, err) == (0, "")
    assert len(held(case)) == ITEMS
    claims = {
        one for line in log.read_text().splitlines() for one in json.loads(line)["claims_new"]
    }
    with Case(case) as opened:
        assert {claim.id for claim in opened.claims()} == claims, "every claim was told in the log"


def test_a_second_watch_of_a_case_is_refused(site: Site, tmp_path: Path) -> None:
    folder, log = tmp_path / "folder", tmp_path / "log"
    folder.mkdir()
    case = folder / "case"
    given = options(site, "--every", "1h", "--jobs", "2", "--log", str(log))
    running = started(str(case), *given)
    assert running.stdout is not None
    for line in running.stdout:
        if line.startswith("round 1"):
            break
    asked = list(site.asked)
    (tmp_path / "other").symlink_to(case)
    second = started(str(tmp_path / "other"), *options(site, "--once"))
    out, err = second.communicate(timeout=60)
    assert (second.returncode, out) == (2, "")
    assert err.startswith(f"error: {tmp_path / 'other'}: another watch of this case is running")
    assert site.asked == asked
    os.kill(running.pid, signal.SIGKILL)
    running.communicate(timeout=60)
    third = started(str(case), *options(site, "--once"), str(folder))
    out, err = third.communicate(timeout=60)
    assert (third.returncode, err) == (0, ""), "what a watch holds is no page"
    assert [path.name for path in folder.iterdir()] == ["case"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["case", "ftp://a.example/", "--once"], "only http and https"),
        (["case", "nowhere", "--once"], "no such file or folder"),
        (["case", "http://a.example/"], "give --once or --every"),
        (["case", "http://a.example/", "--once", "--every", "5m"], "give --once or --every"),
        (["case", "http://a.example/", "--every", "5"], "as 15m"),
        (["case", "http://a.example/", "--every", "0m"], "as 15m"),
        (["case", "http://a.example/", "--once", "--delay", "-1"], "range"),
        (
            ["case", "http://a.example/", "--once", "--allow", "localhost:80"],
            "without scheme, port",
        ),
        (["case", "http://a.example/", "--once", "--field", "x"], "PART=NAME"),
    ],
)
def test_wrong_usage_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(rujuk, ["watch", *arguments])
    assert result.exit_code == 2
    assert told in result.output
    if "--field" not in arguments:
        assert not (tmp_path / "case").exists()


def test_a_source_that_fails_gives_an_exit_code(site: Site, tmp_path: Path) -> None:
    arguments = [str(tmp_path / "case"), site.url("/none", LOOPBACK), "--once"]
    refused = CliRunner().invoke(rujuk, ["watch", *arguments])
    assert refused.exit_code == 3
    assert "no public address (127.0.0.1); --allow 127.0.0.1 allows it" in refused.output
    missing = CliRunner().invoke(rujuk, ["watch", *arguments, "--allow", LOOPBACK])
    assert missing.exit_code == 3
    assert "answered with status 404" in missing.output
    assert missing.stdout.endswith(": nothing new; 1 not read\n")


def test_the_files_of_the_watch_are_no_pages(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(story(TOLD.format(3)))
    case, log = tmp_path / "case", tmp_path / "log.jsonl"
    arguments = [str(case), str(tmp_path), "--once", "--log", str(log)]
    for number in range(3):
        result = CliRunner().invoke(rujuk, ["watch", *arguments])
        assert result.exit_code == 0, result.output
        assert result.output.count("added") == (2 if number == 0 else 0), result.output
    assert len(held(case)) == 1


@pytest.mark.parametrize(
    ("said", "seconds"), [("90s", 90), ("15m", 900), ("2h", 7200), ("1d", 86400)]
)
def test_times_are_read(said: str, seconds: float) -> None:
    assert Span().convert(said, None, None) == seconds


@pytest.mark.parametrize(
    ("option", "told"),
    [("--log", "No such file or directory"), ("--alerts", "cannot be read: No such file")],
)
def test_files_that_cannot_be_used_are_told_first(tmp_path: Path, option: str, told: str) -> None:
    case, file = tmp_path / "case", tmp_path / "folder" / "file"
    running = started(str(case), "http://a.example/", "--once", option, str(file))
    _, err = running.communicate(timeout=60)
    assert running.returncode == 2
    assert err.startswith("error: ")
    assert told in err
    assert not case.exists()
