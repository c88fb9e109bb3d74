"""Which of many texts are one: the groups that kin, and kin of kin, make."""

from __future__ import annotations

from array import array
from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from rujuk.read.fingerprint import containment
from rujuk.weigh.kinship import COPY_FROM, SHARED_ROWS
from rujuk.weigh.shared_rows import pairs_sharing, runs, unpacked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from rujuk.read.fingerprint import Fingerprint
    from rujuk.weigh.shared_rows import Flags, Packed

WAITING = 4_000_000
"""Room for pairs, at least: when it is full, those that came often enough are compared."""
AT_ONCE = 1_000_000
"""Pairs that are looked through at a time."""
_GROWTH = 1.25  # of the room, over the pairs that stay


def one_text(texts: Sequence[Fingerprint]) -> list[list[int]]:
    """The places of texts that are one, each group and all groups in order; single ones left out.

    For any number of texts at once, no two of them with the same digest. Pairs of texts that are
    one already are not held, so that many reprints of one text cost no memory.
    """
    groups = _Groups(texts)
    held, size = np.empty(WAITING, np.uint64), 0
    for found in pairs_sharing(texts):
        pairs = groups.apart(found)
        if size + len(pairs) > len(held):
            size = groups.compare(held[:size])
            room = int(_GROWTH * (size + len(pairs)))
            held.resize(max(room, len(held)), refcheck=False)
        held[size : size + len(pairs)] = pairs
        size += len(pairs)
    groups.compare(held[:size])
    return groups.several()


class _Groups:
    """The groups found so far, each known by its first text."""

    def __init__(self, texts: Sequence[Fingerprint]) -> None:
        self._texts = texts
        self._earlier = array("I", range(len(texts)))
        """For each text one of its group before it, or itself."""

    def several(self) -> list[list[int]]:
        """The groups of two texts or more."""
        groups: dict[int, list[int]] = defaultdict(list)
        for at, first in enumerate(self._firsts().tolist()):
            groups[first].append(at)
        return [group for group in groups.values() if len(group) > 1]

    def apart(self, pairs: Packed) -> Packed:
        """The pairs whose texts are of two groups."""
        firsts = self._firsts()
        one, other = unpacked(pairs)
        apart: Flags = firsts[one] != firsts[other]
        return pairs[apart]

    def compare(self, pairs: Packed) -> int:
        """Join those that came often enough and are kin; how many of the others stay, moved first.

        A pair that is not kin is forgotten: where it comes as often again, it is compared again.
        """
        pairs.sort()
        at = stay = 0
        while at < len(pairs):
            last = pairs[min(at + AT_ONCE, len(pairs)) - 1]
            end = int(np.searchsorted(pairs, last, side="right"))
            starts, counts = runs(pairs[at:end])
            often = counts >= SHARED_ROWS
            one, other = unpacked(pairs[at:end][starts[often]])
            for pair in zip(one.tolist(), other.tolist(), strict=True):
                self._join_kin(*pair)
            rest = self.apart(pairs[at:end][np.repeat(~often, counts)])
            pairs[stay : stay + len(rest)] = rest
            at, stay = end, stay + len(rest)
        return stay

    def _join_kin(self, one: int, other: int) -> None:
        first, second = self._first(one), self._first(other)
        if first != second and containment(self._texts[one], self._texts[other]) >= COPY_FROM:
            self._earlier[max(first, second)] = min(first, second)

    def _first(self, at: int) -> int:
        earlier = self._earlier
        while earlier[at] != at:
            earlier[at] = earlier[earlier[at]]
            at = earlier[at]
        return at

    def _firsts(self) -> NDArray[np.uint32]:
        """The first text of the group of each."""
        firsts = np.array(self._earlier)
        while (nearer := firsts[firsts]).tobytes() != firsts.tobytes():
            firsts = nearer
        return firsts
