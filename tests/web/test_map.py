"""The map: every happening is somewhere on the page, in the right place or in none."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from rigour.territories import get_territory

from rujuk.store.case import Case
from rujuk.web.atlas import KINDS, disputed_areas, kind_of_type, states
from rujuk.web.edition import Edition
from rujuk.web.pages.map import OWN
from web_site import PHONE, ask, brief_of, served, visit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

Kept = dict[str, Any]


@pytest.fixture(scope="module")
def edition(samples_edition: str) -> Iterator[Edition]:
    opened = Edition(samples_edition)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def kept(edition: Edition) -> Kept:
    found: Kept = edition.kept("map", "en")
    return found


@pytest.fixture(scope="module")
def brief(samples: Path) -> Kept:
    return brief_of(samples)


def test_every_happening_of_the_brief_is_counted_once_where_it_was(kept: Kept, brief: Kept) -> None:
    expected: Counter[tuple[str | None, str]] = Counter()
    nowhere = 0
    for one in brief["happenings"]:
        place = one["place"]
        if place is None:
            nowhere += 1
        else:
            expected[place["id"], kind_of_type(one["type"])] += 1
    found: Counter[tuple[str | None, str]] = Counter()
    for spot in kept["places"] + kept["areas"]:
        for mark in spot["marks"]:
            found[spot["key"], mark["kind"]] += mark["deeds"]
    assert found == expected
    assert kept["nowhere"] == nowhere
    assert expected


def test_what_is_only_told_of_a_state_is_no_point(kept: Kept) -> None:
    assert {one["key"] for one in kept["areas"]} >= {"state.rus", "state.ukr"}
    assert all(one["at"] is None for one in kept["areas"])
    assert not [one for one in kept["places"] if one["key"].startswith("state.")]
    kursk = next(one for one in kept["places"] if one["key"] == "region.kursk")
    assert kursk["at"] == [36.2, 51.7]
    assert kursk["precision"] == 4


def test_planned_deeds_are_no_deeds_done(kept: Kept, brief: Kept) -> None:
    modality = {one["id"]: one["modality"] for one in brief["happenings"]}
    told = [deed for spot in kept["places"] + kept["areas"] for deed in spot["told"]]
    seen = {(modality[deed["id"]], deed["status"]) for deed in told}
    assert ("conditional", "planned") in seen
    assert not [
        one for one in seen if one[1] == "happened" and one[0] not in {"happened", "ongoing"}
    ]


def test_a_movement_has_both_ends_and_the_figure_of_the_brief(kept: Kept, brief: Kept) -> None:
    first = kept["movements"][0]
    assert (first["sender"], first["place"], first["at_capital"]) == ("North Korea", "Russia", True)
    assert first["from"] == [125.75, 39.03]
    [[quantity, figure, measure, grade]] = first["figures"]
    estimate = next(one for one in brief["estimates"] if one["id"] == quantity)
    assert (measure, grade) == (estimate["measure"], estimate["grade"])
    assert f"{estimate['best']:,.0f}" in figure


def test_what_is_to_be_sent_is_a_movement_of_its_own(kept: Kept, brief: Kept) -> None:
    planned = {one["id"] for one in brief["happenings"] if one["modality"] == "planned"}
    [movement] = [one for one in kept["movements"] if one["status"] == "planned"]
    assert {id_ for id_, _ in movement["deeds"]} <= planned
    assert (movement["sender"], movement["place"]) == ("North Korea", "Russia")


def test_a_reprint_is_not_quoted_beside_its_original(edition: Edition, kept: Kept) -> None:
    originals = {one["id"]: one["original"] or one["number"] for one in edition.pages()}
    told = [deed for spot in kept["places"] + kept["areas"] for deed in spot["told"]]
    twice = [deed for deed in told if len(deed["quotes"]) > 1]
    assert twice
    for deed in twice:
        pages = [originals[one["document"]] for one in deed["quotes"]]
        assert len(pages) == len(set(pages))


def test_the_kinds_hold_every_type_once() -> None:
    types = [one for types in KINDS.values() for one in types]
    assert len(types) == len(set(types)) == 16


def test_the_claimants_of_disputed_areas_are_those_of_the_territories_of_rigour() -> None:
    alpha_3 = {
               "ru": "RUS", "ua": "UKR", "ge": "GEO", "md": "MDA", "rs": "SRB", "tr": "TUR",
               "cy": "CYP", "ma": "MAR", "in": "IND", "pk": "PAK", "cn": "CHN", "ar": "ARG",
    }  # fmt: skip
    compared = 0
    for area in disputed_areas():
        if area.territory is None:
            continue
        territory = get_territory(area.territory)
        assert territory is not None, area.id
        named = {*area.claims, *area.held, area.backed}
        claimants = [one.code for one in territory.claims]
        if territory.parent is not None:
            claimants.append(territory.parent.code)
        for code in claimants:
            assert alpha_3[code] in named, (area.id, code)
            compared += 1
    assert compared > 10


def test_a_disputed_area_has_one_shape_and_two_parties() -> None:
    known = {one.country for one in states()} | {OWN}
    for area in disputed_areas():
        assert bool(area.feature) + bool(area.parts) + bool(area.outline) == 1, area.id
        assert bool(area.outline) == bool(area.within), area.id
        assert len({*area.claims, *area.held}) >= 2, area.id
        assert {*area.claims, *area.held} <= known, area.id


def test_crimea_is_hatched_and_both_claimants_are_named(
    chromium_browser: Browser, site: str
) -> None:
    with visit(chromium_browser, site) as seen:
        page = seen.open("/map")
        hatched = page.eval_on_selector_all(
            "path.disputed", "all => all.map(p => [p.textContent, getComputedStyle(p).fill])"
        )
        fill = dict(hatched)["Crimea"]
        assert "hatch" in fill
        words = page.inner_text("#disputed-crimea")
        assert "Russia" in words
        assert "Ukraine" in words
        shown = page.eval_on_selector_all(
            "#disputed-areas li:not([hidden])", "all => all.map(one => one.id)"
        )
        assert "disputed-falklands" not in shown
        assert seen.faults == []


def test_a_mark_leads_to_its_quote_beside_the_map_and_on_its_page(
    chromium_browser: Browser, site: str
) -> None:
    with visit(chromium_browser, site) as seen:
        page = seen.open("/map")
        page.click("a[aria-label^='Kursk: Attacks and killings'] circle")
        assert page.inner_text("#panel h3").startswith("Kursk")
        words = page.locator("#panel a.mark").first.inner_text()
        page.click("#panel a.mark >> nth=0")
        page.wait_for_load_state("load")
        assert "/reader/" in page.url
        assert words in " ".join(page.inner_text("main").split())
        assert seen.faults == []


def test_on_a_phone_a_mark_leads_down_to_the_words(chromium_browser: Browser, site: str) -> None:
    with visit(chromium_browser, site, viewport=PHONE) as seen:
        page = seen.open("/map")
        page.focus("a[aria-label^='Kursk: Attacks']")
        page.keyboard.press("Enter")
        page.wait_for_url("**#places-*")
        assert page.is_visible(":target h3:has-text('Kursk')")


def test_an_arc_and_a_whole_state_lead_to_their_words(chromium_browser: Browser, site: str) -> None:
    with visit(chromium_browser, site) as seen:
        page = seen.open("/map")
        page.focus("a.arc.happened[aria-label^='North Korea → Russia']")
        page.keyboard.press("Enter")
        assert "15,000" in page.inner_text("#panel")
        page.click("#panel button")
        assert page.is_hidden("#panel")
        page.focus("a[aria-label^='Russia,']")
        page.keyboard.press("Enter")
        assert page.inner_text("#panel h3").startswith("Russia")


def test_no_two_names_of_the_map_overlap(chromium_browser: Browser, site: str) -> None:
    for size in ({"width": 1280, "height": 900}, PHONE):
        with visit(chromium_browser, site, viewport=size) as seen:
            page = seen.open("/map")
            boxes = page.eval_on_selector_all(
                "#chart .labels text",
                "all => all.map(t => { const b = t.getBBox();"
                " return [t.textContent, b.x, b.y + 2, b.x + b.width, b.y + b.height - 2]; })",
            )
            assert len(boxes) > 4
            for number, (_, left, top, right, bottom) in enumerate(boxes):
                for other in boxes[:number]:
                    apart = left >= other[3] or other[1] >= right
                    assert apart or top >= other[4] or other[2] >= bottom, (boxes[number], other)


def test_without_scripts_the_page_says_the_same(chromium_browser: Browser, site: str) -> None:
    with visit(chromium_browser, site, java_script_enabled=False) as seen:
        page = seen.open("/map")
        assert page.locator(".moves tbody tr").count() == 3
        assert page.locator(".spot h3:has-text('Kursk')").count() == 1
        assert page.locator(".spot a.mark").count() > 5


def test_an_empty_case_says_so(tmp_path: Path) -> None:
    path = tmp_path / "empty.rujuk"
    with Case(path):
        pass
    with served(str(path)) as address:
        for key in ("map", "network"):
            answer = ask(address, f"/{key}")
            assert answer.status == 200
            assert "No page of this case tells" in answer.text
            assert "data-world" not in answer.text
