"""A record of a list or of a file: which of its fields hold the parts of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rujuk.errors import RujukError
from rujuk.read.inputs.composed import composed, day_of, looks_like_html
from rujuk.read.inputs.found import Given
from rujuk.read.inputs.words import input_words
from rujuk.records import Loss

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from rujuk.read.inputs.found import Found

MAX_FIELD_BYTES = 1 << 20
"""Longest field that is no text, in bytes as it is written: lists of words, objects, titles."""

_SAID_BY_LIST = "json lines"
_NO_WORDS = "record without words in a field of a usual name: `--field text=NAME` tells another"
_QUOTE = ord('"')


def names_of_words(fields: Mapping[str, str] | None) -> tuple[str, ...]:
    """The names of fields that hold the words of a page."""
    usual = input_words().fields
    told = fields or {}
    return tuple(
        name
        for part in ("html", "text")
        for name in ((told[part].partition(".")[0],) if part in told else usual[part])
    )


class _TooLongError(RujukError):
    """A field holds more than one can."""


class RecordReader:
    """What the records hold under the fields of each part; what else they hold is passed over.

    Nothing but those fields becomes an object, so that a line takes little more memory than it is
    long.
    """

    def __init__(self, fields: Mapping[str, str] | None) -> None:
        """`fields` names the field for each part where it is not a usual one."""
        fields = fields or {}
        usual = input_words().fields
        self._names = {
            part: (fields[part],) if part in fields else names for part, names in usual.items()
        }
        wanted = {name for names in self._names.values() for name in names}
        wanted |= {name.partition(".")[0] for name in wanted}
        self._attributes = {name: f"field_{n}" for n, name in enumerate(sorted(wanted))}
        form = msgspec.defstruct(
            "Record",
            [(one, msgspec.Raw, msgspec.Raw(b"null")) for one in self._attributes.values()],
            rename={one: name for name, one in self._attributes.items()},
        )
        self._decode: Callable[[bytes], object] = msgspec.json.Decoder(form).decode

    def page(self, record: bytes, place: str, path: str, at: int | None) -> Found | Loss:
        """The page of a record, or the `Loss` that says why it has none.

        `place` is its own path, `path` that of what holds it, `at` the byte where it begins there.
        """
        try:
            return _page(self._parts_of(record), place, path, at)
        except msgspec.ValidationError:
            reason = "record that is no JSON object"
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            reason = f"record that is no JSON: {error}"
        except _TooLongError as error:
            reason = str(error)
        return Loss(stage="read", reason=reason, path=place)

    def _parts_of(self, line: bytes) -> dict[str, object]:
        record = self._decode(line)
        return {part: self._part(record, names) for part, names in self._names.items()}

    def _part(self, record: object, names: tuple[str, ...]) -> object:
        """What stands under the first of these names; a dot steps into an object."""
        for name in names:
            value = self._field(record, name)
            if value is None and "." in name:
                first, *steps = name.split(".")
                value = self._field(record, first)
                for step in steps:
                    value = value.get(step) if isinstance(value, dict) else None
            if value not in (None, "", []):
                return value
        return None

    def _field(self, record: object, name: str) -> object:
        raw = memoryview(getattr(record, self._attributes[name]))
        if len(raw) > MAX_FIELD_BYTES and raw[0] != _QUOTE:
            raise _TooLongError(f"field {name} of {len(raw)} bytes that is no text")
        return msgspec.json.decode(raw)


def _page(told: Mapping[str, object], place: str, path: str, at: int | None) -> Found | Loss:
    html, text = (_words(told[key]) for key in ("html", "text"))
    if html is None and text is None:
        return Loss(stage="read", reason=_NO_WORDS, path=place)
    if html is None and text is not None and looks_like_html(text):
        html = text  # a field of words may hold mark-up
    given = Given(
        source=_SAID_BY_LIST,
        title=_words(told["title"]),
        published_on=day_of(told["published"]),
        publisher=_words(told["publisher"]),
        authors=_names(told["authors"]),
    )
    return composed(
        html=html,
        text=text,
        path=place,
        url=_words(told["url"]),
        fetched_on=day_of(told["fetched"]),
        archive=path,
        offset=at,
        given=given,
    )


def _words(value: object) -> str | None:
    if isinstance(value, list):
        value = "\n\n".join(one for one in value if isinstance(one, str))
    return value if isinstance(value, str) and value.strip() else None


def _names(value: object) -> tuple[str, ...]:
    told = value if isinstance(value, list) else [value]
    return tuple(one.strip() for one in told if isinstance(one, str) and one.strip())
