"""Stories: reports of one happening within one cycle of news, in whatever language they are."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Vector = dict[str, float]

JOINS = 0.04
"""Score from which an article joins a story: docs/decisions.md."""
WINDOW_DAYS = 2.0
"""How far an article may lie from the nearest one of its story."""
FADES_DAYS = 3.0
"""After how many days apart a score has fallen to a third."""
COMMON = 0.5
"""An anchor of more than this share of the articles finds no candidates."""
FEW = 20
"""With fewer articles than this every anchor does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One report: `day` is a count of days, null where its page has no date."""

    id: str
    day: float | None
    anchors: Mapping[str, float]


def find_stories(articles: Iterable[Article], joins: float = JOINS) -> list[tuple[str, ...]]:
    """The ids of each story, in order of day and id; every article is in one.

    Articles are taken by day and id, so that the order given never matters. An article joins the
    story with the highest mean score, if that reaches `joins`; a story takes articles up to
    `WINDOW_DAYS` after its newest. Undated articles come last and are near in time to none.
    """
    ordered = sorted(articles, key=lambda one: (one.day is None, one.day or 0.0, one.id))
    vectors = _vectors(ordered)
    common = _common(ordered)
    stories: list[list[Article]] = []
    holders: dict[str, set[int]] = defaultdict(set)
    for one in ordered:
        vector = vectors[one.id]
        telling = [anchor for anchor in vector if anchor not in common]
        sharing = set[int]().union(*(holders[anchor] for anchor in telling))
        best, chosen = joins, None
        for number in sorted(each for each in sharing if _in_window(one, stories[each][-1])):
            story = stories[number]
            score = sum(_score(one, other, vectors) for other in story) / len(story)
            if score > best or (score == best and chosen is None):
                best, chosen = score, number
        if chosen is None:
            chosen = len(stories)
            stories.append([])
        stories[chosen].append(one)
        for anchor in telling:
            holders[anchor].add(chosen)
    return [tuple(one.id for one in story) for story in stories]


def _vectors(articles: Sequence[Article]) -> dict[str, Vector]:
    """Each article's anchors, weighed by how rare they are among these, of length 1."""
    held = Counter(anchor for one in articles for anchor in one.anchors)
    rare = {anchor: math.log((len(articles) + 1) / count) for anchor, count in held.items()}
    found = {}
    for one in articles:
        vector = {
            anchor: (1 + math.log1p(weight) if weight >= 1 else weight) * rare[anchor]
            for anchor, weight in sorted(one.anchors.items())
        }
        length = math.sqrt(math.fsum(value * value for value in vector.values())) or 1.0
        found[one.id] = {anchor: value / length for anchor, value in vector.items()}
    return found


def _common(articles: Sequence[Article]) -> set[str]:
    if len(articles) < FEW:
        return set()
    held = Counter(anchor for one in articles for anchor in one.anchors)
    return {anchor for anchor, count in held.items() if count > COMMON * len(articles)}


def _in_window(one: Article, newest: Article) -> bool:
    """Whether an article may join a story with this newest one; no earlier one is nearer."""
    return one.day is None or newest.day is None or one.day - newest.day <= WINDOW_DAYS


def _score(one: Article, other: Article, vectors: Mapping[str, Vector]) -> float:
    """How much two articles share, the less the further apart; without a day as if at the edge."""
    apart = WINDOW_DAYS
    if one.day is not None and other.day is not None:
        apart = abs(one.day - other.day)
    return similarity(vectors[one.id], vectors[other.id]) * math.exp(-apart / FADES_DAYS)


def similarity(one: Vector, other: Vector) -> float:
    """The cosine of two vectors of length 1: 0 for nothing in common, 1 for the same."""
    if len(other) < len(one):
        one, other = other, one
    return math.fsum(value * other[anchor] for anchor, value in one.items() if anchor in other)
