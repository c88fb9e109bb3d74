"""Whom a deed touches where no argument of its own names a party: what its object is about.

"Lifted its blockade of X", "will not lift the ban on X", "refused to meet the envoy of X",
"sanctions imposed on X", "accepted an invitation from X": the party stands inside the object,
behind it, in the clause that is the content of the deed, or in one that describes the object.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.code.frames import frames
from rujuk.lang.morphology import analyse
from rujuk.lang.phrases import NOUN
from rujuk.records import EventType

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rujuk.code.analysis import Analysis
    from rujuk.code.candidates import Candidate
    from rujuk.lang.phrases import Chunk
    from rujuk.lang.predicate import Predicate

_TYPES = frozenset(
    {
        EventType.AGREE,
        EventType.AID,
        EventType.CONCEDE,
        EventType.CONSULT,
        EventType.MOBILIZE,
        EventType.REJECT,
        EventType.REQUEST,
        EventType.RETREAT,
        EventType.SANCTION,
        EventType.SUPPORT,
        EventType.THREATEN,
    }
)
"""Types of deeds that may be told of a thing, a plan or a place, and be done to whose it is."""
_BEHIND = frozenset({"owner", "over", "target", "goal", "benefit", "source", "partner"})
_CONTENT = frozenset({"control", "complement"})
_DEEP = 3
_VENUES = ["meeting"]


def may_touch(candidate: Candidate) -> bool:
    """Whether a deed of this kind is done to whom only its object or content tells.

    What several do together is done to none of them.
    """
    return candidate.frame.type in _TYPES and candidate.frame.roles != "reciprocal"


def touched(candidate: Candidate, analysis: Analysis, patients: Sequence[Chunk]) -> Iterator[Chunk]:
    """The phrases that may name whom the deed touches, the likelier first."""
    own = [o for o in candidate.obliques if o.preposition in _BEHIND]
    for item in (*patients, *_behind(analysis, patients), *own):
        if not _is_companion(candidate, analysis, item):
            yield item
    for verb in _describing(analysis, patients):
        yield from (o for o in verb.obliques if o.preposition in _BEHIND)
    if candidate.predicate is not None and candidate.chunk is None:
        for verb in _content(analysis, candidate.predicate, 0):
            yield from verb.object
            yield from _behind(analysis, verb.object)
            yield from (o for o in verb.obliques if o.preposition in _BEHIND)
    yield from _there(candidate, analysis)


def _there(candidate: Candidate, analysis: Analysis) -> Iterator[Chunk]:
    """Where the thing is that a deed is about: the phrase of place right behind its noun.

    Where a meeting is held is only its venue, and so is what a phrase of place is in.
    """
    lexicon = frames(analysis.language)
    held = list(candidate.obliques)
    if candidate.predicate is not None:
        for verb in _content(analysis, candidate.predicate, 0):
            held += verb.obliques
    for item in held:
        before = analysis.chunks[item.index - 1] if item.index > 0 else None
        if item.preposition != "place" or before is None or before.kind != NOUN:
            continue
        head = analysis.tokens[analysis.head_of(before)].lower
        root = analyse(head, analysis.language).root
        if before.preposition == "place" or (
            lexicon is not None and lexicon.headed_by(head, root, _VENUES)
        ):
            continue
        if item.first >= candidate.trigger_last and before not in candidate.agents:
            yield item


def _is_companion(candidate: Candidate, analysis: Analysis, item: Chunk) -> bool:
    """Whether a phrase tells who does the deed too, or what is left by it: not whom it touches.

    "With" belongs to a thing before it ("the border with X") and to who acts otherwise; a pledge to
    withdraw from a body is none to that body.
    """
    if item.preposition == "source":
        return candidate.frame.type is EventType.CONCEDE
    if item.preposition != "partner":
        return False
    before = analysis.chunks[item.index - 1] if item.index > 0 else None
    if before is None or before.kind != NOUN or before in candidate.agents:
        return True
    return item.preposition_at != before.last  # "together with X" stands apart


def _behind(analysis: Analysis, items: Sequence[Chunk]) -> Iterator[Chunk]:
    """The phrases with a preposition right behind these."""
    for item in items:
        place = item.index + 1
        while 0 < place < len(analysis.chunks):
            following = analysis.chunks[place]
            if following.kind != NOUN or following.preposition not in _BEHIND:
                break
            yield following
            place += 1


def _describing(analysis: Analysis, items: Sequence[Chunk]) -> Iterator[Predicate]:
    return (
        verb
        for verb in analysis.predicates
        if verb.subject_rule == "relative" and any(item in verb.subject for item in items)
    )


def _content(analysis: Analysis, verb: Predicate, depth: int) -> Iterator[Predicate]:
    """The verbs that tell what is refused, agreed or threatened, and theirs in turn."""
    for other in analysis.predicates:
        if other.matrix is verb and other.link in _CONTENT:
            yield other
            if depth < _DEEP:
                yield from _content(analysis, other, depth + 1)
