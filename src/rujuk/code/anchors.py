"""Anchors of a text: what two reports of one happening share, in whatever language they are.

Parties by their entry and country, figures by their value, names by their words, other words by
their root. Words of grammar are none.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rujuk.code.actors import find_actors
from rujuk.lang.calendar_words import calendar_words
from rujuk.lang.morphology import Kind, analyse
from rujuk.lang.number_words import read_digits
from rujuk.lang.packs import is_head_last, pack_facts
from rujuk.lang.sentences import split_sentences
from rujuk.lang.tokens import tokenise
from rujuk.read.lines import stop_words
from rujuk.records import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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
            keys = [mention.id, mention.country]
            if mention.modifier is not None and is_head_last(language):
                # "North Korean" is the state's name told as an adjective.
                covered.update(range(*mention.modifier))
                keys.append(mention.country_id)
            for key in filter(None, keys):
                found[key] = found.get(key, 0.0) + weight
        for index, token in enumerate(tokens):
            if index in covered:
                continue
            following = tokens[index + 1] if index + 1 < len(tokens) else None
            for key, share in _anchors(token, index, following, language):
                found[key] = found.get(key, 0.0) + weight * share
    return found


def _anchors(
    token: Token, index: int, following: Token | None, language: str
) -> Iterator[tuple[str, float]]:
    """The anchors at a token. A word of the language is a name only together with its neighbour."""
    if token.kind == "number":
        value, form = read_digits(token.text, language) or (0.0, "")
        if form in ("plain", "about") and not _FIRST_YEAR <= value <= _LAST_YEAR:
            yield f"={value:g}", 1.0
    elif token.kind == "word" and token.lower not in stop_words(language):
        if not (token.is_capitalised and index):
            yield f"~{_stem(token.lower, language)}", _WORD_WEIGHT
            return
        plain = is_plain_word(token.lower, language)
        if not plain:
            yield f"'{token.lower}", 1.0
        if following is not None and following.kind == "word" and following.is_capitalised:
            if plain or is_plain_word(following.lower, language):
                yield f"'{token.lower} {following.lower}", 1.0
        elif plain:
            yield f"~{_stem(token.lower, language)}", _WORD_WEIGHT


@lru_cache(maxsize=65536)
def is_plain_word(word: str, language: str) -> bool:
    """Whether a word is one of the language that is met often, or of its calendar: no name."""
    facts = pack_facts(language)
    if facts is None or not facts.codes_events:
        return False
    calendar = calendar_words(language)
    if word in calendar.days or word in calendar.months or word in calendar.clock_zones:
        return True
    read = analyse(word, language)
    return read.kind is not Kind.UNKNOWN and not read.rare


@lru_cache(maxsize=65536)
def _stem(word: str, language: str) -> str:
    """The root where the language has an affix analyser, else the first letters."""
    facts = pack_facts(language)
    if facts is None or not facts.codes_events:
        return word[:_STEM]
    return analyse(word, language).root[:_STEM]
