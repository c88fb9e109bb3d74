"""Threads of facts and short ways to ask what they give."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from rujuk.records import Hedge, Measure, Modality, Mode, Stance
from rujuk.weigh.constants import CONSTANTS, Role
from rujuk.weigh.facts import read_facts
from rujuk.weigh.moments import read_span
from rujuk.weigh.statements import Authority, Scope, Statement, Subject
from rujuk.weigh.summary import weigh_statements

if TYPE_CHECKING:
    from collections.abc import Sequence

THREADS = Path(__file__).parent / "weigh" / "threads"


def thread(name: str) -> list[Statement]:
    """The statements of a thread of `threads/`."""
    return read_facts(THREADS / f"{name}.csv")


def weighed(statements: Sequence[Statement], known_at: str | None = None) -> dict[str, Any]:
    """What the statements give, as JSON."""
    return weigh_statements(statements, known_at, CONSTANTS)


HEALTH = Authority(name="health", family="IDN", role=Role.OFFICIAL, country="IDN")
POLICE = Authority(name="police", family="IDN", role=Role.OFFICIAL, country="IDN")
RELIEF = Authority(name="relief", family="relief", role=Role.IGO_NGO)
OBSERVERS = Authority(name="observers", family="observers", role=Role.IGO_NGO)
ARMY = Authority(name="army", family="XAA", role=Role.BELLIGERENT_OWN, country="XAA")
REBELS = Authority(name="rebels", family="XBB", role=Role.BELLIGERENT, country="XBB")
AGENCY = Authority(name="agency", family="agency", role=Role.MEDIA)
RUMOUR = Authority(name="rumour", family="rumour", role=Role.ANONYMOUS)


def say(  # noqa: PLR0913 - the fields of a statement, each with its usual value
    figure: float,
    by: Authority,
    at: str | None,
    *,
    hedge: Hedge = Hedge.EXACT,
    measure: Measure = Measure.KILLED,
    place: tuple[str, ...] = ("IDN",),
    modality: Modality = Modality.HAPPENED,
    stance: Stance = Stance.STATED,
    mode: Mode = Mode.STOCK,
    reported: str | None = None,
    outlet: str = "o",
    high: float | None = None,
) -> Statement:
    """A statement of a figure; it is reported at its own time where no other is given."""
    low_open = hedge in (Hedge.UP_TO, Hedge.NEARLY, Hedge.LESS_THAN)
    high_open = hedge in (Hedge.AT_LEAST, Hedge.MORE_THAN)
    name = f"{by.name}-{figure:g}-{measure.value}-{at}-{reported}-{outlet}-{modality.value}"
    return Statement(
        id=f"{name}-{'/'.join(place)}-{stance.value}-{hedge.value}",
        report=f"r-{name}",
        outlet=outlet,
        language="id",
        authority=by,
        measure=measure,
        subject=Subject(),
        scope=Scope(path=place),
        low=None if low_open else figure,
        best=None if hedge in (Hedge.VAGUE, Hedge.RANGE) else figure,
        high=high if high is not None else None if high_open else figure,
        hedge=hedge,
        mode=mode,
        modality=modality,
        stance=stance,
        as_of=read_span(at),
        reported_at=read_span(reported or at),
    )


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
