"""Stories: what is trending, related reports, the copy tree of each agency text."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from rujuk.web.links import FileLinks
from rujuk.web.page import File, Page
from rujuk.web.strips import between, strip_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from rujuk.web.asked import Asked
    from rujuk.web.edition import Edition

WINDOWS = ("week", "month", "all")
"""What counts as new, as an address names it by `kind`; the first where none is named."""
AT_ONCE = 20
"""Stories of a page."""
FIRST = 10
"""Reports of a story that stand open; the others are one click away."""
MOST_REPORTS = 40
"""Reports of a story that are listed; how many more there are is said."""

Story = dict[str, Any]


def view(asked: Asked) -> Mapping[str, Any]:
    """One page of stories in the order of the window, and how many reports each day brought."""
    edition = asked.edition
    kept = edition.kept("stories")
    window = asked.one_of("kind", WINDOWS, WINDOWS[0])
    order: list[str] = kept["order"][window]
    last = max(1, -(-len(order) // AT_ONCE))
    at = min(asked.count("at"), last)
    chosen = order[(at - 1) * AT_ONCE : at * AT_ONCE]
    stories = [edition.kept("stories.story", key=one) for one in chosen]
    related = {key for one in stories for key in one["related"]}
    known = {one["id"]: one for one in stories}
    known |= {key: edition.kept("stories.story", key=key) for key in related - known.keys()}
    places = {key: number // AT_ONCE + 1 for number, key in enumerate(order)}
    listings = {one["id"]: listed(one) for one in stories}
    pages = {
        number: edition.page_numbered(number)
        for number in sorted({n for one in listings.values() for n in one["pages"]})
    }
    strips = {one["id"]: strip_of(one["days"]) for one in stories}
    return {
        "stories": [one | listings[one["id"]] for one in stories],
        "first": FIRST,
        "known": known,
        "pages": pages,
        "strips": strips,
        "highest": max((one.most for one in strips.values()), default=1),
        "overview": strip_of(kept["days"]),
        "totals": kept,
        "total": len(order),
        "window": window,
        "windows": WINDOWS,
        "plain": WINDOWS[0],
        "kind": None if window == WINDOWS[0] else window,
        "at": at,
        "last": last,
        "between": partial(between, strings=asked.strings),
        "address": {key: _address(asked, key, places, window, at) for key in known},
    }


def _address(asked: Asked, key: str, places: Mapping[str, int], window: str, at: int) -> str:
    """Where a story stands: on this page, or on another one of this order."""
    here = places[key] == at
    kind = None if window == WINDOWS[0] else window
    page = "" if here else asked.links.to("stories", kind=kind, at=places[key])
    return f"{page}#{key}"


def listed(story: Story) -> Mapping[str, Any]:
    """The reports of a story with copies behind what they stand under, each with its `depth`.

    `left` is how many more there are; `pages` are the numbers of all pages that the rows name.
    """
    reports = {one["page"]: one for one in story["reports"]}
    below: dict[int, list[int]] = {}
    for number, one in reports.items():
        copied = one["reprint"]
        if copied is not None and copied["under"] in reports:
            below.setdefault(copied["under"], []).append(number)
    hung = {number for found in below.values() for number in found}
    rows = [
        reports[number] | {"depth": depth}
        for number, depth in _tree([one for one in reports if one not in hung], below)
    ]
    shown = rows[:MOST_REPORTS]
    copies = [one["reprint"] for one in shown if one["reprint"] is not None]
    return {
        "rows": shown,
        "left": len(rows) - len(shown),
        "pages": {one["page"] for one in shown}
        | {copied[key] for copied in copies for key in ("of", "under")},
    }


def _tree(roots: Sequence[int], below: Mapping[int, list[int]]) -> Iterator[tuple[int, int]]:
    """Numbers of pages with how deep they stand, each before those under it."""
    stack = [(number, 0) for number in reversed(roots)]
    while stack:
        number, depth = stack.pop()
        yield number, depth
        stack += [(one, depth + 1) for one in reversed(below.get(number, []))]


def files(edition: Edition) -> Iterable[File]:
    """The stories in each order, page by page."""
    total = len(edition.kept("stories")["order"]["all"])
    for window in WINDOWS:
        for at in range(1, max(1, -(-total // AT_ONCE)) + 1):
            kind = None if window == WINDOWS[0] else window
            name = FileLinks().to("stories", kind=kind, at=at).removesuffix(".html")
            yield File(path=name, query={"kind": window, "at": str(at)})


PAGE = Page(
    key="stories",
    view=view,
    prepared="rujuk.web.prepared.stories",
    styles=("stories",),
    files=files,
)
