"""The documentation names what the program has, and nothing that it has not."""

from __future__ import annotations

import dataclasses
import importlib.util
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click import Argument

from rujuk import records
from rujuk.cli import rujuk
from rujuk.export import geojson
from rujuk.export.csv_tables import FIELDS
from rujuk.export.formats import FORMATS

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
ALL_DOCS = {path.name: path.read_text("utf-8") for path in sorted(DOCS.glob("*.md"))}


def script(name: str) -> ModuleType:
    """A script of scripts/, loaded without running it."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_help_in_the_docs_is_the_help_of_the_program() -> None:
    expected = script("update_command_docs").page()
    assert ALL_DOCS["commands.md"] == expected, "run scripts/update_command_docs.py"


@pytest.mark.parametrize("name", sorted(rujuk.commands))
def test_every_command_and_option_says_what_it_does(name: str) -> None:
    command = rujuk.commands[name]
    assert command.help
    for parameter in command.params:
        explained: Any = getattr(parameter, "help", None) or isinstance(parameter, Argument)
        assert explained, f"{name} {parameter.name} has no help"


@pytest.mark.parametrize(
    ("record", "names"),
    [
        (records.Event, {"document", "start", "end"}),
        (records.Claim, {"document", "start", "end"}),
        (records.Relation, {"document", "start", "end"}),
    ],
)
def test_every_field_of_a_record_is_in_the_docs(record: type, names: set[str]) -> None:
    told = set(re.findall(r"`([a-z_]+)`", ALL_DOCS["form.md"]))
    fields = {field.name for field in dataclasses.fields(record)} - names
    assert fields <= told, sorted(fields - told)


@pytest.mark.parametrize(
    "vocabulary", [records.Hedge, records.Measure, records.BlockKind, records.Modality]
)
def test_every_member_of_a_vocabulary_is_in_the_docs(vocabulary: type) -> None:
    told = set(re.findall(r"[a-z_]+", "\n".join(ALL_DOCS.values())))
    members = {member.value for member in vocabulary}  # type: ignore[attr-defined]
    assert members <= told, sorted(members - told)


@pytest.mark.parametrize("table", FIELDS)
def test_every_export_column_is_in_the_docs(table: str) -> None:
    told = set(re.findall(r"`([a-z0-9_]+)`", ALL_DOCS["exports.md"]))
    assert set(FIELDS[table]) <= told, sorted(set(FIELDS[table]) - told)


def test_every_export_format_and_property_is_in_the_docs() -> None:
    told = set(re.findall(r"`([a-z0-9_]+)`", ALL_DOCS["exports.md"]))
    assert {*FORMATS, *geojson.PROPERTIES} <= told


def test_the_columns_of_peers_in_the_docs_are_those_written() -> None:
    expected = script("update_export_docs").page()
    assert ALL_DOCS["columns.md"] == expected, "run scripts/update_export_docs.py"


def test_every_page_is_in_the_table_of_contents() -> None:
    listed = set(re.findall(r"^([a-z]+)$", ALL_DOCS["index.md"], re.MULTILINE)) | {"index"}
    assert {name.removesuffix(".md") for name in ALL_DOCS} == listed


def test_every_page_that_is_named_exists() -> None:
    named = {
        (path, name)
        for folder in (ROOT / "src", ROOT / "scripts", ROOT / "tests")
        for path in sorted(folder.rglob("*.py"))
        for name in re.findall(r"docs/([a-z_]+\.md)", path.read_text("utf-8"))
    }
    assert not {(str(path), name) for path, name in named if name not in ALL_DOCS}


def test_the_examples_of_the_readme_are_there() -> None:
    for text in ((ROOT / "README.md").read_text("utf-8"), *ALL_DOCS.values()):
        for path in re.findall(r"examples/pages/[\w.-]+", text):
            assert (ROOT / path).exists(), path
