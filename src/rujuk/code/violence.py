"""What tells a deed of violence from accident and illness: who did it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.code.frames import frames_of
from rujuk.code.mentions import ActorKind
from rujuk.records import EventType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rujuk.code.analysis import Analysis
    from rujuk.code.candidates import Candidate
    from rujuk.lang.phrases import Chunk

_FIGHTERS = frozenset({ActorKind.STATE, ActorKind.METONYM, ActorKind.FORCE, ActorKind.GROUP})
_ARMED = frozenset({ActorKind.FORCE, ActorKind.GROUP})
_MANY = 10  # soldiers; fewer may have died of anything
_ARMS = frozenset({("MIL",), ("REB",)})


def by_fighters(analysis: Analysis, candidate: Candidate) -> bool:
    """Whether a state or an armed body did it: no accident, whatever else the page tells."""
    return candidate.frame.roles != "undergoer" and any(
        (mention.kind in _FIGHTERS and mention.sectors[:1] != ("COP",))
        or mention.sectors[:1] == ("MIL",)
        for item in candidate.agents
        for mention in analysis.mentions_in(item.first, item.last)
    )


def soldiers_fell(analysis: Analysis, candidate: Candidate) -> bool:
    """Whether who died or was hurt bears arms, and it was in a fight or befell many at once."""
    if candidate.frame.roles != "undergoer":
        return False
    items = (*candidate.patients, *candidate.agents)
    return any(
        mention.kind in _ARMED and mention.sectors[:1] in _ARMS
        for item in items
        for mention in analysis.mentions_in(item.first, item.last)
    ) and (_is_of_many(analysis, items) or _in_fight(analysis, candidate))


def _is_of_many(analysis: Analysis, items: Sequence[Chunk]) -> bool:
    return any(
        item.first <= quantity.first < item.last and (quantity.low or 0) >= _MANY
        for item in items
        for quantity in analysis.quantities
    )


def _in_fight(analysis: Analysis, candidate: Candidate) -> bool:
    """Whether a phrase of the clause is headed by a noun of fighting ("dalam pertempuran")."""
    return any(
        frame.type is EventType.ASSAULT and frame.roles == "reciprocal"
        for item in candidate.obliques
        for frame in frames_of(analysis.tokens[analysis.head_of(item)].lower, analysis.language)
    )
