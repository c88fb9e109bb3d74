"""How fast reprints are found among many documents, and with how much memory.

Run `python benchmarks/bench_copies.py [--documents 100000]`. The documents are made up: words by
Zipf's law, set phrases as agencies and titles of offices are, a boilerplate sentence of the outlet
under two of five, 80 to 900 words. Three in ten are reprints of an earlier one: exact, respun,
misread, cut, corrected or reordered. The same seed gives the same documents.

Times are of the processor, one core; the memory is the most that the process ever held, the making
of the documents included. Bodies lie in a file and are read where a kind must be told, as a case
file would give them.
"""

from __future__ import annotations

import argparse
import random
import resource
import tempfile
import time
from array import array
from collections import Counter
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

from rujuk.read.fingerprint import fingerprint_of
from rujuk.weigh.copies import Page, find_copies

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rujuk.weigh.copies import CopyGroup

WORDS = 30_000
PHRASES = 20_000
FIGURES = 40  # one word of so many is a figure
OUTLETS = 300
REPRINTS = 0.3
BOILERPLATE = 0.4
RESPUN, MISREAD, CORRECTED = 0.08, 0.05, 0.3  # shares of the words, of the figures
DAYS = [f"2025-{1 + number % 12:02}-{1 + number % 28:02}" for number in range(12 * 28)]
LATEST = 500  # how many documents back the original of a reprint may lie


class Newsroom:
    """Makes documents, one after the other."""

    def __init__(self, seed: int) -> None:
        """A newsroom whose documents follow from its seed."""
        self.random = random.Random(seed)  # noqa: S311 - made-up words
        self.words = [f"kata{n}" if n % FIGURES else str(n) for n in range(1, WORDS + 1)]
        self.weights = [*accumulate(1 / (rank + 2.7) for rank in range(WORDS))]
        self.phrases = [self.prose(self.random.randint(2, 5)) for _ in range(PHRASES)]
        self.usual = [*accumulate(1 / (rank + 2.7) for rank in range(PHRASES))]
        self.boilerplate = [self.prose(self.random.randint(8, 25)) for _ in range(OUTLETS)]
        self.latest: list[tuple[int, list[str]]] = []

    def prose(self, length: int) -> list[str]:
        """Words by how usual they are."""
        return self.random.choices(self.words, cum_weights=self.weights, k=length)

    def story(self) -> list[str]:
        """A text of its own."""
        length = min(900, max(80, int(self.random.lognormvariate(5.8, 0.5))))
        made: list[str] = []
        while len(made) < length:
            made += self.prose(self.random.randint(5, 20))
            made += self.random.choices(self.phrases, cum_weights=self.usual)[0]
        return made

    def reprint(self, words: Sequence[str]) -> list[str]:
        """The words as another outlet prints them."""
        chance, half = self.random.random, len(words) // 2
        match self.random.randrange(6):
            case 0:
                return [*words]
            case 1:
                return [self.prose(1)[0] if chance() < RESPUN else word for word in words]
            case 2:
                return [f"{word}rn" if chance() < MISREAD else word for word in words]
            case 3:
                return [*words[: max(60, half)]]
            case 4:
                return [f"{w}0" if w.isdecimal() and chance() < CORRECTED else w for w in words]
            case _:
                return [*words[half:], *words[:half]]

    def documents(self, count: int) -> Iterator[tuple[int, list[str]]]:
        """Each with the number of the document that it carries the text of."""
        for number in range(count):
            if self.latest and self.random.random() < REPRINTS:
                original, words = self.random.choice(self.latest)
                words = self.reprint(words)
            else:
                original, words = number, self.story()
                self.latest.append((number, words))
                del self.latest[:-LATEST]
            if self.random.random() < BOILERPLATE:
                words = [*words, *self.random.choice(self.boilerplate)]
            yield original, words


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--documents", type=int, default=100_000)
    options = parser.parse_args()
    pages, originals, offsets = [], array("I"), array("Q", [0])
    printing = 0.0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "bodies")
        with path.open("wb") as bodies:
            for number, (original, words) in enumerate(Newsroom(4).documents(options.documents)):
                originals.append(original)
                offsets.append(offsets[-1] + bodies.write(" ".join(words).encode()))
                start = time.process_time()
                name = f"d{number:06}"
                day = DAYS[number % len(DAYS)]
                pages.append(Page(id=name, day=day, fingerprint=fingerprint_of(name, words)))
                printing += time.process_time() - start
        with path.open("rb") as bodies:

            def words_of(name: str) -> list[str]:
                number = int(name[1:])
                bodies.seek(offsets[number])
                return bodies.read(offsets[number + 1] - offsets[number]).decode().split()

            before = peak()
            start = time.process_time()
            groups = find_copies(pages, words_of)
            finding = time.process_time() - start
    kinds = Counter(kind.value for group in groups for _, kind in group.copies)
    print(f"documents                     {len(pages):9}")
    print(f"rows in their sketches        {sum(len(p.fingerprint.sketch) for p in pages):9}")
    print(f"fingerprints                  {printing:9.1f} s")
    print(f"copies: groups and kinds      {finding:9.1f} s")
    print(f"  groups, copies              {len(groups):9} {sum(kinds.values())} {dict(kinds)}")
    print(f"  right, missed, wrong pairs  {score(groups_of(groups), truth(originals))}")
    print(f"peak memory                   {peak():9.0f} MB, {before:.0f} MB before finding them")


def groups_of(groups: Sequence[CopyGroup]) -> dict[int, int]:
    """The number of its original for each page."""
    found = {}
    for group in groups:
        names = [group.original, *(name for name, _ in group.copies)]
        least = min(int(name[1:]) for name in names)
        found.update({int(name[1:]): least for name in names})
    return found


def truth(originals: Sequence[int]) -> dict[int, int]:
    """The same from how the documents were made."""
    carried = Counter(originals)
    return {number: one for number, one in enumerate(originals) if carried[one] > 1}


def score(found: dict[int, int], made: dict[int, int]) -> str:
    """Pairs of a document and the first of its text: in both, only made, only found."""
    mine, right = set(found.items()), set(made.items())
    return f"{len(mine & right):9} {len(right - mine)} {len(mine - right)}"


def peak() -> float:
    """Most resident memory of this process so far, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_024


if __name__ == "__main__":
    main()
