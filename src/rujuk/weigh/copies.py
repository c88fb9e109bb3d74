"""Reprints: which pages carry one text, and who copied whom. Ten reprints are one report."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import TYPE_CHECKING

from rujuk.weigh.alignment import common_runs, replaced

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from rujuk.read.fingerprint import Fingerprint

    Words = Callable[[str], Sequence[str]]
    """Gives the words of the body of the page with an id."""

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
    """What is needed to find copies: `day` is ISO, null unknown."""

    id: str
    day: str | None
    fingerprint: Fingerprint


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyGroup:
    """Pages of one text: the original, and each copy with its kind, in order of their ids."""

    original: str
    copies: tuple[tuple[str, CopyKind], ...]


def find_copies(pages: Iterable[Page], words: Words) -> list[CopyGroup]:
    """The groups of pages that carry one text, in order of their originals' ids.

    `words` is asked for the words of a page only where the kind of a copy must be told, so that
    the bodies of a large case need not be held.
    """
    from rujuk.weigh.one_text import one_text  # noqa: PLC0415 - loads numpy, slow to load

    known = {page.id: page for page in pages if page.fingerprint.words >= LEAST_WORDS}
    first: dict[str, Page] = {}
    others: dict[str, list[Page]] = defaultdict(list)  # most texts have one page
    for page in known.values():
        if first.setdefault(page.fingerprint.digest, page) is not page:
            others[page.fingerprint.digest].append(page)
    del known
    texts = [*first]
    places = one_text([page.fingerprint for page in first.values()])
    joined = [[texts[at] for at in group] for group in places]
    apart = others.keys() - {digest for group in joined for digest in group}
    groups = [*joined, *([digest] for digest in apart)]
    found = [
        copy_group(
            (page for digest in group for page in (first[digest], *others.get(digest, ()))), words
        )
        for group in groups
    ]
    return sorted(found, key=lambda group: group.original)


def copy_group(pages: Iterable[Page], words: Words) -> CopyGroup:
    """The group that pages of one text are; there must be a page.

    The original is the page of the earliest day, of these the one that holds most words, then the
    first by id. Pages without a day come after all others.
    """
    first, *others = sorted(pages, key=_seniority)
    kinds = {other.id: CopyKind.EXACT for other in others}
    changed = [one.id for one in others if one.fingerprint.digest != first.fingerprint.digest]
    if changed:
        original = words(first.id)
        kinds |= {one: kind_of(original, words(one)) for one in changed}
    return CopyGroup(original=first.id, copies=tuple(sorted(kinds.items())))


def _seniority(page: Page) -> tuple[bool, str, int, str]:
    return page.day is None, page.day or "", -page.fingerprint.words, page.id


def kind_of(original: Sequence[str], copy: Sequence[str]) -> CopyKind:
    """How the words of a copy differ: a changed figure outweighs misread letters, these a cut."""
    runs = common_runs(original, copy)
    pairs = [*replaced(original, copy, runs)]
    if any(old.isdecimal() and new.isdecimal() for old, new in pairs):
        return CopyKind.CORRECTED
    if _mostly_misread(pairs):
        return CopyKind.NOISY
    if sum(run.size for run in runs) < WHOLE_FROM * len(original):
        return CopyKind.TRUNCATED
    return CopyKind.NEAR_VERBATIM


def _mostly_misread(pairs: Sequence[tuple[str, str]]) -> bool:
    """Whether more than half of the words that stand for others may be misread from them."""
    misread = 0
    for looked_at, (old, new) in enumerate(pairs, 1):
        misread += _are_alike(old, new)
        if 2 * misread > len(pairs):
            return True
        if 2 * (looked_at - misread) >= len(pairs):
            break
    return False


def _are_alike(old: str, new: str) -> bool:
    """Whether a word may be a misreading of the other; the two upper bounds are cheap to ask."""
    letters = SequenceMatcher(None, old, new)
    return (
        letters.real_quick_ratio() >= ALIKE
        and letters.quick_ratio() >= ALIKE
        and letters.ratio() >= ALIKE
    )
