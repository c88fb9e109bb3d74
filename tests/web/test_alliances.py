"""Alliances: every relation of the brief with its dates, pledges and words; the drawing of them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from rujuk.store.case import Case
from rujuk.web.bond_diagram import diagram_of, ordered
from rujuk.web.strings import strings
from web_site import brief_of, served, visit

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser


@pytest.fixture(scope="module")
def relations(samples: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = brief_of(samples)["relations"]
    return found


def test_every_relation_of_the_brief_has_an_entry_with_its_words(
    chromium_browser: Browser, site: str, relations: list[dict[str, Any]]
) -> None:
    assert len(relations) > 2
    with visit(chromium_browser, site) as seen:
        page = seen.open("/alliances")
        entries = page.eval_on_selector_all(
            ".bond", "all => all.map(one => [one.id, [...one.querySelectorAll('.words .ref')]"
            ".map(ref => ref.title)])"
        )  # fmt: skip
        shown = {first: set(ids) for first, ids in entries}
        assert shown == {one["relations"][0]: set(one["relations"]) for one in relations}


def test_a_date_without_a_year_is_said_to_be_one(
    chromium_browser: Browser, site: str, relations: list[dict[str, Any]]
) -> None:
    told = next(one for one in relations if any(day.startswith("X") for day in one["signed_on"]))
    with visit(chromium_browser, site) as seen:
        page = seen.open("/alliances")
        entry = page.locator(f"#{told['relations'][0]}")
        days = entry.locator("dd:has(.where)").all_inner_texts()
        for day in told["signed_on"]:
            words = strings("en").day(day)
            assert any(one.startswith(words) for one in days), (words, days)
        year_missing = entry.locator(".no-year").inner_text()
        assert year_missing.startswith("June of a year the page does not tell")


def test_a_pledge_leads_to_its_words(
    chromium_browser: Browser, site: str, relations: list[dict[str, Any]]
) -> None:
    told = next(one for one in relations if one["pledges"])
    with visit(chromium_browser, site) as seen:
        page = seen.open("/alliances")
        said = page.locator(f"#{told['relations'][0]} .said").first
        words = said.inner_text().strip("“”")
        said.click()
        page.wait_for_url("**/reader/**")
        assert words in page.inner_text(".text")
        assert seen.faults == []


def test_each_bracket_of_the_drawing_leads_to_its_entry(
    chromium_browser: Browser, site: str, relations: list[dict[str, Any]]
) -> None:
    with visit(chromium_browser, site) as seen:
        page = seen.open("/alliances")
        hrefs = page.eval_on_selector_all(
            ".diagram svg a", "all => all.map(one => one.getAttribute('href'))"
        )
        assert sorted(hrefs) == sorted(f"#{one['relations'][0]}" for one in relations)
        names = page.locator(".diagram text").all_text_contents()
        assert "North Korea" in names
        page.locator(".diagram svg a").first.focus()
        page.keyboard.press("Enter")
        assert page.locator(".bond:target").count() == 1


def test_an_empty_case_says_so(chromium_browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "empty.rujuk"
    with Case(path):
        pass
    with served(str(path)) as site, visit(chromium_browser, site) as seen:
        page = seen.open("/alliances")
        assert strings("en").say("bonds.none") in page.inner_text("main")
        assert page.locator(".diagram").count() == 0
        seen.check("alliances-empty")


# --- the drawing ---------------------------------------------------------------------------------


def bond(kind: str, *keys: str) -> dict[str, Any]:
    return {
        "kind": kind,
        "id": f"rel-{kind}-{'-'.join(keys)}",
        "names": " and ".join(keys),
        "parties": [{"key": key, "name": key} for key in keys],
    }


def test_one_pair_is_not_drawn() -> None:
    assert diagram_of([]) is None
    assert diagram_of([bond("treaty", "A", "B"), bond("alliance", "A", "B")]) is None


def test_what_binds_is_right_of_the_names_and_what_divides_left() -> None:
    drawn = diagram_of([bond("treaty", "A", "B"), bond("hostility", "A", "C")])
    assert drawn is not None
    starts = {one.kind: float(one.path[1:].split()[0]) for one in drawn.brackets}
    assert starts["treaty"] == drawn.right
    assert starts["hostility"] < drawn.x
    assert len(drawn.nodes) == 3


def test_no_two_brackets_share_a_line() -> None:
    bonds = [
        bond("treaty", "A", "B"), bond("alliance", "A", "B"), bond("guarantee", "A", "C"),
        bond("treaty", "B", "C"), bond("nuclear_umbrella", "A", "D"), bond("alliance", "C", "D"),
    ]  # fmt: skip
    drawn = diagram_of(bonds)
    assert drawn is not None
    ends = [
        float(part.split()[1].split("H")[0])
        for one in drawn.brackets
        for part in one.path.split("M")[1:]
    ]
    assert len(ends) == len(set(ends)) == len(bonds)
    lowest = [float(one.path.rsplit("Q", 1)[1].split()[3].split("H")[0]) for one in drawn.brackets]
    assert not set(lowest) & set(ends)


def test_a_treaty_of_several_has_a_line_for_each() -> None:
    drawn = diagram_of([bond("treaty", "A", "B", "C"), bond("alliance", "A", "B")])
    assert drawn is not None
    many = next(one for one in drawn.brackets if one.bond == "rel-treaty-A-B-C")
    assert many.path.count("M") == 2


def test_those_bound_together_stand_together() -> None:
    order = ordered([(["A", "B"], False), (["C", "D"], False), (["A", "C"], True)])
    near = {frozenset(one) for one in pairwise(order)}
    assert frozenset("AB") in near
    assert frozenset("CD") in near


def test_a_crowd_is_cut_to_those_with_most_bonds() -> None:
    bonds = [bond("treaty", "HUB", f"P{number:02}") for number in range(60)]
    drawn = diagram_of(bonds)
    assert drawn is not None
    assert len(drawn.nodes) + drawn.left_out == 61
    assert "HUB" in {one.name for one in drawn.nodes}
    assert drawn.left_out == 31
