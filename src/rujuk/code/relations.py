"""Standing relations: treaties with their pledges, alliances, unfinished wars, guarantees.

The words are data: `lang/<code>/relations.yaml`; known treaties: `data/treaties.yaml`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.code.mentions import ActorKind
from rujuk.code.pledges import find_pledges
from rujuk.code.relation_dates import signing_day
from rujuk.code.relation_parties import RelationParties
from rujuk.code.relation_words import (
    bare,
    name_start,
    phrase_at,
    relation_openers,
    relation_words,
    treaties,
    treaty_at,
)
from rujuk.code.witnesses import with_outside_words
from rujuk.identity import relation_id
from rujuk.lang.grammar import grammar
from rujuk.lang.morphology import is_predicate_candidate
from rujuk.lang.packs import is_head_last
from rujuk.records import Party, Pledge, Relation, RelationKind, Time, TimePrecision, Witness

if TYPE_CHECKING:
    from rujuk.code.analysis import Analysis
    from rujuk.code.discourse import Discourse
    from rujuk.code.relation_words import RelationWords, Treaty
    from rujuk.code.speakers import Speakers
    from rujuk.lang.tokens import Token

_TOGETHER = 2
_NOT_YET = 4  # words before a treaty in which it may be said that none was signed
_WAR_REACH = 14  # words before a word of war in which it may be said that it never ended
_MARK_BEFORE = (1, 3)  # words before a treaty among which its mark stands; 3 with articles
_GIVING = 6  # words about a guarantee in which its verb stands


class RelationCoder:
    """Reads the relations of the sentences of one document, in order."""

    __slots__ = ("document", "language", "parties", "speakers", "text")

    def __init__(
        self, document: str, text: str, language: str, discourse: Discourse, speakers: Speakers
    ) -> None:
        """No relation told yet."""
        self.document = document
        self.text = text
        self.language = language
        self.parties = RelationParties(discourse, language)
        self.speakers = speakers

    def code(self, analysis: Analysis) -> list[Relation]:
        """The relations of one sentence."""
        words = relation_words(self.language)
        if words is None:
            return []
        found: list[Relation] = []
        taken = -1
        openers = relation_openers(self.language)
        for index, token in enumerate(analysis.tokens):
            if index < taken or not openers[token.lower]:
                continue
            relation = (
                self._at_war(analysis, index, words)
                or self._umbrella(analysis, index, words)
                or self._guarantee(analysis, index, words)
                or self._hostility(analysis, index, words)
                or self._treaty(analysis, index, token, words)
                or self._alliance(analysis, index, token, words)
            )
            if relation is not None:
                if not _is_told_again(relation[0], found):
                    found.append(relation[0])
                taken = relation[1]
        return found

    # --- treaties --------------------------------------------------------------------------------

    def _treaty(
        self, analysis: Analysis, index: int, token: Token, words: RelationWords
    ) -> tuple[Relation, int] | None:
        known = treaty_at(analysis.tokens, index, self.language)
        clause_end = _clause_end(analysis, index)
        first = name_start(analysis, index)
        if known is not None:
            return self._known(analysis, index, known, clause_end, words)
        if bare(token.lower, self.language) not in words.treaty_nouns:
            return None
        if index and analysis.tokens[index - 1].lower in words.treaty_nouns:
            return None
        if self._not_concluded(analysis, index):
            return self._no_peace(analysis, index, words)
        tokens = analysis.tokens
        marks = [i for i in range(index + 1, clause_end) if tokens[i].lower in words.treaty_marks]
        named = self._is_named(analysis, first, index)
        before = any(
            token.lower in words.treaty_marks
            for token in tokens[max(0, first - _MARK_BEFORE[is_head_last(self.language)]) : first]
        )
        signed = signing_day(analysis, index, clause_end, words)
        if not (marks or named or before or (signed is not None and signed[1] <= index + 5)):
            return None
        parties = self.parties.of_noun(analysis, index, clause_end)
        if len(parties) < _TOGETHER:
            return None
        last = max(
            index + 1, *(m + 1 for m in marks[:1]), signed[1] if signed is not None else index
        )
        for mention in analysis.mentions:
            if (
                index < mention.first < clause_end
                and mention.last <= clause_end
                and marks
                and mention.last > last
                and mention.first < last + 3
            ):
                last = mention.last
        while (
            named
            and first == index
            and last < len(tokens)
            and tokens[last].is_capitalised
            and last == index + 1
        ):
            last += 1
        day = signed[0] if signed is not None else None
        known_as = self._known_by_day(parties, day)
        return self._concluded(
            analysis, (first, last), clause_end, words, parties, signed=day, treaty=known_as
        )

    def _is_named(self, analysis: Analysis, first: int, index: int) -> bool:
        """Whether the treaty has a name of its own: a capital beside that of its noun."""
        tokens = analysis.tokens
        if not tokens[index].is_capitalised:
            return False
        if first < index:
            return tokens[index - 1].is_capitalised
        return (
            index + 1 < len(tokens)
            and tokens[index + 1].is_capitalised
            and not self.parties.opens_with_owner(analysis, index)
        )

    def _known(
        self,
        analysis: Analysis,
        index: int,
        known: tuple[Treaty, int],
        clause_end: int,
        words: RelationWords,
    ) -> tuple[Relation, int] | None:
        """A treaty of the list: its own parties and day, where the words tell no other."""
        treaty, last = known
        parties = self.parties.of_treaty(analysis, treaty)
        told = signing_day(analysis, index, clause_end, words)
        day = told[0] if told is not None else None
        if told is not None and day is not None and _signed_then(treaty, day):
            last = max(last, told[1])
        else:
            day = Time(
                text="",
                start=None,
                end=None,
                edtf=treaty.signed_on,
                since=treaty.signed_on,
                until=treaty.signed_on,
                precision=TimePrecision.DAY,
                inferred="relation.treaty",
            )
        return self._concluded(
            analysis, (index, last), clause_end, words, parties, signed=day, treaty=treaty.id
        )

    def _concluded(
        self,
        analysis: Analysis,
        span: tuple[int, int],
        clause_end: int,
        words: RelationWords,
        parties: list[Party],
        *,
        signed: Time | None,
        treaty: str | None,
    ) -> tuple[Relation, int]:
        first, last = span
        pledges = find_pledges(analysis, first, clause_end, words)
        ends = {token.end: place + 1 for place, token in enumerate(analysis.tokens)}
        last = max(last, *(ends[pledge.end] for pledge in pledges), last)
        self.parties.last_pair = parties
        relation = self._relation(
            analysis,
            RelationKind.TREATY,
            first,
            last,
            parties,
            signed=signed,
            pledges=pledges,
            treaty=treaty,
        )
        return relation, clause_end

    def _known_by_day(self, parties: list[Party], signed: Time | None) -> str | None:
        """The treaty of the list that these parties signed then."""
        if signed is None or signed.edtf is None:
            return None
        countries = {p.country for p in parties}
        for treaty in treaties():
            if set(treaty.parties) == countries and _signed_then(treaty, signed):
                return treaty.id
        return None

    def _not_concluded(self, analysis: Analysis, index: int) -> bool:
        """Whether the words before say that none was signed ("belum pernah menandatangani ...")."""
        closed = grammar(self.language)
        if closed is None:
            return False
        return any(
            closed.auxiliaries.get(t.lower) == "negated"
            or closed.prepositions.get(t.lower) == "without"
            or t.lower in closed.negative_nouns
            for t in analysis.tokens[max(0, index - _NOT_YET) : index]
        )

    def _no_peace(
        self, analysis: Analysis, index: int, words: RelationWords
    ) -> tuple[Relation, int] | None:
        """A war after which no peace was signed ("belum menandatangani perjanjian damai")."""
        tokens = analysis.tokens
        first = name_start(analysis, index)
        last = index + 1 if first < index else min(index + 2, len(tokens))
        if not any(token.lower in words.peace for token in tokens[first:last]):
            return None
        if not any(token.lower in words.war_nouns for token in tokens):
            return None
        parties = self.parties.about(analysis, first, last)
        if len(parties) < _TOGETHER:
            return None
        return self._spanning(analysis, RelationKind.TECHNICALLY_AT_WAR, (first, last), parties)

    # --- wars, umbrellas, guarantees, hostility, alliances ---------------------------------------

    def _at_war(
        self, analysis: Analysis, index: int, words: RelationWords
    ) -> tuple[Relation, int] | None:
        """In law a war, though it is not fought: "secara teknis masih berperang"."""
        end = self._phrase(analysis, index, words.war)
        if end is None:
            return None
        before = analysis.tokens[max(0, index - _WAR_REACH) : index]
        formally = next((t for t in before if t.lower in words.formally), None)
        if formally is None or not any(t.lower in words.still for t in before):
            return None
        parties = self.parties.about(analysis, index, end)
        if len(parties) < _TOGETHER:
            return None
        first = min(index, formally.index - analysis.tokens[0].index)
        return self._spanning(analysis, RelationKind.TECHNICALLY_AT_WAR, (first, end), parties)

    def _umbrella(
        self, analysis: Analysis, index: int, words: RelationWords
    ) -> tuple[Relation, int] | None:
        end = self._phrase(analysis, index, words.umbrella)
        if end is None:
            return None
        parties = self.parties.protected(analysis, index) or self.parties.beside(
            analysis, index, end, _clause_end(analysis, index)
        )
        if len(parties) < _TOGETHER:
            return None
        return self._spanning(analysis, RelationKind.NUCLEAR_UMBRELLA, (index, end), parties)

    def _guarantee(
        self, analysis: Analysis, index: int, words: RelationWords
    ) -> tuple[Relation, int] | None:
        """One state answers for another's safety; asked for, or of other things, it is none."""
        end = self._phrase(analysis, index, words.guarantees)
        closed = grammar(self.language)
        if end is None or end >= len(analysis.tokens) or closed is None:
            return None
        tokens = analysis.tokens
        after = tokens[end]
        if after.lower not in closed.prepositions and not analysis.mentions_in(end, end + 1):
            return None
        verbal = is_predicate_candidate(tokens[index], self.language)
        given = tokens[max(0, index - _GIVING) : index]
        if not verbal and not any(t.lower in words.giving for t in given):
            return None
        if self._not_concluded(analysis, index):
            return None
        parties = self.parties.near(analysis, index, _clause_end(analysis, index))
        if len(parties) < _TOGETHER:
            return None
        return self._spanning(analysis, RelationKind.GUARANTEE, (index, end), parties)

    def _hostility(
        self, analysis: Analysis, index: int, words: RelationWords
    ) -> tuple[Relation, int] | None:
        end = self._phrase(analysis, index, words.hostility)
        if end is None or self._not_concluded(analysis, index):
            return None
        parties = self.parties.near(analysis, index, _clause_end(analysis, index))
        if len(parties) < _TOGETHER:
            return None
        return self._spanning(analysis, RelationKind.HOSTILITY, (index, end), parties)

    def _alliance(
        self, analysis: Analysis, index: int, token: Token, words: RelationWords
    ) -> tuple[Relation, int] | None:
        noun = bare(token.lower, self.language)
        union = noun in words.alliance_nouns
        if not union and noun not in words.ally_nouns and token.lower not in words.ally_verbs:
            return None
        beside = index + 1 if not is_head_last(self.language) else index - 1
        if union and self._of_others(analysis, beside, words):
            return None
        if noun != token.lower and not self.parties.follows(analysis, index):
            return None  # "sekutunya di parlemen"; "sekutunya, Australia" names one
        parties = self.parties.near(analysis, index, _clause_end(analysis, index))
        if not union:  # whose ally somebody is, the sentence itself must say
            parties = [p for p in parties if p.inferred is None]
        if not union and noun == token.lower:
            parties = [p for p in parties if _told_with(analysis, index, p)]
        if len(parties) < _TOGETHER:
            return None
        self.parties.last_pair = parties
        return self._spanning(analysis, RelationKind.ALLIANCE, (index, index + 1), parties)

    def _of_others(self, analysis: Analysis, index: int, words: RelationWords) -> bool:
        """Whether the word after the noun says that no states are allied ("aliansi buruh")."""
        closed = grammar(self.language)
        if not 0 <= index < len(analysis.tokens) or closed is None:
            return False
        token = analysis.tokens[index]
        return (
            token.kind == "word"
            and not token.is_capitalised
            and token.lower not in words.alliance_qualifiers
            and token.lower not in closed.closed
            and all(
                mention.kind is ActorKind.ROLE or mention.country is None
                for mention in analysis.mentions_in(index, index + 1)
            )
            and not is_predicate_candidate(token, self.language)
        )

    # --- parts -----------------------------------------------------------------------------------

    def _phrase(self, analysis: Analysis, index: int, phrases: list[str]) -> int | None:
        """Where the longest of these phrases that begins here ends."""
        ends = (phrase_at(analysis.tokens, index, phrase, self.language) for phrase in phrases)
        return max((end for end in ends if end is not None), default=None)

    def _spanning(
        self,
        analysis: Analysis,
        kind: RelationKind,
        span: tuple[int, int],
        parties: list[Party],
    ) -> tuple[Relation, int]:
        """A relation over its words and the parties its sentence names."""
        first, last = span
        starts = {party.start for party in parties if party.start is not None}
        ends = {party.end for party in parties if party.end is not None}
        for place, token in enumerate(analysis.tokens):
            if token.start in starts:
                first = min(first, place)
            if token.end in ends:
                last = max(last, place + 1)
        return self._relation(analysis, kind, first, last, parties), span[1]

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


def _is_told_again(relation: Relation, found: list[Relation]) -> bool:
    """Whether the sentence told of this war before: still at war, no peace treaty signed."""
    countries = {party.country for party in relation.parties}
    return relation.kind is RelationKind.TECHNICALLY_AT_WAR and any(
        other.kind is relation.kind and {p.country for p in other.parties} == countries
        for other in found
    )


def _clause_end(analysis: Analysis, index: int) -> int:
    for at in range(index, len(analysis.tokens)):
        if analysis.tokens[at].text == ";":
            return at
    return len(analysis.tokens)


def _signed_then(treaty: Treaty, signed: Time) -> bool:
    return signed.edtf is not None and treaty.signed_on.startswith(signed.edtf)


def _told_with(analysis: Analysis, index: int, party: Party) -> bool:
    """Whether no verb stands between a party and this token ("mendesak sekutu Ukraina")."""
    at = analysis.tokens[index].start
    return party.start is None or not any(
        min(party.start, at) < analysis.tokens[verb.chunk.head].start < max(party.start, at)
        for verb in analysis.predicates
    )
