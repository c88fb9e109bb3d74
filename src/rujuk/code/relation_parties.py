"""Between whom a standing relation is: the states about its words, or the treaty's own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rujuk.code.actor_lexicon import actor_lexicon
from rujuk.code.mentions import ActorKind
from rujuk.code.relation_words import bare, relation_words
from rujuk.lang.grammar import grammar
from rujuk.records import Party

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rujuk.code.analysis import Analysis
    from rujuk.code.discourse import Discourse
    from rujuk.code.mentions import Mention
    from rujuk.code.relation_words import Treaty

_REACH = 12
_TOGETHER = 2
_NAME = 6  # words of a treaty's name, after which a demonstrative may stand
_NOT_STATES = frozenset({"UNO", "IGO", "NGO", "MNC", "ISM", "IMG"})
_STATES = frozenset({ActorKind.STATE, ActorKind.METONYM})
_REFERRING = frozenset({ActorKind.DEFINITE, ActorKind.PRONOUN})


class RelationParties:
    """Finds the parties of the relations of one document, in order."""

    __slots__ = ("discourse", "language", "last_pair")

    def __init__(self, discourse: Discourse, language: str) -> None:
        """No pair told yet."""
        self.discourse = discourse
        self.language = language
        self.last_pair: list[Party] = []

    def of_noun(self, analysis: Analysis, index: int, end: int) -> list[Party]:
        """The states about the noun: after it first, then before it, then the last pair."""
        found = self._found(analysis, index, end, len(analysis.tokens))
        if self._tells_of_others(analysis, index):
            return _in_order(found)
        if len(found) == 1:
            pair = [p for p in self.last_pair if p.country != found[0].country]
            found += [_inferred(p) for p in pair[:1] or self._other(found[0])]
        elif not found and self._is_taken_up(analysis, index):
            found = [_inferred(p) for p in self.last_pair]
        return _in_order(found)

    def _is_taken_up(self, analysis: Analysis, index: int) -> bool:
        """Whether the noun means a treaty told before ("perjanjian itu", "perjanjiannya")."""
        closed = grammar(self.language)
        lower = analysis.tokens[index].lower
        return bare(lower, self.language) != lower or any(
            closed is not None and token.lower in closed.demonstratives
            for token in analysis.tokens[index + 1 : index + _NAME]
        )

    def _tells_of_others(self, analysis: Analysis, index: int) -> bool:
        """Whether the words after the noun say between whom it is ("antara pemerintah dan ...")."""
        closed = grammar(self.language)
        return closed is not None and any(
            closed.prepositions.get(token.lower) == "both"
            for token in analysis.tokens[index + 1 : index + _NAME]
        )

    def near(self, analysis: Analysis, index: int, end: int) -> list[Party]:
        """The states within twelve words of the noun, none from elsewhere on the page."""
        return _in_order(self._found(analysis, index, end, _REACH))

    def about(self, analysis: Analysis, first: int, last: int) -> list[Party]:
        """The states of a clause with these words, the ones before them first."""
        pair = self._pair(analysis, first)
        if pair:
            return pair
        found = self._found(analysis, first, last, len(analysis.tokens))
        if len(found) < _TOGETHER:
            found = self._found(analysis, first, len(analysis.tokens), _REACH)
        if len(found) == 1:
            found += [_inferred(p) for p in self.last_pair if p.country != found[0].country][:1]
            found += [_inferred(p) for p in self._other(found[0])] if len(found) == 1 else []
        return _in_order(found)

    def beside(self, analysis: Analysis, first: int, last: int, end: int) -> list[Party]:
        """Who gives and who is given: the nearest state before the words, and the next after.

        A name right after the words is the giver ("dilindungi payung nuklir AS").
        """
        named = [m for m in self._named(analysis) if m.first < end]
        after = [m for m in named if m.first >= last]
        order = [
            *(m for m in after if m.first <= last),
            *[m for m in reversed(named) if m.last <= first][:1],
            *(m for m in after if m.first > last),
            *[m for m in reversed(named) if m.last <= first][1:],
        ]
        found = self._distinct(order, analysis)
        if len(found) == 1:
            pair = [p for p in self.last_pair if p.country != found[0].country]
            found += [_inferred(p) for p in pair[:1] or self._other(found[0])]
        return _in_order(found[:_TOGETHER])

    def protected(self, analysis: Analysis, index: int) -> list[Party]:
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
            if token is not None and _counts(giver):
                side = self.discourse.party(state, where)
                return [replace(side, text=token.text, start=token.start, end=token.end), giver]
        return []

    def of_treaty(self, analysis: Analysis, treaty: Treaty) -> list[Party]:
        """The members of a known treaty that the sentence names; all of them if it names one."""
        named = [
            party
            for party in self._distinct(self._named(analysis), analysis)
            if party.country in treaty.parties
        ]
        if len(named) >= _TOGETHER:
            return _in_order(named)
        told = {party.country for party in named}
        rest = [self._member(country) for country in treaty.parties if country not in told]
        return [*_in_order(named), *rest]

    @staticmethod
    def opens_with_owner(analysis: Analysis, index: int) -> bool:
        """Whether a capital only opens the sentence, before whose treaty it is."""
        return index == 0 and any(m.first == 1 and m.kind in _STATES for m in analysis.mentions)

    # --- parts -----------------------------------------------------------------------------------

    def _member(self, country: str) -> Party:
        """A member of a treaty that the sentence does not name."""
        for mention, where in reversed(self.discourse.past):
            if mention.country == country and mention.kind in _STATES:
                return replace(self.discourse.party(mention, where), inferred="relation.treaty")
        state = actor_lexicon().actors.get(f"state.{country.lower()}")
        return Party(
            text="",
            start=None,
            end=None,
            inferred="relation.treaty",
            name=state.name if state is not None else None,
            country=country,
            sectors=("GOV",) if state is not None else (),
            id=state.id if state is not None else None,
        )

    def _named(self, analysis: Analysis) -> list[Mention]:
        """Who may be a party: not where it was signed ("di Riyadh"), not whom it is against."""
        mentions = [
            m
            for m in analysis.mentions
            if (not m.first or not self._is_outside(analysis.tokens[m.first - 1].lower))
            and (m.country is not None or m.kind in _REFERRING)
        ]
        named = [m for m in mentions if m.kind is not ActorKind.DEFINITE]
        return named if len(named) >= _TOGETHER else mentions

    def _is_outside(self, before: str) -> bool:
        """Whether a preposition tells a place, or whom a treaty is against."""
        closed, words = grammar(self.language), relation_words(self.language)
        return (closed is not None and closed.prepositions.get(before) == "place") or (
            words is not None and before in words.against
        )

    def follows(self, analysis: Analysis, index: int) -> bool:
        """Whether a party is named right after this word, or after a comma."""
        return any(index < m.first <= index + _TOGETHER for m in self._named(analysis))

    def _found(self, analysis: Analysis, index: int, end: int, reach: int) -> list[Party]:
        pair = self._pair(analysis, index)
        if pair:
            return pair
        named = self._named(analysis)
        after = [m for m in named if index <= m.first < min(end, index + reach)]
        before = [m for m in named if m.last <= index and m.first > index - reach]
        signers = self._subjects(analysis, index, signing=True)
        order = [*signers, *after, *self._subjects(analysis, index), *reversed(before)]
        found = self._distinct(order, analysis)[:_TOGETHER]
        return self._whole_row(found, named, analysis)

    def _distinct(self, order: Sequence[Mention], analysis: Analysis) -> list[Party]:
        """One party for each country, in this order."""
        found: list[Party] = []
        for mention in order:
            for party in self._one_or_both(mention, analysis):
                if _counts(party) and all(p.country != party.country for p in found):
                    found.append(party)
        return found

    def _whole_row(
        self, found: list[Party], named: list[Mention], analysis: Analysis
    ) -> list[Party]:
        """All of a row of three and more of which two were found ("Mali, Niger, dan Chad")."""
        if len(found) < _TOGETHER:
            return found
        closed = grammar(self.language)
        joins = (closed.coordinators if closed is not None else frozenset()) | {","}
        row: list[Mention] = []
        for mention in named:
            between = analysis.tokens[row[-1].last : mention.first] if row else []
            if row and not (between and all(token.lower in joins for token in between)):
                if _holds(row, found):
                    break
                row = []
            row.append(mention)
        if len(row) > _TOGETHER and _holds(row, found):
            return self._distinct(row, analysis)
        return found

    def _pair(self, analysis: Analysis, index: int) -> list[Party]:
        """Two states named by one phrase before these words ("kedua Korea")."""
        words = relation_words(self.language)
        if words is None:
            return []
        tokens = analysis.tokens
        for at in range(max(0, index - _REACH), index):
            phrase = " ".join(token.lower for token in tokens[at : at + _TOGETHER])
            for country in words.pairs.get(phrase, ()):
                start, end = tokens[at].start, tokens[at + 1].end
                state = actor_lexicon().actors.get(f"state.{country.lower()}")
                member = Party(
                    text=analysis.text[start:end],
                    start=start,
                    end=end,
                    name=state.name if state is not None else None,
                    country=country,
                    sectors=("GOV",),
                    id=state.id if state is not None else None,
                )
                other = next(c for c in words.pairs[phrase] if c != country)
                return [
                    member,
                    replace(
                        self._member(other), text=member.text, start=start, end=end, inferred=None
                    ),
                ]
        return []

    def _subjects(self, analysis: Analysis, index: int, *, signing: bool = False) -> list[Mention]:
        """Who does what the noun is the object of ("X menegaskan perjanjiannya dengan Y").

        With `signing`, only of a verb that concludes or ends a treaty, or of the word itself.
        """
        words = relation_words(self.language)
        marks = words.treaty_marks if words is not None else ()
        for predicate in analysis.predicates:
            own = predicate.chunk.head == index
            if signing and not own and predicate.word.form not in marks:
                continue
            if own or any(item.first <= index < item.last for item in predicate.object):
                return [m for c in predicate.subject for m in analysis.mentions_in(c.first, c.last)]
        return []

    def _other(self, party: Party) -> list[Party]:
        """The other country of which the page speaks most."""
        spoken = self.discourse.most_named()
        return [p for p in spoken if p.country != party.country and _counts(p)][:1]

    def _one_or_both(self, mention: Mention, analysis: Analysis) -> list[Party]:
        if mention.kind in _REFERRING:
            return [_inferred(p) for p in self.discourse.both(analysis, mention)]
        return [self.discourse.party(mention, analysis)]


def _holds(row: list[Mention], found: list[Party]) -> bool:
    """Whether all the parties found stand in this row."""
    starts = {mention.start for mention in row}
    return all(party.start in starts for party in found)


def _counts(party: Party) -> bool:
    return party.country is not None and party.country not in _NOT_STATES


def _inferred(party: Party) -> Party:
    return party if party.inferred else replace(party, inferred="relation.last_pair")


def _in_order(found: list[Party]) -> list[Party]:
    return sorted(found, key=lambda party: (party.start is None, party.start))
