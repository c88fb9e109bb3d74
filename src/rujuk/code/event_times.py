"""When a deed was done: the times of its clause, or the date its sentence closes with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.lang.phrases import COMPLEMENT, SUBORDINATOR, TIME, VERB

if TYPE_CHECKING:
    from rujuk.code.analysis import Analysis
    from rujuk.code.candidates import Candidate
    from rujuk.lang.times import TimeExpression


def times_of(candidate: Candidate, analysis: Analysis) -> list[TimeExpression]:
    """The time expressions of the candidate's clause, those after the trigger first."""
    verb = candidate.chunk or (candidate.predicate.chunk if candidate.predicate else None)
    if verb is None:
        return []
    if not analysis.times:
        return []
    left, right = -1, len(analysis.chunks)
    for item in analysis.chunks:
        if item.kind == VERB and item is not verb and not _carries(item, candidate):
            if item.index < verb.index:
                left = item.index
            elif item.index > verb.index:
                right = item.index
                break
    found = []
    for item in analysis.chunks[left + 1 : verb.index]:
        if item.kind in (SUBORDINATOR, COMPLEMENT):
            left = item.index
    for item in analysis.chunks[left + 1 : right]:
        if item.kind == TIME:
            told = next((t for t in analysis.times if t.first == item.first), None)
            if told is not None:
                found.append(told)
    found.sort(key=lambda t: (t.since is None, t.first < candidate.trigger_first, t.first))
    return found


def closing_date(candidate: Candidate, analysis: Analysis) -> list[TimeExpression]:
    """The date a sentence closes with after a comma is that of its main clause."""
    predicate = candidate.predicate
    if predicate is None or predicate.matrix is not None or predicate.opened_by is not None:
        return []
    if predicate.subject_rule == "relative":
        return []
    rest = len(analysis.tokens) - 1
    return [
        time
        for time in analysis.times[-1:]
        if time.anchors and time.last >= rest and analysis.tokens[time.first - 1].text == ","
    ]


def _carries(item: object, candidate: Candidate) -> bool:
    """Whether this verb phrase is part of the candidate (a light verb, a merged harm)."""
    parts = [candidate.predicate, candidate.governor if candidate.light else None]
    parts += [a.predicate for a in candidate.absorbed]
    return any(p is not None and p.chunk is item for p in parts)
