"""Actors and recipients of a deed: its frame's pattern over the phrases of its clause."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rujuk.code.frames import frames
from rujuk.code.mentions import ActorKind
from rujuk.lang.morphology import analyse
from rujuk.lang.phrases import COORDINATOR, NOUN, RELATIVE, Chunk
from rujuk.lang.predicate import ACTIVE
from rujuk.records import EventType, Party

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rujuk.code.analysis import Analysis
    from rujuk.code.candidates import Candidate
    from rujuk.code.discourse import Discourse
    from rujuk.code.mentions import Mention
    from rujuk.records import Relation

_TARGETS = frozenset({"target", "goal", "over", "benefit"})
_GOALS = frozenset({"goal", "target", "benefit", "purpose"})
_CONTENT = _GOALS | {"partner"}
_REFERRING = frozenset({ActorKind.PRONOUN, ActorKind.DEFINITE})
_SEVERAL = 2
_TOLD = frozenset({EventType.THREATEN})
_THINGS = ["property", "territory", "arms", "assets", "fire", "aid", "communications"]
_HELPING = frozenset({EventType.AID, EventType.MOBILIZE})


class Roles:
    """The parties of one deed, and the rules that gave them."""

    __slots__ = ("actors", "recipients", "rules", "used")

    def __init__(self) -> None:
        """No parties yet."""
        self.actors: list[Party] = []
        self.recipients: list[Party] = []
        self.rules: list[str] = []
        self.used: list[tuple[int, int]] = []


class RoleFinder:
    """Finds the parties of the deeds of one sentence."""

    __slots__ = ("analysis", "conditions", "discourse", "relations", "speaker")

    def __init__(
        self, analysis: Analysis, discourse: Discourse, relations: Sequence[Relation] = ()
    ) -> None:
        """`speaker` (who the first person is) and `conditions` are set by the caller."""
        self.analysis = analysis
        self.relations = relations
        self.conditions: list[Candidate] = []
        self.discourse = discourse
        self.speaker: Party | None = None

    def find(self, candidate: Candidate) -> Roles:
        """Actors and recipients by the frame's role pattern."""
        roles = Roles()
        agents, patients = self._sides(candidate)
        pattern = candidate.frame.roles
        if pattern in ("target", "request"):
            self._target(candidate, roles, agents, patients)
        else:
            fill = {
                "undergoer": self._undergoer,
                "reciprocal": self._reciprocal,
                "theme": self._theme,
                "visit": self._visit,
                "self": self._self,
                "transitive": self._transitive,
                "flight": self._flight,
            }[pattern]
            fill(candidate, roles, agents, patients)
        if not roles.recipients and pattern in ("transitive", "undergoer"):
            self._unnamed(candidate, patients, roles)
        if not roles.recipients and candidate.frame.type in _HELPING:
            self._supported(candidate, roles)
        self._not_both(roles)
        return roles

    def _undergoer(
        self, _: Candidate, roles: Roles, agents: Sequence[Chunk], patients: Sequence[Chunk]
    ) -> None:
        self._give(roles, "recipients", patients, "undergoer")
        if not roles.recipients:
            self._give(roles, "recipients", agents, "undergoer")

    def _reciprocal(
        self, candidate: Candidate, roles: Roles, agents: Sequence[Chunk], patients: Sequence[Chunk]
    ) -> None:
        partners = [o for o in candidate.obliques if o.preposition in ("partner", "both")]
        self._give(roles, "actors", [*agents, *partners], "reciprocal")
        if candidate.predicate is None or candidate.light:
            self._give(roles, "actors", patients, "reciprocal")
        if not roles.actors:
            self._of_relation(candidate, roles)

    def _visit(
        self, candidate: Candidate, roles: Roles, agents: Sequence[Chunk], patients: Sequence[Chunk]
    ) -> None:
        told = [o for o in candidate.obliques if o.preposition in ("partner", "target", "goal")]
        self._give(roles, "actors", agents, "visit")
        self._give(roles, "recipients", patients or told, "visit")

    def _self(
        self, candidate: Candidate, roles: Roles, agents: Sequence[Chunk], patients: Sequence[Chunk]
    ) -> None:
        told = [o for o in candidate.obliques if o.preposition == "target"]
        self._give(roles, "actors", agents or patients, "self")
        self._give(roles, "recipients", told, "self")
        if candidate.frame.governs and not roles.recipients:
            self._of_content(candidate, roles)

    def _transitive(
        self, candidate: Candidate, roles: Roles, agents: Sequence[Chunk], patients: Sequence[Chunk]
    ) -> None:
        self._give(roles, "actors", agents, "transitive")
        self._give(roles, "recipients", [*patients, *candidate.extra], "transitive")
        if not roles.recipients:
            told = [o for o in candidate.obliques if o.preposition in _TARGETS]
            self._give(roles, "recipients", told, "transitive.oblique")

    def _flight(
        self, candidate: Candidate, roles: Roles, agents: Sequence[Chunk], _: Sequence[Chunk]
    ) -> None:
        """Who flees is the recipient; the party that a cause names drove them out."""
        self._give(roles, "recipients", agents, "flight")
        opened = False
        for item in self.analysis.chunks:
            if item.first < candidate.trigger_last:
                continue
            opened = opened or item.role == "cause" or item.preposition == "cause"
            if opened and item.kind == NOUN:
                self._give(roles, "actors", [item], "flight.cause")
                return

    def _target(
        self, candidate: Candidate, roles: Roles, agents: Sequence[Chunk], patients: Sequence[Chunk]
    ) -> None:
        """Words aimed at someone: the object, else who stands after a preposition, else inside."""
        pattern = candidate.frame.roles
        self._give(roles, "actors", agents, pattern)
        self._give(roles, "recipients", patients, pattern)
        if not roles.recipients:
            told = [o for o in candidate.obliques if o.preposition in _TARGETS]
            self._give(roles, "recipients", told, f"{pattern}.oblique")
        if not roles.recipients and pattern == "target":
            partners = [o for o in candidate.obliques if o.preposition == "partner"]
            self._give(roles, "recipients", partners, "target.oblique")
        if not roles.recipients and candidate.frame.type in _TOLD:
            self._of_content(candidate, roles)
        if not roles.recipients and pattern == "target":
            for inner in candidate.absorbed:
                self._give(roles, "recipients", inner.obliques[:1], "target.inner")

    def _of_relation(self, candidate: Candidate, roles: Roles) -> None:
        """Parties of a treaty signed: those of the treaty told by the same words."""
        start = self.analysis.tokens[candidate.first].start
        end = self.analysis.tokens[candidate.last - 1].end
        for relation in self.relations:
            if relation.start < end and relation.end > start:
                roles.actors = list(relation.parties)
                roles.rules.append("role.relation")
                return

    def _unnamed(self, candidate: Candidate, patients: Sequence[Chunk], roles: Roles) -> None:
        """Persons that are only counted, and property at a named place: whose their place is."""
        lexicon = frames(self.analysis.language)
        for item in patients:
            if self._picks_out(item):
                continue
            head = self.analysis.tokens[self.analysis.head_of(item)].lower
            thing = lexicon is not None and lexicon.headed_by(head, head, _THINGS)
            counted = not thing and any(
                item.first <= q.first < item.last and q.kind in ("count", "part")
                for q in self.analysis.quantities
            )
            country = self.discourse.home(self.analysis) if counted else None
            at_place = ["property", "territory"]
            if not counted and lexicon is not None and lexicon.headed_by(head, head, at_place):
                country = self._place_country(candidate, item)
            if country is not None:
                start = self.analysis.tokens[item.first].start
                end = self.analysis.tokens[item.last - 1].end
                words = self.discourse.text[start:end]
                roles.recipients.append(Party(text=words, start=start, end=end, country=country))
                roles.rules.append("role.counted" if counted else "role.at_place")
                return

    def _picks_out(self, item: Chunk) -> bool:
        """A number alone before a relative clause picks out some told of before, of any country."""
        chunks = self.analysis.chunks
        return (
            item.last - item.first == 1
            and 0 <= item.index < len(chunks) - 1
            and chunks[item.index + 1].kind == RELATIVE
        )

    def _place_country(self, candidate: Candidate, item: Chunk) -> str | None:
        for part in (item, *(o for o in candidate.obliques if o.preposition == "place")):
            for place in self.analysis.places:
                if place.first < part.last and place.last > part.first and place.country:
                    return place.country
        return None

    def _of_content(self, candidate: Candidate, roles: Roles) -> None:
        """Whom a threat or an offer is for where only its content says: its object or goal."""
        actors = {p.country for p in roles.actors}
        for predicate in self.analysis.predicates:
            if predicate.matrix is None or predicate.matrix is not candidate.predicate:
                continue
            goals = [o for o in predicate.obliques if o.preposition in _CONTENT]
            for item in (*predicate.object, *goals):
                told = [p for p in self.parties(item) if p.country and p.country not in actors]
                if told:
                    roles.recipients = told[:1]
                    roles.rules.append("role.content")
                    return

    def _supported(self, candidate: Candidate, roles: Roles) -> None:
        """Whom the help is for: told by a verb of support, or attacked in the condition."""
        lexicon = frames(self.analysis.language)
        for predicate in self.analysis.predicates:
            if predicate.chunk.head <= candidate.trigger_first or lexicon is None:
                continue
            if lexicon.headed_by(predicate.word.form, predicate.word.root, ["supporting"]):
                told = [
                    *predicate.object,
                    *(o for o in predicate.obliques if o.preposition == "target"),
                ]
                self._give(roles, "recipients", told, "supported")
                if roles.recipients:
                    return
        for condition in self.conditions:
            if condition is not candidate:
                self._give(roles, "recipients", condition.patients, "defended")
        actors = {p.country for p in roles.actors}
        roles.recipients = [p for p in roles.recipients if p.country not in actors]

    def _sides(self, candidate: Candidate) -> tuple[list[Chunk], list[Chunk]]:
        """Agent and patient phrases; of a noun also what stands inside its own phrase."""
        agents, patients = list(candidate.agents), list(candidate.patients)
        if candidate.chunk is None or candidate.inner is None:
            return agents, patients

        agents += [o for o in candidate.obliques if o.preposition == "agent"]
        first, last = candidate.inner
        if first < last and self.analysis.mentions_in(first, last):
            inner = Chunk(NOUN, first, last, first)
            side = candidate.frame.nominal
            told = bool(agents)
            if side == "agent" and not told:
                agents.append(inner)
            elif (
                side == "patient" or (side == "agent" and told) or candidate.frame.roles == "theme"
            ):
                patients.append(inner)
        both = [o for o in candidate.obliques if o.preposition == "both"]
        if candidate.frame.roles == "reciprocal":
            agents += both
        elif not agents:
            agents += [o for o in candidate.obliques if o.preposition == "source"][:1]
        return agents, patients

    def _theme(
        self, candidate: Candidate, roles: Roles, agents: Sequence[Chunk], patients: Sequence[Chunk]
    ) -> None:
        obliques = candidate.obliques
        self._give(roles, "actors", agents, "theme.agent")
        if not roles.actors:
            active = candidate.predicate is not None and candidate.predicate.voice == ACTIVE
            owned = [p for p in patients if not active or self._names_country(p)]
            self._give(roles, "actors", owned, "theme.owner")
            roles.actors = [p for p in roles.actors if p.country is not None]
        told = [o for o in obliques if o.preposition in _GOALS]
        self._give(roles, "recipients", told, "theme.goal")
        if not roles.recipients:
            against = [o for o in obliques if o.preposition == "over"]
            self._give(roles, "recipients", against, "theme.goal")

    def _names_country(self, item: Chunk) -> bool:
        return any(m.country is not None for m in self.analysis.mentions_in(item.first, item.last))

    def _give(self, roles: Roles, side: str, items: Sequence[Chunk], rule: str) -> None:
        target = roles.actors if side == "actors" else roles.recipients
        for item in self._without_apposition(items):
            for party in self.parties(item) or self._owners(item, side):
                if not any(_same(party, other) for other in target):
                    target.append(party)
                    roles.used.append((item.first, item.last))
                    if f"role.{rule}" not in roles.rules:
                        roles.rules.append(f"role.{rule}")

    def _owners(self, item: Chunk, side: str) -> list[Party]:
        """Whose a thing is that names no party itself ("truk asal X dan Y dibakar")."""
        owners: list[Party] = []
        place = item.index + 1
        chunks = self.analysis.chunks
        if side == "actors" or item.index < 0:
            return owners
        while place < len(chunks):
            part = chunks[place]
            if part.preposition == "owner" or (owners and part.kind == NOUN):
                owners += [p for p in self.parties(part) if p.country]
            elif not (owners and part.kind == COORDINATOR):
                break
            place += 1
        return owners

    def _without_apposition(self, items: Sequence[Chunk]) -> Sequence[Chunk]:
        """Of phrases set side by side without "dan" ("Malaysia, ketua ASEAN, ..."), one party."""
        if len(items) < _SEVERAL or any(item.preposition for item in items):
            return items
        first, last = items[0].index, items[-1].index
        between = self.analysis.chunks[first : last + 1] if 0 <= first < last else ()
        if not between or any(item.kind == COORDINATOR for item in between):
            return items
        named = [(item, self.analysis.mentions_in(item.first, item.last)) for item in items]
        person = next((i for i, m in named if any(x.kind is ActorKind.PERSON for x in m)), None)
        known = next((i for i, m in named if any(x.country is not None for x in m)), None)
        return [person or known or items[0]]

    def _not_both(self, roles: Roles) -> None:
        """Nobody is actor and recipient by the very same words."""
        words = {(p.start, p.end) for p in roles.actors if p.start is not None}
        roles.recipients = [p for p in roles.recipients if (p.start, p.end) not in words]

    def parties(self, item: Chunk) -> list[Party]:
        """The parties that a noun phrase names: usually one, two for "kedua negara"."""
        chosen = self._chosen(item)
        if chosen is not None:
            counted = self.discourse.counted(chosen)
            if counted is not None:
                return [counted]
            if chosen.kind is ActorKind.DEFINITE and chosen.number == "plural":
                both = self.discourse.both(self.analysis, chosen)
                if both:
                    return [replace(p, inferred="discourse.both") for p in both]
            return [self.discourse.party(chosen, self.analysis, self.speaker)]
        return self._somebody(item)

    def _somebody(self, item: Chunk) -> list[Party]:
        """A name that no lexicon knows and no title tells ("Tom divonis"): of this country."""
        first = self.analysis.head_of(item)
        last = first
        tokens = self.analysis.tokens
        while last < item.last and tokens[last].is_capitalised and tokens[last].kind == "word":
            last += 1
        if first == last or not self._is_name(first, last):
            return []
        if any(p.first < last and p.last > first for p in self.analysis.places):
            return []
        return [self.discourse.somebody(first, last, self.analysis)]

    def _is_name(self, first: int, last: int) -> bool:
        """Whether capitalised words are a person's name: not derived, the last no common root."""
        tokens, language = self.analysis.tokens, self.analysis.language
        begins = analyse(tokens[first].lower, language)
        ends = analyse(tokens[last - 1].lower, language)
        return begins.kind in ("unknown", "root") and (
            ends.kind == "unknown" or (ends.kind == "root" and ends.rare)
        )

    def _chosen(self, item: Chunk) -> Mention | None:
        """The mention at the head of the phrase, else one inside that tells a country."""
        mentions = self.analysis.mentions_in(item.first, item.last)
        head = self.analysis.head_of(item)
        toward = item.preposition in _TARGETS
        return (
            next((m for m in mentions if m.first <= head < m.last), None)
            or next((m for m in mentions if m.country is not None), None)
            or next((m for m in mentions if m.kind in _REFERRING), None)
            or next((m for m in mentions if toward and m.first == head + 1), None)
        )


def _same(one: Party, other: Party) -> bool:
    return one.start == other.start and one.end == other.end and one.name == other.name
