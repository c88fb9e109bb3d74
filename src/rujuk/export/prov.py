"""`export prov`: where each record comes from, as PROV-JSON: runs, pages, records, speakers.

A run of the case is an activity of the program; a page is an entity that its first run used, a
claim, event or relation one that the run of its coding generated, derived from its page and
attributed to who is said to say it. Runs have numbers, not times: no clock enters a case.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk import form
from rujuk.export.naming import party_name
from rujuk.export.urns import PREFIX
from rujuk.export.written import Written
from rujuk.records import Claim, Event, Relation, content_id
from rujuk.weigh.parties import party_key

if TYPE_CHECKING:
    from pathlib import Path

    from rujuk.export.weighed_case import WeighedCase
    from rujuk.form import JsonObject
    from rujuk.records import Party
    from rujuk.store.page import Page

FILE = "prov.json"
_PROGRAM = "rujuk"


def _literal(value: int) -> JsonObject:
    return {"$": str(value), "type": "xsd:int"}


class _Graph:
    """PROV-JSON in the making: things by kind and name; relations are numbered in order."""

    def __init__(self, *, text: bool) -> None:
        """An empty graph, with words of pages or without."""
        self.text = text
        self.kinds: dict[str, JsonObject] = {}
        self.relations = 0

    def thing(self, kind: str, name: str, /, **facts: object) -> str:
        """A thing of this kind, once; its qualified name."""
        key = f"rujuk:{name}"
        told = {f"rujuk:{fact}": value for fact, value in facts.items() if value is not None}
        self.kinds.setdefault(kind, {}).setdefault(key, told)  # type: ignore[arg-type]  # JSON all
        return key

    def relate(self, kind: str, **ends: str) -> None:
        """A relation between things by their qualified names."""
        self.relations += 1
        held: JsonObject = {f"prov:{role}": name for role, name in ends.items()}
        self.kinds.setdefault(kind, {})[f"_:r{self.relations}"] = held

    def speaker(self, party: Party) -> str:
        """Who said something, as an agent: one by entry, else by words."""
        key = content_id("agt", party_key(party))
        return self.thing(
            "agent", key, name=party_name(party, text=self.text), country=party.country
        )


def write_prov(case: WeighedCase, folder: Path, *, text: bool) -> Written:
    """Write `prov.json`."""
    graph = _Graph(text=text)
    for run in case.runs:
        program = graph.thing("agent", f"{_PROGRAM}-{run.rujuk}", version=run.rujuk)
        graph.kinds["agent"][program]["prov:type"] = {  # type: ignore[index, call-overload]  # a dict
            "$": "prov:SoftwareAgent",
            "type": "prov:QUALIFIED_NAME",
        }
        activity = graph.thing(
            "activity", f"run-{run.number}", kind=run.kind, number=_literal(run.number)
        )
        graph.relate("wasAssociatedWith", activity=activity, agent=program)
    for page in case.pages:
        _page(page, graph)
    made: JsonObject = {
        "prefix": {"rujuk": PREFIX, "xsd": "http://www.w3.org/2001/XMLSchema#"},
        **graph.kinds,
    }
    path = folder / FILE
    path.write_bytes(form.encode(made) + b"\n")
    return Written(paths=(path,))


def _page(page: Page, graph: _Graph) -> None:
    document = page.document
    title = document.title.text if document.title is not None and graph.text else None
    entity = graph.thing("entity", document.id, sha256=document.sha256, title=title)
    run = graph.thing("activity", f"run-{page.coded_in}")
    graph.relate("used", activity=run, entity=entity)
    for sighting in page.sightings:
        seen = graph.thing("entity", sighting.id, path=sighting.path, url=sighting.url)
        graph.relate("specializationOf", specificEntity=seen, generalEntity=entity)
    coding = page.coding
    records: list[Claim | Event | Relation] = [*coding.claims, *coding.events, *coding.relations]
    for record in records:
        made = graph.thing(
            "entity",
            record.id,
            kind=type(record).__name__.lower(),
            start=_literal(record.start),
            end=_literal(record.end),
            coded_by=coding.coded_by,
            quote=record.quote if graph.text else None,
        )
        graph.relate("wasGeneratedBy", entity=made, activity=run)
        graph.relate("wasDerivedFrom", generatedEntity=made, usedEntity=entity)
        for party in _speakers(record):
            graph.relate("wasAttributedTo", entity=made, agent=graph.speaker(party))


def _speakers(record: Claim | Event | Relation) -> tuple[Party, ...]:
    return record.said_by if isinstance(record, Claim) else record.attributed_to
