"""Contradictions: figures and deeds side by side, both quotes, why, what would explain them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from rujuk.web.figure_scale import scale_of
from rujuk.web.links import FileLinks
from rujuk.web.page import File, Page
from rujuk.web.why_disputed import deed_checks, figure_checks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from rujuk.web.asked import Asked
    from rujuk.web.edition import Edition
    from rujuk.web.strings import Strings

TABS = ("open", "figures", "deeds", "closed")
"""What is shown: all that stand open, those of one kind, those that are set right."""
SORTS = ("gravity", "newest", "widest")
AT_ONCE = 12
"""Disputes of a page."""

Entry = tuple[str, str, str, bool, "str | None", float]
"""Of the index: key, kind, measure or type, whether it is open, its day, ratio of the figures."""


def view(asked: Asked) -> Mapping[str, Any]:
    """A page of the disputes that the address asks for, and what its filters offer."""
    kept = asked.edition.kept("disputes", asked.language)
    index: list[Entry] = [tuple(one) for one in kept["index"]]
    tab = asked.one_of("kind", TABS, TABS[0])
    counts = {one: len(_of_tab(index, one)) for one in TABS}
    of_tab = _of_tab(index, tab)
    types = Counter((kind, value) for _, kind, value, *_ in of_tab)
    chosen = asked.one_of("type", {value for _, value in types})
    found = [one for one in of_tab if chosen in {"", one[2]}]
    sort = asked.one_of("sort", SORTS, SORTS[0])
    found = _sorted(found, sort)
    last = max(1, -(-len(found) // AT_ONCE))
    at = min(asked.count("at"), last)
    some = found[(at - 1) * AT_ONCE : at * AT_ONCE]
    shown = [asked.edition.kept("dispute", asked.language, one[0]) for one in some]
    return {
        "tab": tab,
        "tabs": counts,
        "offered": _offered(types, asked.strings),
        "type": chosen,
        "sort": sort,
        "sorts": SORTS,
        "total": len(found),
        "disputes": [told(one, asked.strings) for one in shown],
        "at": at,
        "last": last,
        "past": kept["past"],
        "drawn": any(one["kind"] == "count" for one in shown),
        "unsure": any(
            side.get("modality") not in {None, "happened", "ongoing", "denied"}
            for one in shown
            for side in one["sides"]
        ),
        "asked_for": {"kind": tab if tab != TABS[0] else None, "type": chosen,
                      "sort": sort if sort != SORTS[0] else None},
    }  # fmt: skip


def told(dispute: Mapping[str, Any], strings: Strings) -> Mapping[str, Any]:
    """A dispute with its line of figures, and what would explain it away."""
    if dispute["kind"] != "count":
        return {**dispute, "scale": None, "checks": deed_checks(dispute, strings), "apart_ones": []}
    sides = dispute["sides"]
    each = [(pair, figure_checks(dispute, pair, strings)) for pair in dispute["pairs"]]
    common = [one for one in each[0][1] if all(one in checks for _, checks in each)] if each else []
    return {
        **dispute,
        "scale": scale_of(sides),
        "why": dispute["pairs"][0]["why"] if dispute["pairs"] else "",
        "whys": sorted({pair["why"] for pair in dispute["pairs"]}, reverse=True),
        "checks": common,
        "apart_ones": [
            (pair, [one for one in checks if one not in common]) for pair, checks in each
        ],
    }


def _of_tab(index: Sequence[Entry], tab: str) -> list[Entry]:
    kinds = {"figures": {"count"}, "deeds": {"event"}}.get(tab, {"count", "event"})
    return [one for one in index if one[3] == (tab != "closed") and one[1] in kinds]


def _sorted(found: list[Entry], sort: str) -> list[Entry]:
    if sort == "newest":
        return sorted(found, key=lambda one: one[4] or "", reverse=True)
    if sort == "widest":
        return sorted(found, key=lambda one: one[5], reverse=True)
    return found


def _offered(
    types: Counter[tuple[str, str]], strings: Strings
) -> list[tuple[str, str, list[tuple[str, str, int]]]]:
    """Measures and types of deeds that there are, most frequent first, with their names."""
    offered = []
    for kind, vocabulary in (("count", "measure"), ("event", "type")):
        values = [
            (value, strings.label(vocabulary, value), n)
            for (own, value), n in sorted(types.items(), key=lambda one: (-one[1], one[0]))
            if own == kind
        ]
        if values:
            offered.append((kind, strings.say(f"disputes.kind.{kind}"), values))
    return offered


def files(edition: Edition) -> Iterable[File]:
    """Each tab, and the further pages of each."""
    index = [tuple(one) for one in edition.kept("disputes", "en")["index"]]
    for tab in TABS:
        for at in range(1, max(1, -(-len(_of_tab(index, tab)) // AT_ONCE)) + 1):
            query = {"kind": tab, "at": str(at)} if tab != TABS[0] else {"at": str(at)}
            path = FileLinks().to("contradictions", **query).removesuffix(".html")
            yield File(path=path, query=query)


PAGE = Page(
    key="contradictions",
    view=view,
    prepared="rujuk.web.prepared.contradictions",
    scripts=("sift",),
    styles=("contradictions",),
    files=files,
)
