"""Where a deed was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.code.frames import frames
from rujuk.code.places import place_at
from rujuk.records import EventType

if TYPE_CHECKING:
    from rujuk.code.analysis import Analysis
    from rujuk.code.candidates import Candidate
    from rujuk.code.discourse import Discourse
    from rujuk.lang.phrases import Chunk
    from rujuk.records import Place

_WHERE = frozenset({"place", "goal", "at"})
_GROUNDS = ["property", "territory"]
_COURTS = ["court"]
_PLACED = frozenset({EventType.ASSAULT, EventType.MOBILIZE})


def place_of(candidate: Candidate, analysis: Analysis, discourse: Discourse) -> Place | None:
    """Where a deed was done: told in its clause, by its object, else where the sentence opens."""
    wheres = [o for o in candidate.obliques if o.preposition in _WHERE]
    holders = [(o.first - 1, _with_owner(o, candidate)) for o in wheres]
    things = (*candidate.patients, *candidate.extra)
    holders += [(c.first, _with_owner(c, candidate)) for c in things]
    if candidate.inner is not None:
        holders.append(candidate.inner)
    holders += _of_others(candidate)
    for first, last in holders:
        for told in analysis.places:
            if told.first < last and told.last > first:
                return told.place(discourse.text)
    return (
        _named(candidate, analysis, discourse)
        or _within(candidate, analysis, discourse)
        or _opening(candidate, analysis, discourse.text)
    )


def _with_owner(item: Chunk, candidate: Candidate) -> int:
    """Where a phrase ends with the name behind its word: "the town of X", "the region of X"."""
    return next(
        (
            o.last
            for o in candidate.obliques
            if o.preposition == "owner" and item.last <= o.first <= item.last + 1
        ),
        item.last,
    )


def _of_others(candidate: Candidate) -> list[tuple[int, int]]:
    """Phrases of place of the verbs that share the deed.

    Of a merged mention of it, of the verb that is the way to it ("terbang ke X untuk menemui ..."),
    and where a nominal deed lies behind the source of a launch ("dari X").
    """
    predicate = candidate.predicate
    verbs = [absorbed.predicate for absorbed in candidate.absorbed]
    if predicate is not None and predicate.link == "purpose":
        verbs.append(predicate.matrix)
    told = [o for verb in verbs if verb is not None for o in verb.obliques]
    phrases = [(o.first - 1, o.last) for o in told if o.preposition in _WHERE]
    if candidate.frame.type in _PLACED or candidate.frame.type is EventType.RETREAT:
        phrases += [(o.first - 1, o.last) for o in candidate.obliques if o.preposition == "source"]
    return phrases


def _within(candidate: Candidate, analysis: Analysis, discourse: Discourse) -> Place | None:
    """The town in the name of a court that rules, and of property or ground that is attacked."""
    lexicon = frames(analysis.language)
    if lexicon is None:
        return None
    grounds = list(candidate.patients) if candidate.frame.type in _PLACED else []
    for item, asked in (
        *((c, _GROUNDS) for c in grounds),
        *((c, _COURTS) for c in candidate.agents),
    ):
        head = analysis.head_of(item)
        lower = analysis.tokens[head].lower
        if not lexicon.headed_by(lower, lower, asked):
            continue
        view = discourse.context.page_view(analysis.paragraph)
        for first in range(head + 1, item.last):
            if analysis.tokens[first].is_capitalised:
                told = place_at(analysis.tokens, first, item.last, analysis.language, view)
                if told is not None:
                    return told.place(discourse.text)
    return None


def _named(candidate: Candidate, analysis: Analysis, discourse: Discourse) -> Place | None:
    """The place that the object of a visit or an attack is by its bare name."""
    if candidate.frame.roles != "visit" and candidate.frame.type not in _PLACED:
        return None
    tokens = analysis.tokens
    aims = [o for o in candidate.obliques if o.preposition == "goal"]
    names = [c for c in candidate.patients if tokens[analysis.head_of(c)].is_capitalised]
    for item in (*names, *aims):
        view = discourse.context.page_view(analysis.paragraph)
        told = place_at(tokens, item.first, item.last, analysis.language, view)
        if told is not None:
            return told.place(discourse.text)
    return None


def _opening(candidate: Candidate, analysis: Analysis, text: str) -> Place | None:
    """The place a sentence opens with ("Di Kinshasa, ..."), for the deed of its main clause."""
    predicate = candidate.predicate
    if predicate is None or predicate.matrix is not None or predicate.opened_by is not None:
        return None
    opening = analysis.places[:1]
    return next((p.place(text) for p in opening if p.first == 1 and p.preposition), None)
