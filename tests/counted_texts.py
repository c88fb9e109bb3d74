"""From a text to the draft claims of its sentences, as the coder goes; and what holds for any."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.code.counts import find_counts
from rujuk.lang.numbers import find_quantities
from rujuk.lang.sentences import split_sentences
from rujuk.lang.times import find_times

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rujuk.code.count_drafts import CountDraft
    from rujuk.code.mentions import Mention

REFERENCE = "2025-06-01"


def drafts(
    text: str, *, language: str = "id", mentions: Sequence[Mention] = ()
) -> list[CountDraft]:
    """The drafts of all sentences, each read against those before it."""
    found: list[CountDraft] = []
    previous = None
    for sentence in split_sentences(text, language):
        quantities = find_quantities(sentence.tokens, language)
        times = find_times(sentence.tokens, language, REFERENCE)
        found += find_counts(sentence, quantities, times, mentions, language, found, previous)
        previous = sentence
    return found


def as_told(text: str, language: str = "id") -> list[tuple[object, ...]]:
    """Quote, measure, low, best, high and hedge of each draft."""
    return [
        (text[d.start : d.end], d.measure.value, d.low, d.best, d.high, d.hedge.value)
        for d in drafts(text, language=language)
    ]


def assert_lawful(text: str, language: str = "id") -> None:
    """Whatever the words are: spans inside, a rule, words of witnesses, bounds in order."""
    for draft in drafts(text, language=language):
        assert 0 <= draft.start < draft.end <= len(text)
        assert draft.rules
        assert draft.quantity.start >= draft.start
        for _, start, end in draft.witnesses:
            assert text[start:end].strip()
        if draft.low is not None and draft.high is not None:
            assert draft.low <= draft.high
