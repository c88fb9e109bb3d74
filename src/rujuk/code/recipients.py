"""Which of the parties found as recipients of a deed are none: things, one's own, what is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.code.frames import frames
from rujuk.code.mentions import ActorKind
from rujuk.lang.predicate import PASSIVE
from rujuk.records import EventType

if TYPE_CHECKING:
    from rujuk.code.analysis import Analysis
    from rujuk.code.candidates import Candidate
    from rujuk.lang.phrases import Chunk
    from rujuk.records import Party

_OWN_GROUND = ["frontier"]
_PACTS = ["pacts"]
_BY_PRONOUN = "discourse.antecedent"  # the rule of a party told by a pronoun
_STATE = "state."  # how the ids of states begin


def true_recipients(
    candidate: Candidate, analysis: Analysis, actors: list[Party], found: list[Party]
) -> list[Party]:
    """The recipients without those that only look like one, in their order.

    Gone are: a vehicle of no known country; a treaty by its name; one's own border that is closed;
    who is the actor again by a pronoun ("armada X membayangi mereka"); of a demand who is to
    undergo what is demanded ("menuntut para tahanan dilepaskan") or to gain from it.
    """
    return [party for party in found if not _is_none(candidate, analysis, actors, party)]


def _is_none(candidate: Candidate, analysis: Analysis, actors: list[Party], party: Party) -> bool:
    item = _phrase_of(candidate, analysis, party)
    head = analysis.tokens[analysis.head_of(item)].lower if item is not None else ""
    lexicon = frames(analysis.language)
    own = any(actor.country == party.country for actor in actors)
    if party.country is None and _kind(analysis, party) is ActorKind.VEHICLE:
        return True
    if party.inferred == _BY_PRONOUN:
        named = {name for actor in actors for name in (actor.name, actor.text, actor.id) if name}
        if own and (party.name in named or (party.id or "").startswith(_STATE)):
            return True
    if lexicon is not None and lexicon.headed_by(head, head, _PACTS):
        return True
    if candidate.frame.type is EventType.COERCE and own and lexicon is not None:
        return lexicon.headed_by(head, head, _OWN_GROUND)
    if candidate.frame.type is EventType.REQUEST and item is not None:
        return item.preposition == "benefit" or _is_to_undergo(candidate, analysis, item)
    return False


def _is_to_undergo(candidate: Candidate, analysis: Analysis, item: Chunk) -> bool:
    """Whether the phrase is the subject of a passive that the demand governs."""
    return any(
        predicate.voice == PASSIVE
        and predicate.matrix is not None
        and predicate.matrix is candidate.predicate
        and item in predicate.subject
        for predicate in analysis.predicates
    )


def _phrase_of(candidate: Candidate, analysis: Analysis, party: Party) -> Chunk | None:
    if party.start is None:
        return None
    for item in (*candidate.patients, *candidate.obliques):
        if analysis.tokens[item.first].start <= party.start < analysis.tokens[item.last - 1].end:
            return item
    return None


def _kind(analysis: Analysis, party: Party) -> ActorKind | None:
    return next((m.kind for m in analysis.mentions if m.start == party.start), None)
