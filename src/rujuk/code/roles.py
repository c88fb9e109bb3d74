"""Actors and recipients of a deed: its frame's pattern over the phrases of its clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.code.frames import frames
from rujuk.code.mentions import ActorKind
from rujuk.code.phrase_parties import TARGETS
from rujuk.code.recipients import true_recipients
from rujuk.code.role_places import are_envoys, party_at
from rujuk.code.role_sides import RoleSides
from rujuk.code.touched import may_touch, touched
from rujuk.lang.phrases import COORDINATOR, NOUN, RELATIVE, Chunk
from rujuk.lang.predicate import ACTIVE, PASSIVE
from rujuk.records import EventType, Party

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rujuk.code.analysis import Analysis
    from rujuk.code.candidates import Candidate
    from rujuk.code.discourse import Discourse
    from rujuk.lang.predicate import Predicate
    from rujuk.records import Relation

_GOALS = frozenset({"goal", "target", "benefit", "purpose"})
_CONTENT = _GOALS | {"partner", "source"}
_WHERE = frozenset({"place", "owner"})
_SEVERAL = 2
_BODIES = frozenset({ActorKind.STATE, ActorKind.METONYM, ActorKind.GOVERNMENT, ActorKind.GROUP})
_TOLD = frozenset({EventType.THREATEN, EventType.AGREE})
_THINGS = ["property", "territory", "arms", "assets", "fire", "aid", "communications"]
_AT_PLACES = frozenset({EventType.ASSAULT, EventType.AID, EventType.CONSULT})
_PARTING = frozenset({EventType.SANCTION, EventType.COERCE})
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


class RoleFinder(RoleSides):
    """Finds the parties of the deeds of one sentence."""

    __slots__ = ("conditions", "relations", "sides")

    def __init__(
        self, analysis: Analysis, discourse: Discourse, relations: Sequence[Relation] = ()
    ) -> None:
        """`speaker` (who the first person is) and `conditions` are set by the caller."""
        super().__init__(analysis, discourse)
        self.relations = relations
        self.conditions: list[Candidate] = []
        self.sides: tuple[list[Chunk], list[Chunk]] = ([], [])

    def find(self, candidate: Candidate) -> Roles:
        """Actors and recipients by the frame's role pattern."""
        roles = Roles()
        agents, patients = self.sides = self._sides(candidate)
        pattern = candidate.frame.roles
        if pattern in ("target", "request"):
            self._target(candidate, roles, agents, patients)
        else:
            fill = {
                "undergoer": self._undergoer,
                "reciprocal": self._reciprocal,
                "theme": self._theme,
                "visit": self._visit,
                "host": self._host,
                "self": self._self,
                "transitive": self._transitive,
                "flight": self._flight,
            }[pattern]
            fill(candidate, roles, agents, patients)
        if not roles.actors and candidate.frame.type is EventType.ASSAULT:
            self._through(candidate, roles, agents)
        if not roles.recipients and pattern in ("transitive", "undergoer"):
            self._unnamed(candidate, patients, roles)
        if not roles.recipients and candidate.frame.type in _AT_PLACES:
            self._at_place(candidate, patients, roles)
        if not roles.recipients and candidate.frame.type in _HELPING:
            self._supported(candidate, roles)
        if not roles.recipients and candidate.frame.type is EventType.AID:
            aims = [p for p in self.analysis.predicates if _is_content(p, candidate)]
            held = [*candidate.obliques, *(o for aim in aims for o in aim.obliques)]
            there = [o for o in held if o.preposition == "place"]
            self._give(roles, "recipients", there, "help_there")
            actors = {p.country for p in roles.actors}
            roles.recipients = [p for p in roles.recipients if p.country not in actors]
        if not roles.recipients and roles.actors and may_touch(candidate):
            self._touched(candidate, roles, patients)
        if candidate.receivers and not roles.recipients:
            self._give(roles, "recipients", candidate.receivers, "receiver")
            received = {p.start for p in roles.recipients}
            roles.actors = [p for p in roles.actors if p.start not in received]
        if candidate.frame.type in _PARTING and are_envoys(self.analysis, patients):
            self._away_from(candidate, roles)
        self._not_both(roles)
        roles.recipients = true_recipients(candidate, self.analysis, roles.actors, roles.recipients)
        return roles

    def _touched(self, candidate: Candidate, roles: Roles, patients: Sequence[Chunk]) -> None:
        """Another country than the actor's that what is done, refused or agreed is about."""
        actors = {p.country for p in roles.actors} | {None}
        self.acting, self.others = False, self.sides[0]
        for item in touched(candidate, self.analysis, patients):
            if not self._names_country(item):
                continue
            found = [p for p in self.parties(item) if p.country not in actors]
            if found:
                roles.recipients = found[:1]
                roles.rules.append("role.touched")
                return

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

    def _host(
        self, candidate: Candidate, roles: Roles, agents: Sequence[Chunk], patients: Sequence[Chunk]
    ) -> None:
        """Who receives is host, so the recipient; who is received is the visitor, so the actor."""
        del candidate
        self._give(roles, "actors", patients, "host")
        self._give(roles, "recipients", agents, "host")

    def _self(
        self, candidate: Candidate, roles: Roles, agents: Sequence[Chunk], patients: Sequence[Chunk]
    ) -> None:
        told = [o for o in candidate.obliques if o.preposition == "target"]
        self._give(roles, "actors", agents or patients, "self")
        self._give(roles, "recipients", told, "self")
        offers = candidate.frame.governs or candidate.frame.type in _TOLD
        if offers and candidate.frame.speech and not roles.recipients:
            self._of_content(candidate, roles)

    def _transitive(
        self, candidate: Candidate, roles: Roles, agents: Sequence[Chunk], patients: Sequence[Chunk]
    ) -> None:
        self._give(roles, "actors", agents, "transitive")
        self._give(roles, "recipients", [*patients, *candidate.extra], "transitive")
        own = self._set_aside_own(roles)
        if not roles.recipients:
            told = [o for o in candidate.obliques if o.preposition in TARGETS]
            self._give(roles, "recipients", told, "transitive.oblique")
        if not roles.recipients and candidate.frame.taken_from:
            losers = [o for o in candidate.obliques if o.preposition == "source"]
            self._give(roles, "recipients", losers, "transitive.source")
        if not roles.recipients:
            self._of_object(candidate, roles, patients)
        roles.recipients = roles.recipients or own

    def _of_object(self, candidate: Candidate, roles: Roles, patients: Sequence[Chunk]) -> None:
        """Whom the object is shared with, where a body is told ("menutup perbatasan dengan X")."""
        shared = [
            o
            for o in candidate.obliques
            if o.preposition == "partner"
            and any(o.index == item.index + 1 for item in patients)
            and any(m.kind in _BODIES for m in self.analysis.mentions_in(o.first, o.last))
        ]
        self._give(roles, "recipients", shared, "transitive.shared")

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
        own = self._set_aside_own(roles)
        if not roles.recipients and candidate.chunk is not None and self._holds_another(candidate):
            others = [o for o in candidate.obliques if o.preposition == "agent"]
            self._give(roles, "recipients", others, f"{pattern}.inner")
        if not roles.recipients:
            told = [o for o in candidate.obliques if o.preposition in TARGETS]
            self._give(roles, "recipients", told, f"{pattern}.oblique")
        if not roles.recipients and pattern == "target":
            partners = [o for o in candidate.obliques if o.preposition == "partner"]
            self._give(roles, "recipients", partners, "target.oblique")
        if not roles.recipients and candidate.frame.type in _TOLD:
            self._of_content(candidate, roles)
        if not roles.recipients and pattern == "target":
            for inner in candidate.absorbed:
                self._give(roles, "recipients", inner.obliques[:1], "target.inner")
        roles.recipients = roles.recipients or own

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
                told = [item, *(o for o in candidate.obliques if o.preposition == "place")]
                place = party_at(self.analysis, told)
                country = place.country if place is not None else None
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

    def _at_place(self, candidate: Candidate, patients: Sequence[Chunk], roles: Roles) -> None:
        """Where an attack or help goes, and who is visited: the country of the place named."""
        fired = candidate.frame.roles == "theme" and candidate.frame.type is EventType.ASSAULT
        ends = TARGETS | {"place"} if fired else TARGETS
        goals = [o for o in candidate.obliques if o.preposition in ends]
        undergone = [] if candidate.frame.roles == "theme" else patients
        actors = {p.country for p in roles.actors}
        told = party_at(self.analysis, [*undergone, *goals], but_not=actors, heading=True)
        if told is None and candidate.frame.type is EventType.ASSAULT:
            told = self._where_struck([*undergone, *goals], actors)
        if told is not None:
            roles.recipients.append(told)
            roles.rules.append("role.at_place")

    def _where_struck(self, items: Sequence[Chunk], actors: set[str | None]) -> Party | None:
        """Whose the place is right behind a thing that is struck ("a camp in the X village")."""
        for item in items:
            behind = self.analysis.chunks[item.index + 1 : item.index + 2]
            where = [o for o in behind if o.kind == NOUN and o.preposition in _WHERE]
            named = [p for o in where if self._names_country(o) for p in self.parties(o)]
            told = next((p for p in named if p.country not in actors | {None}), None)
            told = told or party_at(self.analysis, where, but_not=actors)
            if told is not None:
                return told
        return None

    def _away_from(self, candidate: Candidate, roles: Roles) -> None:
        """Who withdraws its own envoys turns from where they are ("duta besarnya dari X")."""
        actors = {p.country for p in roles.actors if p.country is not None}
        own = [p for p in roles.recipients if p.inferred is not None and p.country in actors]
        if not own or len(own) < len(roles.recipients):
            return
        where = [o for o in candidate.obliques if o.preposition in ("place", "source")]
        roles.recipients = []
        self._give(roles, "recipients", where, "away_from")
        roles.recipients = [p for p in roles.recipients if p.country not in actors]
        told = party_at(self.analysis, where, but_not=actors)
        if told is not None and not roles.recipients:
            roles.recipients.append(told)
            roles.rules.append("role.away_from")

    def _of_content(self, candidate: Candidate, roles: Roles) -> None:
        """Whom a threat or an offer is for where only its content says: its object or goal."""
        actors = {p.country for p in roles.actors}
        for predicate in self.analysis.predicates:
            if not _is_content(predicate, candidate):
                continue
            goals = [o for o in predicate.obliques if o.preposition in _CONTENT]
            for item in (*predicate.object, *goals):
                if not self._names_country(item):
                    continue
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
        if not roles.recipients and candidate.frame.type in _TOLD and candidate.frame.speech:
            self._of_content(candidate, roles)
        if not roles.recipients and candidate.frame.taken_from:
            givers = [o for o in obliques if o.preposition == "source"]
            self._give(roles, "recipients", givers or patients, "theme.source")
            actors = {p.country for p in roles.actors}
            roles.recipients = [p for p in roles.recipients if p.country not in actors | {None}]
        if not roles.recipients:
            against = [o for o in obliques if o.preposition == "over"]
            self._give(roles, "recipients", against, "theme.goal")

    def _give(self, roles: Roles, side: str, items: Sequence[Chunk], rule: str) -> None:
        self.acting = side == "actors"
        target = roles.actors if self.acting else roles.recipients
        self.others = self.sides[1] if self.acting else self.sides[0]
        for item in self._without_apposition(items):
            found = self.parties(item) or self._owners(item, side)
            if not found and not self.acting and item.preposition is None:
                found = self.possessor(item)
            for party in found:
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

    def _set_aside_own(self, roles: Roles) -> list[Party]:
        """Takes out recipients that are the actor's own: others go before them ("its aid to X")."""
        actors = {p.country for p in roles.actors if p.country is not None}
        own = [
            p
            for p in roles.recipients
            if p.country in actors and (p.inferred is not None or self._owns_object(p, roles))
        ]
        roles.recipients = [p for p in roles.recipients if p not in own]
        return own

    def _owns_object(self, party: Party, roles: Roles) -> bool:
        """Whether a party only stands before the head of its phrase ("X's borders with Y")."""
        for first, last in roles.used:
            tokens = self.analysis.tokens
            if (
                party.start is not None
                and tokens[first].start <= party.start < tokens[last - 1].end
            ):
                item = next((c for c in self.analysis.chunks if c.first == first), None)
                head = self.analysis.head_of(item) if item is not None else first
                return party.end is not None and party.end <= tokens[head].start
        return False

    def _through(self, candidate: Candidate, roles: Roles, agents: Sequence[Chunk]) -> None:
        """Who strikes by a thing that was fired, sent or flown ("missiles fired by X struck")."""
        if candidate.predicate is None or candidate.predicate.voice != ACTIVE:
            return
        for verb in self.analysis.predicates:
            described = verb.subject_rule == "relative" and verb.voice == PASSIVE
            if described and any(item in verb.subject for item in agents):
                self._give(roles, "actors", verb.agent, "through")

    def _not_both(self, roles: Roles) -> None:
        """Nobody is actor and recipient by the very same words."""
        words = {(p.start, p.end) for p in roles.actors if p.start is not None}
        roles.recipients = [p for p in roles.recipients if (p.start, p.end) not in words]


def _same(one: Party, other: Party) -> bool:
    return one.start == other.start and one.end == other.end and one.name == other.name


def _is_content(predicate: Predicate, candidate: Candidate) -> bool:
    """Whether the verb tells what is offered or threatened ("ancaman X untuk menyerang Y")."""
    if predicate.matrix is not None:
        return predicate.matrix is candidate.predicate
    return candidate.chunk is not None and (
        predicate.subject_rule == "of_noun" and candidate.chunk in predicate.subject
    )
