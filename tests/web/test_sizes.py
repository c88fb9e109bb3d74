"""Each page of the site over a case of no page, of two pages, and of two thousand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from made_affairs import add_made_pages, made_pages
from rujuk.store.case import Case
from rujuk.web.pages import PAGES
from web_site import PHONE, ROOT, ask, served, visit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

NAMED = [page.key for page in PAGES if page.in_nav]
TWO = ("garis-utara-tambahan-pasukan.txt", "pesisir-kini-pasukan-khusus.txt")
MANY, CLAIMS = 2_000, 5
LARGEST = 3_000_000
"""Characters of a page of any case once it is drawn: more is slow to read over."""


@pytest.fixture(scope="module", params=[0, 2])
def small(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    path = str(tmp_path_factory.mktemp("small") / "case.rujuk")
    with Case(path) as case:
        case.add([str(ROOT / "examples" / "pages" / name) for name in TWO[: request.param]])
    with served(path) as address:
        yield address


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("large")
    with Case(folder / "case.rujuk") as case:
        add_made_pages(case, MANY, CLAIMS)
    with served(str(folder / "case.rujuk")) as address:
        yield address


@pytest.mark.parametrize("key", NAMED)
def test_a_page_is_whole_over_few_pages(chromium_browser: Browser, small: str, key: str) -> None:
    with visit(chromium_browser, small) as seen:
        page = seen.open(f"/{key}?lang=id")
        seen.check(f"{key}-few")
        assert page.locator("main h1").count() == 1


@pytest.mark.parametrize("key", NAMED)
def test_a_page_is_whole_over_two_thousand_pages(
    chromium_browser: Browser, large: str, key: str
) -> None:
    with visit(chromium_browser, large, viewport=PHONE) as seen:
        seen.open(f"/{key}")
        seen.check(f"{key}-many-phone")
    with visit(chromium_browser, large) as seen:
        page = seen.open(f"/{key}")
        seen.check(f"{key}-many")
        assert len(page.content()) < LARGEST


def test_every_part_of_a_large_case_can_be_reached(chromium_browser: Browser, large: str) -> None:
    with visit(chromium_browser, large) as seen:
        page = seen.open("/reader")
        page.click("a[rel=next]")
        page.wait_for_url("**at=2*")
        page.click("a.title >> nth=0")
        page.wait_for_selector(".text")
        page = seen.open("/brief")
        parts = page.locator(".further a[href*='kind=']").count()
        for number in range(parts):  # the first part that is longer than a page
            page = seen.open("/brief")
            page.click(f".further a[href*='kind='] >> nth={number}")
            page.wait_for_url("**kind=*")
            assert page.locator(".part").count() == 1
            if page.locator("a[rel=next]").count():
                break
        page.click("a[rel=next]")
        page.wait_for_url("**at=2*")
        assert page.locator(".entry").count() > 1
        assert seen.faults == []
    listed = ask(large, f"/reader?at={-(-MANY // 100)}").text
    last = max(int(number) for number in re.findall(r'<li value="(\d+)"', listed))
    assert last == len({document.id for document, _ in made_pages(MANY, CLAIMS, 5)})
    assert f"{last:,} pages" in listed  # pages of one text are one
