"""Which candidates of a sentence are deeds of their own, and which belong to another.

The content of a speech act is not a deed of its own (PLOVER: the topic of a demand is no event);
the death that an attack brings belongs to the attack; a mere back reference is no new mention.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from rujuk.code.background import is_background
from rujuk.code.frame_conditions import any_headed
from rujuk.code.modality import is_denial
from rujuk.code.verdict_words import verdict_words
from rujuk.lang.grammar import grammar
from rujuk.records import EventType

if TYPE_CHECKING:
    from rujuk.code.analysis import Analysis
    from rujuk.code.candidates import Candidate
    from rujuk.code.trials import Watch
    from rujuk.lang.predicate import Predicate

_CONTENT = frozenset({"complement", "control", "purpose"})
# Types whose frames may ask for another deed as their object: "menghentikan penjualan senjata".
_ENDINGS = frozenset(
    {EventType.SANCTION, EventType.RETREAT, EventType.REJECT, EventType.CONCEDE, EventType.ACCUSE}
)
_OF_WORDS = frozenset(
    {
        EventType.SUPPORT,
        EventType.CONCEDE,
        EventType.ACCUSE,
        EventType.REQUEST,
        EventType.REJECT,
        EventType.THREATEN,
    }
)
_PENAL = frozenset({EventType.COERCE, EventType.SANCTION})
_KILLING = "assault.kill"
_CHAIN = 8
_NEAR_WORDS = 12
_SEVERAL = 2  # one alone can only be set aside as a back reference


def prune(
    analysis: Analysis, candidates: list[Candidate], watch: Watch | None = None
) -> list[Candidate]:
    """The candidates that stand, in order; the others are dropped or absorbed.

    `watch` keeps at which step each of the others went.
    """
    if len(candidates) < _SEVERAL and watch is None:
        return [c for c in candidates if not _is_back_reference(analysis, c)]
    by_verb = {id(c.predicate): c for c in candidates if c.predicate is not None and not c.light}
    light = {id(c.predicate) for c in candidates if c.light} - _told_by_object(candidates)
    stages = [candidates]
    kept = [
        c
        for c in candidates
        if c.light is (id(c.predicate) in light) or (c.chunk is not None and not c.light)
    ]
    stages.append(kept)
    kept = [c for c in kept if not _is_content(c, by_verb)]
    stages.append(kept)
    kept = [c for c in kept if not _is_aim_of_noun(c, kept)]
    stages.append(kept)
    kept = [c for c in kept if not _is_protest_topic(c, kept)]
    stages.append(kept)
    kept = _merge_nominals(analysis, kept, by_verb)
    stages.append(kept)
    kept = _merge_harm(kept)
    stages.append(kept)
    kept = [c for c in kept if not _is_back_reference(analysis, c)]
    stages.append(kept)
    kept = [c for c in kept if not is_background(analysis, c, kept)]
    stages.append(kept)
    if watch is not None:
        for step, (before, after) in zip(STEPS, pairwise(stages), strict=True):
            for gone in before:
                if gone not in after:
                    watch.note_candidate(gone, step)
    return kept


def _told_by_object(candidates: list[Candidate]) -> set[int]:
    """Verbs whose frame asks for the very noun ("reached an agreement"): they tell the deed.

    Where noun and verb tell the same type, the noun tells more.
    """
    told = {
        id(c.predicate): c.frame.type
        for c in candidates
        if c.chunk is None and (c.frame.object or c.frame.after or c.frame.subject)
    }
    return {
        id(c.predicate)
        for c in candidates
        if c.light and told.get(id(c.predicate), c.frame.type) is not c.frame.type
    }


STEPS = ("light_verb", "content", "aim", "topic", "nominal", "harm", "back_reference", "background")
"""Why a candidate is set aside, in the order of the steps of `prune`."""


def _is_content(candidate: Candidate, by_verb: dict[int, Candidate]) -> bool:
    """Whether the deed is only told as the content of a speech act or as its aim."""
    start = candidate.predicate if candidate.chunk is None or candidate.light else None
    if candidate.chunk is not None and not candidate.light:
        holder = by_verb.get(id(candidate.governor))
        if (
            holder is not None
            and holder.frame.speech
            and candidate.chunk not in holder.agents
            and not _is_decried(candidate, holder)
        ):
            holder.absorbed.append(candidate)
            return True
        if candidate.governor is None:
            return False
        start = candidate.governor
    step: Predicate | None = start
    of_condition = False
    for _ in range(_CHAIN):
        if step is None or step.matrix is None:
            return False
        holder = by_verb.get(id(step.matrix))
        conditional = step.link in ("subordinate", "shared") and step.opened_by == "condition"
        of_condition = of_condition or conditional
        if (
            (step.link in _CONTENT or conditional)
            and holder is not None
            and holder is not candidate
        ):
            if holder.frame.speech:
                # The condition of readiness is no part of what one is ready for.
                return not (of_condition and holder.frame.governs)
            if step.link == "complement" and _is_charge(candidate, holder):
                return True
            if step.link == "purpose" and not conditional:
                return not _is_said_in(candidate, holder)
        if step.link not in ("complement", "control", "purpose", "coordinate") and not conditional:
            return False
        step = step.matrix
    return False


def _is_charge(candidate: Candidate, holder: Candidate) -> bool:
    """What one is punished for is told as the reason ("jailed for defaming X").

    Force and another punishment are deeds of their own.
    """
    own = {*_PENAL, EventType.ASSAULT}
    return holder.frame.type in _PENAL and candidate.frame.type not in own


def _is_said_in(candidate: Candidate, holder: Candidate) -> bool:
    """A deed of words that one called for was done in the call ("telephoned X to apologise")."""
    return "phone" in holder.frame.modes and candidate.frame.type in _OF_WORDS


def _is_decried(candidate: Candidate, holder: Candidate) -> bool:
    """A deed with its own agent that is decried was done ("Penangkapan X oleh Y diprotes Z")."""
    return holder.frame.type is EventType.ACCUSE and any(
        item.preposition == "agent" for item in candidate.obliques
    )


def _is_aim_of_noun(candidate: Candidate, others: list[Candidate]) -> bool:
    """The aim of a deed told by a noun ("pengiriman pasukan untuk membantu ...")."""
    predicate = candidate.predicate
    if predicate is None or predicate.link != "of_noun" or candidate.chunk is not None:
        return False
    return any(other.chunk is not None and other.chunk in predicate.subject for other in others)


def _is_protest_topic(candidate: Candidate, others: list[Candidate]) -> bool:
    """What a protest demands or decries is its topic, no deed of its own (PLOVER 4)."""
    if candidate.frame.type not in (EventType.REQUEST, EventType.ACCUSE):
        return False
    for other in others:
        if other.frame.type is not EventType.PROTEST:
            continue
        same = bool(other.agents) and other.agents == candidate.agents
        if same or (other.chunk is not None and other.chunk in candidate.agents):
            return True
    return False


def _merge_nominals(
    analysis: Analysis, candidates: list[Candidate], by_verb: dict[int, Candidate]
) -> list[Candidate]:
    """A nominal deed whose verb is of the same type, or stops it: one deed.

    The verb's object is then the patient of the noun.
    """
    gone: set[int] = set()
    for candidate in candidates:
        if candidate.chunk is None or candidate.governor is None or candidate.light:
            continue
        holder = by_verb.get(id(candidate.governor))
        if holder is None or holder is candidate or id(holder) in gone:
            continue
        if is_denial(candidate.governor, analysis.language) or _befell_nobody(analysis, holder):
            continue  # what is denied is told as denied, and not stopped by it
        if candidate.frame.type is EventType.AGREE and holder.frame.type is EventType.SUPPORT:
            gone.add(id(candidate))
            continue
        told_by_harm = candidate.frame.roles == "reciprocal" or _is_back_reference(
            analysis, candidate
        )
        if holder.frame.roles == "undergoer" and told_by_harm:
            holder.absorb(candidate)
            gone.add(id(candidate))
            continue
        if _is_stopped(analysis, candidate, holder):
            gone.add(id(candidate))
            continue
        if holder.frame.type is not candidate.frame.type:
            continue
        if candidate.chunk in holder.agents or holder.frame.roles == "undergoer":
            candidate.patients = [p for p in holder.patients if p is not candidate.chunk]
            candidate.absorb(holder)
            gone.add(id(holder))
        else:
            holder.absorb(candidate)
            gone.add(id(candidate))
    return [c for c in candidates if id(c) not in gone]


def _befell_nobody(analysis: Analysis, harm: Candidate) -> bool:
    """Whether a harm is told of nobody: the deed that might have brought it was done all the same.

    As in "no soldiers were killed in the attack".
    """
    return harm.frame.roles == "undergoer" and any(
        q.is_none and item.first <= q.first < item.last
        for item in harm.patients
        for q in analysis.quantities
    )


def _is_stopped(analysis: Analysis, candidate: Candidate, holder: Candidate) -> bool:
    """Whether the verb ends, cuts or puts off the deed of the noun, as its frame asks for."""
    return (
        holder.frame.type in _ENDINGS
        and candidate.chunk in holder.patients
        and any_headed(analysis, [candidate.chunk], holder.frame.object)
    )


def _merge_harm(candidates: list[Candidate]) -> list[Candidate]:
    """Death and wounds join the attack that brought them, or the first harm told beside them."""
    gone: set[int] = set()
    attacks = [c for c in candidates if _is_attack(c)]
    harms = [c for c in candidates if c.frame.type is EventType.ASSAULT and not _is_attack(c)]
    for harm in harms:
        partner = next((a for a in attacks if _brought(a, harm)), None)
        if partner is not None:
            if not partner.extra:
                partner.extra = harm.patients
            partner.absorb(harm)
            gone.add(id(harm))
    rest = [h for h in harms if id(h) not in gone]
    for first, second in pairwise(rest):
        if id(first) not in gone and _beside(first, second):
            second.patients = [
                *first.patients,
                *(p for p in second.patients if p not in first.patients),
            ]
            second.trigger_first, second.trigger_last = first.trigger_first, first.trigger_last
            second.frame, second.rules = first.frame, first.rules
            second.absorb(first)
            gone.add(id(first))
    return [c for c in candidates if id(c) not in gone]


def _is_attack(candidate: Candidate) -> bool:
    return (
        candidate.frame.type is EventType.ASSAULT
        and candidate.frame.roles != "undergoer"
        and not candidate.frame.id.endswith("cause_death")
        and not _is_told_behind(candidate)
    )


def _is_told_behind(candidate: Candidate) -> bool:
    """A killing told as what another deed brought ("attacked a convoy, killing five")."""
    predicate = candidate.predicate
    return (
        candidate.frame.id == _KILLING
        and candidate.chunk is None
        and predicate is not None
        and predicate.link == "participial"
    )


def _brought(attack: Candidate, harm: Candidate) -> bool:
    one, other = attack.predicate or attack.governor, harm.predicate or harm.governor
    if one is None or other is None:
        return False
    if one.matrix is other and one.opened_by in ("after", "while", "cause"):
        return True
    return (
        other.matrix is one
        and other.link in ("participial", "shared")
        and other.opened_by in (None, "result")
    )


def _beside(first: Candidate, second: Candidate) -> bool:
    """Coordinate harms of one sentence ("tewas dan 44 lainnya terluka")."""
    return (
        second.trigger_first - first.trigger_last <= _NEAR_WORDS
        and first.chunk is None
        and second.chunk is None
    )


def _is_back_reference(analysis: Analysis, candidate: Candidate) -> bool:
    if candidate.chunk is None or candidate.light:
        return False
    words = grammar(analysis.language)
    last = analysis.tokens[candidate.chunk.last - 1].lower
    own = analysis.mentions_in(candidate.trigger_last, candidate.chunk.last)
    if words is not None and last in words.demonstratives and not own and not candidate.obliques:
        return not candidate.patients
    return _takes_up(analysis, candidate) and not candidate.obliques


def _takes_up(analysis: Analysis, candidate: Candidate) -> bool:
    """Whether a noun of accusing only points back at what was told ("denied the accusations")."""
    words, item = verdict_words(analysis.language), candidate.chunk
    return (
        words is not None
        and item is not None
        and analysis.tokens[item.first].lower in words.pointers
        and analysis.tokens[candidate.trigger_last - 1].lower in words.accusations
        and not analysis.mentions_in(item.first, item.last)
    )
