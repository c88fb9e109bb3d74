"""JSON Schema of the lines of `export jsonl`, made by msgspec from the record types themselves.

A record type of `records.py` is turned into the type of its wire form: the same fields, all of them
there, named as in docs/form.md. Words of pages may be null: `--no-text` leaves them out.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

import msgspec

from rujuk.records import (
    Block,
    Claim,
    DateStatement,
    Event,
    Loss,
    Measure,
    Party,
    Place,
    Relation,
    Sighting,
    Statement,
)

if TYPE_CHECKING:
    from rujuk.form import Json, JsonObject

Field: TypeAlias = "tuple[str, Any] | tuple[str, Any, Any]"

_RENAMED = {"since": "from", "purpose": "for"}
_WORDS = frozenset({"text", "quote", "section"})


@cache
def wire_type(record: type, left_out: tuple[str, ...] = (), more: tuple[Field, ...] = ()) -> type:
    """The wire form of a record type, less some fields and with others."""
    hints = typing.get_type_hints(record)
    fields: list[Field] = []
    for one in dataclasses.fields(record):
        if one.name not in left_out:
            kind = _wire(hints[one.name])
            name = _RENAMED.get(one.name, one.name)
            fields.append((name, kind | None if one.name in _WORDS else kind))
    return _struct(record.__name__, [*fields, *more])


def _struct(name: str, fields: list[Field]) -> type:
    """A type of JSON objects with just these keys; a field with a default may be left out."""
    # Python allows no field "from" or "for": they are renamed on the wire.
    given: list[Any] = [(f"{one[0]}_", *one[1:]) for one in fields]
    renamed = {f"{one[0]}_": one[0] for one in fields}
    return msgspec.defstruct(
        name, given, rename=renamed, forbid_unknown_fields=True, kw_only=True, namespace={}
    )


def _wire(hint: Any) -> Any:  # noqa: ANN401 - a type annotation
    """A type annotation of a record as its wire form: lists for tuples, forms for records."""
    origin = typing.get_origin(hint)
    inner = typing.get_args(hint)
    if origin in {types.UnionType, typing.Union}:
        whole = _wire(inner[0])
        for one in inner[1:]:
            whole |= _wire(one)
        return whole
    if origin is tuple:
        return list[_wire(inner[0])]  # type: ignore[misc]  # a type made at run time
    return wire_type(hint) if dataclasses.is_dataclass(hint) and isinstance(hint, type) else hint


_Text = str | None
_PAGE: tuple[Field, ...] = (("path", str),)
_BOUNDS: tuple[Field, ...] = (("low", int | None), ("best", int | None), ("high", int | None))


def _lost(*, on_page: bool) -> type:
    """A loss: `path` where it stands for itself, `verbs` where there are any."""
    more: list[Field] = [("path", str)] if on_page else [("path", str, "")]
    more += [("document", str, ""), ("verbs", list[str] | None, None)]
    return wire_type(Loss, ("path", "verbs"), tuple(more))


@cache
def line_types() -> dict[str, type]:
    """The type of a line of each file."""
    party = wire_type(Party) | None
    subject = _struct(
        "Subject",
        [("country", _Text), ("sectors", list[str]), ("group", _Text), ("by", _Text)],
    )
    scope = _struct("Scope", [("id", _Text), ("text", _Text), ("within", list[str])])
    root = _struct("Authority", [("name", _Text), ("country", _Text), ("role", str)])
    quantity: list[Field] = [
        ("id", str), ("measure", Measure), ("of_whom", subject | None), ("place", scope | None),
        ("modality", str), *_BOUNDS, ("as_of", _Text), ("mentions", int), ("claims", list[str]),
    ]  # fmt: skip
    dead: list[Field] = [*_BOUNDS, ("open_top", bool), ("grade", str)]
    quote = _struct("Quote", [("event", str), ("path", str), ("quote", _Text)])
    side = _struct("Side", [("says", str), ("by", list[party]), ("quotes", list[quote])])  # type: ignore[valid-type]  # made at run time
    return {
        "documents": _document(),
        "claims": wire_type(Claim, (), _PAGE),
        "events": wire_type(Event, (), _PAGE),
        "relations": wire_type(Relation, (), _PAGE),
        "losses": _lost(on_page=True),
        "reviews": _struct(
            "Review",
            [
                ("review", int), ("document", str), ("record", str), ("kind", str),
                ("type", _Text), ("verdict", str), ("set", dict[str, Any] | None),
                ("note", _Text), ("by", str), ("start", int | None), ("end", int | None),
                ("quote", _Text), ("standing", str), ("holds_for", _Text), ("reread", bool),
            ],
        ),
        "happenings": _struct(
            "Happening",
            [
                ("id", str), ("type", str), ("modes", list[str]), ("contexts", list[str]),
                ("actors", list[party]), ("recipients", list[party]),  # type: ignore[valid-type]
                ("place", wire_type(Place) | None), ("from", _Text), ("until", _Text),
                ("modality", str), ("events", list[str]), ("reports", int), ("pages", int),
                ("first_reported", _Text), ("last_reported", _Text), ("paths", list[str]),
                ("estimates", list[str]), ("deaths", _struct("Deaths", dead) | None),
            ],
        ),
        "estimates": _struct(
            "Estimate",
            [
                *quantity, ("part", bool), ("open_top", bool), ("grade", str), ("families", int),
                ("undated", list[str]), ("flags", list[str]), ("drivers", list[str]),
                ("assertions", list[str]), ("affair", _Text), ("happening", _Text),
            ],
        ),
        "assertions": _struct(
            "Assertion",
            [
                *quantity, ("root", root), ("family", _Text), ("mode", str), ("stance", str),
                ("hedge", str), ("kind", str), ("unnamed", bool), ("status", str),
                ("reason", _Text), ("derived_from", list[str]), ("outlets", int),
                ("languages", list[str]), ("estimate", str),
            ],
        ),
        "contradictions": _struct(
            "Contradiction",
            [
                ("id", str), ("kind", str), ("measure", Measure | None), ("records", list[str]),
                ("claims", list[str]), ("paths", list[str]), ("why", str),
                ("sides", list[side], msgspec.field(default_factory=list)),  # type: ignore[valid-type]
            ],
        ),
        "stories": _struct(
            "Story",
            [
                ("id", str), ("title", _Text), ("paths", list[str]), ("reports", int),
                ("first", _Text), ("last", _Text),
            ],
        ),
    }  # fmt: skip


def _document() -> type:
    """A line of documents.jsonl: `rujuk code --json` with sightings."""
    statement, day = wire_type(Statement) | None, wire_type(DateStatement) | None
    return _struct(
        "Document",
        [
            ("form", int), ("rujuk", str), ("id", str), ("path", str), ("language", _Text),
            ("media_type", str), ("title", statement), ("publisher", statement),
            ("section", _Text), ("authors", list[statement]), ("published_on", day),  # type: ignore[valid-type]
            ("visited_on", day), ("not_before", _Text), ("not_after", _Text),
            ("dateline", statement), ("body_spans", list[tuple[int, int]]),
            ("events", list[wire_type(Event, ("document",))]),  # type: ignore[misc]
            ("claims", list[wire_type(Claim, ("document",))]),  # type: ignore[misc]
            ("relations", list[wire_type(Relation, ("document",))]),  # type: ignore[misc]
            ("losses", list[_lost(on_page=False)]),  # type: ignore[misc]
            ("sha256", str), ("coded_by", str), ("blocks", list[wire_type(Block)]),  # type: ignore[misc]
            ("text", str | None, None), ("sightings", list[wire_type(Sighting)]),  # type: ignore[misc]
        ],
    )  # fmt: skip


def schema_of(name: str) -> JsonObject:
    """The JSON Schema of a line of this file."""
    made: dict[str, Json] = msgspec.json.schema(line_types()[name])
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": name, **made}
