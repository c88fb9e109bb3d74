"""Parties that only a place tells: what is attacked, helped, visited or left there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.code.frames import frames
from rujuk.lang.morphology import analyse
from rujuk.records import Party

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from rujuk.code.analysis import Analysis
    from rujuk.lang.phrases import Chunk


def party_at(
    analysis: Analysis,
    items: Sequence[Chunk],
    *,
    but_not: Collection[str | None] = (),
    heading: bool = False,
) -> Party | None:
    """The country of the first place in these phrases, by the place's words.

    A place of the countries `but_not` is passed over; with `heading` it must head its phrase.
    """
    for item in items:
        head = analysis.head_of(item)
        for place in analysis.places:
            if place.country is None or place.country in but_not:
                continue
            heads = place.first <= head < place.last
            if heads or (not heading and place.first < item.last and place.last > item.first):
                start = analysis.tokens[place.first].start
                end = analysis.tokens[place.last - 1].end
                words = analysis.text_of(place.first, place.last)
                return Party(text=words, start=start, end=end, country=place.country)
    return None


def are_envoys(analysis: Analysis, items: Sequence[Chunk]) -> bool:
    """Whether a phrase is headed by a word for envoys or for their house."""
    lexicon = frames(analysis.language)
    heads = [analysis.tokens[analysis.head_of(item)].lower for item in items]
    return lexicon is not None and any(
        lexicon.headed_by(head, analyse(head, analysis.language).root, ["envoys"]) for head in heads
    )
