"""How a speaker stands to what is said: confirmed, admitted, estimated, preliminary, ..."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.code.asides import UNSAID, stance_aside
from rujuk.code.modality import modality_words
from rujuk.lang.predicate import PASSIVE
from rujuk.records import Modality, Stance

if TYPE_CHECKING:
    from rujuk.code.analysis import Analysis
    from rujuk.code.modality import Status
    from rujuk.lang.predicate import Predicate

_DEPTH = 6


def stance_of(root: str | None, predicate: Predicate | None, language: str) -> Stance:
    """Stance that the reporting word of this root expresses; `stated` when none says one.

    Else that of a verb of opinion over the deed ("diperkirakan tewas").
    """
    words = modality_words(language)
    if words is None:
        return Stance.STATED
    if root in words.stances:
        return _unless_negated(Stance(words.stances[root]), root, predicate)
    step = predicate
    for _ in range(_DEPTH):
        if step is None or step.matrix is None or step.link not in ("control", "complement"):
            break
        step = step.matrix
        if step.voice == PASSIVE and not step.agent and step.word.root in words.stances_of_passive:
            return Stance(words.stances_of_passive[step.word.root])
        for key in (step.word.form, step.word.root):
            if key in words.stances:
                return Stance(words.stances[key])
    return Stance.STATED


def _unless_negated(stance: Stance, root: str | None, predicate: Predicate | None) -> Stance:
    """What is not confirmed, or cannot be, is unverified; what is not denied is stated."""
    step = predicate
    for _ in range(_DEPTH):
        step = step.matrix if step is not None else None
        if step is not None and root in (step.word.root, step.word.form):
            if not any(name == "negated" for name, _ in step.chunk.auxiliaries):
                return stance
            return Stance.UNVERIFIED if stance is Stance.CONFIRMED else Stance.STATED
    return stance


def told_stance(
    analysis: Analysis, root: str | None, predicate: Predicate | None, status: Status
) -> Stance:
    """The stance by reporting word and verbs, else by the word of doubt, else by an aside."""
    stance = stance_of(root, predicate, analysis.language)
    if stance is Stance.CONFIRMED and status.rule == UNSAID:
        return Stance.UNVERIFIED
    if stance is not Stance.STATED:
        return stance
    words = modality_words(analysis.language)
    denied = status.modality is Modality.DENIED  # "it is not true that": nothing is confirmed
    if words is not None and status.word_at is not None and not denied:
        aside = next((a for a in analysis.asides if a.first <= status.word_at < a.last), None)
        first, last = (aside.first, aside.last) if aside else (status.word_at, status.word_at + 1)
        for token in analysis.tokens[first:last]:
            if token.lower in words.stances:
                return Stance(words.stances[token.lower])
    return stance


def figure_stance(stance: Stance, predicate: Predicate | None, analysis: Analysis) -> Stance:
    """Stance of a figure: also by the opinion verb it is the subject of, or as first counted."""
    words = modality_words(analysis.language)
    if stance is not Stance.STATED or words is None:
        return stance
    if predicate is not None:
        for key in (predicate.word.form, predicate.word.root):
            if key in words.stances:
                return Stance(words.stances[key])
    aside = stance_aside(analysis)
    return Stance.PRELIMINARY if aside is not None and aside.says is Stance.PRELIMINARY else stance
