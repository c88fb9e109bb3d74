"""Contradictions: sides, figures, quotes and reasons of the brief, each leading to its words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from rujuk.cli import rujuk
from rujuk.store.case import Case
from rujuk.web.figure_scale import scale_of
from rujuk.web.strings import strings
from rujuk.web.why_disputed import figure_checks, span
from web_site import PHONE, brief_of, served, visit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page


def all_pages(page: Page, seen: Any, address: str) -> Iterator[Page]:
    """The page of this address and those that its pager leads to."""
    yield seen.open(address)
    while page.locator(".pager a[rel=next]").count():
        page.click(".pager a[rel=next]")
        page.wait_for_load_state("load")
        yield page


def records_shown(page: Page) -> set[str]:
    """Ids of the assertions and events of the sides that are shown."""
    return set(
        page.eval_on_selector_all(
            ".side .of-time .ref, .dispute.is-event .side .quote .ref",
            "all => all.map(one => one.title)",
        )
    )


def test_every_contradiction_of_the_brief_is_shown_with_both_sides(
    chromium_browser: Browser, disputed_site: str, disputed_brief: dict[str, Any]
) -> None:
    told = disputed_brief["contradictions"]
    assert {one["kind"] for one in told} == {"count", "event"}
    figures = {side for one in told if one["kind"] == "count" for side in one["records"]}
    deeds = {one["id"] for one in told if one["kind"] == "event"}
    with visit(chromium_browser, disputed_site) as seen:
        shown: set[str] = set()
        for page in all_pages(seen.page, seen, "/contradictions?kind=figures"):
            shown |= records_shown(page)
        assert shown == figures
        ids: list[str] = []
        for page in all_pages(seen.page, seen, "/contradictions?kind=deeds"):
            ids += page.eval_on_selector_all(".dispute", "all => all.map(one => one.id)")
        assert sorted(ids) == sorted(deeds)


def test_each_side_says_its_figure_and_a_denial_is_no_figure_told(
    chromium_browser: Browser, disputed_site: str, disputed_brief: dict[str, Any]
) -> None:
    assertions = {one["id"]: one for one in disputed_brief["assertions"]}
    with visit(chromium_browser, disputed_site) as seen:
        page = seen.open("/contradictions?kind=figures")
        sides = page.locator(".dispute.is-count .side")
        denials = 0
        for at in range(sides.count()):
            side = sides.nth(at)
            told = assertions[side.locator(".of-time .ref").get_attribute("title") or ""]
            figure = next(told[one] for one in ("best", "low", "high") if told[one] is not None)
            text = side.locator(".big").inner_text()
            assert text == "none" if figure == 0 else f"{figure:,}" in text
            denied = "is-denied" in (side.get_attribute("class") or "")
            assert denied == (told["modality"] == "denied")
            denials += denied
        assert denials
        assert page.locator(".track .point.is-denied").count() == denials


def test_a_quote_leads_to_its_mark(chromium_browser: Browser, disputed_site: str) -> None:
    with visit(chromium_browser, disputed_site) as seen:
        for kind in ("figures", "deeds"):
            page = seen.open(f"/contradictions?kind={kind}")
            mark = page.locator(".side .mark").first
            words = mark.inner_text()
            mark.click()
            page.wait_for_url("**/reader/**")
            assert words in page.inner_text(".text")
            assert page.locator(".m:target").count() == 1
        assert seen.faults == []


def test_a_filter_leaves_one_measure_and_the_address_keeps_it(
    chromium_browser: Browser, disputed_site: str, disputed_brief: dict[str, Any]
) -> None:
    measures = {one["measure"] for one in disputed_brief["contradictions"] if one["measure"]}
    chosen = min(measures)
    with visit(chromium_browser, disputed_site) as seen:
        page = seen.open("/contradictions")
        whole = page.locator(".dispute").count()
        page.select_option("#f-type", chosen)
        page.wait_for_url(f"**type={chosen}*")
        page.wait_for_function(f"document.querySelectorAll('.dispute').length < {whole}")
        headings = page.locator(".dispute").count()
        page.reload()
        assert page.locator(".dispute").count() == headings
        assert set(page.locator(".slug span:first-child").all_inner_texts()) == {"Figures"}


def test_what_was_set_right_is_no_contradiction_of_the_brief(
    chromium_browser: Browser, disputed_site: str, disputed_brief: dict[str, Any]
) -> None:
    open_ones = {one["id"] for one in disputed_brief["contradictions"]}
    with visit(chromium_browser, disputed_site) as seen:
        closed: set[str] = set()
        for page in all_pages(seen.page, seen, "/contradictions?kind=closed"):
            closed |= set(page.eval_on_selector_all(".dispute", "all => all.map(one => one.id)"))
            assert page.locator(".dispute").count() * 2 == page.locator(".side .fate").count()
        assert closed
        assert not closed & open_ones


def test_an_earlier_day_shows_what_was_open_then(
    chromium_browser: Browser, disputed_site: str, disputed: Path
) -> None:
    day = "2026-03-03"
    told = brief_of(disputed, "--known-at", day)["contradictions"]
    then = {one["id"] for one in told if one["kind"] == "event"}
    with visit(chromium_browser, disputed_site) as seen:
        page = seen.open(f"/contradictions?kind=deeds&known_at={day}")
        page.wait_for_selector("h1:has-text('Contradictions')", timeout=60_000)
        assert set(page.eval_on_selector_all(".dispute", "all => all.map(one => one.id)")) == then


def test_the_page_says_the_same_without_scripts_and_on_a_phone(
    chromium_browser: Browser, disputed_site: str
) -> None:
    texts = []
    for scripts in (True, False):
        with visit(chromium_browser, disputed_site, java_script_enabled=scripts) as seen:
            texts.append(seen.open("/contradictions").inner_text("#found"))
    assert texts[0] == texts[1]
    with visit(chromium_browser, disputed_site, viewport=PHONE) as seen:
        seen.open("/contradictions")
        seen.check("contradictions-disputed-phone")
    with visit(chromium_browser, disputed_site, color_scheme="dark") as seen:
        seen.open("/contradictions?lang=id")
        seen.check("contradictions-disputed-dark-id")


def test_the_folder_holds_every_tab(disputed: Path, tmp_path: Path) -> None:
    done = CliRunner().invoke(rujuk, ["export", str(disputed), "html", "-o", str(tmp_path / "f")])
    assert done.exit_code == 0, done.output
    for tab in ("", "-figures", "-deeds", "-closed"):
        text = (tmp_path / "f" / f"contradictions{tab}.html").read_text("utf-8")
        assert '<article class="dispute' in text
        assert 'href="None"' not in text


def test_an_empty_case_says_so(chromium_browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "empty.rujuk"
    with Case(path):
        pass
    with served(str(path)) as site, visit(chromium_browser, site) as seen:
        page = seen.open("/contradictions")
        assert page.locator(".dispute").count() == 0
        assert strings("en").say("disputes.none") in page.inner_text("main")
        seen.check("contradictions-empty")


# --- the line of figures -------------------------------------------------------------------------


def side(best: int | None, **other: Any) -> dict[str, Any]:
    """A side of a dispute as the edition keeps it."""
    figure = {"low": best, "best": best, "high": best}
    made = {"named": True, "denied": False, "band": [best or 0, best or 0], "open_top": False}
    return {**made, **figure, **other}


def test_figures_stand_on_the_line_in_proportion() -> None:
    scale = scale_of([side(100), side(50), side(0)])
    assert scale is not None
    assert scale.end == 100
    points = [row.point for row in scale.rows]
    assert points[0] == pytest.approx(2 * (points[1] or 0), abs=0.02)
    assert points[2] == 0


def test_a_denial_that_names_no_figure_has_no_place_on_the_line() -> None:
    scale = scale_of([side(100), side(40), side(None, named=False, denied=True)])
    assert scale is not None
    assert scale.rows[2].point is None
    assert scale.rows[2].room is None
    assert scale_of([side(100), side(None, named=False, denied=True)]) is None


def test_a_denial_that_names_a_figure_leaves_no_room_around_it() -> None:
    scale = scale_of([side(24), side(24, denied=True, band=[20, 30])])
    assert scale is not None
    assert scale.rows[1].room is None
    assert scale.rows[1].point == scale.rows[0].point


def test_a_range_is_drawn_from_end_to_end() -> None:
    scale = scale_of([side(None, low=12, high=15, band=[12, 15]), side(8)])
    assert scale is not None
    told = scale.rows[0].told
    assert told is not None
    assert scale.rows[0].point is None
    assert told.start + told.width == pytest.approx(100 / 1.06, abs=0.1)


# --- what would explain it -----------------------------------------------------------------------


def dispute(first: dict[str, Any], second: dict[str, Any]) -> dict[str, Any]:
    told = {"spots": [], "whom": [], "time": "1 May 2026", "as_of": "2026-05-01", "place": ""}
    sides = [
        {**told, "id": f"ast-{at}", "figure": str(one["best"]), "who": f"W{at}", **one}
        for at, one in enumerate((first, second))
    ]
    return {"sides": sides, "counts": "the number killed", "modality": "happened"}


def pair(**other: Any) -> dict[str, Any]:
    told = {
        "sides": [0, 1], "why": "same_quantity_same_time_disjoint", "lower": 1, "loose": None,
        "bands": [[10, 10], [30, 30]], "apart": 0.0, "cycle": 5.0, "later": None, "growing": True,
        "wider": None, "possible": None, "one_state": False, "party": [], "outlet": [],
    }  # fmt: skip
    return {**told, **other}


def answers(made: dict[str, Any], **other: Any) -> dict[str, str]:
    return dict(figure_checks(made, pair(**other), strings("en")))


def test_the_same_day_leaves_no_room_for_growth() -> None:
    told = answers(dispute(side(30), side(10)))
    assert told["Growth?"] == "No: both are of 1 May 2026."


def test_days_between_are_told_and_which_way_the_figures_go() -> None:
    made = dispute(side(30), side(10, time="4 May 2026", as_of="2026-05-04"))
    text = answers(made, apart=2.0, later=1)["Growth?"]
    assert "2 days lie between 1 May 2026 and 4 May 2026" in text
    assert "less than 5 days" in text
    assert strings("en").say("disputes.growth.down") in text
    up = answers(made, apart=2.0, later=0)["Growth?"]
    assert strings("en").say("disputes.growth.up") in up
    assert "The later" not in answers(made, apart=2.0, later=0, growing=False)["Growth?"]


def test_an_open_top_is_admitted() -> None:
    made = dispute(side(40), side(16, figure="at least 16"))
    told = answers(made, loose=1, bands=[[16, 24], [40, 40]])["Loose wording?"]
    assert "“at least 16” sets no upper limit" in told
    assert "24" in told
    assert "40" in told


def test_places_and_people_told_otherwise_are_pointed_at() -> None:
    made = dispute(side(30, spots=["Kursk"]), side(10))
    assert "names Kursk, the other no such place" in answers(made)["Part and whole?"]
    made = dispute(side(30, whom=["tahanan"]), side(10, whom=["sandera"]))
    assert "“tahanan” and “sandera”" in answers(made)["Part and whole?"]
    made = dispute(side(30, whom=["orang"]), side(10, whom=["orang", "warga"]))
    assert answers(made)["Part and whole?"] == "No: both give the number killed."


def test_what_an_outlet_passes_on_and_what_a_party_counts_are_told() -> None:
    told = answers(dispute(side(30), side(10)), outlet=[0], party=[1])["One source?"]
    assert "W0 names no source" in told
    assert "W1 is a side in the fighting" in told


def test_lengths_of_time_are_days_or_hours() -> None:
    words = strings("en")
    assert span(1.0, words) == "1 day"
    assert span(0.25, words) == "6 hours"
    assert span(1 / 24, words) == "1 hour"
    assert span(3.2, words) == "3 days"
