"""Status of a deed: happened, ongoing, planned, possible, conditional or denied, by its words."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import msgspec

from rujuk.code.attribution_words import reporting
from rujuk.lang.packs import lexicon_path
from rujuk.lang.predicate import ACTIVE, PASSIVE
from rujuk.lexicon import load
from rujuk.records import Modality, Stance

if TYPE_CHECKING:
    from rujuk.lang.predicate import Predicate


class ModalityWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`modality.yaml` of a language."""

    source: str
    embedding: dict[str, str]
    stances: dict[str, str]
    denials: list[str]
    doubts: list[str]
    plan_nouns: list[str]
    judgements: list[str]
    more: list[str]
    phrases: dict[str, str]
    none_before: list[str]
    preliminary: list[str]
    unverified: list[str]
    of_passive: dict[str, str] = {}
    stances_of_passive: dict[str, str] = {}


@cache
def modality_words(language: str) -> ModalityWords | None:
    """The lexicon of this language; null where its pack has none."""
    path = lexicon_path(language, "modality")
    return None if path is None else load(path, ModalityWords)


def is_denial(predicate: Predicate, language: str) -> bool:
    """Whether a verb denies what it governs ("membantah"), and is not negated itself."""
    words = modality_words(language)
    return (
        words is not None
        and words.stances.get(predicate.word.root) == Stance.DENIED
        and not _negated(predicate)
    )


class Status:
    """A modality, the token that says so (null: nothing said otherwise) and the rule."""

    __slots__ = ("denier", "modality", "rule", "word_at")

    def __init__(
        self,
        modality: Modality,
        rule: str,
        word_at: int | None = None,
        denier: Predicate | None = None,
    ) -> None:
        """Status with its witness; `denier` is the predicate whose subject denies the deed."""
        self.modality = modality
        self.rule = rule
        self.word_at = word_at
        self.denier = denier


_OF_AUXILIARY = {
    "negated": Modality.DENIED,
    "future": Modality.PLANNED,
    "possible": Modality.POSSIBLE,
    "obliged": Modality.PLANNED,
    "ongoing": Modality.ONGOING,
    "done": Modality.HAPPENED,
}
_DEPTH = 6


def predicate_status(predicate: Predicate, language: str) -> Status:
    """Status of the deed a verb names: its own auxiliaries, then what it hangs on.

    Strongest first: a condition, a negation (never of "tidak hanya"), a matrix verb that plans,
    doubts or denies, then future, possible and ongoing auxiliaries. Nothing said: happened.
    """
    words = modality_words(language)
    condition = _condition(predicate)
    if condition is not None:
        return condition
    if predicate.opened_by == "negative":
        return Status(Modality.DENIED, "modality.without", predicate.opened_by_at)
    own = _own(predicate)
    if own is not None and own.modality is Modality.DENIED:
        return own
    matrix = _from_matrix(predicate, words, language) if words is not None else None
    if matrix is not None and matrix.modality is not Modality.HAPPENED:
        return matrix
    if own is not None:
        return own
    return matrix or Status(Modality.HAPPENED, "modality.default")


def _condition(predicate: Predicate) -> Status | None:
    step: Predicate | None = predicate
    for _ in range(_DEPTH):
        if step is None:
            return None
        if step.opened_by == "condition":
            return Status(Modality.CONDITIONAL, "modality.condition", step.opened_by_at)
        if step.link not in ("control", "coordinate", "complement", "purpose", "shared"):
            return None
        step = step.matrix
    return None


def _own(predicate: Predicate) -> Status | None:
    weight = ("negated", "possible", "future", "obliged", "ongoing", "done")
    best: tuple[int, str, int] | None = None
    negations = 0
    for told, at in predicate.chunk.auxiliaries:
        # "is shelling"; before a participle of the passive it says nothing, like "do" and "to"
        name = "ongoing" if told == "linking" and predicate.voice == ACTIVE else told
        if name not in weight:
            continue
        if name == "negated":
            negations += 1
        rank = weight.index(name)
        if best is None or rank < best[0]:
            best = (rank, name, at)
    if best is None:
        return None
    if best[1] == "negated" and negations > 1:
        return Status(Modality.POSSIBLE, "modality.double_negation", best[2])
    return Status(_OF_AUXILIARY[best[1]], f"modality.{best[1]}", best[2])


def _from_matrix(predicate: Predicate, words: ModalityWords, language: str) -> Status | None:
    """What the verbs say that a verb hangs on, up to the report whose content it is."""
    step: Predicate = predicate
    for _ in range(_DEPTH):
        matrix = step.matrix
        if matrix is None or step.link not in ("control", "complement", "purpose", "coordinate"):
            return None
        if step.link == "coordinate":
            if _inherits(matrix, words):
                step = matrix
                continue
            return None
        key = matrix.word.form if matrix.word.form in words.embedding else matrix.word.root
        named = words.embedding.get(key)
        if matrix.voice == PASSIVE and not matrix.agent:
            named = words.of_passive.get(key, named)
        # "expects X to attack": what is told of the object is no aim of the verb
        of_object = bool(matrix.object) and step.subject[:1] == matrix.object[:1]
        if named is not None and (step.link != "purpose" or of_object or named == "planned"):
            rule = f"modality.embedding.{key}"
            if named == "denied" and not _negated(matrix):
                denier = matrix if key in words.denials else None
                return Status(Modality.DENIED, rule, matrix.chunk.head, denier)
            if named != "denied":
                return Status(Modality(named), rule, matrix.chunk.head)
        if step.link == "complement" and reporting(matrix.word.form, language):
            return None
        own = _own(matrix)
        if own is not None and own.modality is not Modality.HAPPENED and step.link == "control":
            return own
        step = matrix
    return None


def _inherits(matrix: Predicate, words: ModalityWords) -> bool:
    return matrix.word.root not in words.embedding


def _negated(predicate: Predicate) -> bool:
    return any(name == "negated" for name, _ in predicate.chunk.auxiliaries)
