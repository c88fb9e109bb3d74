"""Status of a candidate deed: of its verb, of the noun that names it, of what governs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.code.asides import UNSAID, clause_status, negated_at, none_before
from rujuk.code.denied_clauses import denied_clause, false_clause
from rujuk.code.modality import ModalityWords, Status, is_denial, modality_words
from rujuk.lang.grammar import grammar
from rujuk.lang.predicate import ACTIVE, PASSIVE
from rujuk.records import EventType, Modality, Stance

if TYPE_CHECKING:
    from rujuk.code.analysis import Analysis
    from rujuk.code.candidates import Candidate
    from rujuk.lang.predicate import Predicate

TOLD_FALSE = "modality.false"
"""Rule by which a clause is told to be false: who says so denies it."""
_PLAN_WINDOW = 3
_CHAIN = 3


def event_status(analysis: Analysis, candidate: Candidate) -> Status:
    """Whether the deed happened, goes on, is planned, possible, conditional or denied, and why."""
    denying = denied_clause(analysis, candidate.trigger_first)
    if denying is not None:
        rule = f"modality.embedding.{denying.word.root}"
        return Status(Modality.DENIED, rule, denying.chunk.head, denying)
    told_false = false_clause(analysis, candidate.trigger_first)
    if told_false is not None:
        return Status(Modality.DENIED, TOLD_FALSE, *told_false)
    if candidate.chunk is None and candidate.predicate is not None:
        return (
            _of_none(analysis, candidate.predicate)
            or _conditioned(analysis, candidate, candidate.predicate)
            or _softened(analysis, candidate, clause_status(analysis, candidate.predicate))
        )
    words = modality_words(analysis.language)
    if candidate.governor is not None and is_denial(candidate.governor, analysis.language):
        denied = _governed(analysis, candidate)  # also of "the news of an attack"
        if denied is not None:
            return denied
    of_noun = _of_noun(analysis, candidate, words) if words is not None else None
    if of_noun is not None:
        return of_noun
    named = _governed(analysis, candidate)
    governor = candidate.governor
    undergone = governor is not None and governor.voice == PASSIVE
    if named is not None and undergone and not candidate.light:
        return named
    if governor is not None and _shares_status(candidate, governor, words):
        status = _conditioned(analysis, candidate, governor) or _softened(
            analysis, candidate, clause_status(analysis, governor)
        )
        if status.modality is not Modality.HAPPENED or not candidate.light:
            return status
        return named or status
    if named is not None:
        return named
    return Status(Modality(candidate.frame.modality or "happened"), "modality.default")


def _shares_status(candidate: Candidate, governor: Predicate, words: ModalityWords | None) -> bool:
    """Whether the verb of a noun's clause tells that the deed was done, and not what came of it.

    A verb that carries the noun does, and a passive one whose subject it is ("belum dimulai"); an
    active one only says what the deed does ("tidak menyurutkan protes"), and a judgement nothing
    ("tidak dapat diterima").
    """
    told = candidate.light or (candidate.chunk is not None and candidate.chunk in governor.subject)
    if not told:
        return False
    if words is not None and governor.word.form in words.judgements:
        return False
    return candidate.light or governor.voice != ACTIVE


def _of_noun(analysis: Analysis, candidate: Candidate, words: ModalityWords) -> Status | None:
    """What the words about a noun say: none of it, a plan, a doubt, more of it to come."""
    item = candidate.chunk
    if item is None:
        return None
    tokens = analysis.tokens
    none = none_before(analysis, item.first, candidate.trigger_first)
    if none is not None:
        return none
    if any(
        q.is_none and item.first <= q.first < candidate.trigger_first for q in analysis.quantities
    ):
        return Status(Modality.DENIED, "modality.none", item.first)
    begin = max(0, candidate.trigger_first - _PLAN_WINDOW)
    for predicate in analysis.predicates:  # a verb of its own parts the noun from the deed
        if predicate.chunk.last <= candidate.trigger_first and predicate.link != "of_noun":
            begin = max(begin, predicate.chunk.last)
    for index in range(candidate.trigger_first - 1, begin - 1, -1):
        lower = tokens[index].lower
        if lower in words.plan_nouns:
            return Status(Modality.PLANNED, "modality.plan_noun", index)
        if lower in words.doubts:
            return Status(Modality.POSSIBLE, "modality.doubt", index)
    for index in range(candidate.trigger_last, item.last):
        if tokens[index].lower in words.more:
            return Status(Modality.PLANNED, "modality.more", index)
    return None


def _governed(analysis: Analysis, candidate: Candidate) -> Status | None:
    """What a verb says of the deed that is its object, or its subject as a passive.

    A plan that is none, or holds under a condition, makes its deed so.
    """
    words = modality_words(analysis.language)
    governor = candidate.governor
    if governor is None or words is None:
        return None
    named = words.embedding.get(governor.word.root)
    ahead = governor.chunk.head < candidate.trigger_first
    if named is None and ahead and words.stances.get(governor.word.root) == Stance.CONFIRMED:
        at = negated_at(analysis, governor)  # "would not confirm the attack"
        return None if at is None else Status(Modality.POSSIBLE, UNSAID, at)
    if named is None or not (ahead or governor.voice == PASSIVE):
        return None
    if named == Modality.PLANNED:
        own = _conditioned(analysis, candidate, governor) or clause_status(analysis, governor)
        if own.modality in (Modality.DENIED, Modality.CONDITIONAL):
            return own
    denier = governor if governor.word.root in words.denials else None
    rule = f"modality.embedding.{governor.word.root}"
    return Status(Modality(named), rule, governor.chunk.head, denier)


def _of_none(analysis: Analysis, predicate: Predicate) -> Status | None:
    """What befell nobody did not happen ("tidak ada warga yang tewas").

    What was done without harm to anybody was done ("direbut tanpa korban seorang pun").
    """
    words = grammar(analysis.language)
    for item in (*predicate.subject, *predicate.object):
        for quantity in analysis.quantities:
            opener = analysis.tokens[quantity.first].lower
            if words is not None and words.prepositions.get(opener) == "without":
                continue
            if quantity.is_none and item.first <= quantity.first < item.last:
                return Status(Modality.DENIED, "modality.none", quantity.first)
    return None


def _conditioned(analysis: Analysis, candidate: Candidate, predicate: Predicate) -> Status | None:
    """The main clause of a condition is conditional, unless it is a speech act, itself done.

    Readiness is there only under its condition ("siap mengakui ... apabila").
    """
    ready = candidate.frame.governs and candidate.frame.type is EventType.AGREE
    if candidate.frame.speech and not ready:
        return None
    if predicate.opened_by not in (None, "condition"):
        return None
    for other in analysis.predicates:
        if other is predicate or other.opened_by != "condition" or other.link == "coordinate":
            continue
        of_this = other.matrix is predicate or (
            ready and other.matrix is not None and hangs_on(other.matrix, predicate)
        )
        before = other.matrix is None and predicate.matrix is None
        if of_this or (before and other.first < predicate.first):
            return Status(Modality.CONDITIONAL, "modality.condition", other.opened_by_at)
    return None


def _softened(analysis: Analysis, candidate: Candidate, status: Status) -> Status:
    """The frame's own modality where nothing else says one; a plan told by a noun before it."""
    predicate = candidate.predicate
    words = modality_words(analysis.language)
    if predicate is not None and predicate.link == "of_noun" and words is not None:
        for item in predicate.subject:
            for index in range(item.first, item.last):
                if analysis.tokens[index].lower in words.plan_nouns:
                    return Status(Modality.PLANNED, "modality.plan_noun", index)
    if candidate.frame.modality and status.rule == "modality.default":
        return Status(Modality(candidate.frame.modality), "modality.frame")
    return status


def hangs_on(predicate: Predicate, matrix: Predicate) -> bool:
    """Whether a verb is told inside the clause of another, over at most three steps."""
    step: Predicate | None = predicate
    for _ in range(_CHAIN):
        if step is None or step.link not in ("complement", "control", "purpose"):
            return False
        step = step.matrix
        if step is matrix:
            return True
    return False
