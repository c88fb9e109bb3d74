"""`export acled`: happenings that ACLED has a type for, each once, in its 31 columns.

A lossy view: only deeds that were done and whose type and sides mean the same in both
(`codes/acled.yaml`). Column names and their order: ACLED since March 2023 (its guide to that year's
column changes). `fatalities` is the low of the weighed estimate, since ACLED asks for the most
conservative figure; low, best and high stand in `tags`.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Literal

import msgspec

from rujuk.export.cells import several, write_csv_table
from rujuk.export.columns import Column, Row, rows_of
from rujuk.export.countries import CODES, country
from rujuk.export.ged import date_precision
from rujuk.export.naming import first_level, place_name, second_level
from rujuk.export.plover import DONE
from rujuk.export.sides import Stand, both_sides, first_of, side_name, stand_of
from rujuk.export.written import Written
from rujuk.lexicon import load
from rujuk.records import EventType, Measure

if TYPE_CHECKING:
    from pathlib import Path

    from rujuk.export.weighed_case import Deed, WeighedCase
    from rujuk.records import Party, Place
    from rujuk.weigh.happenings import Happening

FILE = "acled.csv"
_MILITIA = frozenset({"PRM", "UAF", "CRM"})


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which deeds are of a sub-event type."""

    type: EventType
    sides: Literal["any", "armed", "civilians", "protesters"]
    event: str
    sub_event: str
    modes: tuple[str, ...] = ()
    without: tuple[str, ...] = ()


class AcledCodes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`codes/acled.yaml`."""

    source: str
    rules: tuple[Rule, ...]
    disorder: dict[str, str]
    inter: dict[str, str]


@cache
def acled_codes() -> AcledCodes:
    """The table, loaded once."""
    return load(f"{CODES}/acled.yaml", AcledCodes)


def rule_of(one: Happening) -> Rule | None:
    """The first rule that fits a deed; null where ACLED has no such event."""
    if one.modality not in DONE or not (one.actors or one.recipients):
        return None
    return next((rule for rule in acled_codes().rules if _fits(rule, one)), None)


def _fits(rule: Rule, one: Happening) -> bool:
    told = set(one.modes)
    if rule.type is not one.type or (rule.modes and told.isdisjoint(rule.modes)):
        return False
    if not told.isdisjoint(rule.without):
        return False
    ours, theirs = both_sides(one)
    armed = first_of(ours, Stand.STATE, Stand.GROUP)
    if rule.sides == "armed":
        return armed is not None and first_of(theirs, Stand.STATE, Stand.GROUP) is not None
    civilians = first_of(theirs, Stand.CIVILIANS)
    if rule.sides == "civilians":
        return bool(ours) and bool(theirs) and theirs[0] == civilians
    if rule.sides == "protesters":
        return civilians is not None
    return True


def _rule(row: Row) -> Rule:
    found = rule_of(row.deed.happening)
    assert found is not None  # noqa: S101 - only deeds with a rule have a row
    return found


def _place(row: Row) -> Place | None:
    return row.deed.happening.place


def _party(row: Row, number: int) -> Party | None:
    side = both_sides(row.deed.happening)[number]
    return side[0] if side else None


def _name(row: Row, number: int) -> str | None:
    party = _party(row, number)
    return None if party is None else side_name(party, text=row.text)


def _others(row: Row, number: int) -> str | None:
    return several(
        side_name(one, text=row.text) for one in both_sides(row.deed.happening)[number][1:]
    )


def _inter(row: Row, number: int) -> str | None:
    """The kind of an actor; a state's forces in another country are external ones."""
    party, words = _party(row, number), acled_codes().inter
    if party is None:
        return None
    stand, place = stand_of(party), _place(row)
    if stand is Stand.STATE:
        abroad = place is not None and None not in (place.country, party.country)
        return words["foreign" if abroad and place.country != party.country else "state"]  # type: ignore[union-attr]  # abroad: there is a place
    if stand is Stand.GROUP:
        return words["militia" if party.sectors[0] in _MILITIA else "group"]
    if number == 0 and _rule(row).event in {"Protests", "Riots"}:
        return words["rioters" if _rule(row).event == "Riots" else "protesters"]
    return words["civilians"] if stand is Stand.CIVILIANS else None


def _interaction(row: Row) -> str | None:
    told = [one for one in (_inter(row, 0), _inter(row, 1)) if one is not None]
    return "-".join(told) if told else None


def _targets_civilians(row: Row) -> str | None:
    party = _party(row, 1)
    violent = row.deed.happening.type.value == "ASSAULT"
    aimed = violent and party is not None and stand_of(party) is Stand.CIVILIANS
    return "Civilian targeting" if aimed else None


def _time_precision(row: Row) -> int | None:
    told = date_precision(row.deed.first_day, row.deed.happening.until)
    return None if told is None else 1 if told == 1 else 2 if told <= 3 else 3  # noqa: PLR2004


def _geo_precision(row: Row) -> int | None:
    place = _place(row)
    if place is None or place.precision is None:
        return None
    return 1 if place.precision == 1 else 2 if place.precision <= 3 else 3  # noqa: PLR2004


def _of_country(row: Row, fact: str) -> str | int | None:
    place = _place(row)
    state = country(place.country) if place is not None else None
    if state is None:
        return None
    return {"iso": state.numeric, "region": state.acled, "name": state.name}[fact]


def _outlets(row: Row) -> str | None:
    told = (page.document.publisher for page in row.deed.pages)
    return several(dict.fromkeys(one.text for one in told if one is not None))


def _notes(row: Row) -> str:
    return row.deed.happening.tellings[0].event.quote


def _tags(row: Row) -> str | None:
    """What ACLED has no column for, as `name=value`."""
    dead = row.deed.dead
    tags = [f"reports={len(row.deed.pages)}", f"independent reports={row.deed.happening.reports}"]
    if dead is not None:
        tags.append(f"fatalities={dead.low}/{dead.best}/{dead.high}, grade {dead.grade}")
    tags += [
        f"crowd size={round(one.estimate.best)}"
        for one in row.deed.figures
        if one.measure is Measure.PROTESTERS and one.estimate is not None and one.estimate.best
    ]
    return several(tags)


COLUMNS: tuple[Column, ...] = (
    Column("event_id_cnty", "string", "id of the happening", lambda row: row.deed.id),
    Column("event_date", "date", "first day told", lambda row: row.deed.first_day),
    Column("year", "integer", "its year",
           lambda row: int(day[:4]) if (day := row.deed.first_day) is not None else None),
    Column("time_precision", "integer", "1 the day, 2 up to a week, 3 more", _time_precision),
    Column("disorder_type", "string", "by the event type",
           lambda row: acled_codes().disorder[_rule(row).event]),
    Column("event_type", "string", "by PLOVER's type, modes and the sides",
           lambda row: _rule(row).event),
    Column("sub_event_type", "string", "likewise", lambda row: _rule(row).sub_event),
    Column("actor1", "string", "the first actor", lambda row: _name(row, 0)),
    Column("assoc_actor_1", "string", "the other actors", lambda row: _others(row, 0)),
    Column("inter1", "string", "its kind", lambda row: _inter(row, 0)),
    Column("actor2", "string", "the first recipient; of a fight, the second side",
           lambda row: _name(row, 1)),
    Column("assoc_actor_2", "string", "the other recipients", lambda row: _others(row, 1)),
    Column("inter2", "string", "its kind", lambda row: _inter(row, 1)),
    Column("interaction", "string", "inter1-inter2", _interaction),
    Column("civilian_targeting", "string", "where the recipient of violence is civilians",
           _targets_civilians),
    Column("iso", "integer", "ISO 3166-1 number of the place's country",
           lambda row: _of_country(row, "iso")),
    Column("region", "string", "its region with ACLED", lambda row: _of_country(row, "region")),
    Column("country", "string", "its English name", lambda row: _of_country(row, "name")),
    Column("admin1", "string", "first-level region", lambda row: first_level(_place(row))),
    Column("admin2", "string", "second-level region", lambda row: second_level(_place(row))),
    Column("admin3", "string", "empty: the gazetteer has no third level"),
    Column("location", "string", "name of the place",
           lambda row: place_name(_place(row), text=row.text)),
    Column("latitude", "number", "degrees",
           lambda row: place.latitude if (place := _place(row)) is not None else None),
    Column("longitude", "number", "degrees",
           lambda row: place.longitude if (place := _place(row)) is not None else None),
    Column("geo_precision", "integer", "1 a town, 2 near it or its district, 3 wider",
           _geo_precision),
    Column("source", "string", "outlets, each once", _outlets),
    Column("source_scale", "string", "empty: ACLED's coders decide it"),
    Column("notes", "string", "the words of the first telling", _notes, words=True),
    Column("fatalities", "integer", "low of the weighed estimate of dead; empty, not 0, for none",
           lambda row: dead.low if (dead := row.deed.dead) is not None else None),
    Column("tags", "string", "reports, independent reports, low/best/high, crowd size", _tags),
    Column("timestamp", "integer", "empty: no clock of the machine enters a result"),
)  # fmt: skip
"""The 31 columns."""


def left_out_of_acled(deed: Deed) -> str | None:
    """Why a deed has no row; null where it has one."""
    if deed.happening.modality not in DONE:
        return "not done: planned, possible or denied"
    return "of no event type of ACLED" if rule_of(deed.happening) is None else None


def write_acled(case: WeighedCase, folder: Path, *, text: bool) -> Written:
    """Write `acled.csv`."""
    reasons = {one.id: left_out_of_acled(one) for one in case.deeds}
    deeds = [one for one in case.deeds if reasons[one.id] is None]
    path = folder / FILE
    write_csv_table(path, [one.name for one in COLUMNS], rows_of(COLUMNS, deeds, text=text))
    left_out = Counter(reason for reason in reasons.values() if reason is not None)
    return Written(paths=(path,), left_out=left_out)
