"""Counts by the clock: growth within a day, and days told without an hour beside them."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

import pytest

from rujuk.records import Measure
from rujuk.weigh.constants import CONSTANTS
from rujuk.weigh.hours import on_the_hour
from rujuk.weigh.moments import read_span
from rujuk.weigh.picture import weigh_reports
from told_pages import report
from weighing import HEALTH, OBSERVERS, POLICE, RELIEF, against, estimate, say, weighed

if TYPE_CHECKING:
    from rujuk.weigh.quantities import Quantity
    from rujuk.weigh.statements import Statement

DAY = "2026-02-17"
QUAKE = "Gempa bumi mengguncang Kabupaten Sumbawa, Selasa (17/2/2026) pukul 04.47 WITA."


def toll(morning: str, evening: str) -> Quantity:
    """The dead of two pages of one day, of two bodies that count."""
    pages = [
        report(
            "a.txt", DAY, QUAKE, f"BPBD Sumbawa mencatat 9 orang meninggal di Sumbawa {morning}."
        ),
        report("b.txt", DAY, QUAKE, f"{evening}, BNPB mencatat 41 orang meninggal di Sumbawa."),
    ]
    (found,) = [
        one for one in weigh_reports(pages, CONSTANTS).quantities if one.measure is Measure.KILLED
    ]
    return found


def test_what_grows_within_a_day_is_no_contradiction() -> None:
    found = toll("hingga pukul 07.30 WITA", "Hingga pukul 20.00 WITA")
    assert not found.contradictions
    assert found.estimate is not None
    assert found.estimate.best == 41


def test_two_counts_of_one_hour_contradict() -> None:
    assert toll("hingga pukul 20.00 WITA", "Hingga pukul 20.00 WITA").contradictions


def test_the_clock_of_the_deed_parts_no_counts() -> None:
    """Both pages tell when the earth shook; none when the dead were counted."""
    assert toll("akibat gempa pukul 04.47 WITA", "Akibat gempa itu").contradictions


def ends(*statements: Statement) -> list[float]:
    """The hour (0 to 24) that ends the time of each."""
    day = read_span(DAY)
    assert day is not None
    return [
        round((one.as_of.until - day.since) * 24, 3)
        for one in on_the_hour(statements)
        if one.as_of is not None
    ]


MORNING, EVENING = say(9, HEALTH, f"{DAY}T07:30"), say(41, RELIEF, f"{DAY}T20:00")


@pytest.mark.parametrize(
    ("beside", "hour"),
    [
        (say(9, HEALTH, DAY), 7.5),  # the same figure again
        (say(7, POLICE, DAY), 7.5),
        (say(30, POLICE, DAY), 20),  # so many had been counted by then
        (say(60, POLICE, DAY), 20),  # more than anybody had counted: no earlier than the last
        (say(30, POLICE, "2026-02-16"), 0),  # another day
        (say(30, POLICE, DAY, measure=Measure.TROOPS), 24),  # another quantity
        (say(30, POLICE, "2026-02"), 12 * 24),
    ],
)
def test_a_day_beside_hours_is_of_one_of_them(beside: Statement, hour: float) -> None:
    assert ends(MORNING, beside, EVENING) == [7.5, hour, 20]


def test_days_without_hours_beside_them_stay() -> None:
    rows = [say(9, HEALTH, DAY), say(41, RELIEF, "2026-02-18")]
    assert on_the_hour(rows) == rows


def test_what_falls_as_well_as_rises_is_of_the_last_hour() -> None:
    rows = [
        say(12, HEALTH, f"{DAY}T07:30", measure=Measure.MISSING),
        say(5, HEALTH, f"{DAY}T20:00", measure=Measure.MISSING),
        say(8, POLICE, DAY, measure=Measure.MISSING),
    ]
    assert ends(*rows) == [7.5, 20, 20]


def test_the_words_of_the_time_stay() -> None:
    (one, _) = on_the_hour([say(30, POLICE, DAY), EVENING])
    assert one.as_of is not None
    assert one.as_of.text == DAY


def test_a_day_is_no_fresher_than_an_hour_of_it() -> None:
    """Nine, told by the day, does not replace the 41 of the evening."""
    rows = [say(41, RELIEF, f"{DAY}T20:00"), say(9, RELIEF, DAY, outlet="p")]
    for order in permutations(rows):
        assert estimate(weighed(order), "killed")["best"] == 41


def test_an_unclocked_dispute_stays_one_beside_a_clock() -> None:
    rows = [
        say(41, HEALTH, f"{DAY}T12:00"),
        say(90, OBSERVERS, DAY),
    ]
    assert len(against(weighed(rows))) == 1
