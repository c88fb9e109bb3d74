"""How many independent reports a story has in a round, against what it usually has.

The usual rate of a story is the mean of its new independent reports over the rounds before this
one, rounds without any counted as 0, `MOST_ROUNDS` of them at most. Reprints are no reports. Until
there are `LEAST_ROUNDS` rounds nothing is usual.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from rujuk.weigh.stories import Article, find_stories

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rujuk.weigh.picture import Weighed
    from rujuk.weigh.reports import Report

LEAST_ROUNDS = 4
"""Rounds before this one without which there is no usual rate."""
MOST_ROUNDS = 96
"""Rounds before this one that are looked at: a day of rounds every quarter of an hour."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """A story: its reports in order, those that are new in this round, and its usual rate."""

    reports: tuple[Report, ...]
    new: tuple[Report, ...]
    usual: float


def rates(picture: Weighed, first_runs: Mapping[str, int], rounds: Sequence[int]) -> Iterator[Rate]:
    """The stories that have new reports in this round.

    `first_runs` holds the run in which each page came into the case; `rounds` the last run of each
    round before this one, in order, the first being that of the case before it was watched.
    """
    if len(rounds) <= LEAST_ROUNDS:
        return
    ends = rounds[-MOST_ROUNDS - 1 :]
    reports = {one.id: one for one in picture.reports if one.id not in picture.originals}
    articles = [Article(id=one.id, day=_day(one), anchors=one.anchors) for one in reports.values()]
    for ids in find_stories(articles):
        told = Counter(bisect_left(ends, first_runs.get(one, 0)) for one in ids)
        new = tuple(reports[one] for one in ids if first_runs.get(one, 0) > ends[-1])
        if new:
            before = sum(told[number] for number in range(1, len(ends)))
            usual = before / (len(ends) - 1)
            yield Rate(reports=tuple(reports[one] for one in ids), new=new, usual=usual)


def _day(report: Report) -> float | None:
    if not report.dated or report.reported_at is None:
        return None
    return float(date.fromisoformat(report.reported_at).toordinal())
