"""How a record shows itself in a notebook: its words marked, everything escaped.

Pure text to HTML: no style sheet, no script, no request.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from rujuk.records import Claim, Event

if TYPE_CHECKING:
    from rujuk.records import Document, Party, Relation

SHOWN_CHARACTERS = 1500
"""Code points of a page's text that its notebook view shows; the rest is counted."""


def record_html(record: Claim | Event | Relation) -> str:
    """The record's fields in a line and its quote marked, parties and trigger in bold."""
    if isinstance(record, Claim):
        figures = ", ".join(
            f"{name} {value:,}"
            for name, value in (("low", record.low), ("best", record.best), ("high", record.high))
            if value is not None
        )
        subject = [record.of_whom] if record.of_whom is not None else []
        parts = [record.measure.value, record.hedge.value, figures, _parties("of", subject)]
        parts += [record.modality.value, _parties("according to", record.said_by)]
        bold = subject
    elif isinstance(record, Event):
        parts = [record.type.value, *record.modes, _parties("by", record.actors)]
        parts += [_parties("to", record.recipients), record.modality.value]
        parts += [_parties("according to", record.attributed_to)]
        bold = [*record.actors, *record.recipients]
    else:
        parts = [record.kind.value, _parties("between", record.parties)]
        parts += [record.signed_on.edtf or "" if record.signed_on is not None else ""]
        parts += [_parties("according to", record.attributed_to)]
        bold = list(record.parties)
    spans = [(one.start, one.end) for one in bold if one.start is not None and one.end is not None]
    if isinstance(record, Event):
        spans.append((record.trigger.start, record.trigger.end))
    line = "; ".join(escape(part) for part in parts if part)
    quote = _with_bold(record.quote, record.start, spans)
    where = f"{record.document} {record.start}–{record.end}"
    return (
        f"<div><code>{escape(record.id)}</code> {line}"
        f"<blockquote><mark>{quote}</mark><br><small>{escape(where)}</small></blockquote></div>"
    )


def document_html(document: Document) -> str:
    """The page's title and facts, and the beginning of its text with the title and body marked."""
    title = document.title.text if document.title is not None else ""
    published = document.published_on.edtf if document.published_on is not None else "not stated"
    publisher = document.publisher.text if document.publisher is not None else "not stated"
    facts = f"language {document.language}; publisher {publisher}; published {published}"
    shown = document.text[:SHOWN_CHARACTERS]
    rest = len(document.text) - len(shown)
    text = _marked(shown, document.body_spans)
    more = f"<br>… {rest:,} more characters" if rest else ""
    return (
        f"<div><code>{escape(document.id)}</code> <b>{escape(title)}</b><br>{escape(facts)}"
        f'<blockquote style="white-space: pre-wrap">{text}{more}</blockquote></div>'
    )


def _parties(role: str, parties: tuple[Party, ...] | list[Party]) -> str:
    names = [party.name or party.text for party in parties]
    return f"{role} {', '.join(names)}" if names else ""


def _with_bold(quote: str, base: int, spans: list[tuple[int, int]]) -> str:
    """The quote escaped, those spans of the page that lie in it in bold."""
    inner = sorted((start - base, end - base) for start, end in spans)
    pieces = []
    at = 0
    for start, end in inner:
        if at <= start < end <= len(quote):
            pieces += [escape(quote[at:start]), "<b>", escape(quote[start:end]), "</b>"]
            at = end
    return "".join([*pieces, escape(quote[at:])])


def _marked(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    pieces = []
    at = 0
    for start, end in spans:
        end = min(end, len(text))  # noqa: PLW2901 - the view ends before the page does
        if start < end:
            pieces += [escape(text[at:start]), "<mark>", escape(text[start:end]), "</mark>"]
            at = end
    return "".join([*pieces, escape(text[at:])])
