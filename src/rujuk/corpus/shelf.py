"""The texts of pages on the disk, and documents that fetch theirs when it is asked for.

A picture of many pages needs every text once, to read a few words of it; kept in memory they would
be most of it.
"""

from __future__ import annotations

import os
import tempfile
import weakref
from dataclasses import fields
from typing import TYPE_CHECKING

from rujuk.records import Document

if TYPE_CHECKING:
    from typing import Any, Self

_KEPT = tuple(field.name for field in fields(Document) if field.name != "text")


class Shelf:
    """A temporary file with texts; it is gone with the shelf."""

    def __init__(self) -> None:
        """An empty shelf in the folder for temporary files."""
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - as long as the shelf
        weakref.finalize(self, self._file.close)
        self._length = 0
        self._last: tuple[int, str] | None = None

    def put(self, text: str) -> int:
        """Keep a text; its place."""
        words = text.encode("utf-8", "surrogatepass")
        place = self._length
        self._file.write(len(words).to_bytes(8, "big") + words)
        self._length += 8 + len(words)
        return place

    def take(self, place: int) -> str:
        """The text at a place. The last one is kept at hand: it is often asked for again."""
        if self._last is None or self._last[0] != place:
            self._file.flush()
            length = int.from_bytes(os.pread(self._file.fileno(), 8, place), "big")
            words = os.pread(self._file.fileno(), length, place + 8)
            self._last = place, words.decode("utf-8", "surrogatepass")
        return self._last[1]


class ShelvedDocument(Document):
    """A document whose text lies on a shelf; in all else it is one like others.

    Made by `shelved`. A copy with other fields (`dataclasses.replace`) is a plain `Document`.
    """

    __slots__ = ("_place", "_shelf")
    _place: int
    _shelf: Shelf

    def __new__(cls, **given: Any) -> Self:  # noqa: ANN401 - the fields of a document
        """A plain document, as `replace` makes it; `shelved` goes another way."""
        return Document(**given)  # type: ignore[return-value]  # it holds its text itself

    @property
    def text(self) -> str:
        """The whole visible text, from the shelf."""
        return self._shelf.take(self._place)


def shelved(document: Document, shelf: Shelf, place: int) -> Document:
    """The same document with the text at this place of the shelf."""
    made: ShelvedDocument = object.__new__(ShelvedDocument)
    for name in _KEPT:
        object.__setattr__(made, name, getattr(document, name))
    object.__setattr__(made, "_shelf", shelf)
    object.__setattr__(made, "_place", place)
    return made
