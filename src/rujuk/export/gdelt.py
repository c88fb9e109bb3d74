"""`export gdelt`: GDELT 2.0 Events (61 columns) and Mentions (16), tab-separated, without header.

One event for each happening, one mention for each telling of it on a page. Deeds that are denied
are left out. Of several actors or recipients the first stands in the row: pairs are not expanded,
so that no happening is counted twice. Column names and their order: GDELT's event codebook 2.0, as
public readers of the files have them.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from rujuk.export.cameo import actor_of, cameo_of
from rujuk.export.cells import write_tsv_table
from rujuk.export.columns import Column, Row, rows_of
from rujuk.export.countries import country
from rujuk.export.naming import first_level, party_name, place_name
from rujuk.export.sides import both_sides
from rujuk.export.written import Written
from rujuk.records import BlockKind, Modality

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from rujuk.export.cells import Cell
    from rujuk.export.weighed_case import Deed, WeighedCase
    from rujuk.records import Document, Party, Place
    from rujuk.weigh.tellings import Telling

EVENTS, MENTIONS = "gdelt_events.tsv", "gdelt_mentions.tsv"

_BASE32 = "abcdefghijklmnopqrstuvwxyz234567"
_LETTERS = 12  # of an id that its number holds: 60 bits, a positive 64-bit integer
_WEB = 1  # MentionType of an open page
_HEADS = frozenset({BlockKind.TITLE, BlockKind.DECK})


@cache
def number_of(record_id: str) -> int:
    """The number that stands for an id: the first twelve letters behind its dash, as base 32."""
    found = 0
    for letter in record_id.partition("-")[2][:_LETTERS]:
        found = found << 5 | _BASE32.index(letter)
    return found


def _day(row: Row) -> str | None:
    one = row.deed.happening
    return one.since or one.reported[0]


def _compact(day: str | None, upto: int = 8) -> int | None:
    """A day as YYYYMMDD, or its first digits; null for none."""
    return None if day is None else int(day.replace("-", "")[:upto])


def _fraction(day: str | None) -> float | None:
    """The year with the share of it that has passed: GDELT's (month * 30 + day) / 365."""
    if day is None:
        return None
    told = date.fromisoformat(day)
    return round(told.year + min(0.9999, (told.month * 30 + told.day) / 365), 4)


def _moment(day: str | None) -> int | None:
    """A day as YYYYMMDDHHMMSS, at midnight."""
    return None if day is None else int(day.replace("-", "")) * 1_000_000


def _party(row: Row, number: int) -> Party | None:
    side = both_sides(row.deed.happening)[number]
    return side[0] if side else None


def _actor_columns(number: int) -> Iterator[Column]:
    name = f"Actor{number + 1}"

    def of(fact: Callable[[Party, Row], Cell]) -> Callable[[Row], Cell]:
        def value(row: Row) -> Cell:
            party = _party(row, number)
            return None if party is None else fact(party, row)

        return value

    def role(place: int) -> Callable[[Row], Cell]:
        return of(lambda party, _: (*actor_of(party).roles, None, None, None)[place])

    who = "the first actor" if number == 0 else "the first recipient; of a fight, the second side"
    yield Column(
        f"{name}Code", "string", f"CAMEO code of {who}", of(lambda one, _: actor_of(one).code)
    )
    yield Column(
        f"{name}Name",
        "string",
        "its name in capitals",
        of(lambda one, row: (party_name(one, text=row.text) or "").upper() or None),
    )
    yield Column(
        f"{name}CountryCode", "string", "ISO 3166 alpha-3", of(lambda one, _: actor_of(one).country)
    )
    yield Column(
        f"{name}KnownGroupCode", "string", "UNO, NAT", of(lambda one, _: actor_of(one).group)
    )
    yield Column(f"{name}EthnicCode", "string", "empty: not coded")
    yield Column(f"{name}Religion1Code", "string", "empty: not coded")
    yield Column(f"{name}Religion2Code", "string", "empty: not coded")
    for place in range(3):
        yield Column(f"{name}Type{place + 1}Code", "string", "CAMEO role", role(place))


def _geo_columns(name: str, place_of: Callable[[Row], Place | None] | None) -> Iterator[Column]:
    """The eight columns of a place; all empty where that is not known."""
    how = "" if place_of is not None else "empty: the place of the deed is known, not of its actors"

    def of(fact: Callable[[Place, Row], Cell]) -> Callable[[Row], Cell] | None:
        if place_of is None:
            return None

        def value(row: Row) -> Cell:
            place = place_of(row)
            return None if place is None else fact(place, row)

        return value

    def fips(place: Place) -> str | None:
        state = country(place.country)
        return state.fips if state is not None else None

    yield Column(
        f"{name}Geo_Type", "integer", how or "1 country, 2 and 5 region, 3 and 4 town (2, 3: USA)",
        of(lambda place, _: geo_type(place)),
    )  # fmt: skip
    yield Column(
        f"{name}Geo_Fullname", "string", how or "place, first-level region, country",
        of(lambda place, row: _full_name(place, text=row.text)),
    )  # fmt: skip
    yield Column(
        f"{name}Geo_CountryCode", "string", how or "FIPS 10-4", of(lambda place, _: fips(place))
    )
    yield Column(f"{name}Geo_ADM1Code", "string", how or "empty: no table of FIPS regions")
    yield Column(f"{name}Geo_ADM2Code", "string", how or "empty: no table of second-level codes")
    yield Column(f"{name}Geo_Lat", "number", how or "degrees", of(lambda place, _: place.latitude))
    yield Column(
        f"{name}Geo_Long", "number", how or "degrees", of(lambda place, _: place.longitude)
    )
    yield Column(f"{name}Geo_FeatureID", "string", how or "empty: a number of other gazetteers")


def geo_type(place: Place) -> int | None:
    """Kind of place: 1 country, 2 and 3 region and town of the USA, 4 and 5 town and region."""
    if place.precision is None:
        return None
    if place.precision >= 6:  # noqa: PLR2004 - UCDP where_prec of a country
        return 1
    american = place.country == "USA"
    town = place.precision <= 2  # noqa: PLR2004 - of a town or near it
    return (3 if town else 2) if american else (4 if town else 5)


def _full_name(place: Place, *, text: bool) -> str | None:
    state = country(place.country)
    parts = [place_name(place, text=text), first_level(place), state.name if state else None]
    return ", ".join(dict.fromkeys(part for part in parts if part)) or None


def _is_root(row: Row) -> int:
    """1 where a page tells it in its title, deck or first paragraph, else 0."""
    by_id = {page.document.id: page.document for page in row.deed.pages}
    return int(any(_leads(one, by_id[one.report.id]) for one in row.deed.happening.tellings))


def _leads(one: Telling, document: Document) -> bool:
    if one.event.block in _HEADS:
        return True
    body = next((block for block in document.blocks if block.kind is BlockKind.BODY), None)
    return body is not None and body.start <= one.event.start < body.end


def _address(row: Row) -> str:
    sighting = row.deed.pages[0].sightings[0]
    return sighting.url or sighting.path


EVENT_COLUMNS: tuple[Column, ...] = (
    Column("GLOBALEVENTID", "integer", "number of the happening's id: its first 12 letters",
           lambda row: number_of(row.deed.id)),
    Column("SQLDATE", "integer", "first day told, else of the first report",
           lambda row: _compact(_day(row))),
    Column("MonthYear", "integer", "its month", lambda row: _compact(_day(row), 6)),
    Column("Year", "integer", "its year", lambda row: _compact(_day(row), 4)),
    Column("FractionDate", "number", "its year with the share that has passed",
           lambda row: _fraction(_day(row))),
    *_actor_columns(0),
    *_actor_columns(1),
    Column("IsRootEvent", "integer", "1 where a page tells it in title, deck or first paragraph",
           _is_root),
    Column("EventCode", "string", "CAMEO, by type, modes and contexts",
           lambda row: cameo_of(row.deed).code),
    Column("EventBaseCode", "string", "its first three digits",
           lambda row: cameo_of(row.deed).base),
    Column("EventRootCode", "string", "its first two digits", lambda row: cameo_of(row.deed).root),
    Column("QuadClass", "integer", "1 to 4, by the root code", lambda row: cameo_of(row.deed).quad),
    Column("GoldsteinScale", "number", "by the code", lambda row: cameo_of(row.deed).goldstein),
    Column("NumMentions", "integer", "tellings, those of reprints too",
           lambda row: len(row.deed.happening.tellings)),
    Column("NumSources", "integer", "independent reports: reprints count as one",
           lambda row: row.deed.happening.reports),
    Column("NumArticles", "integer", "pages, reprints too", lambda row: len(row.deed.pages)),
    Column("AvgTone", "number", "empty: no tone is measured"),
    *_geo_columns("Actor1", None),
    *_geo_columns("Actor2", None),
    *_geo_columns("Action", lambda row: row.deed.happening.place),
    Column("DATEADDED", "integer", "day of the first report, at midnight",
           lambda row: _moment(row.deed.happening.reported[0])),
    Column("SOURCEURL", "string", "address or path of the first report", _address),
)  # fmt: skip
"""The 61 columns of Events."""

MENTION_COLUMNS: tuple[Column, ...] = (
    Column("GLOBALEVENTID", "integer", "as in the events"),
    Column("EventTimeDate", "integer", "day of the event's first report, at midnight"),
    Column("MentionTimeDate", "integer", "day by which the public had this page, at midnight"),
    Column("MentionType", "integer", "1, an open page"),
    Column("MentionSourceName", "string", "outlet"),
    Column("MentionIdentifier", "string", "address or path of the page"),
    Column("SentenceID", "integer", "empty: offsets tell the place"),
    Column("Actor1CharOffset", "integer", "code point where the words of the first actor begin"),
    Column("Actor2CharOffset", "integer", "code point where those of the first recipient begin"),
    Column("ActionCharOffset", "integer", "code point where the word of the deed begins"),
    Column("InRawText", "integer", "1: offsets are of the text as read"),
    Column("Confidence", "integer", "empty: rujuk gives no such percentage"),
    Column("MentionDocLen", "integer", "code points of the page's text"),
    Column("MentionDocTone", "number", "empty: no tone is measured"),
    Column("MentionDocTranslationInfo", "string", "empty: nothing is translated"),
    Column("Extras", "string", "id of the event's record; reprint, where the page is one"),
)
"""The 16 columns of Mentions."""


def _mention(deed: Deed, one: Telling, case: WeighedCase) -> list[Cell]:
    page = case.by_document[one.report.id]
    document, sighting = page.document, page.sightings[0]
    ours, theirs = one.event.actors, one.event.recipients
    second = theirs[0] if theirs else ours[1] if len(ours) > 1 else None
    return [
        number_of(deed.id),
        _moment(deed.happening.reported[0]),
        _moment(one.report.reported_at),
        _WEB,
        document.publisher.text if document.publisher is not None else None,
        sighting.url or sighting.path,
        None,
        ours[0].start if ours else None,
        second.start if second is not None else None,
        one.event.trigger.start,
        1,
        None,
        len(document.text),
        None,
        None,
        f"{one.event.id} reprint" if one.is_copy else one.event.id,
    ]


def write_gdelt(case: WeighedCase, folder: Path, *, text: bool) -> Written:
    """Write `gdelt_events.tsv` and `gdelt_mentions.tsv`."""
    deeds = [one for one in case.deeds if one.happening.modality is not Modality.DENIED]
    events, mentions = folder / EVENTS, folder / MENTIONS
    write_tsv_table(events, None, rows_of(EVENT_COLUMNS, deeds, text=text))
    rows = (_mention(deed, one, case) for deed in deeds for one in deed.happening.tellings)
    write_tsv_table(mentions, None, rows)
    left_out = {"denied": len(case.deeds) - len(deeds)}
    return Written(paths=(events, mentions), left_out=left_out)
