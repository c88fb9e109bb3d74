"""Pages of one or a few paragraphs, as a reader would hand them to the coder."""

from __future__ import annotations

import hashlib

from rujuk.code.document import code_document
from rujuk.records import Block, BlockKind, Coding, DateStatement, Document


def page(
    *paragraphs: str,
    language: str = "id",
    title: str | None = None,
    published_on: str | None = None,
) -> Document:
    """A document of these body paragraphs, with a title and a publication date if given."""
    parts = [(BlockKind.BODY, paragraph) for paragraph in paragraphs]
    if title is not None:
        parts.insert(0, (BlockKind.TITLE, title))
    text, blocks = "", []
    for kind, words in parts:
        start = len(text)
        text += words + "\n\n"
        blocks.append(Block(kind=kind, start=start, end=start + len(words), rule="made"))
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(
        id=f"doc-{digest[:16]}",
        sha256=digest,
        media_type="text/plain",
        language=language,
        text=text,
        blocks=tuple(blocks),
        published_on=(
            DateStatement(edtf=published_on, text=published_on, start=None, end=None, source="made")
            if published_on
            else None
        ),
    )


def coded(
    *paragraphs: str,
    language: str = "id",
    title: str | None = None,
    published_on: str | None = None,
) -> Coding:
    """What the coder says of a page of these paragraphs."""
    return code_document(
        page(*paragraphs, language=language, title=title, published_on=published_on)
    )
