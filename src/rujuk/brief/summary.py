"""The brief as one JSON object: the form of docs/form.md, `rujuk brief --json`."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from rujuk.brief.gaps import gaps_of, violent_affairs
from rujuk.brief.reprints import independent, reprints
from rujuk.brief.since import changed_since, since_form
from rujuk.brief.told_stories import stories_of
from rujuk.brief.voices import Voices
from rujuk.form import FORM, Json, JsonObject
from rujuk.store.replies import reply_form
from rujuk.weigh.deed_forms import event_contradiction_form, happening_form
from rujuk.weigh.quantities import conflicts_of
from rujuk.weigh.summary import assertion_form, conflict_form, estimate_form, quarantined

if TYPE_CHECKING:
    from rujuk.brief.picture import Bond, Picture
    from rujuk.brief.wording import Wording
    from rujuk.records import Party
    from rujuk.weigh.assertions import Assertion
    from rujuk.weigh.picture import Weighed


def as_object(picture: Picture, wording: Wording, *, since: str | None = None) -> JsonObject:
    """The picture as the JSON object that programs read; `since` (ISO day) adds `changes`."""
    weighed = picture.weighed
    quantities, names = weighed.quantities, weighed.places
    paths = {one.id: one.path for one in weighed.reports}
    violent = violent_affairs(weighed)
    made: JsonObject = {
        "form": FORM,
        "model": weighed.constants.version,
        "documents": len(picture.sheets),
        "sightings": sum(len(sheet.paths) for sheet in picture.sheets),
        "independent_reports": independent(weighed.copies, picture.sheets),
        "known_at": picture.known_at,
        "run": picture.run,
        "copies": reprints(weighed.copies, picture.sheets),
        "assertions": [
            assertion_form(one, quantity, names) | {"paths": _paths(one, weighed)}
            for quantity in quantities
            for one in (*quantity.assertions, *quantity.denials)
        ],
        "estimates": [
            estimate_form(one, weighed.series.get(one.id, []), names)
            for one in quantities
            if one.estimate is not None
        ],
        "contradictions": [
            *(conflict_form(*pair, paths) for pair in conflicts_of(quantities)),
            *map(event_contradiction_form, weighed.event_contradictions),
        ],
        "quarantined": [held for quantity in quantities for held in quarantined(quantity)],
        "happenings": [*map(happening_form, weighed.happenings)],
        "stories": stories_of(picture.sheets),
        "relations": [_bond(bond) for bond in picture.bonds],
        "gaps": [
            {"estimate": one.id, "kind": gap.value, "text": wording.say(f"gap.{gap.value}")}
            for one in quantities
            for gap in gaps_of(one, violent)
        ],
        "losses": _losses(picture),
        "reviews": [
            reply_form(reply) | {"path": sheet.path}
            for sheet in picture.sheets
            for reply in sheet.replies
        ],
    }
    if since is not None:
        voices = Voices(weighed, picture.sheets, wording)
        made["changes"] = since_form(changed_since(picture, since), voices)
    return made


def _paths(one: Assertion, weighed: Weighed) -> list[Json]:
    """The pages that tell an assertion, copies too."""
    return [*sorted({weighed.claims[mention.id][0].path for mention in one.sources})]


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
