"""Bare roots in headlines: verbs by their place alone, where the root can be a noun as well."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from rujuk.lang.chunks import COMPLEMENT, MARK, NOUN, RELATIVE, SUBORDINATOR, VERB
from rujuk.lang.morphology import bare_active_roots, noun_or_verb_roots
from rujuk.lang.word_shapes import ALWAYS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rujuk.lang.chunks import Chunk
    from rujuk.lang.grammar import Grammar
    from rujuk.lang.tokens import Token
    from rujuk.lang.word_shapes import WordShape
    from rujuk.lang.word_table import WordTable

# Kinds of phrases that end a clause, so far as a verb before them is another's.
_CLAUSE_ENDS = frozenset({MARK, RELATIVE, SUBORDINATOR, COMPLEMENT})


class Reader(Protocol):
    """What the reader of phrases knows at a word."""

    tokens: Sequence[Token]
    chunks: list[Chunk]
    noun: Chunk | None
    auxiliaries: list[tuple[str, int]]
    words: Grammar
    shapes: WordTable[WordShape]
    language: str


def is_headline_verb(root: str, index: int, reader: Reader) -> bool:
    """Whether a bare root after a noun phrase of a headline is its verb.

    A root that is a noun as well ("Israel Bom Iran", "Pasal Kudeta") is one only behind a noun
    phrase of its own, with no verb before it in the clause and none right behind it.
    """
    if root not in bare_active_roots(reader.language):
        return False
    if root not in noun_or_verb_roots(reader.language) or reader.auxiliaries:
        return True
    tokens, noun = reader.tokens, reader.noun
    if noun is None and reader.chunks and reader.chunks[-1].last == index:
        noun = reader.chunks[-1]  # one that a demonstrative has closed
    if noun is None or noun.kind != NOUN or noun.preposition is not None:
        return False
    last = tokens[noun.last - 1]
    if last.kind == "number" or last.lower in reader.words.determiners:
        return False
    for chunk in reversed(reader.chunks):
        if chunk.kind == VERB:
            return False
        if chunk.kind in _CLAUSE_ENDS:
            break
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    return (
        following is None
        or following.kind != "word"
        or reader.shapes[following.lower].verb != ALWAYS
    )
