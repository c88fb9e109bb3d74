"""How a run went is kept beside it, as far as it came, and no result is made of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from made_archives import page, record, warc
from rujuk.cli import main
from rujuk.store.case import Case
from rujuk.store.lost_reasons import counted_reason
from rujuk.store.run_report import MOST_REASONS, RunReport

if TYPE_CHECKING:
    from pathlib import Path


def run(*arguments: str) -> int:
    """Exit code of the command."""
    with pytest.raises(SystemExit) as left:
        main(list(arguments))
    return int(left.value.code or 0)


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A folder with two pages, a copy of one, an archive of one more and a file that is no page."""
    folder = tmp_path / "pages"
    folder.mkdir()
    words = b"<p>Pelabuhan itu ditutup selama tiga hari karena cuaca buruk, kata petugas.</p>"
    (folder / "a.html").write_bytes(page(1) + words * 3)
    (folder / "b.html").write_bytes(b"<!-- copy -->" + page(1) + words * 3)
    (folder / "c.warc.gz").write_bytes(warc(record(page(3))))
    (folder / "d.pdf").write_bytes(b"%PDF-1.4")
    return folder


def test_a_run_tells_pages_copies_losses_and_time(tmp_path: Path, pages: Path) -> None:
    with Case(tmp_path / "case") as case:
        case.add([str(pages)])
        (report,) = case.run_reports().values()
    assert report.pages == {"added": 3, "unread": 1}
    assert report.copies == 1
    assert report.lost["a PDF file, not a page"] == 1
    assert report.records > 0
    assert sorted(report.seconds) == ["code", "link", "read", "store"]
    assert all(seconds > 0 for seconds in report.seconds.values())


def test_the_command_tells_them(
    tmp_path: Path, pages: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = str(tmp_path / "case")
    assert run("add", case, str(pages)) == 3
    capsys.readouterr()
    assert run("runs", case) == 0
    told = capsys.readouterr().out
    assert "4 pages met: 3 added, 1 not read; 1 copies" in told
    assert "lost 1: a PDF file, not a page" in told
    assert run("runs", case, "--json") == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert json.loads(line)["report"]["pages"] == {"added": 3, "unread": 1}


@pytest.mark.parametrize(
    ("reason", "counted"),
    [
        ("3 bytes that are no gb18030 characters", "… bytes that are no gb18030 characters"),
        ("a byte that is no UTF-8 character", "a byte that is no UTF-8 character"),
        ("it ended with status 3", "it ended with status 3"),
        ("page of 7000 tags; at most 5000 are read", "page of … tags; at most 5000 are read"),
        ("file of more than 900 lines", "file of more than 900 lines"),
    ],
)
def test_reasons_are_one_but_for_what_a_page_measures(reason: str, counted: str) -> None:
    assert counted_reason(reason) == counted


def test_runs_and_losses_tell_the_same(
    tmp_path: Path, pages: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = str(tmp_path / "case")
    said = "Tentara Korea Utara memasak nasi di Kursk pada Senin, kata militer Ukraina.\n" * 3
    (pages / "a.txt").write_text(said, "utf-8")
    (pages / "b.txt").write_text(said, "utf-8")
    (pages / "e.html").write_bytes(b"")
    assert run("add", case, str(pages), str(pages / "a.txt")) == 3
    capsys.readouterr()
    assert run("losses", case, "--json") == 0
    losses = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert run("runs", case, "--json") == 0
    assert any(one["stage"] == "code" for one in losses)
    (told,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert told["report"]["lost"] == {one["reason"]: one["count"] for one in losses}
    assert told["unread"] == told["report"]["pages"]["unread"] == 2
    assert run("losses", case) == 0
    words = [line.partition("): ")[2] for line in capsys.readouterr().out.splitlines()]
    assert run("runs", case) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(": ", 1)[1] for line in lines if line.startswith("  lost")]
    for line in lines:
        if line.startswith("  lost"):
            assert line.split(": ", 1)[1] in words


def test_a_later_run_tells_what_it_did_not_read_again(
    tmp_path: Path, pages: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = str(tmp_path / "case")
    assert run("add", case, str(pages)) == 3
    (pages / "f.html").write_bytes(page(9))
    assert run("add", case, str(pages)) == 3
    capsys.readouterr()
    assert run("runs", case) == 0
    line, told = capsys.readouterr().out.split("\n2 ")[1].splitlines()[:2]
    assert "1 not read" in line
    assert "1 not read" in told


def test_a_run_that_changes_nothing_leaves_no_report(tmp_path: Path, pages: Path) -> None:
    with Case(tmp_path / "case") as case:
        case.add([str(pages)])
        before = case.run_reports()
        case.add([str(pages)])
        assert case.run_reports() == before


def test_reasons_are_counted_without_their_numbers_and_are_bounded() -> None:
    report = RunReport()
    for size in range(50):
        report.lose(f"file of {size} bytes; the longest read has 99")
    assert report.lost == {"file of … bytes; the longest read has 99": 50}
    for number in range(MOST_REASONS * 2):
        report.lose("x" * number)
    assert len(report.lost) <= MOST_REASONS + 1
    assert sum(report.lost.values()) == 50 + MOST_REASONS * 2
