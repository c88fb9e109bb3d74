"""Scores times alone against the gold pages: which times of gold events are read and resolved.

    python benchmarks/measure_times.py

Needs the shared evaluation set beside the tree; says so and ends where it is not there.
"""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from rujuk.lang.sentences import split_sentences
from rujuk.lang.times import TimeExpression, find_times

if TYPE_CHECKING:
    from types import ModuleType

EVAL = Path(__file__).parents[1] / "../shared/eval"


def main() -> None:
    """Print the share of gold times found, and each one missed."""
    if not EVAL.is_dir():
        print("no shared evaluation set beside the tree: nothing measured")
        return
    score = _score()
    found = total = 0
    for document in score.load_docs(EVAL / "dev/gold.json"):
        language, text = document["language"], score.text_of(document)
        if language == "en":
            continue
        times: list[TimeExpression] = []
        previous: TimeExpression | None = None
        for begin, end in document["body_spans"]:
            for sentence in split_sentences(text, language, begin, end):
                read = find_times(sentence.tokens, language, document["publication_date"], previous)
                previous = next((t for t in reversed(read) if t.anchors), previous)
                times += read
        told = {
            (event["time"]["surface"], event["time"]["norm"]): event["time"]
            for event in document["events"]
            if event.get("time") and event["time"]["norm"]
        }
        for time in told.values():
            total += 1
            places = [i for i in range(len(text)) if text.startswith(time["surface"], i)]
            good = any(
                t.edtf is not None
                and score.date_ok(time, t.edtf)
                and t.start < at + len(time["surface"])
                and t.end > at
                for t in times
                for at in places
            )
            found += good
            if not good:
                near = [text[t.start : t.end] + f" = {t.edtf}" for t in times]
                print("MISS", document["id"], time["surface"], time["norm"], near)
    print(f"{found} of {total} gold times read and resolved")


def _score() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", EVAL / "score.py")
    if spec is None or spec.loader is None:
        sys.exit("score.py cannot be loaded")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main()
