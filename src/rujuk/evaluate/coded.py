"""Lines of `rujuk code --json` in the scorer's form, and the span law over a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rujuk.evaluate.tally import UNITS, Item, unit

if TYPE_CHECKING:
    from collections.abc import Iterator

_PAGE_FACTS = ("published_on", "visited_on", "publisher")
_DAY_LENGTHS = {"year": 4, "month": 7}


def scored_form(line: Item, gold_id: str) -> Item:
    """One line as the scorer compares it, under the id of its gold page."""
    return {
        "id": gold_id,
        "body_spans": line.get("body_spans", []),
        "events": [_event(event) for event in line.get("events", [])],
        "counts": [_count(claim) for claim in line.get("claims", [])],
        "relations": [_relation(relation) for relation in line.get("relations", [])],
        "page": {
            key: _stated(line.get(key)) for key in ("published_on", "visited_on", "publisher")
        },
    }


def _event(event: Item) -> Item:
    time, place = event.get("time") or {}, event.get("place") or {}
    date = None
    if time.get("from"):
        date = time["from"][: _DAY_LENGTHS.get(str(time.get("precision")), 10)]
        if time.get("until") and time.get("precision") not in ("year", "month", "day"):
            date = f"{time['from']}/{time['until']}"
    where = {"surface": place.get("text", ""), "iso3": place.get("country", "")} if place else None
    return {
        "type": event.get("type"),
        "actors": [party.get("country") for party in event.get("actors", [])],
        "recipients": [party.get("country") for party in event.get("recipients", [])],
        "place": where,
        "date": date,
        "modality": event.get("modality"),
        "attributed_to": [_party(party) for party in event.get("attributed_to", [])],
        **_quoted(event),
    }


def _count(claim: Item) -> Item:
    return {
        "low": claim.get("low"),
        "best": claim.get("best"),
        "high": claim.get("high"),
        "unit": claim.get("measure"),
        "of_whom": (claim.get("of_whom") or {}).get("country"),
        "attributed_to": [_party(party) for party in claim.get("said_by", [])],
        **_quoted(claim),
    }


def _relation(relation: Item) -> Item:
    parties = relation.get("parties", [])
    return {
        "kind": relation.get("kind"),
        "parties": [one.get("country") if isinstance(one, dict) else one for one in parties],
        **_quoted(relation),
    }


def _party(party: Item) -> Item:
    words = f"{party.get('text') or ''} {party.get('name') or ''}".strip()
    return {"surface": words, "iso3": party.get("country") or ""}


def _quoted(record: Item) -> Item:
    return {"quote_start": record.get("start"), "quote_end": record.get("end")}


def _stated(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    if isinstance(value, dict):
        return value.get("date") or value.get("edtf") or value.get("from") or value.get("text")
    return value


def broken_spans(line: Item, text: str) -> list[tuple[str, str]]:
    """Every broken promise of a line, as (where, words).

    Offsets whose words stand elsewhere, records without a quote, unknown measures.
    """
    top = {key: value for key, value in line.items() if key != "text"}
    broken = list(_walk(top, str(line.get("id")), text))
    for kind in ("events", "claims", "relations"):
        broken += [
            (str(record.get("id")), f"{kind}: no quote or offsets")
            for record in line.get(kind, [])
            if None in (record.get("quote"), record.get("start"), record.get("end"))
        ]
    broken += [
        (str(claim.get("id")), f"unknown measure {claim.get('measure')}")
        for claim in line.get("claims", [])
        if unit(claim.get("measure")) not in UNITS
    ]
    return broken


def _walk(value: object, where: str, text: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from _walk(item, f"{where}[{index}]", text)
    elif isinstance(value, dict):
        words = value.get("quote", value.get("text"))
        start = value.get("start")
        if start is not None and words is not None and text[start : value["end"]] != words:
            yield where, str(words)[:60]
        for key, item in value.items():
            yield from _walk(item, f"{where}.{key}", text)
