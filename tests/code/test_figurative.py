"""What harms, or is harmed, in a manner of speaking only; the same words where they are meant."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from coded_pages import coded, page
from rujuk.code.document import code_document
from rujuk.code.figurative import figures
from rujuk.code.frames import frames
from rujuk.code.trials import Watch
from rujuk.records import EventType

ALL: dict[str, list[dict[str, Any]]] = {
    language: yaml.safe_load(
        (Path(__file__).parents[1] / "lexicon" / f"figurative.{language}.yaml").read_text("utf-8")
    )
    for language in ("id", "en")
}
SPOKEN = [(lang, s) for lang in ALL for entry in ALL[lang] for s in entry["spoken"]]
MEANT = [(lang, s) for lang in ALL for entry in ALL[lang] for s in entry["meant"]]
OF_FORCE = {EventType.ASSAULT, EventType.COERCE, EventType.RETREAT, EventType.THREATEN}
TEN = 10


@pytest.mark.parametrize(("language", "sentence"), SPOKEN)
def test_a_manner_of_speaking_is_no_deed_of_force(language: str, sentence: str) -> None:
    assert not {event.type for event in coded(sentence, language=language).events} & OF_FORCE


@pytest.mark.parametrize(("language", "sentence"), MEANT)
def test_what_is_meant_is_a_deed(language: str, sentence: str) -> None:
    assert {event.type for event in coded(sentence, language=language).events} & OF_FORCE


@pytest.mark.parametrize("language", sorted(ALL))
def test_every_class_of_doers_has_ten_sentences(language: str) -> None:
    words = figures(language)
    assert words is not None
    assert set(words.doers.words) <= {entry["class"] for entry in ALL[language]}
    for entry in ALL[language]:
        assert len(entry["spoken"]) >= TEN, entry["class"]
        assert entry["meant"]


@pytest.mark.parametrize("language", sorted(ALL))
def test_the_frames_that_are_named_exist(language: str) -> None:
    words, lexicon = figures(language), frames(language)
    assert words is not None
    assert lexicon is not None
    ids = {frame.id for found in lexicon.by_root.values() for frame in found}
    for name in (*words.doers.frames, *words.targets.frames):
        assert any(one == name or one.startswith(f"{name}.") for one in ids), name


def test_the_reason_is_told() -> None:
    watch = Watch(8)
    code_document(page("Badai menyerang Filipina."), watch)
    assert "figurative" in {trial.outcome for trial in watch.trials}
