"""The Spanish pack: a sentence for each root of its frames, and what single rules are for."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from coded_pages import coded
from rujuk.code.frames import frames

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rujuk.records import Party

TESTS = Path(__file__).parents[1]
SENTENCES: dict[str, dict[str, str]] = yaml.safe_load(
    (TESTS / "lexicon/frames.es.yaml").read_text("utf-8")
)
CASES = [(frame, root) for frame, roots in SENTENCES.items() for root in roots]


def countries(parties: Iterable[Party]) -> set[str]:
    return {party.country for party in parties if party.country}


@cache
def roots_of_frames() -> frozenset[tuple[str, str]]:
    lexicon = frames("es")
    assert lexicon is not None
    return frozenset((frame.id, root) for root, found in lexicon.by_root.items() for frame in found)


def test_each_root_has_its_sentence() -> None:
    assert frozenset(CASES) == roots_of_frames()
    assert len(SENTENCES) >= 20


@pytest.mark.parametrize(("frame", "root"), CASES)
def test_each_root_names_its_deed(frame: str, root: str) -> None:
    text, _, told = SENTENCES[frame][root].partition(" | ")
    event = next(
        (
            event
            for event in coded(text, language="es").events
            if any(rule.startswith(f"event.{frame}.") for rule in event.rules)
        ),
        None,
    )
    assert event is not None, text
    actors, _, recipients = (side.strip() for side in told.partition(">"))
    if actors:
        assert countries(event.actors) == set(actors.split("+"))
    if recipients:
        assert countries(event.recipients) == set(recipients.split("+"))
