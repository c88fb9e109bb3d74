"""What frames ask of the words around them: classes of nouns, places, parties, what follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.code.frames import conditions_met
from rujuk.code.mentions import ActorKind
from rujuk.code.place_context import BarePage
from rujuk.code.place_sentence import MAX_WORDS
from rujuk.code.places import place_at
from rujuk.lang.grammar import grammar
from rujuk.lang.packs import is_head_last
from rujuk.lang.words_in_place import QUOTES

if TYPE_CHECKING:
    from rujuk.code.analysis import Analysis
    from rujuk.code.frames import Frame
    from rujuk.lang.phrases import Chunk
    from rujuk.lang.predicate import Predicate

PLACE = "@place"
# Conditions of frames that ask what the coder knows of a phrase's head, not which noun it is.
KNOWN: dict[str, frozenset[ActorKind]] = {
    PLACE: frozenset(),
    "@person": frozenset({ActorKind.PERSON}),
    "@force": frozenset({ActorKind.FORCE}),
    "@group": frozenset({ActorKind.GROUP}),
}
LOOK_AHEAD = 3
_PAIR = 2
_REACH = 10  # words after the clause in which what a frame asks for may still stand


def content_end(analysis: Analysis, predicate: Predicate, end: int) -> int:
    """Where the clause of a verb ends, with the verbs of the clause that is its content."""
    content = [
        other.chunk.last
        for other in analysis.predicates
        if other.matrix is predicate and other.link == "complement"
    ]
    return max(predicate.last, end, *content)


def told_after(analysis: Analysis, frame: Frame, end: int, last: int) -> bool:
    """Whether what the frame asks for follows its trigger, in its clause or soon after."""
    stop = min(len(analysis.tokens), last + _REACH)
    return (not frame.blame or range_has(analysis, end, stop, ["blame"])) and (
        not frame.after or range_has(analysis, end, stop, frame.after)
    )


def content_told(analysis: Analysis, frame: Frame, predicate: Predicate, end: int) -> bool:
    """Whether what the frame asks for follows its verb; of speech also in a quotation before it."""
    if told_after(analysis, frame, end, content_end(analysis, predicate, end)):
        return True
    words = grammar(analysis.language)
    quoted = [i for i in range(predicate.first) if analysis.tokens[i].text in QUOTES]
    if not frame.speech or words is None or len(quoted) < _PAIR:
        return False
    asked = [word for word in frame.after or ["blame"] if word not in words.auxiliaries]
    return range_has(analysis, quoted[0], quoted[-1], asked)


def follower(analysis: Analysis, index: int) -> str:
    """The next word, past what only marks an infinitive ("refused to comment")."""
    words, lower = grammar(analysis.language), lower_at(analysis, index)
    marks = words is not None and lower in words.infinitive
    return lower_at(analysis, index + 1) if marks else lower


def lower_at(analysis: Analysis, index: int) -> str:
    """The word at a place in small letters; empty behind the last."""
    return analysis.tokens[index].lower if index < len(analysis.tokens) else ""


def _is_place(analysis: Analysis, head: int) -> bool:
    """Whether a place is told here, or a place that the table knows is named, bare of words."""
    if any(p.first <= head < p.last for p in analysis.places):
        return True
    last = min(len(analysis.tokens), head + MAX_WORDS)
    tokens = analysis.tokens
    return tokens[head].is_capitalised and (
        place_at(tokens, head, last, analysis.language, BarePage()) is not None
    )


def any_headed(analysis: Analysis, items: list[Chunk], conditions: list[str]) -> bool:
    """Whether the first phrases are headed by one of these classes or words."""
    return any(headed(analysis, item, conditions) for item in items[:2])


def headed(analysis: Analysis, item: Chunk, conditions: list[str]) -> bool:
    """Whether the head of a phrase, or one of the two nouns after it, is of these classes."""
    head = analysis.head_of(item)
    first = item.first if _ends_in_name(analysis, head) else head
    return _is_known_as(analysis, head, conditions) or range_has(
        analysis, first, min(item.last, head + LOOK_AHEAD), conditions
    )


def _ends_in_name(analysis: Analysis, head: int) -> bool:
    """Whether a phrase ends in a name, so that what it names stands before ("general Smith")."""
    return is_head_last(analysis.language) and analysis.tokens[head].is_capitalised


def _is_known_as(analysis: Analysis, head: int, conditions: list[str]) -> bool:
    """Whether the head is part of a place or party of a kind that a condition names ("@place")."""
    asked = [condition for condition in conditions if condition in KNOWN]
    if not asked:
        return False
    if PLACE in asked and _is_place(analysis, head):
        return True
    return any(
        m.first <= head < m.last and any(m.kind in KNOWN[condition] for condition in asked)
        for m in analysis.mentions
    )


def range_has(analysis: Analysis, first: int, last: int, conditions: list[str]) -> bool:
    """Whether a word among these tokens is of one of these classes."""
    met = conditions_met(analysis.language)
    return any(not met[token.lower].isdisjoint(conditions) for token in analysis.tokens[first:last])
