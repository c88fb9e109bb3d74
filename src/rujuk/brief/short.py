"""The brief in short: the figures and deeds that are told most, in a few lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.brief.counts_section import heading
from rujuk.brief.deeds_section import DONE, deed_line, is_denied
from rujuk.records import Measure, Modality
from rujuk.weigh.parties import is_somebody

if TYPE_CHECKING:
    from rujuk.brief.deeds import Deed
    from rujuk.brief.picture import Picture
    from rujuk.brief.quantities import Quantity
    from rujuk.brief.wording import Wording

FIGURES, DEEDS = 3, 2
"""How many quantities, and how many deeds done, stand in the short brief; one planned follows."""

SIDE_BY_SIDE = 2
"""How many figures of one quantity stand in a line."""

_GRAVEST = (
    Measure.KILLED,
    Measure.KILLED_OR_WOUNDED,
    Measure.CASUALTIES,
    Measure.WOUNDED,
    Measure.CAPTURED,
    Measure.HOSTAGES,
    Measure.MISSING,
    Measure.DISPLACED,
    Measure.TROOPS,
)
"""What is told first where two quantities are told as often."""


def short_lines(picture: Picture, wording: Wording) -> tuple[str, ...]:
    """Lines with the main figures and their sources, then the main deeds; none for no records."""
    counted = [
        one
        for one in picture.quantities
        if one.modality is Modality.HAPPENED and any(each.best != 0 for each in one.wholes)
    ]
    lines = [_figures(one, wording) for one in sorted(counted, key=_weight)[:FIGURES]]
    deeds = [one for one in picture.deeds if not is_denied(one)]
    done = [one for one in deeds if one.event.modality in DONE and _is_told_fully(one)]
    planned = [
        one for one in deeds if one.event.modality is Modality.PLANNED and _is_told_fully(one)
    ]
    chosen = [*_most_told(done, DEEDS, wording), *_most_told(planned, 1, wording)]
    lines += [_deed(one, wording) for one in chosen]
    return tuple(dict.fromkeys(lines))


def _most_told(deeds: list[Deed], number: int, wording: Wording) -> list[Deed]:
    """The deeds told most, one for each line that they would be told in."""
    lines: dict[str, Deed] = {}
    for deed in sorted(deeds, key=_deed_weight):
        lines.setdefault(deed_line(deed, wording), deed)
    return list(lines.values())[:number]


def _weight(quantity: Quantity) -> tuple[int, int]:
    told = sum(len(one.mentions) for one in quantity.wholes)
    rank = _GRAVEST.index(quantity.measure) if quantity.measure in _GRAVEST else len(_GRAVEST)
    return -told, rank


def _figures(quantity: Quantity, wording: Wording) -> str:
    figures: dict[str, list[str]] = {}
    for one in sorted(quantity.wholes, key=lambda one: -len(one.mentions)):
        source = wording.source(one.chain, hearsay=one.hearsay)
        figures.setdefault(wording.figure(one), []).append(source)
    shown = [
        wording.say("short.figure", figure=figure, source=wording.joined([*dict.fromkeys(sources)]))
        for figure, sources in list(figures.items())[:SIDE_BY_SIDE]
    ]
    if len(figures) > SIDE_BY_SIDE:
        shown.append(wording.say("short.more", n=wording.number(len(figures) - SIDE_BY_SIDE)))
    return wording.say(
        "short.quantity", heading=heading(quantity, wording), figures="; ".join(shown)
    )


def _is_told_fully(deed: Deed) -> bool:
    """Whether it says who did it to whom, and one of them is somebody in particular."""
    actors, recipients = deed.event.actors, deed.event.recipients
    return bool(actors and recipients) and any(is_somebody(one) for one in (*actors, *recipients))


def _deed_weight(deed: Deed) -> tuple[int, int, bool]:
    pages = {one.sheet.document.id for one in deed.mentions}
    counted = any(one.claims for one in deed.mentions)
    return -len(pages), -len(deed.mentions), not counted


def _deed(deed: Deed, wording: Wording) -> str:
    source = wording.source(deed.first.chain, hearsay=deed.first.hearsay)
    status = wording.say(f"modality.{deed.event.modality.value}")
    return wording.say("short.deed", deed=deed_line(deed, wording), status=status, source=source)
