"""Writes the stories of a gold file of articles: `python benchmarks/measure_stories.py GOLD DIR`.

For each of the ten splits (by story, of the scorer beside the gold) the threshold is learnt on one
half, by B-cubed F1, and both halves are answered with it; `all.jsonl` has the built-in threshold.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rujuk.code.anchors import anchors_of_text
from rujuk.weigh.stories import Article, find_stories

if TYPE_CHECKING:
    from types import ModuleType

SPLITS = 10
THRESHOLDS = [step / 200 for step in range(1, 60)]
Rows = dict[str, dict[str, Any]]


def scorer_beside(gold: Path) -> ModuleType:
    """The scorer of stories, from the folder above the gold."""
    path = gold.resolve().parents[1] / "score_stories.py"
    spec = importlib.util.spec_from_file_location("score_stories", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"no scorer at {path}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def article(row: dict[str, Any]) -> Article:
    """A row of the gold as an article."""
    day = date.fromisoformat(row["date"][:10]).toordinal()
    return Article(id=row["id"], day=day, anchors=anchors_of_text(row["text"], row["lang"]))


def answer(rows: Rows, articles: dict[str, Article], joins: float) -> Rows:
    """Id to the story that holds it."""
    found = find_stories([articles[one] for one in rows], joins)
    return {
        one: {"id": one, "story": str(number)} for number, ids in enumerate(found) for one in ids
    }


def main() -> None:
    """Learn, answer, write."""
    gold_path, folder = Path(sys.argv[1]), Path(sys.argv[2])
    scorer = scorer_beside(gold_path)
    gold: Rows = scorer.lines(gold_path)
    articles = {one: article(row) for one, row in gold.items()}
    folder.mkdir(parents=True, exist_ok=True)

    def f1(rows: Rows, joins: float) -> float:
        return float(scorer.score(rows, answer(rows, articles, joins))["all"]["b_cubed"]["f1"])

    learnt = []
    for seed in range(SPLITS):
        train, _ = scorer.split(gold, seed)
        scores = {one: f1(train, one) for one in THRESHOLDS}
        best = [one for one in THRESHOLDS if scores[one] == max(scores.values())]
        joins = best[len(best) // 2]  # the middle of those that do equally well
        learnt.append(joins)
        halves = [answer(half, articles, joins) for half in scorer.split(gold, seed)]
        _write(folder / f"split{seed}.jsonl", halves[1])
    _write(folder / "all.jsonl", answer(gold, articles, find_stories.__defaults__[0]))
    print("thresholds learnt:", *learnt)


def _write(path: Path, rows: Rows) -> None:
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows.values()), "utf-8")


main()
