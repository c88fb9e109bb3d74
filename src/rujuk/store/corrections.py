"""What an analyst may set in a record, how it is written, and what it must be.

A correction is kept as a JSON object of fields. Parties and times that an analyst gives have no
words on the page: they say `inferred: "review"` instead (law 2).
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar, overload

import msgspec

from rujuk.errors import ReviewError
from rujuk.records import (
    Claim,
    Event,
    EventType,
    Hedge,
    Measure,
    Modality,
    Mode,
    Party,
    Relation,
    RelationKind,
    Stance,
    Time,
)
from rujuk.store.correction_words import (
    no_value,
    read_contexts,
    read_count,
    read_modes,
    read_parties,
    read_party,
    read_time,
    reader_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from rujuk.records import Coding

Record: TypeAlias = Claim | Event | Relation
One = TypeVar("One", Claim, Event, Relation)

BOUNDS = ("low", "best", "high")


@dataclass(frozen=True, slots=True)
class Field:
    """A field that may be set: its type, and the reader of the words on the command line."""

    type: Any  # what msgspec converts to: a class, or a union of them
    read: Callable[[str], object]


def _one_of(
    vocabulary: type[Measure | Hedge | Mode | Modality | Stance | EventType | RelationKind],
) -> Field:
    return Field(vocabulary, reader_of(vocabulary))


_COUNT = Field(int | None, read_count)
_PARTIES = Field(tuple[Party, ...], read_parties)
_TIME = Field(Time | None, read_time)
_WORDS = tuple[str, ...]

FIELDS: Mapping[str, Mapping[str, Field]] = {
    "claim": {
        "measure": _one_of(Measure),
        "low": _COUNT,
        "best": _COUNT,
        "high": _COUNT,
        "hedge": _one_of(Hedge),
        "mode": _one_of(Mode),
        "modality": _one_of(Modality),
        "stance": _one_of(Stance),
        "of_whom": Field(Party | None, read_party),
        "as_of": _TIME,
        "said_by": _PARTIES,
    },
    "event": {
        "type": _one_of(EventType),
        "modes": Field(_WORDS, read_modes),
        "contexts": Field(_WORDS, read_contexts),
        "actors": _PARTIES,
        "recipients": _PARTIES,
        "time": _TIME,
        "modality": _one_of(Modality),
        "stance": _one_of(Stance),
        "attributed_to": _PARTIES,
    },
    "relation": {
        "kind": _one_of(RelationKind),
        "parties": _PARTIES,
        "signed_on": _TIME,
        "attributed_to": _PARTIES,
    },
}
"""Every field that may be set, by kind of record; docs/review.md tells what each takes."""


def kind_of(record: Record) -> str:
    """claim, event or relation."""
    if isinstance(record, Claim):
        return "claim"
    return "event" if isinstance(record, Event) else "relation"


def type_of(record: Record) -> str:
    """The measure, PLOVER type or kind of relation."""
    if isinstance(record, Claim):
        return record.measure.value
    return record.type.value if isinstance(record, Event) else record.kind.value


def read_changes(record: Record, settings: Iterable[tuple[str, str]]) -> str:
    """The settings (field, words) as the JSON that a review keeps.

    Bounds are kept all three where one is set, and type and modes both, so that they agree whatever
    a later program reads. Raises ReviewError for an unknown field, one set twice, words it cannot
    hold, bounds out of order, modes of another type, a relation of one party, and for a correction
    that sets nothing or nothing new.
    """
    known = FIELDS[kind_of(record)]
    values: dict[str, object] = {}
    for name, words in settings:
        if name not in known:
            message = f"no field of {_a(kind_of(record))} that can be set; these are: "
            raise ReviewError(name, message + ", ".join(known))
        if name in values:
            raise ReviewError(name, "is set twice")
        try:
            values[name] = known[name].read(words)
        except ValueError as error:
            raise ReviewError(name, f"{words.strip()!r} {error}") from error
    if not values:
        raise ReviewError("", "a correction sets something: --set FIELD=VALUE")
    if isinstance(record, Claim) and not values.keys().isdisjoint(BOUNDS):
        values = {name: getattr(record, name) for name in BOUNDS} | values
    made = _with(record, values)
    fault = broken(made)
    if fault is not None:
        raise ReviewError(*fault)
    if all(getattr(record, name) == value for name, value in values.items()):
        raise ReviewError("", "the record says so already; accept it instead")
    if isinstance(made, Event) and not values.keys().isdisjoint({"type", "modes"}):
        values |= {"type": made.type, "modes": made.modes}
    return msgspec.json.encode({name: values[name] for name in known if name in values}).decode()


def decoded_changes(kind: str, changes: str) -> dict[str, object]:
    """The fields of a stored correction. Raises msgspec.ValidationError or DecodeError."""
    raw = msgspec.json.decode(changes, type=dict[str, Any])
    known = FIELDS[kind]
    unknown = sorted(raw.keys() - known.keys())
    if unknown:
        message = f"{unknown[0]} is no field that can be set"
        raise msgspec.ValidationError(message)
    return {name: msgspec.convert(raw[name], known[name].type) for name in known if name in raw}


@overload
def corrected(record: Claim, changes: str, number: int) -> Claim: ...
@overload
def corrected(record: Event, changes: str, number: int) -> Event: ...
@overload
def corrected(record: Relation, changes: str, number: int) -> Relation: ...
def corrected(record: Record, changes: str, number: int) -> Record:
    """The record with the fields of a review; it keeps its id and gains the rule `review.N`."""
    made = _with(record, decoded_changes(kind_of(record), changes))
    return replace(made, rules=(*made.rules, f"review.{number}"))


def broken(record: Record) -> tuple[str, str] | None:
    """The field that makes a corrected record impossible, and why; null where nothing does."""
    if isinstance(record, Claim):
        stated = [value for value in (record.low, record.best, record.high) if value is not None]
        if stated != sorted(stated):
            told = ", ".join(f"{name} {_shown(getattr(record, name))}" for name in BOUNDS)
            return "bounds", f"{told} are not in order; set the others too (none: not stated)"
        if not stated:
            return "bounds", "a claim states a figure; reject it where it states none"
    if isinstance(record, Event):
        fault = no_value(record.type, record.modes)
        if fault is not None:
            return "modes", fault
    if isinstance(record, Relation) and len(record.parties) < 2:  # noqa: PLR2004 - one with another
        return "parties", "a relation has two parties or more"
    return None


def said(record: Record, coding: Coding) -> str:
    """What a record says, as JSON: what tells whether a later record of its words is the same.

    `alone` is whether no other record of its kind has its span in the coding; `at` is the offset of
    the trigger from the span's start.
    """
    told = dict(reading(record))
    if isinstance(record, Claim):
        told["subject"] = record.of_whom.text if record.of_whom else None
    elif isinstance(record, Event):
        told |= {"trigger": record.trigger.text, "at": record.trigger.start - record.start}
    others: dict[str, tuple[Record, ...]] = {
        "claim": coding.claims,
        "event": coding.events,
        "relation": coding.relations,
    }
    told["alone"] = not any(
        (one.start, one.end) == (record.start, record.end)
        for one in others[kind_of(record)]
        if one.id != record.id
    )
    return msgspec.json.encode(told).decode()


def reading(record: Record) -> dict[str, object]:
    """The fields whose change makes a record another reading of its words."""
    if isinstance(record, Claim):
        told: dict[str, object] = {name: getattr(record, name) for name in ("measure", *BOUNDS)}
        return told | {"modality": record.modality}
    if isinstance(record, Event):
        return {"type": record.type, "modality": record.modality}
    return {"kind": record.kind}


def _with(record: Record, values: Mapping[str, object]) -> Record:
    """The record with these fields, and without what a change of them makes untrue."""
    more = dict(values)
    if isinstance(record, Claim) and "measure" in more:
        more["measure_alternatives"] = ()
    if isinstance(record, Event):
        kind = more.get("type", record.type)
        if kind is not record.type and "modes" not in more:
            more["modes"] = ()
        if more.get("modality", Modality.DENIED) is not Modality.DENIED:
            more["denied_by"] = None
    names = {field.name for field in fields(record)}
    return replace(record, **{name: more[name] for name in more if name in names})  # type: ignore[arg-type] # converted to the field's type


def _shown(value: int | None) -> str:
    return "none" if value is None else str(value)


def _a(noun: str) -> str:
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"
