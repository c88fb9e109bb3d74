"""Stories: counted as the brief counts them, copies under what they copy, the changed figure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from rujuk.store.case import Case
from rujuk.web.strings import strings
from rujuk.web.strips import DAY, LEAST_BARS, MONTH, MOST_BARS, WEEK, between, strip_of
from web_site import DESK, PHONE, ask, served, visit

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

FIRST_TEXT = """Simpul Pagi
Kapal Feri Terbalik di Selat Muria, 14 Penumpang Tewas
Simpul Pagi - 3 Maret 2026, 08:15 WIB

Sebuah kapal feri terbalik di Selat Muria pada Senin malam, 2 Maret 2026. Tim penyelamat mengatakan
sebanyak 1.240 penumpang berada di kapal itu dan 14 orang tewas. Gubernur mengatakan pencarian
dilanjutkan sampai semua penumpang ditemukan. Kapal berangkat dari pelabuhan dengan muatan penuh.

Menurut petugas pelabuhan, cuaca buruk melanda selat itu sejak sore, tetapi syahbandar tetap
memberi izin berlayar. Keluarga penumpang menunggu kabar di dermaga sampai pagi. Beberapa perahu
nelayan ikut menolong korban yang terapung sebelum kapal penyelamat datang dari kota terdekat.
Rumah sakit daerah menyiapkan ruang tambahan untuk merawat korban luka. Kementerian Perhubungan
akan memeriksa pemilik kapal dan meminta semua kapal tua di jalur itu berhenti beroperasi sampai
pemeriksaan selesai.
"""


def test_every_story_stands_with_the_numbers_of_the_brief(
    chromium_browser: Browser, disputed_site: str, disputed_brief: dict[str, Any]
) -> None:
    copies = {one["path"] for group in disputed_brief["copies"] for one in group["copies"]}
    with visit(chromium_browser, disputed_site) as seen:
        page = seen.open("/stories?kind=all")
        assert page.locator(".story").count() == len(disputed_brief["stories"])
        independent = []
        for one in disputed_brief["stories"]:
            own = len([path for path in one["paths"] if path not in copies])
            noun = "report" if one["reports"] == 1 else "reports"
            counts = page.inner_text(f"#{one['id']} .counts >> nth=0")
            assert f"{one['reports']} {noun}, {own} independent" in counts
            assert one["title"] in page.inner_text(f"#{one['id']} h2")
        for key in page.eval_on_selector_all(".story", "all => all.map(one => one.id)"):
            one = next(each for each in disputed_brief["stories"] if each["id"] == key)
            independent.append(len([path for path in one["paths"] if path not in copies]))
        assert independent == sorted(independent, reverse=True)
        assert sum(independent) == disputed_brief["independent_reports"]
        assert f"{disputed_brief['independent_reports']} independent" in page.inner_text(
            ".standfirst"
        )


def test_what_is_new_comes_first(chromium_browser: Browser, disputed_site: str) -> None:
    with visit(chromium_browser, disputed_site) as seen:
        page = seen.open("/stories")
        assert page.inner_text(".story >> nth=0 >> .new") == "1 new"
        assert "31 October 2026" in page.inner_text(".story >> nth=0")
        assert page.locator(".new").count() == 1
        order = page.locator(".stories > li").all_inner_texts()
        assert order[1].startswith("Nothing new in the last 7 days")
        page.click("text=New in the last 30 days")
        page.wait_for_url("**kind=month*")
        assert page.locator(".new").count() == 2


@pytest.mark.parametrize(
    ("original", "copy", "kind"),
    [
        ("q01.txt", "q02.txt", "Cut"),
        ("q06.txt", "q07.txt", "A figure was changed"),
        ("q11.txt", "q12.txt", "With misread letters"),
    ],
)
def test_a_copy_stands_under_its_original_with_its_kind(
    chromium_browser: Browser,
    disputed_site: str,
    disputed: Path,
    original: str,
    copy: str,
    kind: str,
) -> None:
    with Case(disputed) as case:
        ids = {page.sightings[0].path.rpartition("/")[2]: page.document.id for page in case.pages()}
    with visit(chromium_browser, disputed_site) as seen:
        page = seen.open("/stories")
        order = page.eval_on_selector_all(
            ".report-what > a", "all => all.map(a => a.pathname.split('/').pop())"
        )
        at = order.index(ids[copy])
        assert order[at - 1] == ids[original]
        row = page.locator(".report.is-copy", has=page.locator(f"a[href*='{ids[copy]}']"))
        assert row.locator(".copied b").inner_text() == kind
        assert ids[original] in str(row.locator(".copied a").get_attribute("href"))


def test_a_changed_figure_is_shown_with_both_its_words(
    chromium_browser: Browser, disputed_site: str
) -> None:
    with visit(chromium_browser, disputed_site) as seen:
        page = seen.open("/stories")
        figures = [page.locator(f".change {one} bdi >> nth=0") for one in ("del", "ins")]
        assert [one.inner_text() for one in figures] == ["310", "301"]
        now = page.locator(".is-corrected .change-words .mark >> nth=0")
        was = page.locator(".is-corrected .change-words.was .mark >> nth=0")
        assert (now.inner_text(), was.inner_text()) == ("301", "310")
        now.click()
        page.wait_for_url("**/reader/**#o*")
        assert "301" in page.inner_text(":target")


def test_figures_are_told_whole_and_a_copy_of_a_copy_stands_under_it(
    chromium_browser: Browser, tmp_path: Path
) -> None:
    changed = FIRST_TEXT.replace("1.240", "1.420").replace("3 Maret 2026, 08", "4 Maret 2026, 09")
    texts = {
        "a.txt": FIRST_TEXT,
        "b.txt": changed.replace("Simpul Pagi", "Garis Utara"),
        "c.txt": changed.replace("Simpul Pagi", "Lentera Timur").replace("4 Maret", "5 Maret"),
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, "utf-8")
    with Case(tmp_path / "ferry.rujuk") as case:
        case.add([str(tmp_path / name) for name in texts])
    with served(str(tmp_path / "ferry.rujuk")) as address, visit(chromium_browser, address) as seen:
        page = seen.open("/stories")
        assert "3 reports, 1 independent" in page.inner_text(".story .counts")
        depths = page.eval_on_selector_all(
            ".report", "all => all.map(one => one.style.getPropertyValue('--depth').trim())"
        )
        assert depths == ["0", "1", "2"]
        assert page.locator(".change del bdi").all_inner_texts() == ["1.240"]
        assert page.locator(".change ins bdi").all_inner_texts() == ["1.420"]
        assert "the same to the word as page 2" in page.inner_text(".report >> nth=2")


def test_related_stories_are_linked_and_lead_there(
    chromium_browser: Browser, disputed_site: str
) -> None:
    with visit(chromium_browser, disputed_site) as seen:
        page = seen.open("/stories?kind=all")
        hrefs = page.eval_on_selector_all(".related a", "all => all.map(a => a.hash.slice(1))")
        assert hrefs
        assert all(page.locator(f"[id='{one}']").count() == 1 for one in hrefs)
        seen.check("stories-second")


def test_stories_need_no_script(chromium_browser: Browser, disputed_site: str) -> None:
    texts = []
    for script in (True, False):
        with visit(chromium_browser, disputed_site, java_script_enabled=script) as seen:
            page = seen.open("/stories")
            texts.append(page.inner_text("main"))
            assert page.locator(".strip-wide rect").count() > 0
    assert texts[0] == texts[1]


def test_a_case_without_pages_says_so(chromium_browser: Browser, tmp_path: Path) -> None:
    with Case(tmp_path / "empty.rujuk"):
        pass
    with served(str(tmp_path / "empty.rujuk")) as address:
        assert "no stories" in ask(address, "/stories").text
        assert "No page tells" in ask(address, "/timeline").text
        for size in (DESK, PHONE):
            with visit(chromium_browser, address, viewport=size) as seen:
                for key in ("stories", "timeline"):
                    assert seen.open(f"/{key}").locator("svg").count() == 0
                    seen.check(f"{key}-empty-{size['width']}")


# --- strips --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("days", "step", "bars"),
    [
        ([("2026-03-01", 1, 0)], DAY, LEAST_BARS),
        ([("2026-03-01", 1, 0), ("2026-03-20", 0, 2)], DAY, 20),
        ([("2026-01-01", 1, 0), ("2026-10-31", 1, 0)], WEEK, 44),
        ([("2020-01-01", 1, 0), ("2026-10-31", 1, 0)], MONTH, 82),
    ],
)
def test_a_strip_has_a_bar_for_each_step_and_loses_no_report(
    days: list[tuple[str, int, int]], step: str, bars: int
) -> None:
    strip = strip_of(days)
    assert strip.step == step
    assert len(strip.bars) == bars
    assert step == MONTH or bars <= MOST_BARS
    assert sum(one.independent for one in strip.bars) == sum(one for _, one, _ in days)
    assert sum(one.copies for one in strip.bars) == sum(one for _, _, one in days)


def test_a_strip_of_nothing_has_no_bars() -> None:
    assert strip_of([]).bars == ()
    assert strip_of([]).ticks == []
    assert strip_of([]).most == 0


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2026-10-07", "2026-10-09", "7–9 October 2026"),
        ("2026-09-28", "2026-10-03", "28 September – 3 October 2026"),
        ("2025-12-30", "2026-01-02", "30 December 2025 – 2 January 2026"),
        ("2026-10-07", "2026-10-07", "7 October 2026"),
        (None, None, "day unknown"),
    ],
)
def test_two_days_tell_what_they_share_once(first: str, last: str, said: str) -> None:
    assert between(first, last, strings=strings("en")) == said
