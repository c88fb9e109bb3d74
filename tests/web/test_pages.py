"""Each page of the site on the shipped samples: in a browser, wide and narrow, light and dark."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rujuk.web.pages import PAGES
from web_site import DESK, PHONE, visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NAMED = [page.key for page in PAGES if page.in_nav]


@pytest.mark.parametrize("key", NAMED)
def test_a_page_is_whole_wide_and_narrow_light_and_dark(
    chromium_browser: Browser, site: str, key: str
) -> None:
    for name, size, colours in (
        ("wide", DESK, "light"), ("dark", DESK, "dark"), ("phone", PHONE, "light"),
    ):  # fmt: skip
        with visit(chromium_browser, site, viewport=size, color_scheme=colours) as seen:
            page = seen.open(f"/{key}")
            assert page.locator("main h1").count() == 1
            seen.check(f"{key}-{name}")


@pytest.mark.parametrize("key", NAMED)
def test_a_page_speaks_both_languages_and_keeps_the_one_asked_for(
    chromium_browser: Browser, site: str, key: str
) -> None:
    with visit(chromium_browser, site) as seen:
        page = seen.open(f"/{key}?lang=id")
        assert page.get_attribute("html", "lang") == "id"
        seen.check(f"{key}-id")
        addresses = page.eval_on_selector_all(
            "main a[href], nav.sections a[href], .sections a[href]",
            "all => all.map(a => new URL(a.getAttribute('href'), location).href)",
        )
        inside = [one for one in addresses if one.startswith(site) and "#" not in one]
        assert all("lang=id" in one for one in inside), inside


@pytest.mark.parametrize("key", NAMED)
def test_a_page_prints(chromium_browser: Browser, site: str, key: str) -> None:
    with visit(chromium_browser, site) as seen:
        page = seen.open(f"/{key}")
        page.emulate_media(media="print")
        seen.check(f"{key}-print")
        assert not page.is_visible(".sections")


def test_the_first_tab_stop_leads_past_the_navigation(chromium_browser: Browser, site: str) -> None:
    with visit(chromium_browser, site) as seen:
        page = seen.open("/brief")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "main"


def test_a_request_to_another_host_and_an_error_are_faults(chromium_browser: Browser) -> None:
    with visit(chromium_browser) as seen:
        seen.page.set_content("<img src='http://rujuk.example/a.png'><script>nothing()</script>")
        told = " ".join(seen.faults)
    assert "request: http://rujuk.example/a.png" in told
    assert "nothing is not defined" in told
    with visit(chromium_browser) as seen:
        assert seen.page.url == "about:blank"
        assert seen.faults == []
