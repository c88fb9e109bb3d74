"""Lists of records, one JSON object a line, as scrapers and news crawls write them."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

import msgspec

from rujuk.read.inputs.found import MAX_PAGE_BYTES, Found
from rujuk.read.inputs.json_record import RecordReader, names_of_words
from rujuk.records import Loss

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

NAMES = (".jsonl", ".ndjson", ".jl", ".jsonlines")
"""How such files are named."""

_MAX_LINE = MAX_PAGE_BYTES + (1 << 20)
_OBJECT = msgspec.json.Decoder(dict[str, msgspec.Raw])


def is_json_lines(head: bytes, name: str, fields: Mapping[str, str] | None = None) -> bool:
    """Whether a file is such a list: by its name, or by a first line that is an object.

    A first line that is longer than this head of the file is one where it names a field of words.
    """
    begun = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if not begun.startswith(b"{"):
        return False
    if name.lower().endswith(NAMES):
        return True
    line, ended, _ = begun.partition(b"\n")
    if not ended:
        return any(f'"{one}"'.encode() in line for one in names_of_words(fields))
    try:
        return bool(_OBJECT.decode(line))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False


def pages_of_json_lines(
    stream: IO[bytes], path: str, fields: Mapping[str, str] | None = None
) -> Iterator[Found | Loss]:
    """Every record's page. `fields` names the field for each part where it is not a usual one.

    The parts are html, text, title, url, published, publisher, authors, fetched. A line that is no
    object, is too long or holds no words is a `Loss`, and so is one with a field that is too long;
    `record_offset` is the byte the line begins at.
    """
    reader = RecordReader(fields)
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
        yield reader.page(line.lstrip(b"\xef\xbb\xbf"), place, path, begun)
