"""Where an extractor's words stand in the visible text: runs of equal words, longest first chosen.

An extractor gives back words without places. Each run of its words is looked for in the visible
text, from where the last run ended; where words stand twice (a teaser that repeats the lead, a
pull quote), the place that continues the longest run wins, and no word is used twice.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

_WORD = re.compile(r"\w+")
# Words that must agree before a place is tried at all. Shorter runs are found only as the
# continuation of a longer one, or where a whole line of the extractor is that short.
_SEED = 3
# Places tried for one seed: a page that says the same three words more often is judged by the
# nearest of them, so that no page costs more than its length.
_TRIED = 12


@dataclass(frozen=True, slots=True)
class Alignment:
    """Which words of the visible text the extractor gave, and how many of its own were found.

    `spans` are the places of all words of the visible text, `kept[i]` whether word i was given.
    """

    spans: tuple[tuple[int, int], ...]
    kept: bytearray
    found: int
    wanted: int

    @property
    def share(self) -> float:
        """Share of the extractor's words found in the visible text, 0 to 1; 1 for no words."""
        return self.found / self.wanted if self.wanted else 1.0


def align(extracted: str, visible: str) -> Alignment:
    """The extractor's text laid over the visible text, word by word."""
    spans = [match.span() for match in _WORD.finditer(visible)]
    have = [visible[start:end] for start, end in spans]
    want = _WORD.findall(extracted)
    kept = bytearray(len(have))
    seeds = _seed_places(have, want)
    cursor = found = at = 0
    length = len(want)
    while at < length:
        place, run = _best_run(want, have, kept, at, cursor, seeds)
        if not run:
            # A short rest of a line, or a single word: only right behind the last run.
            if cursor < len(have) and not kept[cursor] and have[cursor] == want[at]:
                place, run = cursor, 1
            else:
                at += 1
                continue
        kept[place : place + run] = b"\x01" * run
        found += run
        at += run
        cursor = place + run
    return Alignment(tuple(spans), kept, found, length)


def _seed_places(have: list[str], want: list[str]) -> dict[tuple[str, ...], list[int]]:
    wanted = set(zip(want, want[1:], want[2:], strict=False))
    seeds = zip(have, have[1:], have[2:], strict=False)
    places: dict[tuple[str, ...], list[int]] = {}
    for index, seed in [(index, seed) for index, seed in enumerate(seeds) if seed in wanted]:
        places.setdefault(seed, []).append(index)
    return places


def _best_run(
    want: list[str],
    have: list[str],
    kept: bytearray,
    at: int,
    cursor: int,
    seeds: dict[tuple[str, ...], list[int]],
) -> tuple[int, int]:
    places = seeds.get(tuple(want[at : at + _SEED]))
    if not places:
        return 0, 0
    near = bisect_left(places, cursor)
    tried = places[near : near + _TRIED]
    tried += places[max(0, near - _TRIED) : near]
    best, best_run = 0, 0
    for place in tried:
        run = _run(want, have, kept, at, place)
        if run > best_run:
            best, best_run = place, run
    return best, best_run


def _run(want: list[str], have: list[str], kept: bytearray, at: int, place: int) -> int:
    run = 0
    longest = min(len(want) - at, len(have) - place)
    while run < longest and want[at + run] == have[place + run] and not kept[place + run]:
        run += 1
    return run
