"""What a case printed after any of its runs it prints again, byte for byte (law 7)."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from rujuk.cli import rujuk
from rujuk.code.document import code_document
from rujuk.read.page import read_paths
from rujuk.store.case import Case

if TYPE_CHECKING:
    from collections.abc import Callable

    from rujuk.records import Coding, Document

EXAMPLES = sorted((Path(__file__).parents[2] / "examples" / "pages").iterdir())
FORMS = ((), ("--json",), ("--markdown",), ("--lang", "id"), ("--without-reviews",))
DAYS = ("2024-12-31", "2025-04-30", "2025-07-31")


def run(*arguments: str) -> str:
    """What a command prints on stdout; any other exit code than 0 is a failure."""
    done = CliRunner().invoke(rujuk, arguments)
    assert done.exit_code == 0, (done.output, done.exception)
    return done.stdout


def another_program(document: Document) -> Coding:
    """The records of another version: every second claim gone, the figures of others changed."""
    coding = code_document(document)
    claims = tuple(
        replace(one, low=7, best=7, high=7) if number % 4 else one
        for number, one in enumerate(coding.claims)
        if number % 2
    )
    kept = {one.id for one in claims}
    events = tuple(replace(one, claims=()) for one in coding.events)
    claims = tuple(replace(one, part_of=None) for one in claims if one.id in kept)
    return replace(coding, coded_by="another", claims=claims, events=events)


def history(case: str, folder: Path) -> list[Callable[[], object]]:
    """Changes of a case, each a run: pages, a copy elsewhere, reviews, another coding, a loss."""
    copy = folder / "copy.txt"
    broken = folder / "broken.txt"

    def claims() -> list[str]:
        with Case(case) as opened:
            return [one.id for one in opened.claims()]

    def recode() -> None:
        with Case(case) as opened:
            opened.add_pages(read_paths([str(EXAMPLES[0]), str(EXAMPLES[1])]), another_program)

    def correct() -> str:
        values = ("--set", "low=1", "--set", "best=2", "--set", "high=3")
        reason = ("--note", "as the page says", "--by", "desk")
        return run("review", case, claims()[2], "correct", *values, *reason)

    return [
        lambda: run("add", case, *map(str, EXAMPLES[:3])),
        lambda: run("review", case, claims()[0], "reject", "--note", "a rumour", "--by", "desk"),
        lambda: run("add", case, *map(str, EXAMPLES[3:5]), str(shutil.copy(EXAMPLES[0], copy))),
        correct,
        recode,
        lambda: broken.write_bytes(b"") or CliRunner().invoke(rujuk, ["add", case, str(broken)]),
        lambda: run("review", case, claims()[0], "accept", "--by", "chief"),
        lambda: run("add", case, *map(str, EXAMPLES)),
    ]


def printed(case: str, *cut: str) -> list[str]:
    """The brief of a case in every form, and as known on each of the days."""
    whole = [run("brief", case, *form, *cut) for form in FORMS]
    return whole + [run("brief", case, "--json", "--known-at", day, *cut) for day in DAYS]


def test_every_run_of_a_case_can_be_printed_again(tmp_path: Path) -> None:
    case = str(tmp_path / "case")
    kept: dict[int, list[str]] = {}
    for change in history(case, tmp_path):
        change()
        with Case(case) as opened:
            number = opened.last_run() or 0
        assert number not in kept, "each change is a run"
        kept[number] = printed(case)
    assert len({tuple(one) for one in kept.values()}) == len(kept), "each run changed something"
    assert [json.loads(one[1])["run"] for one in kept.values()] == list(kept)
    for number, before in kept.items():
        assert printed(case, "--as-of-run", str(number)) == before
    run("check", case)


def test_a_day_of_the_past_is_known_as_it_was_before_later_pages_came(tmp_path: Path) -> None:
    """Pages of a later day change no picture of an earlier day but its run."""
    case = str(tmp_path / "case")
    run("add", case, *map(str, EXAMPLES))
    before = json.loads(run("brief", case, "--json", "--known-at", DAYS[0]))
    late = tmp_path / "late.html"
    late.write_text(
        "<html><head><meta property='article:published_time' content='2025-12-01T08:00:00Z'>"
        "<title>Pasukan baru tiba di Rusia</title></head><body><article>"
        "<h1>Pasukan baru tiba di Rusia</h1><p>Sekitar 90.000 tentara Korea Utara tiba di Rusia "
        "pada Senin, kata militer Ukraina dalam laporan hariannya kepada wartawan.</p>"
        "</article></body></html>",
        "utf-8",
    )
    run("add", case, str(late))
    after = json.loads(run("brief", case, "--json", "--known-at", DAYS[0]))
    assert "90000" in run("brief", case, "--json")
    assert after == before | {"run": 2}


def test_a_run_that_was_cut_short_is_printed_as_it_was(tmp_path: Path) -> None:
    case = str(tmp_path / "case")

    with Case(case) as opened:
        opened.add([str(EXAMPLES[0])])
        opened._connection.execute("UPDATE runs SET closed = 0")  # noqa: SLF001 - as a kill does
    before = printed(case)
    run("add", case, *map(str, EXAMPLES))
    assert printed(case, "--as-of-run", "1") == before
    assert "still going on" in before[0]


@pytest.mark.parametrize("number", ["0", "9"])
def test_a_run_that_never_was_is_told(tmp_path: Path, number: str) -> None:
    case = str(tmp_path / "case")
    run("add", case, str(EXAMPLES[0]))
    done = CliRunner().invoke(rujuk, ["brief", case, "--as-of-run", number])
    assert done.exit_code == 2
