"""What new reports changed: figures that moved, contradictions that opened or closed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from rujuk.code.document import code_document
from rujuk.read.page import read_bytes
from rujuk.records import Document
from rujuk.weigh.changes import what_changed
from rujuk.weigh.constants import CONSTANTS
from rujuk.weigh.picture import weigh_reports
from rujuk.weigh.quantities import Change
from rujuk.weigh.reports import make_report

if TYPE_CHECKING:
    from rujuk.weigh.picture import Weighed
    from rujuk.weigh.reports import Report

PAGE = """<html><head><title>Gempa Palu</title>
<meta property="article:published_time" content="2018-{day}T08:00:00+08:00"></head><body><article>
<h1>Gempa dan tsunami Palu</h1><p>Gempa dan tsunami melanda Palu, Sulawesi Tengah, Indonesia.
{said} Ribuan rumah rusak dan warga Palu mengungsi.</p></article></body></html>"""
BNPB = "Sebanyak {n} orang tewas akibat gempa di Palu, kata BNPB."
UN = "Sebanyak {n} orang tewas akibat gempa di Palu, kata Perserikatan Bangsa-Bangsa."


def report(said: str, day: str = "09-29", path: str | None = None) -> Report:
    """A page on the earthquake with one more sentence."""
    content = PAGE.format(day=day, said=said).encode()
    page = read_bytes(content, path="a.html")
    assert isinstance(page, Document)
    return make_report(page, code_document(page), [path or f"{page.id}.html"])


def weighed(*reports: Report) -> Weighed:
    return weigh_reports(reports, CONSTANTS)


FIRST = report(BNPB.format(n=300))
LATER = report(BNPB.format(n=600), "09-30")
OTHER = report(UN.format(n=2000))


def killed(before: Weighed, after: Weighed) -> list[tuple[float | None, float | None, Change]]:
    return [
        (one.before.best if one.before else None, one.step.estimate.best, one.step.change)
        for one in what_changed(before, after).moved
        if one.quantity.measure.value == "killed"
    ]


def test_a_later_figure_of_an_authority_moves_the_estimate() -> None:
    made = what_changed(weighed(FIRST), weighed(FIRST, LATER))
    assert killed(weighed(FIRST), weighed(FIRST, LATER)) == [(300, 600, Change.REVISION_UP)]
    assert set(made.claims_new) == {claim.id for claim in LATER.claims}
    assert (made.claims_gone, made.opened, made.closed) == ((), (), ())


def test_an_earlier_page_that_comes_late_opens_no_new_quantity() -> None:
    """The affair is named by its first report, and all quantities get other ids with it."""
    before, after = weighed(LATER), weighed(FIRST, LATER)
    assert {one.id for one in before.quantities}.isdisjoint(one.id for one in after.quantities)
    assert killed(before, after) == []
    assert what_changed(before, after).untold == ()


def test_the_first_figure_and_the_last_are_told() -> None:
    assert killed(weighed(), weighed(FIRST)) == [(None, 300, Change.FIRST)]
    gone = what_changed(weighed(FIRST), weighed())
    assert [one.measure.value for one in gone.untold].count("killed") == 1
    assert set(gone.claims_gone) == {claim.id for claim in FIRST.claims}


def test_figures_that_exclude_each_other_open_a_contradiction_once() -> None:
    apart, beside = weighed(FIRST), weighed(FIRST, OTHER)
    opened = what_changed(apart, beside).opened
    assert len(opened) == 1
    assert what_changed(beside, apart).closed == opened
    again = report(UN.format(n=2000).replace("Sebanyak", "Sekurangnya sebanyak"))
    assert what_changed(beside, weighed(FIRST, OTHER, again)).closed == ()


@pytest.mark.parametrize("reports", [(), (FIRST,), (FIRST, LATER, OTHER)])
def test_the_same_picture_changed_nothing(reports: tuple[Report, ...]) -> None:
    assert not what_changed(weighed(*reports), weighed(*reports[::-1]))


def test_another_address_of_a_page_changes_nothing() -> None:
    seen = replace(FIRST, paths=("copy.html", *FIRST.paths))
    assert not what_changed(weighed(FIRST, LATER), weighed(seen, LATER))
