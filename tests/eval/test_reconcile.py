"""The sets of pages to weigh: what is built from their YAML is what is kept."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from types import ModuleType

SETS = Path(__file__).parent / "reconcile"
NAMES = sorted(path.parent.name for path in SETS.glob("*/gold.yaml"))


def _builder() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_sets", SETS / "build_sets.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", NAMES)
def test_the_built_set_is_fresh(name: str) -> None:
    for file_name, text in _builder().built(name).items():
        assert (SETS / name / file_name).read_text("utf-8") == text
