"""Reads the words of `--set FIELD=VALUE`: counts, days, parties, members of a vocabulary.

Every reader raises ValueError that says what the words are not, and how to write them.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING

from rujuk.records import EventType, Party, Time, TimePrecision

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from enum import StrEnum

    from rujuk.code.actor_lexicon import Actor

INFERRED = "review"
"""What a part that an analyst gave says instead of words of the page."""
NOTHING = frozenset({"", "none", "null"})
"""Words for a field without a value."""

_GREATEST = 10**15
"""No count of people or things is as great; beyond it the JSON of a case loses digits."""
_DAY = re.compile(r"(\d{4}|XXXX)(?:-(\d{2})(?:-(\d{2}))?)?")
_CODE = re.compile(r"[A-Z]{3}")


def reader_of(vocabulary: type[StrEnum]) -> Callable[[str], object]:
    """The reader of a member of this vocabulary."""

    def read(words: str) -> object:
        try:
            return vocabulary(words.strip())
        except ValueError:
            known = ", ".join(member.value for member in vocabulary)
            raise ValueError(f"is none of: {known}") from None

    return read


def read_count(words: str) -> int | None:
    """A whole number in plain digits, or null for `none`."""
    plain = words.strip()
    if plain in NOTHING:
        return None
    if not (plain.isascii() and plain.isdecimal()) or int(plain) > _GREATEST:
        raise ValueError("is no count; write plain digits (3000), or none")
    return int(plain)


def read_time(words: str) -> Time | None:
    """A day, month or year (ISO 8601-2), or two of them with a slash between; null for `none`."""
    edtf = words.strip()
    if edtf in NOTHING:
        return None
    first, slash, last = edtf.partition("/")
    since, until = _days(first), _days(last if slash else first)
    if since is None or until is None or (since[0] and until[1] and since[0] > until[1]):
        raise ValueError("is no time; write 2025-04-30, 2025-04, 2025, XXXX-04 or two as A/B")
    known = bool(since[0] and until[1])
    lengths = {4: TimePrecision.YEAR, 7: TimePrecision.MONTH, 10: TimePrecision.DAY}
    precision = TimePrecision.INTERVAL if slash else lengths[len(edtf)]
    return Time(
        text=edtf,
        start=None,
        end=None,
        edtf=edtf,
        since=since[0] if known else None,
        until=until[1] if known else None,
        precision=precision if known else TimePrecision.UNRESOLVED,
        inferred=INFERRED,
    )


def _days(edtf: str) -> tuple[str | None, str | None] | None:
    """First and last day; a pair of nulls for an unknown year; null for no time at all."""
    found = _DAY.fullmatch(edtf)
    if found is None:
        return None
    year, month, day = found.groups()
    try:
        known = 2000 if year == "XXXX" else int(year)  # a leap year: 29 February may be
        first = date(known, int(month or 1), int(day or 1))
        last = first if day else date(known, int(month or 12), 31 if not month else 1)
    except ValueError:
        return None
    if year == "XXXX":
        return (None, None) if month else None
    if month and not day:
        last = first.replace(day=monthrange(first.year, first.month)[1])
    return first.isoformat(), last.isoformat()


def read_party(words: str) -> Party | None:
    """One party, or null for `none`."""
    found = read_parties(words)
    if len(found) > 1:
        raise ValueError("names more than one party")
    return found[0] if found else None


def read_parties(words: str) -> tuple[Party, ...]:
    """Parties parted by semicolons, the root authority first; empty for `none`.

    Each is the id or name of an entry of the actors' lexicon, a country code (`KOR`), or any name,
    with country and sector behind slashes where they are known (`the governor/IDN/GOV`).
    """
    if words.strip() in NOTHING:
        return ()
    return tuple(_party(one.strip()) for one in words.split(";"))


def _party(words: str) -> Party:
    from rujuk.code.actor_lexicon import actor_lexicon  # noqa: PLC0415 - a case is read without it

    actors = actor_lexicon().actors.values()
    name, *codes = (part.strip() for part in words.split("/"))
    country, sector = (*codes, "", "")[:2]
    if not name or len(codes) > 2 or "" in codes:  # noqa: PLR2004 - country and sector
        raise ValueError("is no party; write NAME, NAME/KOR, NAME/KOR/GOV or KOR")
    entry = _entry(name, actors)
    if not codes and entry is None and _CODE.fullmatch(name):
        country = name
    if country and country not in {actor.country for actor in actors}:
        raise ValueError(f"no country has the code {country} (ISO 3166 alpha-3)")
    sectors = {one for actor in actors for one in actor.sectors}
    if sector and sector not in sectors:
        raise ValueError(f"{sector} is none of the sectors of PLOVER: {', '.join(sorted(sectors))}")
    if entry is None or (country and entry.country != country):
        return Party(
            text=name,
            start=None,
            end=None,
            inferred=INFERRED,
            name=name,
            country=country or None,
            sectors=(sector,) if sector else (),
        )
    return Party(
        text=entry.name,
        start=None,
        end=None,
        inferred=INFERRED,
        name=entry.name,
        country=entry.country,
        sectors=(sector,) if sector else entry.sectors,
        id=entry.id,
        wikidata=entry.wikidata,
    )


def _entry(name: str, actors: Iterable[Actor]) -> Actor | None:
    """The entry of this id, this country code or this name, whatever the case of its letters."""
    plain = name.casefold()
    return next(
        (
            actor
            for actor in actors
            if plain in {actor.id, actor.name.casefold()}
            or (actor.kind == "state" and actor.country == name)
        ),
        None,
    )


def read_modes(words: str) -> tuple[str, ...]:
    """Modes of PLOVER parted by commas; which type has which is told by `no_value`."""
    return _several(words)


def read_contexts(words: str) -> tuple[str, ...]:
    """Contexts of PLOVER parted by commas."""
    from rujuk.code.ontology import ontology  # noqa: PLC0415 - as above

    found = _several(words)
    known = ontology().contexts
    for context in found:
        if context not in known:
            raise ValueError(f"{context} is none of: {', '.join(known)}")
    return found


def _several(words: str) -> tuple[str, ...]:
    if words.strip() in NOTHING:
        return ()
    return tuple(dict.fromkeys(one.strip() for one in words.split(",")))


def no_value(kind: EventType, modes: Iterable[str]) -> str | None:
    """Which of the modes is none of this type, in words for an error; null where all are."""
    from rujuk.code.ontology import ontology  # noqa: PLC0415 - as above

    known = ontology().types[kind].modes
    for mode in modes:
        if mode not in known:
            return f"{mode} is no mode of {kind.value}; these are: {', '.join(known) or 'none'}"
    return None
