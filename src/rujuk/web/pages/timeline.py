"""Timeline of happenings, by dyad and type: happenings are counted, never reports."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from rujuk.web import lanes
from rujuk.web.links import FileLinks
from rujuk.web.page import File, Page
from rujuk.web.strips import between

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from rujuk.form import Json
    from rujuk.web.asked import Asked
    from rujuk.web.edition import Edition
    from rujuk.web.lanes import Happening, Lane

AT_ONCE = 40
"""Happenings of a page of the list."""
MOST_MARKS = 600
"""Happenings that are drawn each by itself; of more, those of a week or month are one mark."""
MOST_WEEKS = 80
FILTERS = ("type", "country", "pair", "from", "to")
"""What an address may ask beside the kind of lane and the page."""


def view(asked: Asked) -> Mapping[str, Any]:
    """The happenings that the address asks for, in lanes and as a list, newest first."""
    edition, strings = asked.edition, asked.strings
    everything: list[Happening] = edition.kept("timeline")
    names = edition.kept("timeline.names", asked.language)
    by = asked.one_of("kind", (lanes.PAIR, lanes.TYPE), lanes.PAIR)
    chosen = filtered(everything, asked)
    asked_for = {name: asked.text(name) for name in FILTERS}
    narrowed = {name: value for name, value in asked_for.items() if value}
    last = max(1, -(-len(chosen) // AT_ONCE))
    at = min(asked.count("at"), last)
    found = lanes.lanes_of(chosen, by, names, strings) if at == 1 else []
    axis = lanes.axis_of(chosen, asked.day("from"), asked.day("to")) if at == 1 else None
    columns = lanes.columns_of(axis) if axis else []
    kind = None if by == lanes.PAIR else by
    shown = chosen[(at - 1) * AT_ONCE : at * AT_ONCE]
    return {
        "by": by,
        "kind": kind,
        "kinds": (lanes.PAIR, lanes.TYPE),
        "lanes": found,
        "columns": columns,
        "cells": {lane.key: lanes.cells_of(lane, columns) for lane in found},
        "states": Counter(one["state"] for one in chosen),
        "total": len(chosen),
        "everything": len(everything),
        "at": at,
        "last": last,
        "asked_for": asked_for,
        "narrowed": bool(narrowed),
        "pages_asked": narrowed | ({"kind": kind} if kind and asked.links.live else {}),
        "types": _types(everything),
        "countries": _countries(everything, names),
        "chart": _chart(asked, found, chosen, axis, at) if axis else None,
        "happenings": [
            one
            | {
                "told": edition.kept("timeline.deed", asked.language, one["id"]),
                "lane": lanes.pair_name(lanes.pair_of(one), names, strings),
            }
            for one in shown
        ],
        "pair_name": lanes.pair_name(asked_for["pair"], names, strings)
        if asked_for["pair"]
        else "",
        "between": partial(between, strings=strings),
    }


def filtered(happenings: Sequence[Happening], asked: Asked) -> list[Happening]:
    """Those that fit the address: their type, a party of either side, the pair, their day."""
    kind, country, pair = asked.text("type"), asked.text("country"), asked.text("pair")
    first, last = asked.day("from"), asked.day("to")
    return [
        one
        for one in happenings
        if (not kind or one["type"] == kind)
        and (not country or country in one["who"] or country in one["whom"])
        and (not pair or lanes.pair_of(one) == pair)
        and (first is None or (one["until"] or one["day"] or "") >= first)
        and (last is None or (one["day"] is not None and one["day"] <= last))
    ]


def _types(happenings: Sequence[Happening]) -> list[tuple[str, int]]:
    counts = Counter((one["quad"], one["type"]) for one in happenings)
    return [(kind, counts[quad, kind]) for quad, kind in sorted(counts)]


def _countries(happenings: Sequence[Happening], names: Mapping[str, str]) -> list[tuple[str, str]]:
    counts = Counter(key for one in happenings for key in {*one["who"], *one["whom"]})
    most = [key for key, _ in sorted(counts.items(), key=lambda one: (-one[1], one[0]))[:MOST]]
    return sorted(((key, names[key]) for key in most), key=lambda one: one[1].casefold())


MOST = 300
"""Parties that the filter offers, those of most happenings."""


# --- what the chart draws ------------------------------------------------------------------------


def _chart(
    asked: Asked,
    found: Sequence[Lane],
    chosen: Sequence[Happening],
    axis: tuple[str, str],
    at: int,
) -> Json:
    """Lanes and marks for the script: days are ISO, addresses made here."""
    first, last = axis
    whole = len(chosen) <= MOST_MARKS
    if whole:
        marks, step = _marks(asked, found, chosen, at), ""
    else:
        days = (date.fromisoformat(last) - date.fromisoformat(first)).days
        step = "week" if days <= MOST_WEEKS * 7 else "month"
        marks = _heaps(asked, found, step)
    say = asked.strings.say
    return {
        "first": first,
        "last": last,
        "step": step,
        "lanes": [
            {"name": one.name, "group": one.group, "href": _lane_address(asked, one)}
            for one in found
        ],
        "marks": marks,
        "months": [say(f"month.{one:02}")[:3] for one in range(1, 13)],
        "words": {key: say(f"timeline.edge.{key}") for key in ("before", "after", "undated")},
    }


def _marks(asked: Asked, found: Sequence[Lane], chosen: Sequence[Happening], at: int) -> list[Json]:
    place = {one["id"]: number // AT_ONCE + 1 for number, one in enumerate(chosen)}
    kept = {name: asked.text(name) for name in FILTERS if asked.text(name)}
    kind = asked.one_of("kind", (lanes.TYPE,)) or None
    marks: list[Json] = []
    for number, lane in enumerate(found):
        for one in reversed(lane.happenings):
            there = place[one["id"]]
            page = "" if there == at else asked.links.to("timeline", kind=kind, at=there, **kept)
            if page and not asked.links.live:  # a folder lists all happenings in one order
                page = asked.links.to("timeline", at=there)
            told = asked.edition.kept("timeline.deed", asked.language, one["id"])
            marks.append(
                {
                    "lane": number,
                    "from": one["day"],
                    "until": one["until"],
                    "told": one["from"] is not None,
                    "state": one["state"],
                    "quad": one["quad"],
                    "size": one["reports"],
                    "title": told["text"],
                    "when": when(one, asked),
                    "note": asked.strings.several("timeline.reports", one["reports"]),
                    "status": asked.strings.label("modality", one["modality"])
                    if one["state"] != "denied"
                    else asked.strings.say("modality.denied"),
                    "id": one["id"],
                    "href": f"{page}#{one['id']}",
                }
            )
    return marks


def when(one: Happening, asked: Asked) -> str:
    """Its days in words, or the day of its first report where no page tells them."""
    if one["from"] is not None:
        return between(one["from"], one["until"], strings=asked.strings)
    if one["first_reported"] is None:
        return asked.strings.say("day.unknown")
    return asked.strings.say("timeline.reported", day=asked.strings.day(one["first_reported"]))


def _heaps(asked: Asked, found: Sequence[Lane], step: str) -> list[Json]:
    """One mark for the happenings of a lane, state and class in a week or month."""
    marks: list[Json] = []
    for number, lane in enumerate(found):
        heaps: dict[tuple[str, str, int], list[Happening]] = defaultdict(list)
        for one in lane.happenings:
            day = one["day"]
            heaps[_step_of(day, step) if day else "", one["state"], one["quad"]].append(one)
        for (start, state, quad), heap in sorted(heaps.items()):
            end = _end_of(start, step) if start else None
            address = _lane_address(asked, lane, first=start or None, last=end)
            marks.append(
                {
                    "lane": number,
                    "from": start or None,
                    "until": None,
                    "told": True,
                    "state": state,
                    "quad": quad,
                    "size": len(heap),
                    "title": asked.strings.several("timeline.happenings", len(heap)),
                    "when": between(start or None, end, strings=asked.strings),
                    "note": asked.strings.say(f"timeline.quad.{quad}"),
                    "status": asked.strings.say(f"timeline.state.{state}"),
                    "id": None,
                    "href": address if asked.links.live else None,
                }
            )
    return marks


def _step_of(day: str, step: str) -> str:
    start = date.fromisoformat(day)
    moved = start.replace(day=1) if step == "month" else start - timedelta(days=start.weekday())
    return moved.isoformat()


def _end_of(start: str, step: str) -> str:
    begins = date.fromisoformat(start)
    if step == "week":
        return (begins + timedelta(days=6)).isoformat()
    return (
        (begins.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    ).isoformat()


def _lane_address(
    asked: Asked, lane: Lane, *, first: str | None = None, last: str | None = None
) -> str | None:
    """The page with the happenings of a lane alone, between days; null in a folder."""
    if not asked.links.live:
        return None
    kept: dict[str, str | None] = {name: asked.text(name) or None for name in FILTERS}
    kind = asked.one_of("kind", (lanes.TYPE,)) or None
    if lane.key != lanes.REST:
        kept["type" if kind else "pair"] = lane.key
    kept |= {"from": first or kept["from"], "to": last or kept["to"]}
    return asked.links.to("timeline", kind=kind, **kept)


def files(edition: Edition) -> Iterable[File]:
    """The chart by pair and by type, and the list page by page."""
    total = len(edition.kept("timeline"))
    yield File(path="timeline")
    kind = {"kind": lanes.TYPE}
    yield File(path=FileLinks().to("timeline", **kind).removesuffix(".html"), query=kind)
    for at in range(2, max(1, -(-total // AT_ONCE)) + 1):
        query = {"at": str(at)}
        yield File(path=FileLinks().to("timeline", at=at).removesuffix(".html"), query=query)


PAGE = Page(
    key="timeline",
    view=view,
    prepared="rujuk.web.prepared.timeline",
    scripts=("vendor/d3.min", "timeline", "sift"),
    styles=("timeline",),
    files=files,
)
