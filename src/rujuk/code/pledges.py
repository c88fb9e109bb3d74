"""What a treaty binds its members to, by the words of the sentence that tells of it.

Kinds are those of the ATOP codebook (Leeds et al., Alliance Treaty Obligations and Provisions).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.code.relation_words import bare, phrase_at
from rujuk.lang.grammar import grammar
from rujuk.records import Pledge, PledgeKind

if TYPE_CHECKING:
    from rujuk.code.analysis import Analysis
    from rujuk.code.relation_words import RelationWords

_NEGATED_BEFORE = 4  # words before a pledge in which it may be said to be none


def find_pledges(analysis: Analysis, first: int, last: int, words: RelationWords) -> list[Pledge]:
    """The pledges told in tokens first..last, one of a kind, each with its words.

    What the treaty does not hold ("tidak memuat klausul pertahanan bersama") is no pledge.
    """
    found: list[Pledge] = []
    for kind, phrases in words.pledges.items():
        told = _first(analysis, first, last, phrases)
        if told is not None:
            start, end = analysis.tokens[told[0]].start, analysis.tokens[told[1] - 1].end
            text = analysis.text[start:end]
            found.append(Pledge(kind=PledgeKind(kind), text=text, start=start, end=end))
    return found


def _first(analysis: Analysis, first: int, last: int, phrases: list[str]) -> tuple[int, int] | None:
    """Token range of the longest phrase that stands there first."""
    lowers = [token.lower for token in analysis.tokens[first:last]]
    for phrase in sorted(phrases, key=len, reverse=True):
        opener = bare(phrase.split()[0], analysis.language)
        for at, lower in enumerate(lowers, first):
            if not lower.startswith(opener):
                continue
            end = phrase_at(analysis.tokens, at, phrase, analysis.language)
            if end is not None and end <= last and not _is_negated(analysis, first, at):
                return at, end
    return None


def _is_negated(analysis: Analysis, first: int, at: int) -> bool:
    closed = grammar(analysis.language)
    if closed is None:
        return False
    return any(
        closed.auxiliaries.get(token.lower) == "negated"
        or closed.prepositions.get(token.lower) == "without"
        for token in analysis.tokens[max(first, at - _NEGATED_BEFORE) : at]
    )
