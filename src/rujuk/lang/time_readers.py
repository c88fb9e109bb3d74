"""Readers of the other times: weekdays, so many weeks ago, parts of a year; and of all in order."""

from __future__ import annotations

from rujuk.lang.clocks import read_clock
from rujuk.lang.date_reader import DateReader
from rujuk.lang.number_words import read_number
from rujuk.lang.spans_of_time import (
    UNRESOLVED,
    When,
    a_day,
    a_month,
    a_year,
    ago,
    an_interval,
    back_to,
    joined,
    months_later,
    shifted,
    third,
    week_of,
)
from rujuk.lang.time_grammar import Atom
from rujuk.records import TimePrecision

_WEEK = 7
_HALF = 3  # days to either side of one: a week


class AtomReader(DateReader):
    """Reads single times from one sentence."""

    def read(self) -> list[Atom]:
        """Every single time of the sentence, in order."""
        openers, after = self.grammar.openers, 0
        for at, token in enumerate(self.tokens):
            if at < after or (token.lower not in openers and token.kind != "number"):
                continue
            atom = self._atom(at)
            if atom is None:
                continue
            self._widen(atom)
            self.atoms.append(atom)
            now = atom.rule == "time.now"
            if atom.when.precision is TimePrecision.DAY and atom.when.since and not now:
                self.previous = atom.when.since
            after = atom.last
        return self.atoms

    # --- what begins here ------------------------------------------------------------------------

    def _atom(self, at: int) -> Atom | None:
        word, words = self.lowers[at], self.words
        if word in self.grammar.phrases:
            atom = self._phrase(at)
            if atom is not None:
                return atom
        if self.tokens[at].kind == "number":
            return self._counted(at) or self._numeric(at)
        if word in words.shifts_before:
            return self._shifted(at)
        if word in self.grammar.numbers.articles:
            one = self._word(at + 1) in words.periods
            return self._period(at + 1, at, 1) if one else None
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
        """As in "hari Senin", "bulan Juni", "tahun 2024"."""
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

    def _shifted(self, at: int) -> Atom | None:
        """As in "last week", "next Monday", "this June", "the past three days"."""
        words, after = self.words, at + 1
        word, shift = self._word(after), words.shifts_before[self.lowers[at]]
        if word in words.days and self._is_weekday(after):
            return self._weekday(after, at, shift)
        if word in words.months and self.tokens[after].is_capitalised:
            return self._month(after, at, shift)
        if word in words.weekend:
            return self._week_end(at, after + 1, shift)
        if word in words.periods:
            if self.lowers[at] in words.spans_before:
                return self._span(at, after + 1, words.periods[word], 1, shift)
            return self._of_period(at, after + 1, words.periods[word], shift)
        if shift == 0 or after >= len(self.tokens):
            return None
        numbers = self.grammar.numbers
        reading = read_number(self.tokens, self.lowers, after, numbers, self.grammar.language)
        if word in words.several:
            last, count = after, 0
        elif reading is not None and reading.form == "plain":
            last, count = reading.last - 1, int(reading.low)
        else:
            return None
        unit = words.periods.get(self._word(last + 1))
        return None if unit is None else self._span(at, last + 2, unit, count, shift)

    def _span(self, first: int, last: int, unit: str, count: int, shift: int) -> Atom:
        """So many days, weeks or months up to the publication date, or from it on."""
        today = self.reference.day
        rule = "time.last" if shift < 0 else "time.in_future"
        if today is None or count == 0 or unit in {"hour", "minute"}:
            return Atom(first, last, UNRESOLVED, rule)
        if shift < 0:
            start = back_to(today, count, unit)
            return Atom(first, last, an_interval(start, today) if start else UNRESOLVED, rule)
        end = ago(today, -count, unit).until
        return Atom(first, last, an_interval(today, end) if end else UNRESOLVED, rule)

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

    # --- days of the week ------------------------------------------------------------------------

    def _is_weekday(self, at: int) -> bool:
        """A capitalised day's name; the name that also means week needs a date or place for one."""
        word, token = self.lowers[at], self.tokens[at]
        if not (token.is_capitalised or self.words.small_names):
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

    def _weekday(self, at: int, first: int, shift: int | None = None) -> Atom:
        """The weekday at `at`; `shift` where a word before it says which one is meant."""
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
        shift_told = shift if shift is not None else shift_told
        if shift_told is None and word in self.words.linking:
            further = self._shift(self._word(at + 2))
            if further == -1:
                shift_told, last = further, at + 3
        if today is None:
            near = self._near_previous(number) if shift_told is None else UNRESOLVED
            return Atom(first, last, near, "time.weekday", floating)
        begun = self._word(first - 1) in self.words.since  # what lasts since a day has begun
        ahead_told = shift_told is None and not begun and self.is_future(first, last)
        future = shift_told == 1 or ahead_told
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

    def _near_previous(self, number: int) -> When:
        """Where the page bears no date: such a weekday within three days of the day told before."""
        if self.previous is None:
            return UNRESOLVED
        days = (number - self.previous.weekday() + _HALF) % _WEEK - _HALF
        return a_day(shifted(self.previous, days))

    def _week_behind(self, at: int) -> tuple[int, int] | None:
        """As in "pekan lalu" behind a weekday: weeks from this one, and where it ends."""
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
        shift = self._shift(word)
        return None if shift is None else self._of_period(first, after + 1, unit, shift)

    def _of_period(self, first: int, last: int, unit: str, shift: int) -> Atom | None:
        """The week, month or year so many from the one of the publication date."""
        today = self.reference.day
        if unit in {"day", "hour", "minute"}:
            return None
        rule = f"time.{unit}.relative"
        if today is not None:
            return Atom(first, last, ago(today, -shift, unit), rule)
        if unit == "year" and self.reference.year is not None:
            return Atom(first, last, a_year(self.reference.year + shift), rule)
        if unit == "month" and self.reference.year and self.reference.month:
            month = months_later(self.reference.year, self.reference.month, shift)
            return Atom(first, last, a_month(*month) if month else UNRESOLVED, rule)
        return Atom(first, last, UNRESOLVED, rule)

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
        """As in "sehari kemudian", "tiga hari setelah ...": from the time told before.

        Behind a time of the same sentence the words date the clause they open: "dilantik Jumat,
        tiga hari setelah X" puts X three days *before* Friday.
        """
        words = self.words
        if self.lowers[after - 1] == word or number < 0:
            return None
        here = bool(self.atoms)
        if word in words.later or (word in words.after and not here):
            sign, last, rule = -1, after + 1, "time.later"
        elif any(
            self.lowers[after : after + len(p.split())] == p.split() for p in words.earlier
        ) or (word in words.before and not here):
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
        """As in "awal 2024", "akhir bulan ini", "akhir pekan lalu"."""
        stage, after = self.words.stages[self.lowers[at]], at + 1
        if f"{self.lowers[at]} {self._word(after)}" in self.words.weekend:
            return self._weekend(at)
        if self._word(after) in self.words.stage_links:
            after += 1  # "the end of June", "mid-June"
        if after >= len(self.tokens):
            return None
        word = self.lowers[after]
        if word in self.words.months:
            inner = self._month(after, after)
        elif word in self.words.shifts_before:
            inner = self._shifted(after)
        elif word in self.words.periods:
            inner = self._headed(after) or self._period(after, after, None)
        else:
            inner = self._year(after, headed=False)
        if inner is None:
            return None
        return Atom(at, inner.last, third(inner.when, stage), inner.rule, None)

    def _weekend(self, at: int) -> Atom | None:
        shift = self._shift(self._word(at + 2))
        return None if shift is None else self._week_end(at, at + 3, shift)

    def _week_end(self, first: int, last: int, shift: int) -> Atom:
        if self.reference.day is None:
            return Atom(first, last, UNRESOLVED, "time.weekend")
        sunday = week_of(self.reference.day, shift).until
        saturday = shifted(sunday, -1) if sunday else None
        return Atom(first, last, an_interval(saturday, sunday), "time.weekend")

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
        free = atom.first > (self.atoms[-1].last if self.atoms else 0)
        if free and any(
            parts in single for parts, _, _ in self.grammar.parts.get(single[0][0], ())
        ):
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
            read = read_clock(self.tokens, clock + 1, self.words)
            end = clock + 2
            if self.words.half_days:
                if read is None:
                    atom.last = last
                    return  # "on Monday at 12 places"
                end = read.last
            atom.clock = read.text if read is not None else None
            last = self._parts_of_day(end)
            if self._word(last) in self.words.clock_zones:
                last += 1
            elif self._word(last) in self.words.local_time and self._word(last + 1):
                last += 2
        atom.last = last
