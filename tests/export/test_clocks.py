"""Exports of a case as it was: by the day that pages were public, by the run that added them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import exported_case
import made_pages
from rujuk.cli import main
from rujuk.export.formats import FORMATS, write
from rujuk.export.weighed_case import WeighedCase

if TYPE_CHECKING:
    from pathlib import Path

EARLY = ("strike.txt", "other.txt")


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def in_two_runs(path: Path) -> None:
    """A case of the early pages; then, in a run of its own, of the protest and a reprint."""
    exported_case.made_case(path, *EARLY).close()
    with exported_case.made_case(path, "protest.txt", "reprint.txt"):
        pass


@pytest.mark.parametrize("name", FORMATS)
def test_an_earlier_run_is_exported_as_it_was(name: str, tmp_path: Path) -> None:
    in_two_runs(tmp_path / "case")
    with exported_case.made_case(tmp_path / "early", *EARLY) as case:
        write(WeighedCase(case), name, str(tmp_path / "one"), text=True)
    arguments = ["export", str(tmp_path / "case"), name, "-o", str(tmp_path / "two")]
    with pytest.raises(SystemExit) as left:
        main([*arguments, "--as-of-run", "1"])
    assert left.value.code == 0
    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_what_was_public_by_a_day_is_all_that_is_told(tmp_path: Path) -> None:
    with exported_case.made_case(tmp_path / "case") as case:
        by_day = WeighedCase(case, known_at="2025-03-05")
        all_pages = WeighedCase(case)
    dated = {
        document.id: document.published_on.edtf
        for document, _ in exported_case.PAGES.values()
        if document.published_on is not None
    }
    told = {page.document.id for page in by_day.pages}
    assert {key for key, day in dated.items() if day <= "2025-03-05"} <= told
    assert not {key for key, day in dated.items() if day > "2025-03-05"} & told
    visited = made_pages.parts()[0]
    assert visited.not_after == "2025-06-02"
    assert visited.id not in told, "public by June at the latest is not public by March"
    undated = made_pages.deployment()[0]
    assert undated.id in told, "of an unknown day is in every picture"
    assert by_day.weighed.known_at == "2025-03-05"
    assert len(by_day.deeds) < len(all_pages.deeds)


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--as-of-run", "9", "the last run of the case is 1"),
        ("--known-at", "June", "no day"),
    ],
)
def test_a_clock_that_the_case_has_not(
    option: str, value: str, said: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    exported_case.made_case(tmp_path / "case", *EARLY).close()
    out = str(tmp_path / "out")
    with pytest.raises(SystemExit) as left:
        main(["export", str(tmp_path / "case"), "geojson", "-o", out, option, value])
    assert left.value.code == 2
    assert said in capfd.readouterr().err


@pytest.mark.parametrize(
    "option", [["--no-text"], ["--known-at", "2025-03-05"], ["--as-of-run", "1"]]
)
def test_pages_for_people_show_all_of_a_case(
    option: list[str], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    exported_case.made_case(tmp_path / "case", *EARLY).close()
    with pytest.raises(SystemExit) as left:
        main(["export", str(tmp_path / "case"), "html", "-o", str(tmp_path / "out"), *option])
    assert left.value.code == 2
    assert "html" in capfd.readouterr().err
    assert not (tmp_path / "out").exists()
