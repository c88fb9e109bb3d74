"""Where the figures of one affair are counted, and which place is a part of which.

A place that is not told is no place of its own: it is that of the whole. Names of one place in
nested widths (the camp, its region) are the place of one happening, unless the affair counts
elsewhere beside it too; then they are parts of what holds them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.weigh.statements import Scope

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rujuk.records import Place


def scope_of(place: Place | None) -> Scope:
    """The scope that a place told in words is: widest first, by ids, else by its words."""
    if place is None or place.inferred is not None:
        return Scope()
    own = place.id or (place.name or place.text).casefold()
    if own in place.within:
        return Scope(path=tuple(reversed(place.within)))
    state = place.country is not None and own == f"state.{place.country.lower()}"
    return Scope(path=(*reversed(place.within), *(() if state and place.within else (own,))))


def settle(scopes: Iterable[Scope], *, present: bool) -> dict[Scope, Scope]:
    """What each scope of one quantity's claims stands for.

    `present`: the measure counts who is where (troops, displaced): a part stays a part. Else all
    scopes of one nested line are one place.
    """
    told = sorted({one for one in scopes if one.path}, key=lambda one: one.path)
    lines: dict[Scope, Scope] = {}
    for root in sorted({one.root for one in told}, key=lambda one: one.path):
        inside = [one for one in told if one.root == root]
        longest = max(inside, key=lambda one: (len(one.path), one.path))
        nested = all(longest.within(one) for one in inside)
        for one in inside:
            lines[one] = root if nested and not present else one
    stand_for = set(lines.values())
    roots = {one.root for one in told}
    whole = stand_for if len(stand_for) == 1 else roots
    lines[Scope()] = next(iter(whole)) if len(whole) == 1 else Scope()
    return lines
