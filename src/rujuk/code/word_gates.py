"""Which stages of the coder a sentence can interest, told by its words before any of them runs.

Each word has a mask of the stages that its form can open; a sentence has the masks of its words
together. A stage whose bit is missing would find nothing and is not asked.
"""

from __future__ import annotations

from functools import cache, reduce
from operator import attrgetter, or_
from typing import TYPE_CHECKING

from rujuk.code.asides import opens_aside
from rujuk.code.attribution_words import attribution_words
from rujuk.code.domains import telling_words
from rujuk.code.frames import frame_table, frames
from rujuk.code.gates import (
    ACCIDENT,
    ASIDE,
    CLOCK,
    COMPOUND,
    DEED,
    DOMAIN,
    NUMBER,
    RELATION,
    REPORT,
    TIME,
    VERDICT,
    VIOLENCE,
)
from rujuk.code.relation_words import relation_gate
from rujuk.code.verdicts import may_judge
from rujuk.lang.compounds import opens_compound
from rujuk.lang.morphology import readings
from rujuk.lang.number_grammar import number_grammar
from rujuk.lang.numbers import may_begin_number
from rujuk.lang.time_grammar import time_grammar
from rujuk.lang.word_table import WordTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rujuk.lang.tokens import Token

_COLON = ":"  # a party and a colon: the form of headlines
_LOWER = attrgetter("lower")


def gates_of(tokens: Sequence[Token], language: str) -> int:
    """The mask of a sentence."""
    return reduce(or_, map(word_gates(language).__getitem__, map(_LOWER, tokens)), 0)


@cache
def word_gates(language: str) -> WordTable[int]:
    """The mask of each word in small letters."""
    lexicon, attribution = frames(language), attribution_words(language)
    classes = {} if lexicon is None else lexicon.classes
    accident = classes.get("accident", frozenset())
    telling = telling_words(language)
    reports = frozenset() if attribution is None else attribution.triggers | {_COLON}
    relations = relation_gate(language)
    numbers, times = number_grammar(language), time_grammar(language)

    def mask(lower: str) -> int:
        told = {
            DEED: _opens_frame(lower, language),
            VIOLENCE: _is_of_violence(lower, language),
            ACCIDENT: lower in accident,
            DOMAIN: telling[lower] is not None,
            RELATION: lower in relations,
            REPORT: lower in reports,
            COMPOUND: opens_compound(lower, language),
            NUMBER: numbers is not None and may_begin_number(lower, numbers),
            TIME: times is not None and (lower in times.gate or lower[0].isdecimal()),
            ASIDE: opens_aside(lower, language),
            VERDICT: may_judge(lower, language),
            CLOCK: times is not None and lower in times.clocks,
        }
        return sum(bit for bit, opens in told.items() if opens)

    return WordTable(mask)


def _opens_frame(lower: str, language: str) -> bool:
    """Whether a word names a deed, or is the first of words that do ("bekerja" of "kerja sama")."""
    lexicon = frames(language)
    return lexicon is not None and bool(
        frame_table(language)[lower]
        or lower in lexicon.phrases
        or readings(language)[lower].root in lexicon.phrases
    )


def _is_of_violence(lower: str, language: str) -> bool:
    """Whether this word can open a frame of violence that needs no such proof."""
    return any(
        frame.type == "ASSAULT" and not frame.violence and not frame.weak
        for frame in frame_table(language)[lower]
    )
