"""Laws of weighing: order and repetition change nothing, replay never changes the past."""

from __future__ import annotations

import json
import random  # noqa: TC003 - Hypothesis reads the annotation
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from rujuk.records import Hedge, Measure, Modality, Mode, Stance
from rujuk.weigh.bands import band_of
from rujuk.weigh.constants import CONSTANTS, Role
from rujuk.weigh.moments import read_span
from rujuk.weigh.quantities import make_quantities
from rujuk.weigh.statements import Authority, Scope, Statement, Subject
from weighing import thread, weighed

AUTHORITIES = [
    Authority(name="NIS", family="KOR", role=Role.THIRD_PARTY_INTEL, country="KOR"),
    Authority(name="JCS", family="KOR", role=Role.THIRD_PARTY_INTEL, country="KOR"),
    Authority(name="GOV", family="UKR", role=Role.BELLIGERENT, country="UKR"),
    Authority(name="OCHA", family="UNO", role=Role.IGO_NGO, country="UNO"),
    Authority(name="health", family="IDN", role=Role.OFFICIAL, country="IDN"),
    Authority(name="agency", family="agency", role=Role.MEDIA),
    Authority(name="army", family="RUS", role=Role.BELLIGERENT_OWN, country="RUS"),
    Authority(name="blog", family="blog", role=Role.MEDIA_UNSOURCED),
]
OPEN_BELOW = (Hedge.UP_TO, Hedge.NEARLY)
OPEN_ABOVE = (Hedge.AT_LEAST, Hedge.MORE_THAN)
WIDE = (Hedge.VAGUE, Hedge.RANGE)
HEDGES = [Hedge.EXACT, Hedge.EXACT, Hedge.ABOUT, *OPEN_ABOVE, *OPEN_BELOW, *WIDE]
FIGURES = [0, 3, 4, 12, 52, 56, 100, 110, 137, 149, 300, 1000, 1100, 3000]


@st.composite
def statements(draw: st.DrawFn) -> list[Statement]:
    """Up to ten statements of four measures over a few weeks.

    Of days and of moments, undated ones, zeros, bounds, sizes in words, rumours, denials, plans,
    what was added.
    """
    made = []
    for number in range(draw(st.integers(1, 10))):
        figure = float(draw(st.sampled_from(FIGURES)))
        hedge = draw(st.sampled_from(HEDGES)) if figure else Hedge.NONE
        day = draw(st.integers(1, 28))
        told = f"2024-03-{day:02d}{draw(st.sampled_from(['', '', 'T06:00', 'T18:00']))}"
        as_of = draw(st.sampled_from([told, told, f"2024-03-{max(1, day - 3):02d}", None]))
        made.append(
            Statement(
                id=f"s{number:02d}",
                report=f"r{number:02d}",
                outlet=f"o{number:02d}",
                language="id",
                authority=draw(st.sampled_from(AUTHORITIES)),
                measure=draw(st.sampled_from(MEASURES)),
                subject=Subject(),
                scope=Scope(path=draw(st.sampled_from([(), ("RUS",), ("RUS", "Kursk")]))),
                low=None if hedge in OPEN_BELOW else figure,
                best=None if hedge in WIDE else figure,
                high=None if hedge in OPEN_ABOVE else figure * 3 if hedge in WIDE else figure,
                hedge=hedge,
                mode=draw(st.sampled_from([Mode.STOCK, Mode.STOCK, Mode.UNKNOWN, Mode.FLOW])),
                modality=draw(st.sampled_from(MODALITIES)),
                stance=draw(st.sampled_from(STANCES)),
                as_of=read_span(as_of),
                reported_at=read_span(told),
            )
        )
    return made


MEASURES = [Measure.KILLED, Measure.WOUNDED, Measure.KILLED_OR_WOUNDED, Measure.MISSING]
MODALITIES = [Modality.HAPPENED] * 4 + [Modality.PLANNED, Modality.DENIED]
STANCES = [Stance.STATED] * 4 + [
    Stance.ADMITTED, Stance.RUMOURED, Stance.RECALLED, Stance.CONFIRMED, Stance.UNVERIFIED,
]  # fmt: skip


@settings(max_examples=60, deadline=None, derandomize=True)
@given(statements(), st.randoms(use_true_random=False))
def test_order_changes_nothing(made: list[Statement], order: random.Random) -> None:
    mixed = [*made]
    order.shuffle(mixed)
    assert weighed(mixed) == weighed(made)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(statements(), st.integers(0, 9))
def test_the_same_statement_again_changes_nothing(made: list[Statement], which: int) -> None:
    assert weighed([*made, made[which % len(made)]]) == weighed(made)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(statements(), st.integers(0, 9))
def test_another_sighting_changes_mentions_and_outlets_only(
    made: list[Statement], which: int
) -> None:
    one = made[which % len(made)]
    copies = [replace(one, id=f"{one.id}-{n}", report=f"c{n}", outlet=f"c{n}") for n in range(3)]
    assert without_sightings(weighed([*made, *copies])) == without_sightings(weighed(made))


SIGHTINGS = {"mentions", "outlets", "languages", "claims", "paths", "documents", "undated"}


def without_sightings(made: Any) -> Any:
    """The picture without what counts or lists sightings; held claims by their reasons."""
    if isinstance(made, dict):
        kept = {key: value for key, value in made.items() if key not in SIGHTINGS}
        if "quarantined" in kept:
            kept["quarantined"] = {(one["because"], one["reason"]) for one in made["quarantined"]}
        return {key: without_sightings(value) for key, value in kept.items()}
    return [without_sightings(one) for one in made] if isinstance(made, list) else made


def faces(made: dict[str, Any]) -> list[str]:
    """What must not move: figures, grades, histories, how many contradictions."""
    keep = ("id", "low", "best", "high", "open_top", "grade", "as_of", "families", "flags")
    step = ("known_at", "low", "best", "high", "grade", "change")
    found = [
        json.dumps([{key: one[key] for key in keep}, [[s[k] for k in step] for s in one["series"]]])
        for one in made["estimates"]
    ]
    return [*sorted(found), *sorted(one["id"] for one in made["contradictions"])]


@settings(max_examples=60, deadline=None, derandomize=True)
@given(statements(), st.integers(1, 28))
def test_later_reports_never_change_the_past(made: list[Statement], day: int) -> None:
    until = f"2024-03-{day:02d}"
    early = [one for one in made if one.reported_at and one.reported_at.text[:10] <= until]
    assert weighed(made, until) == weighed(early, until)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(statements())
def test_best_is_attested_and_lies_within(made: list[Statement]) -> None:
    result = weighed(made)
    told = {one["id"]: one for one in result["assertions"]}
    for one in result["estimates"]:
        figures = {
            each[key]
            for each in map(told.get, one["assertions"])
            if each is not None and each["modality"] != "denied"
            for key in ("best", "low", "high")
        }
        for step in (one, *one["series"]):
            if step["best"] is not None:
                assert step["low"] <= step["best"] <= step["high"], step
        assert one["best"] is None or one["best"] in figures
        assert one["low"] <= one["high"]
        assert one["grade"] in "ABCDE"
        assert one["series"]


@settings(max_examples=300, deadline=None, derandomize=True)
@given(statements(), st.integers(0, 9), st.floats(0, 1))
def test_an_agreeing_family_never_lowers_the_grade(
    made: list[Statement], which: int, age: float
) -> None:
    """One more neutral family with the best figure, of its time or older within the window.

    It tells its time as the best one does: by the day or by the clock.
    """
    before = make_quantities(made, CONSTANTS)
    graded = [one for one in before if one.estimate is not None and one.estimate.grade != "E"]
    if not graded:
        return
    quantity = graded[which % len(graded)]
    now = quantity.estimate
    assert now is not None
    best = now.drivers[0]
    assert best.told is not None
    newest = max(one.told.until for one in now.standing.concurrent if one.told is not None)
    days = age * (now.standing.tempo.window - (newest - best.told.until))
    at = best.told._replace(since=best.told.since - days, until=best.told.until - days)
    friend = replace(
        best.sources[0],
        id="friend",
        report="friend",
        outlet="friend",
        authority=Authority(name="friend", family="friend", role=Role.IGO_NGO),
        low=best.low,
        best=best.best,
        high=best.high,
        hedge=best.hedge,
        measure=best.measure,
        scope=best.scope,
        mode=Mode.FLOW if "flow" in now.flags else Mode.STOCK,
        modality=best.modality,
        stance=Stance.STATED,
        window=None,
        as_of=at,
        reported_at=best.reported_at,
    )
    after = {one.id: one.estimate for one in make_quantities([*made, friend], CONSTANTS)}
    then = after[quantity.id]
    assert then is not None
    assert then.grade <= now.grade, (now.grade, then.grade, now.flags, then.flags)


@pytest.mark.parametrize(
    ("words", "band"),
    [
        ((2000, 2000, 2000, Hedge.ABOUT), (1500, 2500)),
        ((600, 600, 600, Hedge.EXACT), (550, 650)),
        ((4700, 4700, 4700, Hedge.EXACT), (4465, 4935)),
        ((12, 12, 12, Hedge.EXACT), (12, 12)),
        ((100, 100, None, Hedge.AT_LEAST), (100, 150)),
        ((None, 1000, 1000, Hedge.NEARLY), (500, 1000)),
        ((None, 400, 400, Hedge.UP_TO), (0, 400)),
        ((200, None, 999, Hedge.VAGUE), (200, 999)),
        ((0, 0, 0, Hedge.NONE), (0, 0)),
    ],
)
def test_bands(
    words: tuple[float | None, float | None, float | None, Hedge], band: tuple[float, float]
) -> None:
    low, best, high, hedge = words
    assert band_of(low, best, high, hedge, CONSTANTS)[:2] == band


def test_a_hundred_copies_of_a_row_move_no_figure() -> None:
    rows = thread("dprk_2024")
    for row in ("f10", "f14", "f22", "f30"):
        one = next(each for each in rows if each.id == row)
        more = [replace(one, id=f"{row}-{n}", report=f"{n}", outlet=f"{n}") for n in range(100)]
        assert faces(weighed([*rows, *more])) == faces(weighed(rows))
