"""Threads of facts and short ways to ask what they give."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from rujuk.records import Measure
from rujuk.weigh.constants import CONSTANTS
from rujuk.weigh.facts import read_facts
from rujuk.weigh.summary import weigh_statements

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rujuk.weigh.statements import Statement

THREADS = Path(__file__).parent / "weigh" / "threads"


def thread(name: str) -> list[Statement]:
    """The statements of a thread of `threads/`."""
    return read_facts(THREADS / f"{name}.csv")


def weighed(statements: Sequence[Statement], known_at: str | None = None) -> dict[str, Any]:
    """What the statements give, as JSON."""
    return weigh_statements(statements, known_at, CONSTANTS)


def estimate(
    made: dict[str, Any], measure: str, *, place: str | None = None, planned: bool = False
) -> dict[str, Any]:
    """The one estimate of a measure (in a place)."""
    assert Measure(measure)
    found = [
        one
        for one in made["estimates"]
        if one["measure"] == measure
        and (one["modality"] == "planned") is planned
        and (place is None or one["place"]["text"] == place)
    ]
    assert len(found) == 1, found
    return found[0]


def owners(made: dict[str, Any], claim: str) -> list[str]:
    """Ids of the assertions that a row is a mention of; sums of others left out."""
    return [
        one["id"]
        for one in made["assertions"]
        if claim in one["claims"] and not one["derived_from"]
    ]


def against(made: dict[str, Any]) -> list[set[str]]:
    """The rows of each contradiction."""
    return [set(one["claims"]) for one in made["contradictions"]]
