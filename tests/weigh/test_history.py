"""Histories are those of a plain replay, whatever is spared in making them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeVar

from hypothesis import given, settings, strategies as st

from rujuk.records import Hedge, Measure, Modality, Mode, Stance
from rujuk.weigh.constants import CONSTANTS, Role
from rujuk.weigh.history import add_step, history, known
from rujuk.weigh.moments import read_span
from rujuk.weigh.quantities import Step, make_quantities
from rujuk.weigh.statements import Authority, Scope, Statement, Subject
from weighing import HEALTH, RELIEF, say

if TYPE_CHECKING:
    from collections.abc import Sequence

AUTHORITIES = [
    Authority(name="health", family="IDN", role=Role.OFFICIAL, country="IDN"),
    Authority(name="police", family="IDN", role=Role.OFFICIAL, country="IDN"),
    Authority(name="relief", family="relief", role=Role.IGO_NGO),
    Authority(name="army", family="XAA", role=Role.BELLIGERENT_OWN, country="XAA"),
    Authority(name="rumour", family="rumour", role=Role.ANONYMOUS),
]
SUBJECTS = [
    Subject(),
    Subject(country="XAA"),
    Subject(country="XAA", affair="a"),
    Subject(country="XBB", affair="a"),
    Subject(country="XBB", affair="b"),
]
MEASURES = [Measure.KILLED, Measure.WOUNDED, Measure.KILLED_OR_WOUNDED, Measure.MISSING]
DAYS = ["2024-03-01", "2024-03-02", "2024-03-05", "2024-03-05T08:00", "2024-03-20", "2024-03", None]
MODALITIES = [Modality.HAPPENED, Modality.DENIED, Modality.PLANNED]
PLACES = [("IDN",), ("IDN", "Aceh"), ("XAA",)]
MODES = [Mode.STOCK, Mode.UNKNOWN, Mode.FLOW]
T = TypeVar("T")


def few(values: Sequence[T], most: int = 2) -> st.SearchStrategy[list[T]]:
    """Some of the values: with few of each kind, statements meet."""
    return st.lists(st.sampled_from(values), min_size=1, max_size=most, unique_by=id)


@st.composite
def told(draw: st.DrawFn) -> list[Statement]:
    """Statements of few subjects that garble, deny, take back, add up, grow and are rumoured."""
    voices, subjects = draw(few(AUTHORITIES, 3)), draw(few(SUBJECTS, 3))
    measures, places, modes = draw(few(MEASURES)), draw(few(PLACES)), draw(few(MODES))
    modalities, days = draw(few(MODALITIES)), draw(few(DAYS, 4))
    made = []
    for number in range(draw(st.integers(1, 14))):
        figure = float(draw(st.sampled_from([0, 40, 41, 100, 110, 300])))
        hedge = draw(st.sampled_from([Hedge.EXACT, Hedge.AT_LEAST]))
        mode = draw(st.sampled_from(modes))
        day = draw(st.sampled_from(days))
        made.append(
            Statement(
                id=f"s{number:02}",
                report=f"r{number:02}",
                outlet=None,
                language=None,
                authority=draw(st.sampled_from(voices)),
                measure=draw(st.sampled_from(measures)),
                subject=draw(st.sampled_from(subjects)),
                scope=Scope(path=draw(st.sampled_from(places))),
                low=figure,
                best=figure,
                high=None if hedge is Hedge.AT_LEAST else figure,
                hedge=hedge,
                mode=mode,
                modality=draw(st.sampled_from(modalities)),
                stance=draw(st.sampled_from([Stance.STATED, Stance.STATED, Stance.RUMOURED])),
                as_of=read_span(draw(st.sampled_from([day, days[0], None]))),
                reported_at=read_span(day),
                window=read_span("2024-03-02/2024-03-05") if mode is Mode.FLOW else None,
            )
        )
    return made


def plain_history(statements: list[Statement]) -> dict[str, list[Step]]:
    """Every state made afresh, of everything, on every day."""
    days = {one.reported_at.text[:10] for one in statements if one.reported_at is not None}
    steps: dict[str, list[Step]] = defaultdict(list)
    for day in sorted(days) or [None]:
        for quantity in make_quantities(known(statements, day), CONSTANTS):
            add_step(steps[quantity.id], quantity, day)
    return {key: found for key, found in steps.items() if found}


@settings(max_examples=300, deadline=None, derandomize=True)
@given(told())
def test_a_history_is_that_of_a_plain_replay(made: list[Statement]) -> None:
    assert history(made, None, CONSTANTS) == plain_history(made)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(told())
def test_no_affair_bears_on_another(made: list[Statement]) -> None:
    """What `history` relies on: the picture of all is that of each affair by itself."""
    apart: dict[object, list[Statement]] = defaultdict(list)
    for one in made:
        apart[one.subject.affair or one.subject].append(one)
    found = [q for some in apart.values() for q in make_quantities(some, CONSTANTS)]
    assert [*make_quantities(made, CONSTANTS)] == sorted(found, key=lambda one: one.id)


def test_a_figure_of_another_quantity_may_hold_one_that_is_told_no_more() -> None:
    """What is kept from the day before is weighed anew where a guard finds it garbled now."""
    made = [
        say(400, HEALTH, "2024-03-01"),
        say(90, RELIEF, "2024-03-01"),
        say(400, HEALTH, "2024-03-02", measure=Measure.KILLED_OR_WOUNDED),
    ]
    steps = history(made, None, CONSTANTS)
    assert steps == plain_history(made)
    killed = next(found for found in steps.values() if len(found) > 1)
    assert [len(one.estimate.conflicts) for one in killed] == [1, 0]
