"""Where each column of the peer data sets comes from: the proof that no export needs a new schema.

A field is `Type.field` of `records.py` (dots go into parts), or `weigh.<name>` for what weighing
derives from records. Null is "not known": rujuk never knows it from a page, and an export leaves
it empty. Column names: POLECAT (Dataverse doi:10.7910/DVN/AJGVIT) and UCDP GED, in their order.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a peer: the field it is filled from (null: not known) and how."""

    name: str
    field: str | None
    how: str = ""


_FOREIGN_ID = "a code of the peer's own registry"
_NO_ORIGIN = "of no page: the peer's coders decide it"

POLECAT: tuple[Column, ...] = (
    Column("Event ID", "Event.id"),
    Column("Event Date", "Event.time.since", "else the publication date, as POLECAT does"),
    Column("Event Type", "Event.type", "planned deeds mapped back as PLOVER 2.0 asks"),
    Column("Event Mode", "Event.modes", "joined by ;"),
    Column("Intensity", "Event.type", "table of the PLOVER codebook, by type and mode"),
    Column("Quad Code", "Event.type", "table of the PLOVER codebook"),
    Column("Contexts", "Event.contexts", "joined by ;"),
    Column("Actor Name", "Event.actors.name"),
    Column("Actor Country", "Event.actors.country", "EUU as EUR, NAT as IGO"),
    Column("Actor COW", "Event.actors.country", "table ISO 3166 to Correlates of War"),
    Column("Primary Actor Sector", "Event.actors.sectors", "the first"),
    Column("Actor Sectors", "Event.actors.sectors", "joined by ;"),
    Column("Actor Title", None, "titles are part of the words, not a field"),
    Column("Actor Name Raw", "Event.actors.text"),
    Column("Wikipedia Actor ID", None, "records carry Wikidata ids, not Wikipedia's"),
    Column("Recipient Name", "Event.recipients.name"),
    Column("Recipient Country", "Event.recipients.country", "EUU as EUR, NAT as IGO"),
    Column("Recipient COW", "Event.recipients.country", "table ISO 3166 to Correlates of War"),
    Column("Primary Recipient Sector", "Event.recipients.sectors", "the first"),
    Column("Recipient Sectors", "Event.recipients.sectors", "joined by ;"),
    Column("Recipient Title", None, "titles are part of the words, not a field"),
    Column("Recipient Name Raw", "Event.recipients.text"),
    Column("Wikipedia Recipient ID", None, "records carry Wikidata ids, not Wikipedia's"),
    Column("Placename", "Event.place.name"),
    Column("City", "Event.place.name", "where precision is 1 or 2"),
    Column("District", "Event.place.within", "the second-level region, where the chain has it"),
    Column("Province", "Event.place.admin1"),
    Column("Country", "Event.place.country"),
    Column("Latitude", "Event.place.latitude"),
    Column("Longitude", "Event.place.longitude"),
    Column("GeoNames ID", "Event.place.geonames_id"),
    Column("Raw Placename", "Event.place.text"),
    Column("Feature Type", "Event.place.precision", "city, region or country by precision"),
    Column("Source", "Document.publisher"),
    Column("Publication Date", "Document.published_on"),
    Column("Story People", "Event.actors.id", "all parties of the page whose entry is a person"),
    Column("Story Organizations", "Event.actors.id", "all whose entry is an organisation"),
    Column("Story Locations", "Event.place.name", "all places of the page"),
    Column("Language", "Document.language"),
    Column("Version", "Coding.coded_by"),
)
"""The 40 columns of POLECAT."""

GED: tuple[Column, ...] = (
    Column("id", "Event.id"),
    Column("relid", None, _FOREIGN_ID),
    Column("year", "Event.time.since", "its year"),
    Column("active_year", None, _NO_ORIGIN),
    Column("code_status", None, _NO_ORIGIN),
    Column("type_of_violence", "Event.actors.sectors", "1 state, 2 non-state, 3 one-sided"),
    Column("conflict_dset_id", None, _FOREIGN_ID),
    Column("conflict_new_id", None, _FOREIGN_ID),
    Column("conflict_name", None, _NO_ORIGIN),
    Column("dyad_dset_id", None, _FOREIGN_ID),
    Column("dyad_new_id", None, _FOREIGN_ID),
    Column("dyad_name", "Event.actors.name", "with the recipients: side a - side b"),
    Column("side_a_dset_id", None, _FOREIGN_ID),
    Column("side_a_new_id", None, _FOREIGN_ID),
    Column("side_a", "Event.actors.name"),
    Column("side_b_dset_id", None, _FOREIGN_ID),
    Column("side_b_new_id", None, _FOREIGN_ID),
    Column("side_b", "Event.recipients.name"),
    Column("number_of_sources", "weigh.families"),
    Column("source_article", "Document.title", "with publisher and date"),
    Column("source_office", "Document.publisher"),
    Column("source_date", "Document.published_on"),
    Column("source_headline", "Document.title"),
    Column("source_original", "Event.attributed_to.name", "the root speaker"),
    Column("where_prec", "Event.place.precision"),
    Column("where_coordinates", "Event.place.name"),
    Column("where_description", "Event.place.text"),
    Column("adm_1", "Event.place.admin1"),
    Column("adm_2", "Event.place.within", "the second-level region, where the chain has it"),
    Column("latitude", "Event.place.latitude"),
    Column("longitude", "Event.place.longitude"),
    Column("geom_wkt", "Event.place.latitude", "POINT (longitude latitude)"),
    Column("priogrid_gid", "Event.place.latitude", "cell of half a degree, by formula"),
    Column("country", "Event.place.country", "its English name"),
    Column("country_id", "Event.place.country", "table ISO 3166 to Gleditsch and Ward"),
    Column("region", "Event.place.country", "table of continents"),
    Column("event_clarity", "Event.claims", "2 where a count sums up several events"),
    Column("date_prec", "Event.time.precision"),
    Column("date_start", "Event.time.since"),
    Column("date_end", "Event.time.until"),
    Column("deaths_a", "Claim.best", "killed of the first side, by Claim.of_whom"),
    Column("deaths_b", "Claim.best", "killed of the second side, by Claim.of_whom"),
    Column("deaths_civilians", "Claim.best", "killed civilians, by Claim.of_whom.sectors"),
    Column("deaths_unknown", "Claim.best", "killed of neither"),
    Column("best", "weigh.best"),
    Column("high", "weigh.high"),
    Column("low", "weigh.low"),
    Column("gwnoa", "Event.actors.country", "table ISO 3166 to Gleditsch and Ward"),
    Column("gwnob", "Event.recipients.country", "table ISO 3166 to Gleditsch and Ward"),
)
"""The 49 columns of UCDP GED."""

WEIGHED = frozenset({"families", "best", "high", "low"})
"""What weighing derives from the records: fields of an estimate in `rujuk brief --json`."""
