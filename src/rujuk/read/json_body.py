"""A body that stands only in JSON-LD `articleBody`: appended to the visible text, and said so.

Portals built of scripts save as a frame with the story in its metadata alone. Where most of that
story is on the page already, nothing is appended.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree, html

from rujuk.read.align import align
from rujuk.read.hidden import Hidden
from rujuk.read.html_text import Line, VisibleText, visible_text

if TYPE_CHECKING:
    from rujuk.read.metadata import PageMetadata

_LEAST_WORDS = 30
# Share of the metadata's words that must be missing from the page for it to be the only place.
_ON_PAGE = 0.5
_MARKUP = re.compile(r"<[a-z/!][^<>]{0,400}>|&[a-z#0-9]{2,8};", re.IGNORECASE)
_WORD = re.compile(r"\w+")


class Appended(NamedTuple):
    """The text with the appended lines, the kept lines, and the number of the first appended."""

    visible: VisibleText
    kept: frozenset[int] | None
    first: int | None


def append_json_body(
    visible: VisibleText, kept: frozenset[int] | None, metadata: PageMetadata
) -> Appended:
    """The visible text with the body of the JSON-LD behind it, where it stands nowhere else."""
    body = metadata.article_body
    if body is None or len(_WORD.findall(body)) < _LEAST_WORDS:
        return Appended(visible, kept, None)
    paragraphs = _paragraphs(body)
    if align("\n".join(paragraphs), visible.text).share >= _ON_PAGE or not paragraphs:
        return Appended(visible, kept, None)
    first = len(visible.lines)
    lines = list(visible.lines)
    at = len(visible.text) + 1 if visible.text else 0
    for paragraph in paragraphs:
        end = at + len(paragraph)
        lines.append(Line(at, end, "p", 0, None, "articleBody", 0, 0))
        at = end + 1
    text = "\n".join([visible.text, *paragraphs] if visible.text else paragraphs)
    appended = frozenset(range(first, len(lines)))
    return Appended(VisibleText(text, tuple(lines)), appended, first)


def _paragraphs(body: str) -> list[str]:
    if _MARKUP.search(body):
        try:
            root = html.document_fromstring(f"<body>{body}</body>".replace("\x00", ""))
        except (etree.ParserError, ValueError):
            return []
        shown = visible_text(root, Hidden(root))
        return [shown.text[line.start : line.end] for line in shown.lines]
    return [" ".join(line.split()) for line in body.splitlines() if line.strip()]
