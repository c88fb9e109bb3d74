"""What governs a counted phrase: the deed before it, the deed after it, the total it states."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rujuk.code.counted_phrases import (
    acts,
    describing_deed,
    ends_list,
    is_verb,
    last_noun,
    opens_object,
)
from rujuk.lang.morphology import Kind, analyse
from rujuk.lang.number_grammar import number_grammar
from rujuk.lang.packs import is_head_last
from rujuk.records import Measure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rujuk.code.measures import Deed, MeasureLexicon, Noun, Role
    from rujuk.lang.numbers import Quantity
    from rujuk.lang.times import TimeExpression
    from rujuk.lang.tokens import Token

_SUBJECT: frozenset[Role] = frozenset({"subject"})
_OBJECT: frozenset[Role] = frozenset({"object", "nominal", "bare"})
_ENDS = frozenset({";", ":", ".", "!", "?", "|", "–", "—"})
# Tokens that a predicate may stand from what it counts, and an apposition may be long.
_REACH = 30
_APPOSITION = 14
_PHRASE = 7
_NOUN = 4
_BRACKET = 8


@lru_cache(maxsize=16384)
def is_act(word: str, language: str) -> bool:
    """Whether a word names an act whose object follows ("pengiriman", "penempatan")."""
    return analyse(word, language).kind is Kind.ACTION_NOUN


class Governors:
    """Looks around the counted phrases of one sentence."""

    __slots__ = (
        "at_quantity", "classifiers", "head_last", "language", "lexicon", "lowers", "open_parts",
        "others", "phrases", "quantities", "time_ends", "tokens", "words",
    )  # fmt: skip

    def __init__(
        self,
        tokens: Sequence[Token],
        quantities: Sequence[Quantity],
        times: Sequence[TimeExpression],
        lexicon: MeasureLexicon,
    ) -> None:
        """Index quantities and times by the token where they begin."""
        self.tokens = tokens
        self.lowers = [token.lower for token in tokens]
        self.lexicon = lexicon
        self.words = lexicon.words
        self.language = lexicon.language
        numbers = number_grammar(lexicon.language)
        self.others = numbers.kinds.others if numbers is not None else frozenset[str]()
        self.classifiers = numbers.kinds.persons if numbers is not None else frozenset[str]()
        self.open_parts = numbers.kinds.open_parts if numbers is not None else frozenset[str]()
        self.head_last = is_head_last(lexicon.language)
        self.phrases = [tuple(one.split()) for one in self.words.between_phrases]
        self.index(quantities)
        self.time_ends = {time.first: time.last for time in times}

    def index(self, quantities: Sequence[Quantity]) -> None:
        """Look around these quantities from now on."""
        self.quantities = quantities
        self.at_quantity = {quantity.first: quantity for quantity in quantities}

    # --- the noun phrase -------------------------------------------------------------------------

    def is_plural(self, word: str) -> bool:
        """Whether this noun has the ending of a plural."""
        return word.endswith(self.words.plurals) and not word.endswith(self.words.no_plurals)

    def spells(self, at: int) -> bool:
        """Whether the full stop at `at` belongs to letters that stand for words ("U.S.")."""
        if self.lowers[at] != "." or at == 0 or at + 1 >= len(self.tokens):
            return False
        letter = self.tokens[at - 1]
        return (
            len(letter.text) == 1 and letter.text.isupper() and letter.end == self.tokens[at].start
        )

    def after_number(self, quantity: Quantity) -> int:
        """Token behind number, partitive and classifier."""
        if quantity.classifier is None:
            return quantity.last
        return max(quantity.last, quantity.classifier[1])

    def noun_of(self, quantity: Quantity) -> Noun | None:
        """The noun that the quantity counts; a classifier may be its first word ("orang tua")."""
        if quantity.classifier is not None:
            found = self.lexicon.noun_at(self.lowers, quantity.classifier[0])
            if found is not None and found.last - found.first > 1:
                return found
        return self.noun_from(self.after_number(quantity))

    def noun_from(self, at: int) -> Noun | None:
        """The counted noun at `at`, past words that leave it open ("mantan tentara")."""
        if self.head_last:
            return last_noun(self, at)[0]
        found = self.lexicon.noun_at(self.lowers, at)
        skipped = 0
        while (found is None or found.words in self.words.before_noun) and skipped < 3:  # noqa: PLR2004
            if at >= len(self.lowers) or self.lowers[at] not in self.words.before_noun:
                break
            at, skipped = at + 1, skipped + 1
            found = self.lexicon.noun_at(self.lowers, at) or found
        return found

    def phrase_end(self, at: int, noun: Noun | None) -> int:
        """Where the noun phrase that begins at `at` ends."""
        end = noun.last if noun else at
        if self.head_last:
            classified = at > 0 and self.lowers[at - 1] in self.classifiers
            return end if noun is not None or classified else last_noun(self, at)[1]
        limit = min(len(self.lowers), end + _PHRASE)
        while end < limit and self._continues(end):
            end += 1
        if end + 2 < len(self.lowers) and self.lowers[end] == "(" and end > at:
            close = end + 2
            if self.lowers[close] == ")" and self.tokens[end + 1].text.isupper():
                return close + 1
        while end > at and self.lowers[end - 1] in self.words.quotes:
            end -= 1
        return end

    def part_end(self, at: int, noun: Noun | None) -> int:
        """Where the words behind a partitive that say of whom end ("two of the wounded")."""
        if not self.head_last or noun is not None:
            return self.phrase_end(at, noun)
        if at >= len(self.lowers) or self.lowers[at - 1] not in self.open_parts:
            return at
        deed = self.lexicon.deed_at(self.lowers, at, _SUBJECT)
        return at if deed is None else deed.last

    def _continues(self, at: int) -> bool:
        token, word = self.tokens[at], self.lowers[at]
        if token.kind != "word":
            return (
                word in self.words.quotes
                and at + 1 < len(self.lowers)
                and (
                    self.tokens[at - 1].kind != "word"
                    or self.lowers[at + 1] not in self.words.stops
                )
                and self.tokens[at + 1].kind == "word"
            )
        if at in self.time_ends or at in self.at_quantity or word in self.words.stops:
            return False
        if self.lexicon.deed_at(self.lowers, at, _SUBJECT) is not None:
            return False
        return word in self.words.before_noun or not is_verb(word, self.language)

    # --- before ----------------------------------------------------------------------------------

    def left_edge(self, quantity: Quantity) -> int:
        """First token of the words that belong to the number (hedges, "sebanyak")."""
        at = quantity.first
        moved = True
        while moved and at > 0:
            moved = self.lowers[at - 1] in self.words.between
            at -= moved
            for parts in self.phrases:
                if at >= len(parts) and tuple(self.lowers[at - len(parts) : at]) == parts:
                    at, moved = at - len(parts), True
                    break
        return at

    def named_by_deed(self, quantity: Quantity) -> Deed | None:
        """The deed right behind a number without a noun: "among the 20 injured", "had 3 dead"."""
        if not self.head_last or quantity.first == 0:
            return None
        at, before = quantity.last, self.lowers[quantity.first - 1]
        told = before in self.words.prepositions and is_verb(
            self.lowers[quantity.first - 2], self.language
        )  # "spoke of 350 dead": whoever speaks is not known yet
        determined = before in self.words.openers or (self.is_governed(quantity) and not told)
        if not determined or at >= len(self.lowers):
            return None
        deed = self.lexicon.deed_at(self.lowers, at, _SUBJECT)
        return deed if deed is not None and not acts(self, deed) else None

    def describing(self, quantity: Quantity, noun: Noun | None) -> Deed | None:
        """The deed that a word between number and noun tells ("12 wounded soldiers")."""
        return describing_deed(self, self.after_number(quantity), noun) if self.head_last else None

    def deed_before(self, quantity: Quantity) -> Deed | None:
        """The deed whose object the quantity is."""
        at = self.left_edge(quantity)
        deed = self.lexicon.deed_before(self.lowers, at, _OBJECT)
        if deed is not None:
            return deed
        if at > 0 and self.lowers[at - 1] in self.words.with_words:
            before = at - 1
            while before > 0 and self.lowers[before - 1] in self.words.with_words:
                before -= 1
            return self.lexicon.deed_before(self.lowers, before, _SUBJECT)
        deed = self.lexicon.deed_before(self.lowers, at, _SUBJECT)
        if deed is not None and (deed.first == 0 or self._opens_clause(deed.first)):
            return deed
        return self._inverted(at) if self.head_last else None

    def _inverted(self, at: int) -> Deed | None:
        """The deed told before its "be" and those it befell: "killed in the raid were a major"."""
        if at < 2 or self.lowers[at - 1] not in self.words.passive_marks:  # noqa: PLR2004 - deed, be
            return None
        deed = self.lexicon.deed_at(self.lowers, 0, _SUBJECT)
        if deed is None and self.lowers[0] in self.words.openers:
            deed = self.lexicon.deed_at(self.lowers, 1, _SUBJECT)
            if deed is not None and deed.last < at - 1:
                return None
        if deed is None or deed.last > at - 1:
            return None
        told = range(deed.last, at - 1)
        for place in told:
            if place in self.at_quantity or self.lowers[place] in _ENDS:
                return None
            if self.lowers[place] in self.words.relatives | self.words.clause_breaks:
                return None
        return deed

    def _opens_clause(self, at: int) -> bool:
        before = self.lowers[at - 1]
        if before in self.words.coordinators:
            return True
        return self.tokens[at - 1].kind == "mark" and before not in self.words.quotes

    def outcome_behind(self, last: int) -> Deed | None:
        """The death told right behind those who were hurt ("shot two guards dead")."""
        if not self.head_last or last >= len(self.lowers):
            return None
        deed = self.lexicon.deed_at(self.lowers, last, _SUBJECT)
        killed = deed is not None and deed.measure is Measure.KILLED and not acts(self, deed)
        return deed if killed else None

    def is_governed(self, quantity: Quantity) -> bool:
        """Whether a verb or preposition right before takes it, so that no later verb does."""
        at = self.left_edge(quantity)
        if at == 0:
            return False
        word = self.lowers[at - 1]
        if word in self.words.prepositions:
            return True
        words = self.words
        open_ones = (
            word in words.clause_takers or word in words.through or word in words.total_verbs
        )
        return not open_ones and is_verb(word, self.language)

    # --- after -----------------------------------------------------------------------------------

    def deeds_after(  # noqa: C901, PLR0912, PLR0915 - one walk, one branch for each kind of token
        self, at: int, *, governed: bool, within_commas: bool = False
    ) -> tuple[Deed | None, Deed | None]:
        """The deed whose subject ends at `at`, and the deed of a relative clause on it.

        `within_commas` stops at the first comma or number: for a part told in passing.
        """
        relative: Deed | None = None
        in_relative = False
        words, lowers = self.words, self.lowers
        limit = min(len(lowers), at + _REACH)
        while at < limit:
            word = lowers[at]
            if at in self.time_ends and self.time_ends[at] > at:
                at = self.time_ends[at]
                continue
            if word in _ENDS and not self.spells(at):
                break
            if within_commas and (word in self.words.coordinators or at in self.at_quantity):
                break
            if word == ",":
                follow = self._past_comma(at)
                if follow is None:
                    break
                at, in_relative = follow, False
                continue
            if word == "(":
                at = self._past_bracket(at)
                continue
            if word in words.relatives:
                in_relative, at = True, at + 1
                continue
            if at in self.at_quantity:
                at = self.past_quantity(self.at_quantity[at])
                continue
            deed = self.lexicon.deed_at(lowers, at, _SUBJECT)
            if deed is not None:
                if acts(self, deed):
                    break  # these did it
                if not in_relative:
                    return (None if governed else deed), relative
                relative = relative or deed
                in_relative, at = False, deed.last
                continue
            if word in words.quotes or (word in words.through and not self._tells(at)):
                at += 1
                continue
            if word in words.clause_breaks:
                break
            if is_verb(word, self.language) and word not in words.before_noun:
                shared = self._shared_passive(at)
                if shared is None and not in_relative:
                    break
                if shared is not None:
                    at = shared
                    continue
                in_relative = False
            elif governed and not in_relative and relative is None and word in words.coordinators:
                break
            at += 1
        return None, relative

    def _tells(self, at: int) -> bool:
        """Whether a verb of telling has an object here ("a doctor confirmed 12 deaths")."""
        told = self.head_last and self.lowers[at] in self.words.clause_takers
        return told and opens_object(self, at + 1)

    def _shared_passive(self, at: int) -> int | None:
        """Where the deed stands that shares its "be" with this verb: "were ambushed and killed"."""
        if not self.head_last or self.lowers[at - 1] not in self.words.passive_marks:
            return None
        deed = at + 2
        while deed < len(self.lowers) and self.lowers[deed] in self.words.through:
            deed += 1
        if deed >= len(self.lowers) or self.lowers[at + 1] not in self.words.joiners:
            return None
        return deed if self.lexicon.deed_at(self.lowers, deed, _SUBJECT) is not None else None

    def _past_comma(self, at: int) -> int | None:
        """Where to go on behind a comma: past an apposition, or null where the clause ends."""
        if at + 1 >= len(self.lowers):
            return None
        after = self.lowers[at + 1]
        if after in self.words.clause_breaks:
            return None
        if after in self.words.passive_marks and self.head_last:
            return at + 1  # "the mayor, a former judge, was killed"
        quantity = self.at_quantity.get(at + 1)
        if quantity is not None and not quantity.partitive:
            return at + 1
        if after in self.words.coordinators:
            behind = self.at_quantity.get(at + 2)
            return at + 1 if behind is not None and not behind.partitive else None
        if self.head_last and ends_list(self, at + 1):
            return at + 1
        for close in range(at + 2, min(len(self.lowers), at + _APPOSITION)):
            if self.lowers[close] in _ENDS:
                return None
            if self.lowers[close] == ",":
                begins = close + 1 < len(self.lowers) and (
                    self.lowers[close + 1] in self.words.coordinators
                    or self.lowers[close + 1] in self.words.clause_breaks
                )
                return None if begins else close + 1
        return None

    def _past_bracket(self, at: int) -> int:
        for close in range(at + 1, min(len(self.lowers), at + _BRACKET)):
            if self.lowers[close] == ")":
                return close + 1
        return at + 1

    def past_quantity(self, quantity: Quantity) -> int:
        """Token behind a quantity and the noun it counts."""
        at = self.after_number(quantity)
        noun = self.noun_from(at)
        return max(noun.last if noun else at, quantity.first + 1)

    # --- totals ----------------------------------------------------------------------------------

    def states_total(self, quantity: Quantity) -> bool:
        """Whether the quantity is the figure of a total named before ("menjadi 1.411 orang")."""
        begin = max(0, self.left_edge(quantity) - 1)
        # "awak kapal itu bukan 24 orang", but not "184 orang, bukan 148"
        if self.lowers[begin] in self.words.contrary and begin and self.lowers[begin - 1] != ",":
            return True
        totals = self.words.total_verbs | self.words.headline_totals
        leading = self.lowers[begin : quantity.number_first]
        if any(word in totals for word in leading):
            return True
        links = self.words.total_links
        return any(word in links for word in leading) and not (
            self.words.totals.isdisjoint(self.lowers[:begin])
        )

    def topic_before(self, quantity: Quantity, *, persons: bool) -> tuple[Noun | None, Deed | None]:
        """Noun and deed of the total whose figure the quantity is."""
        end = quantity.first
        begin = end
        while begin > 0 and end - begin < _REACH and self.lowers[begin - 1] not in {";", "."}:
            begin -= 1
        total = next(
            (i for i in range(end - 1, begin - 1, -1) if self.lowers[i] in self.words.totals), None
        )
        if total is not None and self.lowers[total] in self.words.its_totals:
            begin = 0
        elif total is not None:
            found = self._first_topic(total + 1, end, persons=persons)
            if found != (None, None):
                return found
        for at in range(end - 1, begin - 1, -1):
            if self.lowers[at] in self.words.clause_takers:
                return None, None  # "polisi menghitung sekitar 3.000 orang": who counts is no topic
            noun = self.lexicon.noun_at(self.lowers, at)
            if noun is not None and noun.last <= end and (noun.rank != "thing" or not persons):
                whole = self.lexicon.noun_at(self.lowers, at - 1) if at else None
                named = whole if whole and whole.last == noun.last else noun
                return self._toll_of(named, begin) or named, None
            deed = self.lexicon.deed_at(self.lowers, at)
            if deed is not None and deed.last <= end:
                return self._of_relative(deed, begin), deed
        return None, None

    def _of_relative(self, deed: Deed, begin: int) -> Noun | None:
        """The noun that a relative clause is about ("awak kapal yang ditahan berjumlah ...")."""
        at = deed.first - 1
        if at < 0 or self.lowers[at] not in self.words.relatives:
            return None
        for first in range(max(begin, at - _NOUN), at):
            noun = self.lexicon.noun_at(self.lowers, first)
            if noun is not None and noun.last == at and noun.rank == "person":
                return noun
        return None

    def _toll_of(self, noun: Noun, begin: int) -> Noun | None:
        """The toll before a noun of persons ("korban tewas di pihak tentara"), no verb between."""
        if noun.rank != "person":
            return None
        for at in range(noun.first - 1, begin - 1, -1):
            found = self.lexicon.noun_at(self.lowers, at)
            if found is not None and found.rank == "toll":
                return found
            deed = self.lexicon.deed_at(self.lowers, at, _SUBJECT)  # "korban tewas" is one noun
            if deed is None and is_verb(self.lowers[at], self.language):
                return None
        return None

    def last_topic(self) -> tuple[Noun | None, Deed | None]:
        """Noun and deed of the last total that the sentence names; nulls where it names none."""
        total = next(
            (i for i in range(len(self.lowers) - 1, -1, -1) if self.lowers[i] in self.words.totals),
            None,
        )
        if total is None:
            return None, None
        return self._first_topic(total + 1, len(self.lowers), persons=True)

    def _first_topic(
        self, begin: int, end: int, *, persons: bool
    ) -> tuple[Noun | None, Deed | None]:
        noun: Noun | None = None
        deed: Deed | None = None
        at = begin
        while at < end:
            if noun is None:
                found = self.lexicon.noun_at(self.lowers, at)
                if found is not None and (found.rank != "thing" or not persons):
                    noun, at = found, found.last
                    continue
            if deed is None:
                deed = self.lexicon.deed_at(self.lowers, at)
            at += 1
        return noun, deed
