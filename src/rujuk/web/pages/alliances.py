"""Alliances: treaties, guarantees, wars that never ended: parties, dates, pledges, the words."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from rujuk.web.bond_diagram import diagram_of
from rujuk.web.links import FileLinks
from rujuk.web.page import File, Page

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rujuk.web.asked import Asked
    from rujuk.web.edition import Edition

AT_ONCE = 40
"""Bonds of a page."""
MANY = 8
"""Bonds from which a reader may choose a party."""


def view(asked: Asked) -> Mapping[str, Any]:
    """The bonds by kind, those of one party if the address names it, with the drawing of all."""
    bonds = asked.edition.kept("bonds", asked.language)
    parties = {party["key"]: party["name"] for bond in bonds for party in bond["parties"]}
    chosen = asked.one_of("party", parties)
    found = [
        bond for bond in bonds if not chosen or chosen in {one["key"] for one in bond["parties"]}
    ]
    last = max(1, -(-len(found) // AT_ONCE))
    at = min(asked.count("at"), last)
    some = found[(at - 1) * AT_ONCE : at * AT_ONCE]
    return {
        "groups": [(kind, [*ones]) for kind, ones in groupby(some, key=lambda one: one["kind"])],
        "diagram": diagram_of(some),
        "parties": sorted(parties.items(), key=lambda one: one[1]) if len(bonds) >= MANY else [],
        "party": chosen,
        "at": at,
        "last": last,
        "total": len(found),
        "asked_for": {"party": chosen},
    }


def files(edition: Edition) -> Iterable[File]:
    """The first page and, of many bonds, the further ones."""
    for at in range(1, max(1, -(-len(edition.kept("bonds", "en")) // AT_ONCE)) + 1):
        query = {"at": str(at)}
        yield File(path=FileLinks().to("alliances", **query).removesuffix(".html"), query=query)


PAGE = Page(
    key="alliances",
    view=view,
    prepared="rujuk.web.prepared.alliances",
    styles=("alliances",),
    files=files,
)
