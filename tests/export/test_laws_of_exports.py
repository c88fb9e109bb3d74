"""What holds for every format: same bytes, no formulas, no words when asked, no report counted."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import exported_case
from rujuk.export import acled, gdelt, ged, polecat
from rujuk.export.cells import GUARDED, guarded, several, unguarded, write_tsv_table
from rujuk.export.formats import FORMATS, write
from rujuk.export.weighed_case import WeighedCase
from rujuk.records import Measure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rujuk.export.columns import Column

REFERENCE = Path(__file__).parents[2] / ".." / "shared" / "reference" / "formats.md"


def files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder by its relative path."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*.*"))}


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_case_gives_the_same_bytes(name: str, written: Path, tmp_path: Path) -> None:
    names = [*reversed(exported_case.PAGES)]
    with exported_case.made_case(tmp_path / "case", *names) as case:
        again = WeighedCase(case)
    write(again, name, str(tmp_path / "out"), text=True)
    assert files(tmp_path / "out") == files(written / name)


@pytest.mark.parametrize("name", FORMATS)
def test_without_text_no_words_of_a_page_leave(name: str, wordless: Path, written: Path) -> None:
    quotes = exported_case.quotes()
    pages = [document.text for document, _ in exported_case.PAGES.values()]
    titles = [document.title.text for document, _ in exported_case.PAGES.values() if document.title]
    runs = {" ".join(words) for text in pages for words in _runs(text.split(), 4)}
    for path, data in files(wordless / name).items():
        if path.endswith(".parquet"):
            continue  # compressed: the same rows as csv
        text = data.decode()
        for words in (*quotes, *titles, *runs):
            assert words not in text, (path, words)
    assert files(written / name).keys() == files(wordless / name).keys()


def _runs(words: list[str], length: int) -> Iterator[list[str]]:
    for start in range(len(words) - length):
        yield words[start : start + length]


@pytest.mark.parametrize("name", ["csv", "polecat", "ged", "acled", "gdelt", "datapackage"])
def test_no_cell_of_a_table_is_a_formula(name: str, written: Path) -> None:
    number = re.compile(r"-?\d+(\.\d+)?(e-?\d+)?")
    dangerous = 0
    for path in (written / name).iterdir():
        if path.suffix not in {".csv", ".tsv"}:
            continue
        with path.open(encoding="utf-8", newline="") as file:
            rows = (
                csv.reader(file)
                if path.suffix == ".csv"
                else (line.removesuffix("\n").split("\t") for line in file)
            )
            for row in rows:
                for cell in row:
                    dangerous += cell[:2] in {"'=", "'@"}
                    harmless = cell.startswith("'") or number.fullmatch(cell)
                    assert harmless or cell[:1] not in GUARDED, (path, cell)
    if name in {"csv", "ged", "datapackage"}:
        assert dangerous, "the made case has a title that is a formula"


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1", "+62", "-5", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "'tis", "\uff1d1", "'=1", " =1+1",
        "\u00a0\u3000+1", "\ufeff=1", "\u200b@A1", "\u202e -1", "\x00=1", " \uff20A1", "\u22121",
    ],
)  # fmt: skip
def test_text_that_a_spreadsheet_runs_is_told_as_text(cell: str) -> None:
    assert guarded(cell) == f"'{cell}"
    assert unguarded(guarded(cell)) == cell


def test_plain_text_and_numbers_are_written_bare() -> None:
    assert guarded("Korea Utara") == "Korea Utara"
    assert guarded(" 1 - 2 = x") == " 1 - 2 = x"
    assert guarded(-1.5) == "-1.5"
    assert guarded(0) == "0"
    assert guarded(None) == guarded("") == ""
    assert several([]) is several([None, ""]) is None
    assert several(["a", None, "b"]) == "a; ; b"


def test_a_tsv_cell_stays_in_its_row_and_column(tmp_path: Path) -> None:
    path = tmp_path / "table.tsv"
    rows = [['one\ttwo\r\n"three"\u2028', None], ["\t=1+1", "\u2028@A1"]]
    write_tsv_table(path, ["a", "b"], rows, missing="None")
    assert path.read_text("utf-8") == "a\tb\none two  'three' \tNone\n' =1+1\t' @A1\n"


def test_reports_are_never_counted_as_events(tmp_path: Path) -> None:
    with exported_case.made_case(tmp_path / "one", "strike.txt", "other.txt") as case:
        fewer = WeighedCase(case)
    with exported_case.made_case(
        tmp_path / "more", "strike.txt", "other.txt", "reprint.txt"
    ) as case:
        more = WeighedCase(case)
    (one,), (other,) = fewer.deeds, more.deeds
    assert one.id == other.id
    assert (len(one.pages), len(other.pages)) == (2, 3)
    assert one.happening.reports == other.happening.reports == 2
    for name, file in (("ged", "ged.csv"), ("acled", "acled.csv"), ("polecat", "polecat.tsv")):
        for number, case_ in enumerate((fewer, more)):
            write(case_, name, str(tmp_path / str(number)), text=False)
            rows = (tmp_path / str(number) / file).read_text("utf-8").splitlines()
            assert len(rows) == 2, "a header and one row for each happening"
    dead = one.dead
    assert dead is not None
    assert dead == other.dead


def test_a_figure_belongs_to_one_happening_and_sides_add_up(weighed: WeighedCase) -> None:
    owned = [figure.id for deed in weighed.deeds for figure in deed.figures]
    assert len(owned) == len(set(owned)) == 4
    assert sorted(figure.measure for deed in weighed.deeds for figure in deed.figures) == [
        Measure.CAPTURED,
        Measure.KILLED,
        Measure.KILLED_OR_WOUNDED,
        Measure.PROTESTERS,
    ]
    for deed in weighed.deeds:
        if (dead := deed.dead) is not None:
            assert dead.best == dead.side_a + dead.side_b + dead.civilians + dead.unknown
            assert dead.low <= dead.best <= dead.high


@pytest.mark.parametrize(
    ("heading", "columns", "number"),
    [
        ("## POLECAT", polecat.COLUMNS, 40),
        ("## UCDP GED", ged.COLUMNS, 49),
        ("## ACLED", acled.COLUMNS, 31),
        ("## GDELT 2.0 Events", gdelt.EVENT_COLUMNS, 61),
        ("## GDELT 2.0 Mentions", gdelt.MENTION_COLUMNS, 16),
    ],
)
def test_the_columns_are_those_of_the_peer(
    heading: str, columns: tuple[Column, ...], number: int
) -> None:
    assert len({column.name for column in columns}) == len(columns) == number
    assert all(column.how for column in columns)
    assert all(column.value or column.how.startswith("empty: ") for column in columns) or (
        columns is gdelt.MENTION_COLUMNS
    )
    if not REFERENCE.is_file():
        pytest.skip("the reference of formats lies outside the project")
    section = REFERENCE.read_text("utf-8").split(heading, 1)[1].split("\n## ")[0].casefold()
    plain = re.sub(r"\((?!V)[^)]*\)|\*\*", "", section)
    for column in columns:
        name = re.sub(r"^Actor[12]Geo|^ActionGeo|^Actor2", "", column.name)
        name = name if name in {"_Lat", "_Long"} or "Geo" in column.name else column.name
        if column.name.startswith("Actor2") and "Geo" not in column.name:
            name = column.name.replace("Actor2", "Actor1")
        known = {"sqldate": "day"}.get(name.casefold(), name.casefold())
        assert known in plain, column.name
