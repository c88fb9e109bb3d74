"""A case that was cut off, written over, or lost: told by every command, and never made worse."""

from __future__ import annotations

import os
import random
import shutil
from typing import TYPE_CHECKING

import pytest

import made_pages
from rujuk.cli import main
from rujuk.records import Verdict
from rujuk.store.case import Case

if TYPE_CHECKING:
    from pathlib import Path

PAGES = 60


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("whole") / "case"
    made = [made_pages.deployment(), *(made_pages.plain(f"Kalimat {n}.") for n in range(PAGES))]
    codings = {document.id: coding for document, coding in made}
    pages = [
        (document, made_pages.sighting(document, f"{number}.txt"))
        for number, (document, _) in enumerate(made)
    ]
    with Case(path) as case:
        case.add_pages(pages, lambda document: codings[document.id])
    return path


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text("Sekitar 1.500 tentara tiba di Rusia.", "utf-8")
    return path


def ran(capfd: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    """Exit code and what was said on stderr; anything but an exit fails the test."""
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert isinstance(left.value.code, int)
    return left.value.code, capfd.readouterr().err


@pytest.mark.parametrize("share", [0.0005, 0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.999])
def test_a_case_that_is_cut_off_is_told(
    whole: Path, page: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str], share: float
) -> None:
    case = tmp_path / "case"
    shutil.copy(whole, case)
    size = int(whole.stat().st_size * share)
    os.truncate(case, size)
    for command in (["check"], ["runs"], ["brief"], ["add"], ["export"]):
        more = {"add": [str(page)], "export": ["jsonl", "-o", str(tmp_path / "out")]}
        code, said = ran(capfd, *command, str(case), *more.get(command[0], []))
        assert code in {0, 1, 2}
        if command == ["check"]:
            assert code, "a case that lacks its end is whole"
        if code == 2:
            assert f"error: {case}: " in said


def test_a_case_that_is_written_over_is_told(
    whole: Path, page: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    chance = random.Random(3)
    content = whole.read_bytes()
    told = 0
    for number in range(40):
        case = tmp_path / f"case{number}"
        spoilt = bytearray(content)
        at, length = chance.randrange(len(content)), chance.choice((1, 20, 400, 5000))
        spoilt[at : at + length] = chance.randbytes(len(spoilt[at : at + length]))
        case.write_bytes(spoilt)
        for command in (["check"], ["brief"], ["add"]):
            more = [str(page)] if command == ["add"] else []
            code, said = ran(capfd, *command, str(case), *more)
            assert code in {0, 1, 2}
            if code == 2:
                told += 1
                assert f"error: {case}: " in said
    assert told > 20


@pytest.mark.parametrize("is_there", [True, False])
def test_a_journal_whose_case_is_gone_is_kept(
    whole: Path,
    page: Path,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    is_there: bool,  # noqa: FBT001
) -> None:
    case, journal, kept = tmp_path / "case", tmp_path / "case-wal", tmp_path / "kept"
    shutil.copy(whole, case)
    with Case(case) as opened:
        opened.review(made_pages.deployment()[1].claims[0].id, Verdict.ACCEPT, by="desk")
        shutil.copy(journal, kept)
        shutil.copy(case, tmp_path / "away")
    held = kept.read_bytes()
    assert held
    case.unlink()
    if is_there:
        case.touch()
    journal.write_bytes(held)
    for command in (["add", str(case), str(page)], ["check", str(case)], ["brief", str(case)]):
        code, said = ran(capfd, *command)
        assert code
        if command[0] != "brief":  # a file that is no case is a page to it
            assert code == 2
            assert f"its journal {journal} is there" in said
        assert journal.read_bytes() == held
    shutil.move(tmp_path / "away", case)
    with Case(case) as opened:
        assert len(opened.replies()) == 1
