"""What the pages do not say of a quantity: when, where, a second family, a side's own figure."""

from __future__ import annotations

from collections import defaultdict
from enum import StrEnum
from typing import TYPE_CHECKING

from rujuk.brief.affairs import counts_own_losses, is_planned
from rujuk.brief.entries import Entry, Section, Sentence, capital
from rujuk.records import EventType
from rujuk.weigh.constants import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rujuk.brief.voices import Voices
    from rujuk.weigh.picture import Weighed
    from rujuk.weigh.quantities import Quantity


class Gap(StrEnum):
    """What is missing."""

    UNDATED = "undated"
    ONE_FAMILY = "one_family"
    NO_BELLIGERENT = "no_belligerent"
    NO_PLACE = "no_place"


def violent_affairs(weighed: Weighed) -> frozenset[str]:
    """The affairs of whose reports one tells of an assault."""
    return frozenset(
        weighed.threads[report.id]
        for report in weighed.reports
        if any(event.type is EventType.ASSAULT for event in report.events)
    )


def gaps_of(quantity: Quantity, violent: frozenset[str]) -> Iterator[Gap]:
    """The gaps of a quantity that is estimated, in order; `violent` are affairs with assaults."""
    now = quantity.estimate
    if now is None:
        return
    if "undated" in now.flags:
        yield Gap.UNDATED
    if now.families == 1:
        yield Gap.ONE_FAMILY
    if _loser_is_silent(quantity, violent):
        yield Gap.NO_BELLIGERENT
    if not quantity.scope.path:
        yield Gap.NO_PLACE


def _loser_is_silent(quantity: Quantity, violent: frozenset[str]) -> bool:
    """Whether soldiers lost in fighting are counted, and their own side gives no figure of it."""
    if not counts_own_losses(quantity) or is_planned(quantity):
        return False
    speakers = {one.authority for one in quantity.assertions}
    if any(one.role is Role.BELLIGERENT_OWN for one in speakers):
        return False
    if any(one.country == quantity.subject.country for one in speakers):
        return False
    return quantity.subject.affair in violent


def gaps_section(voices: Voices) -> Section:
    """A sentence for each kind of gap, with the quantities that have it."""
    found: dict[Gap, list[Quantity]] = defaultdict(list)
    violent = violent_affairs(voices.weighed)
    counted = [node.quantity for affair in voices.affairs for node in affair.nodes]
    for quantity in counted:
        for gap in gaps_of(quantity, violent):
            found[gap].append(quantity)
    entries = [
        Entry(
            text=capital(voices.say(f"gap.{gap.value}")),
            sentences=tuple(_sentences(found[gap], voices, every=len(found[gap]) == len(counted))),
        )
        for gap in Gap
        if found[gap]
    ]
    return Section(key="gaps", title=voices.say("section.gaps"), notes=(), entries=tuple(entries))


MOST_NAMED = 6
"""Quantities that a gap names; of more it says how many."""


def _sentences(quantities: list[Quantity], voices: Voices, *, every: bool) -> Iterator[Sentence]:
    """The quantities that have a gap, those of one affair in one sentence."""
    shown = quantities[:MOST_NAMED]
    if every and len(quantities) > 1:
        yield Sentence(text=voices.say("gap.every"), cites=tuple(one.id for one in shown))
        return
    by_affair: dict[str, list[Quantity]] = defaultdict(list)
    for one in shown:
        by_affair[voices.affair(one)].append(one)
    for title, ones in by_affair.items():
        named = voices.series([voices.heading(one) for one in ones])
        key = "gap.of_affair" if title else "gap.of"
        parts = {"title": title} if title else {}
        text = voices.say(key, quantities=named, **parts)
        yield Sentence(text=text, cites=tuple(one.id for one in ones))
    if len(quantities) > len(shown):
        left = quantities[len(shown) :]
        text = voices.say("gap.more", more=voices.wording.several("more", len(left)))
        yield Sentence(text=text, cites=(left[0].id,))
