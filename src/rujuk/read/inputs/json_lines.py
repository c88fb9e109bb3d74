"""Lists of records, one JSON object a line, as scrapers and news crawls write them."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Any

import msgspec

from rujuk.read.inputs.composed import composed, day_of, looks_like_html
from rujuk.read.inputs.found import MAX_PAGE_BYTES, Found, Given
from rujuk.read.inputs.words import input_words
from rujuk.records import Loss

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

NAMES = (".jsonl", ".ndjson", ".jl", ".jsonlines")
"""How such files are named."""

_MAX_LINE = MAX_PAGE_BYTES + (1 << 20)
_SAID_BY_LIST = "json lines"


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
    object, is too long or holds no words is a `Loss`; `record_offset` is the byte the line begins
    at.
    """
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
            record = msgspec.json.decode(line.lstrip(b"\xef\xbb\xbf"))
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            yield Loss(stage="read", reason=f"line that is no JSON: {error}", path=place)
            continue
        if not isinstance(record, dict):
            yield Loss(stage="read", reason="line that is no JSON object", path=place)
            continue
        yield _page(record, place, path, begun, fields or {})


def _page(
    record: dict[str, Any], place: str, path: str, at: int, fields: Mapping[str, str]
) -> Found | Loss:
    told = {key: _field(record, key, fields) for key in input_words().fields}
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


def _field(record: dict[str, Any], part: str, fields: Mapping[str, str]) -> object:
    """What the record holds under the field of this part; a dot steps into an object."""
    names = (fields[part],) if part in fields else input_words().fields[part]
    for name in names:
        value: object = record.get(name)
        if value is None and "." in name:
            value = record
            for step in name.split("."):
                value = value.get(step) if isinstance(value, dict) else None
        if value not in (None, "", []):
            return value
    return None


def _words(value: object) -> str | None:
    if isinstance(value, list):
        value = "\n\n".join(one for one in value if isinstance(one, str))
    return value if isinstance(value, str) and value.strip() else None


def _names(value: object) -> tuple[str, ...]:
    told = value if isinstance(value, list) else [value]
    return tuple(one.strip() for one in told if isinstance(one, str) and one.strip())
