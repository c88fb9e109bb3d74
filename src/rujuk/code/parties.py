"""The parties and places of a page, sentence by sentence, and what the page is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.code.actors import actors_of_block
from rujuk.code.context import PageContext, page_context
from rujuk.records import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rujuk.code.actors import PlainActors
    from rujuk.code.mentions import Mention
    from rujuk.code.places import PlaceMention
    from rujuk.lang.sentences import Sentence
    from rujuk.lang.tokens import Token
    from rujuk.records import Block, Document


class Found:
    """What one sentence names: its parties, its places, and its place in the context.

    `paragraph` and `position` (in the paragraph) are those of the context; a sentence of the title
    counts to the first paragraph, with no position.
    """

    __slots__ = ("mentions", "paragraph", "places", "position")

    def __init__(
        self,
        mentions: Sequence[Mention],
        places: Sequence[PlaceMention],
        paragraph: int = 0,
        position: int | None = None,
    ) -> None:
        """What was found, and where."""
        self.paragraph = paragraph
        self.position = position
        self.mentions = mentions
        self.places = places


def read_parties(
    document: Document, language: str, sentences: Sequence[tuple[int, Block, Sentence]]
) -> tuple[list[Found], PageContext]:
    """Parties and places of each (block number, block, sentence), and the page's context."""
    paragraphs: list[list[Sequence[Token]]] = []
    title: list[Sequence[Token]] = []
    where: list[tuple[int, int] | int] = []
    plain_title: list[PlainActors] = []
    plain: list[PlainActors] = []
    last = opened = -1
    of_block: Iterator[PlainActors] = iter(())
    for number, block, sentence in sentences:
        if number != opened:
            of_block = iter(actors_of_block(document.text, language, block.start, block.end))
            opened = number
        if block.kind is BlockKind.TITLE:
            where.append(len(title))
            title.append(sentence.tokens)
            plain_title.append(next(of_block))
            continue
        if number != last:
            paragraphs.append([])
            last = number
        plain.append(next(of_block))
        where.append((len(paragraphs) - 1, len(paragraphs[-1])))
        paragraphs[-1].append(sentence.tokens)
    dateline = document.dateline.text if document.dateline else None
    context = page_context(
        paragraphs, language, title=title, dateline=dateline, plain=[*plain_title, *plain]
    )
    found: list[Found] = []
    for place in where:
        if isinstance(place, int):
            found.append(Found(context.title_mentions[place], ()))
        else:
            paragraph, inside = place
            mentions = context.mentions[paragraph][inside]
            places = context.places[paragraph][inside]
            found.append(Found(mentions, places, paragraph, inside))
    return found, context
