"""GeoJSON, Web Annotation, followthemoney, STIX and PROV, read back by their own libraries."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
import stix2
from anchorpoint import TextPositionSelector, TextQuoteSelector
from followthemoney import model
from followthemoney.statement.serialize import read_path_statements
from geojson_pydantic import FeatureCollection
from prov.model import ProvDocument

from rujuk.export import ftm, geojson, webanno
from rujuk.export.stix import stix_id
from rujuk.export.urns import urn
from rujuk.weigh.quantities import conflicts_of

if TYPE_CHECKING:
    from pathlib import Path

    from rujuk.export.weighed_case import WeighedCase


def test_geojson_holds_every_happening_once(written: Path, weighed: WeighedCase) -> None:
    path = written / "geojson" / geojson.FILE
    found = FeatureCollection.model_validate_json(path.read_bytes())
    assert [one.id for one in found.features] == [deed.id for deed in weighed.deeds]
    for one, deed in zip(found.features, weighed.deeds, strict=True):
        told = geojson.feature(deed, text=True)
        assert one.properties == told["properties"]
        assert list(one.properties or ()) == list(geojson.PROPERTIES)
        place = deed.happening.place
        if place is None or place.latitude is None:
            assert one.geometry is None
        else:
            assert tuple(one.geometry.coordinates) == (place.longitude, place.latitude)  # type: ignore[union-attr]
    strike = next(one for one in found.features if (one.properties or {})["reports"] == 3)
    assert (strike.properties or {})["independent_reports"] == 2
    assert (strike.properties or {})["figures"][0]["best"] == 12


def _annotations(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "webanno" / webanno.FILE).read_bytes())
    return found


def test_annotations_find_their_words_on_the_page(written: Path, weighed: WeighedCase) -> None:
    made = _annotations(written)
    items = made["first"]["items"]
    records = {
        record.id: record
        for page in weighed.pages
        for record in (*page.coding.claims, *page.coding.events, *page.coding.relations)
    }
    assert made["@context"] == webanno.CONTEXT
    assert made["total"] == len(items) == len(records)
    texts = {urn(page.document.id): page.document.text for page in weighed.pages}
    for item in items:
        record = records[item["id"].rpartition(":")[2]]
        tag, body = item["body"]
        kind = getattr(record, "measure", None) or getattr(record, "type", None) or record.kind  # type: ignore[union-attr]
        assert (tag["value"], body["source"]) == (kind, urn(record.id))
        position, quoted = item["target"]["selector"]
        text = texts[item["target"]["source"]]
        at = TextPositionSelector(start=position["start"], end=position["end"])
        assert text[at.start : at.end] == record.quote
        found = TextQuoteSelector(
            exact=quoted["exact"], prefix=quoted["prefix"], suffix=quoted["suffix"]
        ).as_position(text)
        assert found is not None
        start = text.index(quoted["prefix"] + quoted["exact"] + quoted["suffix"])
        assert start + len(quoted["prefix"]) == record.start


def test_annotations_without_text_have_positions_only(wordless: Path) -> None:
    for item in _annotations(wordless)["first"]["items"]:
        assert [one["type"] for one in item["target"]["selector"]] == ["TextPositionSelector"]


def test_followthemoney_drops_no_value(written: Path, wordless: Path) -> None:
    for folder in (written, wordless):
        lines = (folder / "ftm" / ftm.ENTITIES).read_text("utf-8").splitlines()
        told: Counter[tuple[str, str]] = Counter()
        read: Counter[tuple[str, str]] = Counter()
        ids = set()
        for line in lines:
            given = json.loads(line)
            ids.add(given["id"])
            entity = model.make_entity(given["schema"])
            entity.id = given["id"]
            for name, values in given["properties"].items():
                told[given["schema"], name] += len(values)
                entity.add(name, values)  # cleans as an importer does, and drops in silence
                assert sorted(entity.get(name)) == sorted(values), (given["id"], name)
            for name in entity.properties:
                read[given["schema"], name] += len(entity.get(name))
            model.get(given["schema"]).validate(given)  # type: ignore[union-attr]
            for prop, value in entity.itervalues():
                if prop.type.name == "entity":
                    assert any(json.loads(other)["id"] == value for other in lines)
        assert told == read
        assert len(ids) == len(lines)


def test_statements_are_those_of_the_entities(written: Path, weighed: WeighedCase) -> None:
    folder = written / "ftm"
    entities = [json.loads(line) for line in (folder / ftm.ENTITIES).read_text().splitlines()]
    values = {
        (one["id"], one["schema"], name, value)
        for one in entities
        for name, found in one["properties"].items()
        for value in found
    }
    statements = [*read_path_statements(folder / ftm.STATEMENTS, "json")]
    assert {(s.entity_id, s.schema, s.prop, s.value) for s in statements} == values
    assert len(statements) == len(values)
    known = {page.document.id for page in weighed.pages} | {deed.id for deed in weighed.deeds}
    known |= {one.id for page in weighed.pages for one in page.sightings}
    for page in weighed.pages:
        known |= {one.id for one in (*page.coding.claims, *page.coding.events)}
    for one in statements:
        assert one.id == one.generate_key()
        assert one.origin in known
    printed = {s.original_value for s in statements if s.value == "Ukraine" and s.prop == "name"}
    assert printed <= {"Ukraina", "militer Ukraina", None}
    assert "Ukraina" in printed


def test_an_event_of_followthemoney_is_the_happening(written: Path, weighed: WeighedCase) -> None:
    lines = (written / "ftm" / ftm.ENTITIES).read_text("utf-8").splitlines()
    events = [one for line in lines if (one := json.loads(line))["schema"] == "Event"]
    assert sorted(one["id"] for one in events) == sorted(deed.id for deed in weighed.deeds)
    strike = next(deed for deed in weighed.deeds if len(deed.pages) == 3)
    told = next(one for one in events if one["id"] == strike.id)["properties"]
    assert told["startDate"] == told["endDate"] == ["2025-03-04"]
    assert told["country"] == ["ru"]
    assert told["location"] == ["Kursk"]
    assert sorted(told["proof"]) == sorted(page.document.id for page in strike.pages)


def _entities(folder: Path) -> dict[str, dict[str, Any]]:
    lines = (folder / "ftm" / ftm.ENTITIES).read_text("utf-8").splitlines()
    return {one["id"]: one for line in lines if (one := json.loads(line))}


def test_entities_of_followthemoney_hold_each_field(written: Path, weighed: WeighedCase) -> None:
    found = _entities(written)
    for page in weighed.pages:
        document = page.document
        told = found[document.id]["properties"]
        assert document.title is not None
        assert document.publisher is None or told["publisher"] == [document.publisher.text]
        assert told["title"] == [ftm.cleaned(document.title.text, "string")]
        assert told["bodyText"] == [ftm.cleaned(document.text, "text")]
        assert told["fileName"] == [page.sightings[0].path]
        assert told["mimeType"] == ["text/plain"]
        assert told["language"] == ["ind"]
        stated = document.published_on
        assert told.get("publishedAt") == ([stated.edtf] if stated is not None else None)
        for claim in page.coding.claims:
            note = found[claim.id]["properties"]
            bounds = {"low": claim.low, "best": claim.best, "high": claim.high}
            told_bounds = [f"{key}={value}" for key, value in bounds.items() if value is not None]
            assert note["name"] == [" ".join((claim.measure.value, *told_bounds))]
            assert note["description"] == [claim.quote]
            assert note["proof"] == [document.id]
            words = {claim.measure, claim.hedge, claim.modality, claim.stance, claim.mode}
            assert set(note["keywords"]) == {word.value for word in words}
            parties = (claim.of_whom, *claim.said_by)
            named = {one.id for one in parties if one is not None and one.id and one.name}
            assert len(note["entity"]) == 1 + len(named)
    for deed in weighed.deeds:
        told = found[deed.id]["properties"]
        assert told["recordId"] == [deed.id]
        assert set(told["proof"]) == {page.document.id for page in deed.pages}
        assert set(told["summary"]) == {one.event.quote for one in deed.happening.tellings}
        involved = {found[key]["properties"]["name"][0] for key in told.get("involved", [])}
        parties = (*deed.happening.actors, *deed.happening.recipients)
        assert involved == {one.name for one in parties if one.id}


def test_objects_of_stix_hold_each_field(written: Path, weighed: WeighedCase) -> None:
    data = (written / "stix" / "bundle.stix.json").read_text("utf-8")
    found = {one.id: one for one in stix2.parse(data).objects}
    reported = {one.id: one.reported_at for one in weighed.weighed.reports}
    for page in weighed.pages:
        document = page.document
        report = found[stix_id("report", document.id)]
        day = reported[document.id] or weighed.weighed.known_at
        assert document.title is not None
        assert report.name == document.title.text
        assert str(report.published.date()) == str(report.created.date()) == day
        assert report.external_references[0].external_id == document.id
        notes = {one for one in report.object_refs if one.startswith("note--")}
        assert notes == {stix_id("note", claim.id) for claim in page.coding.claims}
        for claim in page.coding.claims:
            note = found[stix_id("note", claim.id)]
            assert note.content == claim.quote
            assert note.abstract.startswith(f"{claim.measure.value} ")
            assert note.object_refs == [report.id]
            assert getattr(note, "authors", []) == [one.name or one.text for one in claim.said_by]
    related = [one for one in found.values() if one.type == "relationship"]
    for deed in weighed.deeds:
        incident = found[stix_id("incident", deed.id)]
        assert incident.external_references[0].external_id == deed.id
        assert incident.description == deed.happening.tellings[0].event.quote
        mine = [one for one in related if one.target_ref == incident.id]
        roles = Counter(one.description for one in mine)
        assert roles["actor"] == len(deed.happening.actors)
        assert roles["recipient"] == len(deed.happening.recipients)
        assert roles["place"] == (deed.happening.place is not None)
        for one in mine:
            if one.description == "place" and deed.happening.place is not None:
                place = found[one.source_ref]
                assert (place.name, place.country) == (
                    deed.happening.place.name,
                    deed.happening.place.country,
                )


def test_the_bundle_is_stix(written: Path, wordless: Path, weighed: WeighedCase) -> None:
    for folder in (written, wordless):
        data = (folder / "stix" / "bundle.stix.json").read_text("utf-8")
        bundle = stix2.parse(data, allow_custom=False)
        kinds = Counter(one.type for one in bundle.objects)
        assert kinds["report"] == len(weighed.pages)
        assert kinds["incident"] == len(weighed.deeds)
        assert kinds["note"] == sum(len(page.coding.claims) for page in weighed.pages)
        ids = {one.id for one in bundle.objects}
        assert len(ids) == len(bundle.objects)
        given = {one["id"]: one for one in json.loads(data)["objects"]}
        for one in bundle.objects:
            assert json.loads(one.serialize()) == given[one.id]
            for name in ("source_ref", "target_ref", "created_by_ref"):
                assert getattr(one, name, None) in {None, *ids}
            assert set(getattr(one, "object_refs", [])) <= ids


def test_a_dispute_is_an_opinion_of_each_side(written: Path, weighed: WeighedCase) -> None:
    data = (written / "stix" / "bundle.stix.json").read_text("utf-8")
    opinions = [one for one in stix2.parse(data).objects if one.type == "opinion"]
    ((quantity, conflict),) = conflicts_of(weighed.weighed.quantities)
    assert len(opinions) == 2
    sides = {one.authors[0]: one for one in opinions}
    for mine, theirs in ((conflict.one, conflict.other), (conflict.other, conflict.one)):
        opinion = sides[mine.authority.name]
        assert opinion.opinion == "disagree"
        assert opinion.explanation.startswith(quantity.measure.value)
        assert set(opinion.object_refs) == {stix_id("note", one.id) for one in theirs.sources}


def test_prov_tells_where_each_record_comes_from(written: Path, weighed: WeighedCase) -> None:
    path = written / "prov" / "prov.json"
    found = ProvDocument.deserialize(str(path), format="json")
    kinds = Counter(type(one).__name__ for one in found.get_records())
    records = [
        record
        for page in weighed.pages
        for record in (*page.coding.claims, *page.coding.events, *page.coding.relations)
    ]
    assert kinds["ProvGeneration"] == kinds["ProvDerivation"] == len(records)
    assert kinds["ProvEntity"] == len(records) + 2 * len(weighed.pages)
    assert kinds["ProvActivity"] == len(weighed.runs)
    assert kinds["ProvUsage"] == len(weighed.pages)
    entities = {one.identifier.uri: one for one in found.get_records() if one.is_element()}
    for record in records:
        told = {name.localpart: value for name, value in entities[urn(record.id)].attributes}
        assert (told["start"], told["end"]) == (record.start, record.end)
        assert told["quote"] == record.quote
    again = ProvDocument.deserialize(content=found.serialize(format="json"), format="json")
    assert again == found


@pytest.mark.parametrize("name", ["geojson", "webanno", "stix", "prov"])
def test_json_has_no_key_twice(name: str, written: Path) -> None:
    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        assert len(dict(pairs)) == len(pairs)
        return dict(pairs)

    for path in (written / name).iterdir():
        json.loads(path.read_text("utf-8"), object_pairs_hook=once)
