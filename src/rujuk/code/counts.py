"""Draft claims of a sentence: each number of persons or things with what it counts.

The measure is decided by the noun that is counted and by the deed that befalls it ("tiga guru
tewas" counts the killed). The table of wordings is docs/counts.md. Who said it, whether it
happened, and ids are the work of `rujuk.code.document`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rujuk.code.governors import Governors
from rujuk.code.measures import Deed, MeasureLexicon, Noun, measure_lexicon
from rujuk.lang.numbers import Number, QuantityKind, with_share
from rujuk.records import Hedge, Measure, Mode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rujuk.code.mentions import Mention
    from rujuk.lang.numbers import Quantity
    from rujuk.lang.sentences import Sentence
    from rujuk.lang.times import TimeExpression

_SHARES = frozenset({QuantityKind.PERCENT, QuantityKind.FRACTION})
_CLAIMABLE = _SHARES | {QuantityKind.COUNT, QuantityKind.PART, QuantityKind.NONE}
_TOLL = frozenset(
    {Measure.KILLED, Measure.WOUNDED, Measure.MISSING, Measure.KILLED_OR_WOUNDED, Measure.DETAINED,
     Measure.HOSTAGES, Measure.CAPTURED, Measure.REPATRIATED}
)  # fmt: skip
_HARM = frozenset(
    {Measure.KILLED, Measure.WOUNDED, Measure.MISSING, Measure.KILLED_OR_WOUNDED, Measure.REPATRIATED}
)  # fmt: skip
_FREEING = frozenset({Measure.RELEASED, Measure.HOSTAGES, Measure.DETAINED, Measure.CAPTURED})
# What befalls no troops: they flee or go home as troops.
_NOT_OF_TROOPS = frozenset({Measure.DISPLACED, Measure.PROTESTERS, Measure.REPATRIATED})
# How far before a number a word of restating may stand, in tokens.
_RESTATED_WITHIN = 10
_FORMERLY_WITHIN = 8
_NEAR = 5


@dataclass(slots=True, eq=False)
class CountDraft:
    """A claim as its sentence tells it. Token ranges are half-open; offsets are the page's.

    `noun` is the counted noun phrase, `of_whom` the words that say of whom (the noun phrase, or
    what stands behind a partitive), `country` what a mention there names, null where only context
    can tell. `whole` is the draft that this one is a part of. `superseded` and `retracted` mark
    a figure that the sentence itself replaces or takes back. `witnesses` are (purpose, start, end).
    """

    quantity: Quantity
    measure: Measure
    low: int | None
    best: int | None
    high: int | None
    hedge: Hedge
    mode: Mode
    first: int
    last: int
    start: int
    end: int
    measure_alternatives: tuple[Measure, ...] = ()
    noun: tuple[int, int] | None = None
    of_whom: tuple[int, int] | None = None
    of_whom_start: int | None = None
    of_whom_end: int | None = None
    country: str | None = None
    country_rule: str | None = None
    mention: Mention | None = None
    deed: Deed | None = None
    phrase_last: int = 0
    rank: str = "person"
    whole: CountDraft | None = None
    superseded: bool = False
    retracted: bool = False
    witnesses: list[tuple[str, int, int]] = field(default_factory=list)
    rules: tuple[str, ...] = ()


def is_person_quantity(quantity: Quantity) -> bool:
    """Whether the words of the quantity itself say that persons are counted."""
    return quantity.counts_persons and quantity.kind in {QuantityKind.COUNT, QuantityKind.PART}


def find_counts(
    sentence: Sentence,
    quantities: Sequence[Quantity],
    times: Sequence[TimeExpression],
    mentions: Sequence[Mention],
    language: str,
    earlier: Sequence[CountDraft] = (),
) -> list[CountDraft]:
    """The draft claims of a sentence, in order.

    `earlier` are the drafts of the sentences before it on the page, oldest first: "44 lainnya",
    "dua di antaranya" and a figure restated by another source are read against them. `mentions`
    may be empty; then no country is given.
    """
    if not quantities:
        return []
    lexicon = measure_lexicon(language)
    if lexicon is None or not any(q.kind in _CLAIMABLE for q in quantities):
        return []
    return _Finder(sentence, quantities, times, mentions, lexicon, earlier).find()


class _Decision:
    """The measure decided for one quantity, and on what ground."""

    __slots__ = ("alternatives", "deed", "measure", "rule")

    def __init__(
        self, measure: Measure, rule: str, alternatives: tuple[Measure, ...] = (),
        deed: Deed | None = None,
    ) -> None:  # fmt: skip
        self.measure = measure
        self.rule = rule
        self.alternatives = tuple(dict.fromkeys(a for a in alternatives if a is not measure))
        self.deed = deed


class _Finder:
    def __init__(
        self,
        sentence: Sentence,
        quantities: Sequence[Quantity],
        times: Sequence[TimeExpression],
        mentions: Sequence[Mention],
        lexicon: MeasureLexicon,
        earlier: Sequence[CountDraft],
    ) -> None:
        self.tokens = sentence.tokens
        self.quantities = quantities
        self.times = times
        self.mentions = mentions
        self.lexicon = lexicon
        self.words = lexicon.words
        self.earlier = earlier
        self.around = Governors(sentence.tokens, quantities, times, lexicon)
        self.lowers = self.around.lowers
        self.drafts: list[CountDraft] = []
        self.language = lexicon.language

    def find(self) -> list[CountDraft]:
        held: dict[int, CountDraft] = {}
        wholes = {q.of.number_first for q in self.quantities if q.of is not None}
        for quantity in self.quantities:
            if quantity.kind not in _CLAIMABLE or self._in_time(quantity):
                continue
            draft = None
            if quantity.of is not None:
                base = self._draft(quantity.of)
                if base is not None:
                    held[quantity.of.number_first] = base
                draft = self._of_base(quantity, base)
            elif quantity.number_first in wholes:
                draft = held.get(quantity.number_first)
            else:
                draft = self._draft(quantity)
            if draft is not None:
                self.drafts.append(draft)
        return self.drafts

    def _in_time(self, quantity: Quantity) -> bool:
        return any(
            time.first <= quantity.number_first < time.last for time in self.times
        )

    # --- one quantity ----------------------------------------------------------------------------

    def _draft(self, quantity: Quantity) -> CountDraft | None:
        if quantity.kind is QuantityKind.NONE:
            return self._zero(quantity)
        if quantity.kind in _SHARES:
            return self._share(quantity) if quantity.partitive else None
        if quantity.partitive:
            return self._part(quantity)
        at = self.around.after_number(quantity)
        noun = self.around.noun_from(at)
        last = self.around.phrase_end(at, noun)
        decision = self._decide(quantity, noun, at, last)
        if decision is None:
            return None
        draft = self._made(quantity, decision, quantity.first, max(last, at), noun)
        draft.phrase_last = draft.last
        self._link_part(draft)
        self._name(draft, at, last)
        return draft

    def _decide(
        self, quantity: Quantity, noun: Noun | None, at: int, last: int
    ) -> _Decision | None:
        edge = self.around.left_edge(quantity)
        if edge and self.lowers[edge - 1] in self.words.speakers_after:
            return None
        if noun is not None and noun.rank == "thing":
            return self._thing(quantity, noun)
        toll = self._toll_named(quantity, noun, edge)
        if toll is not None:
            return toll
        including = edge > 0 and self.lowers[edge - 1] in self.words.including
        before = self.around.deed_before(quantity)
        after, relative = (None, None)
        if before is None:
            after, relative = self.around.deeds_after(
                last, governed=self.around.is_governed(quantity), within_commas=including
            )
        deed = before or after or relative
        persons = quantity.counts_persons or quantity.classifier is not None
        bare = noun is None and not quantity.counts_persons
        if bare and last > at:
            return self._unknown_noun(quantity, deed, before, last)
        if bare and deed is not None and before is None and not self._adjacent(deed, last):
            deed = None
        if deed is not None:
            return self._with_deed(quantity, noun, deed)
        joined = self._coordinated(quantity)
        if joined is not None:
            decision = self._as_joined(joined, noun)
            if decision is not None or noun is not None:
                return decision
        if including and self.drafts and self.drafts[-1].rank != "thing":
            whole_draft = self.drafts[-1]
            own = (noun.measure,) if noun else (Measure.PEOPLE,)
            return _Decision(whole_draft.measure, "part.including", own, whole_draft.deed)
        if noun is not None and noun.measure is not Measure.PEOPLE:
            if quantity.single and noun.rank == "person":
                return None
            return self._by_noun(noun)
        return self._by_context(quantity, noun, bare=bare, persons=persons)

    def _toll_named(self, quantity: Quantity, noun: Noun | None, edge: int) -> _Decision | None:
        """ "korban luka 120 orang": the toll is named right before its figure."""
        if edge == 0 or (noun is not None and noun.measure is not Measure.PEOPLE):
            return None
        if quantity.kind is not QuantityKind.COUNT or self.around.deed_before(quantity):
            return None
        for begin in range(max(0, edge - 3), edge):
            named = self.lexicon.noun_at(self.lowers, begin)
            if named is not None and named.rank == "toll" and named.last == edge:
                return _Decision(named.measure, f"total.noun.{named.measure}")
        return None

    def _thing(self, quantity: Quantity, noun: Noun) -> _Decision | None:
        both = noun.measure is Measure.COUNTRIES and (quantity.best or 0) == 2  # noqa: PLR2004
        if noun.measure in self.words.not_alone and (quantity.single or both):
            return None
        if noun.measure is Measure.SHIPS and self._sanctioned(quantity, noun):
            return _Decision(Measure.SANCTIONED_SHIPS, "predicate.sanctioned", (Measure.SHIPS,))
        return _Decision(noun.measure, f"noun.{noun.measure}")

    def _sanctioned(self, quantity: Quantity, noun: Noun) -> bool:
        if not any(word in self.words.sanction_words for word in self.lowers):
            return False
        deed = self.around.deed_before(quantity)
        if deed is None:
            deed, _ = self.around.deeds_after(noun.last, governed=self.around.is_governed(quantity))
        return deed is not None and deed.measure is Measure.SANCTIONED_PERSONS

    def _adjacent(self, deed: Deed, last: int) -> bool:
        return all(word in self.words.through for word in self.lowers[last : deed.first])

    def _unknown_noun(
        self, quantity: Quantity, deed: Deed | None, before: Deed | None, last: int
    ) -> _Decision | None:
        """A noun that no list has: persons, where a deed befalls it that befalls only persons."""
        if deed is None or deed.measure not in _TOLL or quantity.classifier is not None:
            return None
        if before is None and not self._adjacent(deed, last):
            return None
        return self._with_deed(quantity, None, deed)

    def _with_deed(self, quantity: Quantity, noun: Noun | None, deed: Deed) -> _Decision:
        measure = self._together(deed)
        rule = f"predicate.{measure}"
        if noun is None:
            if measure is Measure.CAPTURED:
                measure, rule = self._captured_or_detained(measure, Measure.PEOPLE, rule)
            return _Decision(measure, rule, (Measure.PEOPLE,), deed)
        own = noun.measure
        if noun.rank == "toll" and not (own is Measure.KILLED_OR_WOUNDED and measure in _HARM):
            return _Decision(own, f"noun.{own}", (measure,))
        if noun.rank == "held" and measure not in _HARM:
            return _Decision(own, f"noun.{own}", (measure,), deed)
        if noun.words in self.words.vague_troops:
            own = self._troops_or_police()
        word = " ".join(self.lowers[deed.first : deed.last])
        if measure is Measure.RELEASED and word in self.words.rescues and not self._hostages_told():
            return _Decision(own, f"noun.{own}", (measure,))
        if own is Measure.TROOPS and measure in _NOT_OF_TROOPS:
            return _Decision(own, f"noun.{own}", (measure,))
        measure, rule = self._captured_or_detained(measure, own, rule, noun)
        return _Decision(measure, rule, (own,), deed)

    def _captured_or_detained(
        self, measure: Measure, own: Measure, rule: str, noun: Noun | None = None
    ) -> tuple[Measure, str]:
        """Combatants taken by a force are captured, persons taken by police are detained."""
        if measure is Measure.CAPTURED and own is not Measure.TROOPS:
            return Measure.HOSTAGES, "predicate.hostages.held"
        if measure is Measure.DETAINED and own is Measure.TROOPS:
            if any(word in self.words.arresters for word in self.lowers):
                return measure, rule
            if noun is None or not (self._taken_by_force(noun) or self._foreign(noun)):
                return measure, rule
            return Measure.CAPTURED, "predicate.captured.combatants"
        return measure, rule

    def _taken_by_force(self, noun: Noun) -> bool:
        others = (*self.lowers[: noun.first], *self.lowers[noun.last :])
        return any(word in self.words.captors for word in others)

    def _foreign(self, noun: Noun) -> bool:
        """Whether a name of a state, no abbreviation, follows the noun."""
        if noun.last >= len(self.tokens):
            return False
        after = self.tokens[noun.last]
        return after.kind == "word" and after.is_capitalised and not after.text.isupper()

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

    def _by_noun(self, noun: Noun) -> _Decision:
        measure = noun.measure
        alternatives: tuple[Measure, ...] = ()
        if noun.words in self.words.vague_troops:
            measure = self._troops_or_police()
            alternatives = (Measure.TROOPS, Measure.POLICE)
        return _Decision(measure, f"noun.{measure}", alternatives)

    def _troops_or_police(self) -> Measure:
        police = any(word in self.words.police_words for word in self.lowers)
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
        gap = self.lowers[former.phrase_last : self.around.left_edge(quantity)]
        if gap and all(word in self.words.coordinators for word in gap):
            return former
        return None

    def _as_joined(self, former: CountDraft, noun: Noun | None) -> _Decision | None:
        if former.rank == "thing":
            return self._by_noun(noun) if noun else None
        if former.deed is None and former.whole is None:
            if noun is None:
                return None
            return self._by_noun(noun)
        own = (noun.measure,) if noun else ()
        if noun is not None and noun.rank != "person":
            return _Decision(noun.measure, f"noun.{noun.measure}", (former.measure,))
        return _Decision(former.measure, "joined", (*own, *former.measure_alternatives), former.deed)

    def _by_context(
        self, quantity: Quantity, noun: Noun | None, *, bare: bool, persons: bool
    ) -> _Decision | None:
        """Persons without a deed, or a bare number: a total, a figure restated, plain people."""
        edge = self.around.left_edge(quantity)
        if edge and self.lowers[edge - 1] in self.words.attended and self._protest_told():
            return _Decision(Measure.PROTESTERS, "context.attended", (Measure.PEOPLE,))
        specific = noun is not None and noun.words not in self.words.participants
        if not specific and self.around.states_total(quantity):
            decision = self._total(quantity, persons=persons)
            if decision is not None:
                return decision
        if noun is not None and noun.words in self.words.participants and self._protest_told():
            return _Decision(Measure.PROTESTERS, "context.protest", (noun.measure,))
        former = None if specific else self._restated(quantity, bare=bare)
        if former is not None:
            alternatives = (*former.measure_alternatives, *((noun.measure,) if noun else ()))
            return _Decision(former.measure, "context.restated", alternatives, former.deed)
        if bare or quantity.single:
            return None
        return _Decision(noun.measure if noun else Measure.PEOPLE, "noun.people")

    def _total(self, quantity: Quantity, *, persons: bool) -> _Decision | None:
        noun, deed = self.around.topic_before(quantity, persons=persons)
        if noun is None and deed is None:
            return None
        if noun is not None and noun.words in self.words.participants and self._protest_told():
            return _Decision(Measure.PROTESTERS, "total.protest", (noun.measure,))
        if deed is not None and (noun is None or noun.rank == "person"):
            made = self._with_deed(quantity, noun, deed)
            return _Decision(made.measure, f"total.{made.rule}", made.alternatives, deed)
        if noun is None:
            return None
        if noun.measure is Measure.PEOPLE and self._restated(quantity, bare=False) is not None:
            return None
        return _Decision(noun.measure, f"total.noun.{noun.measure}")

    def _protest_told(self) -> bool:
        if any(draft.measure is Measure.PROTESTERS for draft in (*self.earlier[-8:], *self.drafts)):
            return True
        return any(word in self.words.protest_words for word in self.lowers)

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
        if quantity.best is not None and quantity.best > _NEAR:
            for draft in reversed(self.earlier):
                if draft.best == quantity.best and draft.rank != "thing":
                    return draft
        return None

    def _elided(self, quantity: Quantity) -> bool:
        """Behind a semicolon and without a verb: the clause before lends its own."""
        if not self.drafts or self.drafts[-1].deed is None:
            return False
        gap = self.lowers[self.drafts[-1].last : quantity.first]
        if ";" not in gap:
            return False
        at = len(gap) - 1 - gap[::-1].index(";")
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

    # --- parts and shares ------------------------------------------------------------------------

    def _whole_of(self, quantity: Quantity) -> CountDraft | None:
        """What "di antaranya" refers to: the last figure of this sentence, else of the page."""
        if self._other_whole(quantity):
            return None
        for draft in reversed(self.drafts):
            if draft.whole is None and draft.hedge is not Hedge.NONE:
                return draft
        for draft in reversed(self.earlier[-4:]):
            if draft.whole is None and draft.hedge is not Hedge.NONE and (
                not draft.quantity.single and _larger(draft, quantity)
            ):
                return draft
        return None

    def _other_whole(self, quantity: Quantity) -> bool:
        """Whether the number before the part counts something that is no claim ("243 serangan")."""
        former = [q for q in self.quantities if q.first < quantity.first and not q.partitive]
        if not former or former[-1].kind is not QuantityKind.COUNT:
            return False
        return all(draft.quantity is not former[-1] for draft in self.drafts)

    def _part(self, quantity: Quantity) -> CountDraft | None:
        """ "12 di antaranya": measure and subject are those of the whole, unless a deed follows."""
        whole_draft = self._whole_of(quantity)
        at = quantity.last
        noun = self.around.noun_from(at)
        last = self.around.phrase_end(at, noun)
        if whole_draft is None and self._other_whole(quantity):
            return None
        after, relative = self.around.deeds_after(last, governed=False, within_commas=True)
        decision = self._part_measure(quantity, whole_draft, noun, after or relative)
        if decision is None:
            return None
        draft = self._made(quantity, decision, quantity.first, quantity.last, None)
        draft.whole = whole_draft
        draft.phrase_last = last
        if whole_draft is not None and whole_draft.rank == "thing":
            draft.rank = "thing"
        draft.witnesses.append(
            ("part", self.tokens[quantity.number_last - 1].end, self.tokens[quantity.last - 1].end)
        )
        self._name(draft, at, last)
        return draft

    def _part_measure(
        self, quantity: Quantity, whole: CountDraft | None, noun: Noun | None, deed: Deed | None
    ) -> _Decision | None:
        own = (noun.measure,) if noun else ()
        if whole is not None and whole.rank == "thing":
            return _Decision(whole.measure, "part", own)
        if deed is not None and deed.measure is not Measure.PROTESTERS:
            alternatives = (*own, *((whole.measure,) if whole else ()))
            if deed.measure is Measure.WOUNDED and whole and whole.measure in _HARM:
                return _Decision(whole.measure, "part", (Measure.WOUNDED,), deed)
            return _Decision(self._together(deed), f"part.{deed.measure}", alternatives, deed)
        if whole is not None:
            return _Decision(whole.measure, "part", (*own, *whole.measure_alternatives), whole.deed)
        return _Decision(noun.measure, "part.noun") if noun else None

    def _share(self, quantity: Quantity) -> CountDraft | None:
        whole_draft = self._whole_of(quantity)
        if whole_draft is None or whole_draft.best is None:
            return None
        valued = with_share(quantity, whole_draft.quantity)
        decision = _Decision(
            whole_draft.measure, "share", whole_draft.measure_alternatives, whole_draft.deed
        )
        draft = self._made(valued, decision, quantity.first, quantity.last, None)
        draft.whole, draft.rank = whole_draft, whole_draft.rank
        draft.phrase_last = draft.last
        self._name(draft, quantity.last, quantity.last)
        return draft

    def _of_base(self, quantity: Quantity, base: CountDraft | None) -> CountDraft | None:
        """ "5 dari 27 orang", "40 persen dari 11.000 tentara": the part, with its whole known."""
        if base is None:
            return None
        decision = self._part_of(quantity, base)
        draft = self._made(quantity, decision, quantity.first, base.last, None)
        draft.whole, draft.rank, draft.noun = base, base.rank, base.noun
        draft.phrase_last = base.last
        draft.of_whom, draft.of_whom_start, draft.of_whom_end = (
            base.of_whom, base.of_whom_start, base.of_whom_end,
        )  # fmt: skip
        draft.country, draft.country_rule, draft.mention = (
            base.country, base.country_rule, base.mention,
        )  # fmt: skip
        return draft

    def _part_of(self, quantity: Quantity, base: CountDraft) -> _Decision:
        """The deed of the part, else what its whole is counted as."""
        same = _Decision(base.measure, "part.of", base.measure_alternatives, base.deed)
        if base.rank == "thing":
            return same
        deed = self.around.deed_before(quantity)
        if deed is None:
            governed = self.around.is_governed(quantity)
            after, relative = self.around.deeds_after(base.last, governed=governed)
            deed = after or relative
        if deed is None:
            return same
        noun = self.around.noun_from(self.around.after_number(base.quantity))
        made = self._with_deed(quantity, noun, deed)
        alternatives = (*made.alternatives, base.measure)
        return _Decision(made.measure, f"part.of.{made.measure}", alternatives, deed)

    def _link_part(self, draft: CountDraft) -> None:
        """ "termasuk 20 anak": a part of the figure before it, of the same measure."""
        quantity = draft.quantity
        edge = self.around.left_edge(quantity)
        before = self.lowers[edge - 1] if edge else ""
        if before in self.words.including and self.drafts and not draft.superseded:
            whole = self.drafts[-1]
            if draft.rank == whole.rank or whole.rank != "thing":
                draft.whole = whole
        elif edge > 1 and self.drafts and self.drafts[-1].quantity.first > 0:
            whole = self.drafts[-1]
            opened = self.lowers[self.around.left_edge(whole.quantity) - 1]
            gap = self.lowers[whole.last : edge]
            if opened in self.words.of_them and gap[-1:] == [","] and draft.deed is None:
                draft.whole = whole
                if draft.rules == ("id.count.noun.people",):
                    draft.measure_alternatives = (draft.measure,)
                    draft.measure, draft.rules = whole.measure, ("id.count.part.from",)

    # --- zero ------------------------------------------------------------------------------------

    def _zero(self, quantity: Quantity) -> CountDraft | None:
        at = quantity.last
        noun = self.around.noun_from(at)
        if noun is None:
            for inner in range(quantity.first + 1, quantity.last):
                noun = noun or self.lexicon.noun_at(self.lowers, inner)
        last = self.around.phrase_end(at, noun) if noun and noun.first >= at else at
        after, relative = self.around.deeds_after(last, governed=False)
        deed = after or relative
        if noun is not None and noun.rank == "thing":
            return None
        if noun is None and deed is None:
            return None
        if deed is not None and not (noun is None and not self._near(deed, last)):
            decision = self._with_deed(quantity, noun, deed)
        elif noun is not None and noun.rank in {"toll", "person"}:
            decision = self._by_noun(noun)
        else:
            return None
        if decision.measure not in _TOLL and decision.measure not in {
            Measure.TROOPS, Measure.POLICE, Measure.HOSTAGES, Measure.DISPLACED,
        }:  # fmt: skip
            return None
        draft = self._made(quantity, decision, quantity.first, max(last, quantity.last), noun)
        draft.phrase_last = draft.last
        self._name(draft, at, last)
        return draft

    def _near(self, deed: Deed, last: int) -> bool:
        return deed.first - last <= _NEAR

    # --- the draft -------------------------------------------------------------------------------

    def _made(
        self, quantity: Quantity, decision: _Decision, first: int, last: int, noun: Noun | None
    ) -> CountDraft:
        tokens = self.tokens
        draft = CountDraft(
            quantity=quantity, measure=decision.measure, low=_whole(quantity.low),
            best=_whole(quantity.best), high=_whole(quantity.high), hedge=quantity.hedge,
            mode=self._mode(quantity, last), first=first, last=last, start=tokens[first].start,
            end=tokens[last - 1].end, measure_alternatives=decision.alternatives,
            noun=(noun.first, last) if noun and noun.first < last else None, deed=decision.deed,
            rank=noun.rank if noun else "person", superseded=quantity.superseded,
            rules=(f"id.count.{decision.rule}",),
        )  # fmt: skip
        if quantity.hedge_tokens is not None and quantity.hedge is not Hedge.EXACT:
            begin, end = quantity.hedge_tokens
            draft.witnesses.append(("hedge", tokens[begin].start, tokens[end - 1].end))
        if decision.deed is not None and decision.rule != "joined":
            inside = decision.deed.last <= len(tokens) and "context" not in decision.rule
            if inside and not decision.rule.startswith("part"):
                begin, end = decision.deed.first, decision.deed.last
                draft.witnesses.append(("measure", tokens[begin].start, tokens[end - 1].end))
        elif noun is not None:
            draft.witnesses.append(
                ("measure", tokens[noun.first].start, tokens[noun.last - 1].end)
            )
        self._mark_revision(draft)
        return draft

    def _mark_revision(self, draft: CountDraft) -> None:
        edge = self.around.left_edge(draft.quantity)
        if edge and self.lowers[edge - 1] in self.words.corrected:
            draft.retracted = True
            at = edge - 1
        else:
            begin = max(0, edge - _FORMERLY_WITHIN)
            at = next(
                (i for i in range(edge - 1, begin - 1, -1) if self.lowers[i] in self.words.formerly),
                -1,
            )
            verbs = self.words.clause_takers
            if at < 0 or not any(word in verbs for word in self.lowers[at:edge]):
                return
            draft.superseded = True
        draft.witnesses.append(("revision", self.tokens[at].start, self.tokens[at].end))

    def _mode(self, quantity: Quantity, last: int) -> Mode:
        if quantity.kind in _SHARES:
            return Mode.SHARE
        near = self.lowers[quantity.number_last : last + 1]
        return Mode.FLOW if any(word in self.words.flow_words for word in near) else Mode.STOCK

    def _name(self, draft: CountDraft, first: int, last: int) -> None:
        """Of whom: the noun phrase, and the country a mention in or right behind it names."""
        if last > first:
            draft.of_whom = (first, last)
            draft.of_whom_start = self.tokens[first].start
            draft.of_whom_end = self.tokens[last - 1].end
        begin = draft.quantity.classifier[0] if draft.quantity.classifier else first
        found = next(
            (m for m in self.mentions if m.country and m.first < last and m.last > begin), None
        )
        rule = "noun_phrase"
        if found is None:
            found, rule = self._origin(last), "origin"
        if found is not None:
            draft.mention, draft.country, draft.country_rule = found, found.country, rule
            return
        lender = draft.whole or self._lender(draft)
        if lender is not None and lender.country:
            draft.country, draft.mention = lender.country, lender.mention
            draft.country_rule = "whole" if draft.whole else "joined"

    def _origin(self, at: int) -> Mention | None:
        """ "asal Flores", "berbendera Vietnam" right behind the noun phrase."""
        if at < len(self.lowers) and self.lowers[at] in self.words.relatives:
            at += 1
        if at >= len(self.lowers) or self.lowers[at] not in self.words.origins:
            return None
        return next((m for m in self.mentions if m.country and at <= m.first <= at + 2), None)

    def _lender(self, draft: CountDraft) -> CountDraft | None:
        """Who lends the country: the figure this one is joined to or restates."""
        rule = draft.rules[0]
        if rule.endswith((".joined", ".context.restated")) or draft.quantity.others:
            return self._former(draft.quantity)
        return None


def _whole(value: Number | None) -> int | None:
    return None if value is None else round(value)


def _larger(draft: CountDraft, quantity: Quantity) -> bool:
    top = draft.high if draft.high is not None else draft.best
    least = quantity.best if quantity.best is not None else quantity.low
    return top is None or least is None or top >= least
