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
"""How many quotes, and how many pages without one, stand under a reason; the case holds all."""


def losses_section(picture: Picture, wording: Wording) -> Section:
    """Pages that could not be read, then reasons by how often they occur."""
    reasons: dict[tuple[str, str], list[tuple[Sheet, Loss]]] = defaultdict(list)
    entries = []
    for sheet, loss in picture.losses:
        if sheet is None:
            text = wording.say("losses.unread", reason=wording.reason(loss.reason))
            entries.append(Entry(text=text, details=(loss.path or "",)))
        else:
            reasons[loss.stage, loss.reason].append((sheet, loss))
    for (_, reason), found in sorted(reasons.items(), key=lambda one: (-len(one[1]), one[0])):
        entries.append(_reason(reason, found, wording))
    return Section(
        key="losses",
        title=wording.say("section.losses"),
        notes=() if entries else (wording.say("no_losses"),),
        entries=tuple(entries),
    )


def _reason(reason: str, found: list[tuple[Sheet, Loss]], wording: Wording) -> Entry:
    count = wording.several("losses", len(found))
    shown = found[:LOSS_EXAMPLES]
    details = [
        wording.say("losses.page", number=sheet.number, path=sheet.path)
        for sheet, loss in shown
        if loss.start is None
    ]
    if len(found) > len(shown):
        more = wording.number(len(found) - len(shown))
        details.append(wording.say("losses.more", n=more))
    return Entry(
        text=wording.say("losses.reason", reason=wording.reason(reason), count=count),
        details=tuple(details),
        words=tuple(
            words_at(sheet, loss.start, loss.end)
            for sheet, loss in shown
            if loss.start is not None and loss.end is not None
        ),
    )
