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
from rujuk.weigh.statements import Authority, Scope, Statement, Subject
from weighing import thread, weighed

AUTHORITIES = [
    Authority(name="NIS", family="KOR", role=Role.THIRD_PARTY_INTEL, country="KOR"),
    Authority(name="JCS", family="KOR", role=Role.THIRD_PARTY_INTEL, country="KOR"),
    Authority(name="GOV", family="UKR", role=Role.BELLIGERENT, country="UKR"),
    Authority(name="OCHA", family="UNO", role=Role.IGO_NGO, country="UNO"),
    Authority(name="army", family="RUS", role=Role.BELLIGERENT_OWN, country="RUS"),
    Authority(name="blog", family="blog", role=Role.MEDIA_UNSOURCED),
]


@st.composite
def statements(draw: st.DrawFn) -> list[Statement]:
    """Up to ten statements of three measures over a few weeks, some undated, with zeros."""
    made = []
    for number in range(draw(st.integers(1, 10))):
        figure = float(draw(st.sampled_from([0, 3, 12, 100, 110, 300, 1000, 3000])))
        hedge = draw(st.sampled_from([Hedge.EXACT, Hedge.ABOUT, Hedge.AT_LEAST]))
        day = draw(st.integers(1, 28))
        told = f"2024-03-{day:02d}"
        as_of = draw(st.sampled_from([told, f"2024-03-{max(1, day - 3):02d}", None]))
        made.append(
            Statement(
                id=f"s{number:02d}",
                report=f"r{number:02d}",
                outlet=f"o{number:02d}",
                language="id",
                authority=draw(st.sampled_from(AUTHORITIES)),
                measure=draw(st.sampled_from([Measure.KILLED, Measure.WOUNDED, Measure.TROOPS])),
                subject=Subject(),
                scope=Scope(path=draw(st.sampled_from([(), ("RUS",), ("RUS", "Kursk")]))),
                low=figure,
                best=figure,
                high=None if hedge is Hedge.AT_LEAST else figure,
                hedge=hedge,
                mode=draw(st.sampled_from([Mode.STOCK, Mode.UNKNOWN, Mode.FLOW])),
                modality=draw(st.sampled_from([Modality.HAPPENED, Modality.PLANNED])),
                stance=Stance.STATED,
                as_of=read_span(as_of),
                reported_at=read_span(told),
            )
        )
    return made


@settings(max_examples=60, deadline=None)
@given(statements(), st.randoms(use_true_random=False))
def test_order_changes_nothing(made: list[Statement], order: random.Random) -> None:
    mixed = [*made]
    order.shuffle(mixed)
    assert weighed(mixed) == weighed(made)


@settings(max_examples=60, deadline=None)
@given(statements(), st.integers(0, 9))
def test_a_copy_of_a_mention_changes_mentions_only(made: list[Statement], which: int) -> None:
    one = made[which % len(made)]
    copies = [replace(one, id=f"{one.id}-{n}", report=f"c{n}", outlet=f"c{n}") for n in range(3)]
    assert faces(weighed([*made, *copies])) == faces(weighed(made))


def faces(made: dict[str, Any]) -> list[str]:
    """What must not move: figures, grades, histories, how many contradictions."""
    keep = ("id", "low", "best", "high", "open_top", "grade", "as_of", "families", "flags")
    step = ("known_at", "low", "best", "high", "grade", "change")
    found = [
        json.dumps([{key: one[key] for key in keep}, [[s[k] for k in step] for s in one["series"]]])
        for one in made["estimates"]
    ]
    return [*sorted(found), *sorted(one["id"] for one in made["contradictions"])]


@settings(max_examples=60, deadline=None)
@given(statements(), st.integers(1, 28))
def test_later_reports_never_change_the_past(made: list[Statement], day: int) -> None:
    until = f"2024-03-{day:02d}"
    early = [one for one in made if one.reported_at and one.reported_at.text <= until]
    assert weighed(made, until) == weighed(early, until)


@settings(max_examples=60, deadline=None)
@given(statements())
def test_best_is_attested_and_lies_within(made: list[Statement]) -> None:
    result = weighed(made)
    figures = {one["best"] for one in result["assertions"]}
    for one in result["estimates"]:
        assert one["best"] in figures
        assert one["low"] <= one["best"] or "conflict" in one["flags"]
        assert one["best"] <= one["high"]
        assert one["grade"] in "ABCDE"
        assert one["series"]


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
