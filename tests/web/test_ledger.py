"""The ledger finds what the case holds: each filter against a count made another way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rujuk.store.case import Case
from rujuk.web.pages.ledger import match_words
from web_site import ask, visit

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from rujuk.records import Claim, Event


@pytest.fixture(scope="module")
def claims(samples: Path) -> list[Claim]:
    with Case(samples) as case:
        return [*case.claims()]


@pytest.fixture(scope="module")
def events(samples: Path) -> list[Event]:
    with Case(samples) as case:
        return [*case.events()]


def shown(page: Page) -> set[str]:
    """The ids of the records in the table."""
    hrefs = page.eval_on_selector_all("a.words", "all => all.map(a => a.pathname)")
    return {one.rpartition("/")[2] for one in hrefs}


@pytest.mark.parametrize(
    ("query", "fits"),
    [
        ("", lambda _: True),
        ("measure=killed", lambda one: one.measure == "killed"),
        ("modality=denied", lambda one: one.modality == "denied"),
        ("stance=estimated", lambda one: one.stance == "estimated"),
        ("country=PRK", lambda one: one.of_whom is not None and one.of_whom.country == "PRK"),
        (
            "country=PRK&measure=troops",
            lambda one: one.measure == "troops" and one.of_whom and one.of_whom.country == "PRK",
        ),
        ("q=tentara+tambahan", lambda one: {"tentara", "tambahan"} <= {*one.quote.lower().split()}),
        ("q=pasukan+zzzz", lambda _: False),
    ],
)  # fmt: skip
def test_a_filter_shows_the_claims_that_fit_and_no_other(
    chromium_browser: Browser, site: str, claims: list[Claim], query: str, fits: object
) -> None:
    assert callable(fits)
    with visit(chromium_browser, site) as seen:
        page = seen.open(f"/ledger?{query}")
        assert shown(page) == {one.id for one in claims if fits(one)}


def test_events_have_a_table_of_their_own(
    chromium_browser: Browser, site: str, events: list[Event]
) -> None:
    with visit(chromium_browser, site) as seen:
        page = seen.open("/ledger?kind=event&type=ASSAULT")
        assert shown(page) == {one.id for one in events if one.type == "ASSAULT"}


def test_independent_reports_leave_reprints_out(
    chromium_browser: Browser, site: str, samples: Path, claims: list[Claim]
) -> None:
    with Case(samples) as case:
        reprint = next(
            page.document.id for page in case.pages() if "kabar-muara" in page.sightings[0].path
        )
    with visit(chromium_browser, site) as seen:
        page = seen.open("/ledger?independent=1")
        assert shown(page) == {one.id for one in claims if one.document != reprint}


@pytest.mark.parametrize("script", [True, False])
def test_the_form_filters_and_the_address_holds_it(
    chromium_browser: Browser, site: str, claims: list[Claim], *, script: bool
) -> None:
    wanted = {one.id for one in claims if one.measure == "killed" and one.stance == "estimated"}
    assert wanted
    with visit(chromium_browser, site, java_script_enabled=script) as seen:
        page = seen.open("/ledger")
        page.click("summary")
        page.select_option("#f-type", "killed")
        page.select_option("#f-stance", "estimated")
        if not script:
            page.click("text=Apply")
        page.wait_for_url("**measure=killed*stance=estimated*")
        page.wait_for_function("document.readyState === 'complete'") if script else None
        page.wait_for_selector(f".total:has-text('{len(wanted)} record')")
        assert shown(page) == wanted
        address = page.url
        assert seen.faults == []
    with visit(chromium_browser, site) as again:
        assert shown(again.open(address)) == wanted


def test_rows_stand_in_the_order_asked_for(chromium_browser: Browser, site: str) -> None:
    with visit(chromium_browser, site) as seen:
        page = seen.open("/ledger?sort=day_up")
        days = page.eval_on_selector_all("td.day time", "all => all.map(t => t.dateTime)")
        assert days == sorted(days)
        assert len(set(days)) > 2
        page.click("th a:text('Figure')")
        page.wait_for_url("**sort=size*")
        figures = page.eval_on_selector_all("td.figure", "all => all.map(t => t.textContent)")
        first = [int("".join(filter(str.isdigit, one.split(" to ")[0]))) for one in figures[:5]]
        assert first == sorted(first, reverse=True)


def test_words_are_found_in_pages_too(chromium_browser: Browser, site: str) -> None:
    with visit(chromium_browser, site) as seen:
        page = seen.open("/ledger?q=penyidik")
        assert page.locator(".found-pages li").count() == 1
        assert page.inner_text(".found-pages mark") == "penyidik"
        page.click(".found-pages a")
        assert "penyidik" in page.inner_text(".text")


def test_nothing_found_is_told(site: str) -> None:
    assert "No record fits" in ask(site, "/ledger?q=zzzz").text


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("", ""),
        ("tentara", '"tentara"*'),
        ("3.000 tewas", '"3.000" "tewas"*'),
        ('a" OR b', '"a" "OR" "b"*'),
        ('a"b c', '"a""b" "c"*'),
        ("* ( - '", ""),
    ],
)
def test_a_search_means_its_words_and_nothing_else(words: str, expected: str) -> None:
    assert match_words(words) == expected
