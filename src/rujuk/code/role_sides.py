"""The phrases on the two sides of a deed: those of its verb, and around a noun that names it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.code.phrase_parties import PhraseParties
from rujuk.lang.grammar import grammar
from rujuk.lang.morphology import analyse
from rujuk.lang.packs import is_head_last
from rujuk.lang.phrases import NOUN, Chunk

if TYPE_CHECKING:
    from rujuk.code.candidates import Candidate


class RoleSides(PhraseParties):
    """Finds who does a deed and who undergoes it, as phrases."""

    __slots__ = ()

    def _sides(self, candidate: Candidate) -> tuple[list[Chunk], list[Chunk]]:
        """Agent and patient phrases; of a noun also what stands inside its own phrase."""
        agents, patients = list(candidate.agents), list(candidate.patients)
        if candidate.chunk is None or candidate.inner is None:
            return agents, patients
        agents += self._own_agents(candidate)
        if is_head_last(self.analysis.language):
            self._around(candidate, agents, patients)
        elif inside := self._inside(candidate):
            side = candidate.frame.nominal
            told = bool(agents)
            if side == "patient" and not told and self._names_undergone(candidate):
                side = "agent"
            if side == "agent" and not told:
                agents += inside
            elif (
                side == "patient" or (side == "agent" and told) or candidate.frame.roles == "theme"
            ):
                patients += inside
        both = [o for o in candidate.obliques if o.preposition == "both"]
        if candidate.frame.roles == "reciprocal":
            agents += both
        elif not agents:
            agents += [o for o in candidate.obliques if o.preposition == "source"][:1]
        return agents, patients

    def _inside(self, candidate: Candidate) -> list[Chunk]:
        """Who is named inside the phrase of a noun, beside it, or as its owner ("ataque de X")."""
        first, last = candidate.inner or (0, 0)
        if first < last and self.analysis.mentions_in(first, last):
            return [Chunk(NOUN, first, last, first), *self._beside(candidate)]
        return [o for o in candidate.obliques if o.preposition == "owner"]

    def _around(self, candidate: Candidate, agents: list[Chunk], patients: list[Chunk]) -> None:
        """Who stands before a noun of a deed does it; who belongs to it behind, as it tells."""
        first, last = candidate.inner or (0, 0)
        if first < last and not agents and self.analysis.mentions_in(first, last):
            agents.append(Chunk(NOUN, first, last, first))
        owners = self._of_noun(candidate)
        if candidate.frame.nominal == "agent" and not agents:
            agents += owners
        elif candidate.frame.nominal != "none":
            patients += owners

    def _of_noun(self, candidate: Candidate) -> list[Chunk]:
        """Whose a deed is by the words right behind its noun: "talks at the call of X" are not."""
        owners: list[Chunk] = []
        place = candidate.chunk.index + 1 if candidate.chunk is not None else 0
        for item in candidate.obliques:
            joined = bool(owners) and item.index == place + 1
            if item.preposition == "owner" and (item.index == place or joined):
                owners.append(item)
                place = item.index + 1
        return owners

    def _own_agents(self, candidate: Candidate) -> list[Chunk]:
        """The "oleh" phrases after a noun, where they are not of another deed's noun."""
        if self._holds_another(candidate):
            return []
        return [o for o in candidate.obliques if o.preposition == "agent"]

    def _holds_another(self, candidate: Candidate) -> bool:
        """Whether another deed's noun comes before "oleh" ("penolakan X atas penempatan Y oleh Z").

        The first noun has its agent inside its own phrase then.
        """
        for item in candidate.obliques:
            if item.preposition == "agent":
                return False
            head = self.analysis.tokens[self.analysis.head_of(item)].lower
            if analyse(head, self.analysis.language).kind == "action_noun":
                return bool(self.analysis.mentions_in(*candidate.inner or (0, 0)))
        return False

    def _names_undergone(self, candidate: Candidate) -> bool:
        """Whether "atas" or "terhadap" tells who undergoes the deed that a noun names."""
        words = grammar(self.analysis.language)
        return words is not None and any(
            o.preposition_at is not None
            and self.analysis.tokens[o.preposition_at].lower in words.undergone
            for o in candidate.obliques
        )

    def _beside(self, candidate: Candidate) -> list[Chunk]:
        """Names joined to the one inside a noun phrase ("kecaman X dan Y")."""
        governor, item = candidate.governor, candidate.chunk
        if governor is None or item is None:
            return []
        for run in (governor.object, governor.subject, governor.agent):
            if item in run:
                return [o for o in run[run.index(item) + 1 :] if self._is_bare_name(o)]
        return []
