"""`export webanno`: each record as a W3C Web Annotation of the page that it stands on.

The target is the text of the page as read (docs/reading.md), with a position selector in code
points, as the standard counts, and a quote selector that finds the words again where the text was
moved. Page texts are not in the file: they are in `export jsonl`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk import form
from rujuk.export.urns import urn
from rujuk.export.written import Written
from rujuk.records import Claim, Event, Relation

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rujuk.export.weighed_case import WeighedCase
    from rujuk.form import Json, JsonObject
    from rujuk.store.page import Page

FILE = "annotations.jsonld"
CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
"""Code points of the text that a quote selector holds before and after the words."""


def annotation(record: Claim | Event | Relation, page: Page, *, text: bool) -> JsonObject:
    """A record as an annotation: tagged with what it is, its form as the body."""
    whole = page.document.text
    selectors: list[Json] = [
        {"type": "TextPositionSelector", "start": record.start, "end": record.end}
    ]
    if text:
        selectors.append(
            {
                "type": "TextQuoteSelector",
                "exact": record.quote,
                "prefix": whole[max(0, record.start - AROUND) : record.start],
                "suffix": whole[record.end : record.end + AROUND],
            }
        )
    if isinstance(record, Claim):
        tag = record.measure.value
    else:
        tag = record.type.value if isinstance(record, Event) else record.kind.value
    bodies: list[Json] = [
        {"type": "TextualBody", "purpose": "tagging", "value": tag},
        {"type": "SpecificResource", "purpose": "identifying", "source": urn(record.id)},
    ]
    return {
        "id": urn(f"annotation:{record.id}"),
        "type": "Annotation",
        "motivation": "identifying",
        "generator": {"id": urn(f"software:{page.coding.coded_by}"), "type": "Software"},
        "body": bodies,
        "target": {"source": urn(page.document.id), "selector": selectors},
    }


def all_annotations(case: WeighedCase, *, text: bool) -> Iterator[JsonObject]:
    """Every claim, event and relation, page by page."""
    for page in case.pages:
        coding = page.coding
        records: list[Claim | Event | Relation] = [*coding.claims, *coding.events]
        records += coding.relations
        for record in records:
            yield annotation(record, page, text=text)


def write_webanno(case: WeighedCase, folder: Path, *, text: bool) -> Written:
    """Write `annotations.jsonld`: one collection with one page that holds all annotations."""
    path = folder / FILE
    total = sum(
        len(page.coding.claims) + len(page.coding.events) + len(page.coding.relations)
        for page in case.pages
    )
    head: JsonObject = {
        "@context": CONTEXT,
        "id": urn("annotations"),
        "type": "AnnotationCollection",
        "label": "rujuk",
        "total": total,
    }
    page: JsonObject = {
        "id": urn("annotations:1"),
        "type": "AnnotationPage",
        "partOf": urn("annotations"),
        "startIndex": 0,
    }
    with path.open("wb") as file:
        file.write(form.encode(head)[:-1] + b',"first":' + form.encode(page)[:-1] + b',"items":[')
        for number, one in enumerate(all_annotations(case, text=text)):
            file.write((b",\n" if number else b"\n") + form.encode(one))
        file.write(b"\n]}}\n")
    return Written(paths=(path,))
