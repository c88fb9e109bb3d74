"""Dates as written: days, months and years, with the year inferred where none is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.lang.number_words import read_digits
from rujuk.lang.spans_of_time import (
    Reference,
    When,
    a_day,
    a_month,
    a_year,
    an_interval,
    day_of,
    joined,
    months_later,
)
from rujuk.lang.time_grammar import Atom, TimeGrammar
from rujuk.records import TimePrecision

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from rujuk.lang.tokens import Token

_YEAR_DIGITS = 4
_LAST_DAY = 31
# A month or day without a year that lies no further ahead than this is the coming one; one
# that a word of the future governs and that lies further back than `_LONG_PAST` is next year's.
_SOON_DAYS = 31
_LONG_PAST_DAYS = 120
# How many tokens a word of the future may stand from the time it governs.
_FUTURE_REACH = 10
_CENTURIES = frozenset({"17", "18", "19", "20"})


class DateReader:
    """Reads dates written in digits or with the name of a month from one sentence."""

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

    def _word(self, at: int) -> str:
        return self.lowers[at] if 0 <= at < len(self.lowers) else ""

    def _shift(self, word: str) -> int | None:
        """-1 for "lalu", 0 for "ini", 1 for "depan"."""
        if word in self.words.ago:
            return -1
        if word in self.words.this:
            return 0
        return 1 if word in self.words.coming else None

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
        if self._word(self._month_after(at)) in self.words.months and len(text) <= 2:  # noqa: PLR2004 - a day
            return self._day_and_month(at)
        if (
            len(text) <= 2  # noqa: PLR2004 - a day
            and self._word(at + 3) in self.words.months
            and (after in self.words.through or after == ",")
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
            else:
                if len(parts[2]) == 2:  # noqa: PLR2004 - a year of two digits
                    numbers[2] += 2000
                if self.words.month_first and numbers[0] <= 12:  # noqa: PLR2004 - months
                    return self._of_either_order(at, numbers)
            day = day_of(numbers[2], numbers[1], numbers[0])
            return None if day is None else Atom(at, at + 1, a_day(day), "time.day")
        opened = self._word(at - 1) == "(" or self._word(at - 1) in self.words.days
        if len(parts) != 2 or not (opened or self._word(at - 1) in self.words.date_heads):  # noqa: PLR2004
            return None
        return self._floating_day(at, at + 1, numbers[1], numbers[0])

    def _of_either_order(self, at: int, numbers: list[int]) -> Atom | None:
        """A date of which the language writes either part first ("5/4/2025").

        The weekday before it decides; else that one of the two has not come when the page is
        published. Where neither does, only the year is told.
        """
        first, second, year = numbers
        days = [
            day
            for day in (day_of(year, second, first), day_of(year, first, second))
            if day is not None
        ]
        weekday = self.words.days.get(self._word(at - 2 if self._word(at - 1) == "," else at - 1))
        if weekday is not None:
            days = [day for day in days if day.weekday() == weekday] or days
        published = self.reference.day
        if len(set(days)) > 1 and published is not None:
            days = [day for day in days if day <= published] or days
        if not days:
            return None
        if len(set(days)) > 1:
            return Atom(at, at + 1, a_year(year), "time.year")
        return Atom(at, at + 1, a_day(days[0]), "time.day")

    def _day_and_month(self, at: int) -> Atom | None:
        month_at = self._month_after(at)
        number, month = int(self.tokens[at].text), self.words.months[self._word(month_at)]
        if not 1 <= number <= _LAST_DAY:
            return None
        stated = self._stated_year(month_at + 1)
        if stated is not None:
            year, last = stated
            day = day_of(year, month, number)
            return None if day is None else Atom(at, last, a_day(day), "time.day")
        if self._names_a_place(at):
            return None
        return self._floating_day(at, month_at + 1, month, number)

    def _month_after(self, at: int) -> int:
        """Where the month stands behind a day: next, or past a linking word ("5 de mayo")."""
        return at + 1 + (self._word(at + 1) in self.words.date_links)

    def _names_a_place(self, at: int) -> bool:
        """As in "Lapangan 13 Mei" is a square, "Gerakan 30 September" a movement."""
        if at < 2:  # noqa: PLR2004 - a word that opens the sentence is a capital anyway
            return False
        before = self.tokens[at - 1]
        known = before.lower in self.words.before_bare or before.lower in self.words.days
        return before.kind == "word" and before.is_capitalised and not known

    def _days_of_month(self, at: int) -> Atom | None:
        """As in "10-12 November 2024": the month and year serve both days."""
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
        """As in "tanggal 12": the last such day of this or the month before."""
        today, number = self.reference.day, int(self.lowers[at + 1])
        if not 1 <= number <= _LAST_DAY:
            return None
        rule = "time.day_alone"
        if today is None:
            when = When(None, None, f"XXXX-XX-{number:02d}", TimePrecision.DAY)
            return Atom(at, at + 2, when, rule)
        months = 0 if number <= today.day or self.is_future(at, at + 2) else -1
        month = months_later(today.year, today.month, months)
        day = day_of(*month, number) if month else None
        return Atom(at, at + 2, a_day(day), rule)

    def _decade(self, at: int) -> Atom | None:
        text = self.tokens[at].text
        read = read_digits(text, self.grammar.language)
        if read is not None and read[1] == "decade" and text[:3].isdecimal() and text[3] == "0":
            year = int(read[0])
            span = joined(a_year(year), a_year(year + 9))
            when = When(span.since, span.until, f"{text[:3]}X", TimePrecision.INTERVAL)
            return Atom(at, at + 1, when, "time.decade")
        return None

    def _year(self, at: int, *, headed: bool) -> Atom | None:
        text = self.tokens[at].text
        if headed and not text.isdecimal() and self.tokens[at].kind == "number":
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
        linked = self._word(at) == "," or self._word(at) in self.words.date_links
        if linked and self._is_year(at + 1):
            at += 1
        if self._is_year(at):
            return int(self.lowers[at]), at + 1
        year_before = at + (self._word(at) in self.words.stage_links)
        if self._word(year_before) in self.words.shifts_before and (
            self.words.periods.get(self._word(year_before + 1)) == "year"
        ):
            years = self.words.shifts_before[self._word(year_before)]
            told = self.reference.year
            return None if told is None else (told + years, year_before + 2)
        if self._word(at) in self.words.year_heads:
            if self._is_year(at + 1):
                return int(self.lowers[at + 1]), at + 2
            shift = self._shift(self._word(at + 1))
            if shift is not None and self.reference.year is not None:
                return self.reference.year + shift, at + 2
        return None

    # --- days and months without a year ----------------------------------------------------------

    def _floating_day(self, first: int, last: int, month: int, number: int) -> Atom | None:
        if not 1 <= month <= 12 or not 1 <= number <= _LAST_DAY:  # noqa: PLR2004 - months
            return None
        floating = ("day", month, number)
        shift = self._shift(self._word(last))
        if shift is not None:
            last += 1
        future = shift == 1 or self.is_future(first, last)
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

    def is_future(self, first: int, last: int) -> bool:
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

    def _month(self, at: int, first: int, shift_before: int | None = None) -> Atom | None:
        """A month; alone only after a word that dates stand behind.

        `shift_before` is what a word before it says of its year ("last June").
        """
        token, month = self.tokens[at], self.words.months[self.lowers[at]]
        if first == at and not (token.is_capitalised or self.words.small_names):
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
        shift = shift if shift_before is None else shift_before
        if first == at and shift is None and not self._may_stand_bare(at):
            return None
        future = shift == 1 or self.is_future(first, last)
        year_found = self._year_of(month, None, future=future, past=shift == -1)
        floating = ("month", month, 0)
        if year_found is None:
            when = When(None, None, f"XXXX-{month:02d}", TimePrecision.MONTH)
            return Atom(first, last, when, "time.month.no_year", floating)
        return Atom(first, last, a_month(year_found, month), "time.month.year_inferred", floating)

    def _month_first(self, at: int, month: int) -> Atom | None:
        """As in "Juli 20, 2025": the day behind the month."""
        if self.words.month_first:
            return self._month_and_day(at, month)
        number = self._word(at + 1)
        if not number.isdecimal() or len(number) > 2 or not self._is_year(at + 3):  # noqa: PLR2004
            return None
        day = day_of(int(self.lowers[at + 3]), month, int(number))
        if self._word(at + 2) != "," or day is None:
            return None
        return Atom(at, at + 4, a_day(day), "time.day")

    def _month_and_day(self, at: int, month: int) -> Atom | None:
        """As in "May 5", "Sept. 5, 2025", "May 5-7, 2025"."""
        day_at = at + 2 if self._word(at + 1) == "." else at + 1
        number = self._word(day_at)
        if not number.isdecimal() or len(number) > 2:  # noqa: PLR2004 - a day
            return None
        end_at, end = day_at, int(number)
        if self._word(day_at + 1) in self.words.through_strict:
            further = self._word(day_at + 2)
            if further.isdecimal() and int(number) < int(further) <= _LAST_DAY:
                end_at, end = day_at + 2, int(further)
        if self._word(end_at + 1) in self.grammar.counted:
            return None  # "in March 12 people died"
        stated = self._stated_year(end_at + 1)
        if stated is None:
            atom = self._floating_day(at, end_at + 1, month, end)
        else:
            day = day_of(stated[0], month, end)
            atom = None if day is None else Atom(at, stated[1], a_day(day), "time.day")
        if atom is None or end_at == day_at or atom.when.since is None:
            return atom
        begun = day_of(atom.when.since.year, month, int(number))
        if begun is None:
            return atom
        return Atom(at, atom.last, an_interval(begun, atom.when.since), "time.days")

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
