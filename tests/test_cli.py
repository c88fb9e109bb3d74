"""The command line: results on stdout, the rest on stderr, exit codes of the contract."""

from __future__ import annotations

import dataclasses
import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from rujuk.cli import main
from rujuk.export.formats import FORMATS
from rujuk.store.case import Case

EXAMPLES = Path(__file__).parents[1] / "examples" / "pages"
PAGE = """Harian Contoh

Tentara Tiba di Rusia

Sekitar 1.500 tentara Korea Utara tiba di Rusia pada Senin. Korea Selatan mengecam langkah itu \
dalam sebuah pernyataan yang dibacakan di Seoul kepada para wartawan.

Pasukan Ukraina menangkap dua tentara Korea Utara di Kursk, kata militer Ukraina dalam laporan \
hariannya. Keduanya dirawat di rumah sakit.
"""


@pytest.fixture
def page(tmp_path: Path) -> str:
    path = tmp_path / "page.txt"
    path.write_text(PAGE, "utf-8")
    return str(path)


@pytest.fixture
def case(tmp_path: Path, page: str, capfd: pytest.CaptureFixture[str]) -> str:
    path = str(tmp_path / "one.rujuk")
    assert run("add", path, page) == 0
    capfd.readouterr()
    return path


def run(*arguments: str) -> int:
    """Exit code of the command line."""
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert isinstance(left.value.code, int)
    return left.value.code


def command(*arguments: str, **more: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(  # type: ignore[call-overload, no-any-return]  # noqa: PLW1510
        [sys.executable, "-m", "rujuk.cli", *arguments], capture_output=True, **more
    )


Capture = pytest.CaptureFixture[str]


def test_help_and_version(capfd: Capture) -> None:
    assert run("--help") == 0
    shown = capfd.readouterr().out
    for name in (
        "add",
        "brief",
        "check",
        "code",
        "eval",
        "explain",
        "export",
        "forget",
        "losses",
        "review",
        "runs",
    ):
        assert f"\n  {name} " in shown
    assert run("--version") == 0


def test_help_loads_no_heavy_module() -> None:
    program = (
        "import sys; from rujuk.cli import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        "heavy = {'lxml', 'trafilatura', 'msgspec', 'yaml', 'sqlite3', 'rujuk.records'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stderr.strip() == "[]"


def test_code_writes_one_line_for_each_page(page: str, capfd: Capture) -> None:
    assert run("code", page, "--json") == 0
    out, err = capfd.readouterr()
    assert err == ""
    (line,) = map(json.loads, out.splitlines())
    assert line["path"] == page
    assert "text" not in line
    for kind in ("claims", "events"):
        assert line[kind]
        for record in line[kind]:
            assert PAGE[record["start"] : record["end"]] == record["quote"]
    assert run("code", page, "--json", "--text", "always") == 0
    assert json.loads(capfd.readouterr().out)["text"] == PAGE
    assert run("code", page) == 0
    assert "1.500 tentara" in capfd.readouterr().out


def test_lines_of_html_carry_their_text(tmp_path: Path, capfd: Capture) -> None:
    path = tmp_path / "page.html"
    paragraphs = "".join(f"<p>{line}</p>" for line in PAGE.splitlines() if line)
    path.write_text(f"<html><body><article>{paragraphs}</article></body></html>", "utf-8")
    assert run("code", str(path), "--json") == 0
    assert "tiba di Rusia" in json.loads(capfd.readouterr().out)["text"]
    assert run("code", str(path), "--json", "--text", "never") == 0
    assert "text" not in json.loads(capfd.readouterr().out)


def test_a_bad_neighbour_never_stops_a_run(tmp_path: Path, page: str, capfd: Capture) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4)
    for arguments in (("code", "--json"), ("brief",), ("add", str(tmp_path / "c" / ".." / "x"))):
        assert run(*arguments, str(tmp_path / "missing"), str(tmp_path)) == 3
        out, err = capfd.readouterr()
        assert Path(page).name in out
        for name in ("empty.txt", "picture.png", "missing"):
            assert f"{name}: " in err
        assert "Traceback" not in err


def test_the_same_pages_give_the_same_bytes(tmp_path: Path, capfd: Capture) -> None:
    pages = sorted(str(path) for path in EXAMPLES.iterdir())
    shown = []
    for order in (pages, pages[::-1], pages + pages):
        for form in ((), ("--json",), ("--markdown",), ("--lang", "id")):
            assert run("brief", *form, *order) == 0
            shown.append(capfd.readouterr().out)
    assert shown[:4] == shown[4:8] == shown[8:]
    for number in ("1", "2"):
        assert run("brief", "--html", str(tmp_path / number), *pages) == 0
    assert (tmp_path / "1").read_bytes() == (tmp_path / "2").read_bytes()
    assert b"<mark>" in (tmp_path / "1").read_bytes()


def test_add_tells_what_changed(tmp_path: Path, page: str, capfd: Capture) -> None:
    case = str(tmp_path / "case")
    assert run("add", case, page) == 0
    assert capfd.readouterr().out.startswith("added doc-")
    assert run("add", case, page) == 0
    assert "nothing changed" in capfd.readouterr().out
    (tmp_path / "copy.txt").write_bytes(Path(page).read_bytes())
    assert run("add", case, str(tmp_path / "copy.txt")) == 0
    assert capfd.readouterr().out.startswith("sighted doc-")
    assert run("runs", case) == 0
    told = [line[:6] for line in capfd.readouterr().out.splitlines() if line[0] != " "]
    assert told == ["1 add ", "2 add "]
    assert run("runs", case, "--json") == 0
    assert [json.loads(line)["number"] for line in capfd.readouterr().out.splitlines()] == [1, 2]


def test_add_tells_which_figures_the_new_pages_moved(tmp_path: Path, capfd: Capture) -> None:
    case = str(tmp_path / "case")
    said = "Sebanyak {n} orang tewas akibat gempa di Palu, Indonesia, kata BNPB."
    page = f"Harian Contoh\n{{day}} September 2018\n\nGempa Palu\n\n{said} Warga Palu mengungsi.\n"
    for number, (day, dead) in enumerate(((29, 300), (30, 600)), 1):
        path = tmp_path / f"{number}.txt"
        path.write_text(page.format(day=day, n=dead), "utf-8")
        assert run("add", case, str(path)) == 0
        told = capfd.readouterr().out.splitlines()
        assert told[1].startswith(f"run {number}: 1 added")
        assert "1 claim new" in told[2]
    assert told[3] == "killed, Indonesia: 300 -> 600 (revision up, BNPB)"
    (tmp_path / "3.txt").write_text("Harian Contoh\n\nCuaca\n\nLangit cerah hari ini.\n", "utf-8")
    assert run("add", case, str(tmp_path / "3.txt")) == 0
    assert capfd.readouterr().out.splitlines()[2:] == ["no figure changed"]


def test_a_case_among_its_pages_is_no_page(tmp_path: Path, page: str, capfd: Capture) -> None:
    case = str(tmp_path / "one.rujuk")
    for said in ("added doc-", "nothing changed"):
        assert run("add", case, str(Path(page).parent)) == 0
        out, err = capfd.readouterr()
        assert out.startswith(said)
        assert err == ""


def test_a_case_gives_the_brief_of_its_pages(case: str, page: str, capfd: Capture) -> None:
    assert run("brief", case, "--json") == 0
    of_case = json.loads(capfd.readouterr().out)
    assert run("brief", page, "--json") == 0
    of_pages = json.loads(capfd.readouterr().out)
    assert of_case | {"run": None} == of_pages
    assert run("brief", case, "--as-of-run", "1", "--known-at", "2030-01-01") == 0


def test_check_proves_the_laws(case: str, capfd: Capture) -> None:
    assert run("check", case) == 0, capfd.readouterr().out
    assert "0 broken laws" in capfd.readouterr().out


def test_explain_shows_rules_and_words(case: str, page: str, capfd: Capture) -> None:
    assert run("code", page, "--json") == 0
    claim = json.loads(capfd.readouterr().out)["claims"][0]
    assert run("explain", case, claim["id"]) == 0
    of_case = capfd.readouterr().out
    assert f">>>{claim['quote']}<<<" in of_case
    for rule in claim["rules"]:
        assert f"rule: {rule}" in of_case
    assert run("explain", page, "--at", str(claim["start"])) == 0
    assert of_case in capfd.readouterr().out
    assert run("explain", page, "--at", "0") == 0
    assert run("explain", page, "--at", str(claim["start"])) == 0
    of_page = capfd.readouterr().out
    assert f"made: {claim['id']} " in of_page
    assert "\n  verb: " in of_page


def test_weigh_reads_rows_and_says_what_is_wrong(tmp_path: Path, capfd: Capture) -> None:
    facts = Path(__file__).parent / "weigh" / "threads" / "palu_2018.csv"
    assert run("weigh", str(facts), "--json", "--known-at", "2018-10-01") == 0
    made = json.loads(capfd.readouterr().out)
    assert made["known_at"] == "2018-10-01"
    assert 844 in {one["best"] for one in made["estimates"]}
    assert run("weigh", str(facts)) == 0
    assert "killed (happened) in IDN: " in capfd.readouterr().out
    broken = tmp_path / "broken.csv"
    broken.write_text("claim_id,category,best,authority,authority_type\na,killed,x,A,media\n")
    assert run("weigh", str(broken)) == 2
    assert "row 2: best: 'x' is no number" in capfd.readouterr().err


def test_losses_are_counted(page: str, case: str, capfd: Capture) -> None:
    assert run("losses", page, "--top", "3") == 0
    of_page = capfd.readouterr().out
    assert of_page.startswith("1 page, ")
    assert run("losses", case, "--json") == 0
    lines = [json.loads(line) for line in capfd.readouterr().out.splitlines()]
    assert sum(line["count"] for line in lines) >= int(of_page.split()[2])


def test_explain_knows_the_ids_of_a_brief(case: str, capfd: Capture) -> None:
    assert run("brief", case, "--json") == 0
    made = json.loads(capfd.readouterr().out)
    for kind in ("assertions", "estimates"):
        for one in made[kind]:
            assert run("explain", case, one["id"]) == 0
            shown = capfd.readouterr().out
            assert shown.startswith(one["id"])
            assert all(claim in shown for claim in one["claims"])
    for kind in ("contradictions", "happenings", "stories"):
        for one in made[kind]:
            assert run("explain", case, one["id"]) == 0
            assert capfd.readouterr().out.startswith(one["id"])
    assert run("explain", case, "ast-nothing") == 2
    assert "no record ast-nothing" in capfd.readouterr().err


def test_explain_takes_ids_as_the_brief_cuts_them(case: str, capfd: Capture) -> None:
    assert run("brief", case) == 0
    cut = sorted(set(re.findall(r"\b[a-z]{3}-[a-z2-7]{8}\b", capfd.readouterr().out)))
    assert {one[:3] for one in cut} >= {"est", "ast", "evt", "doc"}
    for record in cut:
        assert run("explain", case, record) == 0
        assert capfd.readouterr().out.startswith(record)
    assert run("explain", case, "evt-") == 2
    assert run("explain", case, "evt") == 2


def test_forget_and_refuse(case: str, page: str, capfd: Capture) -> None:
    assert run("code", page, "--json") == 0
    document = json.loads(capfd.readouterr().out)["id"]
    assert run("forget", case, document) == 0
    assert capfd.readouterr().out == f"forgotten in run 2: {document}\n"
    assert b"1.500" not in Path(case).read_bytes()
    assert run("add", case, page) == 0
    out, err = capfd.readouterr()
    assert "1 forgotten" in out
    assert "not added again" in err


def test_reviews_are_given_listed_and_shown(case: str, page: str, capfd: Capture) -> None:
    assert run("code", page, "--json") == 0
    line = json.loads(capfd.readouterr().out)
    claim, event = line["claims"][0], line["events"][0]
    assert run("review", case) == 0
    assert capfd.readouterr().out == "no reviews\n"
    assert run("brief", case, "--json") == 0
    before = capfd.readouterr().out
    why = ("--note", "a rumour", "--by", "desk")
    assert run("review", case, claim["id"][:12], "reject", *why) == 0  # as a brief cuts it
    said = capfd.readouterr().out
    assert said.startswith(f"review 2: reject {claim['id']} by desk (holds)")
    assert "note: a rumour" in said
    assert run("review", case, claim["id"], "reject", *why) == 0
    assert capfd.readouterr().out.startswith("nothing changed: review 2 says so already")
    assert run("review", case, event["id"], "correct", "--set", "modality=planned", *why) == 0
    assert "set modality: planned" in capfd.readouterr().out
    assert run("review", case, "--json") == 0
    listed = [json.loads(line) for line in capfd.readouterr().out.splitlines()]
    assert [one["record"] for one in listed] == [claim["id"], event["id"]]
    assert listed[1]["set"] == {"modality": "planned"}
    assert run("review", case, event["id"], "--json") == 0
    assert json.loads(capfd.readouterr().out) == listed[1]
    assert run("review", case, "--orphaned") == 0
    assert capfd.readouterr().out == "no reviews\n"

    assert run("brief", case, "--json") == 0
    made = json.loads(capfd.readouterr().out)
    assert [one["verdict"] for one in made["reviews"]] == ["reject", "correct"]
    assert made["run"] == 3
    assert claim["id"] not in {key for one in made["assertions"] for key in one["claims"]}
    assert run("brief", case) == 0
    told = capfd.readouterr().out
    assert "Reviewed by analysts" in told
    assert "rejected by desk: about 1,500 (troops)" in told
    assert run("brief", case, "--json", "--without-reviews") == 0
    assert capfd.readouterr().out == before
    assert run("explain", case, claim["id"]) == 0
    assert "  review 2: reject" in capfd.readouterr().out
    assert run("runs", case) == 0
    assert capfd.readouterr().out.count(" 1 reviews") == 2
    assert run("check", case) == 0


def test_explain_tells_of_a_page(case: str, page: str, capfd: Capture) -> None:
    assert run("code", page, "--json") == 0
    line = json.loads(capfd.readouterr().out)
    assert run("explain", case, line["id"]) == 0
    told = capfd.readouterr().out
    assert told.startswith(f"{line['id']} page: {line['title']['text']}\n")
    assert f"  seen at: {page} (run 1)\n" in told
    for record in (*line["claims"], *line["events"], *line["relations"]):
        assert record["id"] in told
    assert f"records: {len(line['claims'])} claims" in told
    assert run("explain", case, "doc-nothing") == 2
    assert "no record doc-nothing" in capfd.readouterr().err


def test_explain_tells_that_a_record_is_of_an_older_coding(case: str, capfd: Capture) -> None:
    with Case(case) as opened:
        (page,) = opened.pages()
        claim, event = page.coding.claims[0], page.coding.events[0]
        less = dataclasses.replace(page.coding, coded_by="newer", claims=())
        opened.add_pages([(page.document, page.sightings[0])], lambda _: less)
    assert run("explain", case, claim.id) == 0
    assert "newer gives no such record any more" in capfd.readouterr().out
    assert run("explain", case, event.id) == 0
    assert "any more" not in capfd.readouterr().out


def test_export_writes_files_in_each_format(case: str, tmp_path: Path, capfd: Capture) -> None:
    out = tmp_path / "out"
    assert run("export", case, *FORMATS, "jsonl", "-o", str(out), "--no-text") == 0
    shown = capfd.readouterr()
    paths = shown.out.splitlines()
    assert {Path(path) for path in paths} == set(out.iterdir())
    assert len(set(paths)) == len(paths) - 15, "datapackage writes the tables of five others again"
    told = re.findall(r"^(\w+): happenings left out: ([0-9]+): ", shown.err, re.MULTILINE)
    assert {name for name, _ in told} <= {*FORMATS}
    assert all(int(count) > 0 for _, count in told)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nothing",), "No such command"),
        (("brief",), "Missing argument"),
        (("brief", "{page}", "--json", "--markdown"), "exclude"),
        (("brief", "{page}", "--known-at", "June"), "no day"),
        (("brief", "{page}", "--since", "June"), "--since"),
        (("brief", "{page}", "--as-of-run", "1"), "needs a case"),
        (("brief", "{case}", "{page}"), "not both"),
        (("brief", "{page}", "--lang", "fr"), "--lang"),
        (("explain", "{page}"), "--at"),
        (("explain", "{page}", "--at", "999999"), "ends at"),
        (("explain", "{case}", "clm-nothing"), "no record clm-nothing"),
        (("check", "{page}"), "not a rujuk case"),
        (("check", "missing.rujuk"), "no such case"),
        (("add", "{page}", "{page}"), "not a rujuk case"),
        (("forget", "{case}", "doc-nothing"), "no record doc-nothing"),
        (("export", "{case}", "xls", "-o", "x"), "xls"),
        (("eval", "missing.json"), "missing.json"),
        (("eval", "{page}"), "is no gold file"),
        (("eval", "{folder}/list.json"), "is no gold file"),
        (("eval", "{folder}/object.json"), "is no gold file"),
        (("brief", "{folder}/empty"), "no pages in"),
        (("code", "{folder}/empty"), "no pages in"),
        (("brief", "{folder}/missing"), "no such file"),
        (("code", "{folder}/missing"), "no such file"),
        (("add", "{folder}/new.rujuk", "{folder}/missing"), "no such file"),
        (("add", "{folder}/new.rujuk", "{folder}/empty"), "no pages in"),
        (("add", "{folder}/new.rujuk", "-", "-"), "the standard input is named twice"),
        (("brief", "{case}", "--as-of-run", "99"), "last run of the case is 1"),
        (("brief", "{page}", "--html", "{folder}/missing/x.html"), "there is no folder"),
        (("brief", "{page}", "--without-reviews"), "--without-reviews needs a case"),
        (("review", "missing.rujuk"), "no such case"),
        (("review", "{case}", "clm-nothing"), "no record clm-nothing"),
        (("review", "{case}", "clm-nothing", "accept", "--by", "x"), "no record clm-nothing"),
        (("review", "{case}", "est-x", "accept", "--by", "x"), "only these are reviewed"),
        (("review", "{case}", "clm-nothing", "perhaps"), "perhaps"),
        (("review", "{case}", "clm-nothing", "--note", "x"), "say accept, reject or correct"),
        (("review", "{case}", "clm-nothing", "correct", "--set", "low"), "is no FIELD=VALUE"),
        (("review", "{case}", "clm-nothing", "accept", "--orphaned"), "--orphaned lists"),
    ],
)
def test_wrong_usage_is_told_without_a_traceback(
    arguments: tuple[str, ...], said: str, case: str, page: str, tmp_path: Path, capfd: Capture
) -> None:
    (tmp_path / "empty" / ".hidden").mkdir(parents=True)
    (tmp_path / "list.json").write_text("[1]")
    (tmp_path / "object.json").write_text('{"pages": []}')
    filled = [one.format(page=page, case=case, folder=tmp_path) for one in arguments]
    assert run(*filled) == 2
    out, err = capfd.readouterr()
    assert said in err
    assert not (tmp_path / "new.rujuk").exists()
    if arguments[0] != "eval":
        assert out == ""
    assert "Traceback" not in out + err


def test_an_unreadable_page_to_explain_is_exit_three(tmp_path: Path, capfd: Capture) -> None:
    assert run("explain", str(tmp_path / "missing"), "--at", "0") == 3
    assert "missing" in capfd.readouterr().err


def test_what_was_printed_at_a_run_is_printed_again(
    case: str, tmp_path: Path, capfd: Capture
) -> None:
    forms = ((), ("--json",), ("--markdown",))
    printed = []
    for form in forms:
        assert run("brief", case, *form) == 0
        printed.append(capfd.readouterr().out)
    assert run("add", case, str(EXAMPLES)) == 0
    (tmp_path / "again.txt").write_text(PAGE, "utf-8")
    assert run("add", case, str(tmp_path / "again.txt")) == 0
    capfd.readouterr()
    for form, before in zip(forms, printed, strict=True):
        assert run("brief", case, *form, "--as-of-run", "1") == 0
        assert capfd.readouterr().out == before


def test_an_interrupt_leaves_a_whole_case(tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    for number in range(300):
        (folder / f"{number:03}.txt").write_text(f"{PAGE}\n{number}\n", "utf-8")
    case = str(tmp_path / "case")
    child = subprocess.Popen(
        [sys.executable, "-u", "-m", "rujuk.cli", "add", case, str(folder)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # A suite that runs in the background ignores the signal, and its children with it.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
    )
    assert child.stdout is not None
    first = child.stdout.readline()
    os.kill(child.pid, signal.SIGINT)
    out, err = child.communicate()
    assert child.returncode == 130
    assert f"stopped: the pages that were told are kept in {case}; the same command" in err
    assert "Traceback" not in err
    reported = {line.split()[1] for line in (first + out).splitlines()}
    with Case(case, must_exist=True) as opened:
        kept = {document.id for document in opened.documents()}
        assert reported <= kept
        assert 0 < len(kept) < 300
        assert opened.runs()[0].closed


@pytest.mark.skipif(not hasattr(signal, "SIGPIPE"), reason="no pipes that break")
def test_a_reader_that_leaves_breaks_nothing(page: str) -> None:
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(  # noqa: PLW1510 - this Python
        [sys.executable, "-m", "rujuk.cli", "code", "--json", page],
        stdout=write,
        stderr=subprocess.PIPE,
    )
    os.close(write)
    assert done.stderr == b""


def test_nothing_is_shown_on_stderr_when_piped(page: str) -> None:
    done = command("brief", page)
    assert done.returncode == 0
    assert done.stderr == b""
    assert "tiba di Rusia" in done.stdout.decode()


def test_pages_of_which_none_can_be_read_give_no_brief(tmp_path: Path, capfd: Capture) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    for arguments in (("brief",), ("brief", "--json"), ("code",)):
        assert run(*arguments, str(tmp_path / "empty.txt")) == 3
        out, err = capfd.readouterr()
        assert out == ""
        assert "empty.txt: " in err


def test_a_day_asked_for_is_said(page: str, capfd: Capture) -> None:
    assert run("brief", page, "--known-at", "2020-01-02") == 0
    out = capfd.readouterr().out
    assert "As known on 2 January 2020 (asked for)." in out
    assert "part of every picture: 1 page." in out


def test_lines_follow_the_width_of_the_terminal(
    page: str, capfd: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(Path(page).parent)
    longest = {}
    for columns in ("10", "60", "90", "500", ""):
        monkeypatch.setenv("COLUMNS", columns)
        assert run("brief", Path(page).name) == 0
        longest[columns] = max(map(len, capfd.readouterr().out.splitlines()))
    assert longest["10"] == longest["60"] <= 62
    assert longest["60"] < longest["90"] <= 90 < longest["500"] <= 120
    assert longest[""] <= 100
