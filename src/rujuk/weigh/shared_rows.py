"""Pairs of texts that may be kin, found among any number of texts from the rows that they share.

A text that stands in a longer one by the share that makes them kin shares a number of rows with it
that follows from its own. So it need not be looked up by all of its rows: of n rows, k of them
shared, any n - k + 3 hold three that are shared (the prefix of a set, as in Chaudhuri, Ganti and
Kaushik 2006, "A primitive operator for similarity joins in data cleaning"). Those that stand in the
fewest texts are taken, most of which stand in no other at all.

Rows are sorted as numbers, a stretch of their range at a time: the memory is a byte for each row,
and some 200 for each row of a stretch; the time is that of sorting.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from rujuk.read.fingerprint import ALL_BELOW, ALWAYS_BELOW
from rujuk.weigh.kinship import COPY_FROM, CROWDED, SHARED_ROWS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from rujuk.read.fingerprint import Fingerprint

    Numbers = NDArray[np.int64]
    Packed = NDArray[np.uint64]
    Half = NDArray[np.uint32]
    Small = NDArray[np.uint8]
    Flags = NDArray[np.bool_]

ROWS_AT_ONCE = 2_000_000
"""Rows that are sorted at a time, unless that makes more stretches than `STRETCHES`."""
STRETCHES = 32
"""Stretches of the range of rows, at most: each goes through all texts."""
TEXTS_AT_ONCE = 8_192
PAIRS_AT_ONCE = 2_000_000
"""Pairs that are made at a time, or those of one row."""

_LOW_HALF = np.uint64(0xFFFFFFFF)
_HALF = np.uint64(32)
_ROUNDING = 1e-6


def pairs_sharing(texts: Sequence[Fingerprint]) -> Iterator[Packed]:
    """Pairs of places of texts, the lesser times 2**32 plus the greater, for each row looked up.

    Every pair that shares `SHARED_ROWS` rows which are no boilerplate, and enough for one to stand
    in the other, comes `SHARED_ROWS` times or more; others may come, and as often. All texts
    together have fewer than 2**32 rows, no two of them the same digest.
    """
    if not texts:
        return
    stretches = _stretches(texts)
    below, above = _looked_up(texts, _holders(texts, stretches))
    for stretch in stretches:
        row, text = unpacked(np.sort(np.concatenate([*_keyed(texts, stretch)])))
        starts, counts = runs(row)
        held = np.repeat(np.minimum(counts, CROWDED + 1).astype(np.uint8), counts)
        looked_up = held <= np.where(row <= ALWAYS_BELOW, below[text], above[text])
        looked_up &= held > 1
        yield from _pairs(text, np.repeat(starts, counts), held, looked_up)


def _pairs(text: Half, start: Numbers, held: Small, looked_up: Flags) -> Iterator[Packed]:
    """Each text that looks a row up with all others that hold it, each pair once."""
    asking = np.flatnonzero(looked_up)
    made = np.cumsum(held[asking], dtype=np.int64)
    parts = np.arange(PAIRS_AT_ONCE, made[-1] if len(made) else 0, PAIRS_AT_ONCE)
    for part in np.split(asking, np.searchsorted(made, parts)):
        size = held[part].astype(np.int64)
        one = np.repeat(part, size)
        other = np.arange(len(one)) - np.repeat(np.cumsum(size) - size - start[part], size)
        once = (other > one) | ((other < one) & ~looked_up[other])
        first, second = text[one[once]], text[other[once]]
        lesser, greater = np.minimum(first, second), np.maximum(first, second)
        yield lesser.astype(np.uint64) << _HALF | greater


def unpacked(numbers: Packed) -> tuple[Half, Half]:
    """What each number was packed of: the times 2**32, and the rest."""
    return (numbers >> _HALF).astype(np.uint32), numbers.astype(np.uint32)


def runs(sorted_numbers: Packed | Half) -> tuple[Numbers, Numbers]:
    """Where each run of equal numbers starts, and its length."""
    differs = np.flatnonzero(sorted_numbers[1:] != sorted_numbers[:-1]) + 1
    starts = np.concatenate([[0], differs]) if len(sorted_numbers) else differs
    return starts, np.diff(starts, append=len(sorted_numbers))


def _holders(texts: Sequence[Fingerprint], stretches: Sequence[tuple[int, int]]) -> Small:
    """For each row of each text, one after the other, how many texts hold it."""
    held = np.zeros(sum(len(text.sketch) for text in texts), np.uint8)
    for stretch in stretches:
        keys = np.sort(np.concatenate([*_keyed(texts, stretch, places=True)]))
        _, counts = runs(keys >> _HALF)
        told = np.minimum(counts, CROWDED + 1).astype(np.uint8)
        held[keys & _LOW_HALF] = np.repeat(told, counts)
    return held


def _keyed(
    texts: Sequence[Fingerprint], stretch: tuple[int, int], *, places: bool = False
) -> Iterator[Packed]:
    """The rows within a stretch, times 2**32, with the place of their text, or with their own."""
    least, most = stretch
    at = 0
    for first, lengths, rows in _blocks(texts):
        inside = np.flatnonzero((rows >= least) & (rows <= most))
        if places:
            whose = inside + at
        else:
            whose = np.searchsorted(np.cumsum(lengths), inside, side="right") + first
        yield rows[inside].astype(np.uint64) << _HALF | whose.astype(np.uint64)
        at += len(rows)


def _blocks(texts: Sequence[Fingerprint]) -> Iterator[tuple[int, Numbers, NDArray[np.uint32]]]:
    """Some texts at a time: the place of the first, how many rows each has, all of these."""
    for first in range(0, len(texts), TEXTS_AT_ONCE):
        block = [text.sketch for text in texts[first : first + TEXTS_AT_ONCE]]
        yield first, np.array([*map(len, block)]), np.frombuffer(b"".join(block), np.uint32)


def _looked_up(texts: Sequence[Fingerprint], held: Small) -> tuple[Small, Small]:
    """In how many texts a row of each text stands at most for it to be looked up.

    The first of the rows that every text keeps, the second of those that only short ones do. Beside
    a long text a short one is compared by the former alone, beside a short one by both.
    """
    below, above = np.zeros((2, len(texts)), np.uint8)
    at = 0
    for first, lengths, rows in _blocks(texts):
        block = texts[first : first + len(lengths)]
        text = np.repeat(np.arange(len(lengths)), lengths)
        holders = held[at : at + len(rows)]
        at += len(rows)
        low = rows <= ALWAYS_BELOW
        short = np.array([one.rows < ALL_BELOW for one in block])
        limit = _limit(text[low], holders[low], len(block))
        whole = np.where(short, _limit(text, holders, len(block)), 0)
        below[first : first + len(block)] = np.maximum(limit, whole)
        above[first : first + len(block)] = whole
    return below, above


def _limit(text: Numbers, holders: Small, texts: int) -> Numbers:
    """By how many texts the rarest rows are held, as many as must be looked up of each text."""
    bins = CROWDED + 2
    table = np.bincount(text * bins + holders, minlength=texts * bins).reshape(texts, bins)
    boilerplate = table[:, -1]
    rows = np.cumsum(table[:, :-1], axis=1)
    usable = rows[:, -1]
    needed = np.ceil(COPY_FROM * (usable + boilerplate) - _ROUNDING).astype(np.int64) - boilerplate
    wanted = usable - np.maximum(needed, SHARED_ROWS) + SHARED_ROWS
    return np.where(wanted < SHARED_ROWS, 0, np.argmax(rows >= wanted[:, None], axis=1))


def _stretches(texts: Sequence[Fingerprint]) -> list[tuple[int, int]]:
    """Stretches of the range of rows that hold about as many each, first and last."""
    rows = sum(len(text.sketch) for text in texts)
    parts = min(STRETCHES, 1 + rows // ROWS_AT_ONCE)
    some = texts[:: 1 + len(texts) // 1_000]
    sample = sorted(chain.from_iterable(text.sketch for text in some))
    ends = sorted({sample[len(sample) * part // parts] for part in range(1, parts)})
    return [*zip([0, *(end + 1 for end in ends)], [*ends, int(_LOW_HALF)], strict=True)]
