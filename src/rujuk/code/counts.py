"""Draft claims of a sentence: each number of persons or things with what it counts.

The measure is decided by the noun that is counted and by the deed that befalls it ("tiga guru
tewas" counts the killed). The table of wordings is docs/counts.md. Who said it, whether it
happened, and ids are the work of `rujuk.code.document`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.code.count_drafts import HARM, PERSONS_ONLY, CountDraft, Decision, is_person_quantity
from rujuk.code.count_groups import name_groups
from rujuk.code.count_measures import MeasureDecider
from rujuk.code.count_subjects import FROM
from rujuk.code.counted_company import only_joined
from rujuk.code.measures import measure_lexicon
from rujuk.code.revisions import mark_revisions
from rujuk.lang.packs import is_head_last
from rujuk.lang.quantity import QuantityKind, with_share
from rujuk.records import Hedge, Measure, Mode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rujuk.code.measures import Deed, MeasureLexicon, Noun
    from rujuk.code.mentions import Mention
    from rujuk.lang.quantity import Number, Quantity
    from rujuk.lang.sentences import Sentence
    from rujuk.lang.times import TimeExpression

__all__ = ["CountDraft", "find_counts", "is_person_quantity"]

_SHARES = frozenset({QuantityKind.PERCENT, QuantityKind.FRACTION})
_CLAIMABLE = _SHARES | {QuantityKind.COUNT, QuantityKind.PART, QuantityKind.NONE}
# Drafts of the sentence that a part may refer back to.
_BACK = 8
# How far behind an explicit zero its deed may stand, in tokens.
_NEAR = 5


def find_counts(
    sentence: Sentence,
    quantities: Sequence[Quantity],
    times: Sequence[TimeExpression],
    mentions: Sequence[Mention],
    language: str,
    earlier: Sequence[CountDraft] = (),
    previous: Sentence | None = None,
) -> list[CountDraft]:
    """The draft claims of a sentence, in order.

    `earlier` are the drafts of the sentences before it on the page, oldest first: "44 lainnya",
    "dua di antaranya" and a figure restated by another source are read against them. `previous` is
    the sentence before, whose total "angkanya" may take up. `mentions` may be empty; then no
    country is given.
    """
    lexicon = measure_lexicon(language)
    if lexicon is None:
        return []
    lowers = [token.lower for token in sentence.tokens]
    if not lexicon.may_have_lone_victims(lowers):
        no_single = is_head_last(language) and lexicon.deeds.keys().isdisjoint(lowers)
        if not any(q.kind in _CLAIMABLE and not (no_single and q.single) for q in quantities):
            return []
    finder = _Finder(sentence, quantities, times, mentions, lexicon, earlier, previous)
    drafts = finder.find()
    mark_revisions(drafts, earlier, finder.around)
    name_groups(drafts, earlier, finder.around, mentions)
    return drafts


class _Finder(MeasureDecider):
    """Makes the drafts of one sentence."""

    def __init__(
        self,
        sentence: Sentence,
        quantities: Sequence[Quantity],
        times: Sequence[TimeExpression],
        mentions: Sequence[Mention],
        lexicon: MeasureLexicon,
        earlier: Sequence[CountDraft],
        previous: Sentence | None,
    ) -> None:
        super().__init__(sentence, quantities, times, lexicon, earlier, previous)
        self.mentions = mentions
        self.seen: Quantity | None = None
        self.timed = {at for time in times for at in range(time.first, time.last)}

    def find(self) -> list[CountDraft]:
        if self.around.head_last and self.lexicon.deeds.keys().isdisjoint(self.lowers):
            # An article counts those alone whom a deed befalls.
            self.quantities = [one for one in self.quantities if not one.single]
        held: dict[int, CountDraft] = {}
        wholes = {q.of.number_first for q in self.quantities if q.of is not None}
        for quantity in self.quantities:
            if quantity.kind in _CLAIMABLE and quantity.number_first not in self.timed:
                draft = self._claimed(quantity, wholes, held)
                if draft is not None:
                    self.drafts.append(draft)
            if not quantity.partitive:
                self.seen = quantity
        return self.drafts

    def _claimed(
        self, quantity: Quantity, wholes: set[int], held: dict[int, CountDraft]
    ) -> CountDraft | None:
        """The draft of a quantity; a whole is drafted with its part and waits in `held`."""
        if quantity.of is not None:
            base = self._draft(quantity.of)
            if base is not None:
                held[quantity.of.number_first] = base
            return self._of_base(quantity, base)
        if quantity.number_first in wholes:
            return held.get(quantity.number_first)
        return self._draft(quantity)

    # --- one quantity ----------------------------------------------------------------------------

    def _draft(self, quantity: Quantity) -> CountDraft | None:
        if quantity.kind is QuantityKind.NONE:
            return self._zero(quantity)
        if quantity.kind in _SHARES:
            return self._share(quantity) if quantity.partitive or self._told_of() else None
        if quantity.partitive:
            return self._part(quantity)
        at = self.around.after_number(quantity)
        noun = self.around.noun_of(quantity)
        last = self.around.phrase_end(at, noun)
        decision = self._decide(quantity, noun, at, last)
        if decision is None:
            return None
        draft = self._made(quantity, decision, quantity.first, max(last, at), noun)
        draft.phrase_last = draft.last
        self._link_part(draft)
        self._name(draft, at, last)
        return draft

    # --- parts and shares ------------------------------------------------------------------------

    def _whole_of(self, quantity: Quantity) -> CountDraft | None:
        """What "di antaranya" refers to: the last figure of this sentence, else of the page."""
        if self._other_whole():
            return None
        for draft in reversed(self.drafts):
            if draft.whole is None and draft.hedge is not Hedge.NONE:
                return draft
        for draft in reversed(self.earlier[-4:]):
            if (
                draft.whole is None
                and draft.hedge is not Hedge.NONE
                and (not draft.quantity.single and _larger(draft, quantity))
            ):
                return draft
        return None

    def _whole_named(self, quantity: Quantity, noun: Noun) -> CountDraft | None:
        """As in "37 of the planes": the last larger figure of planes, or none."""
        for draft in reversed([*self.earlier[-_BACK:], *self.drafts]):
            same = noun.measure in {draft.measure, *draft.measure_alternatives}
            if same and draft.whole is None and _larger(draft, quantity):
                return draft
        return None

    def _other_whole(self) -> bool:
        """Whether the number before the part counts something that is no claim ("243 serangan")."""
        former = self.seen
        if former is None or former.kind is not QuantityKind.COUNT:
            return False
        return not self.drafts or all(d.quantity is not former for d in self.drafts[-_BACK:])

    def _told_of(self) -> bool:
        """As in "dari 11.000 tentara itu, 40 persen ...": the whole opens the sentence."""
        if not self.drafts or self.drafts[-1].whole is not None:
            return False
        edge = self.around.left_edge(self.drafts[-1].quantity)
        return edge > 0 and self.lowers[edge - 1] in self.words.of_them

    def _part(self, quantity: Quantity) -> CountDraft | None:
        """As in "12 di antaranya": counted as the whole is, unless a deed of its own follows."""
        whole_draft = self._whole_of(quantity)
        at = quantity.last
        noun = self.around.noun_from(at)
        last = self.around.part_end(at, noun)
        if whole_draft is None and self._other_whole():
            return None
        opens = self.lowers[at - 1] in self.around.open_parts
        named = noun if opens else None
        if named is not None:
            whole_draft = self._whole_named(quantity, named)
        after, relative = self.around.deeds_after(last, governed=False, within_commas=True)
        if self.around.head_last and after is None:
            after = self.around.deed_before(quantity) or self._deed_of_list(last)
        if named is not None and named.rank == "thing":
            after = relative = None
        decision = self._part_measure(whole_draft, noun, after or relative)
        if decision is None:
            return None
        draft = self._made(quantity, decision, quantity.first, last if opens else at, None)
        draft.whole = whole_draft
        draft.phrase_last = last
        if whole_draft is not None and whole_draft.rank == "thing":
            draft.rank = "thing"
        elif named is not None:
            draft.rank = named.rank
        draft.witnesses.append(
            ("part", self.tokens[quantity.number_last - 1].end, self.tokens[quantity.last - 1].end)
        )
        self._name(draft, at, last)
        return draft

    def _deed_of_list(self, last: int) -> Deed | None:
        """The deed behind a part and others ("two of the guards and a driver died")."""
        deed, _ = self.around.deeds_after(last, governed=False)
        return deed if deed and only_joined(self.around, last, deed.first) else None

    def _part_measure(
        self, whole: CountDraft | None, noun: Noun | None, deed: Deed | None
    ) -> Decision | None:
        own = (noun.measure,) if noun else ()
        if whole is not None and whole.rank == "thing":
            return Decision(whole.measure, "part", own)
        if deed is not None and deed.measure is not Measure.PROTESTERS:
            alternatives = (*own, *((whole.measure,) if whole else ()))
            if deed.measure is Measure.WOUNDED and whole and whole.measure in HARM:
                return Decision(whole.measure, "part", (Measure.WOUNDED,), deed)
            return Decision(self._together(deed), f"part.{deed.measure}", alternatives, deed)
        if whole is not None:
            return Decision(whole.measure, "part", (*own, *whole.measure_alternatives), whole.deed)
        return Decision(noun.measure, "part.noun") if noun else None

    def _share(self, quantity: Quantity) -> CountDraft | None:
        whole_draft = self._whole_of(quantity)
        if whole_draft is None or whole_draft.best is None:
            return None
        valued = with_share(quantity, whole_draft.quantity)
        after, _ = self.around.deeds_after(quantity.last, governed=False, within_commas=True)
        if after is not None and whole_draft.rank != "thing" and after.measure in HARM:
            measure = self._together(after)
            decision = Decision(measure, f"share.{measure}", (whole_draft.measure,), after)
        else:
            decision = Decision(
                whole_draft.measure, "share", whole_draft.measure_alternatives, whole_draft.deed
            )
        draft = self._made(valued, decision, quantity.first, quantity.last, None)
        draft.whole, draft.rank = whole_draft, whole_draft.rank
        draft.phrase_last = draft.last
        noun = self.around.noun_from(quantity.last) if quantity.partitive else None
        last = self.around.phrase_end(quantity.last, noun) if noun else quantity.last
        self._name(draft, quantity.last, last)
        return draft

    def _of_base(self, quantity: Quantity, base: CountDraft | None) -> CountDraft | None:
        """As in "5 dari 27 orang", "40 persen dari 11.000 tentara": the whole is told."""
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

    def _part_of(self, quantity: Quantity, base: CountDraft) -> Decision:
        """The deed of the part, else what its whole is counted as."""
        same = Decision(base.measure, "part.of", base.measure_alternatives, base.deed)
        if base.rank == "thing":
            return same
        deed = self.around.deed_before(quantity)
        if deed is None:
            governed = self.around.is_governed(quantity)
            after, relative = self.around.deeds_after(base.last, governed=governed)
            deed = after or relative
        if deed is None:
            return same
        noun = self.around.noun_of(base.quantity)
        made = self._with_deed(noun, deed)
        alternatives = (*made.alternatives, base.measure)
        return Decision(made.measure, f"part.of.{made.measure}", alternatives, deed)

    def _link_part(self, draft: CountDraft) -> None:
        """As in "termasuk 20 anak": a part of the figure before it, of the same measure."""
        quantity = draft.quantity
        edge = self.around.left_edge(quantity)
        before = self.lowers[edge - 1] if edge else ""
        lists = before == ":" and draft.deed is not None and self.around.head_last
        told = before in self.words.including or lists
        if told and self.drafts and not quantity.superseded:
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
            elif draft.noun is None and draft.deed is not None:
                draft.whole = self._told_from()

    def _told_from(self) -> CountDraft | None:
        """Those of whom the figures of a sentence are, as in "dari 18 awak, 11 selamat"."""
        whole = self.drafts[0]
        edge = self.around.left_edge(whole.quantity)
        opens = edge == 1 and self.lowers[0] in self.words.of_them
        named = whole.noun is not None and whole.rank == "person" and whole.deed is None
        return whole if opens and named and self.lowers[whole.last] == "," else None

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
            decision = self._with_deed(noun, deed)
        elif noun is not None and noun.rank in {"toll", "person"}:
            decision = self._by_noun(noun)
        else:
            return None
        if decision.measure not in PERSONS_ONLY and decision.measure not in {
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
        self, quantity: Quantity, decision: Decision, first: int, last: int, noun: Noun | None
    ) -> CountDraft:
        tokens = self.tokens
        draft = CountDraft(
            quantity=quantity, measure=decision.measure, low=_whole(quantity.low),
            best=_whole(quantity.best), high=_whole(quantity.high), hedge=quantity.hedge,
            mode=self._mode(quantity, last), first=first, last=last, start=tokens[first].start,
            end=tokens[last - 1].end, measure_alternatives=decision.alternatives,
            noun=(noun.first, last) if noun and noun.first < last else None, deed=decision.deed,
            rank=noun.rank if noun else "person", topic=decision.topic,
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
            draft.witnesses.append(("measure", tokens[noun.first].start, tokens[noun.last - 1].end))
        return draft

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
            found, rule = self._origin(last)
        if found is not None:
            draft.mention, draft.country, draft.country_rule = found, found.country, rule
            return
        lender = draft.whole or self._lender(draft)
        if lender is not None and lender.country:
            draft.country, draft.mention, draft.lender = lender.country, lender.mention, lender
            draft.country_rule = "whole" if draft.whole else "joined"

    def _origin(self, at: int) -> tuple[Mention | None, str]:
        """As in "asal Flores", "berbendera Vietnam" right behind the noun phrase; and its rule."""
        if at < len(self.lowers) and self.lowers[at] in self.words.relatives:
            at += 1
        if at >= len(self.lowers) or self.lowers[at] not in self.words.origins:
            return None, ""
        rule = FROM if self.lowers[at] in self.words.prepositions else "origin"
        found = (m for m in self.mentions if m.country and at <= m.first <= at + 2)
        return next(found, None), rule

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
