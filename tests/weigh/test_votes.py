"""Which figure is the best one: votes, bounds, parts, admissions, what is only recalled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rujuk.records import Hedge, Measure, Modality, Stance
from weighing import (
    AGENCY,
    ARMY,
    HEALTH,
    OBSERVERS,
    POLICE,
    REBELS,
    RELIEF,
    estimate,
    say,
    weighed,
)

if TYPE_CHECKING:
    from rujuk.weigh.statements import Statement


def killed(*statements: Statement) -> dict[str, Any]:
    return estimate(weighed(statements), "killed")


def test_of_one_time_and_like_weight_the_lower() -> None:
    assert killed(say(120, RELIEF, "2024-03-05"), say(135, HEALTH, "2024-03-05"))["best"] == 120


def test_a_bound_supports_the_figure_it_holds() -> None:
    made = killed(
        say(100, RELIEF, "2024-03-05", hedge=Hedge.MORE_THAN), say(135, HEALTH, "2024-03-05")
    )
    assert (made["best"], made["grade"]) == (135, "B")
    low = killed(
        say(100, RELIEF, "2024-03-05", hedge=Hedge.MORE_THAN), say(90, HEALTH, "2024-03-05")
    )
    assert low["best"] == 90


def test_a_round_figure_supports_the_exact_one() -> None:
    made = killed(say(200, RELIEF, "2024-03-05", hedge=Hedge.ABOUT), say(207, HEALTH, "2024-03-05"))
    assert made["best"] == 207
    nearly = killed(
        say(30000, RELIEF, "2024-03-05", hedge=Hedge.NEARLY), say(30035, HEALTH, "2024-03-05")
    )
    assert nearly["best"] == 30035


def test_a_later_count_passes_an_older_one_of_another_family() -> None:
    """149 lies within what is left open around 145: both are of one count that grows."""
    rows = [
        say(60, HEALTH, "2024-03-05T08:00"),
        say(100, HEALTH, "2024-03-05T12:00"),
        say(140, HEALTH, "2024-03-05T16:00"),
        say(145, RELIEF, "2024-03-05T16:00"),
    ]
    assert killed(*rows)["best"] == 140
    assert killed(*rows, say(143, HEALTH, "2024-03-05T16:30"))["best"] == 143
    assert killed(*rows, say(149, HEALTH, "2024-03-05T22:00"))["best"] == 149


def test_a_present_count_is_passed_downwards_too() -> None:
    rows = [
        say(number, HEALTH, f"2024-03-0{day}", measure=Measure.MISSING)
        for day, number in ((5, 150), (6, 120), (7, 100))
    ]
    rows.append(say(104, RELIEF, "2024-03-08", measure=Measure.MISSING))
    rows.append(say(99, HEALTH, "2024-03-09", measure=Measure.MISSING))
    assert estimate(weighed(rows), "missing")["best"] == 99


def test_a_fresher_part_is_not_the_whole() -> None:
    made = killed(
        say(832, HEALTH, "2024-03-05T13:00"),
        say(12, HEALTH, "2024-03-05T18:00", place=("IDN", "hills")),
    )
    assert made["best"] == 832


def test_of_two_parts_of_one_family_the_larger_is_nearer_to_the_whole() -> None:
    made = killed(
        say(7028, HEALTH, "2024-03-05", place=("IDN", "coast")),
        say(103, HEALTH, "2024-03-12", place=("IDN", "hills")),
    )
    assert made["best"] == 7028


def test_what_is_recalled_has_no_vote_beside_what_is_stated() -> None:
    made = killed(
        say(15000, RELIEF, "2024-03-05"),
        say(13000, AGENCY, "2024-03-20", stance=Stance.RECALLED),
    )
    assert made["best"] == 15000
    assert killed(say(13000, AGENCY, "2024-03-20", stance=Stance.RECALLED))["best"] == 13000


def test_what_may_be_so_bounds_what_is_stated_and_has_no_vote() -> None:
    feared = say(10000, OBSERVERS, "2024-03-06", hedge=Hedge.MORE_THAN, modality=Modality.POSSIBLE)
    made = killed(say(144, HEALTH, "2024-03-05"), feared)
    assert (made["best"], made["high"], made["open_top"]) == (144, 15000, True)
    assert killed(feared)["best"] == 10000


def test_where_only_belligerents_speak_a_party_counts_its_own() -> None:
    made = killed(say(40, ARMY, "2024-03-05"), say(30, REBELS, "2024-03-05"))
    assert (made["best"], made["grade"]) == (40, "E")


def test_an_admission_above_the_outsiders_figure_is_believed() -> None:
    rows = [say(10000, OBSERVERS, "2024-03-01"), say(20000, ARMY, "2024-03-24")]
    assert killed(*rows)["best"] == 10000
    admitted = say(20000, ARMY, "2024-03-24", stance=Stance.ADMITTED)
    assert killed(rows[0], admitted)["best"] == 20000


def test_who_joins_in_does_not_make_figures_age() -> None:
    """The tempo is that of a family's own figures."""
    rows = [say(300, RELIEF, "2024-03-01"), say(310, OBSERVERS, "2024-03-04")]
    both = killed(*rows)
    more = killed(*rows, say(310, AGENCY, "2024-03-04"), say(305, POLICE, "2024-03-03"))
    assert both["families"] == 2
    assert more["families"] == 4
