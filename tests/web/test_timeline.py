"""The timeline counts happenings as the brief does, and draws each as what it is."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from rujuk.web.lanes import axis_of, columns_of, pair_name, pair_of
from rujuk.web.pages.timeline import AT_ONCE, MOST_MARKS
from rujuk.web.strings import strings
from web_site import PHONE, ask, visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@pytest.fixture(scope="module")
def happenings(disputed_brief: dict[str, Any]) -> list[dict[str, Any]]:
    """Those of the brief."""
    found: list[dict[str, Any]] = disputed_brief["happenings"]
    return found


def drawn(page: Page) -> dict[str, str]:
    """The marks of the chart by the id of their happening, with their state."""
    found = page.eval_on_selector_all(
        "#chart a.happened",
        "all => all.map(a => [a.dataset.id, a.querySelector('.mark').getAttribute('class')])",
    )
    return {key: kind.rpartition(" is-")[2] for key, kind in found}


def test_every_happening_of_the_brief_has_one_mark(
    chromium_browser: Browser, disputed_site: str, happenings: list[dict[str, Any]]
) -> None:
    with visit(chromium_browser, disputed_site) as seen:
        for kind in ("", "?kind=type"):
            page = seen.open(f"/timeline{kind}")
            marks = drawn(page)
            assert marks.keys() == {one["id"] for one in happenings}
            assert page.locator("#chart a.happened").count() == len(happenings)
            for one in happenings:
                if one["modality"] == "denied":
                    assert marks[one["id"]] == "denied"
                elif one["modality"] in {"planned", "possible", "conditional"}:
                    assert marks[one["id"]] in {"to_come", "denied"}
            assert f"{len(happenings)} happenings" in page.inner_text(".standfirst")


def test_denied_marks_are_hollow_and_planned_ones_dashed(
    chromium_browser: Browser, disputed_site: str
) -> None:
    style = "one => [getComputedStyle(one).fill, getComputedStyle(one).strokeDasharray]"
    with visit(chromium_browser, disputed_site) as seen:
        page = seen.open("/timeline")
        looks = {
            state: page.eval_on_selector(f"#chart .mark.is-{state}", style)
            for state in ("done", "denied", "to_come")
        }
        paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert looks["denied"] == [paper, "none"]
    assert looks["to_come"][0] == paper
    assert looks["to_come"][1] != "none"
    assert looks["done"][0] != paper


def test_a_mark_is_larger_for_more_reports(
    chromium_browser: Browser, disputed_site: str, happenings: list[dict[str, Any]]
) -> None:
    reports = {one["id"]: one["reports"] for one in happenings}
    with visit(chromium_browser, disputed_site) as seen:
        sizes = seen.open("/timeline").eval_on_selector_all(
            "#chart a.happened",
            "all => all.map(a => [a.dataset.id, +a.querySelector('.mark').getAttribute('r')])",
        )
    by_reports = {reports[key]: size for key, size in sizes}
    assert len(by_reports) > 1
    assert [by_reports[one] for one in sorted(by_reports)] == sorted(by_reports.values())
    assert len({(reports[key], size) for key, size in sizes}) == len(by_reports)


def test_a_click_on_each_kind_of_mark_shows_its_quotes(
    chromium_browser: Browser, disputed_site: str
) -> None:
    with visit(chromium_browser, disputed_site) as seen:
        for state in ("done", "denied", "to_come"):
            page = seen.open("/timeline?country=IDN" if state != "denied" else "/timeline")
            mark = page.locator(f"#chart a.happened:has(.mark.is-{state})").first
            key = mark.get_attribute("data-id")
            mark.dispatch_event("click")
            if page.locator("#picked").is_visible():
                chosen = page.locator("#picked .happening")
            else:
                page.wait_for_url(f"**#{key}")
                chosen = page.locator(f"[id='{key}']")
            assert state in str(chosen.get_attribute("class"))
            quote = chosen.locator(".quote .mark").first
            words = quote.inner_text()
            quote.click()
            page.wait_for_url("**/reader/**")
            assert words[:20] in page.inner_text(".text")
        assert seen.faults == []


def test_marks_are_reached_by_keys(chromium_browser: Browser, disputed_site: str) -> None:
    with visit(chromium_browser, disputed_site) as seen:
        page = seen.open("/timeline?kind=type")
        assert page.locator("#chart a.happened[tabindex='0']").count() == 1
        page.focus("#chart a.happened[tabindex='0']")
        first = page.evaluate("document.activeElement.dataset.id")
        page.keyboard.press("ArrowRight")
        second = page.evaluate("document.activeElement.dataset.id")
        assert first != second
        page.keyboard.press("ArrowLeft")
        assert page.evaluate("document.activeElement.dataset.id") == first


@pytest.mark.parametrize(
    ("query", "fits"),
    [
        ("type=ASSAULT", lambda one: one["type"] == "ASSAULT"),
        (
            "country=YEM",
            lambda one: "YEM" in {p["country"] for p in (*one["actors"], *one["recipients"])},
        ),
        (
            "type=RETREAT&country=YEM",
            lambda one: (
                one["type"] == "RETREAT"
                and "YEM" in {p["country"] for p in (*one["actors"], *one["recipients"])}
            ),
        ),
        (
            "from=2026-06-01&to=2026-06-30",
            lambda one: (
                (day := one["from"] or one["first_reported"]) is not None
                and day <= "2026-06-30"
                and (one["until"] or day) >= "2026-06-01"
            ),
        ),
        ("type=NONE", lambda _: False),
    ],
)  # fmt: skip
def test_a_filter_of_the_address_shows_what_fits_and_nothing_else(
    chromium_browser: Browser,
    disputed_site: str,
    happenings: list[dict[str, Any]],
    query: str,
    fits: Any,
) -> None:
    with visit(chromium_browser, disputed_site) as seen:
        page = seen.open(f"/timeline?{query}")
        assert drawn(page).keys() == {one["id"] for one in happenings if fits(one)}


def test_the_form_filters_without_a_script(
    chromium_browser: Browser, disputed_site: str, happenings: list[dict[str, Any]]
) -> None:
    wanted = {one["id"] for one in happenings if one["type"] == "ACCUSE"}
    with visit(chromium_browser, disputed_site, java_script_enabled=False) as seen:
        page = seen.open("/timeline?lang=id")
        page.select_option("#f-type", "ACCUSE")
        page.click(".filters button")
        page.wait_for_url("**type=ACCUSE*")
        assert "lang=id" in page.url
        shown = page.eval_on_selector_all(".happening", "all => all.map(one => one.id)")
        assert {*shown} == wanted


def test_without_a_script_a_table_counts_the_same(
    chromium_browser: Browser, disputed_site: str, happenings: list[dict[str, Any]]
) -> None:
    with visit(chromium_browser, disputed_site, java_script_enabled=False) as seen:
        page = seen.open("/timeline?kind=type")
        cells = page.locator("table.lanes td").all_inner_texts()
        assert sum(int(one.split()[0]) for one in cells if one.strip()) == len(happenings)
        denied = [int(one.split(" denied")[0].split()[-1]) for one in cells if "denied" in one]
        assert sum(denied) == Counter(one["modality"] for one in happenings)["denied"]
        assert page.locator(".happening").count() == AT_ONCE


def test_the_list_is_newest_first_and_goes_on(
    chromium_browser: Browser, disputed_site: str
) -> None:
    with visit(chromium_browser, disputed_site) as seen:
        days = []
        for at in (1, 2):
            page = seen.open(f"/timeline?at={at}")
            days += page.eval_on_selector_all(
                ".happening-day time", "all => all.map(one => one.dateTime)"
            )
        assert len(days) > AT_ONCE
        assert days == sorted(days, reverse=True)


def test_lanes_of_the_chart_stand_apart_also_on_a_phone(
    chromium_browser: Browser, disputed_site: str
) -> None:
    with visit(chromium_browser, disputed_site, viewport=PHONE) as seen:
        page = seen.open("/timeline?lang=id")
        boxes = page.eval_on_selector_all(
            "#chart .mark", "all => all.map(one => one.getBoundingClientRect().right)"
        )
        assert max(boxes) <= PHONE["width"]
        circles = page.eval_on_selector_all(
            "#chart .mark",
            "all => all.map(one => ['cx', 'cy', 'r'].map(key => +one.getAttribute(key)))",
        )
        for number, (x, y, r) in enumerate(circles):
            for other_x, other_y, other_r in circles[number + 1 :]:
                assert (x - other_x) ** 2 + (y - other_y) ** 2 >= (r + other_r) ** 2
        seen.check("timeline-second-phone")


def test_hostile_addresses_are_words_only(disputed_site: str) -> None:
    answer = ask(
        disputed_site, "/timeline?pair=%3Cscript%3E&country=%22%3E%3Cb%3E&kind=x&at=-3&from=x"
    )
    assert answer.status == 200
    assert "<b>" not in answer.text.partition("<main")[2].partition("timeline-filters")[0]
    assert "<script>" not in answer.text


# --- lanes ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("who", "whom", "said"),
    [
        (["RUS"], ["UKR"], "Russia → Ukraine"),
        (["RUS"], ["RUS"], "within Russia"),
        (["RUS", "UKR"], [], "Russia with Ukraine"),
        (["UKR", "RUS"], [], "Russia with Ukraine"),
        (["RUS"], [], "Russia"),
        ([], ["UKR"], "unnamed → Ukraine"),
        ([], [], "nobody named"),
    ],
)
def test_a_pair_is_told_in_words(who: list[str], whom: list[str], said: str) -> None:
    names = {"RUS": "Russia", "UKR": "Ukraine"}
    key = pair_of({"who": who, "whom": whom})
    assert pair_name(key, names, strings("en")) == said


def test_what_was_years_before_does_not_stretch_the_axis() -> None:
    days = ["1953-07-27", "2026-03-01", "2026-03-05"]
    told = [
        {"day": day, "first_reported": "2026-03-05", "last_reported": "2026-03-08"} for day in days
    ]
    assert axis_of(told, None, None) == ("2026-03-01", "2026-03-05")
    assert axis_of(told, "1950-01-01", None) == ("1950-01-01", "2026-03-05")
    assert axis_of([{"day": None}], None, None) is None


@pytest.mark.parametrize(
    ("axis", "columns"),
    [
        (("2026-03-01", "2026-03-03"), ["2026-03-01", "2026-03-02", "2026-03-03"]),
        (("2025-12-01", "2026-01-31"), ["2025-12", "2026-01"]),
        (("2024-12-01", "2026-01-31"), ["2024", "2025", "2026"]),
    ],
)
def test_a_table_has_few_columns(axis: tuple[str, str], columns: list[str]) -> None:
    assert columns_of(axis) == columns


def test_many_happenings_are_drawn_as_heaps_that_lose_none(
    chromium_browser: Browser, disputed_site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert MOST_MARKS > AT_ONCE
    monkeypatch.setattr("rujuk.web.pages.timeline.MOST_MARKS", 20)
    with visit(chromium_browser, disputed_site) as seen:
        page = seen.open("/timeline")
        told = page.evaluate("rujuk.data('timeline')")
        everything = int(page.inner_text(".standfirst").split()[0])
        assert told["step"] == "week"
        assert sum(one["size"] for one in told["marks"]) == everything
        heap = max((one for one in told["marks"] if one["from"]), key=lambda one: one["size"])
        seen.open(heap["href"])
        assert int(page.inner_text(".standfirst").split()[0]) >= heap["size"]
