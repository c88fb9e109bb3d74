"""The page of a record: what explains it, how it is cited, and its review box."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rujuk.brief.sources import picture_of_case
from rujuk.records import Verdict
from rujuk.store.case import Case
from web_site import ROOT, TOKEN, ask, served, visit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

    from rujuk.records import Claim


@pytest.fixture(scope="module")
def claim(samples: Path) -> Claim:
    with Case(samples) as case:
        return next(one for one in case.claims() if one.witnesses and one.said_by)


@pytest.fixture
def writable(tmp_path: Path) -> Iterator[tuple[str, str]]:
    """A server over a case of one page that may be written, and the path of the case."""
    path = str(tmp_path / "case.rujuk")
    with Case(path) as case:
        case.add([str(ROOT / "examples" / "pages" / "simpul-pagi-dua-tawanan.txt")])
    with served(path) as address:
        yield address, path


def test_a_record_shows_its_fields_witnesses_and_rules(
    chromium_browser: Browser, site: str, claim: Claim
) -> None:
    with visit(chromium_browser, site) as seen:
        page = seen.open(f"/record/{claim.id}")
        seen.check("record")
        shown = page.inner_text(".record")
        assert claim.quote in shown
        assert all(rule in shown for rule in claim.rules)
        assert all(witness.text in shown for witness in claim.witnesses)
        assert claim.id in page.inner_text(".copied")


def test_a_cut_id_leads_to_the_record(site: str, claim: Claim) -> None:
    assert claim.quote in ask(site, f"/record/{claim.id[:12]}").text
    assert ask(site, "/record/clm-").status == 404


def test_everything_weighed_is_explained_with_links(
    chromium_browser: Browser, site: str, samples: Path
) -> None:
    with Case(samples) as case:
        weighed = picture_of_case(case).weighed
    quantity = weighed.quantities[0]
    one = quantity.assertions[0]
    with visit(chromium_browser, site) as seen:
        page = seen.open(f"/record/{quantity.id}")
        seen.check("record-estimate")
        assert page.locator(f"a[href='/record/{one.mentions[0].id}']").count()
        assert seen.open(f"/record/{one.id}").inner_text("h1") == page.inner_text("h1")
        seen.open(f"/record/{weighed.happenings[0].id}")
        seen.check("record-happening")


def test_the_citation_is_copied(chromium_browser: Browser, site: str, claim: Claim) -> None:
    with visit(chromium_browser, site, permissions=["clipboard-read", "clipboard-write"]) as seen:
        page = seen.open(f"/record/{claim.id}")
        page.click("button.copy")
        page.wait_for_selector("button.copy:text('Copied')")
        copied = page.evaluate("navigator.clipboard.readText()")
        assert claim.id in copied
        assert " ".join(claim.quote.split()) in copied


@pytest.mark.parametrize("script", [True, False])
def test_a_review_is_kept_as_the_command_keeps_it(
    chromium_browser: Browser, writable: tuple[str, str], *, script: bool
) -> None:
    site, path = writable
    with Case(path) as case:
        record = next(case.claims())
    with visit(chromium_browser, site, java_script_enabled=script) as seen:
        page = seen.open(f"/record/{record.id}")
        page.check("input[value=correct]")
        page.click("summary")
        for number, name in enumerate(("low", "best", "high"), 1):
            page.select_option(f"select[name=field-{number}]", name)
            page.fill(f"input[name=words-{number}]", "310")
        page.fill("#note", "the page says 310 further down <b>")
        page.fill("#by", "desk one")
        page.click("text=Keep this review")
        page.wait_for_selector(".replies li")
        assert "<b>" in page.inner_text(".replies")
        assert seen.faults == []
    with Case(path) as case:
        (reply,) = case.replies()
        assert reply.review.verdict is Verdict.CORRECT
        assert reply.review.by == "desk one"
        changed = next(one for one in case.pages(with_reviews=True))
        best = {one.id: one.best for one in changed.coding.claims}
        assert best[record.id] == 310
    with visit(chromium_browser, site) as seen:  # the case is weighed anew
        page = seen.open(f"/record/{record.id}")
        assert "310" in page.inner_text(".record .fields >> nth=0")


def test_a_review_that_cannot_be_kept_is_told_and_nothing_is_lost(
    chromium_browser: Browser, writable: tuple[str, str]
) -> None:
    site, path = writable
    with Case(path) as case:
        record = next(case.claims()).id
    with visit(chromium_browser, site) as seen:
        page = seen.open(f"/record/{record}")
        page.check("input[value=reject]")
        page.fill("#by", "desk one")
        page.click("text=Keep this review")
        page.wait_for_selector("[role=alert]")
        assert "note" in page.inner_text("[role=alert]")
        assert page.input_value("#by") == "desk one"
        assert page.is_checked("input[value=reject]")
    form = {"token": TOKEN, "verdict": "reject", "by": "x", "note": "y"}
    assert ask(site, "/record/clm-aaaaaaaaaaaaaaaa", method="POST", form=form).status == 404
    with Case(path) as case:
        assert case.replies() == []


def test_pages_without_a_case_take_no_review(samples: Path, claim: Claim) -> None:
    with served(str(samples), reviews=False) as site:
        assert "textarea" not in ask(site, f"/record/{claim.id}").text
        form = {"token": "", "verdict": "accept", "by": "x"}
        assert ask(site, f"/record/{claim.id}", method="POST", form=form).status == 403
