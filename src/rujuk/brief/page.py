"""The brief as one static HTML page: no script, no request, every word of a page escaped."""

from __future__ import annotations

import base64
import hashlib
from html import escape
from typing import TYPE_CHECKING

from rujuk.brief.entries import cited
from rujuk.lexicon import resource

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rujuk.brief.entries import Entry, Sentence, Words
    from rujuk.brief.outline import Outline


def as_html(outline: Outline) -> str:
    """A self-contained page. Its policy forbids scripts, frames, forms and every request."""
    style = resource("brief/page.css").read_text("utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode("ascii")
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    head = [
        "<!DOCTYPE html>",
        f'<html lang="{escape(outline.language)}">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">',
        '<meta name="referrer" content="no-referrer">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(outline.title)}</title>",
        f"<style>{style}</style>",
        "</head>",
        "<body>",
        f"<h1>{escape(outline.title)}</h1>",
        *(f"<p>{_shown(text)}</p>" for text in outline.head),
        *_short(outline),
        "<nav><ul>",
        *(
            f'<li><a href="#{section.key}">{_shown(section.title)}</a> '
            f"({len(section.entries)})</li>"
            for section in outline.sections
        ),
        "</ul></nav>",
    ]
    return "\n".join([*head, *_sections(outline), "</body>", "</html>"]) + "\n"


def _short(outline: Outline) -> Iterator[str]:
    if outline.short:
        yield f"<h2>{escape(outline.short_title)}</h2>"
        yield "<ul>"
        for sentence in outline.short:
            yield f"<li>{_told(sentence)}</li>"
        yield "</ul>"


def _sections(outline: Outline) -> Iterator[str]:
    for section in outline.sections:
        yield f'<section id="{section.key}">'
        yield f"<h2>{_shown(section.title)}</h2>"
        for note in section.notes:
            yield f'<p class="note">{_shown(note)}</p>'
        if section.entries:
            yield "<ul>"
            for entry in section.entries:
                yield from _entry(entry)
            yield "</ul>"
        elif not section.notes:
            yield f"<p>{escape(outline.empty)}</p>"
        yield "</section>"


def _entry(entry: Entry) -> Iterator[str]:
    record = f' data-record="{escape(entry.record)}"' if entry.record else ""
    anchor = "" if entry.page is None else f' id="page-{entry.page}"'
    label = "" if entry.page is None else f"[{entry.page}] "
    yield f"<li{anchor}{record}>{label}<b>{_shown(entry.text)}</b>"
    if entry.sentences:
        yield f'<p class="told">{" ".join(_told(one) for one in entry.sentences)}</p>'
    elif entry.record is not None:
        yield _cites((entry.record,))
    if entry.details:
        details = "; ".join(_shown(detail) for detail in entry.details)
        yield f'<span class="details">{details}</span>'
    for words in entry.words:
        yield quoted(words)
    if entry.children:
        yield "<ul>"
        for child in entry.children:
            yield from _entry(child)
        yield "</ul>"
    yield "</li>"


def quoted(words: Words) -> str:
    """The words marked in what stands around them, with page and offsets below."""
    by = f'<span class="by">{_shown(words.by)}:</span> ' if words.by else ""
    note = f"{_shown(words.note)}; " if words.note else ""
    link = f'<a href="#page-{words.page}" title="{_literal(words.path)}">[{words.page}]</a>'
    where = f"{note}{link} {words.start}–{words.end}"
    return (
        f'<blockquote data-document="{escape(words.document)}" data-start="{words.start}"'
        f' data-end="{words.end}">{by}{_shown(words.before)}<mark>{_shown(words.quote)}</mark>'
        f"{_shown(words.after)}<cite>{where}</cite></blockquote>"
    )


def _told(sentence: Sentence) -> str:
    return " ".join(filter(None, (_shown(sentence.text), _cites(sentence.cites))))


def _cites(records: tuple[str, ...]) -> str:
    """The ids in short, with the whole ids for programs and as a hint."""
    whole = escape(" ".join(dict.fromkeys(records)))
    if not whole:
        return ""
    return f'<span class="cites" data-records="{whole}" title="{whole}">{cited(records)}</span>'


def _shown(words: str) -> str:
    """Escaped, and kept apart from its surroundings in the order of writing."""
    return f"<bdi>{_literal(words)}</bdi>"


def _literal(words: str) -> str:
    """Escaped; a NUL, which HTML may not hold, as U+FFFD."""
    return escape(words.replace("\0", "\ufffd"))
