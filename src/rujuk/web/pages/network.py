"""Network of actors: ties of cooperation and conflict; the address says which class is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rujuk.web.links import FileLinks
from rujuk.web.network_lines import lines, names, total
from rujuk.web.page import File, Page

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from rujuk.web.asked import Asked
    from rujuk.web.edition import Edition

CLASSES: Mapping[str, str] = {
    "verbal_cooperation": "six",
    "material_cooperation": "two",
    "verbal_conflict": "four",
    "material_conflict": "one",
}
"""The quad classes of PLOVER, and the variable of the style sheet each is drawn in."""
SIZES = ("wide", "narrow")
"""The drawings of a page: for a desk, and for a phone."""
OPEN = 4
"""Pairs whose words stand open; the others unfold."""
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
    pairs.sort(key=lambda one: -_deeds(one, shown))
    drawings = [{"name": name, **_drawing(kept[name], pairs, shown)} for name in SIZES]
    return {
        **kept,
        "open_first": OPEN,
        "chosen": chosen,
        "shown": shown,
        "classes": CLASSES,
        "sums": {name: sum(_deeds(one, [name]) for one in kept["pairs"]) for name in CLASSES},
        "pairs": pairs,
        "listed": pairs[:LISTED],
        "drawings": drawings,
        "tied": len({actor for one in pairs for actor in one["actors"]}),
        "drawn": [len(one["actors"]) for one in drawings],
        "statuses": {
            status for one in pairs for name in shown for status in one["counts"].get(name, {})
        },
    }


def _deeds(pair: Mapping[str, Any], shown: Iterable[str]) -> int:
    return sum(total(pair["counts"][name]) for name in shown if name in pair["counts"])


def _drawing(
    frame: Mapping[str, Any], pairs: Sequence[Mapping[str, Any]], shown: Sequence[str]
) -> dict[str, Any]:
    """The frame with its ties, and those of its actors that have any."""
    ties = lines(pairs, frame["actors"], shown)
    tied = {actor for tie in ties for actor in pairs[tie["pair"]]["actors"]}
    shown_actors = [one for one in frame["actors"] if one[0] in tied]
    return {**frame, "ties": ties, "actors": names(shown_actors, ties, pairs)}


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
    scripts=("network", "opened"),
    styles=("map", "network"),
    files=files,
)
