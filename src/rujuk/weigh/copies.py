"""Reprints: which pages carry one text, and who copied whom. Ten reprints are one report."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import TYPE_CHECKING

from rujuk.read.fingerprint import containment

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from rujuk.read.fingerprint import Fingerprint

COPY_FROM = 0.4
"""Share of the shorter text in the other from which they are one text."""
SHARED_ROWS = 3
"""Rows of the sketches that two pages must share to be compared."""
CROWDED = 200
"""A row that stands in more pages than this is boilerplate and finds none."""
WHOLE_FROM = 0.9
"""A copy with fewer of the original's words than this share is cut."""
ALIKE = 0.6
"""Likeness of letters from which a changed word is a misreading of the original's."""
LEAST_WORDS = 20
"""A shorter body is nobody's reprint."""


class CopyKind(StrEnum):
    """How a copy differs from its original."""

    EXACT = "exact"
    NEAR_VERBATIM = "near_verbatim"
    TRUNCATED = "truncated"
    CORRECTED = "corrected"  # a figure was changed: it keeps its own
    NOISY = "noisy"  # misread letters


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What is needed to find copies: `day` is ISO, null unknown; `words` those of the body."""

    id: str
    day: str | None
    fingerprint: Fingerprint
    words: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyGroup:
    """Pages of one text: the original, and each copy with its kind, in order of their ids."""

    original: str
    copies: tuple[tuple[str, CopyKind], ...]


def find_copies(pages: Iterable[Page]) -> list[CopyGroup]:
    """The groups of pages that carry one text, in order of their originals' ids.

    The original is the page of the earliest day, of these the one that holds most words, then the
    first by id. Pages without a day come after all others.
    """
    known = {page.id: page for page in pages if page.fingerprint.words >= LEAST_WORDS}
    groups: dict[str, set[str]] = {one: {one} for one in known}
    for one, other in sorted(_candidates(known)):
        if groups[one] is groups[other]:
            continue
        if containment(known[one].fingerprint, known[other].fingerprint) >= COPY_FROM:
            joined = groups[one] | groups[other]
            for member in joined:
                groups[member] = joined
    found = []
    for members in {id(group): group for group in groups.values()}.values():
        if len(members) > 1:
            first, *others = sorted((known[one] for one in members), key=_seniority)
            kinds = sorted((other.id, kind_of(first, other)) for other in others)
            found.append(CopyGroup(original=first.id, copies=tuple(kinds)))
    return sorted(found, key=lambda group: group.original)


def _candidates(pages: Mapping[str, Page]) -> set[tuple[str, str]]:
    """Pairs that share some rows of their sketches, or the whole text."""
    holders: dict[object, list[str]] = defaultdict(list)
    for page in pages.values():
        holders[page.fingerprint.digest].append(page.id)
        for row in page.fingerprint.sketch:
            holders[row].append(page.id)
    shared: Counter[tuple[str, str]] = Counter()
    found: set[tuple[str, str]] = set()
    for key, ids in holders.items():
        if isinstance(key, str):
            ordered = sorted(ids)
            found.update((ordered[0], other) for other in ordered[1:])
        elif 1 < len(ids) <= CROWDED:
            ordered = sorted(ids)
            for place, one in enumerate(ordered):
                for other in ordered[place + 1 :]:
                    shared[one, other] += 1
    found.update(pair for pair, count in shared.items() if count >= SHARED_ROWS)
    return found


def _seniority(page: Page) -> tuple[bool, str, int, str]:
    return page.day is None, page.day or "", -len(page.words), page.id


def kind_of(original: Page, copy: Page) -> CopyKind:
    """How the copy differs: a changed figure outweighs misread letters, and these a cut."""
    if original.fingerprint.digest == copy.fingerprint.digest:
        return CopyKind.EXACT
    matcher = SequenceMatcher(None, original.words, copy.words, autojunk=False)
    misread = changed = kept = 0
    for tag, first, last, start, end in matcher.get_opcodes():
        kept += last - first if tag == "equal" else 0
        if tag != "replace" or last - first != end - start:
            continue
        for old, new in zip(original.words[first:last], copy.words[start:end], strict=True):
            if old.isdecimal() and new.isdecimal():
                return CopyKind.CORRECTED
            likeness = SequenceMatcher(None, old, new).ratio()
            misread += likeness >= ALIKE
            changed += likeness < ALIKE
    if misread > changed:
        return CopyKind.NOISY
    if kept < WHOLE_FROM * len(original.words):
        return CopyKind.TRUNCATED
    return CopyKind.NEAR_VERBATIM
