"""The brief as text for a terminal and as Markdown. Page text is made harmless in both."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING

from rujuk.brief.entries import cited

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rujuk.brief.entries import Entry, Sentence, Words
    from rujuk.brief.outline import Outline

WIDTH = 100
"""Columns of a line where no terminal tells: the same case gives the same bytes."""

LEAST_WIDTH, MOST_WIDTH = 60, 120
"""Columns that a line keeps to, whatever the terminal: narrower or wider is hard to read."""

_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_SPACE = re.compile(r"\s+")
_MARKDOWN = re.compile(r"([\\`*_\[\]<>|~&@$]|:(?=//)|(?<=www)\.)", re.IGNORECASE)
"""What means something inside a line of CommonMark, or of its extensions (tables, links, sums)."""
_LINE_START = re.compile(r"^(?:[#+=-]|[0-9]{1,9}(?=[.)](?:\s|$)))")


def harmless(words: str) -> str:
    """Words of a page on one line, without control, bidirectional or invisible characters.

    A terminal obeys escape sequences, and a reordered line misquotes: each such character becomes
    U+FFFD. Runs of white space become one space.
    """
    return _UNSAFE.sub("\ufffd", _SPACE.sub(" ", words)).strip()


def as_text(outline: Outline, *, width: int = WIDTH) -> str:
    """The brief for a terminal: no escape sequence, lines of `width` columns at most."""
    lines = [harmless(outline.title).upper(), *_wrapped(outline.head, width)]
    if outline.short:
        lines += ["", outline.short_title, "-" * len(outline.short_title)]
        for sentence in outline.short:
            lines += _wrap("* ", _told(sentence), "  ", width)
    for section in outline.sections:
        title = harmless(section.title)
        lines += ["", title, "-" * min(len(title), width)]
        lines += _wrapped(section.notes, width)
        if not section.entries and not section.notes:
            lines.append(outline.empty)
        for entry in section.entries:
            lines += _entry_text(entry, "", width)
    return "\n".join(lines) + "\n"


def _entry_text(entry: Entry, indent: str, width: int) -> Iterator[str]:
    first = "* " if entry.page is None else f"[{entry.page}] "
    yield from _wrap(indent + first, entry.text, indent + "  ", width)
    told = " ".join(_told(sentence) for sentence in entry.sentences)
    if not told:
        told = " ".join(filter(None, ("; ".join(entry.details), _record(entry))))
    if told:
        yield from _wrap(indent + "  ", told, indent + "  ", width)
    for words in entry.words:
        note = f" ({words.note})" if words.note else ""
        by = f"{harmless(words.by)}: " if words.by else ""
        said = f"{by}“{harmless(words.quote)}”{note}"
        where = f"[{words.page}] {words.start}-{words.end}"
        yield from _wrap(indent + "    ", f"{said} {where}", indent + "      ", width)
    for child in entry.children:
        yield from _entry_text(child, indent + "  ", width)


def _told(sentence: Sentence) -> str:
    return " ".join(filter(None, (sentence.text, cited(sentence.cites))))


def _record(entry: Entry) -> str:
    """The record that an entry without sentences presents."""
    return "" if entry.record is None or entry.sentences else cited((entry.record,))


def _wrap(first: str, text: str, rest: str, width: int) -> list[str]:
    wrapped = textwrap.wrap(
        harmless(text),
        width,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return wrapped or [first.rstrip()]


def _wrapped(texts: tuple[str, ...], width: int) -> Iterator[str]:
    for text in texts:
        yield from _wrap("", text, "", width)


def escaped(words: str) -> str:
    """Words of a page as literal Markdown: nothing in them is markup, a link or raw HTML.

    Only what means something there is escaped: inside a line, and at its start.
    """
    literal = _MARKDOWN.sub(r"\\\1", harmless(words))
    found = _LINE_START.match(literal)
    if found is None:
        return literal
    first = found.group()
    return f"{first}\\{literal[found.end() :]}" if first[0].isdigit() else f"\\{literal}"


def as_markdown(outline: Outline) -> str:
    """The brief as CommonMark."""
    lines = [f"# {escaped(outline.title)}", ""]
    lines += [line for text in outline.head for line in (escaped(text), "")]
    if outline.short:
        lines += [f"## {escaped(outline.short_title)}", ""]
        lines += [*(f"- {escaped(_told(one))}" for one in outline.short), ""]
    for section in outline.sections:
        lines += [f"## {escaped(section.title)}", ""]
        lines += [line for text in section.notes for line in (escaped(text), "")]
        if not section.entries and not section.notes:
            lines += [escaped(outline.empty), ""]
        for entry in section.entries:
            lines += _entry_markdown(entry, "")
        if section.entries:
            lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _entry_markdown(entry: Entry, indent: str) -> Iterator[str]:
    told = "".join(f"; {escaped(detail)}" for detail in entry.details)
    if entry.sentences:
        told = ". " + " ".join(escaped(_told(sentence)) for sentence in entry.sentences)
    elif entry.record is not None:
        told = f"{told} {escaped(_record(entry))}"
    label = "" if entry.page is None else f"\\[{entry.page}\\] "
    yield f"{indent}- {label}**{escaped(entry.text)}**{told}"
    for words in entry.words:
        yield f"{indent}  - {_words_markdown(words)}"
    for child in entry.children:
        yield from _entry_markdown(child, indent + "  ")


def _words_markdown(words: Words) -> str:
    note = f" ({escaped(words.note)})" if words.note else ""
    by = f"{escaped(words.by)}: " if words.by else ""
    return f"{by}“{escaped(words.quote)}”{note} \\[{words.page}\\] {words.start}–{words.end}"
