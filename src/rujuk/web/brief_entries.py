"""Entries of a brief cut to a length that a page can show: quotes, parts, citations.

A brief of thousands of claims has single entries with hundreds of quotes. What is cut is counted,
and stands whole on the page of the entry's record.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

Entry = dict[str, Any]
"""An entry of `rujuk.brief.entries` as JSON, with `more_words` and `more_children` where cut."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """How much of an entry is shown: quotes of each, entries below it, citations of a sentence."""

    words: int
    below: int
    cites: int


KEPT = Room(words=8, below=12, cites=24)
"""What an edition keeps of an entry of a long brief."""
SHOWN_FIRST = Room(words=2, below=3, cites=6)
"""What the first page of a long brief shows of it."""


def cut(entry: Entry, room: Room) -> Entry:
    """The entry with no more than there is room for."""
    return _cut(entry, room, [room.below])


def _cut(entry: Entry, room: Room, left: list[int]) -> Entry:
    """`left` holds how many entries below may still be taken, of all that stand under one."""
    children = []
    for child in entry["children"]:
        if not left[0]:
            break
        left[0] -= 1
        children.append(_cut(child, room, left))
    words, cut_before = entry["words"], entry.get("more_words", 0)
    more = len(entry["children"]) - len(children) + entry.get("more_children", 0)
    return entry | {
        "words": words[: room.words],
        "more_words": max(0, len(words) - room.words) + cut_before,
        "children": children,
        "more_children": more,
        "sentences": [one | {"cites": one["cites"][: room.cites]} for one in entry["sentences"]],
    }
