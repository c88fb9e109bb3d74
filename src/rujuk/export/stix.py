"""`export stix`: pages, claims, deeds and disputes as a STIX 2.1 bundle.

A page is a report, a claim a note by who said it, a happening an incident with its parties and its
place related to it, a contradiction an opinion of the one side on what the other said. STIX has no
counts: a figure stands in the abstract of its note. Ids are UUIDs of rujuk's ids (version 5), so
that the same case gives the same bundle. `created` and `modified` are the day by which the public
had the page, since STIX asks for one; where no page tells a day, that of the newest, or 1970.
"""

from __future__ import annotations

import uuid
from collections import defaultdict
from typing import TYPE_CHECKING

from rujuk import form
from rujuk.export.naming import first_level, party_name, place_name
from rujuk.export.sides import Stand, stand_of
from rujuk.export.urns import urn
from rujuk.export.written import Written
from rujuk.records import Modality, content_id
from rujuk.weigh.parties import party_key
from rujuk.weigh.quantities import conflicts_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from rujuk.export.weighed_case import Deed, WeighedCase
    from rujuk.form import Json, JsonObject
    from rujuk.records import Claim, Party, Place
    from rujuk.store.page import Page
    from rujuk.weigh.event_contradictions import EventContradiction

FILE = "bundle.stix.json"
_UNKNOWN_DAY = "1970-01-01"
_ROLES = ("actor", "recipient")


def stix_id(kind: str, record_id: str) -> str:
    """The STIX id of a thing of this kind: the same wherever it is made."""
    return f"{kind}--{uuid.uuid5(uuid.NAMESPACE_URL, urn(record_id))}"


class _Bundle:
    """A bundle in the making: each object once, by its id."""

    def __init__(self, case: WeighedCase, *, text: bool) -> None:
        """A bundle that holds the program only."""
        self.case = case
        self.text = text
        self.found: dict[str, JsonObject] = {}
        self.default = case.weighed.known_at or _UNKNOWN_DAY
        self.days = {one.id: one.reported_at for one in case.weighed.reports}
        self.program = stix_id("identity", "program")
        self.add("identity", "program", None, name="rujuk", identity_class="system")

    def add(self, kind: str, record_id: str, day: str | None, **facts: Json) -> str:
        """The id of an object, which is made where the bundle has none; null facts are left out."""
        key = stix_id(kind, record_id)
        if key not in self.found:
            moment = f"{day or self.default}T00:00:00.000Z"
            made: JsonObject = {
                "type": kind,
                "spec_version": "2.1",
                "id": key,
                "created_by_ref": self.program,
                "created": moment,
                "modified": moment,
            }
            self.found[key] = made | {
                name: value for name, value in facts.items() if value not in (None, [], "")
            }
        return key

    def party(self, party: Party) -> str | None:
        """The identity of a party; null for one that has no name."""
        name = party_name(party, text=self.text)
        if name is None:
            return None
        single = (party.id or "").startswith("per.")
        group = stand_of(party) is Stand.CIVILIANS and party.id is None
        kind = "individual" if single else "class" if group else "organization"
        key = content_id("pty", party_key(party) if party.id is not None else name.casefold())
        return self.add(
            "identity", key, None, name=name, identity_class=kind, labels=[*sorted(party.sectors)]
        )

    def place(self, place: Place) -> str | None:
        """The location of a place: STIX asks for a country, a region or a point."""
        name = place_name(place, text=self.text)
        point = (place.latitude, place.longitude)
        located = None not in point
        if place.country is None and not located:
            return None
        key = content_id("plc", place.id or name, place.country)
        return self.add(
            "location",
            key,
            None,
            name=name,
            country=place.country,
            administrative_area=first_level(place),
            latitude=place.latitude if located else None,
            longitude=place.longitude if located else None,
        )

    def related(self, source: str | None, target: str, how: str, day: str | None) -> None:
        """A relationship, where there is a source."""
        if source is not None:
            self.add(
                "relationship",
                f"{source} {target} {how}",
                day,
                relationship_type="related-to",
                source_ref=source,
                target_ref=target,
                description=how,
            )


def write_stix(case: WeighedCase, folder: Path, *, text: bool) -> Written:
    """Write `bundle.stix.json`."""
    bundle = _Bundle(case, text=text)
    incidents = {deed.id: _incident(deed, bundle) for deed in case.deeds}
    told_on: dict[str, list[Json]] = defaultdict(list)
    incident_of = {}
    for deed in case.deeds:
        for one in deed.happening.tellings:
            incident_of[one.event.id] = incidents[deed.id]
            if incidents[deed.id] not in told_on[one.report.id]:
                told_on[one.report.id].append(incidents[deed.id])
    for page in case.pages:
        _report(page, told_on[page.document.id], bundle)
    _count_opinions(bundle)
    for contradiction in case.weighed.event_contradictions:
        _event_opinion(contradiction, incident_of, bundle)
    made: JsonObject = {"type": "bundle", "id": stix_id("bundle", "case")}
    path = folder / FILE
    with path.open("wb") as file:
        file.write(form.encode(made)[:-1] + b',"objects":[')
        for number, found in enumerate(bundle.found.values()):
            file.write((b",\n" if number else b"\n") + form.encode(found))
        file.write(b"\n]}\n")
    return Written(paths=(path,))


def _external(record_id: str, url: str | None = None) -> list[Json]:
    told: JsonObject = {"source_name": "rujuk", "external_id": record_id}
    return [told | {"url": url} if url is not None else told]


def _incident(deed: Deed, bundle: _Bundle) -> str:
    one = deed.happening
    sides = (one.actors, one.recipients)
    names = [
        ", ".join(filter(None, (party_name(party, text=bundle.text) for party in side)))
        for side in sides
    ]
    kind = " ".join((one.type.value, *one.modes))
    day = one.reported[0]
    key = bundle.add(
        "incident",
        deed.id,
        day,
        name=f"{kind}: {' > '.join(filter(None, names))}" if any(names) else kind,
        description=one.tellings[0].event.quote if bundle.text else None,
        labels=[one.modality.value, *deed.contexts],
        external_references=_external(deed.id),
    )
    for role, side in zip(_ROLES, sides, strict=True):
        for party in side:
            bundle.related(bundle.party(party), key, role, day)
    if one.place is not None:
        bundle.related(bundle.place(one.place), key, "place", day)
    return key


def _report(page: Page, incidents: Iterable[Json], bundle: _Bundle) -> None:
    document, day = page.document, bundle.days.get(page.document.id)
    report = stix_id("report", document.id)
    notes = [_note(claim, report, day, bundle) for claim in page.coding.claims]
    title = document.title.text if document.title is not None and bundle.text else None
    bundle.add(
        "report",
        document.id,
        day,
        name=title or document.id,
        report_types=["observed-data"],
        published=f"{day or bundle.default}T00:00:00Z",
        lang=document.language,
        object_refs=[*incidents, *notes] or [bundle.program],
        external_references=_external(document.id, page.sightings[0].url),
    )


def _note(claim: Claim, report: str, day: str | None, bundle: _Bundle) -> str:
    bounds = "/".join(
        "-" if one is None else str(one) for one in (claim.low, claim.best, claim.high)
    )
    whom = claim.of_whom.country if claim.of_whom is not None else None
    told = (claim.measure.value, bounds, claim.hedge.value, claim.modality.value, whom)
    short = " ".join(filter(None, told))
    names = (party_name(one, text=bundle.text) for one in claim.said_by)
    return bundle.add(
        "note",
        claim.id,
        day,
        abstract=short,
        content=claim.quote if bundle.text else short,
        authors=[name for name in names if name is not None],
        object_refs=[report],
        external_references=_external(claim.id),
    )


def _count_opinions(bundle: _Bundle) -> None:
    """Of each two figures that exclude each other, what each side thinks of the other's notes."""
    for quantity, conflict in conflicts_of(bundle.case.weighed.quantities):
        whole = content_id("con", *conflict.records)
        for mine, theirs in ((conflict.one, conflict.other), (conflict.other, conflict.one)):
            denies = mine.modality is Modality.DENIED
            notes: list[Json] = [
                key
                for mention in theirs.sources
                if (key := stix_id("note", mention.id)) in bundle.found
            ]
            if notes:
                bundle.add(
                    "opinion",
                    f"{whole} {mine.id}",
                    mine.reported_at.text[:10] if mine.reported_at is not None else None,
                    opinion="strongly-disagree" if denies else "disagree",
                    explanation=f"{quantity.measure.value}: {conflict.why.value}",
                    authors=[mine.authority.name] if bundle.text else None,
                    object_refs=notes,
                    external_references=_external(whole),
                )


def _event_opinion(one: EventContradiction, incident_of: dict[str, str], bundle: _Bundle) -> None:
    """What the denying side thinks of the deeds that are told; of days, each of the other's."""
    told, denied = one.sides
    for mine, theirs in ((denied, told), (told, denied)):
        targets = dict.fromkeys(
            incident_of[each.event.id] for each in theirs.tellings if each.event.id in incident_of
        )
        if not targets or (mine.says != "denied" and one.why != "days"):
            continue
        names = (party_name(party, text=bundle.text) for party in mine.parties)
        bundle.add(
            "opinion",
            f"{one.id} {mine.says}",
            min((each.report.reported_at or "" for each in mine.tellings), default="") or None,
            opinion="strongly-disagree" if mine.says == "denied" else "disagree",
            explanation=f"{one.why}: {mine.says}",
            authors=[name for name in names if name is not None],
            object_refs=[*targets],
            external_references=_external(one.id),
        )
