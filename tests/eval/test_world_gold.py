"""The built gold of the world, the fresh and the English pages is what their gold.yaml say."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

GOLD = Path(__file__).parent / "gold"


@pytest.mark.parametrize("folder", ["world", "fresh", "english"])
def test_the_built_gold_is_fresh(folder: str) -> None:
    path = GOLD / folder / "build_gold.py"
    spec = importlib.util.spec_from_file_location(f"build_{folder}_gold", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert (GOLD / folder / "gold.json").read_text("utf-8") == module.build()
