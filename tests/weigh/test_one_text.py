"""Groups of many texts at once, and by the plain rule: always the same."""

from __future__ import annotations

import random  # noqa: TC003 - Hypothesis reads the annotation
from array import array
from collections import Counter
from itertools import chain, combinations
from typing import TYPE_CHECKING
from zlib import crc32

import pytest
from hypothesis import given, settings, strategies as st

from rujuk.read.fingerprint import ALL_BELOW, Fingerprint, containment, fingerprint_of
from rujuk.weigh import one_text as grouping, shared_rows
from rujuk.weigh.kinship import COPY_FROM, SHARED_ROWS
from rujuk.weigh.one_text import one_text
from rujuk.weigh.shared_rows import pairs_sharing

if TYPE_CHECKING:
    from rujuk.weigh.shared_rows import Packed

CROWD = 4
"""What the tests take for a crowd, so that small cases have boilerplate."""
LONG = ALL_BELOW
"""As many rows as a text has whose sketch is a part of them."""


def sketched(number: int, rows: set[int], *, long: bool = False) -> Fingerprint:
    kept = sorted(row for row in rows if not long or row <= 0xFFFFFFFF // 4)
    return Fingerprint(
        document=f"doc-{number}",
        digest=f"digest-{number:03}",
        words=LONG + 2,
        rows=LONG if long else LONG - 1,
        sketch=array("I", kept),
    )


@st.composite
def texts(draw: st.DrawFn) -> list[Fingerprint]:
    """Texts that are parts of each other, with boilerplate, some of them long."""
    pool = [number * 0x0C000001 for number in range(20)]
    drawn = draw(
        st.lists(
            st.tuples(st.sets(st.sampled_from(pool), min_size=1, max_size=14), st.booleans()),
            min_size=1,
            max_size=14,
        )
    )
    return [sketched(at, rows, long=long) for at, (rows, long) in enumerate(drawn)]


def plainly(given_texts: list[Fingerprint]) -> set[frozenset[str]]:
    """The groups by the rule as it is written, comparing all pairs."""
    held = Counter(row for text in given_texts for row in text.sketch)
    groups = {text.digest: {text.digest} for text in given_texts}
    for one, other in combinations(given_texts, 2):
        shared = {row for row in {*one.sketch} & {*other.sketch} if held[row] <= CROWD}
        if len(shared) >= SHARED_ROWS and containment(one, other) >= COPY_FROM:
            joined = groups[one.digest] | groups[other.digest]
            for digest in joined:
                groups[digest] = joined
    return {frozenset(group) for group in groups.values()}


def at_once(given_texts: list[Fingerprint]) -> set[frozenset[str]]:
    found = {frozenset(given_texts[at].digest for at in group) for group in one_text(given_texts)}
    joined = {digest for group in found for digest in group}
    return found | {frozenset({text.digest}) for text in given_texts if text.digest not in joined}


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shared_rows, "CROWDED", CROWD)
    monkeypatch.setattr(shared_rows, "ROWS_AT_ONCE", 25)
    monkeypatch.setattr(shared_rows, "TEXTS_AT_ONCE", 3)
    monkeypatch.setattr(shared_rows, "PAIRS_AT_ONCE", 5)
    monkeypatch.setattr(grouping, "WAITING", 8)
    monkeypatch.setattr(grouping, "AT_ONCE", 5)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(texts(), st.randoms(use_true_random=False))
def test_all_at_once_is_the_plain_rule_in_any_order(
    made: list[Fingerprint], order: random.Random
) -> None:
    expected = plainly(made)
    assert at_once(made) == expected
    order.shuffle(made)
    assert at_once(made) == expected


@settings(max_examples=100, deadline=None, derandomize=True)
@given(texts())
def test_pairs_that_come_often_enough_are_all_that_must_be_compared(
    made: list[Fingerprint],
) -> None:
    held = Counter(row for text in made for row in text.sketch)
    pairs = chain.from_iterable(part.tolist() for part in pairs_sharing(made))
    often = {pair for pair, rows in Counter(pairs).items() if rows >= SHARED_ROWS}
    assert often <= {one << 32 | other for one, other in combinations(range(len(made)), 2)}
    for (at, one), (to, other) in combinations(enumerate(made), 2):
        shared = {row for row in {*one.sketch} & {*other.sketch} if held[row] <= CROWD}
        if len(shared) >= SHARED_ROWS and containment(one, other) >= COPY_FROM:
            assert at << 32 | to in often
        if len(shared) < SHARED_ROWS:
            assert at << 32 | to not in often


def test_a_text_is_looked_up_by_few_of_its_rows() -> None:
    """Two that share a third of their rows are no kin: their rarest rows tell so."""
    common = {*range(0, 300, 10)}
    made = [sketched(at, common | {1_000 * at + n for n in range(1, 61)}) for at in range(1, 4)]
    assert [*chain.from_iterable(part.tolist() for part in pairs_sharing(made))] == []


def test_pairs_of_one_text_are_not_held(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reprints of one text share each row in pairs without number; few of these are kept."""
    monkeypatch.setattr(shared_rows, "CROWDED", 60)
    kept: list[int] = []
    compare = grouping._Groups.compare  # noqa: SLF001

    def counted(groups: grouping._Groups, pairs: Packed) -> int:
        kept.append(len(pairs))
        return compare(groups, pairs)

    monkeypatch.setattr(grouping._Groups, "compare", counted)  # noqa: SLF001
    made = [sketched(at, {*range(0, 4_000_000_000, 40_000_000), at}) for at in range(1, 51)]
    assert [len(group) for group in one_text(made)] == [50]
    assert max(kept) < 4 * 50 * 49 / 2


def test_boilerplate_joins_nothing_however_many_carry_it() -> None:
    boilerplate = {*range(20)}
    made = [sketched(n, boilerplate | {1_000 + n}) for n in range(CROWD + 1)]
    assert at_once(made[:CROWD]) == {frozenset(text.digest for text in made[:CROWD])}
    assert one_text(made) == []


def test_a_row_is_the_checksum_of_three_words_with_spaces_between() -> None:
    words = ["kapal", "itu", "berlayar", "pagi"]
    rows = ["kapal itu berlayar", "itu berlayar pagi"]
    mixed = sorted(crc32(row.encode()) * 0x9E3779B1 & 0xFFFFFFFF for row in rows)
    assert fingerprint_of("d", words).sketch.tolist() == mixed
    assert fingerprint_of("d", words[:2]).rows == 0
