"""The mention of a party in a sentence, before context resolves it."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from rujuk.records import Party


class ActorKind(StrEnum):
    """What the words of a mention are."""

    STATE = "state"
    METONYM = "metonym"  # a seat of government that stands for it
    GOVERNMENT = "government"  # ministry, embassy, parliament, junta
    FORCE = "force"  # army, police, guard
    ORGANISATION = "organisation"
    GROUP = "group"  # armed group
    PERSON = "person"
    OFFICE = "office"  # a title, with or without its holder's name after it
    ROLE = "role"  # people by what they do
    VEHICLE = "vehicle"  # ship, aircraft, drone, tank
    PRONOUN = "pronoun"
    DEFINITE = "definite"  # refers back: "kelompok itu", "pasukannya"


class Mention(msgspec.Struct):
    """One mention of a party. `first` and `last` are token indices, half-open; so are all spans.

    `start` and `end` are offsets in the page. `country` is what the words themselves tell (or the
    lexicon, or the alias); null where only context can tell (`rujuk.code.context`).
    `head` is the index of the head noun. `word` is the head phrase in small letters.
    `modifier` spans the words that told the country, `country_id` is their lexicon entry.
    `office` of a person spans the title before the name; `bearer` of an office spans the name.
    `preposition` is a preposition of place right before the mention.
    `abbreviation` is the short form that stands in brackets inside the mention.
    `place` spans the words of a place inside the mention ("warga Kyiv", "Bupati Yahukimo").
    `rule` names what supplied the country.
    """

    first: int
    last: int
    start: int
    end: int
    kind: ActorKind
    head: int
    word: str
    rule: str
    name: str | None = None
    country: str | None = None
    sectors: tuple[str, ...] = ()
    id: str | None = None
    wikidata: str | None = None
    modifier: tuple[int, int] | None = None
    country_id: str | None = None
    office: tuple[int, int] | None = None
    bearer: tuple[int, int] | None = None
    preposition: str | None = None
    abbreviation: str | None = None
    place: tuple[int, int] | None = None
    number: str | None = None
    is_speaker: bool = False

    def party(self, text: str, *, country: str | None = None, inferred: str | None = None) -> Party:
        """The record of this mention; `country` and `inferred` are what context supplied."""
        return Party(
            text=text[self.start : self.end],
            start=self.start,
            end=self.end,
            inferred=inferred,
            name=self.name,
            country=self.country or country,
            sectors=self.sectors,
            id=self.id,
            wikidata=self.wikidata,
        )
