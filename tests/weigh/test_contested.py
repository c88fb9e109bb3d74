"""Denied and retracted figures: shown, set against what they deny, never weighed, never a zero."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from rujuk.records import Hedge, Measure, Modality, Stance
from weighing import ARMY, HEALTH, OBSERVERS, POLICE, REBELS, RELIEF, estimate, say, weighed

if TYPE_CHECKING:
    from rujuk.weigh.statements import Authority, Statement


def deny(
    by: Authority, at: str | None, figure: float | None = None, *, place: tuple[str, ...] = ("IDN",)
) -> Statement:
    made = say(figure or 1, by, at, modality=Modality.DENIED, place=place)
    if figure is None:
        return replace(made, id=f"{by.name} denies", low=None, best=None, high=None)
    return made


def statuses(made: dict[str, Any]) -> dict[tuple[str, int | None, str], str]:
    return {
        (one["root"]["name"], one["best"], one["modality"]): one["status"]
        for one in made["assertions"]
    }


def test_a_denial_is_shown_and_contradicts_but_weighs_nothing() -> None:
    told = say(1500, RELIEF, "2024-03-05")
    alone = estimate(weighed([told]), "killed")
    made = weighed([told, deny(ARMY, "2024-03-06")])
    both = estimate(made, "killed")
    for key in ("low", "best", "high", "grade", "families", "mentions", "series"):
        assert both[key] == alone[key]
    assert both["flags"] == ["denied"]
    assert statuses(made)["army", None, "denied"] == "active"
    (one,) = made["contradictions"]
    assert (one["kind"], one["why"]) == ("count", "denied")
    assert set(one["records"]) == {each["id"] for each in made["assertions"]}


def test_a_denial_that_names_a_figure_denies_those_near_it() -> None:
    told = [say(1500, RELIEF, "2024-03-05"), say(11000, OBSERVERS, "2024-03-05")]
    made = weighed([*told, deny(ARMY, "2024-03-06", 1500)])
    against = [one for one in made["contradictions"] if one["why"] == "denied"]
    assert len(against) == 1
    assert told[0].id in against[0]["claims"]


def test_a_denial_of_another_place_or_of_ones_own_family_contradicts_nobody() -> None:
    told = say(1500, HEALTH, "2024-03-05", place=("IDN", "coast"))
    elsewhere = deny(ARMY, "2024-03-06", place=("IDN", "hills"))
    assert weighed([told, elsewhere])["contradictions"] == []
    assert weighed([told, deny(POLICE, "2024-03-06")])["contradictions"] == []
    assert weighed([told, deny(ARMY, "2024-03-06")])["contradictions"]


def test_zero_is_a_figure_and_no_denial() -> None:
    made = weighed([say(0, HEALTH, "2024-03-05", hedge=Hedge.NONE)])
    assert estimate(made, "killed")["best"] == 0
    denied_zero = say(0, HEALTH, "2024-03-05", hedge=Hedge.NONE, modality=Modality.DENIED)
    assert estimate(weighed([denied_zero]), "killed")["best"] == 0


def test_a_stance_of_denial_is_a_denial() -> None:
    made = weighed([say(5, ARMY, "2024-03-05", stance=Stance.DENIED, measure=Measure.AIRCRAFT)])
    assert made["estimates"] == []
    assert [one["modality"] for one in made["assertions"]] == ["denied"]


def test_who_names_a_figure_later_has_left_the_denial() -> None:
    told = say(5, REBELS, "2024-03-05")
    rows = [told, deny(ARMY, "2024-03-06"), say(4, ARMY, "2024-03-20", stance=Stance.ADMITTED)]
    before, after = weighed(rows, "2024-03-07"), weighed(rows)
    assert statuses(before)["army", None, "denied"] == "active"
    assert statuses(after)["army", None, "denied"] == "superseded"
    assert any(one["why"] == "denied" for one in before["contradictions"])
    assert not any(one["why"] == "denied" for one in after["contradictions"])


def test_a_retraction_is_believed() -> None:
    rows = [
        say(5000, RELIEF, "2024-03-05"),
        say(11300, RELIEF, "2024-03-07"),
        deny(RELIEF, "2024-03-08", 11300),
    ]
    before, after = weighed(rows, "2024-03-07"), weighed(rows)
    assert estimate(before, "killed")["best"] == 11300
    assert estimate(after, "killed")["best"] == 5000
    assert statuses(after)["relief", 11300, "happened"] == "retracted"
    assert statuses(after)["relief", 5000, "happened"] == "active"
    assert after["quarantined"] == []
    step = estimate(after, "killed")["series"][-1]
    assert (step["known_at"], step["change"]) == ("2024-03-08", "revision_down")


def test_what_is_said_again_after_the_retraction_stands() -> None:
    rows = [
        say(90, RELIEF, "2024-03-05"),
        deny(RELIEF, "2024-03-06", 90),
        say(88, RELIEF, "2024-03-09"),
    ]
    made = weighed(rows)
    assert estimate(made, "killed")["best"] == 88
    assert statuses(made)["relief", 88, "happened"] == "active"


def test_overtaken_and_replaced_are_told_apart() -> None:
    made = weighed(
        [
            say(100, RELIEF, "2024-03-01"),
            say(200, HEALTH, "2024-03-02"),
            say(400, HEALTH, "2024-03-15"),
        ]
    )
    assert statuses(made) == {
        ("relief", 100, "happened"): "outdated",
        ("health", 200, "happened"): "superseded",
        ("health", 400, "happened"): "active",
    }
