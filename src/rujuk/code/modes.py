"""Modes of a deed: how it is done, or what is asked for, refused or threatened.

The frame supposes a mode; words of the clause tell it more exactly: what the deed is done with,
what is moved, how one meets. The mode of a demand, a refusal or a threat is its content, read from
the deed told there, else from words. Source: PLOVER 2.0, modes of each type.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rujuk.code.mode_rules import mode_rules, mode_words, party_rules, told_rules
from rujuk.code.ontology import BODIES, ontology
from rujuk.lang.phrases import MARK, REPORT, SUBORDINATOR, VERB
from rujuk.lang.predicate import PASSIVE, PASSIVE_TWO
from rujuk.records import EventType

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rujuk.code.analysis import Analysis
    from rujuk.code.candidates import Candidate
    from rujuk.code.mode_rules import Told
    from rujuk.code.roles import Roles
    from rujuk.code.word_classes import Hit
    from rujuk.lang.phrases import Chunk
    from rujuk.lang.predicate import Predicate
    from rujuk.records import Party, Place

_BY_MEANS = frozenset({"partner", "means"})
_OPENS_CONTENT = frozenset({"purpose"})
_ASIDE = frozenset({"after", "while", "before"})
_SEVERAL = 2


class Mode(NamedTuple):
    """A mode, how it was told, and the tokens it was read from (null: the trigger's)."""

    code: str
    how: str
    first: int | None = None
    last: int | None = None


class ModeFinder:
    """Finds the modes of the deeds of one sentence."""

    __slots__ = ("_hits", "analysis", "candidates")

    def __init__(self, analysis: Analysis, candidates: Sequence[Candidate]) -> None:
        """`candidates`: every deed told in the sentence, those that are no events too."""
        self.analysis = analysis
        self.candidates = candidates
        self._hits: dict[str, list[Hit]] | None = None

    def find(self, candidate: Candidate, roles: Roles, place: Place | None) -> list[Mode]:
        """The modes in the order of the codebook; each once."""
        kind = candidate.frame.type
        allowed = ontology().types[kind].modes
        if not allowed:
            return []
        supposed = [Mode(code, "frame") for code in candidate.frame.modes]
        supposed += [
            Mode(code, "frame", other.trigger_first, other.trigger_last)
            for other in candidate.absorbed
            if other.frame.type is kind
            for code in other.frame.modes
        ]
        told = self._told(candidate, kind)
        if kind in (EventType.REQUEST, EventType.REJECT, EventType.THREATEN):
            told += self._content(candidate, kind)
        told += self._by_parties(candidate, kind, roles, place, [*supposed, *told])
        kept = _without_beside(_instead(supposed, told))
        first: dict[str, Mode] = {}
        for mode in kept:
            first.setdefault(mode.code, mode)
        return [first[code] for code in allowed if code in first]

    def tells_truce(self, candidate: Candidate) -> bool:
        """Whether the end of a conflict is what is asked for."""
        ranges = self._content_ranges(candidate)
        return self._hit_in(ranges, mode_rules().truce_words) is not None

    # --- words -----------------------------------------------------------------------------------

    def _hits_by_class(self) -> dict[str, list[Hit]]:
        """Where the sentence has words of each class; looked up once for all deeds of it."""
        if self._hits is None:
            self._hits = {}
            classes = mode_words(self.analysis.language)
            for hit in classes.find(self.analysis.tokens) if classes else []:
                self._hits.setdefault(hit.name, []).append(hit)
        return self._hits

    def _hit_in(self, ranges: Iterable[tuple[int, int]], name: str) -> Hit | None:
        hits = self._hits_by_class().get(name)
        if hits is None:
            return None
        return next(
            (h for first, last in ranges for h in hits if h.first < last and h.last > first), None
        )

    def _told(self, candidate: Candidate, kind: EventType) -> list[Mode]:
        parts: dict[str, list[tuple[int, int]]] = {}
        found: list[Mode] = []
        hits = self._hits_by_class()
        for rule in told_rules(kind) if hits else ():
            if rule.words not in hits or (rule.weak and (found or candidate.frame.modes)):
                continue
            if not _supposes(rule, candidate):
                continue
            if rule.part not in parts:
                parts[rule.part] = getattr(self, f"_{rule.part}")(candidate)
            hit = self._hit_in(parts[rule.part], rule.words)
            if hit is not None:
                found.append(Mode(rule.mode, rule.part, hit.first, hit.last))
        return found

    def _means(self, candidate: Candidate) -> list[tuple[int, int]]:
        """The words of the deed, who or what does it, what it is done with; not what it strikes."""
        found = [(candidate.trigger_first, candidate.trigger_last)]
        undergone = candidate.frame.roles == "undergoer"
        if not undergone:
            found += _ranges(candidate.agents)
        if candidate.chunk is not None:
            found.append((candidate.trigger_last, candidate.chunk.last))
        found += _ranges(o for o in candidate.obliques if o.preposition in _BY_MEANS)
        if candidate.frame.roles == "theme":
            found += _ranges(candidate.patients)
        if undergone and candidate.predicate is not None:
            found += _ranges(candidate.predicate.object)
        for other in self.candidates:
            within = other in candidate.absorbed or other.chunk in candidate.obliques
            if other.chunk is not None and within and other.frame.type is EventType.ASSAULT:
                found.append((other.chunk.first, other.chunk.last))
        for other in candidate.absorbed:
            found.append((other.trigger_first, other.trigger_last))
            found += _ranges(o for o in other.obliques if o.preposition in _BY_MEANS)
        for predicate in self.analysis.predicates:
            if self._names_tool(predicate, candidate, undergone=undergone):
                found += _ranges([*predicate.object, *predicate.agent])
        return found

    def _names_tool(self, predicate: Predicate, candidate: Candidate, *, undergone: bool) -> bool:
        """A verb of using beside the deed, or right after what befell ("tewas terkena ranjau")."""
        if predicate is candidate.predicate:
            return False
        at = predicate.chunk.head
        if undergone and predicate.chunk.first == candidate.trigger_last:
            return True
        return (
            candidate.trigger_last <= at <= candidate.last + 1
            and self._hit_in([(at, at + 1)], mode_rules().tool_words) is not None
        )

    def _moved(self, candidate: Candidate) -> list[tuple[int, int]]:
        """What is sent or readied; of who moves by himself, the mover."""
        if candidate.chunk is not None and candidate.inner is not None:
            found = [candidate.inner]
        elif candidate.frame.roles == "self":
            found = _ranges(candidate.agents)
        else:
            found = _ranges(candidate.patients)
        for predicate in self.analysis.predicates:
            if self._names_tool(predicate, candidate, undergone=False):
                found += _ranges(predicate.object)
        return found or _ranges(candidate.agents)

    @staticmethod
    def _object(candidate: Candidate) -> list[tuple[int, int]]:
        """What the deed is done to."""
        found = _ranges(candidate.patients)
        return [*found, candidate.inner] if candidate.inner is not None else found

    def _done_to(self, candidate: Candidate) -> list[tuple[int, int]]:
        """What the deed is done to, and what stands after prepositions."""
        return [*self._object(candidate), *_ranges(candidate.obliques)]

    def _clause(self, candidate: Candidate) -> list[tuple[int, int]]:
        """From the verb before (unless it stands aside) to the verb after, those included."""
        own = {id(candidate.predicate), id(candidate.governor)}
        first, last = 0, len(self.analysis.tokens)
        for other in self.analysis.predicates:
            if id(other) in own:
                continue
            if other.chunk.last <= candidate.trigger_first:
                aside = other.opened_by in _ASIDE
                first = max(first, other.last if aside else other.chunk.head)
            elif other.chunk.first >= candidate.trigger_last:
                aside = other.opened_by in _ASIDE
                last = min(last, other.first if aside else other.chunk.last)
        return [(first, max(last, candidate.trigger_last))]

    # --- parties ---------------------------------------------------------------------------------

    def _by_parties(
        self,
        candidate: Candidate,
        kind: EventType,
        roles: Roles,
        place: Place | None,
        known: Sequence[Mode],
    ) -> list[Mode]:
        rules = party_rules(kind)
        if rules is None:
            return []
        codes = {mode.code for mode in known}
        parties = [*roles.actors, *roles.recipients]
        countries = {party.country for party in parties if party.country is not None}
        found = [
            Mode(body.mode, "body") for body in rules.bodies if countries and countries <= BODIES
        ]
        codes.update(mode.code for mode in found)
        found += [
            Mode(rule.mode, "elsewhere")
            for rule in rules.elsewhere
            if not codes and _is_elsewhere(place, countries)
        ]
        if rules.sectors and not any(mode.how == "moved" for mode in known):
            sectors = self._sectors(candidate, roles.actors)
            found += [Mode(rule.mode, "sector") for rule in rules.sectors if rule.sector in sectors]
        return found

    def _sectors(self, candidate: Candidate, actors: Sequence[Party]) -> set[str]:
        """Sectors of what is moved, or of who moves it where that tells none."""
        moved = {
            mention.sectors[0]
            for first, last in self._moved(candidate)
            for mention in self.analysis.mentions_in(first, last)
            if mention.sectors
        }
        return moved | {party.sectors[0] for party in actors if party.sectors}

    # --- content ---------------------------------------------------------------------------------

    def _content(self, candidate: Candidate, kind: EventType) -> list[Mode]:
        """The mode of the first deed told as content, else of the first word of its matter."""
        ranges = self._content_ranges(candidate)
        for other in self.candidates:
            if other is candidate or not _within(other.trigger_first, ranges):
                continue
            code = _mode_of_content(kind, other)
            if code is not None:
                return [Mode(code, "content", other.trigger_first, other.trigger_last)]
        hits = [
            (hit, rule.mode)
            for rule in mode_rules().matter
            if kind in rule.of
            for hit in [self._hit_in(ranges, rule.words)]
            if hit is not None
        ]
        if not hits:
            return []
        hit, code = min(hits, key=lambda one: one[0].first)
        return [Mode(code, "matter", hit.first, hit.last)]

    def _content_ranges(self, candidate: Candidate) -> list[tuple[int, int]]:
        """The words after the trigger up to the next clause; for a refusal what is refused too."""
        found: list[tuple[int, int]] = []
        voice = candidate.predicate.voice if candidate.predicate is not None else None
        refused = candidate.frame.type is EventType.REJECT and voice in (PASSIVE, PASSIVE_TWO)
        if refused or candidate.frame.roles == "theme":
            found += _ranges(candidate.patients)
        stop = len(self.analysis.tokens)
        governor = candidate.governor if candidate.chunk is not None else None
        if governor is not None and governor.link == "of_noun":
            governor = None
        for item in self.analysis.chunks:
            if item.first < candidate.trigger_last:
                continue
            if (
                (item.kind == MARK and item.role != '"')
                or item.kind == REPORT
                or (item.kind == SUBORDINATOR and item.role not in _OPENS_CONTENT)
                or (item.kind == VERB and governor is not None and item is governor.chunk)
            ):
                stop = item.first
                break
        found.append((candidate.trigger_last, stop))
        return found


def _ranges(items: Iterable[Chunk]) -> list[tuple[int, int]]:
    return [(item.first, item.last) for item in items]


def _within(index: int, ranges: Iterable[tuple[int, int]]) -> bool:
    return any(first <= index < last for first, last in ranges)


def _supposes(rule: Told, candidate: Candidate) -> bool:
    return not rule.instead_of or any(m in rule.instead_of for m in candidate.frame.modes)


def _is_elsewhere(place: Place | None, countries: set[str]) -> bool:
    """Whether several states meet in a country that is none of theirs."""
    return (
        place is not None
        and place.country is not None
        and len(countries) >= _SEVERAL
        and place.country not in countries
        and not countries & BODIES
    )


def _mode_of_content(kind: EventType, content: Candidate) -> str | None:
    """The mode of a demand, refusal or threat with this deed as its content; null for none."""
    own = content.frame.content
    if own is not None and own in ontology().types[kind].modes:
        return own
    for rule in mode_rules().content:
        fits = rule.kind is None or rule.kind in content.frame.modes
        if fits and kind in rule.of and rule.type is content.frame.type:
            return rule.mode
    return None


def _instead(supposed: Sequence[Mode], told: Sequence[Mode]) -> list[Mode]:
    """What words tell takes the place of what the frame supposes, within a group."""
    if not told:
        return list(supposed)
    codes = {mode.code for mode in told}
    kept = [
        mode
        for mode in supposed
        if not any(mode.code in group and codes & set(group) for group in mode_rules().instead)
    ]
    return [*told, *kept]


def _without_beside(modes: Sequence[Mode]) -> list[Mode]:
    if len(modes) < _SEVERAL:
        return list(modes)
    codes = {mode.code for mode in modes}
    barred = {rule.mode for rule in mode_rules().beside if codes & set(rule.not_with)}
    return [mode for mode in modes if mode.code not in barred]
