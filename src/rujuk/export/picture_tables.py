"""The weighed picture as tables: happenings, estimates, assertions, contradictions, stories."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from rujuk.export.cells import several
from rujuk.export.countries import countries
from rujuk.export.naming import party_name, place_name
from rujuk.records import content_id
from rujuk.weigh.quantities import conflicts_of
from rujuk.weigh.summary import assertion_form

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from rujuk.export.cells import Cell
    from rujuk.export.columns import Kind
    from rujuk.export.weighed_case import WeighedCase
    from rujuk.records import Party
    from rujuk.weigh.statements import Scope, Subject

Fields: TypeAlias = "dict[str, Kind]"
"""Columns of a table in order, each with the kind of its values."""

_SUBJECT: Fields = {
    "of_whom_country": "string",
    "of_whom_sectors": "string",
    "of_whom_group": "string",
    "of_whom_by": "string",
}
_SCOPE: Fields = {"place_id": "string", "place": "string", "place_within": "string"}
_FIGURES: Fields = {"low": "integer", "best": "integer", "high": "integer"}

FIELDS: dict[str, Fields] = {
    "happenings": {
        "id": "string", "type": "string", "modes": "string", "contexts": "string",
        "modality": "string", "actors": "string", "actor_countries": "string",
        "actor_sectors": "string", "recipients": "string", "recipient_countries": "string",
        "recipient_sectors": "string", "place": "string", "place_id": "string",
        "place_country": "string", "latitude": "number", "longitude": "number",
        "geonames_id": "integer", "where_prec": "integer", "from": "date", "until": "date",
        "first_reported": "date", "last_reported": "date", "reports": "integer",
        "independent_reports": "integer", "estimates": "string", "deaths_low": "integer",
        "deaths_best": "integer", "deaths_high": "integer", "events": "string", "paths": "string",
        "quote": "string",
    },
    "estimates": {
        "id": "string", "affair": "string", "measure": "string", **_SUBJECT, **_SCOPE,
        "modality": "string", "part": "boolean", **_FIGURES, "open_top": "boolean",
        "grade": "string", "as_of": "string", "families": "integer", "mentions": "integer",
        "flags": "string", "drivers": "string", "claims": "string", "happening": "string",
    },
    "assertions": {
        "id": "string", "estimate": "string", "authority": "string", "family": "string",
        "role": "string", "authority_country": "string", "measure": "string", **_SUBJECT, **_SCOPE,
        "mode": "string", "modality": "string", "stance": "string", "as_of": "string", **_FIGURES,
        "hedge": "string", "kind": "string", "status": "string", "reason": "string",
        "mentions": "integer", "outlets": "integer", "claims": "string", "paths": "string",
    },
    "contradictions": {
        "id": "string", "kind": "string", "measure": "string", "why": "string", "records": "string",
        "claims": "string", "paths": "string",
    },
    "stories": {
        "id": "string", "title": "string", "reports": "integer", "first": "date", "last": "date",
        "paths": "string",
    },
}  # fmt: skip
"""Every table with its columns, in order; docs/exports.md says what each holds."""

WORDS = {"happenings": ("quote",), "stories": ("title",)}
"""Columns that hold words of pages: empty where these are left out."""


def picture_rows(case: WeighedCase, table: str, *, text: bool) -> Iterator[list[Cell]]:
    """The rows of one of the tables."""
    makers: dict[str, Callable[..., Iterator[list[Cell]]]] = {
        "happenings": _happenings,
        "estimates": _estimates,
        "assertions": _assertions,
        "contradictions": _contradictions,
        "stories": _stories,
    }
    return makers[table](case, text=text)


def _happenings(case: WeighedCase, *, text: bool) -> Iterator[list[Cell]]:
    for deed in case.deeds:
        one, place, dead = deed.happening, deed.happening.place, deed.dead
        yield [
            one.id,
            one.type.value,
            several(one.modes),
            several(deed.contexts),
            one.modality.value,
            *_parties(one.actors, text=text),
            *_parties(one.recipients, text=text),
            place_name(place, text=text),
            *(
                [None] * 6
                if place is None
                else [place.id, place.country, place.latitude, place.longitude, place.geonames_id,
                      place.precision]
            ),
            one.since,
            one.until,
            *one.reported,
            len(deed.pages),
            one.reports,
            several(each.id for each in deed.figures),
            *([None] * 3 if dead is None else [dead.low, dead.best, dead.high]),
            several(one.events),
            several(sorted(page.sightings[0].path for page in deed.pages)),
            one.tellings[0].event.quote if text else None,
        ]  # fmt: skip


def _parties(parties: Iterable[Party], *, text: bool) -> list[Cell]:
    found = tuple(parties)
    return [
        several(party_name(party, text=text) for party in found),
        several(party.country for party in found),
        several(party.sectors[0] if party.sectors else None for party in found),
    ]


def _estimates(case: WeighedCase, *, text: bool) -> Iterator[list[Cell]]:
    home = {figure.id: deed.id for deed in case.deeds for figure in deed.figures}
    names = _place_names(case, text=text)
    for one in case.weighed.quantities:
        now = one.estimate
        if now is None:
            continue
        claims = sorted({mention.id for each in one.weighed for mention in each.sources})
        yield [
            one.id,
            one.subject.affair,
            one.measure.value,
            *_subject(one.subject, text=text),
            *_scope(one.scope, names),
            one.modality.value,
            _boolean(told=one.part),
            *map(_whole, (now.low, now.best, now.high)),
            _boolean(told=now.open_top),
            now.grade,
            now.as_of,
            now.families,
            len(claims),
            several(one.flags),
            several(each.id for each in now.drivers),
            several(claims),
            home.get(one.id),
        ]


def _assertions(case: WeighedCase, *, text: bool) -> Iterator[list[Cell]]:
    names = _place_names(case, text=text)
    path_of = {key: report.path for key, (report, _) in case.weighed.claims.items()}
    for quantity in case.weighed.quantities:
        for one in (*quantity.assertions, *quantity.denials):
            told = assertion_form(one, quantity)
            authority = one.authority
            yield [
                one.id,
                quantity.id,
                authority.name if text else None,
                _code(authority.family, text=text),
                authority.role.value,
                authority.country,
                one.measure.value,
                *_subject(one.subject, text=text),
                *_scope(one.scope, names),
                one.mode.value,
                one.modality.value,
                one.stance.value,
                one.as_of.text if one.as_of is not None else None,
                *map(_whole, (one.low, one.best, one.high)),
                one.hedge.value,
                _told(told["kind"]),
                _told(told["status"]),
                _told(told["reason"]),
                len(one.mentions),
                len({mention.outlet for mention in one.mentions if mention.outlet}),
                several(mention.id for mention in one.sources),
                several(sorted({path_of[mention.id] for mention in one.sources})),
            ]


def _contradictions(case: WeighedCase, *, text: bool) -> Iterator[list[Cell]]:
    del text  # no words of pages in it
    path_of = {key: report.path for key, (report, _) in case.weighed.claims.items()}
    for quantity, conflict in conflicts_of(case.weighed.quantities):
        sides = sorted((conflict.one, conflict.other), key=lambda one: one.id)
        claims = [mention.id for one in sides for mention in one.sources]
        yield [
            content_id("con", *conflict.records),
            "count",
            quantity.measure.value,
            conflict.why.value,
            several(conflict.records),
            several(claims),
            several(sorted({path_of[claim] for claim in claims})),
        ]
    for one in case.weighed.event_contradictions:
        yield [one.id, "event", None, one.why, several(one.records), None, several(one.paths)]


def _stories(case: WeighedCase, *, text: bool) -> Iterator[list[Cell]]:
    for one in case.stories:
        title = one.title if text else None
        yield [one.id, title, len(one.paths), one.first, one.last, several(one.paths)]


def _code(family: str | None, *, text: bool) -> str | None:
    """A family of authorities; without words only where it is a code of a country or body."""
    code = family is not None and family.isupper() and len(family) == len("ISO")
    return family if text or code else None


def _subject(subject: Subject, *, text: bool) -> list[Cell]:
    return [subject.country, several(subject.sectors), subject.group, _code(subject.by, text=text)]


def _scope(scope: Scope, names: dict[str, str]) -> list[Cell]:
    """Id, name and what holds it, nearest first; one that no table knows has its name only."""
    known = [one if _is_id(one) else None for one in scope.path]
    if not known:
        return [None] * 3
    *within, place = known
    return [place, names.get(scope.path[-1]), several(one for one in reversed(within) if one)]


def _is_id(place: str) -> bool:
    """Whether a step of a scope is an id or a code: the words of pages are folded to small ones."""
    return "." in place or place.isupper()


def _place_names(case: WeighedCase, *, text: bool) -> dict[str, str]:
    """Names of places by the ids that scopes hold."""
    found: dict[str, str] = {}
    for _, claim in case.weighed.claims.values():
        place = claim.place
        name = place_name(place, text=text)
        if place is not None and name is not None:
            found.setdefault(place.id or (place.name or place.text).casefold(), name)
    return {code: state.name for code, state in countries().items()} | found


def _whole(value: float | None) -> int | None:
    return None if value is None else round(value)


def _boolean(*, told: bool) -> str:
    return "true" if told else "false"


def _told(value: object) -> str | None:
    return None if value is None else str(value)
