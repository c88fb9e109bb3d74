"""A page's records as its analyst left them: pure functions of the page, its coding, the reviews.

The id of a record depends on how its words were read, so a later program may give the same words
another one. A review therefore holds for words: for the record of its kind that now stands on them.
Where the words or the record are gone it is orphaned: it changes nothing and stays listed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import msgspec

from rujuk.records import Claim, Coding, Event, Verdict
from rujuk.store.corrections import BOUNDS, One, corrected, reading, type_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rujuk.records import Document, Review
    from rujuk.store.corrections import Record

SHARED = 0.5
"""Share of the shorter span that two readings of the same words have in common at least."""
ALIKE = 0.75
"""Share of all words of both readings that is in common where the figure is another: a share and
its whole ("half of the 84,000 residents") have measure and subject in common and are two claims."""

_Span = tuple[int, int]
_Rank = tuple[bool, bool, bool, bool, float, int, str]


class Standing(StrEnum):
    """What a review does to the picture."""

    HOLDS = "holds"
    REPLACED = "replaced"  # a later review of the same record holds
    ORPHANED = "orphaned"  # no record stands on its words now
    FORGOTTEN = "forgotten"  # the page is forgotten


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """A review with what it does. `record` is what the machine now says in its words, if anything.

    `reread` is whether that record says something else than the one that was reviewed. A rejection
    or correction still holds then; an acceptance does not vouch for what its analyst never saw.
    """

    review: Review
    standing: Standing
    record: Record | None = None
    reread: bool = False

    @property
    def ids(self) -> frozenset[str]:
        """Ids of the record reviewed, of the one that it holds for, and of their page."""
        held = () if self.record is None else (self.record.id,)
        return frozenset((self.review.record, self.review.document, *held))

    @property
    def holds(self) -> bool:
        """Whether it is the last word on a record that is there."""
        return self.standing is Standing.HOLDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """A coding with its reviews applied, and every review with what it does, in their order."""

    coding: Coding
    replies: tuple[Reply, ...]

    @property
    def accepted(self) -> frozenset[str]:
        """Ids of records that an analyst accepted as they are: weighing holds none of them back."""
        return frozenset(
            reply.record.id
            for reply in self._that_hold(Verdict.ACCEPT)
            if reply.record is not None and not reply.reread
        )

    @property
    def rejected(self) -> tuple[Reply, ...]:
        """Reviews that took a record out of the coding."""
        return self._that_hold(Verdict.REJECT)

    @property
    def corrected(self) -> tuple[Reply, ...]:
        """Reviews that set fields of a record; the coding holds it with these."""
        return self._that_hold(Verdict.CORRECT)

    @property
    def orphaned(self) -> tuple[Reply, ...]:
        """Reviews whose words, or the record on them, are gone."""
        return tuple(one for one in self.replies if one.standing is Standing.ORPHANED)

    def _that_hold(self, verdict: Verdict) -> tuple[Reply, ...]:
        return tuple(one for one in self.replies if one.holds and one.review.verdict is verdict)


def reviewed(document: Document, coding: Coding, reviews: Iterable[Review]) -> Reviewed:
    """The coding of the page with these reviews of it applied; their order does not matter.

    A rejected record is left out, with what refers to it; a corrected one keeps its id and gains
    the rule `review.N`; an accepted one stays as it is. The last review of a record decides.
    """
    kinds: dict[str, Sequence[Record]] = {
        "claim": coding.claims,
        "event": coding.events,
        "relation": coding.relations,
    }
    found: list[tuple[Review, Record | None]] = [
        (review, standing_on(review, document.text, kinds.get(review.kind, ())))
        for review in sorted(reviews, key=lambda one: one.number)
    ]
    last = {record.id: review.number for review, record in found if record is not None}
    replies = tuple(_reply(review, record, last) for review, record in found)
    deciding = {one.record.id: one for one in replies if one.holds and one.record is not None}
    return Reviewed(coding=_applied(coding, deciding), replies=replies)


def _reply(review: Review, record: Record | None, last: dict[str, int]) -> Reply:
    if record is None:
        gone = Standing.FORGOTTEN if review.quote is None else Standing.ORPHANED
        return Reply(review=review, standing=gone)
    decides = last[record.id] == review.number
    then = _said(review)
    return Reply(
        review=review,
        standing=Standing.HOLDS if decides else Standing.REPLACED,
        record=record,
        reread=any(then.get(name) != value for name, value in reading(record).items()),
    )


# --- which record a review is of -----------------------------------------------------------------


def standing_on(review: Review, text: str, records: Iterable[Record]) -> Record | None:
    """The one of these records of a page that stands on the words of a review; null for none."""
    span = words_in(review, text)
    if span is None:
        return None
    ranked = [(rank, one) for one in records if (rank := _rank(review, span, one)) is not None]
    return max(ranked, key=lambda pair: pair[0])[1] if ranked else None


def words_in(review: Review, text: str) -> _Span | None:
    """Where the words of a review stand in this text of its page.

    First where they stood; else, where the page was read into another text, where they are written
    and most like what stood around them. Null where they are gone, or in several places alike.
    """
    quote = review.quote
    if quote is None or review.start is None or review.end is None:
        return None
    if text[review.start : review.end] == quote:
        return review.start, review.end
    places: dict[int, int] = {}
    at = text.find(quote)
    while at >= 0:
        places[at] = _alike((review.before or "")[::-1], text[:at][::-1]) + _alike(
            review.after or "", text[at + len(quote) :]
        )
        at = text.find(quote, at + 1)
    best = [at for at, likeness in places.items() if likeness == max(places.values())]
    return (best[0], best[0] + len(quote)) if len(best) == 1 else None


def _alike(one: str, other: str) -> int:
    """How many code points two texts begin with in common."""
    return next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )


def _rank(review: Review, span: _Span, record: Record) -> _Rank | None:
    """How well a record takes the place of the one reviewed; null where it is another's.

    The same span comes first, then the same id, the same core (figure or measure, trigger, kind of
    relation), the same type, the most words in common.
    """
    start, end = span
    common = min(end, record.end) - max(start, record.start)
    if common <= 0:
        return None
    exact = (record.start, record.end) == span
    told = _said(review)
    alike = common / (max(end, record.end) - min(start, record.start))
    core = _same_core(told, start, record, alike)
    if exact:
        if record.id != review.record and not core and not told.get("alone"):
            return None
    elif not core or common < SHARED * min(end - start, record.end - record.start):
        return None
    return (
        exact,
        record.id == review.record,
        core,
        type_of(record) == review.type,
        alike,
        -record.start,
        record.id,
    )


def _same_core(told: dict[str, object], start: int, record: Record, alike: float) -> bool:
    """Whether a record is about what the reviewed one was about, however it reads it.

    Of claims: the same figure, or in nearly the same words the same measure of the same subject. Of
    events: the same trigger. Of relations: the same kind.
    """
    if isinstance(record, Claim):
        figures = {value for name in BOUNDS if (value := getattr(record, name)) is not None}
        if any(told.get(name) in figures for name in BOUNDS):
            return True
        subject = record.of_whom.text if record.of_whom else None
        same = told.get("measure") == record.measure and told.get("subject") == subject
        return same and alike >= ALIKE
    if isinstance(record, Event):
        at = start + int(str(told["at"]))
        return at < record.trigger.end and record.trigger.start < at + len(str(told["trigger"]))
    return told.get("kind") == record.kind


def _said(review: Review) -> dict[str, object]:
    told: dict[str, object] = msgspec.json.decode(review.said or "{}", type=dict[str, Any])
    return told


# --- what a review does --------------------------------------------------------------------------


def _applied(coding: Coding, deciding: dict[str, Reply]) -> Coding:
    """The coding without what is rejected, with what is corrected, its references mended."""
    if not deciding:
        return coding
    gone = {key for key, one in deciding.items() if one.review.verdict is Verdict.REJECT}
    claims = [_after(one, deciding.get(one.id)) for one in coding.claims if one.id not in gone]
    events = [_after(one, deciding.get(one.id)) for one in coding.events if one.id not in gone]
    heirs: dict[str, str] = {}
    for event in events:
        if event.same_as in gone:
            heirs.setdefault(event.same_as, event.id)
    return replace(
        coding,
        claims=tuple(
            replace(claim, part_of=None) if claim.part_of in gone else claim for claim in claims
        ),
        events=tuple(_mended(event, gone, heirs) for event in events),
        relations=tuple(
            _after(one, deciding.get(one.id)) for one in coding.relations if one.id not in gone
        ),
    )


def _mended(event: Event, gone: set[str], heirs: dict[str, str]) -> Event:
    """The event without claims that are gone; the next mention stands for a first that is gone."""
    first = event.same_as
    if first in gone:
        first = heirs[first] if heirs[first] != event.id else None
    if first == event.same_as and gone.isdisjoint(event.claims):
        return event
    claims = tuple(claim for claim in event.claims if claim not in gone)
    return replace(event, same_as=first, claims=claims)


def _after(record: One, reply: Reply | None) -> One:
    """The record as the review leaves it."""
    if reply is None or reply.review.changes is None:
        return record
    return corrected(record, reply.review.changes, reply.review.number)
