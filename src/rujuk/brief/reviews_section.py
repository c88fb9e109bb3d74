"""What analysts said of the records that a brief was made from: who, of which words, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.brief.entries import Entry, Section, record_words
from rujuk.records import Claim, Event
from rujuk.store.replies import set_fields
from rujuk.store.reviewed import Standing

if TYPE_CHECKING:
    from rujuk.brief.picture import Picture
    from rujuk.brief.sheets import Sheet
    from rujuk.brief.wording import Wording
    from rujuk.form import Json
    from rujuk.records import Relation, Review
    from rujuk.store.reviewed import Reply


def reviews_sections(picture: Picture, wording: Wording) -> list[Section]:
    """The reviews that decide, and those that lost their words; nothing where there are none.

    Reviews that a later one replaced are shown by `rujuk explain` and `rujuk review`.
    """
    entries = [
        _entry(sheet, reply, wording)
        for sheet in picture.sheets
        for reply in sheet.replies
        if reply.standing is not Standing.REPLACED
    ]
    if not entries:
        return []
    title = wording.say("section.reviews")
    return [Section(key="reviews", title=title, notes=(), entries=tuple(entries))]


def _entry(sheet: Sheet, reply: Reply, wording: Wording) -> Entry:
    review, record = reply.review, reply.record
    details = [
        wording.say("review.set", field=field, value=_shown(value, wording))
        for field, value in (set_fields(review) or {}).items()
    ]
    if reply.reread:
        details.append(wording.say("review.reread"))
    details += _note(review, wording)
    if record is None:
        text = wording.say("review.orphaned", number=review.number, by=review.by)
        return Entry(text=text, details=(*details, sheet.path), record=review.record)
    text = wording.say(
        f"review.{review.verdict.value}", by=review.by, figure=_told(record, wording)
    )
    words = (record_words(sheet, record, wording),)
    return Entry(text=text, details=tuple(details), words=words, record=record.id)


def _told(record: Claim | Event | Relation, wording: Wording) -> str:
    """What the machine says: the figure with its measure, the type of the deed, the relation."""
    if isinstance(record, Claim):
        return f"{wording.figure(record)} ({wording.say(f'measure.{record.measure.value}')})"
    if isinstance(record, Event):
        return wording.say(f"type.{record.type.value}")
    return wording.say(f"kind.{record.kind.value}")


def _note(review: Review, wording: Wording) -> list[str]:
    if not review.note:
        return []
    return [wording.say("review.note", note=review.note, number=review.number)]


def _shown(value: Json, wording: Wording) -> str:
    """A field that a correction sets, by its name or code."""
    if isinstance(value, list):
        return "; ".join(_shown(one, wording) for one in value) or wording.say("review.nothing")
    if isinstance(value, dict):
        return str(value.get("name") or value.get("edtf") or value.get("text"))
    return wording.say("review.nothing") if value is None else str(value)
