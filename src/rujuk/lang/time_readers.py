"""Readers of one time expression each: a day, a month, a year, a weekday, so many weeks ago."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from rujuk.lang.calendar_words import CalendarWords, calendar_words
from rujuk.lang.number_words import NumberWords, number_words, read_number
from rujuk.lang.spans_of_time import (
    UNRESOLVED,
    Reference,
    When,
    a_day,
    a_month,
    a_year,
    ago,
    an_interval,
    back_to,
    day_of,
    joined,
    months_later,
    shifted,
    third,
    week_of,
)
from rujuk.records import TimePrecision

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from rujuk.lang.tokens import Token

_WEEK = 7
_YEAR_DIGITS = 4
_LAST_DAY = 31
# A month or day without a year that lies no further ahead than this is the coming one; one
# that a word of the future governs and that lies further back than `_LONG_PAST` is next year's.
_SOON_DAYS = 31
_LONG_PAST_DAYS = 120
# How many tokens a word of the future may stand from the time it governs.
_FUTURE_REACH = 10
_CENTURIES = frozenset({"17", "18", "19", "20"})


@dataclass(slots=True)
class Atom:
    """One time as read at `[first, last)`, before ranges and "since" are put together.

    `floating` is what must be told again against a neighbour: a weekday, or month and day without
    a year.
    """

    first: int
    last: int
    when: When
    rule: str
    floating: tuple[str, int, int] | None = None


Phrases = dict[str, list[tuple[tuple[str, ...], str, int]]]


class TimeGrammar:
    """The calendar words of one language, made ready for look-up."""

    __slots__ = ("gate", "language", "numbers", "parts", "phrases", "words")

    def __init__(self, language: str, words: CalendarWords, numbers: NumberWords) -> None:
        """Build the phrase tables once."""
        self.language = language
        self.words = words
        self.numbers = numbers
        self.phrases: Phrases = {}
        self.parts: Phrases = {}
        for phrase, days in words.deictic.items():
            _add(self.phrases, phrase, "deictic", days)
        for phrase, days in words.next_day.items():
            _add(self.phrases, phrase, "next_day", days)
        for kind, phrases in (
            ("now", words.now), ("unresolved", words.unresolved), ("same_day", words.same_day),
        ):  # fmt: skip
            for phrase in phrases:
                _add(self.phrases, phrase, kind, 0)
        for phrase in words.parts_of_day:
            _add(self.parts, phrase, "part", 0)
        for table in (self.phrases, self.parts):
            for entries in table.values():
                entries.sort(key=lambda entry: -len(entry[0]))
        self.gate = frozenset(
            (*words.months, *words.days, *words.periods, *words.fused_periods, *self.phrases,
             *words.quarters, *words.stages)
        )  # fmt: skip


def _add(table: Phrases, phrase: str, kind: str, days: int) -> None:
    parts = tuple(phrase.split())
    table.setdefault(parts[0], []).append((parts, kind, days))


@cache
def time_grammar(language: str) -> TimeGrammar | None:
    """The time grammar of this language; null where its pack has none."""
    words, numbers = calendar_words(language), number_words(language)
    if numbers is None or not words.months:
        return None
    return TimeGrammar(language, words, numbers)


class AtomReader:
    """Reads single times from one sentence."""

    def __init__(
        self,
        tokens: Sequence[Token],
        grammar: TimeGrammar,
        reference: Reference,
        previous: date | None,
    ) -> None:
        """`previous` is the last day told before this sentence."""
        self.tokens = tokens
        self.grammar = grammar
        self.words = grammar.words
        self.reference = reference
        self.previous = previous
        self.lowers = [token.lower for token in tokens]
        self.atoms: list[Atom] = []

    def read(self) -> list[Atom]:
        """Every single time of the sentence, in order."""
        at, size = 0, len(self.tokens)
        while at < size:
            atom = self._atom(at)
            if atom is None:
                at += 1
                continue
            self._widen(atom)
            self.atoms.append(atom)
            if atom.when.precision is TimePrecision.DAY and atom.when.since:
                self.previous = atom.when.since
            at = max(atom.last, at + 1)
        return self.atoms

    # --- what begins here ------------------------------------------------------------------------

    def _word(self, at: int) -> str:
        return self.lowers[at] if 0 <= at < len(self.lowers) else ""

    def _atom(self, at: int) -> Atom | None:
        word, words = self.lowers[at], self.words
        if word in self.grammar.phrases:
            atom = self._phrase(at)
            if atom is not None:
                return atom
        if self.tokens[at].kind == "number":
            return self._counted(at) or self._numeric(at)
        if word in words.days and self._is_weekday(at):
            return self._weekday(at, at)
        if word in words.months:
            return self._month(at, at)
        if word in words.stages:
            return self._stage(at)
        if word in words.quarters:
            return self._quarter(at)
        if word in words.periods or word in words.fused_periods:
            return self._headed(at) or self._period(at, at, None)
        if word in words.date_heads and self._word(at + 1).isdecimal():
            atom = self._numeric(at + 1)
            if atom is not None:
                atom.first = at
            return atom or self._day_alone(at)
        if word in self.grammar.numbers.units or word in self.grammar.numbers.wholes:
            return self._counted(at)
        if word in words.several and self._word(at + 1) in words.periods:
            return self._period(at + 1, at, 0)
        return None

    def _headed(self, at: int) -> Atom | None:
        """ "hari Senin", "bulan Juni", "tahun 2024"."""
        word, after, words = self.lowers[at], self._word(at + 1), self.words
        if word in words.day_heads and after in words.days:
            return self._weekday(at + 1, at)
        if word in words.month_heads and after in words.months:
            return self._month(at + 1, at)
        if word in words.year_heads and after:
            atom = self._year(at + 1, headed=True)
            if atom is not None:
                atom.first = at
            return atom
        return None

    def _phrase(self, at: int) -> Atom | None:
        for parts, kind, days in self.grammar.phrases[self.lowers[at]]:
            last = at + len(parts)
            if tuple(self.lowers[at:last]) != parts:
                continue
            today = self.reference.day
            if kind == "unresolved":
                return Atom(at, last, UNRESOLVED, "time.vague")
            if kind in {"deictic", "now"}:
                when = a_day(shifted(today, days)) if today else UNRESOLVED
                return Atom(at, last, when, f"time.{kind}")
            before = shifted(self.previous, days) if self.previous else None
            return Atom(at, last, a_day(before), f"time.{kind}")
        return None

    # --- digits ----------------------------------------------------------------------------------

    def _numeric(self, at: int) -> Atom | None:
        text = self.tokens[at].text
        if "/" in text or text.count(".") == 2:  # noqa: PLR2004 - two separators, three parts
            return self._slashed(at, text.replace("/", ".").split("."))
        if not text.isdecimal():
            return self._decade(at)
        if self._is_hyphenated(at):
            parts = [self.tokens[at + step].text for step in (0, 2, 4)]
            atom = self._slashed(at, parts)
            if atom is not None:
                atom.last = at + 5
                return atom
        after = self._word(at + 1)
        if after in self.words.months and len(text) <= 2:  # noqa: PLR2004 - a day
            return self._day_and_month(at)
        if (
            len(text) <= 2
            and self._word(at + 3) in self.words.months
            and (  # noqa: PLR2004
                after in self.words.through or after == ","
            )
        ):
            return self._days_of_month(at)
        return self._year(at, headed=False)

    def _is_hyphenated(self, at: int) -> bool:
        tokens = self.tokens
        if at + 4 >= len(tokens) or tokens[at + 1].text != "-" or tokens[at + 3].text != "-":
            return False
        return (
            tokens[at].end == tokens[at + 1].start
            and tokens[at + 2].text.isdecimal()
            and tokens[at + 4].text.isdecimal()
            and tokens[at + 3].end == tokens[at + 4].start
        )

    def _slashed(self, at: int, parts: list[str]) -> Atom | None:
        if not all(part.isdecimal() and len(part) <= _YEAR_DIGITS for part in parts):
            return None
        numbers = [int(part) for part in parts]
        if len(parts) == 3:  # noqa: PLR2004 - day, month, year
            if len(parts[0]) == _YEAR_DIGITS:
                numbers.reverse()
            elif len(parts[2]) == 2:  # noqa: PLR2004 - a year of two digits
                numbers[2] += 2000
            day = day_of(numbers[2], numbers[1], numbers[0])
            return None if day is None else Atom(at, at + 1, a_day(day), "time.day")
        opened = self._word(at - 1) == "(" or self._word(at - 1) in self.words.days
        if len(parts) != 2 or not (opened or self._word(at - 1) in self.words.date_heads):  # noqa: PLR2004
            return None
        return self._floating_day(at, at + 1, numbers[1], numbers[0])

    def _day_and_month(self, at: int) -> Atom | None:
        number, month = int(self.tokens[at].text), self.words.months[self.lowers[at + 1]]
        if not 1 <= number <= _LAST_DAY:
            return None
        stated = self._stated_year(at + 2)
        if stated is not None:
            year, last = stated
            day = day_of(year, month, number)
            return None if day is None else Atom(at, last, a_day(day), "time.day")
        if self._names_a_place(at):
            return None
        return self._floating_day(at, at + 2, month, number)

    def _names_a_place(self, at: int) -> bool:
        """ "Lapangan 13 Mei" is a square, "Gerakan 30 September" a movement."""
        if at < 2:  # noqa: PLR2004 - a word that opens the sentence is a capital anyway
            return False
        before = self.tokens[at - 1]
        known = before.lower in self.words.before_bare or before.lower in self.words.days
        return before.kind == "word" and before.is_capitalised and not known

    def _days_of_month(self, at: int) -> Atom | None:
        """ "10-12 November 2024": the month and year serve both days."""
        if not self._word(at + 2).isdecimal():
            return None
        end = self._day_and_month(at + 2)
        if end is None or end.when.until is None:
            return None
        start = end.when.until
        first = day_of(start.year, start.month, int(self.tokens[at].text))
        if first is None or first >= end.when.until:
            return None
        return Atom(at, end.last, an_interval(first, end.when.until), "time.days")

    def _day_alone(self, at: int) -> Atom | None:
        """ "tanggal 12": the last such day of this or the month before."""
        today, number = self.reference.day, int(self.lowers[at + 1])
        if not 1 <= number <= _LAST_DAY:
            return None
        rule, floating = "time.day_alone", None
        if today is None:
            when = When(None, None, f"XXXX-XX-{number:02d}", TimePrecision.DAY)
            return Atom(at, at + 2, when, rule, floating)
        months = 0 if number <= today.day or self._is_future(at, at + 2) else -1
        month = months_later(today.year, today.month, months)
        day = day_of(*month, number) if month else None
        return Atom(at, at + 2, a_day(day), rule, floating)

    def _decade(self, at: int) -> Atom | None:
        text = self.tokens[at].lower
        if len(text) == 7 and text[:4].isdecimal() and text.endswith("0-an"):  # noqa: PLR2004
            year = int(text[:4])
            span = joined(a_year(year), a_year(year + 9))
            when = When(span.since, span.until, f"{text[:3]}X", TimePrecision.INTERVAL)
            return Atom(at, at + 1, when, "time.decade")
        return None

    def _year(self, at: int, *, headed: bool) -> Atom | None:
        text = self.tokens[at].text
        if len(text) == 7 and headed:  # noqa: PLR2004 - "tahun 1990-an"
            return self._decade(at)
        if len(text) != _YEAR_DIGITS or not text.isdecimal() or text[:2] not in _CENTURIES:
            return None
        before = self._word(at - 1)
        if not headed and before not in self.words.before_bare:
            ranges = self.words.through_strict
            beside = (before in ranges and self._is_year(at - 2)) or (
                self._word(at + 1) in ranges and self._is_year(at + 2)
            )
            if not beside and not self._closes_phrase(at):
                return None
            rule = "time.year" if beside else "time.year.bare"
            return Atom(at, at + 1, a_year(int(text)), rule)
        return Atom(at, at + 1, a_year(int(text)), "time.year")

    def _closes_phrase(self, at: int) -> bool:
        """A bare year after a word and not before one that it could count."""
        before = self.tokens[at - 1] if at else None
        if before is None or before.kind != "word":
            return False
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        return after is None or after.text in {".", ",", ";", ")", ":"}

    def _is_year(self, at: int) -> bool:
        text = self._word(at)
        return len(text) == _YEAR_DIGITS and text.isdecimal() and text[:2] in _CENTURIES

    def _stated_year(self, at: int) -> tuple[int, int] | None:
        """The year told at `at` ("2024", "tahun 2024", "tahun lalu") and where it ends."""
        if self._word(at) == "," and self._is_year(at + 1):
            at += 1
        if self._is_year(at):
            return int(self.lowers[at]), at + 1
        if self._word(at) in self.words.year_heads:
            if self._is_year(at + 1):
                return int(self.lowers[at + 1]), at + 2
            shift = self._shift(self._word(at + 1))
            if shift is not None and self.reference.year is not None:
                return self.reference.year + shift, at + 2
        return None

    def _shift(self, word: str) -> int | None:
        """-1 for "lalu", 0 for "ini", 1 for "depan"."""
        if word in self.words.ago:
            return -1
        if word in self.words.this:
            return 0
        return 1 if word in self.words.coming else None

    # --- days and months without a year ----------------------------------------------------------

    def _floating_day(self, first: int, last: int, month: int, number: int) -> Atom | None:
        if not 1 <= month <= 12 or not 1 <= number <= _LAST_DAY:  # noqa: PLR2004 - months
            return None
        floating = ("day", month, number)
        shift = self._shift(self._word(last))
        if shift is not None:
            last += 1
        future = shift == 1 or self._is_future(first, last)
        year = self._year_of(month, number, future=future, past=shift == -1)
        if year is None:
            when = When(None, None, f"XXXX-{month:02d}-{number:02d}", TimePrecision.DAY)
            return Atom(first, last, when, "time.day.no_year", floating)
        day = day_of(year, month, number)
        return Atom(first, last, a_day(day), "time.day.year_inferred", floating)

    def _year_of(self, month: int, number: int | None, *, future: bool, past: bool) -> int | None:
        """The year of a month or day told without one, from the publication date."""
        year = self.reference.year
        if year is None:
            return None
        if self.reference.month is None:
            return year
        if self.reference.day is None or number is None:
            return self._year_of_month(month, future=future, past=past)
        today = self.reference.day
        day = day_of(year, month, number)
        if day is None:
            return year
        ahead = (day - today).days
        if past:
            return year if ahead < 0 else year - 1
        if ahead > 0:
            return year if future or ahead <= _SOON_DAYS else year - 1
        return year + 1 if future and -ahead > _LONG_PAST_DAYS else year

    def _year_of_month(self, month: int, *, future: bool, past: bool) -> int:
        year, ahead = self.reference.year or 0, month - (self.reference.month or month)
        if past:
            return year if ahead < 0 else year - 1
        if ahead > 0:
            return year if future else year - 1
        return year + 1 if future and ahead < -_LONG_PAST_DAYS // 30 else year

    def _is_future(self, first: int, last: int) -> bool:
        """Whether a word of the future governs: before it in the clause, or right after it."""
        future = self.words.future
        for at in range(first - 1, max(-1, first - 1 - _FUTURE_REACH), -1):
            word = self.lowers[at]
            if word in future:
                return True
            if word in {";", ":"}:
                break
        for at in range(last, min(len(self.lowers), last + _FUTURE_REACH)):
            word = self.lowers[at]
            if word in future:
                return True
            if word in {";", ":", '"', "”"} or (word == "," and at > last):
                break
        return False

    def _month(self, at: int, first: int) -> Atom | None:
        """A month; alone only after a word that dates stand behind."""
        token, month = self.tokens[at], self.words.months[self.lowers[at]]
        if first == at and not token.is_capitalised:
            return None
        stated = self._month_first(at, month)
        if stated is not None:
            return stated
        year_told = self._stated_year(at + 1)
        if year_told is not None:
            year, last = year_told
            return Atom(first, last, a_month(year, month), "time.month")
        shift = self._shift(self._word(at + 1))
        last = at + 1 if shift is None else at + 2
        if first == at and shift is None and not self._may_stand_bare(at):
            return None
        future = shift == 1 or self._is_future(first, last)
        year_found = self._year_of(month, None, future=future, past=shift == -1)
        floating = ("month", month, 0)
        if year_found is None:
            when = When(None, None, f"XXXX-{month:02d}", TimePrecision.MONTH)
            return Atom(first, last, when, "time.month.no_year", floating)
        return Atom(first, last, a_month(year_found, month), "time.month.year_inferred", floating)

    def _month_first(self, at: int, month: int) -> Atom | None:
        """ "Juli 20, 2025": the day behind the month."""
        number = self._word(at + 1)
        if not number.isdecimal() or len(number) > 2 or not self._is_year(at + 3):  # noqa: PLR2004
            return None
        day = day_of(int(self.lowers[at + 3]), month, int(number))
        if self._word(at + 2) != "," or day is None:
            return None
        return Atom(at, at + 4, a_day(day), "time.day")

    def _may_stand_bare(self, at: int) -> bool:
        before, after = self._word(at - 1), self._word(at + 1)
        if before in self.words.before_bare:
            return not (at + 1 < len(self.tokens) and self._begins_name(at + 1))
        ranges = self.words.through_strict
        return (after in ranges and self._word(at + 2) in self.words.months) or (
            before in ranges and self._word(at - 2) in self.words.months
        )

    def _begins_name(self, at: int) -> bool:
        token = self.tokens[at]
        return token.kind == "word" and token.is_capitalised and token.lower not in self.words.days

    # --- days of the week ------------------------------------------------------------------------

    def _is_weekday(self, at: int) -> bool:
        """A capitalised day's name; the name that also means week needs a date or place for one."""
        word, token = self.lowers[at], self.tokens[at]
        if not token.is_capitalised:
            return False
        if word not in self.words.week_or_day:
            return True
        if self._shift(self._word(at + 1)) is None:
            return True
        return at > 0 and not self._title_case()

    def _title_case(self) -> bool:
        """Whether most words are capitalised, as in a headline."""
        spelled = [token for token in self.tokens if token.kind == "word"]
        return sum(token.is_capitalised for token in spelled) * 2 > len(spelled)

    def _weekday(self, at: int, first: int) -> Atom:
        number = self.words.days[self.lowers[at]]
        after = self._parts_of_day(at + 1)
        date_told = self._date_behind(after)
        if date_told is not None:
            date_told.first = first
            return date_told
        today, word = self.reference.day, self._word(at + 1)
        floating = ("weekday", number, 0)
        week = self._week_behind(at + 1)
        if week is not None and today is not None:
            shift, last = week
            monday = week_of(today, shift).since
            return Atom(
                first, last, a_day(shifted(monday, number) if monday else None), "time.weekday.week"
            )
        shift_told = self._shift(word)
        last = at + 1 if shift_told is None else at + 2
        if shift_told is None and word in self.words.linking:
            further = self._shift(self._word(at + 2))
            if further == -1:
                shift_told, last = further, at + 3
        if today is None:
            return Atom(first, last, UNRESOLVED, "time.weekday", floating)
        future = shift_told == 1 or (shift_told is None and self._is_future(first, last))
        if future:
            ahead = (number - today.weekday()) % _WEEK
            days = ahead or (_WEEK if shift_told == 1 else 0)
        elif shift_told == 0:
            days = number - today.weekday()
        else:
            days = -((today.weekday() - number) % _WEEK)
            if days == 0 and shift_told == -1:
                days = -_WEEK
        return Atom(first, last, a_day(shifted(today, days)), "time.weekday", floating)

    def _week_behind(self, at: int) -> tuple[int, int] | None:
        """ "pekan lalu" behind a weekday: weeks from this one, and where it ends."""
        if self.words.periods.get(self._word(at)) != "week":
            return None
        shift = self._shift(self._word(at + 1))
        return None if shift is None else (shift, at + 2)

    def _date_behind(self, at: int) -> Atom | None:
        """The date behind a weekday: in brackets, behind a comma, or directly."""
        word = self._word(at)
        inner = at + 1 if word in {"(", ","} else at
        if inner >= len(self.tokens):
            return None
        if self.tokens[inner].kind == "number":
            atom = self._numeric(inner)
        elif self.lowers[inner] in self.words.months and word != "(":
            atom = self._month_first(inner, self.words.months[self.lowers[inner]])
        else:
            return None
        if atom is None or atom.when.precision is not TimePrecision.DAY:
            return None
        if word == "(":
            if self._word(atom.last) == ")":
                atom.last += 1
            elif self._word(atom.last) == "," and ")" in self.lowers[atom.last : atom.last + 5]:
                atom.last = self.lowers.index(")", atom.last) + 1
        return atom

    # --- so many days, weeks, months -------------------------------------------------------------

    def _counted(self, at: int) -> Atom | None:
        """A number before a period: "dua hari lalu", "3 bulan terakhir"."""
        reading = read_number(
            self.tokens, self.lowers, at, self.grammar.numbers, self.grammar.language
        )
        if reading is None or self._word(reading.last) not in self.words.periods:
            return None
        if reading.form not in {"plain", "range"} or reading.low != int(reading.low):
            return None
        return self._period(reading.last, at, int(reading.low))

    def _period(self, at: int, first: int, count: int | None) -> Atom | None:
        """A period word and what follows it; null where it is a mere duration.

        `count` null is the bare word ("pekan lalu"), 0 an untold number ("beberapa hari lalu").
        """
        words = self.words
        unit = words.fused_periods.get(self.lowers[at]) or words.periods[self.lowers[at]]
        fused = self.lowers[at] in words.fused_periods
        number = 1 if fused else count
        after = at + 1
        if self._word(after) in words.linking and self._word(after + 1) in words.ago:
            after += 1
        word = self._word(after)
        if number is None:
            return self._bare_period(first, after, word, unit)
        relative = self._from_today(first, after, word, unit, number)
        if relative is not None:
            return relative
        return self._from_previous(first, after, word, unit, number)

    def _bare_period(self, first: int, after: int, word: str, unit: str) -> Atom | None:
        shift, today = self._shift(word), self.reference.day
        if shift is None or unit in {"day", "hour", "minute"}:
            return None
        rule = f"time.{unit}.relative"
        if today is not None:
            return Atom(first, after + 1, ago(today, -shift, unit), rule)
        if unit == "year" and self.reference.year is not None:
            return Atom(first, after + 1, a_year(self.reference.year + shift), rule)
        if unit == "month" and self.reference.year and self.reference.month:
            month = months_later(self.reference.year, self.reference.month, shift)
            return Atom(first, after + 1, a_month(*month) if month else UNRESOLVED, rule)
        return Atom(first, after + 1, UNRESOLVED, rule)

    def _from_today(self, first: int, after: int, word: str, unit: str, number: int) -> Atom | None:
        words, today = self.words, self.reference.day
        if word in words.ago:
            known = number > 0 or unit in {"hour", "minute"}
            when = ago(today, number, unit) if known and today else UNRESOLVED
            return Atom(first, after + 1, when, "time.ago")
        if word in words.recent:
            last = after + 2 if self._word(after + 1) in words.this else after + 1
            start = back_to(today, number, unit) if today and number else None
            return Atom(
                first, last, an_interval(start, today) if start else UNRESOLVED, "time.last"
            )
        for phrase in words.in_future:
            parts = phrase.split()
            if self.lowers[after : after + len(parts)] != parts:
                continue
            there = ago(today, -number, unit) if today and number else UNRESOLVED
            when = there
            if len(parts) > 1 or parts[0] in words.coming:
                when = an_interval(today, there.until) if there.until else UNRESOLVED
            return Atom(first, after + len(parts), when, "time.in_future")
        return None

    def _from_previous(
        self, first: int, after: int, word: str, unit: str, number: int
    ) -> Atom | None:
        """ "sehari kemudian", "tiga hari setelah ...": from the time told before.

        Behind a time of the same sentence the words date the clause they open: "dilantik Jumat,
        tiga hari setelah X" puts X three days *before* Friday.
        """
        words = self.words
        if self.lowers[after - 1] == word or number < 0:
            return None
        here = bool(self.atoms)
        if word in words.later or (word in words.after and not here):
            sign, last, rule = -1, after + 1, "time.later"
        elif any(self.lowers[after : after + len(p.split())] == p.split() for p in words.earlier):
            sign, last, rule = 1, after + 1, "time.earlier"
        elif word in words.before and not here:
            sign, last, rule = 1, after + 1, "time.earlier"
        elif word in words.after:
            sign, last, rule = 1, after + 1, "time.clause_before"
        elif word in words.before:
            sign, last, rule = -1, after + 1, "time.clause_after"
        else:
            return None
        short = unit in {"hour", "minute"}
        if self.previous is None or (number == 0 and not short):
            return Atom(first, last, UNRESOLVED, rule)
        return Atom(first, last, ago(self.previous, sign * number, unit), rule)

    # --- parts of months and years ---------------------------------------------------------------

    def _stage(self, at: int) -> Atom | None:
        """ "awal 2024", "akhir bulan ini", "akhir pekan lalu"."""
        stage, after = self.words.stages[self.lowers[at]], at + 1
        if f"{self.lowers[at]} {self._word(after)}" in self.words.weekend:
            return self._weekend(at)
        if after >= len(self.tokens):
            return None
        word = self.lowers[after]
        if word in self.words.months:
            inner = self._month(after, after)
        elif word in self.words.periods:
            inner = self._headed(after) or self._period(after, after, None)
        else:
            inner = self._year(after, headed=False)
        if inner is None:
            return None
        return Atom(at, inner.last, third(inner.when, stage), inner.rule, None)

    def _weekend(self, at: int) -> Atom | None:
        shift, today = self._shift(self._word(at + 2)), self.reference.day
        if shift is None:
            return None
        if today is None:
            return Atom(at, at + 3, UNRESOLVED, "time.weekend")
        sunday = week_of(today, shift).until
        saturday = shifted(sunday, -1) if sunday else None
        return Atom(at, at + 3, an_interval(saturday, sunday), "time.weekend")

    def _quarter(self, at: int) -> Atom | None:
        months = self.words.quarters[self.lowers[at]]
        ordinal = self.words.quarter_ordinals.get(self._word(at + 1))
        if ordinal is None:
            return None
        after = at + 3 if self._word(at + 2) == "/" else at + 2
        year_told = self._stated_year(after)
        year, last = year_told or (self.reference.year or 0, at + 2)
        if year == 0 or ordinal * months > 12:  # noqa: PLR2004 - months of a year
            return Atom(at, last, UNRESOLVED, "time.quarter")
        start, end = a_month(year, (ordinal - 1) * months + 1), a_month(year, ordinal * months)
        return Atom(at, last, joined(start, end), "time.quarter")

    # --- hours and parts of the day --------------------------------------------------------------

    def _parts_of_day(self, at: int) -> int:
        """Where the words for the part of day that begin at `at` end."""
        moved = True
        while moved and at < len(self.lowers):
            moved = False
            for parts, _, _ in self.grammar.parts.get(self.lowers[at], ()):
                if tuple(self.lowers[at : at + len(parts)]) == parts:
                    at, moved = at + len(parts), True
                    break
        return at

    def _widen(self, atom: Atom) -> None:
        """Take in the part of day, the hour and whose time it is."""
        if atom.when.precision not in {TimePrecision.DAY, TimePrecision.UNRESOLVED}:
            return
        single = [(self._word(atom.first - 1),)]
        if any(parts in single for parts, _, _ in self.grammar.parts.get(single[0][0], ())):
            atom.first -= 1
        last = self._parts_of_day(atom.last)
        if self._word(last) in self.words.local_time and self._word(last + 1):
            last += 2
        clock = last + 1 if self._word(last) == "," else last
        if (
            self._word(clock) in self.words.clock_heads
            and clock + 1 < len(self.tokens)
            and (self.tokens[clock + 1].kind == "number")
        ):
            last = self._parts_of_day(clock + 2)
            if self._word(last) in self.words.clock_zones:
                last += 1
            elif self._word(last) in self.words.local_time and self._word(last + 1):
                last += 2
        atom.last = last
