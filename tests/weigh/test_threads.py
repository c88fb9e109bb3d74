"""Real threads of figures, of different tempo: what was known when."""

from __future__ import annotations

import csv
from pathlib import Path  # noqa: TC003 - pytest reads the annotation

import pytest

from rujuk.weigh.facts import read_facts
from weighing import THREADS, against, estimate, owners, thread, weighed

with (THREADS / "points.csv").open(encoding="utf-8", newline="") as file:
    # The figures that were current on a day: those of the pages that the rows name, or, for rows of
    # common knowledge, those that the authority is known to have given by then.
    POINTS = [
        (row["thread"], row["known_at"], row["measure"], row["place"], row["figures"])
        for row in csv.DictReader(file)
    ]


@pytest.mark.parametrize(("name", "day", "measure", "place", "figures"), POINTS)
def test_best_is_the_figure_that_was_current(
    name: str, day: str, measure: str, place: str, figures: str
) -> None:
    best = estimate(weighed(thread(name), day), measure, place=place)["best"]
    assert str(best) in figures.split()


def test_the_steps_of_a_history_are_the_states_of_their_days() -> None:
    statements = thread("dprk_2024")
    for one in weighed(statements)["estimates"]:
        for step in one["series"]:
            then = weighed(statements, step["known_at"])
            same = next(each for each in then["estimates"] if each["id"] == one["id"])
            for key in ("low", "best", "high", "grade", "open_top", "as_of"):
                assert same[key] == step[key], (step, key)


def test_garbles_and_rumours_are_held_and_nothing_else() -> None:
    held = {(one["claim"], one["reason"]) for one in weighed(thread("dprk_2024"))["quarantined"]}
    garbles = {(row, "category_garble") for row in ("f24", "f29", "f38")}
    assert held == garbles | {("f14", "rumour"), ("f15", "rumour")}
    for name in ("palu_2018", "turkiye_syria_2023", "mariupol_2022"):
        assert weighed(thread(name))["quarantined"] == []


def test_two_outlets_and_two_languages_are_one_assertion() -> None:
    made = weighed(thread("dprk_2024"))
    for one, other in (("f08", "f09"), ("f18", "f20"), ("f22", "f23"), ("f42", "f43")):
        assert owners(made, one) == owners(made, other)
        assert len(owners(made, one)) == 1
    both = next(one for one in made["assertions"] if "f09" in one["claims"])
    assert both["languages"] == ["en", "id"]


def test_a_page_that_repeats_an_old_briefing_makes_no_new_assertion() -> None:
    made = weighed(thread("dprk_2024"))
    assert owners(made, "f45") == owners(made, "f35")
    told = next(one for one in made["assertions"] if "f45" in one["claims"])
    assert told["as_of"] == "2025-04-30"


def test_plans_and_flows_are_no_stocks() -> None:
    made = weighed(thread("dprk_2024"))
    planned = estimate(made, "troops", planned=True)
    assert set(planned["claims"]) == {"f02", "f06", "f46"}
    sent = estimate(made, "troops")
    assert not set(planned["claims"]) & set(sent["claims"])
    flows = {"f05", "f16", "f25", "f33"}
    for one in made["contradictions"]:
        sides = {one["id"]: one["mode"] for one in made["assertions"]}
        assert {sides[side] for side in one["records"]} <= {"stock", "unknown"}
    assert not any(pair & flows for pair in against(made))


def test_a_flow_adds_up_with_its_stock() -> None:
    at = weighed(thread("dprk_2024"), "2024-10-23")
    assert estimate(at, "troops")["best"] == 3000
    assert not any(pair <= {"f01", "f04", "f05"} for pair in against(at))
    assert owners(at, "f01") != owners(at, "f05")


def test_killed_and_wounded_add_up_once() -> None:
    at = weighed(thread("dprk_2024"), "2024-12-19")
    total = estimate(at, "killed_or_wounded")
    assert total["best"] == 1100
    assert "derived" in total["flags"]
    assert {"f18", "f19", "f20"} <= set(total["claims"])
    later = weighed(thread("dprk_2024"), "2025-04-30")
    assert "derived" not in estimate(later, "killed_or_wounded")["flags"]


def test_the_same_day_and_disjoint_is_a_contradiction() -> None:
    at = weighed(thread("dprk_2024"), "2024-12-23")
    assert {"f21", "f22"} in against(at) or {"f21", "f22", "f23"} in against(at)
    assert estimate(at, "killed_or_wounded")["grade"] == "D"


def test_parts_of_a_place_contradict_neither_each_other_nor_the_whole() -> None:
    for day in ("2018-09-30", "2018-10-01", "2018-10-11"):
        assert weighed(thread("palu_2018"), day)["contradictions"] == []
    assert weighed(thread("turkiye_syria_2023"))["contradictions"] == []


def test_a_verified_least_stands_against_a_belligerents_figure() -> None:
    made = weighed(thread("mariupol_2022"))
    one = estimate(made, "killed")
    assert one["grade"] == "D"
    assert one["high"] >= 22000
    assert any({"m04", "m05"} <= pair or {"m04", "m06"} <= pair for pair in against(made))


def test_no_belligerent_alone_is_better_than_e() -> None:
    assert estimate(weighed(thread("mariupol_2022"), "2022-04-11"), "killed")["grade"] == "E"


def test_known_later_than_told() -> None:
    """A figure of 15 January that was reported on the 22nd was not known on the 21st."""
    before = weighed(thread("dprk_2024"), "2025-01-21")
    assert owners(before, "f30") == []
    after = weighed(thread("dprk_2024"), "2025-01-22")
    told = next(one for one in after["assertions"] if "f30" in one["claims"])
    assert told["as_of"] == "2025-01-15"


def test_qualifiers_are_words_of_the_language_of_the_row(tmp_path: Path) -> None:
    head = "claim_id,category,low,best,high,qualifier,authority,authority_type,lang"
    rows = [
        "a,killed,40,40,40,sekitar,IDN-BNPB,official,id",
        "b,killed,100,,999,ratusan,IDN-BNPB,official,id",
        "c,killed,40,40,40,sekitar,UN-OCHA,igo_ngo,en",
        "d,killed,40,40,,sedikitnya,UN-OCHA,igo_ngo,id",
    ]
    path = tmp_path / "rows.csv"
    path.write_text("\n".join([head, *rows]), "utf-8")
    assert [one.hedge.value for one in read_facts(path)] == ["about", "vague", "exact", "at_least"]
