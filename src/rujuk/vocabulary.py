"""The closed vocabularies of the records: what each field may say. Imports nothing of ours."""

from __future__ import annotations

from enum import StrEnum


class BlockKind(StrEnum):
    """What a block of a page is. Only BODY, TITLE, DECK and CAPTION may yield records."""

    TITLE = "title"
    DECK = "deck"
    BYLINE = "byline"
    DATELINE = "dateline"
    DATE = "date"
    SECTION = "section"
    PUBLISHER = "publisher"
    BODY = "body"
    SUBHEADING = "subheading"
    CAPTION = "caption"
    CREDIT = "credit"
    RELATED = "related"
    TEASER = "teaser"
    COMMENT = "comment"
    NAVIGATION = "navigation"
    ADVERTISEMENT = "advertisement"
    SHARE = "share"
    TAGS = "tags"
    LEGAL = "legal"
    VISIT = "visit"
    OTHER = "other"


class Modality(StrEnum):
    """Status of the deed."""

    HAPPENED = "happened"
    ONGOING = "ongoing"
    PLANNED = "planned"
    POSSIBLE = "possible"
    CONDITIONAL = "conditional"
    DENIED = "denied"


class Stance(StrEnum):
    """How the speaker stands to what is said."""

    STATED = "stated"
    CONFIRMED = "confirmed"
    ADMITTED = "admitted"
    ASSESSED = "assessed"
    ESTIMATED = "estimated"
    PRELIMINARY = "preliminary"
    UNVERIFIED = "unverified"
    RUMOURED = "rumoured"
    RECALLED = "recalled"
    DENIED = "denied"


class Mode(StrEnum):
    """Kind of quantity: present at one time, moved over a time, part of a whole, or not told."""

    STOCK = "stock"
    FLOW = "flow"
    SHARE = "share"
    UNKNOWN = "unknown"


class Hedge(StrEnum):
    """Wording of a count; the bounds each wording gives are the table in docs/counts.md."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    NEARLY = "nearly"
    UP_TO = "up_to"
    LESS_THAN = "less_than"
    RANGE = "range"
    VAGUE = "vague"
    PERCENT_OF = "percent_of"
    FRACTION_OF = "fraction_of"
    NONE = "none"


class Measure(StrEnum):
    """What a claim counts."""

    TROOPS = "troops"
    KILLED = "killed"
    WOUNDED = "wounded"
    KILLED_OR_WOUNDED = "killed_or_wounded"
    CASUALTIES = "casualties"
    CAPTURED = "captured"
    MISSING = "missing"
    DISPLACED = "displaced"
    DETAINED = "detained"
    HOSTAGES = "hostages"
    RELEASED = "released"
    REPATRIATED = "repatriated"
    PRISONERS = "prisoners"
    WORKERS = "workers"
    POLICE = "police"
    PROTESTERS = "protesters"
    CIVILIANS = "civilians"
    PEOPLE = "people"
    OBSERVERS = "observers"
    WEAPONS = "weapons"
    SHIPS = "ships"
    AIRCRAFT = "aircraft"
    VEHICLES = "vehicles"
    MISSILES = "missiles"
    DRONES = "drones"
    SHELLS = "shells"
    CONTAINERS = "containers"
    BUILDINGS = "buildings"
    VILLAGES = "villages"
    COUNTRIES = "countries"
    CREW = "crew"
    SURRENDERED = "surrendered"
    DESERTERS = "deserters"
    SANCTIONED_PERSONS = "sanctioned_persons"
    SANCTIONED_ENTITIES = "sanctioned_entities"
    SANCTIONED_SHIPS = "sanctioned_ships"


class EventType(StrEnum):
    """The sixteen event types of PLOVER 2.0."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class RelationKind(StrEnum):
    """Standing relation between parties."""

    TREATY = "treaty"
    ALLIANCE = "alliance"
    TECHNICALLY_AT_WAR = "technically_at_war"
    NUCLEAR_UMBRELLA = "nuclear_umbrella"
    GUARANTEE = "guarantee"
    HOSTILITY = "hostility"


class PledgeKind(StrEnum):
    """What a treaty binds its members to (ATOP codebook)."""

    DEFENCE = "defence"
    OFFENCE = "offence"
    NEUTRALITY = "neutrality"
    NONAGGRESSION = "nonaggression"
    CONSULTATION = "consultation"


class TimePrecision(StrEnum):
    """How finely a time is told."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    INTERVAL = "interval"
    UNRESOLVED = "unresolved"


class Verdict(StrEnum):
    """An analyst's reply to a record of the machine."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
