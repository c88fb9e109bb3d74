"""The fields of a record as lines of a table: what it says, and the words that it was read from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rujuk.form import Json, JsonObject
    from rujuk.web.strings import Strings

ABOVE = frozenset({"id", "start", "end", "quote", "rules", "witnesses", "document"})
"""Fields that the page shows otherwise."""
VOCABULARIES = {
    "measure": "measure",
    "measure_alternatives": "measure",
    "type": "type",
    "kind": "kind",
    "modality": "modality",
    "stance": "stance",
    "block": "block",
    "contexts": "context",
    "hedge": "hedge.word",
    "mode": "count.mode",
}
"""Fields whose values have names in the languages of the interface."""
COUNTS = frozenset({"low", "best", "high"})
BOUNDS = frozenset({"low", "high"})
"""Of an exact figure they say nothing more than it does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One value of a field. `words` are the page's own, at `start` of its text; both may be null.

    `told` is what was read from them; `notes` say more of it: country, sectors, entry, rule.
    """

    told: str
    words: str | None = None
    start: int | None = None
    end: int | None = None
    notes: tuple[str, ...] = ()
    record: str | None = None
    """The id of the record that the value names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field with its values; nulls and empty lists make none."""

    key: str
    name: str
    values: tuple[Value, ...]


def fields_of(record: JsonObject, strings: Strings) -> list[Field]:
    """The fields of a record that say something, in the order of the wire form."""
    found = []
    exact = record.get("low") == record.get("best") == record.get("high")
    for key, value in record.items():
        if key in ABOVE or (exact and key in BOUNDS):
            continue
        values = tuple(_values(key, value, strings))
        if key == "modes":
            values = tuple(_manner(record["type"], one, strings) for one in values)
        if values:
            name = strings.say(f"field.{key}") if strings.has(f"field.{key}") else key
            found.append(Field(key=key, name=name, values=values))
    return found


def witnesses_of(record: JsonObject, strings: Strings) -> list[Field]:
    """The words that single fields were read from, by the field."""
    told = record["witnesses"] if isinstance(record["witnesses"], list) else []
    found: dict[str, list[Value]] = {}
    for one in told:
        if isinstance(one, dict):
            value = Value(
                told="", words=str(one["text"]), start=_int(one["start"]), end=_int(one["end"])
            )
            found.setdefault(str(one["for"]), []).append(value)
    return [
        Field(
            key=purpose,
            name=strings.say(f"field.{purpose}") if strings.has(f"field.{purpose}") else purpose,
            values=tuple(values),
        )
        for purpose, values in found.items()
    ]


def _values(key: str, value: Json, strings: Strings) -> Iterator[Value]:
    if value is None or value in ([], ""):
        return
    if isinstance(value, list):
        for one in value:
            yield from _values(key, one, strings)
    elif isinstance(value, dict):
        yield _part(value, strings)
    elif key in COUNTS and isinstance(value, int):
        yield Value(told=strings.number(value))
    elif key in VOCABULARIES:
        name = strings.label(VOCABULARIES[key], str(value))
        yield Value(told=name, notes=(f"PLOVER {value}",) if key == "type" else ())
    else:
        text = str(value)
        is_record = text[:4] in {"clm-", "evt-", "rel-"}
        yield Value(told=text, record=text if is_record else None)


def _manner(kind: Json, mode: Value, strings: Strings) -> Value:
    """A mode of PLOVER as the brief says it of this type of deed."""
    key = f"type.{kind}.{mode.told}"
    told = strings.say(key) if strings.has(key) else strings.label("manner", mode.told)
    return replace(mode, told=told)


def _part(part: dict[str, Any], strings: Strings) -> Value:
    """A party, place, time, trigger or pledge."""
    say, words = strings.say, part.get("text")
    named = part.get("name") or (strings.day(part["edtf"]) if part.get("edtf") else None)
    if named is None and "kind" in part:
        named = strings.label("pledge", str(part["kind"]))
    notes = [
        *(
            [strings.wording.state(part["country"]) or part["country"]]
            if part.get("country")
            else []
        ),
        *([", ".join(strings.label("sector", one) for one in part.get("sectors") or ())]),
        *([f"{part['latitude']}, {part['longitude']}"] if part.get("latitude") is not None else []),
        *(
            [say("field.inferred", how=strings.wording.reading(part["inferred"]))]
            if part.get("inferred")
            else []
        ),
    ]
    return Value(
        told=named or "",
        words=words or None,
        start=part.get("start"),
        end=part.get("end"),
        notes=tuple(note for note in notes if note and note != named),
    )


def _int(value: Json) -> int | None:
    return value if isinstance(value, int) else None
