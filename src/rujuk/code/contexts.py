"""Contexts of a deed: what it is about, from its type, its parties and the words around it.

Sparse: a word counts only where the rules of `data/ontology/contexts.yaml` look for it, never in
the whole page. Source: PLOVER 2.0, general contexts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rujuk.code.context_rules import (
    IGNORED,
    context_rules,
    context_words,
    rules_of_modes,
    rules_of_parties,
    rules_of_states,
    rules_of_words,
)
from rujuk.code.ontology import BODIES, ontology

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rujuk.code.analysis import Analysis
    from rujuk.code.candidates import Candidate
    from rujuk.code.roles import Roles
    from rujuk.code.word_classes import Hit
    from rujuk.records import EventType, Party

_SEVERAL = 2
_AWAY = frozenset({"place", "goal", "source"})


class Context(NamedTuple):
    """A context, how it was told, and the words it was read from (null: none of its own)."""

    code: str
    how: str
    start: int | None = None
    end: int | None = None


class ContextFinder:
    """Finds the contexts of the deeds of one page."""

    __slots__ = ("_hits", "_places", "_sentences", "language")

    def __init__(self, language: str, analyses: Sequence[Analysis]) -> None:
        """`analyses`: every sentence of the page, in order."""
        self.language = language
        self._sentences = analyses
        self._places = {one.sentence.start: place for place, one in enumerate(analyses)}
        self._hits: dict[int, list[Hit]] = {}

    def find(
        self,
        analysis: Analysis,
        candidate: Candidate,
        extent: tuple[int, int],
        modes: Sequence[str],
        roles: Roles,
    ) -> list[Context]:
        """The contexts in the order of the codebook; each once. `extent`: tokens of the event."""
        kind = candidate.frame.type
        found = {context: Context(context, "frame") for context in candidate.frame.contexts}
        for rule in rules_of_modes(kind):
            if rule.mode is None or rule.mode in modes:
                found.setdefault(rule.context, Context(rule.context, "mode"))
        for one in self._of_parties(kind, modes, roles):
            found.setdefault(one.code, one)
        sectors = {party.sectors[0] for party in roles.actors if party.sectors}
        for told in self._of_words(analysis, kind, extent, sectors):
            found.setdefault(told.code, told)
        if len(found) < _SEVERAL:
            return list(found.values())
        for drop in context_rules().drop:
            if drop.context in found and found.keys() & set(drop.beside):
                del found[drop.context]
        return [found[code] for code in ontology().contexts if code in found]

    @staticmethod
    def _of_parties(kind: EventType, modes: Sequence[str], roles: Roles) -> Iterator[Context]:
        sides = {
            "actors": _by_sector(roles.actors),
            "recipients": _by_sector(roles.recipients),
            "any": _by_sector([*roles.actors, *roles.recipients]),
        }
        for rule in rules_of_parties(kind):
            if rule.modes and not set(rule.modes).intersection(modes):
                continue
            party = sides[rule.side].get(rule.sector)
            if party is not None:
                yield Context(rule.context, "party", party.start, party.end)
        states = rules_of_states(kind)
        governed = states and {
            party.country
            for party in (*roles.actors, *roles.recipients)
            if party.country is not None and _GOVERNMENT & set(party.sectors)
        }
        if len(governed) >= _SEVERAL:
            yield from (Context(rule.context, "states") for rule in states)

    def _of_words(
        self, analysis: Analysis, kind: EventType, extent: tuple[int, int], sectors: set[str]
    ) -> Iterator[Context]:
        """What the words of the clause, the sentence and its neighbours tell, nearest first."""
        rules = rules_of_words(kind)
        for sentence in self._near(analysis):
            for hit in self._hits_of(sentence):
                for rule in rules.get(hit.name, ()):
                    if sentence is not analysis and rule.scope != "paragraph":
                        continue
                    if rule.scope == "clause" and not extent[0] <= hit.first < extent[1]:
                        continue
                    if rule.sector and not sectors.intersection(rule.sector):
                        continue
                    if rule.not_places and _in_place(sentence, hit):
                        continue
                    tokens = sentence.tokens
                    first, last = tokens[hit.first].start, tokens[hit.last - 1].end
                    yield Context(rule.context, rule.scope, first, last)

    def _near(self, analysis: Analysis) -> list[Analysis]:
        """The sentence and its neighbours in its paragraph."""
        at = self._places[analysis.sentence.start]
        return [
            analysis,
            *(
                self._sentences[near]
                for near in (at - 1, at + 1)
                if 0 <= near < len(self._sentences)
                and self._sentences[near].paragraph == analysis.paragraph
            ),
        ]

    def _hits_of(self, analysis: Analysis) -> list[Hit]:
        start = analysis.sentence.start
        hits = self._hits.get(start)
        if hits is None:
            classes = context_words(self.language)
            hits = classes.find(analysis.tokens) if classes is not None else []
            self._hits[start] = hits = [hit for hit in hits if hit.name != IGNORED]
        return hits


_GOVERNMENT = frozenset({"GOV", "LEG"})


def _by_sector(parties: Sequence[Party]) -> dict[str, Party]:
    """The first party of each primary sector; bodies of many states have none of their own."""
    found: dict[str, Party] = {}
    for party in parties:
        if party.sectors and party.country not in BODIES:
            found.setdefault(party.sectors[0], party)
    return found


def _in_place(analysis: Analysis, hit: Hit) -> bool:
    return any(
        item.preposition in _AWAY and item.first <= hit.first < item.last
        for item in analysis.chunks
    )
