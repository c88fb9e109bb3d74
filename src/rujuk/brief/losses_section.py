"""What was read or seen and not understood: reasons, examples, and how many more."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from rujuk.brief.entries import Entry, Section, words_at

if TYPE_CHECKING:
    from rujuk.brief.picture import Picture
    from rujuk.brief.sheets import Sheet
    from rujuk.brief.wording import Wording
    from rujuk.records import Loss

LOSS_EXAMPLES = 3
"""How many quotes stand under a reason for losses; the case holds all."""


def losses_section(picture: Picture, wording: Wording) -> Section:
    """Pages that could not be read, then reasons by how often they occur."""
    reasons: dict[tuple[str, str], list[tuple[Sheet | None, Loss]]] = defaultdict(list)
    entries = []
    for sheet, loss in picture.losses:
        if sheet is None:
            text = wording.say("losses.unread", reason=loss.reason)
            entries.append(Entry(text=text, details=(loss.path or "",)))
        else:
            reasons[loss.stage, loss.reason].append((sheet, loss))
    for (_, reason), found in sorted(reasons.items(), key=lambda one: (-len(one[1]), one[0])):
        count = wording.several("losses", len(found))
        entries.append(
            Entry(
                text=wording.say("losses.reason", reason=reason, count=count),
                words=tuple(
                    words_at(sheet, loss.start, loss.end)
                    for sheet, loss in found[:LOSS_EXAMPLES]
                    if sheet is not None and loss.start is not None and loss.end is not None
                ),
            )
        )
    return Section(
        key="losses",
        title=wording.say("section.losses"),
        notes=() if entries else (wording.say("no_losses"),),
        entries=tuple(entries),
    )
