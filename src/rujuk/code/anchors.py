"""Anchors of a text: what two reports of one happening share, in whatever language they are.

Parties by their entry and country, figures by their value, names by their words, other words by
their root. Words of grammar are none.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rujuk.code.actors import find_actors
from rujuk.lang.morphology import analyse
from rujuk.lang.number_words import read_digits
from rujuk.lang.packs import pack_facts
from rujuk.lang.sentences import split_sentences
from rujuk.lang.tokens import tokenise
from rujuk.read.lines import stop_words
from rujuk.records import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rujuk.lang.tokens import Token
    from rujuk.records import Document

Anchors = dict[str, float]

_WORD_WEIGHT = 0.3  # of a plain word beside a name, a party or a figure
_HEAD_WEIGHT = 2.0  # of title and lead beside the rest of the body
_LEAD_SENTENCES = 2
_FIRST_YEAR, _LAST_YEAR = 1900, 2100  # a bare number between them is a year, no figure
_STEM = 6  # letters that tell words of a language without an affix analyser apart


def anchors_of_text(text: str, language: str) -> Anchors:
    """The anchors of a text with their weights."""
    return _add({}, [tokenise(text)], language, 1.0)


def anchors_of(document: Document) -> Anchors:
    """The anchors of a page's title and body; title and lead weigh double."""
    language = document.language or ""
    found: Anchors = {}
    lead = _LEAD_SENTENCES
    for block in document.blocks:
        if block.kind is BlockKind.TITLE:
            _add(found, [tokenise(document.text[block.start : block.end])], language, _HEAD_WEIGHT)
        elif block.kind is BlockKind.BODY:
            sentences = split_sentences(document.text, language, block.start, block.end)
            tokens = [one.tokens for one in sentences]
            _add(found, tokens[:lead], language, _HEAD_WEIGHT)
            _add(found, tokens[lead:], language, 1.0)
            lead = max(0, lead - len(tokens))
    return found


def _add(
    found: Anchors,
    sentences: Iterable[tuple[Token, ...] | list[Token]],
    language: str,
    weight: float,
) -> Anchors:
    for tokens in sentences:
        covered: set[int] = set()
        for mention in find_actors(tokens, language):
            if mention.id is not None:  # what no entry names is told by its words
                covered.update(range(mention.first, mention.last))
            for key in filter(None, (mention.id, mention.country)):
                found[key] = found.get(key, 0.0) + weight
        for index, token in enumerate(tokens):
            if index in covered:
                continue
            key, share = _anchor(token, index, language)
            if key:
                found[key] = found.get(key, 0.0) + weight * share
    return found


def _anchor(token: Token, index: int, language: str) -> tuple[str, float]:
    if token.kind == "number":
        value, form = read_digits(token.text, language) or (0.0, "")
        figure = form in ("plain", "about") and not _FIRST_YEAR <= value <= _LAST_YEAR
        return (f"={value:g}", 1.0) if figure else ("", 0.0)
    if token.kind != "word" or token.lower in stop_words(language):
        return "", 0.0
    if token.is_capitalised and index:
        return f"'{token.lower}", 1.0
    return f"~{_stem(token.lower, language)}", _WORD_WEIGHT


@lru_cache(maxsize=65536)
def _stem(word: str, language: str) -> str:
    """The root where the language has an affix analyser, else the first letters."""
    facts = pack_facts(language)
    if facts is None or not facts.codes_events:
        return word[:_STEM]
    return analyse(word, language).root[:_STEM]
