"""Figures of what is promised, agreed, offered or asked for: they tell of nothing done.

"Menjanjikan pembebasan 1.200 tahanan", "sepakat bertukar 900 tahanan" and "tahap pertama mencakup
300 tahanan" count who is to be let go. The dead and hurt are counted, whatever is promised of them;
who is held is held, whatever is asked for him. The words are data, `lang/<code>/plans.yaml`.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from rujuk.code.count_drafts import HARM
from rujuk.code.counted_phrases import is_verb
from rujuk.code.governors import is_act
from rujuk.code.modality import Status
from rujuk.lang.grammar import grammar
from rujuk.lang.morphology import bare_active_roots
from rujuk.lang.packs import lexicon_path
from rujuk.lang.predicate import PASSIVE
from rujuk.lexicon import load
from rujuk.records import Measure, Modality

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rujuk.code.analysis import Analysis
    from rujuk.code.count_drafts import CountDraft
    from rujuk.lang.phrases import Chunk
    from rujuk.lang.predicate import Predicate

# Who is asked for as things are; who is held is held already, and a crowd is asked to go.
_SENT = frozenset({Measure.TROOPS, Measure.POLICE, Measure.WORKERS, Measure.OBSERVERS})
_FATES = HARM - {Measure.REPATRIATED}
_INTO = frozenset({"control", "complement", "purpose"})
_GOES_ON = _INTO | {"coordinate"}
# Verbs hanging one on another.
_CHAIN = 4
# Tokens before a figure in which a headline has its verb, and of the phrase that names a scheme.
_NEAR = 4
_SCHEME = 8


class PlanWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`plans.yaml` of a language."""

    source: str
    pledges: frozenset[str]
    demands: frozenset[str]
    schemes: tuple[str, ...]
    covers: frozenset[str]
    promised: frozenset[str]
    done: frozenset[str]
    bare: frozenset[str]


@cache
def plan_words(language: str) -> PlanWords | None:
    """The lexicon of this language; null where its pack has none."""
    path = lexicon_path(language, "plans")
    return None if path is None else load(path, PlanWords)


def plan_status(
    analysis: Analysis, draft: CountDraft, predicate: Predicate | None
) -> Status | None:
    """The status of a figure that is only promised, agreed or asked for; null for any other.

    `predicate` is the verb that the counted phrase goes with.
    """
    words = plan_words(analysis.language)
    if words is None or draft.measure in _FATES:
        return None
    behind = _promised(analysis, draft, words)
    if behind is not None:
        return behind
    if predicate is None:
        return _headline(analysis, draft, words)
    if _has(predicate, "done") or _has(predicate, "negated"):
        return None
    step, inner = predicate, False
    for _ in range(_CHAIN):
        told = inner or _undergoes(step, draft)
        asked = step is not predicate and _among(draft, predicate.subject)
        if told and not _has(step, "negated") and _plans(analysis, step, draft, words, asked=asked):
            return Status(Modality.PLANNED, f"modality.plan.{step.word.root}", step.chunk.head)
        if step.matrix is None or step.link not in _GOES_ON:
            return None
        if _parted(analysis, step.matrix.chunk.last, step.chunk.first):
            return None
        inner = step.link in _INTO
        step = step.matrix
    return None


def _plans(
    analysis: Analysis, step: Predicate, draft: CountDraft, words: PlanWords, *, asked: bool
) -> bool:
    """Whether a verb tells of what is to come; `asked`: those counted are asked to do it."""
    form = step.word.form
    if form in words.pledges:
        return True
    if form in words.demands:
        return not asked and (draft.rank == "thing" or draft.measure in _SENT)
    return form in words.covers and _of_scheme(analysis, step, draft, words)


def _undergoes(step: Predicate, draft: CountDraft) -> bool:
    """Whether the counted phrase is what is promised: no subject of an active verb."""
    told = step.subject if step.voice == PASSIVE else step.object
    # what stands behind a passive may be read as its agent ("disepakati 900 tahanan")
    return _among(draft, told) or _among(draft, step.agent)


def _among(draft: CountDraft, items: Sequence[Chunk]) -> bool:
    return any(item.first < draft.last and draft.first < item.last for item in items)


def _promised(analysis: Analysis, draft: CountDraft, words: PlanWords) -> Status | None:
    """As in "1.200 tahanan yang disepakati", "1.200 yang dijanjikan bebas"."""
    closed = grammar(analysis.language)
    at = max(draft.last, draft.phrase_last)
    if closed is None or at + 1 >= len(analysis.tokens):
        return None
    told = analysis.tokens[at + 1].lower
    if analysis.tokens[at].lower not in closed.relativisers or told not in words.promised:
        return None
    return Status(Modality.PLANNED, f"modality.plan.{told}", at + 1)


def _parted(analysis: Analysis, begin: int, end: int) -> bool:
    """Whether a comma and a conjunction open a clause of its own between two verbs."""
    closed = grammar(analysis.language)
    if closed is None:
        return False
    between = [token.lower for token in analysis.tokens[begin:end]]
    return any(one == "," and other in closed.coordinators for one, other in pairwise(between))


def _of_scheme(analysis: Analysis, step: Predicate, draft: CountDraft, words: PlanWords) -> bool:
    """Whether an agreement or a plan says so: its name stands before the verb, in its clause."""
    head = step.chunk.head
    begin = max(0, head - _SCHEME)
    for other in analysis.predicates:
        if other is not step and other.chunk.last <= head:
            begin = max(begin, other.chunk.last)
    lowers = [token.lower for token in analysis.tokens]
    if not words.done.isdisjoint(lowers[begin : draft.last + _NEAR]):
        return False
    before = f" {' '.join(lowers[begin:head])} "
    return any(f" {name} " in before for name in words.schemes)


def _headline(analysis: Analysis, draft: CountDraft, words: PlanWords) -> Status | None:
    """As in "X dan Y Sepakat Bertukar 1.200 Tahanan", where no verb was read."""
    language = analysis.language
    for at in range(draft.first - 1, max(-1, draft.first - 1 - _NEAR), -1):
        lower = analysis.tokens[at].lower
        if lower in words.bare:
            return Status(Modality.PLANNED, f"modality.plan.{lower}", at)
        governs = is_verb(lower, language) or is_act(lower, language)
        if not governs and lower not in bare_active_roots(language):
            return None
    return None


def _has(predicate: Predicate, kind: str) -> bool:
    return any(name == kind for name, _ in predicate.chunk.auxiliaries)
