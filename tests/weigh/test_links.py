"""Links between reports, and their threads: looked up, and by the plain rule, always the same."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import combinations
from typing import TYPE_CHECKING, cast

from hypothesis import given, settings, strategies as st

from rujuk.weigh.happenings import _exclude
from rujuk.weigh.moments import Span
from rujuk.weigh.threads import LINKS, Threads, days_apart, likeness, link_reports, vector_of

if TYPE_CHECKING:
    from rujuk.weigh.reports import Report

ANCHORS = ["'alun", "'bena", "'cora", "'duru", "'enam", "IDN", "org.un", "~banjir", "=12", "=400"]
_FIRST = date(2024, 1, 1)


@dataclass(frozen=True)
class Page:
    """As much of a report as links it."""

    id: str
    anchors: dict[str, float] = field(hash=False)
    reported_at: str | None
    dated: bool
    not_before: str | None
    not_after: str | None


def _day(number: int | None) -> str | None:
    return None if number is None else (_FIRST + timedelta(days=number)).isoformat()


@st.composite
def reports(draw: st.DrawFn) -> list[Report]:
    """Pages of two years; some state no day and are bounded on one side, on both or on none."""
    days = st.one_of(st.none(), st.integers(0, 700))
    made = []
    for number in range(draw(st.integers(1, 14))):
        since, until = draw(days), draw(days)
        if since is not None and until is not None:
            since, until = sorted((since, until))
        dated = draw(st.booleans()) and until is not None
        kept = draw(st.sets(st.sampled_from(ANCHORS), max_size=5))
        page = Page(
            id=f"p{number:02}",
            anchors={anchor: float(draw(st.integers(1, 3))) for anchor in sorted(kept)},
            reported_at=_day(until),
            dated=dated,
            not_before=_day(since),
            not_after=_day(until),
        )
        made.append(cast("Report", page))
    return made


def plainly(made: list[Report]) -> set[tuple[str, str]]:
    """All pairs that are alike enough, each compared."""
    vectors = {one.id: vector_of(one.anchors) for one in made}
    return {
        (one.id, other.id)
        for one, other in combinations(made, 2)
        if likeness(vectors[one.id], vectors[other.id], days_apart(one, other)) >= LINKS
    }


@settings(max_examples=300, deadline=None, derandomize=True)
@given(reports(), st.integers(0, 14))
def test_links_are_those_of_all_pairs(made: list[Report], before: int) -> None:
    expected = plainly(made)
    assert link_reports(made).links == expected
    earlier = link_reports(made[:before])
    known = {one.id for one in made[:before]}
    assert link_reports(made, known=known, earlier=earlier).links == expected


@settings(max_examples=200, deadline=None, derandomize=True)
@given(reports(), st.data())
def test_threads_of_some_reports_are_what_hangs_together_among_them(
    made: list[Report], data: st.DataObject
) -> None:
    pairs = [(one.id, other.id) for one, other in combinations(made, 2)]
    links = data.draw(st.sets(st.sampled_from(pairs))) if pairs else set()
    some = data.draw(st.lists(st.sampled_from(made), unique_by=lambda one: one.id))
    threads = {one.id: {one.id} for one in some}
    for one, other in links:
        if one in threads and other in threads:
            joined = threads[one] | threads[other]
            threads.update(dict.fromkeys(joined, joined))
    found = Threads(links=frozenset(links), alike=frozenset()).of(some)
    days = {one.id: (one.reported_at is None, one.reported_at or "", one.id) for one in some}
    assert found == {one: min(held, key=days.__getitem__) for one, held in threads.items()}


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 3)), max_size=6))
def test_days_exclude_each_other_where_two_share_none(drawn: list[tuple[int, int]]) -> None:
    spans = [Span(float(since), float(since + width), "") for since, width in drawn]
    assert _exclude(spans) == any(
        not (one.since < other.until and other.since < one.until)
        for one, other in combinations(spans, 2)
    )
