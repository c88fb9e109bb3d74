"""Gold of HTML pages holds quotes, not offsets: where they lie in the text that a system read."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

from rujuk.evaluate.tally import overlap

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rujuk.evaluate.tally import Item, Span

_WORD = re.compile(r"\w+")
_NEEDED = 0.7
"""Share of a span's words that must be found where a paragraph is not there word for word."""


def squash(text: str | None) -> tuple[str, list[int]]:
    """The text with each run of white space as one space, and the offset of each character."""
    kept: list[str] = []
    offsets: list[int] = []
    space = True
    for offset, character in enumerate(text or ""):
        blank = character.isspace()
        if not (blank and space):
            kept.append(" " if blank else character)
            offsets.append(offset)
        space = blank
    return "".join(kept), offsets


def flat(text: str | None) -> str:
    """The text with single spaces, none at its ends."""
    return squash(text)[0].strip()


def occurrences(hay: str, needle: str) -> list[int]:
    """Every start of the needle, overlapping ones too."""
    found = []
    at = hay.find(needle) if needle else -1
    while at >= 0:
        found.append(at)
        at = hay.find(needle, at + 1)
    return found


class Body:
    """Where each paragraph of the gold body lies in the system's text."""

    def __init__(self, body_text: str, text: str) -> None:
        """Find the paragraphs of `body_text` (one for each line) in `text`."""
        self.squashed, self._offsets = squash(text)
        self._paragraphs = [flat(line) for line in body_text.split("\n")] if body_text else []
        self._starts = self._chain()
        self._words = [
            None if start is not None else self._align(number)
            for number, start in enumerate(self._starts)
        ]

    def _chain(self) -> list[int | None]:
        """The most paragraphs in order, and of those the tightest run: no teaser of the lead."""
        best: list[tuple[int, int, int | None, tuple[tuple[int, int], ...]]] = [(0, 0, None, ())]
        for number, paragraph in enumerate(self._paragraphs):
            longer = list(best)
            for start in occurrences(self.squashed, paragraph):
                for matched, spread, end, chosen in best:
                    if end is None or end <= start:
                        gap = 0 if end is None else start - end
                        longer.append(
                            (
                                matched + 1,
                                spread - gap,
                                start + len(paragraph),
                                (*chosen, (number, start)),
                            )
                        )
            by_end: dict[int | None, tuple[int, int, int | None, tuple[tuple[int, int], ...]]] = {}
            for state in longer:
                if state[2] not in by_end or state[:2] > by_end[state[2]][:2]:
                    by_end[state[2]] = state
            best = list(by_end.values())
        found = dict(max(best, key=lambda state: state[:2])[3])
        return [found.get(number) for number in range(len(self._paragraphs))]

    def _align(self, number: int) -> tuple[list[Span], dict[int, Span]]:
        """The words of a paragraph that is not there, against the gap between its neighbours."""
        low = max(
            [
                start + len(self._paragraphs[index])
                for index, start in enumerate(self._starts[:number])
                if start is not None
            ],
            default=0,
        )
        after = [start for start in self._starts[number + 1 :] if start is not None]
        high = min(after, default=len(self.squashed))
        paragraph = self._paragraphs[number]
        wanted = [found.span() for found in _WORD.finditer(paragraph)]
        given = [
            (found.start() + low, found.end() + low)
            for found in _WORD.finditer(self.squashed[low:high])
        ]
        matcher = difflib.SequenceMatcher(
            None,
            [paragraph[start:end] for start, end in wanted],
            [self.squashed[start:end] for start, end in given],
            autojunk=False,
        )
        pairs = {
            one + step: given[other + step]
            for one, other, length in matcher.get_matching_blocks()
            for step in range(length)
        }
        return wanted, pairs

    def _span(self, number: int, start: int, end: int) -> Span | None:
        """`[start, end)` of a flat paragraph as offsets of the system's text, or null."""
        base = self._starts[number]
        if base is not None:
            return self._offsets[base + start], self._offsets[base + end - 1] + 1
        aligned = self._words[number]
        if aligned is None:
            return None
        wanted, pairs = aligned
        covered = [
            index for index, (first, last) in enumerate(wanted) if first < end and last > start
        ]
        hit = [index for index in covered if index in pairs]
        if not covered or len(hit) < _NEEDED * len(covered):
            return None
        first, last = pairs[hit[0]][0], pairs[hit[-1]][1]
        if last - first > 2 * (end - start) + 20:
            return None
        return self._offsets[first], self._offsets[last - 1] + 1

    def locate(self, quote: str, occurrence: int = 1) -> Span | None:
        """Where the quote lies; `occurrence` (from 1) tells equal quotes apart."""
        words, seen = flat(quote), 0
        for number, paragraph in enumerate(self._paragraphs):
            for start in occurrences(paragraph, words):
                seen += 1
                if seen == occurrence:
                    return self._span(number, start, start + len(words))
        return None

    def spans(self) -> list[Span]:
        """The spans of all paragraphs that were found."""
        found = (
            self._span(number, 0, len(paragraph))
            for number, paragraph in enumerate(self._paragraphs)
            if paragraph
        )
        return [span for span in found if span]

    def offsets(self, start: int, length: int) -> Span:
        """A stretch of the squashed text as offsets of the system's text."""
        return self._offsets[start], self._offsets[start + length - 1] + 1


def anchored(gold: Mapping[str, object], text: str) -> tuple[Item, int]:
    """The gold page with offsets into the system's text, and how many quotes were not found."""
    body = Body(str(gold["body_text"]), text)
    far, lost = len(text) + 1000, 0
    page: Item = {
        key: value for key, value in gold.items() if key not in ("events", "counts", "relations")
    }
    for kind in ("events", "counts", "relations"):
        page[kind] = []
        for record in _items(gold.get(kind)):
            found = body.locate(record["quote"], record.get("occurrence", 1))
            if found is None:
                lost += not record.get("optional")
                found = (far, far + len(record["quote"]))
                far += 1000 + len(record["quote"])
            page[kind].append(_with_offsets(record, found, text))
    page["dont_care_spans"] = _ignored(_texts(gold.get("dont_care_texts")), body)
    return page, lost


def _items(value: object) -> list[Item]:
    return value if isinstance(value, list) else []


def _texts(value: object) -> list[str]:
    return value if isinstance(value, list) else []


def _with_offsets(record: Item, found: Span, text: str) -> Item:
    record = record | {"char_start": found[0], "char_end": found[1]}
    if "trigger" in record:
        inner, offsets = squash(text[found[0] : found[1]])
        starts = occurrences(inner, flat(record["trigger"]))
        number = record.get("trigger_occurrence", 1) - 1
        step = offsets[starts[min(number, len(starts) - 1)]] if starts else 0
        record["trigger_start"] = found[0] + step
        record["trigger_end"] = record["trigger_start"] + len(record["trigger"])
    return record


def _ignored(texts: list[str], body: Body) -> list[Span]:
    """Where titles, bylines and captions lie outside the body."""
    bodies = body.spans()
    ignored = []
    for words in texts:
        needle = flat(words)
        for start in occurrences(body.squashed, needle):
            span = body.offsets(start, len(needle))
            if not any(overlap(span, one) for one in bodies):
                ignored.append(span)
    return ignored
