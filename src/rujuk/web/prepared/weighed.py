"""Why the weighed picture says so: the lines of `rujuk explain` for everything that it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.brief.reasons import explanations, harmless_line
from rujuk.brief.told_stories import stories_of

if TYPE_CHECKING:
    from rujuk.web.press import Making

HISTORY_AT_MOST = 150
"""Pages up to which each estimate is told with its history: it is weighed for every day anew."""


def prepare(making: Making) -> None:
    """Keep "why" by language and id, lines; and "of" by assertion, the id of its quantity.

    "why.history" tells whether estimates have their history, and how many pages have it at most.
    """
    picture = making.picture
    history = len(picture.sheets) <= HISTORY_AT_MOST
    making.keep("why.history", {"told": history, "at_most": HISTORY_AT_MOST})
    stories = [one for one in stories_of(picture.sheets) if isinstance(one, dict)]
    for language, voices in making.voices.items():
        for record, lines in explanations(picture, voices, stories, history=history):
            told = [harmless_line(line) for line in lines]
            making.keep("why", [*told], language=language, key=record)
    for quantity in picture.weighed.quantities:
        for one in (*quantity.assertions, *quantity.denials):
            making.keep("of", quantity.id, key=one.id)
