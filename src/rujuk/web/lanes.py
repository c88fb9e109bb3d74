"""Happenings in lanes over days: one lane for each pair of who and whom, or for each type."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rujuk.web.strings import Strings

Happening = dict[str, Any]
"""One of `rujuk.web.prepared.timeline`."""

PAIR, TYPE = "pair", "type"
REST = "rest"
"""The lane of pairs that have none of their own."""
MOST_PAIRS, MOST_SIDES = 12, 7
"""Pairs of two named sides, and of one, that have a lane of their own: those of most happenings."""
LEAST_MARGIN = 14
"""Days that the axis may reach beyond the days of report, at least; else half their stretch."""
TO, WITHIN, BOTH = ">", "=", "~"
"""In a key: one side to the other, both sides one country, both sides together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """A lane: its key, its name in words, its happenings, newest first."""

    key: str
    name: str
    happenings: tuple[Happening, ...]
    group: str = ""
    """Of a type: its class, told above the first lane of it."""

    def count(self, state: str) -> int:
        """How many of its happenings are in a state."""
        return sum(one["state"] == state for one in self.happenings)


def pair_of(one: Happening) -> str:
    """Who to whom, by the first named on each side; two who act together are one pair.

    An empty side is nobody named.
    """
    who, whom = one["who"], one["whom"]
    first, second = (who[:1] or [""])[0], (whom[:1] or [""])[0]
    if not whom and len(who) > 1:
        first, second = sorted(who[:2])
        return f"{first}{BOTH}{second}"
    return f"{first}{WITHIN}" if first and first == second else f"{first}{TO}{second}"


def is_two_sided(key: str) -> bool:
    """Whether a key names both sides of its pair."""
    return TO not in key or all(key.split(TO))


def pair_name(key: str, names: Mapping[str, str], strings: Strings) -> str:
    """A pair in words: "Russia → Ukraine", "within Yemen", "Iran"."""
    for mark, phrase in ((WITHIN, "within"), (BOTH, "both"), (TO, "")):
        first, found, second = key.partition(mark)
        if not found:
            continue
        one, other = names.get(first, first), names.get(second, second)
        return strings.say(f"timeline.pair.{phrase or _side(first, second)}", one=one, other=other)
    return key


def _side(first: str, second: str) -> str:
    """Which phrase tells a pair of one side to the other, either of which may be nobody named."""
    if first and second:
        return "to"
    return "alone" if first else "suffers" if second else "nobody"


def lanes_of(
    happenings: Sequence[Happening], by: str, names: Mapping[str, str], strings: Strings
) -> list[Lane]:
    """The lanes that these happenings fill: pairs by their number, types by class."""
    if by == TYPE:
        return _by_type(happenings, strings)
    found: dict[str, list[Happening]] = defaultdict(list)
    for one in happenings:
        found[pair_of(one)].append(one)
    kept = sorted(found, key=lambda key: (-len(found[key]), key))
    pairs = [key for key in kept if is_two_sided(key)]
    sides = [key for key in kept if not is_two_sided(key) and key != TO]
    if len(kept) > MOST_PAIRS + MOST_SIDES + 1:
        own = [*pairs[:MOST_PAIRS], *sides[:MOST_SIDES]]
    else:
        own = [*pairs, *sides, *(key for key in kept if key == TO)]
    lanes = [
        Lane(key=key, name=pair_name(key, names, strings), happenings=tuple(found[key]))
        for key in own
    ]
    others = [key for key in kept if key not in own]
    if others:
        name = strings.several("timeline.rest", len(others))
        rest = tuple(one for key in others for one in found[key])
        lanes.append(Lane(key=REST, name=name, happenings=rest))
    return lanes


def _by_type(happenings: Sequence[Happening], strings: Strings) -> list[Lane]:
    kinds = sorted({(one["quad"], one["type"]) for one in happenings})
    return [
        Lane(
            key=kind,
            name=strings.say(f"timeline.type.{kind}"),
            happenings=tuple(one for one in happenings if one["type"] == kind),
            group=strings.say(f"timeline.quad.{quad}"),
        )
        for quad, kind in kinds
    ]


# --- the axis ------------------------------------------------------------------------------------


def axis_of(
    happenings: Sequence[Happening], first: str | None, last: str | None
) -> tuple[str, str] | None:
    """The days from which and to which the chart reaches; null where no happening has a day.

    It reaches beyond the days of report by half their stretch: what is told of earlier years stands
    at its edge. `first` and `last` are those that the address asks for.
    """
    days = sorted(one["day"] for one in happenings if one["day"])
    if not days:
        return None
    told = (
        sorted(
            day
            for one in happenings
            for day in (one["first_reported"], one["last_reported"])
            if day
        )
        or days
    )
    begin, end = date.fromisoformat(told[0]), date.fromisoformat(told[-1])
    margin = timedelta(days=max(LEAST_MARGIN, (end - begin).days // 2))
    inside = [day for day in days if _moved(begin, -margin) <= day <= _moved(end, margin)] or days
    return first or min(inside), last or max(inside)


def _moved(day: date, by: timedelta) -> str:
    try:
        return (day + by).isoformat()
    except OverflowError:
        return day.isoformat()


# --- the table -----------------------------------------------------------------------------------

MOST_COLUMNS = 12


def columns_of(axis: tuple[str, str]) -> list[str]:
    """The columns of the table: days, months or years, whichever are few enough (EDTF)."""
    first, last = (date.fromisoformat(one) for one in axis)
    if (last - first).days < MOST_COLUMNS:
        return [(first + timedelta(days=n)).isoformat() for n in range((last - first).days + 1)]
    months = [*range(first.year * 12 + first.month - 1, last.year * 12 + last.month)]
    if len(months) <= MOST_COLUMNS:
        return [f"{one // 12:04}-{one % 12 + 1:02}" for one in months]
    return [f"{year:04}" for year in range(first.year, last.year + 1)][-MOST_COLUMNS:]


def cells_of(lane: Lane, columns: Sequence[str]) -> list[Counter[str]]:
    """Of each column, and of what is before, after or without a day: happenings by state."""
    cells = [Counter[str]() for _ in columns]
    other = Counter[str]()
    width = len(columns[0]) if columns else 0
    at = {column: number for number, column in enumerate(columns)}
    for one in lane.happenings:
        number = at.get((one["day"] or "")[:width])
        (other if number is None else cells[number])[one["state"]] += 1
    return [*cells, other]
