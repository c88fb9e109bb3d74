"""Stories as the page shows them: their reports by day, their copies, what is related to them."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from rujuk.brief.told_stories import story_id, told_together
from rujuk.web.prepared.copy_trees import copies_of
from rujuk.weigh.threads import days_apart, likeness, vector_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from rujuk.brief.picture import Picture
    from rujuk.brief.sheets import Sheet
    from rujuk.form import Json, JsonObject
    from rujuk.web.press import Making

WINDOWS = {"week": 7, "month": 30}
"""Days up to the newest one within which a report is new; beside these, all are."""
Story = dict[str, Any]
"""One of "stories.story"."""

MOST_RELATED = 4
"""Stories that are named as related to one."""


def prepare(making: Making) -> None:
    """Keep "stories.story" by id, and "stories": the totals, and the ids in each order.

    `days` are `[day, independent reports, copies]` in order. `order` has the ids by window: those
    with most new independent reports first.
    """
    picture = making.picture
    anchors = {one.id: one.anchors for one in picture.weighed.reports}
    stories = {story_id(told): told for told in told_together(picture.sheets, anchors)}
    copies = copies_of(picture)
    related = _related(picture, stories)
    newest = max((day for one in picture.sheets if (day := one.published_day)), default=None)
    shown: dict[str, Story] = {}
    for key, told in stories.items():
        shown[key] = _story(key, told, copies, newest) | {"related": related[key]}
        making.keep("stories.story", shown[key], key=key)
    orders: dict[str, Json] = {
        window: [*_ordered(shown.values(), window)] for window in (*WINDOWS, "all")
    }
    made: JsonObject = {
        "stories": len(stories),
        "copies": len(copies),
        "days": _days(picture.sheets, copies),
        "order": orders,
    }
    making.keep("stories", made)


def _story(
    key: str, told: Sequence[Sheet], copies: Mapping[str, JsonObject], newest: str | None
) -> Story:
    """One story; `reports` are its pages by number, with their copy where they are one.

    Days are those of publication: a page that only is not younger than its visit is undated.
    """
    independent = [one for one in told if one.document.id not in copies]
    days = [day for one in told if (day := one.published_day) is not None]
    titles = [one.document.title.text for one in told if one.document.title is not None]
    return {
        "id": key,
        "title": titles[0] if titles else None,
        "path": told[0].path,
        "first": min(days, default=None),
        "last": max(days, default=None),
        "total": len(told),
        "independent": len(independent),
        "undated": len(told) - len(days),
        "new": {
            window: len([one for one in independent if is_new(one.published_day, newest, most)])
            for window, most in WINDOWS.items()
        },
        "days": _days(told, copies),
        "reports": [
            {"page": one.number, "reprint": copies.get(one.document.id)}
            for one in sorted(told, key=lambda one: (one.reported_at or "9", one.number))
        ],
    }


def is_new(day: str | None, newest: str | None, days: int) -> bool:
    """Whether a report of this day is among those of so many days up to the newest."""
    if day is None or newest is None:
        return False
    return day > (date.fromisoformat(newest) - timedelta(days=days)).isoformat()


def _days(told: Sequence[Sheet], copies: Mapping[str, JsonObject]) -> list[Json]:
    counts = Counter(
        (one.published_day, one.document.id in copies)
        for one in told
        if one.published_day is not None
    )
    days = sorted({day for day, _ in counts if day is not None})
    return [[day, counts[day, False], counts[day, True]] for day in days]


def _ordered(stories: Iterable[Story], window: str) -> list[str]:
    """Ids by new independent reports, then by the newest day, then by all independent ones."""
    ordered = sorted(stories, key=lambda one: str(one["id"]))
    ordered.sort(key=lambda one: (one["independent"], one["total"]), reverse=True)
    ordered.sort(key=lambda one: one["last"] or "", reverse=True)
    if window == "all":
        ordered.sort(key=lambda one: one["independent"], reverse=True)
    else:
        ordered.sort(key=lambda one: one["new"][window], reverse=True)
    return [str(one["id"]) for one in ordered]


def _related(picture: Picture, stories: Mapping[str, Sequence[Sheet]]) -> dict[str, list[Json]]:
    """The stories of the same affair, by how alike their most alike reports are."""
    reports = {one.id: one for one in picture.weighed.reports}
    of = {sheet.document.id: key for key, told in stories.items() for sheet in told}
    vectors = {key: vector_of(one.anchors) for key, one in reports.items()}
    alike: dict[tuple[str, str], float] = defaultdict(float)
    for one, other in sorted(picture.weighed.links.links):
        pair = of.get(one, ""), of.get(other, "")
        if pair[0] == pair[1] or not all(pair):
            continue
        apart = days_apart(reports[one], reports[other])
        found = likeness(vectors[one], vectors[other], apart)
        for key in (pair, pair[::-1]):
            alike[key] = max(alike[key], found)
    near: dict[str, list[Json]] = {key: [] for key in stories}
    for (one, other), _ in sorted(alike.items(), key=lambda found: (-found[1], found[0])):
        if len(near[one]) < MOST_RELATED:
            near[one].append(other)
    return near
