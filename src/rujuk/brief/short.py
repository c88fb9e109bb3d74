"""The brief in short: the figures and deeds that are told most, in a few sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.brief.affairs import is_planned, weight
from rujuk.brief.deeds_section import DONE, deed_line, is_denied
from rujuk.brief.entries import Sentence, capital
from rujuk.brief.paragraphs import range_words, why
from rujuk.records import Modality
from rujuk.weigh.parties import is_somebody
from rujuk.weigh.quantities import conflicts_of
from rujuk.weigh.summary import conflict_form

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rujuk.brief.deeds import Deed
    from rujuk.brief.picture import Picture
    from rujuk.brief.voices import Voices
    from rujuk.brief.wording import Wording
    from rujuk.weigh.quantities import Quantity

FIGURES, DEEDS = 3, 2
"""How many quantities, and how many deeds done, stand in the short brief; one planned follows."""

CITED = 3
"""Ids of one kind that a sentence of the short brief cites at most."""


def short_sentences(picture: Picture, voices: Voices) -> tuple[Sentence, ...]:
    """Sentences with the main figures and their sources, then the main deeds; none for no records.

    Of what one affair counts by one measure the quantity that is told most often stands here; never
    a part, nor a figure of nobody.
    """
    counted: dict[object, Quantity] = {}
    for one in sorted(voices.weighed.quantities, key=weight):
        if not is_planned(one) and not one.part and _is_some(one):
            counted.setdefault((one.subject.affair, one.measure), one)
    sentences = [*_affairs(voices)]
    sentences += [_figure(one, voices) for one in [*counted.values()][:FIGURES]]
    deeds = [one for one in picture.deeds if not is_denied(one)]
    done = [one for one in deeds if one.event.modality in DONE and _is_told_fully(one)]
    planned = [
        one for one in deeds if one.event.modality is Modality.PLANNED and _is_told_fully(one)
    ]
    wording = voices.wording
    chosen = [*_most_told(done, DEEDS, wording), *_most_told(planned, 1, wording)]
    sentences += [_deed(one, wording) for one in chosen]
    disputes = conflicts_of(voices.weighed.quantities)
    if disputes:
        ids = [str(conflict_form(*pair)["id"]) for pair in disputes[:CITED]]
        text = wording.several("short.disputes", len(disputes))
        sentences.append(Sentence(text=text, cites=tuple(ids)))
    if sentences and all(one.document.published_on is None for one in picture.sheets):
        pages = tuple(one.document.id for one in picture.sheets[:CITED])
        sentences.append(Sentence(text=voices.say("short.no_dates"), cites=pages))
    return tuple({one.text: one for one in reversed(sentences)}.values())[::-1]


def _affairs(voices: Voices) -> Iterator[Sentence]:
    """How many affairs the pages tell of, where there are several."""
    number = len(voices.affairs)
    if number > 1:
        largest = [node.quantity.id for one in voices.affairs for node in one.nodes[:1]]
        text = voices.say("short.affairs", n=voices.wording.number(number))
        yield Sentence(text=text, cites=tuple(largest[:CITED]))


def _is_some(quantity: Quantity) -> bool:
    return quantity.estimate is not None and quantity.estimate.high != 0


def _figure(quantity: Quantity, voices: Voices) -> Sentence:
    """The best figure with who gives it, of which day, its range and grade."""
    now = quantity.estimate
    assert now is not None  # noqa: S101 - only estimated ones are chosen
    best, say = now.drivers[0], voices.say
    day = voices.time(best.told.text) if best.told is not None else ""
    text = say(
        "short.figure" if day else "short.figure.undated",
        who=voices.who(best),
        number=voices.number_of(quantity),
        figure=voices.figure(best),
        day=day,
        range="" if "undated" in now.flags else range_words(now, voices),
        grade=now.grade,
        why=why(now, voices),
    )
    text, title = capital(text), voices.affair(quantity)
    if title:
        text = say("short.affair", title=title, text=text)
    return Sentence(text=text, cites=(quantity.id, best.id))


def _most_told(deeds: list[Deed], number: int, wording: Wording) -> list[Deed]:
    """The deeds told most, one for each line that they would be told in."""
    lines: dict[str, Deed] = {}
    for deed in sorted(deeds, key=_deed_weight):
        lines.setdefault(deed_line(deed, wording), deed)
    return list(lines.values())[:number]


def _is_told_fully(deed: Deed) -> bool:
    """Whether it says who did it to whom, and one of them is somebody in particular."""
    actors, recipients = deed.event.actors, deed.event.recipients
    return bool(actors and recipients) and any(is_somebody(one) for one in (*actors, *recipients))


def _deed_weight(deed: Deed) -> tuple[int, int, bool]:
    pages = {one.sheet.document.id for one in deed.mentions}
    counted = any(one.claims for one in deed.mentions)
    return -len(pages), -len(deed.mentions), not counted


def _deed(deed: Deed, wording: Wording) -> Sentence:
    source = wording.source(deed.first.chain, hearsay=deed.first.hearsay)
    status = wording.say(f"modality.{deed.event.modality.value}")
    text = wording.say("short.deed", deed=deed_line(deed, wording), status=status, source=source)
    return Sentence(text=text, cites=(deed.event.id,))
