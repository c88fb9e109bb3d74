"""Verb arguments: the measuring script over sentences of ours, and over the shared treebanks."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).parents[2]
# F1 that each treebank file must reach by itself; the issue asks for .70.
FLOORS = {"csui_train.jsonl": 0.81, "gsd_dev.jsonl": 0.775}


def script() -> ModuleType:
    path = ROOT / "benchmarks" / "measure_arguments.py"
    spec = importlib.util.spec_from_file_location("measure_arguments", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def arguments_of(text: str, name: str = "csui") -> set[tuple[str, str, str]]:
    """Verb, role and head of each argument, as words."""
    module = script()
    treebank = module.treebank_of(Path(name), [])
    found = module.clause_analysis(text, treebank)
    word = {
        at: text[at:].split(maxsplit=1)[0].strip(".,") for at in range(len(text)) if text[at] != " "
    }
    return {(word[item.verb], item.role, word[item.head]) for item in found}


def test_each_voice() -> None:
    assert arguments_of("Warga membangun jembatan.") == {
        ("membangun", "agent", "Warga"),
        ("membangun", "patient", "jembatan"),
    }
    assert arguments_of("Jembatan dibangun oleh warga.") == {
        ("dibangun", "patient", "Jembatan"),
        ("dibangun", "agent", "warga"),
    }


def test_what_one_treebank_leaves_out() -> None:
    assert arguments_of("Jembatan dibangun oleh warga.", "gsd") == {
        ("dibangun", "patient", "Jembatan")
    }
    assert ("dibangun", "patient", "warga") in arguments_of("Jembatan dibangun warga.", "gsd")


def test_a_raising_verb_takes_the_subject() -> None:
    assert arguments_of("Warga mulai membangun jembatan.") == {
        ("mulai", "agent", "Warga"),
        ("membangun", "patient", "jembatan"),
    }


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_each_treebank_file_by_itself(name: str) -> None:
    path = ROOT.parent / "shared" / "eval" / "ud" / name
    if not path.is_file():
        pytest.skip("the shared treebank sentences are not here")
    module = script()
    gold: list[dict[str, Any]] = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    treebank = module.treebank_of(path, gold)
    result = module.measure_arguments(gold, module.clause_analysis, treebank, out=None, show=0)
    assert result["all"][2] >= FLOORS[name]
