"""Every contradiction with both sides and what would explain it away, the gravest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.web.prepared.disputed_deeds import deed_dispute
from rujuk.web.prepared.disputed_figures import closed_dispute, figures_dispute, groups
from rujuk.web.prepared.past_disputes import past_of
from rujuk.web.prepared.weighed import HISTORY_AT_MOST

if TYPE_CHECKING:
    from rujuk.form import Json, JsonObject
    from rujuk.web.press import Making


def prepare(making: Making) -> None:
    """Keep "disputes", the index, and "dispute" by language and key, in order of gravity.

    The index holds [key, kind, type, open, day it opened or closed, ratio] of each, in that order.
    """
    picture, weighed = making.picture, making.picture.weighed
    past = past_of(weighed) if len(picture.sheets) <= HISTORY_AT_MOST else None
    standing = {
        key
        for quantity in weighed.quantities
        for key in (quantity.id, *(one.id for one in (*quantity.assertions, *quantity.denials)))
    }
    deeds = {one.event.id: deed for deed in picture.deeds for one in deed.mentions}
    for language, voices in making.voices.items():
        found: list[JsonObject] = [
            figures_dispute(quantity, pairs, past, voices)
            for quantity in weighed.quantities
            for pairs in groups(quantity.contradictions)
        ]
        found += [deed_dispute(one, deeds, voices) for one in weighed.event_contradictions]
        found += [closed_dispute(one, standing, voices) for one in (past.closed if past else ())]
        found.sort(key=_gravity)
        index: list[Json] = []
        for number, one in enumerate(found):
            key = f"{number:06}"
            making.keep("dispute", one, language=language, key=key)
            day = one["opened"] if one["open"] else one["closed"]
            index.append([key, one["kind"], one["type"], one["open"], day, one["ratio"]])
        making.keep("disputes", {"index": index, "past": past is not None}, language=language)


def _gravity(one: JsonObject) -> tuple[object, ...]:
    """What is at stake, then in how many reports it is told, then how far apart the figures are."""
    reports, ratio = one["reports"], one["ratio"]
    assert isinstance(reports, int)  # noqa: S101 - made above
    assert isinstance(ratio, float)  # noqa: S101 - made above
    return one["stake"], -reports, -ratio, one["id"]
