"""`export ftm`: entities and statements of followthemoney, as Aleph and OpenAleph load them.

Pages are articles; persons, organisations and states that an entry of the lexicon names are
entities, with a mention for each page that names them; happenings are events with who was involved
and the pages as proof; counted claims are notes on their page. `statements.ftm.json` holds the
same values one by one, each with the record it comes from (`origin`) and the words as printed
(`original_value`); it is no CSV, where a value that a spreadsheet runs would have to be changed.
Values are cleaned here as the library cleans them, since it drops in silence what it does not know.
"""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from rujuk import form
from rujuk.export.countries import CODES, country
from rujuk.export.naming import party_name, place_name
from rujuk.export.written import Written
from rujuk.lexicon import load
from rujuk.records import content_id

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rujuk.export.weighed_case import Deed, WeighedCase
    from rujuk.form import JsonObject
    from rujuk.records import Claim, Party
    from rujuk.store.page import Page

ENTITIES, STATEMENTS = "entities.ftm.json", "statements.ftm.json"
DATASET = "rujuk"


class FtmCodes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`codes/ftm.yaml`: kinds of properties, languages, which entries are of which schema."""

    source: str
    kinds: dict[str, str]
    languages: dict[str, str]
    bodies: dict[str, str]
    state_sectors: frozenset[str]


@cache
def ftm_codes() -> FtmCodes:
    """The table, loaded once."""
    return load(f"{CODES}/ftm.yaml", FtmCodes)


class Value(NamedTuple):
    """A value of a property: the record it comes from, the words as printed, their language."""

    prop: str
    value: str
    origin: str
    original: str | None = None
    lang: str | None = None


@dataclass(slots=True, kw_only=True)
class Entity:
    """An entity in the making; a value that is given twice is there once."""

    id: str
    schema: str
    day: str | None
    """By when the public had what it comes from."""
    values: dict[tuple[str, str], Value] = field(default_factory=dict)

    def add(
        self,
        prop: str,
        value: str | None,
        origin: str,
        *,
        original: str | None = None,
        lang: str | None = None,
    ) -> None:
        """Add a value; what is null or empty is none."""
        told = cleaned(value, ftm_codes().kinds[prop]) if value else ""
        if told and (prop, told) not in self.values:
            self.values[prop, told] = Value(prop, told, origin, original, lang)

    def as_object(self) -> JsonObject:
        """The entity as followthemoney's JSON has it."""
        properties: dict[str, list[form.Json]] = {}
        for one in self.values.values():
            properties.setdefault(one.prop, []).append(one.value)
        return {
            "id": self.id,
            "schema": self.schema,
            "properties": {name: [*values] for name, values in sorted(properties.items())},
        }

    def statements(self) -> Iterator[JsonObject]:
        """Its values as statements, in order of property and value."""
        kinds = ftm_codes().kinds
        for one in sorted(self.values.values(), key=lambda each: (each.prop, each.value)):
            lang = one.lang if kinds[one.prop] in _OF_LANGUAGE else None
            key = f"{DATASET}.{self.id}.{one.prop}.{one.value}"
            key += f"@{lang}" if lang is not None else ""
            yield {
                "canonical_id": self.id,
                "entity_id": self.id,
                "prop": one.prop,
                "schema": self.schema,
                "value": one.value,
                "dataset": DATASET,
                "lang": lang,
                "original_value": one.original if one.original != one.value else None,
                "first_seen": self.day,
                "last_seen": self.day,
                "external": False,
                "origin": one.origin,
                "id": hashlib.sha1(key.encode(), usedforsecurity=False).hexdigest(),
            }


_SPACES = frozenset({"Zs", "Zl", "Zp"})  # Unicode categories
_LINES = frozenset("\t\n\r")
_INVISIBLE = frozenset(
    map(chr, (0xAD, 0x61C, 0xA00, *range(0x200B, 0x2010), *range(0x2060, 0x2065), 0xFEFF))
)
_PARTS_OF_ADDRESS = {ord(mark): ", " for mark in ";"}


def cleaned(text: str, kind: str) -> str:
    """A value as followthemoney keeps it: composed, without control and invisible characters.

    Text keeps its lines, all else is one line; an address has no semicolons. Source:
    normality.cleaning and followthemoney.types, versions 3 and 4.11.
    """
    composed = unicodedata.normalize("NFC", text)
    if not composed.isascii() or not composed.isprintable():
        composed = composed.translate(_KEPT)
    if kind == "address":
        composed = composed.translate(_PARTS_OF_ADDRESS)
    told = composed.strip() if kind == "text" else " ".join(composed.split())
    return told.replace(" ,", ",") if kind == "address" else told


class _Kept(dict[int, str]):
    """Characters as they are kept: themselves, a space, or nothing; each is looked up once."""

    def __missing__(self, code: int) -> str:
        """Look a character up."""
        mark = chr(code)
        category = unicodedata.category(mark)
        if category in _SPACES:
            self[code] = " "
        elif mark in _INVISIBLE or (category in {"Cc", "Cs"} and mark not in _LINES):
            self[code] = ""
        else:
            self[code] = mark
        return self[code]


_KEPT = _Kept()


_OF_LANGUAGE = frozenset({"name", "string", "text", "address"})


class _Entities:
    """All entities of a case, by id, in the order they are met."""

    def __init__(self, case: WeighedCase, *, text: bool) -> None:
        """No entity yet."""
        self.text = text
        self.found: dict[str, Entity] = {}
        self._named: dict[object, str] = {}
        """The ids of parties by what is told of them on a page: told again, it adds nothing."""
        self.days = {one.id: one.reported_at for one in case.weighed.reports}

    def entity(self, key: str, schema: str, day: str | None) -> Entity:
        """The entity of this id."""
        return self.found.setdefault(key, Entity(id=key, schema=schema, day=day))

    def party(self, party: Party, record: str, page: Page) -> str | None:
        """The id of the entity of a party, with a mention on its page; null for words alone."""
        name = party_name(party, text=False)
        if party.id is None or name is None:
            return None
        told = page.document.id, party.id, name, party.country, party.wikidata
        key = self._named.get(told)
        if key is not None:
            return key
        key = self._named[told] = content_id("ent", party.id)
        day = self.days.get(page.document.id)
        one = self.entity(key, _schema(party), day)
        one.day = min(filter(None, (one.day, day)), default=None)
        printed = party.text if self.text else None
        one.add("name", name, record, original=printed)
        one.add("country", _alpha_2(party.country), record)
        one.add("wikidataId", party.wikidata, record)
        mention = self.entity(content_id("mtn", page.document.id, party.id), "Mention", day)
        mention.add("document", page.document.id, record)
        mention.add("name", name, record, original=printed)
        mention.add("resolved", key, record)
        mention.add("detectedSchema", one.schema, record)
        mention.add("contextCountry", _alpha_2(party.country), record)
        return key


def _schema(party: Party) -> str:
    """The schema of an entry: a person, a public body, another organisation."""
    codes = ftm_codes()
    kind = (party.id or "").partition(".")[0]
    public = bool(party.sectors) and party.sectors[0] in codes.state_sectors
    found = codes.bodies[kind]
    return "PublicBody" if found == "Organization" and kind == "org" and public else found


def _alpha_2(code: str | None) -> str | None:
    """A country as followthemoney writes it: two letters, small; nothing for bodies of many."""
    state = country(code)
    return state.alpha_2.lower() if state is not None else None


def _article(page: Page, entities: _Entities) -> None:
    document = page.document
    one = entities.entity(document.id, "Article", entities.days.get(document.id))
    language = ftm_codes().languages.get(document.language or "")
    sighting = page.sightings[0]
    one.add("fileName", sighting.path.rpartition("/")[2], sighting.id)
    one.add("sourceUrl", sighting.url, sighting.id)
    one.add("retrievedAt", sighting.fetched_on, sighting.id)
    one.add("mimeType", document.media_type, document.id)
    one.add("language", language, document.id)
    if document.publisher is not None:
        one.add("publisher", document.publisher.text, document.id, lang=language)
    published = document.published_on
    if published is not None and published.edtf[:1].isdigit():
        one.add(
            "publishedAt", published.edtf, document.id, original=_printed(published.text, entities)
        )
    if entities.text:
        for author in document.authors:
            one.add("author", author.text, document.id, lang=language)
        if document.title is not None:
            one.add("title", document.title.text, document.id, lang=language)
        one.add("bodyText", document.text, document.id, lang=language)


def _printed(words: str, entities: _Entities) -> str | None:
    return words if entities.text else None


def _event(deed: Deed, entities: _Entities) -> None:
    happening = deed.happening
    first, last = happening.reported
    one = entities.entity(deed.id, "Event", first)
    kind = " ".join((happening.type.value, *happening.modes))
    sides = (happening.actors, happening.recipients)
    names = [
        ", ".join(filter(None, (party_name(party, text=entities.text) for party in side)))
        for side in sides
    ]
    one.add("name", f"{kind}: {' > '.join(filter(None, names))}" if any(names) else kind, deed.id)
    one.add("recordId", deed.id, deed.id)
    for word in (happening.type.value, *happening.modes, *deed.contexts, happening.modality.value):
        one.add("keywords", word, deed.id)
    one.add("startDate", happening.since, deed.id)
    one.add("endDate", happening.until, deed.id)
    one.add("modifiedAt", last, deed.id)
    place = happening.place
    if place is not None:
        printed = place.text if entities.text else None
        one.add("location", place_name(place, text=entities.text), deed.id, original=printed)
        one.add("country", _alpha_2(place.country), deed.id)
    pages = {page.document.id: page for page in deed.pages}
    for telling in happening.tellings:
        page = pages[telling.report.id]
        one.add("proof", page.document.id, telling.event.id)
        if entities.text:
            language = ftm_codes().languages.get(page.document.language or "")
            one.add("summary", telling.event.quote, telling.event.id, lang=language)
        for party in (*telling.event.actors, *telling.event.recipients):
            one.add("involved", entities.party(party, telling.event.id, page), telling.event.id)


def _note(claim: Claim, page: Page, entities: _Entities) -> None:
    one = entities.entity(claim.id, "Note", entities.days.get(page.document.id))
    bounds = ((name, getattr(claim, name)) for name in ("low", "best", "high"))
    told = [f"{name}={value}" for name, value in bounds if value is not None]
    words = (claim.measure, claim.hedge, claim.modality, claim.stance, claim.mode)
    figures = " ".join((claim.measure.value, *told))
    one.add("name", figures, claim.id, original=claim.quote if entities.text else None)
    for word in words:
        one.add("keywords", word.value, claim.id)
    if entities.text:
        language = ftm_codes().languages.get(page.document.language or "")
        one.add("description", claim.quote, claim.id, lang=language)
    one.add("entity", page.document.id, claim.id)
    one.add("proof", page.document.id, claim.id)
    for party in (claim.of_whom, *claim.said_by):
        if party is not None:
            one.add("entity", entities.party(party, claim.id, page), claim.id)
    place = claim.place
    one.add("country", _alpha_2(place.country if place is not None else None), claim.id)


def write_ftm(case: WeighedCase, folder: Path, *, text: bool) -> Written:
    """Write `entities.ftm.json` and `statements.ftm.json`, one entity or statement on each line."""
    entities = _Entities(case, text=text)
    for page in case.pages:
        _article(page, entities)
        for claim in page.coding.claims:
            _note(claim, page, entities)
    for deed in case.deeds:
        _event(deed, entities)
    paths = (folder / ENTITIES, folder / STATEMENTS)
    with paths[0].open("wb") as lines, paths[1].open("wb") as statements:
        for one in entities.found.values():
            lines.write(form.encode(one.as_object()) + b"\n")
            for statement in one.statements():
                statements.write(form.encode(statement) + b"\n")
    return Written(paths=paths)
