"""The brief as one JSON object: the form of docs/form.md, `rujuk brief --json`.

What is not computed yet is an empty list: contradictions, quarantine and happenings are the work of
weighing.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from rujuk.brief.quantities import claim_time, family_names
from rujuk.brief.reprints import copy_groups, independent, reprints
from rujuk.brief.told_stories import stories_of
from rujuk.form import FORM, Json, JsonObject
from rujuk.store.replies import reply_form

if TYPE_CHECKING:
    from rujuk.brief.picture import Bond, Picture
    from rujuk.brief.quantities import Assertion, Quantity
    from rujuk.brief.wording import Wording
    from rujuk.records import Party, Place

UNWEIGHED = "unweighed"
PARTS_ONLY = "parts_only"
"""Flag of a quantity of which only parts are told: it has no bounds."""
UNDATED_GRADE = "E"
"""Grade of a quantity with undated claims only; other grades are given by weighing."""


def as_object(picture: Picture, wording: Wording) -> JsonObject:
    """The picture as the JSON object that programs read."""
    quantities = picture.quantities
    groups = copy_groups(picture.sheets)
    return {
        "form": FORM,
        "documents": len(picture.sheets),
        "sightings": sum(len(sheet.paths) for sheet in picture.sheets),
        "independent_reports": independent(groups, picture.sheets),
        "known_at": picture.known_at,
        "run": picture.run,
        "copies": reprints(groups, picture.sheets),
        "assertions": [_assertion(one) for quantity in quantities for one in quantity.assertions],
        "estimates": [_estimate(quantity) for quantity in quantities],
        "contradictions": [],
        "quarantined": [],
        "happenings": [],
        "stories": stories_of(picture.sheets),
        "relations": [_bond(bond) for bond in picture.bonds],
        "gaps": [gap for quantity in quantities for gap in _gaps(quantity, wording)],
        "losses": _losses(picture),
        "reviews": [
            reply_form(reply) | {"path": sheet.path}
            for sheet in picture.sheets
            for reply in sheet.replies
        ],
    }


def _losses(picture: Picture) -> list[Json]:
    """Reasons with how often and on which pages, the most frequent first."""
    paths: dict[tuple[str, str], list[str]] = defaultdict(list)
    for sheet, loss in picture.losses:
        path = (loss.path or "") if sheet is None else sheet.path
        paths[loss.stage, loss.reason].append(path)
    return [
        {"stage": stage, "reason": reason, "count": len(found), "paths": [*sorted(set(found))]}
        for (stage, reason), found in sorted(paths.items(), key=lambda one: (-len(one[1]), one[0]))
    ]


def _party(party: Party | None) -> JsonObject | None:
    if party is None:
        return None
    name = party.name or party.text
    return {
        "name": name,
        "country": party.country,
        "sectors": list(party.sectors),
        "inferred": party.inferred,
    }


def _place(place: Place | None) -> JsonObject | None:
    if place is None:
        return None
    text = place.name or place.text
    return {"id": place.id, "text": text, "within": list(place.within)}


def _assertion(one: Assertion) -> JsonObject:
    times = {claim_time(mention) for mention in one.mentions}
    places = one.places
    return {
        "id": one.id,
        "root": _party(one.root),
        "family": min(family_names(one)),
        "measure": one.measure.value,
        "of_whom": _party(one.subject),
        "place": _place(places[0]) if len(places) == 1 else None,
        "mode": one.mode.value,
        "modality": one.modality.value,
        "stance": one.stance.value,
        "as_of": times.pop() if len(times) == 1 else None,
        "low": one.low,
        "best": one.best,
        "high": one.high,
        "hedge": one.hedge.value,
        "kind": "part" if one.part else "vague" if one.vague else "whole",
        "unnamed": one.hearsay is not None,
        "mentions": one.told,
        "status": "active",
        "reason": None,
        "claims": [mention.claim.id for mention in one.mentions],
        "paths": [*sorted({mention.sheet.path for mention in one.mentions})],
    }


def _families(quantity: Quantity) -> int:
    told = quantity.wholes or quantity.assertions
    return len(set().union(*(family_names(one) for one in told)))


def _estimate(quantity: Quantity) -> JsonObject:
    low, best, high = quantity.bounds
    times = [
        time
        for one in quantity.wholes or quantity.assertions
        for mention in one.mentions
        if (time := claim_time(mention)) is not None
    ]
    places = {place.id or place.text: place for one in quantity.wholes for place in one.places}
    claims: list[Json] = [
        mention.claim.id for one in quantity.assertions for mention in one.mentions
    ]
    undated: list[Json] = [
        mention.claim.id
        for one in quantity.assertions
        for mention in one.mentions
        if claim_time(mention) is None
    ]
    return {
        "id": quantity.id,
        "measure": quantity.measure.value,
        "of_whom": _party(quantity.subject),
        "place": _place(next(iter(places.values()))) if len(places) == 1 else None,
        "modality": quantity.modality.value,
        "low": low,
        "best": best,
        "high": high,
        "open_top": quantity.open_top,
        "grade": UNDATED_GRADE if quantity.undated else None,
        "as_of": max(times, default=None),
        "families": _families(quantity),
        "mentions": sum(one.told for one in quantity.assertions),
        "undated": undated,
        "flags": [UNWEIGHED] if quantity.wholes else [UNWEIGHED, PARTS_ONLY],
        "assertions": [one.id for one in quantity.assertions],
        "claims": claims,
        "series": [],
    }


def _bond(bond: Bond) -> JsonObject:
    relations = [relation for _, relation in bond.mentions]
    times = [relation.signed_on.edtf for relation in relations if relation.signed_on is not None]
    return {
        "kind": bond.kind.value,
        "parties": [_party(party) for party in bond.parties],
        "signed_on": [*dict.fromkeys(times)],
        "pledges": [
            *dict.fromkeys(pledge.kind.value for one in relations for pledge in one.pledges)
        ],
        "treaty": next((one.treaty for one in relations if one.treaty is not None), None),
        "relations": [relation.id for relation in relations],
        "paths": [*sorted({sheet.path for sheet, _ in bond.mentions})],
    }


def _gaps(quantity: Quantity, wording: Wording) -> list[Json]:
    kinds = []
    if quantity.undated:
        kinds.append("undated")
    if _families(quantity) == 1:
        kinds.append("one_family")
    if not any(one.places for one in quantity.assertions):
        kinds.append("no_place")
    return [
        {"estimate": quantity.id, "kind": kind, "text": wording.say(f"gap.{kind}")}
        for kind in kinds
    ]
