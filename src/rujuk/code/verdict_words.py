"""The words of verdicts (`lang/<code>/verdicts.yaml`), and phrases that take up what was told."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import msgspec

from rujuk.lang.grammar import grammar
from rujuk.lang.packs import lexicon_path
from rujuk.lexicon import load

if TYPE_CHECKING:
    from rujuk.code.analysis import Analysis
    from rujuk.lang.phrases import Chunk


class VerdictWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`verdicts.yaml` of a language."""

    source: str
    accusations: frozenset[str]
    sayings: frozenset[str]
    figures: frozenset[str]
    falsehoods: list[str]
    involved: frozenset[str]
    pointers: frozenset[str] = frozenset()
    owner_mark: str | None = None
    whole: frozenset[str] = frozenset()
    calling: frozenset[str] = frozenset()


@cache
def verdict_words(language: str) -> VerdictWords | None:
    """The lexicon of this language; null where its pack has none."""
    path = lexicon_path(language, "verdicts")
    return None if path is None else load(path, VerdictWords)


def pointed_at(analysis: Analysis, index: int, words: VerdictWords) -> tuple[str | None, int]:
    """The class of the noun that a demonstrative at `index` stands by, and where both begin."""
    tokens = analysis.tokens
    if words.pointers:
        after = (noun_class(t.lower, words) for t in tokens[index + 1 : index + 3])
        return next((noun for noun in after if noun is not None), None), index
    noun = noun_class(tokens[index - 1].lower, words) if index else None
    return noun, index if noun is None else index - 1


def points_back(analysis: Analysis, item: Chunk, words: VerdictWords) -> bool:
    """Whether words before the noun point back ("the claim", "Israel's claim"), and none go on.

    "The claim that X fired" and "the allegations of fraud" tell what they are of.
    """
    closed, head = grammar(analysis.language), analysis.head_of(item)
    before = {t.lower for t in analysis.tokens[item.first : head]}
    marks = words.pointers if words.owner_mark is None else words.pointers | {words.owner_mark}
    owned = any(item.first <= m.first < head for m in analysis.mentions)
    if closed is None or (before.isdisjoint(marks) and not owned):
        return False
    after = analysis.tokens[item.last].lower if item.last < len(analysis.tokens) else ""
    told = closed.prepositions.get(after) in ("owner", "topic")
    return not told and after not in closed.complementisers


def noun_class(word: str, words: VerdictWords) -> str | None:
    """What a noun takes up: "accusations", "sayings" or "figures"; null for another noun."""
    if word in words.accusations:
        return "accusations"
    if word in words.sayings:
        return "sayings"
    return "figures" if word in words.figures else None
