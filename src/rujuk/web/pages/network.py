"""Network of actors: ties of cooperation and conflict; the address says which class is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rujuk.web.links import FileLinks
from rujuk.web.network_lines import lines, total
from rujuk.web.page import File, Page

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rujuk.web.asked import Asked
    from rujuk.web.edition import Edition

CLASSES: Mapping[str, str] = {
    "verbal_cooperation": "six",
    "material_cooperation": "two",
    "verbal_conflict": "four",
    "material_conflict": "one",
}
"""The quad classes of PLOVER, and the variable of the style sheet each is drawn in."""
FRAMES = {"wide": (1160, 680), "narrow": (340, 460)}
"""Width and height that the actors were placed in."""
LISTED = 100
"""Pairs in the table."""


def view(asked: Asked) -> Mapping[str, Any]:
    """Actors and ties of the class that the address asks for, else of all."""
    kept = asked.edition.kept("network", asked.language)
    chosen = asked.one_of("kind", CLASSES)
    shown = [chosen] if chosen else [*CLASSES]
    pairs = [one for one in kept["pairs"] if any(name in one["counts"] for name in shown)]
    for number, one in enumerate(pairs):
        one["anchor"] = f"pair-{number}"
        one["told"] = [deed for deed in one["told"] if deed["class"] in shown]
    pairs.sort(key=lambda one: -sum(total(one["counts"][name]) for name in shown if name in one["counts"]))
    drawings = []
    for name, (width, height) in FRAMES.items():
        ties = lines(pairs, kept[name], shown)
        tied = {actor for tie in ties for actor in pairs[tie["pair"]]["actors"]}
        actors = [one for one in kept[name] if one[0] in tied]
        drawings.append({"name": name, "width": width, "height": height, "ties": ties, "actors": actors})
    return {
        **kept,
        "chosen": chosen,
        "shown": shown,
        "classes": CLASSES,
        "sums": {
            name: sum(total(one["counts"].get(name, {})) for one in kept["pairs"]) for name in CLASSES
        },
        "pairs": pairs,
        "listed": pairs[:LISTED],
        "drawings": drawings,
        "drawn": len(drawings[0]["actors"]),
        "statuses": {
            status for one in pairs for name in shown for status in one["counts"].get(name, {})
        },
    }


def files(edition: Edition) -> Iterable[File]:
    """All classes, then each of them."""
    del edition
    for kind in ("", *CLASSES):
        query = {"kind": kind} if kind else {}
        yield File(path=FileLinks().to("network", **query).removesuffix(".html"), query=query)


PAGE = Page(
    key="network",
    view=view,
    prepared="rujuk.web.prepared.network",
    scripts=("network",),
    styles=("map", "network"),
    files=files,
)
