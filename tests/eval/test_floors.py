"""Scores may not fall: each gold set against the floors pinned in floors.json."""

from __future__ import annotations

import importlib.util
import json

import pytest

from score_sets import FLOORS, OURS, OWN, SETS, digest, fallen


@pytest.mark.parametrize("name", SETS)
def test_no_score_falls_below_its_floor(name: str) -> None:
    inputs, measure = SETS[name]
    if not all(path.exists() for path in inputs):
        pytest.skip("the shared evaluation pages are not here")
    pinned = json.loads(FLOORS.read_text("utf-8")).get(name)
    assert pinned, f"no floors for {name}: run benchmarks/update_floors.py"
    if digest(inputs) != pinned["digest"]:
        if name not in OURS:
            pytest.skip("the shared pages are others than those the floors were pinned on")
        pytest.fail("the gold has changed: run benchmarks/update_floors.py")
    assert not fallen(pinned["scores"], measure())


def test_the_built_gold_is_fresh() -> None:
    spec = importlib.util.spec_from_file_location("build_gold", OWN / "build_gold.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert (OWN / "gold.json").read_text("utf-8") == module.build()
