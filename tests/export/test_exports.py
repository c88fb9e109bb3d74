"""Exports hold every record once, mark no text as a formula, and need no new schema for peers."""

from __future__ import annotations

import csv
import dataclasses
import json
import re
import types
import typing
from pathlib import Path

import pytest

import made_pages
from rujuk import form, records
from rujuk.export.columns import GED, POLECAT, WEIGHED, Column
from rujuk.export.lines import FILES, write_jsonl
from rujuk.export.tables import COLUMNS, guarded, unguarded, write_csv
from rujuk.records import Loss, Verdict
from rujuk.store.case import Case

FORMATS = Path(__file__).parents[2] / ".." / "shared" / "reference" / "formats.md"
MADE = [(*made_pages.deployment(), "=cmd.txt"), (*made_pages.parts(), "b.txt")]


@pytest.fixture
def case(tmp_path: Path) -> Case:
    codings = {document.id: coding for document, coding, _ in MADE}
    made = Case(tmp_path / "case")
    items = [(document, made_pages.sighting(document, path)) for document, _, path in MADE]
    loss = Loss(stage="read", reason="empty", path="x")
    made.add_pages([*items, loss], lambda document: codings[document.id])
    return made


def table(path: str) -> list[dict[str, str]]:
    with Path(path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def rows(path: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in Path(path).read_text("utf-8").splitlines()]


def test_lines_hold_every_record_in_the_wire_form(case: Case, tmp_path: Path) -> None:
    paths = write_jsonl(case, str(tmp_path / "out"))
    assert [Path(path).stem for path in paths] == list(FILES)
    documents, claims, events, relations, losses, reviews = map(rows, paths)
    assert reviews == []
    assert [line["text"] for line in documents] == [one.text for one in case.documents()]
    assert [line["id"] for line in claims] == [one.id for one in case.claims()]
    assert [line["id"] for line in events] == [one.id for one in case.events()]
    assert [line["id"] for line in relations] == [one.id for one in case.relations()]
    assert len(losses) == len(list(case.losses())) == 2
    assert {line["path"] for line in claims} == {"=cmd.txt", "b.txt"}
    stored = json.loads(form.encode(form.claim_form(next(case.claims()))))
    assert claims[0] == claims[0] | stored


def test_no_text_leaves_out_the_text_and_keeps_the_quotes(case: Case, tmp_path: Path) -> None:
    for line in rows(write_jsonl(case, str(tmp_path / "lines"), text=False)[0]):
        assert "text" not in line
        assert line["claims"]
        assert all(claim["quote"] for claim in line["claims"])
        assert all(loss["quote"] is None for loss in line["losses"])
    lost = rows(write_jsonl(case, str(tmp_path / "lines"), text=False)[4])
    assert all(loss["quote"] is None for loss in lost)
    assert any(loss["start"] is not None for loss in lost)
    for row in table(write_csv(case, str(tmp_path / "tables"), text=False)[0]):
        assert row["text"] == ""


def test_tables_hold_every_record(case: Case, tmp_path: Path) -> None:
    paths = write_csv(case, str(tmp_path / "out"))
    assert [Path(path).stem for path in paths] == list(COLUMNS)
    documents, claims, events, relations, reviews = map(table, paths)
    assert reviews == []
    for found, name in ((documents, "documents"), (claims, "claims"), (events, "events")):
        assert list(found[0]) == list(COLUMNS[name])
        assert not [row for row in found if None in row or None in row.values()]
    assert len(claims) == len(list(case.claims()))
    assert len(events) == len(list(case.events()))
    assert len(relations) == len(list(case.relations()))
    assert {row["path"] for row in documents} == {"'=cmd.txt", "b.txt"}
    texts = {row["id"]: unguarded(row["text"]) for row in documents}
    for row in (*claims, *events, *relations):
        text = texts[row["document"]]
        assert text[int(row["start"]) : int(row["end"])] == unguarded(row["quote"])
    killed = next(row for row in claims if row["measure"] == "killed_or_wounded")
    assert (killed["low"], killed["best"], killed["high"]) == ("3000", "3000", "")


def test_reviews_have_a_file_of_their_own_beside_the_machine_s_records(
    case: Case, tmp_path: Path
) -> None:
    before = [Path(path).read_bytes() for path in write_jsonl(case, str(tmp_path / "before"))]
    claim = next(case.claims())
    values = [("best", "1200"), ("low", "1000"), ("high", "1500"), ("said_by", "NIS")]
    case.review(claim.id, Verdict.CORRECT, by="desk", note="=as the page says", settings=values)
    paths = write_jsonl(case, str(tmp_path / "after"))
    assert [Path(path).read_bytes() for path in paths[:-1]] == before[:-1]
    (line,) = rows(paths[-1])
    (row,) = table(write_csv(case, str(tmp_path / "tables"))[-1])
    assert line["record"] == line["holds_for"] == row["record"] == claim.id
    assert json.loads(row["set"]) == line["set"]
    assert row["note"] == "'=as the page says"
    assert (row["review"], row["standing"], row["reread"]) == ("2", "holds", "no")
    assert list(row) == list(COLUMNS["reviews"]) == [key for key in line if key in row]


def test_the_same_case_gives_the_same_bytes(case: Case, tmp_path: Path) -> None:
    for write in (write_csv, write_jsonl):
        one, other = write(case, str(tmp_path / "one")), write(case, str(tmp_path / "two"))
        assert [Path(path).read_bytes() for path in one] == [
            Path(path).read_bytes() for path in other
        ]


@pytest.mark.parametrize(
    "cell", ["=1+1", "+62", "-5", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "'tis", "\uff1d1", "'=1"]
)
def test_no_cell_of_text_is_a_formula(cell: str) -> None:
    assert guarded(cell) == f"'{cell}"
    assert unguarded(guarded(cell)) == cell


def test_plain_text_and_numbers_are_written_bare() -> None:
    assert guarded("Korea Utara") == "Korea Utara"
    assert guarded(-1.5) == "-1.5"
    assert guarded(0) == "0"
    assert guarded(None) == guarded("") == ""


# --- peers ---------------------------------------------------------------------------------------


def part_types(annotation: object) -> list[type]:
    """The dataclasses in an annotation: `tuple[Party, ...]`, `Place | None`."""
    if typing.get_origin(annotation) in {tuple, types.UnionType, typing.Union}:
        return [one for inner in typing.get_args(annotation) for one in part_types(inner)]
    return [annotation] if isinstance(annotation, type) else []


def has_field(kinds: list[type], path: list[str]) -> bool:
    if not path:
        return True
    for kind in kinds:
        if dataclasses.is_dataclass(kind):
            hints = typing.get_type_hints(kind)
            if path[0] in hints and has_field(part_types(hints[path[0]]), path[1:]):
                return True
    return False


@pytest.mark.parametrize(("columns", "number"), [(POLECAT, 40), (GED, 49)])
def test_every_peer_column_has_a_field_or_is_not_known(
    columns: tuple[Column, ...], number: int
) -> None:
    assert len({column.name for column in columns}) == len(columns) == number
    for column in columns:
        if column.field is None:
            assert column.how, f"{column.name}: say why it is not known"
            continue
        kind, *path = column.field.split(".")
        if kind == "weigh":
            assert path[0] in WEIGHED
        else:
            assert path
            assert has_field([getattr(records, kind)], path), column


@pytest.mark.parametrize(("heading", "columns"), [("## POLECAT", POLECAT), ("## UCDP GED", GED)])
def test_the_columns_are_those_of_the_reference(heading: str, columns: tuple[Column, ...]) -> None:
    if not FORMATS.is_file():
        pytest.skip("the reference of formats lies outside the project")
    section = FORMATS.read_text("utf-8").split(heading, 1)[1].split("\n## ")[0]
    plain = re.sub(r"\([^)]*\)|\*\*", "", section)
    for column in columns:
        assert re.search(rf"(?<!\w){re.escape(column.name)}(?!\w)", plain), column.name
