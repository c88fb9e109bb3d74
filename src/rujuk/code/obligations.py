"""What one says that another must do is asked of him ("X said that Y must open the border").

The words of obligation that ask are wordings of the frames with `obliging`, by language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.code.candidates import Candidate
from rujuk.code.frames import frames_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rujuk.code.analysis import Analysis
    from rujuk.code.discourse import Discourse
    from rujuk.code.frames import Frame
    from rujuk.code.speakers import Speakers
    from rujuk.lang.predicate import Predicate
    from rujuk.records import Party

_OBLIGED = "obliged"
_NEGATED = "negated"


def with_obligations(
    analysis: Analysis, found: Sequence[Candidate], speakers: Speakers, discourse: Discourse
) -> list[Candidate]:
    """The candidates, with a request in the place of each deed that a speaker asks of another."""
    asked = {}
    for predicate in analysis.predicates:
        candidate = _asked(analysis, predicate, speakers, discourse)
        if candidate is not None:
            asked[id(predicate)] = candidate
    if not asked:
        return list(found)
    kept = [
        candidate
        for candidate in found
        if id(candidate.predicate) not in asked or not (candidate.chunk is None or candidate.light)
    ]
    return sorted([*kept, *asked.values()], key=lambda candidate: candidate.trigger_first)


def _asked(
    analysis: Analysis, predicate: Predicate, speakers: Speakers, discourse: Discourse
) -> Candidate | None:
    told = dict(predicate.chunk.auxiliaries)
    at = told.get(_OBLIGED)
    if at is None or _NEGATED in told or predicate.opened_by is not None:
        return None
    frame = _frame(analysis, at)
    said = speakers.of(analysis, predicate.chunk.head, predicate).parties
    if frame is None or not said:
        return None
    named = [m for item in predicate.subject for m in analysis.mentions_in(item.first, item.last)]
    asked = [discourse.party(mention, analysis) for mention in named]
    if not asked or any(_same(party, said[0]) for party in asked):
        return None
    candidate = Candidate(
        frame,
        predicate.word,
        at,
        predicate.chunk.last,
        predicate.first,
        predicate.last,
        predicate,
    )
    candidate.patients = list(predicate.subject)
    candidate.times = list(predicate.times)
    candidate.rules = [f"event.{frame.id}.{predicate.voice}"]
    return candidate


def _frame(analysis: Analysis, at: int) -> Frame | None:
    options = frames_of(analysis.tokens[at].lower, analysis.language)
    return next((frame for frame in options if frame.obliging), None)


def _same(one: Party, other: Party) -> bool:
    """Whether both are the same, or parts of the same state."""
    if one.id is not None and other.id is not None:
        return one.id == other.id
    return one.country == other.country and one.country is not None
