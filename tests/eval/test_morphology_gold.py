"""The affix analyser against gold written before it was asked: each construction has its floor."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml

from rujuk.lang.compounds import find_multiwords
from rujuk.lang.morphology import Word, analyse
from rujuk.lang.tokens import tokenise

GOLD = Path(__file__).parent / "gold" / "constructions" / "morphology.yaml"
CONSTRUCTIONS: dict[str, list[dict[str, Any]]] = yaml.safe_load(GOLD.read_text("utf-8"))
FLOOR, FEWEST = 0.95, 10


def reading(item: dict[str, Any]) -> Word | None:
    """What the analyser says of the word, or of the compound of that root in the sentence."""
    if "word" in item:
        return analyse(item["word"], "id")
    found = (compound.word for compound in find_multiwords(tokenise(item["in"]), "id"))
    return next((word for word in found if word.root == item["root"]), None)


def is_right(item: dict[str, Any]) -> bool:
    """Whether every field the gold tells is as told."""
    word = reading(item)
    if word is None:
        return False
    told = msgspec.structs.asdict(word)
    return all(told[name] == value for name, value in item.items() if name not in ("word", "in"))


@pytest.mark.parametrize("construction", CONSTRUCTIONS)
def test_construction(construction: str) -> None:
    items = CONSTRUCTIONS[construction]
    wrong = [item for item in items if not is_right(item)]
    assert len(items) >= FEWEST
    assert 1 - len(wrong) / len(items) >= FLOOR, wrong
