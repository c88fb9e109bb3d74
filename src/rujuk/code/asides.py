"""Words about a clause that stand beside it: "konon, ...", "tidak benar ...", "angka sementara".

They are data: `phrases`, `preliminary`, `unverified`, `none_before` of `lang/<code>/modality.yaml`.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from rujuk.code.attribution_words import reporting
from rujuk.code.modality import Status, modality_words, predicate_status
from rujuk.records import Modality, Stance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rujuk.code.analysis import Analysis
    from rujuk.lang.predicate import Predicate
    from rujuk.lang.tokens import Token

UNSAID = "modality.unsaid"
"""Rule by which a deed is only possible: its speaker would not say that it is so."""
_ROW = 4  # verbs joined in a row that one aside covers


class Aside:
    """Token range of the words, and what they say: a modality of a clause or a stance."""

    __slots__ = ("first", "last", "says")

    def __init__(self, first: int, last: int, says: Modality | Stance) -> None:
        """An aside over tokens first..last."""
        self.first = first
        self.last = last
        self.says = says


@cache
def _by_first_word(
    language: str,
) -> dict[str, tuple[tuple[tuple[str, ...], Modality | Stance], ...]]:
    """Every phrase under its first word, longest first."""
    words = modality_words(language)
    if words is None:
        return {}
    told: list[tuple[tuple[str, ...], Modality | Stance]] = [
        (tuple(phrase.split()), Modality(says)) for phrase, says in words.phrases.items()
    ]
    told += [(tuple(phrase.split()), Stance.PRELIMINARY) for phrase in words.preliminary]
    told += [(tuple(phrase.split()), Stance.UNVERIFIED) for phrase in words.unverified]
    told.sort(key=lambda entry: (-len(entry[0]), entry[0]))
    return {
        first: tuple(entry for entry in told if entry[0][0] == first)
        for first in {entry[0][0] for entry in told}
    }


def opens_aside(lower: str, language: str) -> bool:
    """Whether a phrase of an aside begins with this word."""
    return lower in _by_first_word(language)


def find_asides(tokens: Sequence[Token], language: str) -> list[Aside]:
    """The asides of a sentence, in order; of phrases that begin at one word the longest."""
    phrases = _by_first_word(language)
    found: list[Aside] = []
    after = 0
    for index, token in enumerate(tokens):
        if index < after or token.lower not in phrases:
            continue
        for words, says in phrases[token.lower]:
            after = index + len(words)
            if all(t.lower == w for t, w in zip(tokens[index:after], words, strict=False)) and (
                after <= len(tokens)
            ):
                found.append(Aside(index, after, says))
                break
        else:
            after = index + 1
    return found


def clause_aside(analysis: Analysis, predicate: Predicate) -> Status | None:
    """What an aside before the verb says of it, with no other verb and no new clause between."""
    step: Predicate | None = predicate
    for _ in range(_ROW):
        if step is None:
            return None
        head = step.chunk.head
        for aside in reversed(analysis.asides):
            if aside.last <= head and isinstance(aside.says, Modality):
                if _reaches(analysis, aside.last, head):
                    return Status(aside.says, "modality.aside", aside.last - 1)
                break
        step = step.matrix if step.link == "coordinate" else None
    return None


def _reaches(analysis: Analysis, first: int, head: int) -> bool:
    if any(first <= other.chunk.head < head for other in analysis.predicates):
        return False
    return not any(token.text in _STOPS for token in analysis.tokens[first:head])


_STOPS = frozenset({";", ":", "(", ")"})


def clause_status(analysis: Analysis, predicate: Predicate) -> Status:
    """Status of a verb's deed by its own words, what it hangs on, and the asides before it.

    A condition and a denial stand against a doubt, unless the negator is part of the aside
    ("belum tentu").
    """
    status = predicate_status(predicate, analysis.language)
    if status.modality is Modality.HAPPENED:
        status = _unsaid(analysis, predicate) or status
    if not analysis.asides:
        return status
    aside = clause_aside(analysis, predicate)
    if status.modality is Modality.CONDITIONAL and not (
        # "it is unclear if": the word of the condition is one of the aside
        aside is not None and _holds(analysis, status.word_at)
    ):
        return status
    if aside is None or aside.word_at is None or aside.modality is status.modality:
        return status
    if status.modality is Modality.DENIED and aside.modality is not Modality.DENIED:
        return aside if _holds(analysis, status.word_at) else status
    return aside


def _unsaid(analysis: Analysis, predicate: Predicate) -> Status | None:
    """A deed that somebody does not say, or would not confirm, is possible at most.

    Not to deny it says nothing of it.
    """
    words = modality_words(analysis.language)
    step: Predicate | None = predicate
    for _ in range(_ROW):
        if step is None or step.matrix is None or words is None:
            return None
        link, step = step.link, step.matrix
        if link == "complement" and reporting(step.word.form, analysis.language):
            at = negated_at(analysis, step)
            if at is None or step.word.root in words.denials:
                return None
            return Status(Modality.POSSIBLE, UNSAID, at)
        if link not in ("complement", "control", "coordinate"):
            return None
    return None


def negated_at(analysis: Analysis, predicate: Predicate) -> int | None:
    """The token by which a verb is negated: its own, or an aside before it; null where none."""
    for name, at in predicate.chunk.auxiliaries:
        if name == "negated":
            return at
    aside = clause_aside(analysis, predicate)
    return aside.word_at if aside is not None and aside.modality is Modality.DENIED else None


def _holds(analysis: Analysis, word_at: int | None) -> bool:
    """Whether the word that tells a status is part of an aside."""
    return any(a.first <= (word_at or 0) < a.last for a in analysis.asides)


@cache
def _none_before(language: str) -> list[list[str]]:
    words = modality_words(language)
    return [] if words is None else [phrase.split() for phrase in words.none_before]


def none_before(analysis: Analysis, first: int, trigger: int) -> Status | None:
    """A deed told by a noun of which there was none ("tidak ada serangan", "tanpa serangan").

    The words end where the phrase of the noun begins, at `first`, or inside it before `trigger`
    ("belum ada rencana serangan").
    """
    lowers = [token.lower for token in analysis.tokens[:trigger]]
    for parts in _none_before(analysis.language):
        for end in range(max(first, len(parts)), trigger + 1):
            if lowers[end - 1] != parts[-1] or lowers[end - len(parts) : end] != parts:
                continue
            counted = any(q.best and q.first < end <= q.number_last for q in analysis.quantities)
            if not counted:  # "no fewer than three attacks" tells of three
                return Status(Modality.DENIED, "modality.noun_negator", end - len(parts))
    return None


def stance_aside(analysis: Analysis) -> Aside | None:
    """The aside by which the figures and reports of this sentence are preliminary or unchecked."""
    return next((a for a in analysis.asides if isinstance(a.says, Stance)), None)
