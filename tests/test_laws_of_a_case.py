"""Laws 5 to 7 over many pages: order, repetition, other addresses, and no clock."""

from __future__ import annotations

import ast
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given, settings, strategies as st

from rujuk.cli import rujuk
from rujuk.store.case import Case

SOURCE = Path(__file__).parents[1] / "src" / "rujuk"
EXAMPLES = Path(__file__).parents[1] / "examples" / "pages"
PAGES = [str(path) for path in sorted(EXAMPLES.iterdir())]
# What an added sighting may change (law 6): mentions, outlets, paths and copies.
OF_SIGHTINGS = {"sightings", "paths", "mentions", "copies", "run", "reports"}
FORBIDDEN_CALLS = {
    ("date", "today"),
    ("datetime", "now"),
    ("datetime", "today"),
    ("datetime", "utcnow"),
    ("time", "time"),
    ("time", "time_ns"),
    ("time", "localtime"),
    ("uuid", "uuid4"),
    ("os", "urandom"),
}


def run(*arguments: str) -> str:
    """What a command prints; any other exit code than 0 is a failure."""
    done = CliRunner().invoke(rujuk, arguments)
    assert done.exit_code == 0, (done.output, done.exception)
    return done.stdout


def figures(told: str) -> dict[str, Any]:
    """The brief without what another sighting may change."""

    def strip(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: strip(item) for key, item in value.items() if key not in OF_SIGHTINGS}
        if isinstance(value, list):
            return [strip(item) for item in value]
        return value

    return dict(strip(json.loads(told)))


@pytest.fixture(scope="module")
def whole_brief() -> str:
    return run("brief", "--json", *PAGES)


def test_the_order_of_the_pages_does_not_matter(whole_brief: str) -> None:
    @given(st.permutations(PAGES))
    @settings(max_examples=5, deadline=None, derandomize=True)
    def shuffled(paths: list[str]) -> None:
        assert run("brief", "--json", *paths) == whole_brief

    shuffled()


def test_the_same_file_twice_changes_nothing(whole_brief: str) -> None:
    assert run("brief", "--json", *PAGES, *PAGES) == whole_brief


def test_a_folder_is_its_files(whole_brief: str) -> None:
    assert figures(run("brief", "--json", str(EXAMPLES))) == figures(whole_brief)


def test_the_same_text_at_another_address_changes_no_figure(
    whole_brief: str, tmp_path: Path
) -> None:
    copies = [shutil.copy(path, tmp_path / f"copy-{Path(path).name}") for path in PAGES]
    told = run("brief", "--json", *PAGES, *map(str, copies))
    assert figures(told) == figures(whole_brief)
    assert json.loads(told)["sightings"] == 2 * len(PAGES)


def test_a_case_says_what_its_pages_say(whole_brief: str, tmp_path: Path) -> None:
    case = str(tmp_path / "case.rujuk")
    run("add", case, *PAGES)
    assert figures(run("brief", "--json", case)) == figures(whole_brief)


def test_adding_again_changes_nothing(tmp_path: Path) -> None:
    case = str(tmp_path / "case.rujuk")
    run("add", case, *PAGES)
    before = run("brief", "--json", case)
    run("add", case, *reversed(PAGES))
    assert run("brief", "--json", case) == before


def test_the_order_of_adding_changes_only_the_runs(tmp_path: Path) -> None:
    one, other = str(tmp_path / "one.rujuk"), str(tmp_path / "other.rujuk")
    for path in PAGES:
        run("add", one, path)
    for path in reversed(PAGES):
        run("add", other, path)
    assert figures(run("brief", "--json", one)) == figures(run("brief", "--json", other))


def test_a_run_of_the_past_can_be_printed_again(tmp_path: Path) -> None:
    case = str(tmp_path / "case.rujuk")
    run("add", case, *PAGES[:4])
    before = run("brief", case)
    run("add", case, *PAGES[4:])
    assert run("brief", case, "--as-of-run", "1") == before


def test_every_record_of_a_case_keeps_the_laws(tmp_path: Path) -> None:
    path = str(tmp_path / "case.rujuk")
    run("add", path, *PAGES)
    with Case(path, must_exist=True) as case:
        assert not case.check()
        assert list(case.claims())
        assert list(case.events())
    run("check", path)


# What forms of the server must carry is not to be guessed; it enters no record and no folder.
GUARDED = {"web/serving.py": {"secrets"}}
# A watch lives in time: a page is dated by the day on which it is fetched, as in a web archive.
CLOCKS = {"watch/times.py": {("time", "time")}}


@pytest.mark.parametrize(
    "path", sorted(SOURCE.rglob("*.py")), ids=lambda path: str(path.relative_to(SOURCE))
)
def test_no_clock_and_no_chance_in_the_program(path: Path) -> None:
    called = {
        (node.value.id, node.attr)
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
    }
    told = str(path.relative_to(SOURCE))
    assert called & FORBIDDEN_CALLS == CLOCKS.get(told, set())
    chance = {module for module, _ in called if module in {"random", "secrets"}}
    assert chance <= GUARDED.get(told, set())
