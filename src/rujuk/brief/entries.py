"""Entries of the brief and the words they stand on, before any markup.

Texts here may hold words of a page: hostile until a renderer has escaped them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from rujuk.records import BlockKind

if TYPE_CHECKING:
    from rujuk.brief.sheets import Sheet
    from rujuk.brief.wording import Wording

CONTEXT_CHARACTERS = 80
"""Code points of the page shown before and after a quote, never beyond its line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Exact words of a page: `[start, end)` of its text, with what stands around them."""

    quote: str
    page: int
    path: str
    document: str
    start: int
    end: int
    before: str = ""
    after: str = ""
    note: str = ""
    by: str = ""
    """Who says it, where the words are quoted for a figure of theirs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of the brief, and the ids of the records that it stands on."""

    text: str
    cites: tuple[str, ...] = ()


def capital(text: str) -> str:
    """The text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


SHOWN_LETTERS = 8
"""Letters of an id in a printed brief: no two of a case of millions are likely to share them."""


def short_id(record: str) -> str:
    """An id as the printed brief cites it; `rujuk explain` takes it so.

    >>> short_id("est-abcdefghijklmnop")
    'est-abcdefgh'
    """
    kind, _, letters = record.partition("-")
    return f"{kind}-{letters[:SHOWN_LETTERS]}"


def cited(records: tuple[str, ...]) -> str:
    """The ids in brackets, each once; empty for none."""
    shown = [*dict.fromkeys(short_id(one) for one in records)]
    return f"[{', '.join(shown)}]" if shown else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of the brief, what is told of it, the words it stands on, and what belongs under it.

    It is told in sentences, or in details set off by semicolons.
    """

    text: str
    sentences: tuple[Sentence, ...] = ()
    details: tuple[str, ...] = ()
    words: tuple[Words, ...] = ()
    children: tuple[Entry, ...] = ()
    record: str | None = None
    page: int | None = None
    """Number of the page that the entry presents, under which its words are cited."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A headed part of the brief. `key` is the same in every language."""

    key: str
    title: str
    notes: tuple[str, ...]
    entries: tuple[Entry, ...]


class _Quoted(Protocol):
    """A record with a place on its page."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def quote(self) -> str: ...
    @property
    def block(self) -> BlockKind: ...


def record_words(sheet: Sheet, record: _Quoted, wording: Wording) -> Words:
    """The words of a record, with the block they stand in where that is not the body."""
    note = "" if record.block is BlockKind.BODY else wording.say(f"block.{record.block.value}")
    return words_at(sheet, record.start, record.end, note)


def words_at(sheet: Sheet, start: int, end: int, note: str = "") -> Words:
    """The words of a page at these offsets, with what stands around them on their line.

    Where the line goes on, what stands around is cut between words and marked by an ellipsis.
    """
    text = sheet.document.text
    first = max(0, start - CONTEXT_CHARACTERS)
    before, broken, rest = text[first:start].rpartition("\n")
    before = rest if broken else before + rest
    if not broken and first > 0 and text[first - 1] != "\n":
        before = "…" + _from_a_space(before)
    after = text[end : end + CONTEXT_CHARACTERS]
    line = after.partition("\n")[0]
    beyond = text[end + CONTEXT_CHARACTERS : end + CONTEXT_CHARACTERS + 1]
    if line == after and beyond not in {"", "\n"}:
        whole = line if beyond.isspace() else _from_a_space(line[::-1])[::-1]
        line = whole.rstrip(" ") + " …"
    return Words(
        quote=text[start:end],
        page=sheet.number,
        path=sheet.path,
        document=sheet.document.id,
        start=start,
        end=end,
        before=before,
        after=line,
        note=note,
    )


def _from_a_space(words: str) -> str:
    """The words without the first, which may be cut; all of them where there is no space."""
    _, space, rest = words.partition(" ")
    return space + rest if space else words
