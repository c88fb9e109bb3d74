"""Writes the scores of now as floors into tests/eval/floors.json.

Run: `python benchmarks/update_floors.py [SET...] [--allow-regression]`. Without the option nothing
is written where a score has fallen; with it, say in the commit message why the fall is right. Sets
whose pages are not here keep their floors.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from score_sets import FLOORS, SETS, digest, fallen


def main() -> int:
    """Measure, compare, write; 1 where a score fell and that was not allowed."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("sets", nargs="*", choices=[*SETS, []], help="default: all that are here")
    parser.add_argument("--allow-regression", action="store_true")
    options = parser.parse_args()
    floors = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    worse = []
    for name, (inputs, measure) in SETS.items():
        if (options.sets and name not in options.sets) or not all(p.exists() for p in inputs):
            continue
        scores = measure()
        before = floors.get(name, {}).get("scores", {})
        worse += [f"{name}: {line}" for line in fallen(before, scores)]
        floors[name] = {"digest": digest(inputs), "scores": scores}
        print(name, json.dumps(scores))
    for line in worse:
        print("fallen:", line, file=sys.stderr)
    if worse and not options.allow_regression:
        return 1
    FLOORS.write_text(json.dumps(floors, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
