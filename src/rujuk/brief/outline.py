"""The brief as sections of entries with the words they stand on, before any markup."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rujuk.brief.bonds_section import bonds_section
from rujuk.brief.counts_section import counts_sections, planned_section
from rujuk.brief.deeds_section import deeds_sections
from rujuk.brief.disputes_section import disputes_section
from rujuk.brief.gaps import gaps_section
from rujuk.brief.losses_section import losses_section
from rujuk.brief.pages_section import pages_section
from rujuk.brief.reprints import independent
from rujuk.brief.reviews_section import reviews_sections
from rujuk.brief.short import short_sentences
from rujuk.brief.since import changed_since, since_section
from rujuk.brief.voices import Voices

if TYPE_CHECKING:
    from rujuk.brief.entries import Section, Sentence
    from rujuk.brief.picture import Picture
    from rujuk.brief.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """The whole brief."""

    language: str
    title: str
    head: tuple[str, ...]
    short_title: str
    short: tuple[Sentence, ...]
    """The main figures and deeds, in a few sentences; empty where there is nothing to tell."""
    sections: tuple[Section, ...]
    empty: str


def make_outline(picture: Picture, wording: Wording, *, since: str | None = None) -> Outline:
    """The brief of a picture in the words of one language.

    `since` (ISO day): it tells first what changed after.
    """
    say = wording.say
    claims = sum(len(sheet.coding.claims) for sheet in picture.sheets)
    events = sum(len(sheet.coding.events) for sheet in picture.sheets)
    subtitle = say(
        "subtitle",
        pages=wording.several("pages", len(picture.sheets)),
        reports=wording.several("independent", independent(picture.weighed.copies, picture.sheets)),
        claims=wording.several("claims", claims),
        events=wording.several("events", events),
    )
    head = [subtitle, *_known_at(picture, wording)]
    if picture.run is not None:
        head.append(say("run", run=picture.run))
        if picture.open_run:
            head.append(say("run.open", run=picture.run))
    voices = Voices(picture.weighed, picture.sheets, wording)
    changed = () if since is None else (since_section(changed_since(picture, since), voices),)
    return Outline(
        language=wording.language,
        title=say("title"),
        head=tuple(head),
        short_title=say("section.short"),
        short=short_sentences(picture, voices),
        sections=(
            *changed,
            *counts_sections(voices),
            disputes_section(picture, voices),
            planned_section(voices),
            *deeds_sections(picture, voices),
            bonds_section(picture, wording),
            gaps_section(voices),
            *reviews_sections(picture, wording),
            pages_section(picture, wording),
            losses_section(picture, wording),
        ),
        empty=say("empty"),
    )


def _known_at(picture: Picture, wording: Wording) -> list[str]:
    """As of which day the picture is known, and what a day that was asked for does not cut."""
    if picture.known_at is None:
        return [wording.say("known_at.unknown")]
    day = wording.day(picture.known_at)
    if not picture.asked:
        return [wording.say("known_at", day=day)]
    kept = sum(sheet.reported_at is None for sheet in picture.sheets)
    lines = [wording.say("known_at.asked", day=day)]
    if kept:
        lines.append(wording.say("known_at.kept", pages=wording.several("pages", kept)))
    return lines
