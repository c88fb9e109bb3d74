"""What is held, with the reason, and what is flagged; nothing is deleted."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from rujuk.records import Hedge, Measure, Stance
from weighing import AGENCY, HEALTH, OBSERVERS, POLICE, RELIEF, RUMOUR, estimate, say, weighed

if TYPE_CHECKING:
    from rujuk.weigh.statements import Statement

TOTAL = Measure.KILLED_OR_WOUNDED


def reasons(*statements: Statement) -> dict[str, str]:
    made = weighed(statements)
    assert {one["claim"] for one in made["quarantined"]} <= {one.id for one in statements}
    assert len({c for a in made["assertions"] for c in a["claims"]}) == len(statements)
    return {one["claim"]: one["reason"] for one in made["quarantined"]}


def test_a_total_told_as_deaths_is_held() -> None:
    total = say(1100, HEALTH, "2024-03-05", measure=TOTAL)
    garble = say(1100, POLICE, "2024-03-06")
    assert reasons(total, garble) == {garble.id: "category_garble"}
    assert reasons(total, say(1100, RELIEF, "2024-03-06")) == {}
    assert reasons(total, say(1100, HEALTH, "2024-04-06")) == {}
    elsewhere = say(1100, HEALTH, "2024-03-06", place=("MYS",))
    assert reasons(total, elsewhere) == {}


def test_a_report_that_gives_both_is_believed() -> None:
    """All who were hurt died; or the victims are called by a word for both."""
    total = say(189, HEALTH, "2024-03-05", measure=TOTAL)
    assert reasons(total, replace(say(189, HEALTH, "2024-03-05"), report=total.report)) == {}


def test_what_its_family_bears_out_is_no_garble() -> None:
    total = say(131, HEALTH, "2024-03-05", measure=TOTAL)
    dead = say(131, POLICE, "2024-03-05")
    assert reasons(total, dead) == {dead.id: "category_garble"}
    assert reasons(total, dead, say(125, POLICE, "2024-03-02")) == {}
    assert reasons(total, dead, say(440, POLICE, "2024-03-05", measure=Measure.WOUNDED)) == {}


def test_a_rumour_waits_for_another_family() -> None:
    rumour = say(500, RUMOUR, "2024-03-05", stance=Stance.UNVERIFIED)
    assert reasons(rumour) == {rumour.id: "rumour"}
    assert reasons(rumour, say(40, RELIEF, "2024-03-05")) == {rumour.id: "rumour"}
    assert reasons(rumour, say(470, RELIEF, "2024-03-06")) == {}
    elsewhere = say(470, RELIEF, "2024-03-06", place=("MYS",))
    assert reasons(rumour, elsewhere) == {rumour.id: "rumour"}


def test_what_a_named_outlet_tells_as_a_rumour_waits_too() -> None:
    rumour = say(500, AGENCY, "2024-03-05", stance=Stance.RUMOURED)
    assert reasons(rumour) == {rumour.id: "rumour"}
    assert reasons(say(500, AGENCY, "2024-03-05", stance=Stance.UNVERIFIED)) == {}


def test_an_old_count_told_as_new_is_held() -> None:
    line = [
        say(figure, HEALTH, f"2024-03-{day:02d}")
        for day, figure in ((1, 832), (2, 1234), (6, 1649), (11, 2073))
    ]
    again = say(832, HEALTH, "2024-03-20")
    assert reasons(*line, again) == {again.id: "stale_date"}
    made = estimate(weighed([*line, again]), "killed")
    assert (made["best"], "stale" in made["flags"]) == (2073, True)


@pytest.mark.parametrize(
    "again",
    [
        say(832, HEALTH, "2024-03-12"),  # within a fortnight: the authority went back to it
        say(832, HEALTH, "2024-03-20", stance=Stance.CONFIRMED),
        say(832, RELIEF, "2024-03-20"),
        say(831, HEALTH, "2024-03-20"),
    ],
)
def test_a_revision_down_is_no_old_count(again: Statement) -> None:
    line = [say(832, HEALTH, "2024-03-01"), say(2073, HEALTH, "2024-03-11")]
    assert reasons(*line, again) == {}


def test_a_round_figure_may_recur() -> None:
    line = [say(1200, HEALTH, "2024-03-01"), say(1400, HEALTH, "2024-03-05")]
    again = say(1200, HEALTH, "2024-03-28")
    assert reasons(*line, again) == {}
    made = estimate(weighed([*line, again]), "killed")
    assert (made["best"], "revision_down" in made["flags"]) == (1200, True)


def test_a_slip_of_a_power_of_ten_is_held_where_others_bear_the_right_one_out() -> None:
    before, right = say(1234, HEALTH, "2024-03-04"), say(1407, HEALTH, "2024-03-05")
    slip = say(14070, HEALTH, "2024-03-05", outlet="p")
    assert reasons(before, right, slip) == {slip.id: "misprint"}
    assert reasons(right, slip) == {}
    assert estimate(weighed([before, right, slip]), "killed")["best"] == 1407
    other = say(14070, POLICE, "2024-03-05")
    assert reasons(before, right, other) == {}


def test_each_reason_says_why_and_what_shows_it() -> None:
    total = say(1100, HEALTH, "2024-03-05", measure=TOTAL)
    garble = say(1100, POLICE, "2024-03-06")
    rumour = say(500, RUMOUR, "2024-03-05", stance=Stance.RUMOURED, place=("MYS",))
    made = weighed([total, garble, rumour])
    shown = next(one["id"] for one in made["assertions"] if total.id in one["claims"])
    told = {one["reason"]: (one["why"], one["because"]) for one in made["quarantined"]}
    assert told == {
        "category_garble": ("figure_of_a_total", shown),
        "rumour": ("no_other_family_near_it", None),
    }


def test_more_outlets_of_a_slip_do_not_make_it_right() -> None:
    rows = [say(1234, HEALTH, "2024-03-04"), say(1407, HEALTH, "2024-03-05")]
    slips = [say(14070, HEALTH, "2024-03-05", outlet=f"p{n}") for n in range(9)]
    assert reasons(*rows, *slips) == dict.fromkeys((one.id for one in slips), "misprint")


def test_more_dead_than_casualties_is_flagged() -> None:
    total = say(300, OBSERVERS, "2024-03-05", measure=TOTAL)
    made = weighed([total, say(500, OBSERVERS, "2024-03-05")])
    assert "subset" in estimate(made, "killed")["flags"]
    assert "subset" not in estimate(made, "killed_or_wounded")["flags"]
    fine = weighed([total, say(200, OBSERVERS, "2024-03-05")])
    assert "subset" not in estimate(fine, "killed")["flags"]
    open_top = say(300, OBSERVERS, "2024-03-05", measure=TOTAL, hedge=Hedge.AT_LEAST)
    later = weighed([open_top, say(500, OBSERVERS, "2024-03-05")])
    assert "subset" not in estimate(later, "killed")["flags"]


def test_flags_tell_what_was_held_and_of_what_places_the_votes_are() -> None:
    rows = [
        say(300, RELIEF, "2024-03-05"),
        say(420, OBSERVERS, "2024-03-05", place=("IDN", "coast")),
        say(5000, RUMOUR, "2024-03-05", stance=Stance.RUMOURED),
    ]
    assert estimate(weighed(rows), "killed")["flags"] == ["conflict", "scope_mismatch", "rumour"]
