"""Editions are made once for a state of the case and its days, and follow the case."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import urllib.request
from typing import TYPE_CHECKING

import pytest

from rujuk.brief.outline import make_outline
from rujuk.brief.sources import picture_of_case
from rujuk.brief.wording import wording
from rujuk.store.case import Case
from rujuk.web import editions as editions_module
from rujuk.web.editions import Editions
from web_site import ROOT, ask, served

if TYPE_CHECKING:
    from pathlib import Path

EXAMPLES = sorted((ROOT / "examples" / "pages").iterdir())


@pytest.fixture
def growing(tmp_path: Path) -> str:
    path = str(tmp_path / "case.rujuk")
    with Case(path) as case:
        case.add([str(EXAMPLES[0])])
    return path


def test_an_edition_is_made_once_and_again_when_the_case_changes(
    growing: str, tmp_path: Path
) -> None:
    (tmp_path / "made").mkdir()
    with Editions(growing, tmp_path / "made") as editions:
        first = editions.find(wait_seconds=None)
        again = editions.find(wait_seconds=None)
        assert first
        assert again
        assert first.edition is again.edition
        assert first.edition.facts["pages"] == 1
        with Case(growing) as case:
            case.add([str(EXAMPLES[1])])
        changed = editions.find(wait_seconds=None)
        assert changed
        assert changed.edition.facts["pages"] == 2
        earlier = editions.find("2020-01-01", wait_seconds=None)
        assert earlier
        assert earlier.edition is not changed.edition


def test_a_page_that_the_case_forgets_leaves_the_disk_with_the_older_editions(
    growing: str, tmp_path: Path
) -> None:
    folder = tmp_path / "made"
    folder.mkdir()
    with Case(growing) as case:
        case.add([str(EXAMPLES[1])])
        gone = min(page.document.id for page in case.pages())
    with Editions(growing, folder) as editions:
        for day in (None, "2030-01-01"):
            assert editions.find(day, wait_seconds=None)
        before = {path.name for path in folder.iterdir()}
        with Case(growing) as case:
            case.forget(gone)
        now = editions.find(wait_seconds=None)
        assert now
        assert now.edition.facts["pages"] == 1
        assert before.isdisjoint(path.name for path in folder.iterdir())


def test_an_edition_that_is_let_go_leaves_no_file(
    growing: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(editions_module, "KEPT", 1)
    folder = tmp_path / "made"
    folder.mkdir()
    with Editions(growing, folder) as editions:
        for day in ("2030-01-01", "2030-01-02", "2030-01-03"):
            assert editions.find(day, wait_seconds=None)
        assert len(list(folder.iterdir())) == 1


def test_what_is_made_in_another_process_is_the_same(
    growing: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
    with Editions(growing, tmp_path / "one") as editions:
        here = editions.find("2025-12-31", wait_seconds=None)
        monkeypatch.setattr(editions_module, "PAGES_IN_PROCESS", 0)
        with Editions(growing, tmp_path / "two") as others:
            there = others.find("2025-12-31", wait_seconds=None)
            assert here
            assert there
            for table in ("kept", "pages", "ledger", "forms"):
                mine, others_rows = (
                    sorted(map(repr, one.edition.rows(f"SELECT * FROM {table}")))  # noqa: S608 - ours
                    for one in (here, there)
                )
                assert mine == others_rows, table


def test_the_brief_is_that_of_the_command_line(growing: str) -> None:
    with Case(growing) as case:
        case.add([str(ROOT / "examples" / "pages")])
        picture = picture_of_case(case)
    outline = make_outline(picture, wording("en"), since="2025-01-01")
    with served(growing) as site:
        text = ask(site, "/brief?since=2025-01-01").text
    for section in outline.sections:
        assert str(len(section.entries)) in text
    assert all(
        f">{sentence.text}</bdi>" in text for sentence in outline.short if "'" not in sentence.text
    )
    assert "What changed since 1 January 2025" in text


def test_a_day_asked_for_cuts_what_was_reported_later(growing: str) -> None:
    with Case(growing) as case:
        case.add([str(ROOT / "examples" / "pages")])
    with served(growing) as site:
        cut = ask(site, "/reader?known_at=2024-12-31").text
        whole = ask(site, "/reader").text
    assert cut.count('class="title"') < whole.count('class="title"')
    assert "what was known on 31 December 2024" in cut
    assert "known_at=2024-12-31" in cut.partition("<main")[2]


def test_a_request_does_not_wait_for_a_long_weighing(
    growing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Editions.find, "__kwdefaults__", {"wait_seconds": 0.0})
    with served(growing) as site:
        answer = ask(site, "/brief?known_at=2025-06-01")
        assert answer.status in {200, 202}
        with Case(growing) as case:
            case.add([str(EXAMPLES[2])])
        answer = ask(site, "/brief")
        assert answer.status == 200  # the edition that is there


@pytest.mark.parametrize("what", ["case", "pages"])
def test_the_command_serves_until_it_is_stopped(growing: str, what: str) -> None:
    shown = [growing] if what == "case" else [str(EXAMPLES[0])]
    command = [sys.executable, "-m", "rujuk.cli", "serve", *shown, "--port", "0", "--no-open"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ}
    ) as server:
        assert server.stdout
        address = server.stdout.readline().strip()
        assert address.startswith("http://127.0.0.1:")
        with urllib.request.urlopen(address + "brief") as answer:  # noqa: S310 - our own server
            text = answer.read().decode()
        assert "rujuk" in text
        server.send_signal(signal.SIGINT)
        server.wait(20)
        assert "Traceback" not in (server.stderr.read() if server.stderr else "")
