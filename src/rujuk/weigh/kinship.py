"""Which texts stand in one another, found from the rows that their sketches share.

Two texts are kin if their sketches share some rows that are no boilerplate, and enough of the
shorter stands in the other. What is kin of kin is one text. A text is known by the digest of its
words: pages with the same words are one text, so that a text published often crowds no row.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from itertools import chain
from typing import TYPE_CHECKING, Protocol

from rujuk.read.fingerprint import ALL_BELOW, containment, least_rows

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from rujuk.read.fingerprint import Fingerprint

COPY_FROM = 0.4
"""Share of the shorter text in the other from which they are one text."""
SHARED_ROWS = 3
"""Rows of the sketches that two texts must share to be compared."""
CROWDED = 200
"""A row that stands in more texts than this is boilerplate and finds none."""
ROWS_AT_ONCE = 500_000
"""Rows that are sorted out at a time: bounds the memory, never the result."""

_ROUNDING = 1e-6
_NEVER = 0.0  # no bound


def one_text(texts: Sequence[Fingerprint]) -> list[list[int]]:
    """The places of texts that are one, each group and all groups in order; single ones left out.

    For any number of texts at once: time grows with the rows that texts share, memory with about
    eight bytes for each of these. No two of the texts may have the same digest.
    """
    postings = _Postings(texts)
    roots = [*range(len(texts))]
    for at in range(len(texts)):
        for other in postings.earlier(at):
            mine, theirs = _root(roots, at), _root(roots, other)
            if mine != theirs and _are_kin(texts[at], texts[other]):
                roots[max(mine, theirs)] = min(mine, theirs)
    groups: dict[int, list[int]] = defaultdict(list)
    for at in range(len(texts)):
        groups[_root(roots, at)].append(at)
    return [group for group in groups.values() if len(group) > 1]


def _of_short(text: Fingerprint) -> float:
    """How many rows of a short text another short one must hold to be its kin, at least."""
    return COPY_FROM * len(text.sketch) - _ROUNDING


def _root(roots: list[int], at: int) -> int:
    while roots[at] != at:
        roots[at] = roots[roots[at]]
        at = roots[at]
    return at


def _are_kin(one: Fingerprint, other: Fingerprint) -> bool:
    return containment(one, other) >= COPY_FROM


class _Postings:
    """The rows that two to `CROWDED` of the texts share, and which of them share them."""

    def __init__(self, texts: Sequence[Fingerprint]) -> None:
        self._texts = texts
        self._rows_of = [array("I") for _ in texts]
        """Numbers of the shared rows of each text, from 1."""
        self._crowded = array("I", bytes(4 * len(texts)))
        """How many rows of each text are boilerplate."""
        self._needed = array("d", (COPY_FROM * least_rows(text) - _ROUNDING for text in texts))
        """How many rows of each text another must hold to be its kin, at least."""
        self._of_short = array(
            "d", (_of_short(text) if text.rows < ALL_BELOW else _NEVER for text in texts)
        )
        """The same of a short text beside another one: then all rows of both are compared."""
        self._starts = array("I", [0, 0])
        """Where the holders of each row begin, by its number."""
        self._gather()
        self._ends = self._starts[:]
        self._holders = array("I", bytes(4 * self._starts[-1]))
        """The places of the texts so far that hold a row, one row after the other."""

    def earlier(self, at: int) -> list[int]:
        """Texts before this one that may be its kin; to be asked once of each text in order."""
        starts, ends, holders, rows = self._starts, self._ends, self._holders, self._rows_of[at]
        before = [holders[starts[row] : ends[row]] for row in rows]
        for row in rows:
            holders[ends[row]] = at
            ends[row] += 1
        crowded, needed = self._crowded, self._needed
        of_short = self._of_short
        own_crowded, own_needed, own_short = crowded[at], needed[at], of_short[at]
        found = []
        for other, shared in Counter(chain.from_iterable(before)).items():
            most = shared + min(own_crowded, crowded[other])
            needs = min(own_needed, needed[other]), min(own_short, of_short[other])
            if shared >= SHARED_ROWS and most >= max(needs):
                found.append(other)
        return found

    def _gather(self) -> None:
        """Number the shared rows, one stretch of their range after the other."""
        cursors = array("I", bytes(4 * len(self._texts)))
        for bound in _bounds(self._texts):
            stretches = []
            for at, text in enumerate(self._texts):
                first, last = cursors[at], bisect_left(text.sketch, bound, cursors[at])
                cursors[at] = last
                stretches.append(text.sketch[first:last])
            numbers = self._number(Counter(chain.from_iterable(stretches)))
            for at, stretch in enumerate(stretches):
                found = [*map(numbers.get, stretch)]
                self._rows_of[at].extend(filter(None, found))
                self._crowded[at] += found.count(0)

    def _number(self, held: Mapping[int, int]) -> dict[int, int]:
        """Numbers of the rows that are shared, 0 for boilerplate; room for their holders."""
        numbers = {}
        for row, count in held.items():
            if count > CROWDED:
                numbers[row] = 0
            elif count > 1:
                numbers[row] = len(self._starts) - 1
                self._starts.append(self._starts[-1] + count)
        return numbers


def _bounds(texts: Sequence[Fingerprint]) -> list[int]:
    """Ends of stretches of the range of rows that hold about `ROWS_AT_ONCE` each."""
    stretches = 1 + sum(len(text.sketch) for text in texts) // ROWS_AT_ONCE
    every = max(1, len(texts) // 1_000)
    sample = sorted(chain.from_iterable(text.sketch for text in texts[::every]))
    ends = {sample[len(sample) * part // stretches] for part in range(1, stretches)}
    return [*sorted(ends), 1 << 32]


class Sketches(Protocol):
    """Stored texts that can be found by their rows: `TextIndex`, or tables of a case file."""

    def text(self, digest: str) -> Fingerprint:
        """The text with this digest."""

    def holders(self, rows: Iterable[int]) -> Iterable[Collection[str]]:
        """For each row in order the digests of the texts that hold it, each once."""

    def group(self, digest: str) -> frozenset[str]:
        """The digests of the group that a text was last found in; itself alone: of none."""


def kin_of(text: Fingerprint, sketches: Sketches) -> set[str]:
    """The digests of other stored texts that stand in this one or it in them.

    Asks for the holders of its own rows only; the text itself may be stored or not.
    """
    shared: Counter[str] = Counter()
    for holders in sketches.holders(text.sketch):
        if len(holders) < CROWDED or (len(holders) == CROWDED and text.digest in holders):
            shared.update(holders)
    del shared[text.digest]
    return {
        digest
        for digest, rows in shared.items()
        if rows >= SHARED_ROWS and _are_kin(text, sketches.text(digest))
    }


def torn_by(text: Fingerprint, sketches: Sketches) -> set[str]:
    """The digests of stored texts that may lose kin, as a text not yet stored crowds their rows."""
    torn: set[str] = set()
    for holders in sketches.holders(text.sketch):
        if len(holders) == CROWDED:
            for digest in holders:
                group = sketches.group(digest)
                if digest not in torn and len(group) > 1 and len(group.intersection(holders)) > 1:
                    torn |= group
    return torn


def group_of(digest: str, sketches: Sketches) -> frozenset[str]:
    """The digests of all stored texts that are one with this one, found from their rows."""
    found, asked = {digest}, [digest]
    while asked:
        new = kin_of(sketches.text(asked.pop()), sketches) - found
        found |= new
        asked += new
    return frozenset(found)


class TextIndex:
    """Texts by the rows of their sketches, in memory, with the groups that are one."""

    def __init__(self, texts: Iterable[Fingerprint] = ()) -> None:
        """An index of these texts."""
        self._texts = {text.digest: text for text in texts}
        self._holders: dict[int, list[str]] = defaultdict(list)
        self._groups: dict[str, frozenset[str]] = {}
        given = [*self._texts.values()]
        for text in given:
            self._hold(text)
        for places in one_text(given):
            self._join(frozenset(given[at].digest for at in places))

    def add(self, text: Fingerprint) -> set[frozenset[str]]:
        """Put one text in; the groups that this made, parted or widened, single texts as well.

        Touches its own rows and the groups of those that share them, not the other texts. A known
        text changes nothing.
        """
        if text.digest in self._texts:
            return set()
        torn = torn_by(text, self)
        before = {digest: self.group(digest) for digest in torn}
        self._texts[text.digest] = text
        self._hold(text)
        made = {group_of(text.digest, self)}
        for digest in torn:
            if not any(digest in group for group in made):
                made.add(group_of(digest, self))
        for group in made:
            self._join(group)
        return {group for group in made if any(before.get(one) != group for one in group)}

    def text(self, digest: str) -> Fingerprint:
        """The text with this digest; `KeyError` for an unknown one."""
        return self._texts[digest]

    def holders(self, rows: Iterable[int]) -> Iterable[Collection[str]]:
        """For each row in order the digests of the texts that hold it."""
        return (self._holders.get(row, ()) for row in rows)

    def group(self, digest: str) -> frozenset[str]:
        """The digests of the texts that are one with this one, itself among them."""
        return self._groups.get(digest, frozenset({digest}))

    def _hold(self, text: Fingerprint) -> None:
        for row in text.sketch:
            self._holders[row].append(text.digest)

    def _join(self, group: frozenset[str]) -> None:
        for digest in group:
            self._groups[digest] = group
