"""JSON Lines against their schema, Parquet by DuckDB: every record once, field by field."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import duckdb
import jsonschema
import pytest

from rujuk import form
from rujuk.errors import ExportError
from rujuk.export import parquet
from rujuk.export.csv_tables import FIELDS, rows_of_table
from rujuk.export.lines import FILES, lines_of
from rujuk.export.weighed_case import WeighedCase
from rujuk.records import Verdict
from rujuk.store.case import Case

if TYPE_CHECKING:
    from pathlib import Path


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


@pytest.mark.parametrize("name", FILES)
def test_every_line_is_of_its_schema(name: str, written: Path, wordless: Path) -> None:
    for folder in (written / "jsonl", wordless / "jsonl"):
        schema = json.loads((folder / f"{name}.schema.json").read_text("utf-8"))
        jsonschema.Draft202012Validator.check_schema(schema)
        validator = jsonschema.Draft202012Validator(schema)
        found = lines(folder / f"{name}.jsonl")
        assert found or name == "reviews"
        for line in found:
            validator.validate(line)
            more = line | {"surprise": 1}
            with pytest.raises(jsonschema.ValidationError):
                validator.validate(more)


@pytest.mark.parametrize("name", FILES)
def test_lines_come_back_as_they_were(name: str, written: Path, weighed: WeighedCase) -> None:
    told = [json.loads(form.encode(line)) for line in lines_of(weighed, name, text=True)]
    assert lines(written / "jsonl" / f"{name}.jsonl") == told


def test_without_text_ids_and_offsets_stay(written: Path, wordless: Path) -> None:
    for name in FILES:
        whole = lines(written / "jsonl" / f"{name}.jsonl")
        for full, bare in zip(whole, lines(wordless / "jsonl" / f"{name}.jsonl"), strict=True):
            for key in ("id", "start", "end", "measure", "low", "best", "high", "type", "claims"):
                if key in full and not isinstance(full[key], list):
                    assert bare[key] == full[key]
            assert bare.get("quote") is None
            assert bare.get("text") is None
    (event,) = (
        one for one in lines(wordless / "jsonl" / "events.jsonl") if one["type"] == "CONSULT"
    )
    assert [one["name"] for one in (*event["actors"], *event["recipients"])] == [None, "China"]
    assert [one["country"] for one in (*event["actors"], *event["recipients"])] == ["IDN", "CHN"]


@pytest.mark.parametrize("table", FIELDS)
def test_parquet_comes_back_cell_by_cell(table: str, written: Path, weighed: WeighedCase) -> None:
    path = written / "parquet" / f"{table}.parquet"
    with duckdb.connect() as database:
        found = database.execute("SELECT * FROM read_parquet(?)", [str(path)])
        names = [one[0] for one in found.description or ()]
        kinds = [str(one[1]) for one in found.description or ()]
        rows = found.fetchall()
    assert names == [*FIELDS[table]]
    assert kinds == [parquet.TYPES[kind] for kind in FIELDS[table].values()]
    told = [*rows_of_table(weighed, table, text=True)]
    assert len(rows) == len(told)
    for row, cells in zip(rows, told, strict=True):
        for name, value, cell in zip(names, row, cells, strict=True):
            if isinstance(value, bool):
                assert cell == str(value).lower(), name
            elif hasattr(value, "isoformat"):
                assert cell == value.isoformat(), name
            else:
                assert cell == value, name


def test_parquet_says_what_is_missing(
    weighed: WeighedCase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parquet, "find_spec", lambda _: None)
    with pytest.raises(ExportError, match=r"rujuk\[export\]"):
        parquet.write_parquet(weighed, tmp_path, text=True)


def test_parquet_is_written_below_any_folder(weighed: WeighedCase, tmp_path: Path) -> None:
    folder = tmp_path / 'the desk\'s "cases"'
    folder.mkdir()
    paths = parquet.write_parquet(weighed, folder, text=False).paths
    assert all(path.stat().st_size for path in paths)


def test_reviews_stand_beside_the_machine_s_records_and_hold_in_the_picture(
    tmp_path: Path, weighed: WeighedCase
) -> None:
    import exported_case  # noqa: PLC0415 - the other tests have the case ready

    with exported_case.made_case(tmp_path / "case") as case:
        claim = next(one for one in case.claims() if one.measure == "protesters")
        values = [("best", "7000"), ("low", "7000"), ("high", "7000")]
        case.review(claim.id, Verdict.CORRECT, by="desk", note="=as told", settings=values)
        reviewed = WeighedCase(case)
    before = {name: [*lines_of(weighed, name, text=True)] for name in FILES}
    after = {name: [*lines_of(reviewed, name, text=True)] for name in FILES}
    assert before["claims"] == after["claims"]
    assert [one["record"] for one in after["reviews"]] == [claim.id]
    crowd = {one["id"]: one for one in after["estimates"]}
    (told,) = (one for one in before["estimates"] if one["measure"] == "protesters")
    assert (told["best"], crowd[told["id"]]["best"]) == (5000, 7000)
    (row,) = rows_of_table(reviewed, "reviews", text=True)
    assert row[[*FIELDS["reviews"]].index("note")] == "=as told"
    (bare,) = rows_of_table(reviewed, "reviews", text=False)
    assert bare[[*FIELDS["reviews"]].index("note")] is None


def test_an_empty_case_gives_empty_files(tmp_path: Path) -> None:
    from rujuk.export.formats import FORMATS, write  # noqa: PLC0415

    with Case(tmp_path / "case") as case:
        empty = WeighedCase(case)
    for name in FORMATS:
        for path in write(empty, name, str(tmp_path / name), text=True).paths:
            assert path.is_file()
