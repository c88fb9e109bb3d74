"""A file that is one JSON value: an article that a scraper kept by itself, or an array of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rujuk.read.inputs.found import Found
from rujuk.read.inputs.json_record import RecordReader
from rujuk.records import Loss

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MAX_COMMAS = 1 << 21
"""Most commas of such a file: a page has some hundreds, an array without words has nothing else."""

_VALUE = msgspec.json.Decoder(dict[str, msgspec.Raw] | list[msgspec.Raw])


def may_be_json(head: bytes) -> bool:
    """Whether a file may be JSON, by how it begins; a page may begin so too ("[Foto] ...")."""
    return head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"["))


def pages_of_json(
    data: bytes, path: str, fields: Mapping[str, str] | None = None
) -> Iterator[Found | Loss]:
    """The page of an object, those of an array of objects, or the page that is no JSON after all.

    `fields` as for `pages_of_json_lines`. The place of an element is its number, from 1.
    """
    if data.count(b",") > MAX_COMMAS:
        yield Loss(stage="read", reason=f"JSON with more than {MAX_COMMAS} commas", path=path)
        return
    written = data.lstrip(b"\xef\xbb\xbf")
    try:
        value = _VALUE.decode(written)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        yield Found(data=data, path=path)
        return
    if not value:
        yield Loss(stage="read", reason="JSON that holds nothing", path=path)
        return
    reader = RecordReader(fields)
    if isinstance(value, dict):
        yield reader.page(written, path, path, None)
    else:
        for number, element in enumerate(value, 1):
            yield reader.page(bytes(element), f"{path}!{number}", path, None)
