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

from rujuk.read.fingerprint import comparable_rows, containment

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from rujuk.read.fingerprint import Fingerprint

COPY_FROM = 0.4
"""Share of the shorter text in the other from which they are one text."""
SHARED_ROWS = 3
"""Rows of the sketches that two texts must share to be compared."""
CROWDED = 200
"""A row that stands in more texts than this is boilerplate and finds none."""
ROWS_AT_ONCE = 500_000
"""Rows that are sorted out at a time: bounds the memory, never the result."""


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


def _root(roots: list[int], at: int) -> int:
    while roots[at] != at:
        roots[at] = roots[roots[at]]
        at = roots[at]
    return at


def _are_kin(one: Fingerprint, other: Fingerprint) -> bool:
    return containment(one, other) >= COPY_FROM


class _Postings:
    """The rows that two to `CROWDED` of the texts share, and which share them."""

    def __init__(self, texts: Sequence[Fingerprint]) -> None:
        self._texts = texts
        self._rows_of = [array("I") for _ in texts]
        """Numbers of the shared rows of each text, from 1."""
        self._crowded = array("I", bytes(4 * len(texts)))
        """How many rows of each text are boilerplate."""
        self._holders = array("I")
        """The places of the texts that hold a row, one row after the other, each in order."""
        self._starts = array("I", [0])  # no row has the number 0
        self._gather()
        self._filled = self._starts[:]

    def earlier(self, at: int) -> Iterator[int]:
        """Texts before this one that may be its kin; to be asked once of each text in order."""
        starts, filled, rows = self._starts, self._filled, self._rows_of[at]
        before = [self._holders[starts[row] : filled[row]] for row in rows]
        for row in rows:
            filled[row] += 1
        text, crowded = self._texts[at], self._crowded
        for other, shared in Counter(chain.from_iterable(before)).items():
            if shared >= SHARED_ROWS:
                most = shared + min(crowded[at], crowded[other])
                if most >= COPY_FROM * comparable_rows(text, self._texts[other]):
                    yield other

    def _gather(self) -> None:
        """Sort the rows out, one stretch of their range after the other."""
        cursors = array("I", bytes(4 * len(self._texts)))
        for bound in _bounds(self._texts):
            seen: set[int] = set()
            again: set[int] = set()
            stretches = []
            for at, text in enumerate(self._texts):
                first, last = cursors[at], bisect_left(text.sketch, bound, cursors[at])
                cursors[at] = last
                stretch = text.sketch[first:last]
                again.update(seen.intersection(stretch))
                seen.update(stretch)
                stretches.append(stretch)
            del seen
            found: dict[int, list[int]] = defaultdict(list)
            for at, stretch in enumerate(stretches):
                for row in again.intersection(stretch):
                    found[row].append(at)
            numbers = self._keep(found)
            for at, stretch in enumerate(stretches):
                shared = again.intersection(stretch)
                before = len(self._rows_of[at])
                self._rows_of[at].extend(filter(None, map(numbers.get, shared)))
                self._crowded[at] += before + len(shared) - len(self._rows_of[at])

    def _keep(self, found: dict[int, list[int]]) -> dict[int, int]:
        """Keep who holds these rows; their numbers, none for those that are boilerplate."""
        numbers = {}
        for row, holders in found.items():
            if len(holders) <= CROWDED:
                numbers[row] = len(self._starts)
                self._starts.append(len(self._holders))
                self._holders.extend(holders)
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
