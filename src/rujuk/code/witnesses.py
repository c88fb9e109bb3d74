"""Words that lie outside a record's own span are listed in its witnesses (law 2)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from rujuk.records import Claim, Event, Relation, Witness

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rujuk.records import Party, Place, Time

Record = TypeVar("Record", Claim, Event, Relation)


def with_outside_words(record: Record) -> Record:
    """The record with a witness for each party, place or time that stands outside its span.

    The witness is named after the field: "said_by", "actors", "place". What a witness covers
    already gets none; witnesses come in the order of the page.
    """
    spans = [(record.start, record.end)]
    spans += [(witness.start, witness.end) for witness in record.witnesses]
    added: list[Witness] = []
    for purpose, part in _parts(record):
        start, end = part.start, part.end
        if start is None or end is None:
            continue
        if not any(first <= start and end <= last for first, last in spans):
            spans.append((start, end))
            added.append(Witness(purpose=purpose, text=part.text, start=start, end=end))
    if not added:
        return record
    witnesses = sorted((*record.witnesses, *added), key=lambda one: (one.start, one.end))
    return replace(record, witnesses=tuple(witnesses))


def _parts(record: Claim | Event | Relation) -> Iterator[tuple[str, Party | Place | Time]]:
    several: tuple[tuple[str, Iterable[Party]], ...]
    single: tuple[tuple[str, Party | Place | Time | None], ...]
    if isinstance(record, Claim):
        several = (("said_by", record.said_by),)
        single = (("of_whom", record.of_whom), ("place", record.place), ("as_of", record.as_of))
        single += (("denied_by", record.denied_by),)
    elif isinstance(record, Event):
        several = (
            ("actors", record.actors),
            ("recipients", record.recipients),
            ("attributed_to", record.attributed_to),
        )
        single = (("place", record.place), ("time", record.time), ("denied_by", record.denied_by))
    else:
        several = (("parties", record.parties), ("attributed_to", record.attributed_to))
        single = (("signed_on", record.signed_on),)
    for purpose, parties in several:
        for party in parties:
            yield purpose, party
    for purpose, part in single:
        if part is not None:
            yield purpose, part
