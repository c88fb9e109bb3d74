"""The number: every claim stands on the page, each mark leads to its words, nothing collides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from rujuk.brief.sources import picture_of_case
from rujuk.cli import rujuk
from rujuk.store.case import Case
from web_site import DESK, PHONE, ask, served, visit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from rujuk.weigh.picture import Weighed

COLLISIONS = """
() => [...document.querySelectorAll("svg.plot, svg.undated")].flatMap(plot => {
  const boxes = [...plot.querySelectorAll("text")]
    .map(one => [one.textContent, one.getBoundingClientRect()])
    .filter(([, box]) => box.width > 0);
  return boxes.flatMap(([text, a], at) => boxes.slice(at + 1)
    .filter(([, b]) => a.left < b.right - 1 && b.left < a.right - 1
                    && a.top < b.bottom - 2 && b.top < a.bottom - 2)
    .map(([other]) => `${text} / ${other}`));
})
"""


@pytest.fixture(scope="module")
def weighed(disputed: Path) -> Weighed:
    with Case(disputed) as case:
        return picture_of_case(case).weighed


def count(site: str) -> int:
    """How many affairs the site shows."""
    return ask(site, "/?kind=all").text.count('<a class="title"')


def test_every_claim_stands_once_on_the_page_of_its_affair(
    chromium_browser: Browser, disputed_site: str, weighed: Weighed
) -> None:
    shown: list[str] = []
    with visit(chromium_browser, disputed_site) as seen:
        for number in range(1, count(disputed_site) + 1):
            page = seen.open(f"/?kind={number}")
            shown += page.eval_on_selector_all("[data-told]", "all => all.map(a => a.dataset.told)")
    told = [one.id for each in weighed.quantities for one in (*each.assertions, *each.denials)]
    assert sorted(shown) == sorted(told)


def test_the_figures_are_those_of_the_brief(
    chromium_browser: Browser, disputed_site: str, disputed_brief: dict[str, Any]
) -> None:
    estimates = {one["id"]: one for one in disputed_brief["estimates"]}
    seen_figures = 0
    with visit(chromium_browser, disputed_site) as seen:
        for number in range(1, count(disputed_site) + 1):
            page = seen.open(f"/?kind={number}")
            for section in page.locator("section.quantity").all():
                told = estimates[section.get_attribute("id") or ""]
                head = section.locator("header").first.inner_text()
                if told["best"] is not None:
                    figure = f"{told['best']:,}" if told["best"] else "none"
                    assert figure in head, head
                assert f"\n{told['grade']}" in head.replace(" ", "\n")
                seen_figures += 1
    assert seen_figures > 8


def test_affairs_come_by_their_reports_and_parts_under_their_whole(
    chromium_browser: Browser, disputed_site: str
) -> None:
    with visit(chromium_browser, disputed_site) as seen:
        page = seen.open("/?kind=all")
        told = page.eval_on_selector_all(
            ".affairs .who", "all => all.map(a => parseInt(a.textContent.match(/[0-9]+/)[0]))"
        )
        assert told == sorted(told, reverse=True)
        assert len(told) == count(disputed_site)
        page = seen.open("/?kind=2")
        whole = page.locator("section.quantity", has_text="Killed, in Myanmar").first
        assert whole.locator(".parts section", has_text="Killed: children").count() == 1


PLANS = {
    "rencana-empat-maret.txt": (
        "Korea Utara Bersiap Kirim Pasukan Lagi ke Rusia\n\n"
        "Warta Sagara - Selasa, 4 Maret 2025 09:10 WIB\n\nJakarta - Badan intelijen Korea Selatan "
        "mengatakan Korea Utara berencana mengirim 10.000 tentara ke Rusia.\n"
    ),
    "rencana-sepuluh-maret.txt": (
        "Korea Utara Bersiap Kirim Pasukan Lagi ke Rusia, Kata Ukraina\n\n"
        "Simpul Pagi - Senin, 10 Maret 2025 09:10 WIB\n\nJakarta - Presiden Ukraina "
        "mengatakan Korea Utara akan mengirim 12.000 tentara ke Rusia.\n"
    ),
}


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site of a plan that two authorities tell otherwise."""
    folder = tmp_path_factory.mktemp("planned")
    for name, text in PLANS.items():
        (folder / name).write_text(text, "utf-8")
    with Case(folder / "plans.rujuk") as case:
        case.add([str(folder / name) for name in PLANS])
    with served(str(folder / "plans.rujuk")) as address:
        yield address


@pytest.mark.parametrize("kind", ["best", "before", "denies", "stands", "foreseen"])
def test_a_click_on_each_kind_of_mark_leads_to_the_highlighted_words(
    chromium_browser: Browser, disputed_site: str, planned: str, kind: str
) -> None:
    site = planned if kind == "foreseen" else disputed_site
    with visit(chromium_browser, site) as seen:
        page = next(
            page
            for page in (seen.open(f"/?kind={number}") for number in (4, 1, 2, 3))
            if page.locator(f"a.mark-of.{kind}").count()
        )
        mark = page.locator(f"a.mark-of.{kind}").first
        claim = mark.get_attribute("data-claim")
        mark.locator(".hit").click()
        card = page.locator(".card")
        assert page.locator(".card").count() == 1
        words = card.locator(".mark").first
        quote = words.inner_text()
        told = page.locator(f"[id='c-{claim}'] .claim-said .mark").first
        assert quote == told.text_content()
        words.click()
        page.wait_for_url("**/reader/**#o*")
        lit = page.evaluate("document.querySelector(':target').textContent")
        assert lit.split()[0] in quote
        assert seen.faults == []


def test_marks_work_by_keyboard(chromium_browser: Browser, site: str) -> None:
    with visit(chromium_browser, site) as seen:
        page = seen.open("/")
        page.locator("a.mark-of").first.focus()
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.className") == "card"
        page.keyboard.press("Tab")
        assert "mark" in page.evaluate("document.activeElement.className")
        page.keyboard.press("Escape")
        assert page.locator(".card").count() == 0
        assert page.evaluate("document.activeElement.dataset.claim")
        seen.check("number-keys")


def test_without_scripts_the_table_says_the_same(chromium_browser: Browser, site: str) -> None:
    with visit(chromium_browser, site, java_script_enabled=False) as seen:
        page = seen.open("/")
        mark = page.locator("a.mark-of").first
        row = f"[id='c-{mark.get_attribute('data-claim')}']"
        assert not page.is_visible(row)
        mark.locator(".hit").click()
        assert page.is_visible(row)
        figure = page.inner_text(f"{row} .claim-figure")
        title = mark.locator("title").text_content() or ""
        assert figure in title
        assert page.locator(f"{row} a.mark").count() == 1


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_labels_do_not_collide(
    chromium_browser: Browser, disputed_site: str, site: str, size: dict[str, int]
) -> None:
    with visit(chromium_browser, disputed_site, viewport=size) as seen:
        for number in range(1, count(disputed_site) + 1):
            page = seen.open(f"/?kind={number}")
            seen.check(f"number-{number}-{size['width']}")
            assert page.evaluate(COLLISIONS) == []
    with visit(chromium_browser, site, viewport=size) as seen:
        assert seen.open("/").evaluate(COLLISIONS) == []


def test_a_denial_is_hollow_and_never_a_zero(
    chromium_browser: Browser, disputed_site: str, weighed: Weighed
) -> None:
    denials = [one for each in weighed.quantities for one in each.denials]
    assert denials
    with visit(chromium_browser, disputed_site) as seen:
        found = set()
        for number in range(1, count(disputed_site) + 1):
            page = seen.open(f"/?kind={number}")
            for mark in page.locator("a.mark-of.denies").all():
                found.add(mark.get_attribute("data-claim"))
                assert mark.locator("title").text_content().endswith("denies it")  # type: ignore[union-attr]
                fill = mark.locator("circle").first.evaluate("one => getComputedStyle(one).fill")
                paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
                assert fill == paper
            for line in page.locator(".line .hollow").all():
                assert line.inner_text().startswith("denied: ")
    assert found


def test_what_is_held_stands_apart_with_its_reason(
    chromium_browser: Browser, disputed_site: str, weighed: Weighed
) -> None:
    held = [key for one in weighed.quantities for key in one.held]
    reasons = 0
    with visit(chromium_browser, disputed_site) as seen:
        for number in range(1, count(disputed_site) + 1):
            page = seen.open(f"/?kind={number}")
            for one in page.locator(".held li").all():
                assert one.inner_text().startswith("Misprint Held back")
                assert one.locator("a").count() == 2
                reasons += 1
            marked = page.eval_on_selector_all("a.mark-of", "all => all.map(a => a.dataset.claim)")
            assert not set(marked) & set(held)
    assert reasons == len(held) > 0


def test_one_claim_is_a_line_and_no_chart(chromium_browser: Browser, disputed_site: str) -> None:
    with visit(chromium_browser, disputed_site) as seen:
        page: Page = seen.open(f"/?kind={count(disputed_site)}")
        assert page.locator("figure.claims").count() == 0
        line = page.locator("section.line").first
        line.locator("summary").click()
        assert line.locator("a.mark").first.is_visible()
        seen.check("number-lines")


def test_nothing_counted_is_said_in_words(chromium_browser: Browser, tmp_path: Path) -> None:
    empty = tmp_path / "empty.rujuk"
    with Case(empty):
        pass
    with served(str(empty)) as site, visit(chromium_browser, site) as seen:
        page = seen.open("/")
        assert "holds no page yet" in page.inner_text("main")
        assert page.locator("main svg").count() == 0
        seen.check("number-empty")


def test_it_is_the_first_page_of_server_and_folder(
    chromium_browser: Browser, disputed: Path, disputed_site: str, tmp_path: Path
) -> None:
    assert 'class="page-number"' in ask(disputed_site, "/").text
    folder = tmp_path / "pages"
    done = CliRunner().invoke(rujuk, ["export", str(disputed), "html", "-o", str(folder)])
    assert done.exit_code == 0, done.output
    with visit(chromium_browser) as seen:
        page = seen.open((folder / "index.html").as_uri())
        assert page.locator("figure.claims").count()
        page.locator("a.mark-of .hit").first.click()
        page.locator(".card .mark").first.click()
        page.wait_for_url("**/reader/**#o*")
        page = seen.open((folder / "index.html").as_uri())
        page.locator(".affairs .title").first.click()
        page.wait_for_url("**/index-2.html")
        assert seen.faults == []


def test_a_foreign_address_shows_the_nearest_page(site: str) -> None:
    for query in ("kind=999", "kind=x", "at=77", "kind=all&at=9", "kind=-1&at=0"):
        assert ask(site, f"/?{query}").status == 200
