"""Times told in a sentence: dates, months, years, weekdays, "two days ago", ranges."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rujuk.lang.spans_of_time import (
    UNRESOLVED,
    Reference,
    When,
    a_day,
    a_month,
    an_interval,
    day_of,
    joined,
    read_reference,
    shifted,
)
from rujuk.lang.time_grammar import Atom, TimeGrammar, time_grammar
from rujuk.lang.time_readers import AtomReader
from rujuk.records import TimePrecision

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from rujuk.lang.tokens import Token

_ABSOLUTE = frozenset({"time.day", "time.days", "time.month", "time.year"})


class TimeExpression(msgspec.Struct, frozen=True, kw_only=True):
    """One time of a sentence: tokens `[first, last)`, page offsets `[start, end)`.

    `edtf` is ISO 8601-2 and may be partial (`XXXX-06`); `since` and `until` are ISO days, both
    inside, null where unknown. `rule` names how it was read; `anchored` is true where it was
    told from another time (the publication date or the time told before). A duration ("selama
    lima hari") is no time. `clock` is the time of day told with a day.
    """

    first: int
    last: int
    start: int
    end: int
    edtf: str | None
    since: str | None
    until: str | None
    precision: TimePrecision
    rule: str
    anchored: bool
    clock: str | None = None

    @property
    def anchors(self) -> bool:
        """Whether "sehari kemudian" of a later sentence may be told from it: a day, and not now."""
        return self.precision is TimePrecision.DAY and not self.rule.startswith("time.now")

    @property
    def day(self) -> str | None:
        """The day, where it is known to the day."""
        return self.since if self.precision is TimePrecision.DAY else None


def find_times(
    tokens: Sequence[Token],
    language: str,
    reference: str | None,
    previous: TimeExpression | None = None,
) -> list[TimeExpression]:
    """The times of a sentence in reading order.

    `reference` is the publication date in EDTF or null: without it a relative time is unresolved,
    and a month without a year is `XXXX-06`. `previous` is the last time told before this sentence
    that `anchors` ("sehari kemudian"). A month or day without a year is of the publication year,
    of the year before where it would lie more than a month ahead and no word of the future governs
    it. A bare weekday is the last one up to the publication date, or, where the page bears none,
    the one within three days of the day told before. Weeks run from Monday to Sunday.
    """
    grammar = time_grammar(language)
    if grammar is None or not _may_hold_time(tokens, grammar):
        return []
    known = read_reference(reference)
    reader = AtomReader(tokens, grammar, known, _day_of(previous))
    atoms = _joined(reader.read(), reader, known)
    return [_expression(atom, tokens) for atom in atoms]


def find_partial_dates(tokens: Sequence[Token], language: str) -> list[TimeExpression]:
    """The times told with their year and not as coming: they prove the page is not older.

    Nothing is resolved against a publication date, so they may serve to bound it.
    """
    grammar = time_grammar(language)
    if grammar is None or not _may_hold_time(tokens, grammar):
        return []
    reader = AtomReader(tokens, grammar, Reference(), None)
    return [
        _expression(atom, tokens)
        for atom in reader.read()
        if atom.rule in _ABSOLUTE and not reader.is_future(atom.first, atom.last)
    ]


def _may_hold_time(tokens: Sequence[Token], grammar: TimeGrammar) -> bool:
    gate = grammar.gate
    return any(token.lower in gate or token.kind == "number" for token in tokens)


def _day_of(previous: TimeExpression | None) -> date | None:
    if previous is None or previous.day is None or not previous.anchors:
        return None
    return read_reference(previous.day).day


def _expression(atom: Atom, tokens: Sequence[Token]) -> TimeExpression:
    when = atom.when
    return TimeExpression(
        first=atom.first, last=atom.last, start=tokens[atom.first].start,
        end=tokens[atom.last - 1].end, edtf=when.edtf,
        since=when.since.isoformat() if when.since else None,
        until=when.until.isoformat() if when.until else None,
        precision=when.precision, rule=atom.rule,
        anchored=atom.rule not in _ABSOLUTE and not atom.rule.endswith(".range"),
        clock=atom.clock,
    )  # fmt: skip


# --- ranges and "since" --------------------------------------------------------------------------


def _joined(atoms: list[Atom], reader: AtomReader, reference: Reference) -> list[Atom]:
    """Neighbours joined to ranges, then "sejak", "sebelum" and the like applied."""
    result: list[Atom] = []
    for atom in atoms:
        if result and _is_range(result[-1], atom, reader):
            result[-1] = _range(result[-1], atom)
        else:
            result.append(atom)
    floors = [0, *(atom.last for atom in result)]
    return [
        _opened(atom, reader, reference, floor) for atom, floor in zip(result, floors, strict=False)
    ]


def _is_range(one: Atom, two: Atom, reader: AtomReader) -> bool:
    words = reader.words
    gap = [word for word in reader.lowers[one.last : two.first] if word not in words.through_tails]
    if gap[:1] == [","]:
        gap = gap[1:]
    if len(gap) == 2 and gap[1] in words.before_bare and gap[1] not in words.through:  # noqa: PLR2004
        gap = gap[:1]
    if len(gap) != 1:
        return False
    if gap[0] in words.through_strict:
        return True
    before = reader.lowers[one.first - 1] if one.first else ""
    return gap[0] in words.through and before in words.between


def _range(one: Atom, two: Atom) -> Atom:
    """One interval; an end without a year or week is told again from the other end."""
    left, right = one.when, two.when
    if one.floating and right.until is not None:
        moved = _latest(one.floating, right.until)
        if (
            not two.floating
            or left.since is None
            or left.since > right.until
            or (one.floating[0] == "weekday")
        ):
            left = moved
    elif two.floating and left.since is not None:
        right = _earliest(two.floating, left.since)
    when = joined(left, right)
    rule = "time.range" if not (one.floating or two.floating) else "time.range.inferred"
    if when.since is None and one.when.edtf and two.when.edtf:
        when = When(None, None, f"{one.when.edtf}/{two.when.edtf}", TimePrecision.INTERVAL)
    return Atom(one.first, two.last, when, rule)


def _latest(floating: tuple[str, int, int], limit: date) -> When:
    """The last such weekday, day or month that begins up to `limit`."""
    kind, one, two = floating
    if kind == "weekday":
        return a_day(shifted(limit, -((limit.weekday() - one) % 7)))
    for year in (limit.year, limit.year - 1):
        when = a_month(year, one) if kind == "month" else a_day(day_of(year, one, two))
        if when.since is not None and when.since <= limit:
            return when
    return UNRESOLVED


def _earliest(floating: tuple[str, int, int], limit: date) -> When:
    """The first such weekday, day or month that ends on or after `limit`."""
    kind, one, two = floating
    if kind == "weekday":
        return a_day(shifted(limit, (one - limit.weekday()) % 7))
    for year in (limit.year, limit.year + 1):
        when = a_month(year, one) if kind == "month" else a_day(day_of(year, one, two))
        if when.until is not None and when.until >= limit:
            return when
    return UNRESOLVED


def _opened(atom: Atom, reader: AtomReader, reference: Reference, floor: int) -> Atom:
    """The atom with the word before it ("sejak", "sebelum", "hingga"), from `floor` on."""
    words, lowers, at = reader.words, reader.lowers, atom.first - 1
    if at > floor and lowers[at] in words.before_bare and lowers[at - 1] in words.since:
        at -= 1
    before = lowers[at] if at >= floor else ""
    if before in words.since:
        atom.first = at
        if atom.rule.startswith("time.range"):
            return atom
        return Atom(at, atom.last, _until_now(atom.when, reference), "time.since")
    if before in words.before and atom.when.since is not None:
        end = shifted(atom.when.since, -1)
        return Atom(at, atom.last, an_interval(None, end), "time.before")
    if before in words.until:
        return Atom(at, atom.last, atom.when, f"{atom.rule}.until", atom.floating, atom.clock)
    return atom


def _until_now(when: When, reference: Reference) -> When:
    """From this time to the publication date; open where that is not known or not later."""
    if when.edtf is None:
        return when
    left, today = when.edtf.partition("/")[0], reference.day
    if when.since is None or today is None:
        return When(when.since, None, f"{left}/..", TimePrecision.INTERVAL)
    if today <= when.since:
        return when
    return When(when.since, today, f"{left}/{today.isoformat()}", TimePrecision.INTERVAL)
