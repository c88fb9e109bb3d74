"""The parties and places of a page, sentence by sentence, and what the page is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.code.aliases import document_mentions
from rujuk.code.context import PageContext
from rujuk.records import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rujuk.code.mentions import Mention
    from rujuk.code.places import PlaceMention
    from rujuk.lang.sentences import Sentence
    from rujuk.lang.tokens import Token
    from rujuk.records import Block, Document


class Found:
    """What one sentence names: its paragraph in the context, its parties, its places."""

    __slots__ = ("mentions", "paragraph", "places")

    def __init__(
        self, paragraph: int, mentions: list[Mention], places: Sequence[PlaceMention]
    ) -> None:
        """Title sentences count to the first paragraph."""
        self.paragraph = paragraph
        self.mentions = mentions
        self.places = places


def read_parties(
    document: Document, language: str, sentences: Sequence[tuple[int, Block, Sentence]]
) -> tuple[list[Found], PageContext]:
    """Parties and places of each (block number, block, sentence), and the page's context."""
    mentions = document_mentions([s.tokens for _, _, s in sentences], language)
    paragraphs: list[list[Sequence[Token]]] = []
    inside: list[list[list[Mention]]] = []
    title: list[Sequence[Token]] = []
    title_mentions: list[list[Mention]] = []
    where: list[tuple[int, int] | None] = []
    last = -1
    for (number, block, sentence), named in zip(sentences, mentions, strict=True):
        if block.kind is BlockKind.TITLE:
            title.append(sentence.tokens)
            title_mentions.append(named)
            where.append(None)
            continue
        if number != last:
            paragraphs.append([])
            inside.append([])
            last = number
        where.append((len(paragraphs) - 1, len(paragraphs[-1])))
        paragraphs[-1].append(sentence.tokens)
        inside[-1].append(named)
    context = PageContext(
        paragraphs,
        inside,
        language,
        title=title,
        title_mentions=title_mentions,
        dateline=document.dateline.text if document.dateline else None,
    )
    found = []
    for place, named in zip(where, mentions, strict=True):
        if place is None:
            found.append(Found(0, named, ()))
        else:
            found.append(Found(place[0], named, context.places[place[0]][place[1]]))
    return found, context
