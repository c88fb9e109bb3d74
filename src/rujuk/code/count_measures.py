"""The measure of a counted number: from its noun, from the deed that befalls it, from the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.code.count_drafts import (
    HARM,
    NOT_OF_TROOPS,
    PERSONS_ONLY,
    CountDraft,
    Decision,
    Topic,
)
from rujuk.code.counted_captives import captured_or_detained
from rujuk.code.counted_company import deed_of_company, deed_of_pronoun, only_joined
from rujuk.code.counted_phrases import deed_of_list, is_verb
from rujuk.code.governors import Governors
from rujuk.code.groups import names_group
from rujuk.code.lone_victims import BY_NAME, with_lone_victims
from rujuk.lang.grammar import grammar
from rujuk.lang.quantity import QuantityKind
from rujuk.records import Hedge, Measure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rujuk.code.measures import Deed, MeasureLexicon, Noun, Role
    from rujuk.lang.quantity import Quantity
    from rujuk.lang.sentences import Sentence
    from rujuk.lang.times import TimeExpression

# How far before a number a word of restating may stand, in tokens.
_RESTATED_WITHIN = 10
# A figure up to this is told again by chance.
_SMALL = 5
# How many drafts back a figure told again may stand.
_SAME_FIGURE = 60
_SUBJECT: frozenset[Role] = frozenset({"subject"})
# What befalls things as well, as verbs with an object: "captured three hills", "lost two games".
_OF_THINGS_TOO = frozenset({Measure.CAPTURED, Measure.KILLED_OR_WOUNDED})
_CLOSES = frozenset({".", ";", ":", "!", "?", ")"})
# The rule of a figure whose toll is named before it.
_OF_TOLL = "id.count.total.noun."


class MeasureDecider:
    """Decides the measure of each quantity of one sentence."""

    def __init__(
        self,
        sentence: Sentence,
        quantities: Sequence[Quantity],
        times: Sequence[TimeExpression],
        lexicon: MeasureLexicon,
        earlier: Sequence[CountDraft],
        previous: Sentence | None = None,
    ) -> None:
        """`earlier` are the drafts of the sentences before, oldest first, `previous` the last."""
        self.previous = previous
        self.tokens = sentence.tokens
        self.quantities = quantities
        self.times = times
        self.lexicon = lexicon
        self.words = lexicon.words
        self.earlier = earlier
        self.around = Governors(sentence.tokens, quantities, times, lexicon)
        if lexicon.words.definites:
            self.quantities = with_lone_victims(self.around, quantities)
            self.around.index(self.quantities)
        self.lowers = self.around.lowers
        self.all_words = frozenset(self.lowers)
        self.drafts: list[CountDraft] = []
        self.language = lexicon.language

    def _decide(self, quantity: Quantity, noun: Noun | None, at: int, last: int) -> Decision | None:
        edge = self.around.left_edge(quantity)
        if self._is_no_figure(quantity, noun, edge, at):
            return None
        if noun is not None and noun.rank == "thing":
            return self._thing(quantity, noun)
        toll = self._toll_named(quantity, noun, edge)
        if toll is not None:
            return toll
        including = edge > 0 and self.lowers[edge - 1] in self.words.including
        including = including and not self._is_article(quantity)
        headline = edge > 0 and self.lowers[edge - 1] in self.words.headline_totals
        before = self._deed_before(quantity, last)
        after, relative = (None, None)
        if before is None:
            after, relative = self.around.deeds_after(
                last,
                governed=self.around.is_governed(quantity),
                within_commas=including or headline,
            )
        plain = noun is None or noun.measure is Measure.PEOPLE
        if before is None and after is None and relative is None and plain:
            before = self._relative_before(quantity, max(last, at))
        described = self.around.describing(quantity, noun)
        dead = after if after is not None and after.measure is Measure.KILLED else None
        hurt = described if described is not None and described.measure in HARM else None
        deed = before or dead or hurt or after or relative or described
        if deed is None and noun is not None:
            deed = deed_of_list(self.around, edge, self.drafts[-1] if self.drafts else None)
            deed = deed or deed_of_pronoun(self.around, quantity, noun)
        persons = quantity.counts_persons or quantity.classifier is not None
        bare = noun is None and not quantity.counts_persons
        if bare and last > at:
            return self._unknown_noun(quantity, deed, before, last)
        if (
            bare
            and deed is not None
            and before is None
            and not only_joined(self.around, last, deed.first)
        ):
            deed = None
        if deed is not None:
            return self._with_deed(noun, deed)
        joined = self._coordinated(quantity)
        if joined is not None:
            decision = self._as_joined(joined, noun)
            if decision is not None or noun is not None:
                return decision
        if including and self.drafts and self.drafts[-1].rank != "thing":
            whole_draft = self.drafts[-1]
            own = (noun.measure,) if noun else (Measure.PEOPLE,)
            return Decision(whole_draft.measure, "part.including", own, whole_draft.deed)
        if noun is not None and noun.measure is not Measure.PEOPLE:
            if self._is_article(quantity) or (quantity.single and noun.rank == "person"):
                return None
            return self._by_noun(noun)
        return self._by_context(quantity, noun, bare=bare, persons=persons)

    def _is_no_figure(self, quantity: Quantity, noun: Noun | None, edge: int, at: int) -> bool:
        """Whether these are speakers, beasts, or what an article makes no figure of."""
        if edge and self.lowers[edge - 1] in self.words.speakers_after:
            return True
        other = noun is None and self.lowers[quantity.number_first] in self.words.other_one
        told = other or quantity.rule == BY_NAME
        if self._is_article(quantity) and (noun is None or noun.rank == "toll") and not told:
            return True
        return not self.words.animals.isdisjoint(self.lowers[quantity.number_first : at + 1])

    def _is_article(self, quantity: Quantity) -> bool:
        """Whether the number is an article, that says "one" only where a deed is told of it."""
        return quantity.single and self.around.head_last

    def _deed_before(self, quantity: Quantity, last: int) -> Deed | None:
        """The deed whose object the quantity is, or the death that it led to right behind.

        As well what befell those who are named by it alone ("among the 20 injured").
        """
        before = (
            self.around.deed_before(quantity)
            or self.around.named_by_deed(quantity)
            or deed_of_company(self.around, quantity, self.drafts)
        )
        if before is not None and before.measure is Measure.WOUNDED:
            return self.around.outcome_behind(last) or before
        return before

    def _toll_named(self, quantity: Quantity, noun: Noun | None, edge: int) -> Decision | None:
        """As in "korban luka 120 orang": the toll is named right before its figure."""
        if edge == 0 or (noun is not None and noun.rank != "person"):
            return None
        if quantity.kind is not QuantityKind.COUNT or self.around.deed_before(quantity):
            return None
        edge = self._before_place(edge)
        for begin in range(max(0, edge - 3), edge):
            named = self.lexicon.noun_at(self.lowers, begin)
            if named is not None and named.rank == "toll" and named.last == edge:
                return Decision(named.measure, f"total.noun.{named.measure}")
        return None

    def _relative_before(self, quantity: Quantity, last: int) -> Deed | None:
        """As in "warga yang mengungsi 2.300 jiwa": the figure closes what "yang" opens."""
        if last < len(self.lowers) and self.lowers[last] not in self.words.coordinators | _CLOSES:
            return None
        at = self._before_place(self.around.left_edge(quantity))
        deed = self.lexicon.deed_before(self.lowers, at, _SUBJECT)
        if deed is None or deed.first == 0:
            return None
        return deed if self.lowers[deed.first - 1] in self.words.relatives else None

    def _before_place(self, at: int) -> int:
        """Where a place in capitals that ends here begins ("korban tewas di Aceh 31 orang")."""
        begin = at
        while begin > 0 and self.tokens[begin - 1].is_capitalised:
            begin -= 1
        placed = 0 < begin < at and self.lowers[begin - 1] in self.words.prepositions
        return begin - 1 if placed else at

    def _thing(self, quantity: Quantity, noun: Noun) -> Decision | None:
        both = noun.measure is Measure.COUNTRIES and (quantity.best or 0) == 2  # noqa: PLR2004
        if noun.measure in self.words.not_alone and (quantity.single or both):
            return None
        if noun.measure is Measure.SHIPS and self._sanctioned(quantity, noun):
            return Decision(Measure.SANCTIONED_SHIPS, "predicate.sanctioned", (Measure.SHIPS,))
        return Decision(noun.measure, f"noun.{noun.measure}")

    def _sanctioned(self, quantity: Quantity, noun: Noun) -> bool:
        if self.words.sanction_words.isdisjoint(self.all_words):
            return False
        deed = self.around.deed_before(quantity)
        if deed is None:
            deed, _ = self.around.deeds_after(noun.last, governed=self.around.is_governed(quantity))
        return deed is not None and deed.measure is Measure.SANCTIONED_PERSONS

    def _unknown_noun(
        self, quantity: Quantity, deed: Deed | None, before: Deed | None, last: int
    ) -> Decision | None:
        """A noun that no list has: persons, where a deed befalls it that befalls only persons."""
        if deed is None or deed.measure not in PERSONS_ONLY or quantity.classifier is not None:
            return None
        if self.around.head_last and deed.role == "object" and deed.measure in _OF_THINGS_TOO:
            return None
        named = quantity.rule == BY_NAME
        if before is None and not named and not only_joined(self.around, last, deed.first):
            return None
        return self._with_deed(None, deed)

    def _with_deed(self, noun: Noun | None, deed: Deed) -> Decision:
        measure = self._together(deed)
        rule = f"predicate.{measure}"
        if noun is None:
            if measure is Measure.CAPTURED:
                measure, rule = captured_or_detained(self.around, (measure, rule), None)
            return Decision(measure, rule, (Measure.PEOPLE,), deed)
        own = noun.measure
        if noun.rank == "toll" and not (own is Measure.KILLED_OR_WOUNDED and measure in HARM):
            return Decision(own, f"noun.{own}", (measure,))
        if noun.rank == "held" and measure not in HARM:
            return Decision(own, f"noun.{own}", (measure,), deed)
        if noun.words in self.words.vague_troops:
            own = self._troops_or_police()
        word = " ".join(self.lowers[deed.first : deed.last])
        if measure is Measure.RELEASED and word in self.words.rescues and not self._hostages_told():
            return Decision(own, f"noun.{own}", (measure,))
        if own is Measure.TROOPS and measure in NOT_OF_TROOPS:
            return Decision(own, f"noun.{own}", (measure,))
        measure, rule = captured_or_detained(self.around, (measure, rule), noun, own)
        return Decision(measure, rule, (own,), deed)

    def _together(self, deed: Deed) -> Measure:
        """Killed and wounded told in one breath are counted together."""
        partners = self.words.together.get(deed.measure)
        if partners is None:
            return deed.measure
        at = deed.last
        if at + 1 < len(self.lowers) and self.lowers[at] in self.words.joiners:
            other = self.lexicon.deed_at(self.lowers, at + 1)
            if other is not None and other.measure in partners and other.role == deed.role:
                return Measure.KILLED_OR_WOUNDED
        at = deed.first
        if at > 1 and self.lowers[at - 1] in self.words.joiners:
            former = self.lexicon.deed_before(self.lowers, at - 1, frozenset({deed.role}))
            if former is not None and former.measure in partners:
                return Measure.KILLED_OR_WOUNDED
        return deed.measure

    def _by_noun(self, noun: Noun) -> Decision:
        measure = noun.measure
        alternatives: tuple[Measure, ...] = ()
        if noun.words in self.words.vague_troops:
            measure = self._troops_or_police()
            alternatives = (Measure.TROOPS, Measure.POLICE)
        return Decision(measure, f"noun.{measure}", alternatives)

    def _troops_or_police(self) -> Measure:
        police = not self.words.police_words.isdisjoint(self.all_words)
        return Measure.POLICE if police else Measure.TROOPS

    def _hostages_told(self) -> bool:
        last = [*self.earlier[-6:], *self.drafts]
        return any(draft.measure in {Measure.HOSTAGES, Measure.RELEASED} for draft in last)

    # --- without a deed of its own ---------------------------------------------------------------

    def _coordinated(self, quantity: Quantity) -> CountDraft | None:
        """The draft right before, joined by "dan" or a comma alone."""
        if not self.drafts:
            return None
        former = self.drafts[-1]
        begin = former.phrase_last
        if former.deed is not None and former.deed.first >= begin:
            begin = former.deed.last
            if self._has_verb(quantity):
                return None
        edge = self._before_place(self.around.left_edge(quantity))
        if self.around.head_last and self.lowers[edge] in self.words.quotes:
            return None
        gap = self.lowers[min(self._past_place(begin), edge) : edge]
        if gap and all(word in self.words.coordinators for word in gap):
            return None if former.deed is None and self._is_article(quantity) else former
        return None

    def _has_verb(self, quantity: Quantity) -> bool:
        """Whether a verb follows the noun phrase: then it is the start of a clause of its own."""
        noun = self.around.noun_of(quantity)
        last = self.around.phrase_end(self.around.after_number(quantity), noun)
        while last < len(self.lowers) and self.lowers[last] in self.words.through:
            last += 1
        return last < len(self.lowers) and is_verb(self.lowers[last], self.language)

    def _past_place(self, at: int) -> int:
        """Where a place in capitals behind a preposition ends ("15 orang di Thailand dan 8")."""
        if at >= len(self.lowers) or self.lowers[at] not in self.words.prepositions:
            return at
        end = at + 1
        while end < len(self.tokens) and (
            self.tokens[end].kind == "word" and self.tokens[end].is_capitalised
        ):
            end += 1
        return end if end > at + 1 else at

    def _as_joined(self, former: CountDraft, noun: Noun | None) -> Decision | None:
        if former.rank == "thing":
            return self._by_noun(noun) if noun else None
        told = former.rules[0].startswith(_OF_TOLL) or (
            former.rules[0].endswith(".joined") and former.measure in HARM
        )
        part = former.whole is not None and not self.around.head_last
        if former.deed is None and not part and not told:
            if noun is None:
                return None
            return self._by_noun(noun)
        own = (noun.measure,) if noun else ()
        if noun is not None and noun.rank != "person":
            return Decision(noun.measure, f"noun.{noun.measure}", (former.measure,))
        return Decision(former.measure, "joined", (*own, *former.measure_alternatives), former.deed)

    def _by_context(
        self, quantity: Quantity, noun: Noun | None, *, bare: bool, persons: bool
    ) -> Decision | None:
        """Persons without a deed, or a bare number: a total, a figure restated, plain people."""
        if self._is_article(quantity):
            return None
        edge = self.around.left_edge(quantity)
        if edge and self.lowers[edge - 1] in self.words.attended and self._protest_told():
            return Decision(Measure.PROTESTERS, "context.attended", (Measure.PEOPLE,))
        specific = noun is not None and noun.words not in self.words.participants
        if not specific and self.around.states_total(quantity):
            decision = self._total(quantity, persons=persons)
            if decision is not None:
                return decision
        if noun is not None and noun.words in self.words.participants and self._protest_told():
            return Decision(Measure.PROTESTERS, "context.protest", (noun.measure,))
        former = None if specific else self._restated(quantity, bare=bare)
        if former is not None:
            alternatives = (*former.measure_alternatives, *((noun.measure,) if noun else ()))
            return Decision(former.measure, "context.restated", alternatives, former.deed)
        if bare or quantity.single:
            return None
        return Decision(noun.measure if noun else Measure.PEOPLE, "noun.people")

    def _total(self, quantity: Quantity, *, persons: bool) -> Decision | None:
        around = self.around
        noun, deed = around.topic_before(quantity, persons=persons)
        if noun is None and deed is None and self.previous and self._takes_up(quantity):
            around = Governors(self.previous.tokens, (), (), self.lexicon)
            noun, deed = around.last_topic()
        decision = self._total_of(quantity, noun, deed)
        if decision is not None and noun is not None:
            decision.topic = self._topic(noun, around)
        return decision

    def _takes_up(self, quantity: Quantity) -> bool:
        """Whether the total is that of the sentence before: "angkanya", "jumlah itu"."""
        closed = grammar(self.language)
        for at in range(quantity.first):
            if self.lowers[at] in self.words.its_totals:
                return True
            after = self.lowers[at + 1]
            if self.lowers[at] in self.words.totals and closed and after in closed.demonstratives:
                return True
        return False

    def _topic(self, noun: Noun, around: Governors) -> Topic:
        last = next(
            (
                at
                for at in range(noun.last, around.phrase_end(noun.first, noun))
                if around.lowers[at] in self.words.headline_totals
            ),
            around.phrase_end(noun.first, noun),
        )
        here = around is self.around
        return Topic(
            start=around.tokens[noun.first].start,
            end=around.tokens[last - 1].end,
            kind=names_group(" ".join(around.lowers[noun.first : last]), self.language),
            first=noun.first if here else None,
            last=last if here else None,
        )

    def _total_of(
        self, quantity: Quantity, noun: Noun | None, deed: Deed | None
    ) -> Decision | None:
        if noun is None and deed is None:
            return None
        if noun is not None and noun.words in self.words.participants and self._protest_told():
            return Decision(Measure.PROTESTERS, "total.protest", (noun.measure,))
        edge = self.around.left_edge(quantity)
        headline = edge > 0 and self.lowers[edge - 1] in self.words.headline_totals
        if headline and noun is not None and noun.measure is Measure.KILLED_OR_WOUNDED:
            return None  # "korban" of a headline may be the dead alone: its page tells
        if deed is not None and (noun is None or noun.rank == "person"):
            made = self._with_deed(noun, deed)
            return Decision(made.measure, f"total.{made.rule}", made.alternatives, deed)
        if noun is None:
            return None
        if noun.measure is Measure.PEOPLE and self._restated(quantity, bare=False) is not None:
            return None
        return Decision(noun.measure, f"total.noun.{noun.measure}")

    def _protest_told(self) -> bool:
        if any(draft.measure is Measure.PROTESTERS for draft in (*self.earlier[-8:], *self.drafts)):
            return True
        return not self.words.protest_words.isdisjoint(self.all_words)

    def _restated(self, quantity: Quantity, *, bare: bool) -> CountDraft | None:
        """The figure that this one restates, corrects or adds to."""
        former = self._former(quantity)
        if former is None:
            return None
        if quantity.others and not bare:
            return former
        if quantity.others and self.drafts:
            return former
        begin = max(0, quantity.first - _RESTATED_WITHIN)
        if any(word in self.words.restating for word in self.lowers[begin : quantity.first]):
            return former
        if self._elided(quantity):
            return former
        if quantity.best is not None and quantity.best > _SMALL:
            for draft in reversed(self.earlier[-_SAME_FIGURE:]):
                if draft.best == quantity.best and draft.rank != "thing":
                    return draft
        return None

    def _elided(self, quantity: Quantity) -> bool:
        """Set against the clause before, and without a verb: that one lends its own."""
        closed = grammar(self.language)
        if not self.drafts or self.drafts[-1].deed is None or closed is None:
            return False
        gap = self.lowers[self.drafts[-1].last : quantity.first]
        at = next(
            (
                at
                for at in range(len(gap) - 1, -1, -1)
                if gap[at] == ";" or closed.subordinators.get(gap[at]) == "contrast"
            ),
            None,
        )
        if at is None:
            return False
        return self.around.deeds_after(quantity.last, governed=False) == (None, None) and (
            not any(word in self.words.clause_takers for word in gap[at:])
        )

    def _former(self, quantity: Quantity) -> CountDraft | None:
        for draft in (*reversed(self.drafts), *reversed(self.earlier[-8:])):
            if draft.rank == "thing" and quantity.counts_persons:
                continue
            if draft.hedge is Hedge.NONE or draft.quantity.single or draft.whole is not None:
                continue
            if draft.quantity.others and not quantity.others:
                continue
            return draft
        return None
