"""The built gold of the world pages is what its gold.yaml says."""

from __future__ import annotations

import importlib.util
from pathlib import Path

WORLD = Path(__file__).parent / "gold" / "world"


def test_the_built_world_gold_is_fresh() -> None:
    spec = importlib.util.spec_from_file_location("build_world_gold", WORLD / "build_gold.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert (WORLD / "gold.json").read_text("utf-8") == module.build()
