"""Deeds that a sentence only names beside the one it tells ("after the attack", "over the arrest").

In which phrases and clauses a deed is no news of its own is for each language to say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.code.modality import modality_words
from rujuk.lang.grammar import grammar
from rujuk.lang.predicate import PASSIVE

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from rujuk.code.analysis import Analysis
    from rujuk.code.candidates import Candidate
    from rujuk.lang.predicate import Predicate

_OBJECT = "object"
_UNDERGONE = "undergone"
_CONTROL = "control"
_RELATIVE = "relative"


def is_background(analysis: Analysis, candidate: Candidate, others: Sequence[Candidate]) -> bool:
    """Whether a deed is only named beside another that a verb of the sentence tells.

    A noun is so in the phrases that the grammar lists as background: by the role of their
    preposition, or as the object of a deed. The subject of a verb, and who acts in a passive, never
    are. A verb is so in a relative clause of what was undergone ("freed a man who was jailed in
    May"), and behind a deed whose actor it takes ("arrested for helping the rebels").
    """
    words = grammar(analysis.language)
    if words is None or candidate.light or not words.background:
        return False
    beside = [other for other in others if other is not candidate]
    if candidate.chunk is None:
        predicate = candidate.predicate
        if predicate is None or _is_planned(predicate, analysis.language):
            return False
        return _verb_is_beside(predicate, words.background, beside)
    return any(o.chunk is None or o.light for o in beside) and _noun_is_beside(
        candidate, words.background, beside
    )


def _is_planned(predicate: Predicate, language: str) -> bool:
    """Whether the verb before it only says how far the deed has come ("discussed attacking")."""
    words = modality_words(language)
    return (
        words is not None
        and predicate.link == _CONTROL
        and predicate.matrix is not None
        and predicate.matrix.word.root in words.embedding
    )


def _verb_is_beside(
    predicate: Predicate, background: Collection[str], beside: Sequence[Candidate]
) -> bool:
    told = [
        other.predicate
        for other in beside
        if other.chunk is None
        and other.predicate is not None
        and other.predicate.subject_rule != _RELATIVE
    ]
    if predicate.subject_rule == _RELATIVE:
        return _UNDERGONE in background and predicate.voice == PASSIVE and bool(told)
    return _CONTROL in background and predicate.link == _CONTROL and predicate.matrix in told


def _noun_is_beside(
    candidate: Candidate, background: Collection[str], beside: Sequence[Candidate]
) -> bool:
    item, governor = candidate.chunk, candidate.governor
    if item is None or (
        governor is not None and (item in governor.subject or item in governor.agent)
    ):
        return False
    if governor is not None and item in governor.object:
        return _OBJECT in background and any(o.predicate is governor for o in beside)
    return item.preposition in background
