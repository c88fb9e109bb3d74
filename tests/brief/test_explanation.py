"""Explanations: the words, the whole of a part, hearsay, and what a rule does."""

from __future__ import annotations

import dataclasses

import made_pages
from rujuk.brief.explanation import explain_record
from rujuk.records import Measure


def test_a_part_names_its_whole_and_hearsay_its_word() -> None:
    text = "Menurut laporan, 48 sandera, 28 di antaranya tewas."
    made = made_pages.Made(text=text, body=("Menurut", "tewas."), title="Menurut")
    whole = made.claim("48 sandera", Measure.HOSTAGES, (48, 48, 48))
    part = made.claim("28 di antaranya", Measure.KILLED, (28, 28, 28), part_of=whole.id)
    part = dataclasses.replace(part, rules=("id.count.part", "made.rule"))
    lines = explain_record(part, made.document(), "a.txt", made.coding())
    assert f"  part_of: {whole.id} “48 sandera”" in lines
    assert "  hearsay: unnamed reports, by the word “laporan”" in lines
    assert "  part: by the words “di antaranya”" in lines
    assert "  rule: id.count.part (the number is a part of another)" in lines
    assert "  rule: made.rule" in lines
