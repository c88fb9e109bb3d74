"""Deeds to come that their own doer announces: the announcement is the deed that was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rujuk.code.attribution_words import attribution_words
from rujuk.code.ontology import ontology

if TYPE_CHECKING:
    from rujuk.code.candidates import Candidate
    from rujuk.code.frames import Frame
    from rujuk.code.modality import Status
    from rujuk.code.roles import Roles
    from rujuk.code.sayings import Attribution
    from rujuk.records import Party

_TO_COME = "modality.future"


def announced(
    candidate: Candidate, roles: Roles, status: Status, said: Attribution, language: str
) -> Frame:
    """The frame of the announcement where who will do it announces it, else that of the deed.

    "X announced that it would send food" is a promise (PLOVER: AGREE is for help, talks and support
    to come, CONCEDE for a withdrawal that is announced). Only said, or told by others, the deed
    stays one that is planned (design.md, "Three axes").
    """
    frame = candidate.frame
    words = attribution_words(language)
    if status.rule != _TO_COME or not said.parties or words is None:
        return frame
    if said.root not in words.announcing:
        return frame
    speaker = _identity(said.parties[0])
    if not any(_identity(party) == speaker for party in roles.actors):
        return frame
    table = ontology().announced.get(frame.type)
    if table is None:
        return frame
    kind = next((table[mode] for mode in frame.modes if mode in table), table["any"])
    return msgspec.structs.replace(frame, type=kind, modes=[])


def _identity(party: Party) -> tuple[str | None, str | None, tuple[str, ...]]:
    """The entry of a known party; of others what they are ("rebels", and "they" for them)."""
    return party.id, party.country, party.sectors
