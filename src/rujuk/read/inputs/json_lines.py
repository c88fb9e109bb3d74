"""Lists of records, one JSON object a line, as scrapers and news crawls write them."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

import msgspec

from rujuk.errors import RujukError
from rujuk.read.inputs.composed import composed, day_of, looks_like_html
from rujuk.read.inputs.found import MAX_PAGE_BYTES, Found, Given
from rujuk.read.inputs.words import input_words
from rujuk.records import Loss

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

MAX_FIELD_BYTES = 1 << 20
"""Longest field that is no text, in bytes as it is written: lists of words, objects, titles."""

NAMES = (".jsonl", ".ndjson", ".jl", ".jsonlines")
"""How such files are named."""

_MAX_LINE = MAX_PAGE_BYTES + (1 << 20)
_SAID_BY_LIST = "json lines"
_QUOTE = ord('"')


def is_json_lines(head: bytes, name: str) -> bool:
    """Whether a file is such a list: by its name, or by a whole first record that holds words."""
    if not head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return False
    if name.lower().endswith(NAMES):
        return True
    line, ended, _ = head.lstrip(b"\xef\xbb\xbf \t\r\n").partition(b"\n")
    fields = input_words().fields
    wanted = [f'"{name}"'.encode() for key in ("html", "text") for name in fields[key]]
    return bool(ended) and line.rstrip().endswith(b"}") and any(one in line for one in wanted)


def pages_of_json_lines(
    stream: IO[bytes], path: str, fields: Mapping[str, str] | None = None
) -> Iterator[Found | Loss]:
    """Every record's page. `fields` names the field for each part where it is not a usual one.

    The parts are html, text, title, url, published, publisher, authors, fetched. A line that is no
    object, is too long or holds no words is a `Loss`, and so is one with a field that is too long;
    `record_offset` is the byte the line begins at.
    """
    reader = _Reader(fields or {})
    at = 0
    for number, line in enumerate(iter(lambda: stream.readline(_MAX_LINE), b""), 1):
        place, begun = f"{path}!{number}", at
        at += len(line)
        if len(line) >= _MAX_LINE and not line.endswith(b"\n"):
            yield Loss(stage="read", reason=f"line longer than {_MAX_LINE} bytes", path=place)
            while (more := stream.readline(_MAX_LINE)) and not more.endswith(b"\n"):
                at += len(more)
            at += len(more)
            continue
        if not line.strip():
            continue
        try:
            told = reader.parts_of(line.lstrip(b"\xef\xbb\xbf"))
        except msgspec.ValidationError:
            yield Loss(stage="read", reason="line that is no JSON object", path=place)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            yield Loss(stage="read", reason=f"line that is no JSON: {error}", path=place)
        except _TooLongError as error:
            yield Loss(stage="read", reason=str(error), path=place)
        else:
            yield _page(told, place, path, begun)


class _TooLongError(RujukError):
    """A field holds more than one can."""


class _Reader:
    """What the records hold under the fields of each part; what else they hold is passed over.

    Nothing but those fields becomes an object, so that a line takes little more memory than it is
    long.
    """

    def __init__(self, fields: Mapping[str, str]) -> None:
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

    def parts_of(self, line: bytes) -> dict[str, object]:
        """Each part of the record in this line.

        Raises msgspec.ValidationError for no object, what msgspec does for no JSON, and
        `_TooLongError`.
        """
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


def _page(told: Mapping[str, object], place: str, path: str, at: int) -> Found | Loss:
    html, text = (_words(told[key]) for key in ("html", "text"))
    if html is None and text is None:
        return Loss(stage="read", reason="record without words", path=place)
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
