"""Words outside a record's span become its witnesses, once."""

from __future__ import annotations

from rujuk.code.witnesses import with_outside_words
from rujuk.records import Party, Witness

SPEAKER = Party(text="Dunia", start=0, end=5)
INSIDE = Party(text="warga", start=22, end=27)
UNTOLD = Party(text="", start=None, end=None, inferred="of_whom.context")
HEDGE = Witness(purpose="hedge", text="sekitar", start=40, end=47)


def test_words_outside_the_span_become_witnesses() -> None:
    heard = with_outside_words(
        20, 30, [HEDGE], ("said_by", (SPEAKER, SPEAKER)), ("of_whom", (INSIDE,))
    )
    assert heard == (Witness(purpose="said_by", text="Dunia", start=0, end=5), HEDGE)
    assert with_outside_words(20, 30, heard, ("said_by", (SPEAKER,))) == heard


def test_words_inside_the_span_or_a_witness_need_none() -> None:
    covered = Party(text="kitar", start=42, end=47)
    parts = ("actors", (INSIDE, covered, UNTOLD)), ("place", (None,))
    assert with_outside_words(20, 30, [HEDGE], *parts) == (HEDGE,)
