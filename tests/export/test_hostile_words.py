"""Pages whose words are meant to break readers: every format is still read back whole."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import duckdb
import pytest
import stix2
from followthemoney import model
from followthemoney.types import registry
from frictionless import Package
from geojson_pydantic import FeatureCollection
from hypothesis import given, strategies as st
from prov.model import ProvDocument

import made_pages
from rujuk.export import ftm
from rujuk.export.formats import FORMATS, write
from rujuk.export.weighed_case import WeighedCase
from rujuk.records import EventType, Measure, Party, Place, Statement
from rujuk.store.case import Case

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = (
    "=cmd\x00|' \u202eRTL\u202c \x1b[31m\u0085\u2028ls </script><b> e\u0301 \ufeff \U0001f600 \x7f"
    " 'quote' \"dq\" ;semi\ttab\r\nnl \\ {{x}} %s"
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every format of a page that holds such words in each place that a page fills."""
    text = f"Judul\n\n{HOSTILE}\n\nTentara {HOSTILE} menyerang, 12 orang tewas.\n"
    made = made_pages.Made(text=text, body=("Tentara", "tewas."), title=HOSTILE)
    start = text.index(HOSTILE, text.index("Tentara"))
    party = Party(
        text=HOSTILE, start=start, end=start + len(HOSTILE), country="IDN", sectors=("MIL",),
        name=HOSTILE,
    )  # fmt: skip
    place = Place(text=HOSTILE, start=party.start, end=party.end, name=HOSTILE, country="IDN")
    claim = made.claim("12 orang", Measure.KILLED, (12, 12, 12), said_by=(party,), place=place)
    made.event(
        text[text.index("Tentara") : text.index("tewas.")],
        EventType.ASSAULT,
        "menyerang",
        actors=(party,),
        place=place,
        attributed_to=(party,),
        claims=(claim.id,),
    )
    document = made.document(
        section=HOSTILE,
        publisher=Statement(text=HOSTILE, start=None, end=None),
        authors=(Statement(text=HOSTILE, start=None, end=None),),
    )
    out = tmp_path_factory.mktemp("hostile")
    with Case(out / "case") as case:
        sighting = made_pages.sighting(document, '=x\ty"z\n.txt')
        case.add_pages([(document, sighting)], lambda _: made.coding())
        weighed = WeighedCase(case)
    for name in FORMATS:
        write(weighed, name, str(out / name), text=True)
    return out


def test_tables_stay_whole(folder: Path) -> None:
    report = Package(str(folder / "datapackage" / "datapackage.json")).validate()
    assert report.valid, report.flatten(["resourceName", "type", "note"])
    with duckdb.connect() as database:
        path = str(folder / "parquet" / "documents.parquet")
        told = database.execute("SELECT title, section FROM read_parquet(?)", [path]).fetchall()
    assert told == [(HOSTILE, HOSTILE)]


def test_graphs_stay_whole(folder: Path) -> None:
    stix2.parse((folder / "stix" / "bundle.stix.json").read_text("utf-8"))
    ProvDocument.deserialize(str(folder / "prov" / "prov.json"), format="json")
    path = folder / "geojson" / "happenings.geojson"
    (feature,) = FeatureCollection.model_validate_json(path.read_bytes()).features
    assert (feature.properties or {})["place"] == HOSTILE
    items = json.loads((folder / "webanno" / "annotations.jsonld").read_bytes())["first"]["items"]
    assert items[1]["target"]["selector"][1]["exact"].startswith(f"Tentara {HOSTILE}")
    for line in (folder / "ftm" / ftm.ENTITIES).read_bytes().splitlines():
        told = json.loads(line)
        entity = model.make_entity(told["schema"])
        entity.id = told["id"]
        for name, values in told["properties"].items():
            entity.add(name, values)
            assert sorted(entity.get(name)) == sorted(values), name


KINDS = {
    "text": registry.text,
    "string": registry.string,
    "name": registry.name,
    "address": registry.address,
}


@given(text=st.text(), kind=st.sampled_from(sorted(KINDS)))
def test_what_is_cleaned_followthemoney_leaves_as_it_is(text: str, kind: str) -> None:
    told = ftm.cleaned(text, kind)
    assert KINDS[kind].clean(told) == (told or None)
    assert ftm.cleaned(told, kind) == told
