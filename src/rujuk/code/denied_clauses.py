"""Clauses of a saying that their own sentence denies: "the report that X attacked is false"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.code.modality import modality_words
from rujuk.code.verdict_words import noun_class, verdict_words
from rujuk.lang.grammar import grammar
from rujuk.lang.predicate import PASSIVE

if TYPE_CHECKING:
    from rujuk.code.analysis import Analysis
    from rujuk.lang.predicate import Predicate

_PHRASE = 5  # words from the noun of a saying to the noun of the deed
_OF = frozenset({"owner", "topic"})
_CLAUSE = 16  # words of a clause after its verb, up to those that say it is false


def denied_clause(analysis: Analysis, token: int) -> Predicate | None:
    """The passive that denies the clause of a saying ("tuduhan bahwa X menyerang dibantah Y")."""
    words, matrix = verdict_words(analysis.language), modality_words(analysis.language)
    closed = grammar(analysis.language)
    if words is None or matrix is None or closed is None:
        return None
    for predicate in analysis.predicates:
        if (
            predicate.voice == PASSIVE
            and predicate.chunk.head > token
            and predicate.word.root in matrix.denials
            and not any(name == "negated" for name, _ in predicate.chunk.auxiliaries)
        ):
            tokens = analysis.tokens
            for index in range(token - 1, 0, -1):
                if tokens[index].lower in closed.complementisers:
                    return predicate if noun_class(tokens[index - 1].lower, words) else None
    return None


def false_clause(analysis: Analysis, token: int) -> tuple[int, Predicate | None] | None:
    """Where the clause of a saying is told to be false, and the verb whose subject says so.

    "kabar bahwa X menyerang Y adalah hoaks, kata Z"; "Z menyebut kabar bahwa X ... tidak benar".
    """
    words, closed = verdict_words(analysis.language), grammar(analysis.language)
    if words is None or closed is None:
        return None
    tokens = analysis.tokens
    opened = next(
        (at for at in range(token - 1, 0, -1) if tokens[at].lower in closed.complementisers), None
    )
    named = _named_after(analysis, token)
    if named is not None and (opened is None or opened < named):
        opened = named
    if opened is None or noun_class(tokens[opened - 1].lower, words) is None:
        return None
    for at in range(token + 1, min(len(tokens), token + _CLAUSE)):
        lower = tokens[at].lower
        if lower in closed.complementisers or tokens[at].text == ";":
            return None
        negated = closed.auxiliaries.get(tokens[at - 1].lower) == "negated"
        if not negated and any(_told_at(analysis, at, phrase) for phrase in words.falsehoods):
            sayers = [
                p
                for p in analysis.predicates
                if p.chunk.head < opened - 1 and any(o.last == opened for o in p.object)
            ]
            return at, sayers[-1] if sayers else None
    return None


def _named_after(analysis: Analysis, token: int) -> int | None:
    """The preposition between a saying and the noun of the deed told: "reports of an attack"."""
    closed = grammar(analysis.language)
    for at in range(token - 1, max(0, token - _PHRASE), -1):
        if closed is not None and closed.prepositions.get(analysis.tokens[at].lower) in _OF:
            return at
    return None


def _told_at(analysis: Analysis, at: int, phrase: str) -> bool:
    parts = phrase.split()
    return [t.lower for t in analysis.tokens[at : at + len(parts)]] == parts
