"""Reviews in the wire form of docs/form.md: what was said, by whom, and what it does now."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from rujuk import form
from rujuk.records import Party, Time
from rujuk.store.corrections import decoded_changes

if TYPE_CHECKING:
    from rujuk.form import Json, JsonObject
    from rujuk.records import Review
    from rujuk.store.reviewed import Reply


def reply_form(reply: Reply) -> JsonObject:
    """A review and what it does. What a forgotten page had is null."""
    review = reply.review
    return {
        "review": review.number,
        "document": review.document,
        "record": review.record,
        "kind": review.kind,
        "type": review.type,
        "verdict": review.verdict.value,
        "set": set_fields(review),
        "note": review.note,
        "by": review.by,
        "start": review.start,
        "end": review.end,
        "quote": review.quote,
        "standing": reply.standing.value,
        "holds_for": reply.record.id if reply.record is not None else None,
        "reread": reply.reread,
    }


def set_fields(review: Review) -> JsonObject | None:
    """The fields that a correction sets, as the records' own forms have them; else null."""
    if review.changes is None:
        return None
    changes = decoded_changes(review.kind, review.changes)
    return {name: _value(value) for name, value in changes.items()}


def _value(value: object) -> Json:
    if isinstance(value, Party):
        return form.party_form(value)
    if isinstance(value, Time):
        return form.time_form(value)
    if isinstance(value, tuple):
        return [_value(one) for one in value]
    if isinstance(value, StrEnum):
        return value.value
    if value is None or isinstance(value, int | str):
        return value
    raise TypeError(value)  # pragma: no cover - no field has another type
