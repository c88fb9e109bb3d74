"""Scores counts alone against the gold pages: body spans in, draft claims out.

    python benchmarks/measure_counts.py [--language id] [--show]

Needs the shared evaluation set beside the tree; says so and ends where it is not there. What the
whole program scores is `rujuk eval`; this isolates numbers, times and counts from the reader.
"""

from __future__ import annotations

import argparse
import importlib.util
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

from rujuk.code.count_subjects import name_countries
from rujuk.code.counts import CountDraft, find_counts
from rujuk.code.places import find_places
from rujuk.lang.numbers import find_quantities
from rujuk.lang.sentences import split_sentences
from rujuk.lang.times import find_times

EVAL = Path(__file__).parents[1] / "../shared/eval"
METRICS = ("count_span", "count_value", "count_value_unit", "count_bounds", "count_subject")


def main() -> None:
    """Score, and with --show print every miss and every extra."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--language", default="id")
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    if not EVAL.is_dir():
        print("no shared evaluation set beside the tree: nothing measured")
        return
    spec = importlib.util.spec_from_file_location("score", EVAL / "score.py")
    if spec is None or spec.loader is None:
        sys.exit("score.py cannot be loaded")
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    for name in ("dev/gold.json", "seeds.json"):
        gold = [d for d in score.load_docs(EVAL / name) if d["language"] == options.language]
        coded = [_code(document, score.text_of(document)) for document in gold]
        total, _ = score.run(gold, coded)
        print(name, len(gold), "pages")
        for metric in METRICS:
            part = total[metric]
            precision, recall, f1 = part.vals()
            print(
                f"  {metric:18s} {precision:.3f} {recall:.3f} {f1:.3f}", part.tp, part.fp, part.fn
            )
        if options.show:
            for document, system in zip(gold, coded, strict=True):
                _show(document, system, score)
    _speed(score, options.language)


def _mentions(tokens: Any, language: str) -> list[Any]:  # noqa: ANN401 - may be absent
    try:
        from rujuk.code.actors import find_actors  # noqa: PLC0415
    except ImportError:
        return []
    return list(find_actors(tokens, language))


def _home(text: str, sentences: list[Any], language: str) -> str | None:
    """A stand-in for the page context: the country named most on the page."""
    named: Counter[str] = Counter()
    for sentence in sentences:
        spans = {}
        for mention in (
            *_mentions(sentence.tokens, language),
            *find_places(sentence.tokens, language),
        ):
            if mention.country:
                spans[mention.first] = mention.country
        named.update(spans.values())
    return named.most_common(1)[0][0] if named and text else None


def _code(document: dict[str, Any], text: str) -> dict[str, Any]:
    language = document["language"]
    all_sentences = [
        s
        for begin, end in document["body_spans"]
        for s in split_sentences(text, language, begin, end)
    ]
    home = _home(text, all_sentences, language)
    drafts: list[CountDraft] = []
    previous = None
    for sentence in all_sentences:
        quantities = find_quantities(sentence.tokens, language)
        times = find_times(sentence.tokens, language, document["publication_date"], previous)
        previous = next((t for t in reversed(times) if t.anchors), previous)
        mentions = _mentions(sentence.tokens, language) if quantities else []
        places = find_places(sentence.tokens, language) if quantities else []
        found = find_counts(sentence, quantities, times, mentions, language, drafts)
        name_countries(
            found, sentence.tokens, mentions, places, language, earlier=drafts, home=home
        )
        drafts += found
    counts = [
        {"low": d.low, "best": d.best, "high": d.high, "unit": d.measure.value,
         "quote_start": d.start, "quote_end": d.end, "of_whom": d.country or "",
         "rule": d.rules[0], "quote": text[d.start : d.end]}
        for d in drafts
    ]  # fmt: skip
    return {"id": document["id"], "counts": counts, "body_spans": document["body_spans"]}


def _show(document: dict[str, Any], system: dict[str, Any], score: Any) -> None:  # noqa: ANN401
    ours = system["counts"]
    for gold in document["counts"]:
        touching = [
            c
            for c in ours
            if min(gold["char_end"], c["quote_end"]) > max(gold["char_start"], c["quote_start"])
        ]
        units = {gold["unit"], *gold.get("unit_ok", [])}
        good = [c for c in touching if score.value_ok(gold, c) and c["unit"] in units]
        if not good and not gold.get("optional"):
            said = [
                (c["quote"], c["low"], c["best"], c["high"], c["unit"], c["rule"]) for c in touching
            ]
            print("MISS", document["id"], repr(gold["quote"]), gold["unit"], gold["best"], said)
        elif good and not gold.get("optional") and not score.bounds_ok(gold, good[0]):
            print("BOUNDS", document["id"], repr(gold["quote"]), gold["hedge"], good[0])
        elif good and not gold.get("optional"):
            want = (gold.get("of_whom") or {}).get("iso3")
            if want and want != "XXX" and want != good[0]["of_whom"]:
                print("  WHOM", document["id"], repr(gold["quote"]), want, good[0]["of_whom"])
    for count in ours:
        touches = any(
            min(g["char_end"], count["quote_end"]) > max(g["char_start"], count["quote_start"])
            for g in document["counts"]
        )
        if not touches:
            print("EXTRA", document["id"], repr(count["quote"]), count["unit"], count["rule"])


def _speed(score: Any, language: str) -> None:  # noqa: ANN401
    sentences = []
    for document in score.load_docs(EVAL / "dev/gold.json"):
        if document["language"] == language:
            text = score.text_of(document)
            for begin, end in document["body_spans"]:
                sentences += split_sentences(text, language, begin, end)
    best = {"quantities": 1e9, "times": 1e9, "counts": 1e9}
    for _ in range(5):
        started = time.perf_counter()
        quantities = [find_quantities(s.tokens, language) for s in sentences]
        after_numbers = time.perf_counter()
        times = [find_times(s.tokens, language, "2025-06-01") for s in sentences]
        after_times = time.perf_counter()
        for sentence, q, t in zip(sentences, quantities, times, strict=True):
            find_counts(sentence, q, t, [], language)
        ended = time.perf_counter()
        took = (after_numbers - started, after_times - after_numbers, ended - after_times)
        for name, seconds in zip(best, took, strict=True):
            best[name] = min(best[name], seconds / len(sentences) * 1e6)
    print(len(sentences), "sentences;", {k: round(v, 1) for k, v in best.items()}, "µs each")


if __name__ == "__main__":
    main()
