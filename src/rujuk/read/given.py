"""What a feed or a list says of a page, taken where the page itself says nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rujuk.records import BlockKind, DateStatement, Document, Statement

if TYPE_CHECKING:
    from rujuk.read.inputs.found import Given


TITLE_RULE = "given.title"
"""Rule of a line that is the title because the holder of the page says so."""


def with_given(document: Document, given: Given) -> Document:
    """The document with the title, day, publisher and authors that its holder gives.

    A fact that the page states stays, unless the holder outranks it. Each one that is taken names
    its source and has no offsets, but a title that stands in the text has those, and its line is
    the title.
    """
    taken = document
    source = given.source
    if given.title and (given.outranks or document.title is None):
        words = " ".join(given.title.split())
        start = document.text.find(words)
        span = (start, start + len(words)) if start >= 0 else (None, None)
        title = Statement(text=words, start=span[0], end=span[1], source=source)
        blocks = tuple(
            replace(block, kind=BlockKind.TITLE, rule=TITLE_RULE)
            if (block.start, block.end) == span
            else block
            for block in document.blocks
        )
        taken = replace(taken, title=title, blocks=blocks)
    if given.published_on and (given.outranks or document.published_on is None):
        day = given.published_on
        dated = DateStatement(edtf=day, text=day, start=None, end=None, source=source)
        taken = replace(taken, published_on=dated)
    if given.publisher and (given.outranks or document.publisher is None):
        publisher = Statement(text=given.publisher, start=None, end=None, source=source)
        taken = replace(taken, publisher=publisher)
    if given.authors and (given.outranks or not document.authors):
        authors = tuple(
            Statement(text=name, start=None, end=None, source=source) for name in given.authors
        )
        taken = replace(taken, authors=authors)
    return taken
