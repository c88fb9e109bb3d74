"""Reviews as lines for a terminal: what was said of which record, by whom, and what it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.brief.plain import harmless
from rujuk.store.replies import set_fields
from rujuk.store.reviewed import Standing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rujuk.form import Json
    from rujuk.store.reviewed import Reply

_TOLD = {
    Standing.HOLDS: "holds",
    Standing.REPLACED: "replaced by a later review",
    Standing.ORPHANED: "orphaned: no record stands on these words now",
    Standing.FORGOTTEN: "the page is forgotten",
}


def reply_lines(reply: Reply) -> list[str]:
    """The review with its words, the fields it sets and its note, indented below its first line."""
    review = reply.review
    given = f"{review.verdict.value} {review.record} by {harmless(review.by)}"
    lines = [f"review {review.number}: {given} ({_standing(reply)})"]
    if review.quote is not None:
        lines.append(f"  {review.type}: “{harmless(review.quote)}” {review.start}-{review.end}")
    for name, value in (set_fields(review) or {}).items():
        lines.append(f"  set {name}: {harmless(_shown(value))}")
    if review.note:
        lines.append(f"  note: {harmless(review.note)}")
    return lines


def reviews_of(replies: Iterable[Reply]) -> list[str]:
    """The reviews of a record or page, indented below what tells of it."""
    return [f"  {line}" for reply in replies for line in reply_lines(reply)]


def _standing(reply: Reply) -> str:
    told = _TOLD[reply.standing]
    if reply.record is not None and reply.record.id != reply.review.record:
        told = f"{told}, for {reply.record.id}"
    return f"{told}; the words are read otherwise now" if reply.reread else told


def _shown(value: Json) -> str:
    if isinstance(value, list):
        return "; ".join(map(_shown, value)) or "none"
    if isinstance(value, dict):
        words = value.get("name") or value.get("edtf") or value.get("text")
        country = value.get("country")
        return f"{words} ({country})" if country else str(words)
    return "none" if value is None else str(value)
