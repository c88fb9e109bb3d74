"""Measure the plain-text reader against the gold pages beside the tree, when they are there.

    python benchmarks/measure_read_plain.py [--dev] [--real] [--each] [--speed]

Prints body and page facts over the written pages, and 4-gram F1 of the body over the visible text
of the real ones. Without the gold it says so and ends.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.encoding import detect_encoding

from rujuk.read.plain import PlainReading, label_lines
from rujuk.records import Document

if TYPE_CHECKING:
    from types import ModuleType

SHARED = Path(__file__).parents[1] / "../shared/eval"


def module(path: Path) -> ModuleType:
    """A scorer of the gold, imported from its file."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise ImportError(str(path))
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found


def body_spans(text: str, reading: PlainReading) -> list[list[int]]:
    """Spans of the body as a document of this reading would give them."""
    document = Document(
        id="", sha256="", media_type="text/plain", language=None, text=text, blocks=reading.blocks
    )
    return [list(span) for span in document.body_spans]


def measure_written(*, each: bool) -> None:
    """Body and page facts of the seeds and the written pages, and the facts not scored there."""
    score = module(SHARED / "score.py")
    for name in ("seeds.json", "dev/gold.json"):
        path = SHARED / name
        total = {key: score.PRF() for key in ("body", "page_facts")}
        exact = dict.fromkeys(("title", "section", "byline", "dateline"), 0)
        golds = score.load_docs(path)
        for gold in golds:
            text = score.text_of(gold)
            reading = label_lines(text, gold["language"])
            answer = {
                "id": gold["id"],
                "body_spans": body_spans(text, reading),
                "page": {
                    "published_on": reading.published_on and reading.published_on.edtf,
                    "visited_on": reading.visited_on and reading.visited_on.edtf,
                    "publisher": reading.publisher and reading.publisher.text,
                },
            }
            result = score.score_doc(gold, answer)
            for key, sum_ in total.items():
                sum_.add(result[key])
            place = gold.get("dateline_place")
            want = {
                "title": gold.get("title"),
                "section": gold.get("section"),
                "byline": gold.get("byline"),
                "dateline": place["surface"] if isinstance(place, dict) else place,
            }
            have = {
                "title": reading.title and reading.title.text,
                "section": reading.section,
                "byline": ", ".join(author.text for author in reading.authors) or None,
                "dateline": reading.dateline and reading.dateline.text,
            }
            for key, value in want.items():
                exact[key] += value == have[key]
            if each:
                wrong = {k: (want[k], have[k]) for k in want if want[k] != have[k]}
                facts = result["page_facts"]
                if result["body"].fp or result["body"].fn or facts.fn or facts.fp or wrong:
                    print(
                        gold["id"], "body fp", result["body"].fp, "fn", result["body"].fn, end=" "
                    )
                    if facts.fn or facts.fp:
                        keys = ("publication_date", "visit_date", "publisher")
                        print({k: gold.get(k) for k in keys}, answer["page"], end=" ")
                    print(wrong)
        for key, sum_ in total.items():
            precision, recall, f1 = sum_.vals()
            print(f"{name} {key} P {precision:.4f} R {recall:.4f} F1 {f1:.4f}")
        print(name, f"of {len(golds)}:", exact)


def visible_text(path: Path) -> str:
    """The whole visible text of a saved page, as a WET file holds it."""
    raw = gzip.decompress(path.read_bytes())
    try:
        html = raw.decode("utf-8")
    except UnicodeDecodeError:
        html = raw.decode(detect_encoding(raw), "replace")
    return str(extract_plain_text(html, main_content=False, alt_texts=False))


def measure_real(*, each: bool) -> None:
    """4-gram precision, recall and F1 of the body text over the real pages, language unknown."""
    sys.argv[1:] = ["/dev/null"]  # the scorer reads its answers when it is imported
    score = module(SHARED / "real/score_body.py")
    right = extra = missed = 0.0
    rows = []
    for page, want in score.gold.items():
        text = visible_text(SHARED / f"real/pages/{page}.html.gz")
        spans = body_spans(text, label_lines(text, None))
        body = "\n".join(text[start:end] for start, end in spans)
        w, h = score.shingles(want["articleBody"]), score.shingles(body)
        both = sum((w & h).values())
        more, less = sum(h.values()) - both, sum(w.values()) - both
        whole = both + more + less
        if whole:
            right, extra, missed = right + both / whole, extra + more / whole, missed + less / whole
            rows.append((both / whole, more / whole, less / whole, page))
    precision, recall = right / (right + extra), right / (right + missed)
    f1 = 2 * precision * recall / (precision + recall)
    print(f"real pages {len(score.gold)}: P {precision:.4f} R {recall:.4f} F1 {f1:.4f}")
    if each:
        for row in sorted(rows)[:60]:
            print("right {:.2f} extra {:.2f} missed {:.2f} {}".format(*row))


def measure_speed() -> None:
    """Milliseconds for 5,000 characters of the written pages, and of hostile texts."""
    score = module(SHARED / "score.py")
    texts = [score.text_of(gold) for gold in score.load_docs(SHARED / "dev/gold.json")]
    label_lines(texts[0], "id")
    began = time.process_time()
    for _ in range(5):
        for text in texts:
            label_lines(text, "id")
    spent = time.process_time() - began
    size = 5 * sum(map(len, texts))
    print(f"written pages: {spent / size * 5000 * 1000:.2f} ms per 5,000 characters")
    hostile = {
        "one line": "kata " * 200_000,
        "one word": "a" * 1_000_000,
        "short lines": "Baca juga\n" * 100_000,
        "headlines": "Polisi Tangkap 7 Pelaku\n" * 50_000,
        "spaces": " " * 1_000_000 + "x",
        "commas": "a, " * 300_000,
        "dashes": "- " * 500_000,
        "brackets": "(" * 500_000,
        "dates": "Senin, 14 April 2025 " * 40_000,
        "date lines": "Senin, 14 April 2025\n" * 40_000,
    }
    for name, text in hostile.items():
        began = time.process_time()
        label_lines(text, None)
        print(f"hostile {name}: {time.process_time() - began:.2f} s")


def main() -> None:
    """Run what the command line asks for; everything without a choice."""
    parser = argparse.ArgumentParser(description=__doc__)
    for choice in ("dev", "real", "each", "speed"):
        parser.add_argument(f"--{choice}", action="store_true")
    asked = parser.parse_args()
    if not SHARED.is_dir():
        print("no gold pages beside the tree: nothing measured")
        return
    everything = not (asked.dev or asked.real or asked.speed)
    if asked.dev or everything:
        measure_written(each=asked.each)
    if asked.real or everything:
        measure_real(each=asked.each)
    if asked.speed or everything:
        measure_speed()


if __name__ == "__main__":
    main()
