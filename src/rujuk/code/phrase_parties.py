"""The parties that a noun phrase names: by its words, what it refers to, and its neighbours."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rujuk.code.frames import frames
from rujuk.code.mentions import ActorKind
from rujuk.lang.grammar import grammar
from rujuk.lang.morphology import analyse
from rujuk.lang.phrases import COORDINATOR, NOUN, Chunk

if TYPE_CHECKING:
    from rujuk.code.analysis import Analysis
    from rujuk.code.discourse import Discourse
    from rujuk.code.mentions import Mention
    from rujuk.records import Party

TARGETS = frozenset({"target", "goal", "over", "benefit"})
"""Roles of the prepositions before whom a deed is aimed at."""
_REFERRING = frozenset({ActorKind.PRONOUN, ActorKind.DEFINITE})
_OWNED = frozenset({ActorKind.ROLE, ActorKind.DEFINITE, ActorKind.FORCE, ActorKind.GOVERNMENT})


class PhraseParties:
    """Reads the parties of the noun phrases of one sentence."""

    __slots__ = ("acting", "analysis", "discourse", "others", "speaker")

    def __init__(self, analysis: Analysis, discourse: Discourse) -> None:
        """`speaker` is who the first person is.

        While one side of a deed is read, `others` are the phrases of the other side, and `acting`
        tells whether it is the side that acts: a pronoun is not whom it acts on.
        """
        self.analysis = analysis
        self.discourse = discourse
        self.speaker: Party | None = None
        self.others: list[Chunk] = []
        self.acting = False

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
            party = self.discourse.party(
                chosen, self.analysis, self.speaker, self._barred(chosen), acts=self.acting
            )
            pair = self._of_both(item, chosen)
            if pair is not None:
                return [replace(party, country=p.country, name=p.name) for p in pair]
            return [self._whose(item, chosen, party), *self._joined_owners(item, chosen)]
        whole = self._whole(item)
        if whole is None:
            return self._somebody(item)
        return self.parties(whole)

    def _barred(self, mention: Mention) -> frozenset[int]:
        """Where those stand that a pronoun here cannot mean: the other side, and mere places."""
        others = [self._chosen(item) for item in self.others]
        if mention.kind is ActorKind.DEFINITE and self._has_article(mention):
            return frozenset(m.start for m in others if m is not None and m is not mention)
        if mention.kind is not ActorKind.PRONOUN:
            return frozenset()
        away = [
            m
            for item in self.analysis.chunks
            if item.kind == NOUN and item.preposition in ("place", "goal", "source")
            for m in self.analysis.mentions_in(item.first, item.last)
        ]
        return frozenset(m.start for m in (*others, *away) if m is not None and m is not mention)

    def _has_article(self, mention: Mention) -> bool:
        words = grammar(self.analysis.language)
        return words is not None and self.analysis.tokens[mention.first].lower in words.articles

    def _next(self, item: Chunk) -> Chunk | None:
        """The phrase with "dari", "asal" or "milik" right after this one."""
        place = item.index + 1
        following = self.analysis.chunks[place] if 0 < place < len(self.analysis.chunks) else None
        told = following is not None and following.preposition in ("source", "owner")
        return following if told else None

    def _of_both(self, item: Chunk, mention: Mention) -> list[Party] | None:
        """Of "officials of both countries" the two countries; null where another owner is told."""
        following = self._next(item)
        if following is None or mention.country is not None:
            return None
        owner = self._chosen(following)
        if owner is None or owner.kind is not ActorKind.DEFINITE or owner.number != "plural":
            return None
        return self.discourse.both(self.analysis, owner)

    def _joined_owners(self, item: Chunk, mention: Mention) -> list[Party]:
        """Of "the presidents of X and Y", whose first is told by X, the second: Y."""
        following = self._next(item)
        if following is None or mention.country is not None or mention.kind not in _OWNED:
            return []
        found: list[Party] = []
        place = following.index + 1
        chunks = self.analysis.chunks
        while (
            place + 1 < len(chunks)
            and chunks[place].kind == COORDINATOR
            and chunks[place + 1].preposition == following.preposition
        ):
            named = self._chosen(chunks[place + 1])
            if named is not None and named.kind is ActorKind.STATE and named.country:
                found.append(self.discourse.party(named, self.analysis))
            place += 2
        return found

    def _whose(self, item: Chunk, mention: Mention, party: Party) -> Party:
        """A party whose state its owner or the next phrase tells ("warga kami")."""
        following = self._next(item)
        owned = following is not None and following.preposition == "owner"
        if mention.country is not None or (mention.kind not in _OWNED and not owned):
            return party
        owner = next(
            (
                m
                for m in self.analysis.mentions_in(mention.last, item.last)
                if m.kind is ActorKind.PRONOUN
            ),
            None,
        )
        if owner is not None:
            country = self.discourse.party(owner, self.analysis, self.speaker).country
            return replace(party, country=country or party.country)
        if following is None:
            return party
        named = self.analysis.mentions_in(following.first, following.last)
        kinds = {m.country for m in named if m.country and (owned or m.kind is ActorKind.STATE)}
        country = kinds.pop() if len(kinds) == 1 else None
        return party if country is None else replace(party, country=country)

    def _whole(self, item: Chunk) -> Chunk | None:
        """Who stands after a phrase that names nobody ("sebagian dari mereka", "mitra dari X")."""
        words = grammar(self.analysis.language)
        last = self.analysis.tokens[item.last - 1].lower
        following = self._next(item)
        if following is None or words is None:
            return None
        belongs = following.preposition == "owner" or last in words.determiners
        return following if belongs or self._is_counterpart(item) else None

    def _is_counterpart(self, item: Chunk) -> bool:
        """Whether the phrase only says that somebody is the like of another ("mitranya")."""
        lexicon = frames(self.analysis.language)
        head = self.analysis.tokens[self.analysis.head_of(item)].lower
        root = analyse(head, self.analysis.language).root
        return lexicon is not None and lexicon.headed_by(head, root, ["counterparts"])

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

    def _is_bare_name(self, item: Chunk) -> bool:
        return item.preposition is None and any(
            m.first <= item.first and m.country is not None
            for m in self.analysis.mentions_in(item.first, item.last)
        )

    def _names_country(self, item: Chunk) -> bool:
        return any(m.country is not None for m in self.analysis.mentions_in(item.first, item.last))

    def _only_owns(self, mention: Mention, head: int) -> bool:
        """Whether a pronoun before the head only tells whose the thing is ("its blockade")."""
        words = grammar(self.analysis.language)
        return (
            mention.kind is ActorKind.PRONOUN
            and mention.last <= head
            and words is not None
            and mention.word in words.possessive_determiners
        )

    def possessor(self, item: Chunk) -> list[Party]:
        """Whose a thing is by a word before it alone ("burned his house")."""
        head = self.analysis.head_of(item)
        for mention in self.analysis.mentions_in(item.first, item.last):
            if self._only_owns(mention, head):
                return [self.discourse.party(mention, self.analysis, self.speaker)]
        return []

    def _chosen(self, item: Chunk) -> Mention | None:
        """The mention at the head of the phrase, else one inside that tells a country."""
        head = self.analysis.head_of(item)
        mentions = [
            m
            for m in self.analysis.mentions_in(item.first, item.last)
            if not self._only_owns(m, head)
        ]
        toward = item.preposition in TARGETS
        return (
            next((m for m in mentions if m.first <= head < m.last), None)
            or next((m for m in mentions if m.country is not None), None)
            or next((m for m in mentions if m.kind in _REFERRING), None)
            or next((m for m in mentions if toward and m.first == head + 1), None)
        )
