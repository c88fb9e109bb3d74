"""Pages whose words attack the reader of them: each is shown as words and does nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from made_pages import Made, sighting
from rujuk.records import Measure
from rujuk.store.case import Case
from rujuk.web.links import PART
from rujuk.web.marked_text import MOST_OVER, Mark, regions
from web_site import served, visit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

ATTACK = (
    "<script>document.title='broken'</script></script>"
    "<img src=x onerror=\"document.title='broken'\">"
    "<svg onload=document.title='broken'> {{ 7 * 7 }} {% raw %} </textarea></title><!-- ]]> "
    "<a href=\"javascript:document.title='broken'\">x</a> &lt;b&gt; \u2028 \0 "
    "\u202e3000 tentara\u2066 tewas"
)  # fmt: skip
TITLE = f"Judul {ATTACK}"
QUOTE = f"300 tentara {ATTACK}"


def made_page(text: str, quotes: list[str]) -> Made:
    """A page of this body, each of the quotes in it a claim."""
    made = Made(text=f"{TITLE}\n\n{text}\n", body=(text[:20], text[-20:]), title=TITLE)
    for number, quote in enumerate(quotes):
        made.claim(quote, Measure.KILLED, (number + 2, number + 2, number + 2))
    return made


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """A server over a case of one page of attacks, and the id of the page."""
    path = str(tmp_path_factory.mktemp("hostile") / "case.rujuk")
    made = made_page(f"Awal paragraf ini. {QUOTE} dan seterusnya sampai akhir.", [QUOTE])
    document = made.document()
    with Case(path) as case:
        where = sighting(document, "p/<script>alert(1)</script>.txt")
        case.add_pages([(document, where)], lambda _: made.coding())
    with served(path) as address:
        yield address, document.id


@pytest.mark.parametrize(
    "path",
    [
        "/brief", "/ledger", "/ledger?q=tentara", "/reader", "/reader/{document}",
        "/stories", "/timeline", "/timeline?pair=%3Cscript%3E", "/timeline?country=%22%3E%3Cb%3E",
        "/records/{document}", "/record/{claim}", "/ledger?q=%3Cscript%3Ealert(1)%3C/script%3E",
        "/ledger?speaker=%22%3E%3Cscript%3Edocument.title='broken'%3C/script%3E",
        "/record/%3Cscript%3Ealert(1)%3C%2Fscript%3E",
    ],
)  # fmt: skip
def test_words_that_attack_are_shown_and_do_nothing(
    chromium_browser: Browser, attacked: tuple[str, str], path: str
) -> None:
    site, document = attacked
    with visit(chromium_browser, site) as seen:
        page = seen.open("/ledger")
        claim = page.get_attribute("a.words", "href").rpartition("/")[2]
        page = seen.open(path.format(document=document, claim=claim))
        assert page.title() != "broken"
        assert (
            page.locator("main img, main svg, main script:not([type='application/json'])").count()
            == 0
        )
        assert page.locator("[onerror], [onload], a[href^='javascript']").count() == 0
        assert [one for one in seen.faults if "404" not in one] == []
        if "{" in path or path == "/ledger":
            assert "<script>" in page.inner_text("main")
            assert "{{ 7 * 7 }}" in page.inner_text("main")


def test_a_change_of_writing_direction_ends_with_its_words(
    chromium_browser: Browser, attacked: tuple[str, str]
) -> None:
    site, document = attacked
    with visit(chromium_browser, site) as seen:
        page = seen.open(f"/reader/{document}")
        # the words after those with an override still run from left to right
        boxes = page.evaluate(
            """() => {
              const walk = document.createTreeWalker(document.querySelector(".text"), 4);
              let node, found = null;
              while ((node = walk.nextNode())) if (node.data.includes("seterusnya")) found = node;
              const box = (word) => {
                const range = document.createRange();
                const at = found.data.indexOf(word);
                range.setStart(found, at); range.setEnd(found, at + word.length);
                return range.getBoundingClientRect().left;
              };
              return [box("dan"), box("seterusnya")];
            }"""
        )
        assert boxes[0] < boxes[1]
        listed = seen.open("/ledger").eval_on_selector(
            ".words bdi", "one => getComputedStyle(one).unicodeBidi"
        )
        assert listed == "isolate"


def test_ten_megabytes_are_read_in_parts(
    chromium_browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = str(tmp_path_factory.mktemp("long") / "case.rujuk")
    line = "Pada hari itu tidak ada yang terjadi di kota kecil di tepi sungai. \n"
    quote = "Sebanyak 41 tentara tewas"
    body = line * (5_000_000 // len(line)) + quote + "\n" + line * (5_000_000 // len(line))
    made = made_page(body, [quote])
    document = made.document()
    with Case(path) as case:
        case.add_pages([(document, sighting(document, "long.txt"))], lambda _: made.coding())
    with served(path) as site, visit(chromium_browser, site) as seen:
        page = seen.open(f"/reader/{document.id}")
        assert len(page.inner_text(".text")) <= PART + 2_000
        page = seen.open("/ledger")
        page.click("a:text('page 1')")
        page.wait_for_url(f"**part={document.text.index(quote) // PART + 1}*")
        assert page.inner_text(".m:target") == quote
        assert seen.faults == []


def test_ten_thousand_marks_are_all_there(
    chromium_browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = str(tmp_path_factory.mktemp("marked") / "case.rujuk")
    quotes = [f"{number} tewas" for number in range(10_000, 20_000)]
    made = made_page(" dan ".join(quotes), quotes[:100])
    for quote in quotes[100:]:
        made.loss(quote, "a number of people without a fate")
    document = made.document()
    with Case(path) as case:
        case.add_pages([(document, sighting(document, "marks.txt"))], lambda _: made.coding())
    with served(path) as site, visit(chromium_browser, site) as seen:
        marks = 0
        for part in range(1, len(document.text) // PART + 2):
            page = seen.open(f"/reader/{document.id}?part={part}")
            marks += page.locator(".m.first").count()
            page.keyboard.press("j")
            assert page.is_visible("#card")
        parted = len(document.text) // PART  # a mark that a part ends in has its id in the first
        assert 10_000 - parted <= marks <= 10_000
        assert seen.faults == []


def test_marks_that_lie_over_each_other_cost_no_more() -> None:
    text = "a" * 20_000
    marks = [
        Mark(start=at, end=20_000 - at, kind="claim", title="t", address="/r")
        for at in range(10_000)
    ]
    found = regions(text, 0, len(text), [("body", 0, len(text), "made")], marks)
    html = str(found[0].html)
    assert html.count("<a ") == 2 * 10_000 - 1
    numbers = max(len(one.split('"')[0].split()) for one in html.split('data-r="')[1:])
    assert numbers == MOST_OVER
