"""Standing relations: treaties with their pledges, alliances, unfinished wars, nuclear umbrellas.

The words are data: `lang/<code>/relations.yaml`; known treaties: `data/treaties.yaml`. The kinds of
pledges are those of the ATOP codebook (Leeds et al., Alliance Treaty Obligations and Provisions).
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from rujuk.code.mentions import ActorKind
from rujuk.code.times import time_of
from rujuk.code.witnesses import with_outside_words
from rujuk.identity import relation_id
from rujuk.lang.packs import lexicon_path
from rujuk.lexicon import load, resource
from rujuk.records import (
    Party,
    Pledge,
    PledgeKind,
    Relation,
    RelationKind,
    Time,
    Witness,
)

if TYPE_CHECKING:
    from rujuk.code.analysis import Analysis
    from rujuk.code.discourse import Discourse
    from rujuk.code.mentions import Mention
    from rujuk.code.speakers import Speakers
    from rujuk.lang.tokens import Token


class RelationWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`relations.yaml` of a language; phrases in small letters."""

    source: str
    treaty_nouns: list[str]
    treaty_marks: list[str]
    alliance_nouns: list[str]
    ally_nouns: list[str]
    at_war: list[list[str]]
    umbrella: list[str]
    pledges: dict[str, list[str]]


class Treaty(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One entry of `data/treaties.yaml`."""

    id: str
    names: dict[str, list[str]]
    parties: list[str]
    signed_on: str
    pledges: list[str]
    source: str
    note: str | None = None


@cache
def relation_words(language: str) -> RelationWords | None:
    """The lexicon of this language; null where its pack has none."""
    path = lexicon_path(language, "relations")
    return None if path is None else load(path, RelationWords)


@cache
def treaties() -> tuple[Treaty, ...]:
    """The known treaties."""
    path = "data/treaties.yaml"
    return tuple(load(path, list[Treaty])) if resource(path).is_file() else ()


@cache
def relation_gate(language: str) -> frozenset[str]:
    """Words of which a sentence must hold one to be read for relations."""
    words = relation_words(language)
    if words is None:
        return frozenset()
    gate = {
        noun.split()[0] for noun in (*words.treaty_nouns, *words.alliance_nouns, *words.ally_nouns)
    }
    gate |= {phrase[0] for phrase in words.at_war} | {noun.split()[0] for noun in words.umbrella}
    return frozenset(gate)


_REACH = 12
_TOGETHER = 2


class RelationCoder:
    """Reads the relations of the sentences of one document, in order."""

    __slots__ = ("discourse", "document", "language", "last_pair", "speakers", "text")

    def __init__(
        self, document: str, text: str, language: str, discourse: Discourse, speakers: Speakers
    ) -> None:
        """No relation told yet."""
        self.document = document
        self.text = text
        self.language = language
        self.discourse = discourse
        self.speakers = speakers
        self.last_pair: list[Party] = []

    def code(self, analysis: Analysis) -> list[Relation]:
        """The relations of one sentence."""
        words = relation_words(self.language)
        if words is None:
            return []
        found: list[Relation] = []
        tokens = analysis.tokens
        taken = -1
        for index, token in enumerate(tokens):
            if index < taken:
                continue
            relation = (
                self._at_war(analysis, index, words)
                or self._umbrella(analysis, index, words)
                or self._treaty(analysis, index, token, words)
                or self._alliance(analysis, index, token, words)
            )
            if relation is not None:
                found.append(relation[0])
                taken = relation[1]
        return found

    # --- kinds -----------------------------------------------------------------------------------

    def _treaty(
        self, analysis: Analysis, index: int, token: Token, words: RelationWords
    ) -> tuple[Relation, int] | None:
        if token.lower not in words.treaty_nouns:
            return None
        clause_end = self._clause_end(analysis, index)
        if index and analysis.tokens[index - 1].lower in words.treaty_nouns:
            return None
        marks = [
            i
            for i in range(index + 1, clause_end)
            if analysis.tokens[i].lower in words.treaty_marks
        ]
        named = (
            token.is_capitalised
            and index + 1 < len(analysis.tokens)
            and (analysis.tokens[index + 1].is_capitalised)
        )
        before = index > 0 and analysis.tokens[index - 1].lower in words.treaty_marks
        dated = any(index < t.first <= index + 4 for t in analysis.times)
        if not marks and not named and not before and not dated:
            return None
        parties = self._parties(analysis, index, clause_end)
        if len(parties) < _TOGETHER:
            return None
        times = [t for t in analysis.times if index < t.first < clause_end and t.edtf]
        last = max([index + 1, *(m + 1 for m in marks[:1]), *(t.last for t in times[:1])])
        first = index
        for mention in analysis.mentions:
            if (
                index < mention.first < clause_end
                and mention.last <= clause_end
                and marks
                and mention.last > last
                and mention.first < last + 3
            ):
                last = mention.last
        pledges = self._pledges(analysis, index, clause_end, words)
        for pledge in pledges:
            last = max(
                last, next(i + 1 for i, t in enumerate(analysis.tokens) if t.end == pledge.end)
            )
        if named:
            while (
                last < len(analysis.tokens)
                and analysis.tokens[last].is_capitalised
                and last == first + 1
            ):
                last += 1
        signed = time_of(times[0], self.text) if times else None
        treaty = self._known(analysis, index, clause_end, parties, signed)
        self.last_pair = parties
        return (
            self._relation(
                analysis,
                RelationKind.TREATY,
                first,
                last,
                parties,
                signed=signed,
                pledges=pledges,
                treaty=treaty,
            ),
            clause_end,
        )

    def _alliance(
        self, analysis: Analysis, index: int, token: Token, words: RelationWords
    ) -> tuple[Relation, int] | None:
        ally = token.lower in words.ally_nouns
        if token.lower not in words.alliance_nouns and not ally:
            return None
        clause_end = self._clause_end(analysis, index)
        parties = self._parties(analysis, index, clause_end, near=True)
        if len(parties) < _TOGETHER:
            return None
        ends = [p.end for p in parties if p.end is not None]
        starts = [p.start for p in parties if p.start is not None]
        tokens = analysis.tokens
        first = min(
            [index, *(i for i, t in enumerate(tokens) if t.start in starts and i > index - _REACH)]
        )
        last = max(
            [index + 1, *(i + 1 for i, t in enumerate(tokens) if t.end in ends and i < clause_end)]
        )
        self.last_pair = parties
        return self._relation(
            analysis, RelationKind.ALLIANCE, min(first, index), last, parties
        ), last

    def _at_war(
        self, analysis: Analysis, index: int, words: RelationWords
    ) -> tuple[Relation, int] | None:
        tokens = analysis.tokens
        for phrase in words.at_war:
            if tokens[index].lower != phrase[0]:
                continue
            at = index
            for word in phrase[1:]:
                at = next(
                    (i for i in range(at + 1, min(len(tokens), at + 5)) if tokens[i].lower == word),
                    -1,
                )
                if at < 0:
                    break
            if at < 0:
                continue
            parties = self._parties(analysis, index, at + 1)
            if len(parties) >= _TOGETHER:
                first = next(
                    (i for i, t in enumerate(tokens) if t.start == parties[0].start), index
                )
                return (
                    self._relation(
                        analysis,
                        RelationKind.TECHNICALLY_AT_WAR,
                        min(first, index),
                        at + 1,
                        parties,
                    ),
                    at + 1,
                )
        return None

    def _umbrella(
        self, analysis: Analysis, index: int, words: RelationWords
    ) -> tuple[Relation, int] | None:
        tokens = analysis.tokens
        for phrase in words.umbrella:
            parts = phrase.split()
            if [t.lower for t in tokens[index : index + len(parts)]] != parts:
                continue
            parties = self._protected(analysis, index) or self._parties(
                analysis, index, self._clause_end(analysis, index), beside=len(parts)
            )
            if len(parties) < _TOGETHER:
                return None
            spots = [i for i, t in enumerate(tokens) if any(p.start == t.start for p in parties)]
            last = max([index + len(parts), *(i + 1 for i in spots)])
            last = (
                max(last, *(m.last for m in analysis.mentions if m.first in spots))
                if spots
                else last
            )
            return (
                self._relation(
                    analysis, RelationKind.NUCLEAR_UMBRELLA, min([index, *spots]), last, parties
                ),
                last,
            )
        return None

    def _protected(self, analysis: Analysis, index: int) -> list[Party]:
        """A state by the last word of its name, and who stands after the noun.

        "Selatan dilindungi payung nuklir AS" where Korea Selatan was named before. Empty where no
        state is named so.
        """
        after = next((m for m in analysis.mentions if m.first >= index), None)
        if after is None:
            return []
        giver = self.discourse.party(after, analysis)
        words = {
            token.text: token
            for at, token in enumerate(analysis.tokens[:index])
            if token.is_capitalised and not analysis.mentions_in(at, at + 1)
        }
        for state, where in reversed(self.discourse.past):
            if state.kind is not ActorKind.STATE or state.country == giver.country:
                continue
            token = words.get(where.tokens[state.last - 1].text)
            if token is not None and self._counts(giver):
                side = self.discourse.party(state, where)
                return [replace(side, text=token.text, start=token.start, end=token.end), giver]
        return []

    # --- parts -----------------------------------------------------------------------------------

    def _clause_end(self, analysis: Analysis, index: int) -> int:
        for at in range(index, len(analysis.tokens)):
            if analysis.tokens[at].text == ";":
                return at
        return len(analysis.tokens)

    def _parties(
        self, analysis: Analysis, index: int, end: int, *, near: bool = False, beside: int = 0
    ) -> list[Party]:
        """The states about the noun: after it first, then before it, then the last pair.

        With `beside`, only a name within so many tokens after the noun comes before the one in
        front of it ("Selatan dilindungi payung nuklir AS").
        """
        reach = _REACH if near else len(analysis.tokens)
        named = [m for m in analysis.mentions if m.kind is not ActorKind.DEFINITE]
        named = named if len(named) >= _TOGETHER else list(analysis.mentions)
        after = [m for m in named if index <= m.first < min(end, index + reach)]
        if beside:
            after = (
                [m for m in after if m.first <= index + beside]
                + [m for m in reversed(named) if m.last <= index][:1]
                + [m for m in after if m.first > index + beside]
            )
        before = [m for m in named if m.last <= index and m.first > index - reach]
        found: list[Party] = []
        owners = self._subjects(analysis, index)
        for mention in [*after, *owners, *reversed(before)]:
            for party in self._one_or_both(mention, analysis):
                if self._counts(party) and all(p.country != party.country for p in found):
                    found.append(party)
            if len(found) >= _TOGETHER:
                break
        if len(found) == 1 and not near:
            pair = [p for p in self.last_pair if p.country != found[0].country]
            found += [_inferred(p) for p in pair[:1] or self._other(found[0])]
        elif not found and self.last_pair and not near:
            found = [_inferred(p) for p in self.last_pair]
        found.sort(key=lambda p: (p.start is None, p.start))
        return found[:_TOGETHER]

    @staticmethod
    def _subjects(analysis: Analysis, index: int) -> list[Mention]:
        """Who does what the noun is the object of ("X menegaskan perjanjiannya dengan Y")."""
        for predicate in analysis.predicates:
            if any(item.first <= index < item.last for item in predicate.object):
                return [m for c in predicate.subject for m in analysis.mentions_in(c.first, c.last)]
        return []

    def _other(self, party: Party) -> list[Party]:
        """The other country of which the page speaks most."""
        spoken = self.discourse.most_named()
        return [p for p in spoken if p.country != party.country and self._counts(p)][:1]

    def _one_or_both(self, mention: Mention, analysis: Analysis) -> list[Party]:
        if mention.kind in (ActorKind.DEFINITE, ActorKind.PRONOUN):
            both = self.discourse.both(analysis, mention)
            return [_inferred(p) for p in both]
        return [self.discourse.party(mention, analysis)]

    @staticmethod
    def _counts(party: Party) -> bool:
        return party.country is not None and party.country not in (
            "UNO",
            "IGO",
            "NGO",
            "MNC",
            "ISM",
            "IMG",
        )

    def _pledges(
        self, analysis: Analysis, index: int, end: int, words: RelationWords
    ) -> list[Pledge]:
        found: list[Pledge] = []
        tokens = analysis.tokens
        for kind, phrases in words.pledges.items():
            for phrase in sorted(phrases, key=len, reverse=True):
                parts = phrase.split()
                for at in range(index, end - len(parts) + 1):
                    if [t.lower for t in tokens[at : at + len(parts)]] == parts:
                        start, stop = tokens[at].start, tokens[at + len(parts) - 1].end
                        found.append(
                            Pledge(
                                kind=PledgeKind(kind),
                                text=self.text[start:stop],
                                start=start,
                                end=stop,
                            )
                        )
                        break
                else:
                    continue
                break
        return found

    def _known(
        self, analysis: Analysis, index: int, end: int, parties: list[Party], signed: Time | None
    ) -> str | None:
        """The treaty of the list that these words name, or that these parties signed then."""
        words = self.text[analysis.tokens[index].start : analysis.tokens[end - 1].end].lower()
        countries = {p.country for p in parties}
        for treaty in treaties():
            if any(name.lower() in words for name in treaty.names.get(self.language, [])):
                return treaty.id
            dated = signed is not None and signed.edtf is not None
            if dated and set(treaty.parties) == countries and _signed_then(treaty, signed):
                return treaty.id
        return None

    def _relation(
        self,
        analysis: Analysis,
        kind: RelationKind,
        first: int,
        last: int,
        parties: list[Party],
        *,
        signed: Time | None = None,
        pledges: list[Pledge] | None = None,
        treaty: str | None = None,
    ) -> Relation:
        tokens = analysis.tokens
        start, end = tokens[first].start, tokens[last - 1].end
        said = self.speakers.of(analysis, first, None)
        witnesses = []
        if said.witness is not None:
            begin, stop = said.witness
            witnesses.append(
                Witness(purpose="attribution", text=self.text[begin:stop], start=begin, end=stop)
            )
        return Relation(
            id=relation_id(self.document, kind, (start, end), [(p.start, p.end) for p in parties]),
            document=self.document,
            kind=kind,
            parties=tuple(parties),
            start=start,
            end=end,
            quote=self.text[start:end],
            block=analysis.block,
            treaty=treaty,
            signed_on=signed,
            pledges=tuple(pledges or ()),
            attributed_to=said.parties,
            witnesses=with_outside_words(
                start,
                end,
                witnesses,
                ("parties", parties),
                ("attributed_to", said.parties),
                ("signed_on", (signed,)),
            ),
            rules=(f"relation.{kind}",),
        )


def _inferred(party: Party) -> Party:
    return party if party.inferred else replace(party, inferred="relation.last_pair")


def _signed_then(treaty: Treaty, signed: Time | None) -> bool:
    return (
        signed is not None and signed.edtf is not None and treaty.signed_on.startswith(signed.edtf)
    )
