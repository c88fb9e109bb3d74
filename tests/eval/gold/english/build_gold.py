"""Writes gold.json of this folder from its gold.yaml, by the builder of the world pages.

python tests/eval/gold/english/build_gold.py
"""

from __future__ import annotations

import importlib.util
from pathlib import Path

HERE = Path(__file__).parent


def build() -> str:
    """The text of gold.json."""
    path = HERE.parent / "world" / "build_gold.py"
    spec = importlib.util.spec_from_file_location("world_gold", path)
    assert spec
    assert spec.loader
    world = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(world)
    world.HERE = HERE
    text: str = world.build()
    return text


if __name__ == "__main__":
    (HERE / "gold.json").write_text(build(), "utf-8")
