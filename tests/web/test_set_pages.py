"""How pages are set: words cut between words, axes that repeat no day, the section in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rujuk.store.case import Case
from rujuk.web.edition import Edition
from rujuk.web.pages.record import CONTEXT, after, before
from rujuk.web.press import make_edition
from rujuk.web.strips import MOST_BARS, strip_of
from web_site import PHONE, ROOT, served, visit

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser


@pytest.mark.parametrize("cut", range(12))
def test_words_around_a_record_are_never_cut_apart(cut: int) -> None:
    words = ["seratus"] * 60
    text = " ".join(words)
    start = 8 * 30 + cut * 8
    told = before(text, start)
    assert told.startswith("… seratus ")
    assert set(told.removeprefix("… ").split()) == {"seratus"}
    rest = after(text, 8 * cut)
    assert rest.endswith(" …")
    assert set(rest.removesuffix(" …").split()) == {"seratus"}
    assert len(told) <= CONTEXT + 2
    assert before("satu\ndua tiga", 9) == "dua "
    assert after("satu dua\ntiga", 4) == " dua"


def test_a_timeline_of_one_day_names_no_day_twice(
    chromium_browser: Browser, tmp_path: Path
) -> None:
    path = str(tmp_path / "one.rujuk")
    with Case(path) as case:
        case.add([str(ROOT / "examples" / "pages" / "lentera-timur-nis-april.html")])
    with served(path) as address, visit(chromium_browser, address) as seen:
        page = seen.open("/timeline")
        days = page.locator("#chart .axis text:not(.edge)").all_text_contents()
        assert days
        assert len(days) == len(set(days))
        assert seen.faults == []


def test_on_a_phone_the_section_that_is_shown_is_in_sight(
    chromium_browser: Browser, site: str
) -> None:
    with visit(chromium_browser, site, viewport=PHONE) as seen:
        for key in ("map", "alliances"):
            box = seen.open(f"/{key}").locator(".sections [aria-current]").bounding_box()
            assert box is not None
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= PHONE["width"]


def test_the_last_named_bar_has_room_for_its_name() -> None:
    for bars in range(2, MOST_BARS + 1):
        days = [(f"2025-0{1 + at // 28}-{1 + at % 28:02}", 1, 0) for at in (0, bars - 1)]
        strip = strip_of(days)
        assert all(at / len(strip.bars) < 0.73 for at, _ in strip.ticks)


def test_every_page_that_tells_a_pledge_is_quoted(samples: Path, tmp_path: Path) -> None:
    path = tmp_path / "edition"
    make_edition(str(samples), str(path))
    with_words = Edition(path)
    (pledge,) = (one for bond in with_words.kept("bonds", "en") for one in bond["pledges"])
    assert [one["page"] for one in pledge["quotes"]] == [2, 6, 8]
    with_words.close()
