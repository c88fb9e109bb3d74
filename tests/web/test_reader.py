"""The reader: every span where its words stand, furniture with its rule, keys, losses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rujuk.store.case import Case
from rujuk.web.marked_text import READ
from web_site import PHONE, visit

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

    from rujuk.store.page import Page


@pytest.fixture(scope="module")
def pages(samples: Path) -> list[Page]:
    with Case(samples) as case:
        return [*case.pages()]


def test_every_mark_of_a_record_has_its_words(
    chromium_browser: Browser, site: str, pages: list[Page]
) -> None:
    with visit(chromium_browser, site) as seen:
        for saved in pages:
            page = seen.open(f"/reader/{saved.document.id}")
            pieces = page.evaluate(
                """() => {
                  const cards = rujuk.data("cards"), told = {};
                  for (const mark of document.querySelectorAll(".text .m")) {
                    for (const number of mark.dataset.r.split(" ")) {
                      const address = cards[number][3];
                      if (address) told[address] = (told[address] || "") + mark.textContent;
                    }
                  }
                  return told;
                }"""
            )
            coding = saved.coding
            records = [*coding.claims, *coding.events, *coding.relations]
            told = {address.rpartition("/")[2]: words for address, words in pieces.items()}
            assert told == {one.id: one.quote for one in records}
            losses = page.eval_on_selector_all(".text .m.loss", "all => all.map(l => l.innerText)")
            lost = [*saved.document.losses, *coding.losses]
            assert bool(losses) == any(one.start is not None for one in lost)
            assert seen.faults == []


def test_furniture_is_grey_and_says_its_rule(
    chromium_browser: Browser, site: str, pages: list[Page]
) -> None:
    with visit(chromium_browser, site) as seen:
        for saved in pages:
            page = seen.open(f"/reader/{saved.document.id}")
            shown = " ".join(page.locator(".region.furniture").all_inner_texts())
            body = page.evaluate("getComputedStyle(document.querySelector('.region.body')).color")
            for block in saved.document.blocks:
                if block.kind.value not in READ:
                    assert block.rule in shown
            for region in page.locator(".region.furniture").all():
                assert region.evaluate("one => getComputedStyle(one).color") != body


@pytest.mark.parametrize("kind", ["claim", "event", "relation"])
def test_a_click_on_a_mark_opens_its_record_and_leads_back_to_the_words(
    chromium_browser: Browser, site: str, pages: list[Page], kind: str
) -> None:
    def has(one: Page) -> bool:
        return bool(getattr(one.coding, f"{kind}s"))

    saved = next(one for one in pages if has(one))
    with visit(chromium_browser, site) as seen:
        page = seen.open(f"/reader/{saved.document.id}")
        mark = page.locator(f".text a.m.{kind}.first").first
        words, where = mark.inner_text(), mark.get_attribute("id")
        mark.click()
        page.wait_for_url("**/record/**")
        seen.check(f"record-{kind}")
        quote = page.inner_text(".record .mark")
        assert words.strip() in quote
        page.click(".record .mark")
        page.wait_for_url(f"**/reader/{saved.document.id}*#{where}")
        assert page.inner_text(".m:target") == words


def test_a_loss_leads_to_its_words(chromium_browser: Browser, site: str, pages: list[Page]) -> None:
    saved = next(one for one in pages if any(loss.start for loss in one.coding.losses))
    with visit(chromium_browser, site) as seen:
        page = seen.open(f"/reader/{saved.document.id}")
        page.click(".lost a >> nth=0")
        words = page.inner_text(".m:target")
        assert any(words in (loss.quote or "") for loss in saved.coding.losses)


def test_keys_and_pointer_tell_what_stands_behind_the_words(
    chromium_browser: Browser, site: str, pages: list[Page]
) -> None:
    saved = next(one for one in pages if len(one.coding.claims) > 2)
    with visit(chromium_browser, site) as seen:
        page = seen.open(f"/reader/{saved.document.id}")
        page.hover("a.m.claim >> nth=0")
        assert page.is_visible("#card")
        seen.check("reader-card")
        page.keyboard.press("Escape")
        assert not page.is_visible("#card")
        marks = page.eval_on_selector_all(".text .m.first", "all => all.map(m => m.id)")
        for key, expected in (("j", 0), ("j", 1), ("j", 2), ("k", 1), ("k", 0), ("k", 0)):
            page.keyboard.press(key)
            assert page.evaluate("document.activeElement.id") == marks[expected]
            assert page.is_visible("#card")
        page.keyboard.press("Enter")
        page.wait_for_url("**/record/**")


def test_it_reads_without_scripts_and_on_a_phone(
    chromium_browser: Browser, site: str, pages: list[Page]
) -> None:
    saved = next(one for one in pages if one.coding.claims)
    with visit(chromium_browser, site, java_script_enabled=False) as seen:
        page = seen.open(f"/reader/{saved.document.id}")
        claim = saved.coding.claims[0]
        assert claim.quote in page.inner_text(".text")
        page.click(f"a.m[href='/record/{claim.id}'] >> nth=0")
        assert claim.quote in page.inner_text(".record")
    with visit(chromium_browser, site, viewport=PHONE) as seen:
        seen.open(f"/reader/{saved.document.id}")
        seen.check("saved-phone")
        seen.open(f"/records/{saved.document.id}")
        seen.check("records-phone")
