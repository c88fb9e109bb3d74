"""The vocabulary of PLOVER as packaged; rules and frames are held to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rujuk import lexicon
from rujuk.code import context_rules as context_module, mode_rules as mode_module, ontology as own
from rujuk.code.context_rules import context_rules
from rujuk.code.frames import frames
from rujuk.code.mode_rules import mode_rules
from rujuk.code.ontology import ontology
from rujuk.code.word_classes import word_classes
from rujuk.errors import LexiconError
from rujuk.records import EventType

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable
    from pathlib import Path

# PLOVER 2.0: how many modes each type has (sideAB of ASSAULT is not coded).
MODES = {
    "CONSULT": 4,
    "RETREAT": 6,
    "REQUEST": 4,
    "REJECT": 4,
    "ACCUSE": 3,
    "THREATEN": 6,
    "PROTEST": 7,
    "SANCTION": 4,
    "MOBILIZE": 4,
    "COERCE": 10,
    "ASSAULT": 15,
}


def test_the_vocabulary_is_that_of_the_codebook() -> None:
    found = ontology()
    assert {k.value: len(one.modes) for k, one in found.types.items() if one.modes} == MODES
    assert list(found.types) == list(EventType)
    assert len(found.contexts) == 37
    assert {one.quad for one in found.types.values()} == {1, 2, 3, 4}
    assert {k.value for k, one in found.types.items() if one.recipient} == {
        "AID",
        "COOPERATE",
        "SANCTION",
    }


@pytest.mark.parametrize(
    ("modes", "contexts", "says"),
    [
        (["drone"], ["military"], None),
        (["drone", "meet"], [], "unknown mode meet of ASSAULT"),
        ([], ["culture"], "unknown context culture"),
    ],
)
def test_what_is_not_of_the_vocabulary_is_named(
    modes: list[str], contexts: list[str], says: str | None
) -> None:
    assert ontology().unknown(EventType.ASSAULT, modes, contexts) == says


def test_every_mode_and_context_can_be_told_by_a_rule_or_a_frame() -> None:
    lexicon_of_frames = frames("id")
    assert lexicon_of_frames is not None
    every = {f for found in lexicon_of_frames.by_root.values() for f in map(_key, found)}
    told = {(kind, mode) for kind, modes, _ in every for mode in modes}
    rules = mode_rules()
    told |= {(r.type, r.mode) for r in (*rules.told, *rules.sectors, *rules.bodies)}
    told |= {(r.type, r.mode) for r in rules.elsewhere}
    told |= {(kind, r.mode) for r in (*rules.content, *rules.matter) for kind in r.of}
    known = {(kind, mode) for kind, one in ontology().types.items() for mode in one.modes}
    assert known - told == set()
    assert {r.context for r in context_rules().words} == set(ontology().contexts)


def _key(frame: object) -> tuple[EventType, tuple[str, ...], tuple[str, ...]]:
    return frame.type, tuple(frame.modes), tuple(frame.contexts)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("module", "path", "before", "after", "says"),
    [
        (mode_module, "data/ontology/modes.yaml", "mode: drone,", "mode: rocket,", "mode rocket"),
        (mode_module, "data/ontology/modes.yaml", "in: clause}", "in: page}", "part page"),
        (mode_module, "data/ontology/modes.yaml", "words: blade", "tool: blade", "tool"),
        (context_module, "data/ontology/contexts.yaml", "context: lgbt", "context: x", "context x"),
        (context_module, "data/ontology/contexts.yaml", "mode: cyber", "mode: y", "mode y of COER"),
        (context_module, "data/ontology/contexts.yaml", "side: any", "side: all", "side all"),
        (context_module, "data/ontology/contexts.yaml", "in: clause", "in: page", "scope page"),
        (context_module, "data/ontology/contexts.yaml", "with: [rights", "with: [r", "context r"),
        (own, "data/ontology/plover.yaml", "  AGREE: {quad: 1}\n", "", "no entry for AGREE"),
    ],
)
def test_a_broken_rule_says_where(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    module: object,
    path: str,
    before: str,
    after: str,
    says: str,
) -> None:
    packaged = lexicon.resource
    text = packaged(path).read_text("utf-8")
    assert before in text
    file = tmp_path / "broken.yaml"
    file.write_text(text.replace(before, after, 1), "utf-8")

    def resource(asked: str) -> Traversable | Path:
        return file if asked == path else packaged(asked)

    monkeypatch.setattr(lexicon, "resource", resource)
    loader = next(
        getattr(module, name)
        for name in ("mode_rules", "context_rules", "ontology")
        if getattr(getattr(module, name, None), "__module__", None) == module.__name__  # type: ignore[attr-defined]
    )
    with pytest.raises(LexiconError, match=says) as caught:
        loader.__wrapped__()
    assert caught.value.path == path
    assert caught.value.line is not None


def test_words_of_a_class_that_no_rule_asks_for_are_an_error() -> None:
    known = mode_rules().classes
    assert word_classes("id", "modes", known) is not None
    with pytest.raises(LexiconError, match="unknown class"):
        word_classes("id", "modes", known - {"drone"})
    assert word_classes("xx", "modes", known) is None


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_class_that_a_rule_asks_for_has_words(language: str) -> None:
    for file, known in (("modes", mode_rules().classes), ("contexts", context_rules().classes)):
        found = word_classes(language, file, known)
        assert found is not None
        assert found.names == known
