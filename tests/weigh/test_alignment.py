"""Runs of words in common are those of `difflib`, found faster."""

from __future__ import annotations

from difflib import SequenceMatcher

from hypothesis import given, settings, strategies as st

from rujuk.weigh.alignment import common_runs, replaced

WORDS = st.lists(st.sampled_from("abcd"), max_size=30)


@st.composite
def texts(draw: st.DrawFn) -> tuple[list[str], list[str]]:
    """A text and another one, or parts of it in another order with other words between."""
    one = draw(st.one_of(WORDS, st.lists(st.integers(0, 40).map(str), max_size=40)))
    if draw(st.booleans()):
        return one, draw(WORDS)
    places = st.integers(0, len(one))
    parts = draw(st.lists(st.tuples(places, places, WORDS.map(lambda some: some[:3])), max_size=4))
    return one, [word for first, last, others in parts for word in (*one[first:last], *others)]


@settings(max_examples=500, deadline=None, derandomize=True)
@given(texts())
def test_runs_are_those_of_difflib(made: tuple[list[str], list[str]]) -> None:
    one, other = made
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    expected = [
        (block.a + at, block.b + at)
        for block in matcher.get_matching_blocks()
        for at in range(block.size)
    ]
    runs = common_runs(one, other)
    assert [(r.first + at, r.second + at) for r in runs for at in range(r.size)] == expected


@settings(max_examples=300, deadline=None, derandomize=True)
@given(texts())
def test_what_is_replaced_is_as_difflib_has_it(made: tuple[list[str], list[str]]) -> None:
    one, other = made
    opcodes = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    expected = [
        pair
        for tag, first, last, start, end in opcodes
        if tag == "replace" and last - first == end - start
        for pair in zip(one[first:last], other[start:end], strict=True)
    ]
    assert [*replaced(one, other, common_runs(one, other))] == expected


def test_words_in_place_of_others_are_paired() -> None:
    one, other = (
        ["di", "sana", "ada", "24", "awak", "kapal"],
        ["di", "sana", "ada", "26", "awak", "kapal"],
    )
    assert [*replaced(one, other, common_runs(one, other))] == [("24", "26")]
