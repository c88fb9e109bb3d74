"""Kin of many texts at once, of one new text, and by the plain rule: always the same groups."""

from __future__ import annotations

import random  # noqa: TC003 - Hypothesis reads the annotation
from array import array
from collections import Counter
from itertools import combinations
from zlib import crc32

import pytest
from hypothesis import given, settings, strategies as st

from rujuk.read.fingerprint import ALL_BELOW, Fingerprint, containment, fingerprint_of
from rujuk.weigh import kinship
from rujuk.weigh.kinship import COPY_FROM, SHARED_ROWS, TextIndex, kin_of, one_text

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
    monkeypatch.setattr(kinship, "CROWDED", CROWD)
    monkeypatch.setattr(kinship, "ROWS_AT_ONCE", 25)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(texts(), st.randoms(use_true_random=False))
def test_all_at_once_is_the_plain_rule_in_any_order(
    made: list[Fingerprint], order: random.Random
) -> None:
    expected = plainly(made)
    assert at_once(made) == expected
    order.shuffle(made)
    assert at_once(made) == expected


@settings(max_examples=200, deadline=None, derandomize=True)
@given(texts(), st.integers(0, 10))
def test_one_after_the_other_is_all_at_once(made: list[Fingerprint], before: int) -> None:
    """What `add` names is enough to bring the groups of before up to date."""
    index = TextIndex(made[:before])
    groups = {text.digest: index.group(text.digest) for text in made[:before]}
    for at, text in enumerate(made[before:], before + 1):
        groups |= {digest: group for group in index.add(text) for digest in group}
        assert index.add(text) == set()
        assert {*groups.values()} == {*map(index.group, groups)} == plainly(made[:at])


def test_a_new_text_is_compared_with_what_shares_its_rows_alone() -> None:
    index = TextIndex()
    story, other = {*range(100, 130)}, {*range(500, 530)}
    for number, rows in enumerate((story, other)):
        index.add(sketched(number, rows))
    compared: list[str] = []
    text = index.text
    index.text = lambda digest: compared.append(digest) or text(digest)  # type: ignore[method-assign]
    assert kin_of(sketched(9, {*range(110, 140)}), index) == {"digest-000"}
    assert compared == ["digest-000"]


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
