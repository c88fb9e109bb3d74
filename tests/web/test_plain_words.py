"""What a reader meets is words: no ids, no codes, and no day of a visit told as a day of news."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from lxml import html

from rujuk.brief.sources import picture_of_case
from rujuk.code.ontology import ontology
from rujuk.records import Hedge
from rujuk.store.case import Case
from rujuk.web.fields import fields_of
from rujuk.web.strings import LANGUAGES, strings
from web_site import ROOT, ask, served, visit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

SECOND = ROOT / "tests" / "eval" / "reconcile" / "second" / "pages"
ID = re.compile(r"\b(?:doc|clm|evt|rel|ast|est|con|hap|sty)-[a-z2-7]{8}")
VISITED = "2 August 2025"
"""The visit is all that one of the shipped pages tells of its day."""


@pytest.fixture(scope="module")
def disputed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server over pages with contradictions of figures and of deeds."""
    path = tmp_path_factory.mktemp("plain") / "second.rujuk"
    with Case(path) as case:
        case.add([str(SECOND)])
    with served(str(path)) as address:
        yield address


def main_text(address: str, path: str) -> str:
    """What the page says in its middle, without the ids that are shown to be copied."""
    tree = html.fromstring(ask(address, path).text)
    (middle,) = tree.xpath("//main")
    for one in middle.xpath(".//code | .//*[contains(@class, 'copied')]"):
        one.drop_tree()
    return " ".join(middle.text_content().split())


@pytest.mark.parametrize(
    "path", ["/contradictions", "/alliances", "/timeline", "/network", "/stories", "/"]
)
def test_no_page_shows_an_id_for_a_word(site: str, disputed: str, path: str) -> None:
    for address in (site, disputed):
        assert ID.findall(main_text(address, path)) == []


def test_what_was_weighed_is_explained_without_ids(samples: Path, site: str) -> None:
    with Case(samples) as case:
        weighed = picture_of_case(case).weighed
    ids = [one.id for one in (*weighed.quantities, *weighed.happenings)]
    for record in ids:
        assert ID.findall(main_text(site, f"/record/{record}")) == [], record
    story = re.findall(r"sty-[a-z2-7]{16}", ask(site, "/stories").text)[0]
    assert ID.findall(main_text(site, f"/record/{story}")) == []


def test_a_record_names_other_records_in_words(samples: Path, site: str) -> None:
    with Case(samples) as case:
        event = next(one for one in case.events() if one.claims)
    assert ID.findall(main_text(site, f"/record/{event.id}")) == []


def test_the_day_of_a_visit_is_no_day_of_publication(site: str) -> None:
    found = re.findall(r"sty-[a-z2-7]{16}", ask(site, "/stories").text)
    paths = ["/reader", "/ledger", "/alliances", "/timeline", *(f"/record/{one}" for one in found)]
    for path in paths:
        text = main_text(site, path)
        assert text.count(VISITED) == text.count(f"not after {VISITED}"), path
    assert f"not after {VISITED}" in main_text(site, "/reader")
    stories = main_text(site, "/stories")
    assert stories.count(VISITED) == stories.count(f"not after {VISITED}") == 1
    assert stories.count("and 1 report without a date") == 2


def test_whom_a_deed_was_done_to_is_never_taken_for_the_doer(samples: Path, site: str) -> None:
    with Case(samples) as case:
        suffered = [one for one in case.events() if one.recipients and not one.actors]
    assert suffered
    for event in suffered:
        assert "(not named" in main_text(site, f"/record/{event.id}")
        assert "→" in main_text(site, f"/record/{event.id}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_exact_figure_is_told_once_and_sectors_have_names(language: str) -> None:
    say = strings(language)
    party = {"text": "x", "start": 0, "end": 1, "name": None, "sectors": ["MIL"], "id": "org.x"}
    claim = {"low": 3, "best": 3, "high": 3, "of_whom": party}
    fields = {one.key: one for one in fields_of(claim, say)}
    assert "low" not in fields
    assert "high" not in fields
    assert fields["best"].values[0].told == "3"
    assert fields["of_whom"].values[0].notes == (say.label("sector", "MIL"),)
    assert say.label("sector", "MIL") != "MIL"
    open_top = {one.key for one in fields_of({**claim, "high": None}, say)}
    assert "low" in open_top


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_manner_context_sector_and_hedge_has_a_name(language: str) -> None:
    say = strings(language)
    found = ontology()
    manners = {mode for kind in found.types.values() for mode in kind.modes}
    assert len(manners) > 40
    assert [one for one in sorted(manners) if not say.has(f"manner.{one}")] == []
    assert [one for one in found.contexts if not say.has(f"context.{one}")] == []
    assert [one for one in Hedge if not say.has(f"hedge.word.{one.value}")] == []


def test_an_estimate_without_its_history_says_so(
    samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Case(samples) as case:
        record = picture_of_case(case).weighed.quantities[0].id
    path = tmp_path / "same.rujuk"
    path.write_bytes(samples.read_bytes())
    with served(str(path)) as address:
        assert "is not told here" not in main_text(address, f"/record/{record}")
    monkeypatch.setattr("rujuk.web.prepared.weighed.HISTORY_AT_MOST", 3)
    with served(str(path)) as address:
        assert "a case of more than 3 pages" in main_text(address, f"/record/{record}")


def test_a_mark_at_the_end_of_a_line_widens_no_page(
    chromium_browser: Browser, disputed: str
) -> None:
    sheet = {"width": 718, "height": 1000}
    with visit(chromium_browser, disputed, viewport=sheet) as seen:
        for path in ("/brief", "/map"):
            page = seen.open(path)
            page.emulate_media(media="print")
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= sheet["width"], path
