"""Tie-break rules of PLOVER that hang on more than one word: what a deed is taken for in the end.

Rules that hang on one verb and its arguments are frames. Source: PLOVER 2.0, potential ambiguities
of each type.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rujuk.lang.predicate import PASSIVE, PASSIVE_TWO
from rujuk.records import EventType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rujuk.code.analysis import Analysis
    from rujuk.code.candidates import Candidate
    from rujuk.code.frames import Frame
    from rujuk.code.modes import ModeFinder

_ARMED = frozenset({"REB", "PRM", "UAF", "MIL"})
_TOGETHER = frozenset({"partner", "both"})
_CUT = "discontinue"
_SEVERAL = 2


def settle(
    analysis: Analysis, candidates: Sequence[Candidate], modes: ModeFinder, *, disaster: bool
) -> list[Candidate]:
    """The candidates with the type that the rules give them; those that are no deed left out.

    `disaster`: the sentence tells of accident, disaster or illness. A rule that changed a type is
    the first of the candidate's rules.
    """
    cut = [c for c in candidates if c.frame.type is EventType.SANCTION and _CUT in c.frame.modes]
    kept = []
    for candidate in candidates:
        if _is_cut(candidate, cut) or _fights_then(candidate, candidates):
            continue
        kind = candidate.frame.type
        if kind is EventType.REQUEST and _ends_own_conflict(analysis, candidate, modes):
            _take_for(candidate, EventType.AGREE, "own_conflict")
        elif kind is EventType.MOBILIZE and disaster and candidate.frame.roles == "theme":
            _take_for(candidate, EventType.AID, "relief")
        elif candidate.frame.joint is not None and _several_states(analysis, candidate):
            _take_for(candidate, candidate.frame.joint, "joint")
        kept.append(candidate)
    return kept


def _take_for(candidate: Candidate, kind: EventType, rule: str) -> None:
    candidate.frame = _as(candidate.frame, kind)
    candidate.rules.append(f"tie_break.{rule}")


def _as(frame: Frame, kind: EventType) -> Frame:
    """The frame with another type; its modes are none of that type."""
    roles = "reciprocal" if kind is EventType.COOPERATE else frame.roles
    return msgspec.structs.replace(frame, type=kind, modes=[], roles=roles)


def _ends_own_conflict(analysis: Analysis, candidate: Candidate, modes: ModeFinder) -> bool:
    """A party to a conflict that calls for its end agrees to it.

    It is one where it is an armed force, or asks for a truce with another named party.
    """
    if not modes.tells_truce(candidate):
        return False
    sectors = {
        mention.sectors[0]
        for item in candidate.agents
        for mention in analysis.mentions_in(item.first, item.last)
        if mention.sectors
    }
    if sectors & _ARMED:
        return True
    return any(
        item.preposition == "partner" and analysis.mentions_in(item.first, item.last)
        for item in candidate.obliques
    )


def _is_cut(candidate: Candidate, cut: Sequence[Candidate]) -> bool:
    """Help or trade that is only named as what is cut off."""
    if candidate.chunk is None or candidate.frame.type not in (EventType.AID, EventType.COOPERATE):
        return False
    for other in cut:
        predicate = other.predicate
        if predicate is None or other is candidate:
            continue
        undergone = predicate.voice in (PASSIVE, PASSIVE_TWO)
        if candidate.chunk in (predicate.subject if undergone else predicate.object):
            return True
    return False


def _fights_then(candidate: Candidate, others: Sequence[Candidate]) -> bool:
    """Forces readied that fight in the same breath: the fight alone is told."""
    if candidate.frame.type is not EventType.MOBILIZE or candidate.predicate is None:
        return False
    return any(
        other.frame.type is EventType.ASSAULT
        and other.chunk is None
        and other.predicate is not None
        and other.predicate.matrix is candidate.predicate
        and other.predicate.link == "coordinate"
        for other in others
    )


def _several_states(analysis: Analysis, candidate: Candidate) -> bool:
    together = [o for o in candidate.obliques if o.preposition in _TOGETHER]
    countries = {
        mention.country
        for item in (*candidate.agents, *together)
        for mention in analysis.mentions_in(item.first, item.last)
        if mention.country is not None
    }
    if candidate.inner is not None:
        inside = analysis.mentions_in(*candidate.inner)
        countries |= {mention.country for mention in inside if mention.country is not None}
    return len(countries) >= _SEVERAL
