"""Anchors of a text: what two reports of one happening share, in whatever language they are.

Parties by their entry and country, figures by their value, names by their words, other words by
their root. Words of grammar are none.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from rujuk.code.actors import actors_of_block, find_actors
from rujuk.lang.calendar_words import calendar_words
from rujuk.lang.morphology import Kind, analyse
from rujuk.lang.number_words import read_digits
from rujuk.lang.packs import is_head_last, pack_facts
from rujuk.lang.sentences import sentences_of_block
from rujuk.lang.tokens import tokenise
from rujuk.lang.word_table import WordTable
from rujuk.read.lines import stop_words
from rujuk.records import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rujuk.code.mentions import Mention
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
    tokens = tokenise(text)
    return _add({}, [(tokens, find_actors(tokens, language))], language, 1.0)


def anchors_of(document: Document) -> Anchors:
    """The anchors of a page's title and body; title and lead weigh double."""
    language = document.language or ""
    found: Anchors = {}
    lead = _LEAD_SENTENCES
    for block in document.blocks:
        if block.kind is BlockKind.TITLE:
            tokens = tokenise(document.text[block.start : block.end])
            _add(found, [(tokens, find_actors(tokens, language))], language, _HEAD_WEIGHT)
        elif block.kind is BlockKind.BODY:
            place = document.text, language, block.start, block.end
            tokens_of = (one.tokens for one in sentences_of_block(*place))
            actors_of = (one.mentions for one in actors_of_block(*place))
            sentences = [*zip(tokens_of, actors_of, strict=True)]
            _add(found, sentences[:lead], language, _HEAD_WEIGHT)
            _add(found, sentences[lead:], language, 1.0)
            lead = max(0, lead - len(sentences))
    return found


def _add(
    found: Anchors,
    sentences: Iterable[tuple[Sequence[Token], Sequence[Mention]]],
    language: str,
    weight: float,
) -> Anchors:
    for tokens, mentions in sentences:
        covered: set[int] = set()
        for mention in mentions:
            if mention.id is not None:  # what no entry names is told by its words
                covered.update(range(mention.first, mention.last))
            keys = [mention.id, mention.country]
            if mention.modifier is not None and is_head_last(language):
                # "North Korean" is the state's name told as an adjective.
                covered.update(range(*mention.modifier))
                keys.append(mention.country_id)
            for key in filter(None, keys):
                found[key] = found.get(key, 0.0) + weight
        _add_words(found, tokens, covered, language, weight)
    return found


def _add_words(
    found: Anchors, tokens: Sequence[Token], covered: set[int], language: str, weight: float
) -> None:
    """The anchors of words and numbers. A plain word is a name only with its neighbour."""
    facts, plain_weight = _word_facts(language), weight * _WORD_WEIGHT
    for index, token in enumerate(tokens):
        if index in covered:
            continue
        if token.kind == "number":
            value, form = read_digits(token.text, language) or (0.0, "")
            if form in ("plain", "about") and not _FIRST_YEAR <= value <= _LAST_YEAR:
                key = f"={value:g}"
                found[key] = found.get(key, 0.0) + weight
            continue
        fact = facts[token.lower] if token.kind == "word" else None
        if fact is None:
            continue
        stem, plain = fact
        if not (token.is_capitalised and index):
            found[stem] = found.get(stem, 0.0) + plain_weight
            continue
        if not plain:
            key = f"'{token.lower}"
            found[key] = found.get(key, 0.0) + weight
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        if following is not None and following.kind == "word" and following.is_capitalised:
            if plain or is_plain_word(following.lower, language):
                key = f"'{token.lower} {following.lower}"
                found[key] = found.get(key, 0.0) + weight
        elif plain:
            found[stem] = found.get(stem, 0.0) + plain_weight


@cache
def _word_facts(language: str) -> WordTable[tuple[str, bool] | None]:
    """The anchor of each word and whether it is a plain one; null for words of grammar."""
    stops = stop_words(language)

    def fact(lower: str) -> tuple[str, bool] | None:
        if lower in stops:
            return None
        return f"~{_stem(lower, language)}", is_plain_word(lower, language)

    return WordTable(fact)


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


def _stem(word: str, language: str) -> str:
    """The root where the language has an affix analyser, else the first letters."""
    facts = pack_facts(language)
    if facts is None or not facts.codes_events:
        return word[:_STEM]
    return analyse(word, language).root[:_STEM]
