"""Quantities of a sentence: every number, what kind of number it is, and how it is hedged."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from rujuk.lang.changed import changed
from rujuk.lang.number_grammar import NumberGrammar, number_grammar
from rujuk.lang.number_words import Reading, read_number, whole
from rujuk.lang.quantity import Number, Quantity, QuantityKind, bounds, with_share
from rujuk.lang.word_table import WordTable
from rujuk.records import Hedge

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rujuk.lang.number_grammar import HedgeWords
    from rujuk.lang.tokens import Token

__all__ = ["Number", "Quantity", "QuantityKind", "bounds", "find_quantities", "with_share"]

_DIGITS = frozenset("0123456789")
# What a number may begin with after scanning, in small letters: a digit, or l or I for 1.
_SCANNED_FIRST = _DIGITS | {"l", "i"}


def find_quantities(tokens: Sequence[Token], language: str) -> list[Quantity]:
    """Every number of a sentence in reading order, each of its kind; empty without a pack.

    A range is one quantity; a part with its whole ("5 dari 27") gives both, the whole in `of` and
    after it. Numbers that count nothing (dates, ages, money, names of units) are given too, so
    that no other reader takes them for counts.
    """
    grammar = number_grammar(language)
    if grammar is None:
        return []
    may_begin = _beginnings(language)
    begins = [
        at for at, token in enumerate(tokens) if may_begin[token.lower] or token.kind == "number"
    ]
    return _Finder(tokens, grammar).find(begins) if begins else []


@cache
def _beginnings(language: str) -> WordTable[bool]:
    grammar = number_grammar(language)
    return WordTable(lambda lower: grammar is not None and may_begin_number(lower, grammar))


def may_begin_number(lower: str, grammar: NumberGrammar) -> bool:
    """Whether a token in these small letters may begin a number: the gate before a sentence."""
    return lower in grammar.triggers or lower[0].isdecimal() or _is_odd_number(lower, grammar)


def _is_odd_number(lower: str, grammar: NumberGrammar) -> bool:
    """Whether this word may be a pair of number words ("dua-tiga"), or digits as scanned."""
    if "-" in lower:
        return grammar.words.is_cardinal(lower.partition("-")[0])
    return lower[0] in _SCANNED_FIRST and (lower[0] in _DIGITS or lower[-1] in _DIGITS)


class _Finder:
    """One walk over one sentence."""

    __slots__ = ("grammar", "kinds", "lowers", "quantities", "tokens", "words")

    def __init__(self, tokens: Sequence[Token], grammar: NumberGrammar) -> None:
        self.tokens = tokens
        self.grammar = grammar
        self.words = grammar.words
        self.kinds = grammar.kinds
        self.lowers = [token.lower for token in tokens]
        self.quantities: list[Quantity] = []

    def find(self, begins: Sequence[int]) -> list[Quantity]:
        """The quantities; `begins` are the tokens where a number may begin."""
        after = 0
        for at in begins:
            if at >= after:
                after = self._quantity(at)
        return self.quantities

    # --- one quantity ----------------------------------------------------------------------------

    def _quantity(self, at: int) -> int:
        """Read what begins at `at`; gives the token to go on from."""
        none = self._zero(at)
        if none is not None:
            self.quantities.append(none)
            return none.last
        reading = read_number(self.tokens, self.lowers, at, self.words, self.grammar.language)
        if reading is None:
            return at + 1
        second = self._second(reading)
        last = second.last if second else reading.last
        kind, unit = self._kind(reading, second, last)
        quantity = self._made(reading, second, kind, unit)
        quantity, whole_one, go_on = self._with_part(quantity)
        self._supersede(quantity)
        self.quantities.append(quantity)
        if whole_one is not None:
            self.quantities.append(whole_one)
        return go_on

    def _phrase(self, at: int, table: dict[str, list[tuple[str, ...]]]) -> int:
        """Where the longest phrase of the table that begins at `at` ends; `at` for none."""
        if at >= len(self.lowers):
            return at
        for parts in table.get(self.lowers[at], ()):
            if tuple(self.lowers[at : at + len(parts)]) == parts:
                return at + len(parts)
        return at

    def _zero(self, at: int) -> Quantity | None:
        last = self._phrase(at, self.grammar.none)
        guards = self.words.not_before.get(self.lowers[at])
        if guards and last == at + 1 and last < len(self.lowers) and self.lowers[last] in guards:
            return None  # "no fewer than"
        if last == at:
            if self.lowers[at] not in self.words.none_openers:
                return None
            return self._zero_after(at)
        return self._none(at, last)

    def _zero_after(self, at: int) -> Quantity | None:
        """A zero told by its end: "tanpa korban seorang pun"."""
        for last in range(at + 2, min(at + 6, len(self.lowers) - 1)):
            pair = f"{self.lowers[last]} {self.lowers[last + 1]}"
            if pair in self.words.none_after:
                return self._none(at, last + 2)
        return None

    def _none(self, first: int, last: int) -> Quantity:
        return Quantity(
            kind=QuantityKind.NONE, first=first, last=last, start=self.tokens[first].start,
            end=self.tokens[last - 1].end, number_first=first, number_last=last, low=0, best=0,
            high=0, hedge=Hedge.NONE, rule="number.none", hedge_tokens=(first, last),
        )  # fmt: skip

    # --- ranges ----------------------------------------------------------------------------------

    def _second(self, one: Reading) -> Reading | None:
        """The far end of a range that begins with this number, or null.

        Its last multiplier word serves both ends ("10-12 ribu").
        """
        if one.form not in {"plain", "vague", "clock"}:
            return None
        lowers, at = self.lowers, one.last
        if at < len(lowers) and lowers[at] in self.kinds.persons:
            at += 1
        if at + 1 >= len(lowers):
            return None
        opens = one.first > 0 and lowers[one.first - 1] in self.words.between
        joined = lowers[at] in self.words.ranges or (opens and lowers[at] in self.words.between_and)
        if not joined:
            return None
        at += 1
        if lowers[at] in self.words.range_tails and at + 1 < len(lowers):
            at += 1
        two = read_number(self.tokens, lowers, at, self.words, self.grammar.language)
        if two is None or two.form != one.form or two.high is None:
            return None
        if lowers[at - 1] in self.words.ranges_of_change and not self._rises_before(one.first):
            return None
        if lowers[at - 1] in self.words.ranges_unless_change and self._changes(one.first):
            return None
        if one.scale == 1 and two.scale > 1 and one.low * two.scale < two.low:
            return two
        return two if one.low < two.low else None

    def _changes(self, at: int) -> bool:
        """Whether this is the former number of a change ("rose from 3 to 5")."""
        return at > 0 and self.lowers[at - 1] in self.kinds.from_ and self._rises_before(at)

    def _rises_before(self, at: int) -> bool:
        return any(word in self.kinds.rises for word in self.lowers[max(0, at - 6) : at])

    # --- kinds -----------------------------------------------------------------------------------

    def _kind(
        self, one: Reading, two: Reading | None, last: int
    ) -> tuple[QuantityKind, str | None]:
        if one.form in {"date", "clock", "version"}:
            return QuantityKind(one.form), None
        if one.form == "decade":
            return QuantityKind.YEAR, None
        lowers, kinds = self.lowers, self.kinds
        before = self._word_before(one.first)
        after = lowers[last] if last < len(lowers) else ""
        if one.form == "fraction":
            return QuantityKind.FRACTION, None
        if after in self.words.percent:
            return QuantityKind.PERCENT, None
        by_neighbours = self._kind_by_neighbours(one, last, before, after)
        if by_neighbours is not None:
            return by_neighbours, after if by_neighbours is QuantityKind.MEASURE else None
        if self._is_year(one, before, after) or (two and self._is_year(two, before, after)):
            return QuantityKind.YEAR, None
        if two is None and self._is_score(one, last):
            return QuantityKind.SCORE, None
        if one.low != int(one.low):
            return QuantityKind.MEASURE, None
        if after in kinds.units and not self._noun_follows_unit(last):
            return QuantityKind.MEASURE, after
        return QuantityKind.COUNT, None

    def _word_before(self, at: int) -> str:
        """The word before a token; of one with a full stop the word ("No. 5", "Sept. 12")."""
        before = self.lowers[at - 1] if at else ""
        if before == "." and at > 1:
            cut = self.lowers[at - 2]
            return cut if cut in self.grammar.months or cut in self.kinds.names_before else before
        return before

    def _is_month(self, at: int) -> bool:
        word = self.lowers[at] if 0 <= at < len(self.lowers) else ""
        if word not in self.grammar.months:
            return False
        return self.tokens[at].is_capitalised or word not in self.grammar.small_words

    def _kind_by_neighbours(
        self, one: Reading, last: int, before: str, after: str
    ) -> QuantityKind | None:
        kinds = self.kinds
        digits = self.tokens[one.first].kind == "number"
        if before in kinds.money_before or after in kinds.money_after:
            return QuantityKind.MONEY
        if digits and self._is_month(last):
            return QuantityKind.DATE
        if after in self.grammar.days and one.scale == 1 and after not in kinds.units:
            return QuantityKind.DATE
        if before in kinds.clock_before or (digits and after in kinds.clock_after):
            return QuantityKind.CLOCK
        if digits and self._phrase(last, self.grammar.clock_phrases) > last:
            return QuantityKind.CLOCK
        joined = before in self.words.between_and and not after[:1].isalnum()
        aged = joined and any(q.is_age_till(one.first - 1) for q in self.quantities[-1:])
        if aged or before in kinds.ages_before:
            return QuantityKind.AGE
        dated = before in self.grammar.months and (
            self.lowers[one.first - 1] == "." or self._is_month(one.first - 1)
        )
        if dated and digits and after not in kinds.persons and after not in kinds.counted:
            return QuantityKind.YEAR if one.low >= 1000 else QuantityKind.DATE  # noqa: PLR2004
        if before in kinds.ordinals_before and one.first + 1 == last and after != "":
            return QuantityKind.ORDINAL
        if digits and self._is_name(one, before, after):
            return QuantityKind.NAME
        if before == "(" and after == ")" and digits:
            return QuantityKind.AGE if one.low <= 120 else QuantityKind.NAME  # noqa: PLR2004
        if before in kinds.ages_between and after in kinds.ages_between and digits:
            named = one.first > 1 and self.tokens[one.first - 2].is_capitalised
            return QuantityKind.AGE if named and one.low <= 120 else None  # noqa: PLR2004
        return None

    def _is_name(self, one: Reading, before: str, after: str) -> bool:
        if before in self.kinds.names_before:
            return after not in self.kinds.persons and after not in self.kinds.counted
        text = self.tokens[one.first].text
        return len(text) > 1 and text[0] == "0" and text.isdecimal()

    def _is_year(self, one: Reading, before: str, after: str) -> bool:
        """A bare number of four digits that stands where years stand."""
        text = self.tokens[one.first].text
        if one.last - one.first != 1 or len(text) != 4 or not text.isdecimal():  # noqa: PLR2004
            return False
        if text[:2] not in {"17", "18", "19", "20"}:
            return False
        if after in self.kinds.persons or after in self.kinds.things:
            return before in self.kinds.clock_before
        return after not in self.kinds.counted

    def _is_score(self, one: Reading, last: int) -> bool:
        """Two numbers with a hyphen that are no rising range: "2-1"."""
        tokens = self.tokens
        if last + 1 < len(tokens) and self.lowers[last] in {"-", "–", ":"}:
            return tokens[last + 1].kind == "number" and tokens[last].start == tokens[last - 1].end
        if one.first > 1 and self.lowers[one.first - 1] in {"-", "–", ":"}:
            return tokens[one.first - 2].kind == "number" and (
                tokens[one.first - 1].end == tokens[one.first].start
            )
        return False

    def _noun_follows_unit(self, at: int) -> bool:
        """A unit that is followed by a classifier of persons does not measure (never seen)."""
        return at + 1 < len(self.lowers) and self.lowers[at + 1] in self.kinds.persons

    # --- hedges and bounds -----------------------------------------------------------------------

    def _made(
        self, one: Reading, two: Reading | None, kind: QuantityKind, unit: str | None
    ) -> Quantity:
        number_last = two.last if two else one.last
        hedge, hedge_tokens, first, last = self._hedge(one.first, number_last)
        classifier, counts_persons, last, others = self._tail(one, two, kind, number_last, last)
        scanned = one.form == "scanned"
        share = share_hedge = None
        low: Number | None
        best: Number | None
        high: Number | None
        if kind in {QuantityKind.PERCENT, QuantityKind.FRACTION}:
            share = one.low / 100 if kind is QuantityKind.PERCENT else one.low
            if two is not None:
                share = (one.low + two.low) / 200
            share_hedge = hedge
            hedge = Hedge.PERCENT_OF if kind is QuantityKind.PERCENT else Hedge.FRACTION_OF
            low = best = high = None
            if kind is QuantityKind.PERCENT:
                last = max(last, number_last + 1)
                tail = self.lowers[last] if last < len(self.lowers) else ""
                last += tail in self.words.percent_tails
        elif two is not None or one.form == "range":
            low, high = self._ends(one, two)
            best = None
            hedge = Hedge.VAGUE if one.form == "vague" else Hedge.RANGE
            if first == one.first and first and self.lowers[first - 1] in self.words.between:
                first -= 1
        elif one.form == "vague":
            low, best = whole(one.low), None
            high = None if one.high is None else whole(one.high)
            hedge = Hedge.VAGUE
        else:
            if one.form == "about" and hedge is Hedge.EXACT:
                hedge, hedge_tokens = Hedge.ABOUT, (one.first, one.first + 1)
            low, best, high = bounds(hedge, whole(one.low))
        return Quantity(
            kind=kind, first=first, last=last, start=self.tokens[first].start,
            end=self.tokens[last - 1].end, number_first=one.first, number_last=number_last,
            low=low, best=best, high=high, hedge=hedge, rule=f"number.{one.form}",
            hedge_tokens=hedge_tokens, classifier=classifier, counts_persons=counts_persons,
            unit=unit, approximate=scanned, scanned=scanned, single=one.form == "one",
            others=others, share=share, share_hedge=share_hedge,
        )  # fmt: skip

    def _ends(self, one: Reading, two: Reading | None) -> tuple[Number, Number | None]:
        if two is None:
            return whole(one.low), None if one.high is None else whole(one.high)
        low = one.low
        if one.scale == 1 and two.scale > 1 and low * two.scale < two.low:
            low *= two.scale
        return whole(low), whole(two.high if two.high is not None else two.low)

    def _hedge(self, first: int, last: int) -> tuple[Hedge, tuple[int, int] | None, int, int]:
        """Hedge of the number in `[first, last)`, its tokens, and the span widened by it."""
        at, low = first, first
        hedge: Hedge | None = None
        hedge_tokens: tuple[int, int] | None = None
        while at > 0 and hedge is None:
            found = self._before(at)
            if found is None:
                break
            length, entry = found
            if entry.of_many and not self._of_many(first):
                break
            if entry.hedge is not None:
                hedge, hedge_tokens = entry.hedge, (at - length, at)
                if at == first:
                    low = at - length
            at -= length
        if hedge is None:
            behind = self._after(last)
            if behind is not None and behind[1].hedge is not None:
                length, at, hedge = behind[0], behind[2], behind[1].hedge
                return hedge, (at, at + length), first, at + length
        return hedge or Hedge.EXACT, hedge_tokens, low, last

    def _of_many(self, first: int) -> bool:
        """As in "hingga dua orang tewas": fewer than five tell a result, not a limit."""
        word = self.lowers[first]
        if word in self.words.units and first + 1 < len(self.lowers):
            follows = self.lowers[first + 1]
            return self.words.units[word] > 4 or (  # noqa: PLR2004
                follows in self.words.tens or follows in self.words.hundreds
                or follows in self.words.scales or follows in self.words.teens
            )  # fmt: skip
        return word not in self.words.ones

    def _before(self, at: int) -> tuple[int, HedgeWords] | None:
        for parts, entry in self.grammar.before.get(self.lowers[at - 1], ()):
            first = max(0, at - len(parts))
            barred = first and self.lowers[first - 1] in entry.not_after
            if tuple(self.lowers[first:at]) == parts and not barred:
                return len(parts), entry
        return None

    def _after(self, last: int) -> tuple[int, HedgeWords, int] | None:
        """A hedge behind the number, or behind its classifier: "3.000 orang lebih"."""
        lowers = self.lowers
        for at in (last, last + 1):
            if at >= len(lowers) or (at > last and lowers[last] not in self.kinds.persons):
                break
            for parts, entry in self.grammar.after.get(lowers[at], ()):
                end = at + len(parts)
                if tuple(lowers[at:end]) != parts:
                    continue
                if end < len(lowers) and lowers[end] in entry.not_before:
                    continue
                return len(parts), entry, at
        return None

    # --- what stands behind ----------------------------------------------------------------------

    def _tail(
        self, one: Reading, two: Reading | None, kind: QuantityKind, number_last: int, last: int
    ) -> tuple[tuple[int, int] | None, bool, int, bool]:
        """Classifier, whether it is of persons, where the quantity ends, and "lainnya"."""
        lowers = self.lowers
        classifier: tuple[int, int] | None = None
        persons = False
        word = self.tokens[one.first].lower
        if kind is QuantityKind.COUNT:
            at = number_last
            if at < len(lowers) and lowers[at] in self.kinds.persons:
                classifier, persons = (at, at + 1), True
            elif last < len(lowers) and lowers[last] in self.kinds.persons:
                classifier, persons = (last, last + 1), True
            elif at < len(lowers) and lowers[at] in self.kinds.things:
                classifier = (at, at + 1)
            elif one.form == "one" and two is None and word.endswith(tuple(self.kinds.persons)):
                persons = True
        others = last < len(lowers) and lowers[last] in self.kinds.others
        if others and last + 1 < len(lowers) and lowers[last + 1] in self.kinds.not_others:
            others = False
        return classifier, persons, last + 1 if others else last, others

    def _with_part(self, quantity: Quantity) -> tuple[Quantity, Quantity | None, int]:
        """The quantity with its partitive or its whole; the whole itself; where to go on."""
        kind, last = quantity.kind, quantity.last
        if kind not in {QuantityKind.COUNT, QuantityKind.PERCENT, QuantityKind.FRACTION}:
            return quantity, None, max(last, quantity.number_last)
        at = last
        if quantity.classifier and quantity.classifier[0] == at:
            at += 1
        if at + 1 < len(self.lowers) and self.lowers[at] in self.kinds.part_of:
            told = self._of_whole(quantity, at)
            if told[1] is not None:
                return told
        end = self._phrase(at, self.grammar.parts)
        if end > at:
            return self._partitive(quantity, end), None, end
        ends_with_its = quantity.kind is QuantityKind.FRACTION and (
            self.lowers[quantity.number_last - 1].endswith(self.words.possessive)
        )
        if ends_with_its:
            quantity = changed(quantity, partitive=True)
        return quantity, None, last

    def _partitive(self, quantity: Quantity, end: int) -> Quantity:
        kind = QuantityKind.PART if quantity.kind is QuantityKind.COUNT else quantity.kind
        return changed(
            quantity, kind=kind, last=end, end=self.tokens[end - 1].end, partitive=True,
        )  # fmt: skip

    def _of_whole(self, quantity: Quantity, at: int) -> tuple[Quantity, Quantity | None, int]:
        """A part with its whole: "5 dari 27 orang", "40 persen dari 11.000 tentara"."""
        go_on = quantity.last
        begin = at + 1
        while begin < len(self.lowers) and begin < at + 4 and self._is_hedge_word(begin):
            begin += 1
        if begin >= len(self.lowers):
            return quantity, None, go_on
        reading = read_number(self.tokens, self.lowers, begin, self.words, self.grammar.language)
        if reading is None:
            return quantity, None, go_on
        second = self._second(reading)
        last = second.last if second else reading.last
        kind, unit = self._kind(reading, second, last)
        base = self._made(reading, second, kind, unit)
        noun = self.lowers[base.last] if base.last < len(self.lowers) else ""
        foreign = quantity.counts_persons and noun in self.kinds.not_wholes
        if base.kind is not QuantityKind.COUNT or foreign:
            return quantity, None, go_on
        if quantity.kind is QuantityKind.COUNT:
            if self._rises_before(quantity.first) or (base.best or 0) < (quantity.best or 0):
                return quantity, None, go_on
            part = changed(quantity, kind=QuantityKind.PART, of=base)
        else:
            part = with_share(quantity, base)
        return part, base, base.last

    def _is_hedge_word(self, at: int) -> bool:
        return any(
            self._before(at + step) is not None for step in (1, 2) if at + step <= len(self.lowers)
        )

    def _supersede(self, quantity: Quantity) -> None:
        """As in "dari 9 menjadi 10": the former number is replaced by this one."""
        if not self.quantities or quantity.kind is not QuantityKind.COUNT:
            return
        former = self.quantities[-1]
        gap = self.lowers[former.last : quantity.first]
        if former.classifier and gap and former.classifier[0] == former.last:
            gap = gap[1:]
        opened = former.first > 0 and self.lowers[former.first - 1] in self.kinds.from_
        near = len(gap) < 3  # noqa: PLR2004 - "menjadi", and a hedge
        if opened and near and any(word in self.kinds.to for word in gap):
            self.quantities[-1] = changed(former, superseded=True)
