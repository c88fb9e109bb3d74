"""How many: the quantities of each affair in prose, and the figures that exclude each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.brief.affairs import affairs_of, is_planned
from rujuk.brief.entries import Section
from rujuk.brief.paragraphs import quantity_entry

if TYPE_CHECKING:
    from rujuk.brief.affairs import Affair
    from rujuk.brief.voices import Voices


def counts_sections(voices: Voices) -> tuple[Section, ...]:
    """One section for each affair with what is counted in it: wholes, with their parts below."""
    quantities = voices.weighed.quantities
    affairs = affairs_of(voices.weighed, [one for one in quantities if not is_planned(one)])
    if not affairs:
        return (Section(key="counts", title=voices.say("section.counts"), notes=(), entries=()),)
    return tuple(
        Section(
            key="counts" if number == 1 else f"counts-{number}",
            title=_title(affair, voices),
            notes=(_pages(affair, voices),),
            entries=tuple(quantity_entry(node, voices) for node in affair.nodes),
        )
        for number, affair in enumerate(affairs, 1)
    )


def _title(affair: Affair, voices: Voices) -> str:
    if affair.title is None:
        return voices.say("section.counts")
    return voices.say("section.counts.of", title=" ".join(affair.title.split()))


def _pages(affair: Affair, voices: Voices) -> str:
    """On how many pages, reprints among them, and of which days an affair is told."""
    wording = voices.wording
    pages = wording.several("pages", len(affair.reports))
    if affair.originals < len(affair.reports):
        reprints = wording.several("reprints", len(affair.reports) - affair.originals)
        pages = voices.say("affair.reprints", pages=pages, reprints=reprints)
    days = [wording.day(day) for day in affair.days]
    if not days:
        return voices.say("affair.undated", pages=pages)
    key = "affair.day" if len(days) == 1 else "affair"
    ends = {"first": days[0]} if len(days) == 1 else {"first": days[0], "last": days[-1]}
    return voices.say(key, pages=pages, **ends)


def planned_section(voices: Voices) -> Section:
    """Figures of what is planned, possible or conditional, and by whom they are told."""
    planned = [one for one in voices.weighed.quantities if is_planned(one)]
    return Section(
        key="planned_counts",
        title=voices.say("section.planned_counts"),
        notes=(),
        entries=tuple(
            quantity_entry(node, voices)
            for affair in affairs_of(voices.weighed, planned)
            for node in affair.nodes
        ),
    )
