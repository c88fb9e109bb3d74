"""How a run went is kept beside it, as far as it came, and no result is made of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from made_archives import page, record, warc
from rujuk.cli import main
from rujuk.store.case import Case
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
    assert "4 pages met: 3 added, 1 unread; 1 copies" in told
    assert "lost 1: a PDF file, not a page" in told
    assert run("runs", case, "--json") == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert json.loads(line)["report"]["pages"] == {"added": 3, "unread": 1}


def test_a_run_that_changes_nothing_leaves_no_report(tmp_path: Path, pages: Path) -> None:
    with Case(tmp_path / "case") as case:
        case.add([str(pages)])
        before = case.run_reports()
        case.add([str(pages)])
        assert case.run_reports() == before


def test_reasons_are_counted_without_their_numbers_and_are_bounded() -> None:
    report = RunReport()
    for size in range(50):
        report.lose(f"file of {size} bytes")
    assert report.lost == {"file of N bytes": 50}
    for number in range(MOST_REASONS * 2):
        report.lose("x" * number)
    assert len(report.lost) <= MOST_REASONS + 1
    assert sum(report.lost.values()) == 50 + MOST_REASONS * 2
