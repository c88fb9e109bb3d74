"""Figures that somebody denies or took back, beside what they deny."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.brief.entries import Entry, Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rujuk.brief.voices import Voices
    from rujuk.weigh.quantities import Quantity


def denial_sentences(quantity: Quantity, voices: Voices) -> Iterator[Sentence]:
    """Who denies which figure of a quantity, who took one back, who left a denial for a figure."""
    known = {one.id: one for one in quantity.assertions}
    for key, denial in quantity.retracted.items():
        text = voices.say("retracted", told=voices.told(known[key], quantity))
        yield Sentence(text=text, cites=(key, denial.id))
    taking = {one.id for one in quantity.retracted.values()}
    for one in quantity.denials:
        if one.id in taking:
            continue
        later = quantity.dropped.get(one.id)
        parts = {"who": voices.who(one), "figure": voices.figure(one)}
        if later is not None:
            text = voices.say("denied.dropped", **parts, told=voices.told(later, quantity))
            yield Sentence(text=text, cites=(one.id, later.id))
            continue
        if one.low is one.best is one.high is None:
            yield Sentence(text=voices.say("denied.bare", who=parts["who"]), cites=(one.id,))
            continue
        text = voices.say("denied.count", **parts)
        day = voices.day(one)
        if day:
            text = voices.say("denied.count.day", **parts, day=day)
        yield Sentence(text=text, cites=(one.id,))


def denied_entries(voices: Voices) -> list[Entry]:
    """The quantities of which a figure is denied or taken back, with the words that deny it."""
    found = []
    for quantity in voices.weighed.quantities:
        sentences = tuple(denial_sentences(quantity, voices))
        if sentences:
            words = tuple(words for one in quantity.denials for words in voices.quote(one))
            found.append(
                Entry(
                    text=voices.heading_of_affair(quantity),
                    sentences=sentences,
                    words=words,
                    record=quantity.id,
                )
            )
    return found
