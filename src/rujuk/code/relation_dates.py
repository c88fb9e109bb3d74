"""When a treaty was signed, by the words of its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.code.times import time_of
from rujuk.lang.grammar import grammar
from rujuk.records import Time, TimePrecision

if TYPE_CHECKING:
    from rujuk.code.analysis import Analysis
    from rujuk.code.relation_words import RelationWords

_NAME = 6  # words of a treaty's name, in which a year stands bare ("perjanjian militer 2018")
_NEAR = 4
_YEARS = range(1600, 2101)


def signing_day(
    analysis: Analysis, first: int, last: int, words: RelationWords
) -> tuple[Time, int] | None:
    """The day, month or year of signature and the token after it; `first` is the treaty's noun.

    A date beside the noun is that of the treaty; one further on, only where the sentence tells of
    its signing, not of its end.
    """
    times = [t for t in analysis.times if first < t.first < last and t.edtf]
    year = _year_of_name(analysis, first)
    if year is not None and not any(t.first <= year[1] - 1 < t.last for t in times):
        return year
    lowers = [token.lower for token in analysis.tokens]
    signed = next((i for i, lower in enumerate(lowers) if lower in words.signing_marks), None)
    for told in times:
        if told.first <= first + _NEAR or (signed is not None and signed < told.first):
            return time_of(told, analysis.text), told.last
    return None


def _year_of_name(analysis: Analysis, first: int) -> tuple[Time, int] | None:
    closed = grammar(analysis.language)
    for index in range(first + 1, min(len(analysis.tokens), first + _NAME)):
        token = analysis.tokens[index]
        if token.text.isdecimal() and int(token.text) in _YEARS:
            year = Time(
                text=token.text,
                start=token.start,
                end=token.end,
                edtf=token.text,
                since=f"{token.text}-01-01",
                until=f"{token.text}-12-31",
                precision=TimePrecision.YEAR,
            )
            return year, index + 1
        if closed is None or token.kind == "mark" or token.lower in closed.closed:
            return None
    return None
