"""How many: each quantity with its assertions, and the figures that exclude each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.brief.entries import Entry, Section, record_words
from rujuk.code.parts import part_words
from rujuk.records import Modality, Mode

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rujuk.brief.differences import Difference
    from rujuk.brief.quantities import Assertion, Quantity
    from rujuk.brief.wording import Wording


def counts_section(quantities: Iterable[Quantity], wording: Wording) -> Section:
    """Every quantity with who says what of it."""
    return Section(
        key="counts",
        title=wording.say("section.counts"),
        notes=(),
        entries=tuple(_quantity(quantity, wording) for quantity in quantities),
    )


def _quantity(quantity: Quantity, wording: Wording) -> Entry:
    figures = {
        (one.low, one.best, one.high) for one in quantity.assertions if not one.part | one.vague
    }
    side_by_side = len(figures) > 1 and quantity.undated
    return Entry(
        text=heading(quantity, wording),
        details=(wording.say("side_by_side"),) if side_by_side else (),
        children=tuple(assertion_entry(one, wording) for one in quantity.assertions),
        record=quantity.id,
    )


def heading(quantity: Quantity, wording: Wording) -> str:
    """What is counted, of whom, and its status where it did not plainly happen."""
    say = wording.say
    subject = quantity.subject
    status = ""
    if quantity.modality is not Modality.HAPPENED:
        status = ", " + say(f"modality.{quantity.modality.value}")
    return say(
        "quantity",
        measure=say(f"measure.{quantity.measure.value}"),
        subject=wording.country(subject) if subject is not None else say("subject.unknown"),
        status=status,
    )


def assertion_entry(one: Assertion, wording: Wording) -> Entry:
    """One figure, its source, and every place where it is told."""
    say = wording.say
    details = [
        wording.source(one.chain, hearsay=one.hearsay),
        f"{wording.several('mentions', one.told)} {wording.several('on_pages', one.pages)}",
    ]
    if one.modality is not Modality.HAPPENED:
        details.insert(0, say(f"modality.{one.modality.value}"))
    if one.stance.value != "stated":
        details.append(say(f"stance.{one.stance.value}"))
    if one.mode is Mode.SHARE or one.measure.value in PRESENT_OR_PASSING:
        mode = say(f"mode.{one.mode.value}")
        if mode:
            details.append(mode)
    details += [say("at_place", place=wording.place(place)) for place in one.places]
    details += _claim_times(one, wording)
    return Entry(
        text=_figure(one, wording),
        details=tuple(details),
        words=tuple(record_words(each.sheet, each.claim, wording) for each in one.mentions),
        record=one.id,
    )


PRESENT_OR_PASSING = frozenset(
    {"troops", "ships", "aircraft", "vehicles", "weapons", "missiles", "drones", "shells"}
    | {"containers", "workers", "police", "observers", "displaced", "prisoners", "hostages"}
)
"""Measures of which it tells something whether they are present at one time or came over a time."""


def _figure(one: Assertion, wording: Wording) -> str:
    """The figure in words, and what it is where it is no figure of the whole."""
    say = wording.say
    figure = wording.figure(one)
    whole = None if one.whole is None else wording.figure(one.whole)
    if one.mode is Mode.SHARE:
        words = one.model.quote
        if whole is None:
            return say("share", figure=figure, words=words)
        return say("share.of", figure=figure, words=words, whole=whole)
    if whole is not None and one.whole is not None:
        measure = say(f"measure.{one.whole.measure.value}")
        return say("part.of", figure=figure, whole=whole, measure=measure)
    if one.part:
        language = one.mentions[0].sheet.document.language
        words = part_words(one.model, language) or one.model.quote
        owner = say("subject.unknown") if one.subject is None else wording.country(one.subject)
        measure = say(f"measure.{one.measure.value}")
        return say("part", figure=figure, words=words, measure=measure, subject=owner)
    return say("vague", figure=figure) if one.vague else figure


def _claim_times(one: Assertion, wording: Wording) -> list[str]:
    times: dict[str, None] = {}
    for mention in one.mentions:
        if mention.claim.as_of is not None:
            times[wording.say("at_time", time=wording.time(mention.claim.as_of))] = None
    if one.undated:
        times[wording.say("undated.claim")] = None
    return list(times)


def differences_section(differences: Iterable[Difference], wording: Wording) -> Section:
    """Figures of one quantity that exclude each other, side by side, with who says what."""
    return Section(
        key="differences",
        title=wording.say("section.differences"),
        notes=(),
        entries=tuple(
            Entry(
                text=heading(one.quantity, wording),
                children=tuple(assertion_entry(each, wording) for each in one.assertions),
                record=one.quantity.id,
            )
            for one in differences
        ),
    )
