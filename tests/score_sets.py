"""The gold sets that have floors, and their scores now. Used by the tests and update_floors.py."""

from __future__ import annotations

import collections
import gzip
import hashlib
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from english_sentences import LEADS, SENTENCES, score_sentences
from incident_numbers import INCIDENTS, score_incidents
from rujuk import form
from rujuk.brief.sources import picture_of_pages
from rujuk.brief.summary import as_object
from rujuk.brief.wording import wording
from rujuk.code.document import code_document
from rujuk.evaluate.coded import broken_spans, scored_form
from rujuk.evaluate.run_weighing import weighing_of
from rujuk.evaluate.scoring import score_pages
from rujuk.evaluate.weighing import FAULTS
from rujuk.read.page import read_bytes
from rujuk.records import Document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

ROOT = Path(__file__).parents[1]
FLOORS = ROOT / "tests" / "eval" / "floors.json"
SHARED = ROOT.parent / "shared" / "eval"
Scores = dict[str, float]
# Metrics of which less is better; every other may only rise.
LESS_IS_BETTER = frozenset({"broken_spans", "hidden", "furniture", "unlocated", *FAULTS})


def _pages_of(gold: Path, language: str | None) -> list[tuple[dict[str, Any], Path]]:
    documents = json.loads(gold.read_text("utf-8"))["documents"]
    found = []
    for document in documents:
        if language in (None, document["language"]):
            path = gold.parent / document["file"]
            found.append((document, path if path.exists() else gold.parent / path.name))
    return found


def score_coded(gold: Path, language: str | None = None) -> Scores:
    """F1 of every metric over the pages of a gold file, and the broken spans (must be 0)."""
    wanted, coded, broken = [], [], 0
    for page, path in _pages_of(gold, language):
        document = read_bytes(path.read_bytes(), path=path.name)
        assert isinstance(document, Document), document
        line = form.document_line(document, code_document(document), path=path.name, text=True)
        broken += len(broken_spans(line, document.text))
        wanted.append(page | {"file": str(path.resolve())})
        coded.append(scored_form(line, page["id"]))
    totals, _ = score_pages(wanted, coded)
    return {"broken_spans": broken} | {
        metric: round(tally.values()[2], 3)
        for metric, tally in totals.items()
        if tally.right + tally.wrong + tally.missed
    }


def score_html(gold: Path) -> Scores:
    """Scores of the scorer for saved HTML pages that lies beside the gold."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "scores.json"
        command = f"{sys.executable} -m rujuk.cli code --json --text always"
        done = subprocess.run(
            [sys.executable, SHARED / "score_html.py", gold, "--command", command, "--json", out],
            capture_output=True,
            text=True,
            check=False,
        )
        assert out.exists(), done.stdout + done.stderr
        told = json.loads(out.read_text("utf-8"))
    scores: Scores = {"broken_spans": told["broken"]}
    for name, value in told.items():
        if isinstance(value, dict) and "f1" in value:
            scores[name] = round(value["f1"], 3)
        elif name in LESS_IS_BETTER:
            scores[name] = value
        elif name.startswith("fact_"):
            scores[name] = round(value, 3)
    return scores


def score_real_bodies(pages: Path) -> Scores:
    """F1 of body text (4-gram shingles) from HTML and from the same pages' visible text."""
    gold = json.loads((pages.parent / "ground-truth.json").read_text("utf-8"))
    from_html: dict[str, str] = {}
    from_text: dict[str, str] = {}
    for name in gold:
        data = gzip.decompress((pages / f"{name}.html.gz").read_bytes())
        document = read_bytes(data, path=f"{name}.html")
        if not isinstance(document, Document):
            continue
        from_html[name] = _body(document)
        again = read_bytes(document.text.encode("utf-8"), path=f"{name}.txt")
        if isinstance(again, Document):
            from_text[name] = _body(again)
    return {
        "body_from_html": _shingle_f1(gold, from_html),
        "body_from_text": _shingle_f1(gold, from_text),
    }


def _body(document: Document) -> str:
    return "\n".join(document.text[start:end] for start, end in document.body_spans)


def _shingle_f1(gold: dict[str, Any], bodies: dict[str, str]) -> float:
    right = extra = missed = 0.0
    for name, page in gold.items():
        want, have = _shingles(page["articleBody"]), _shingles(bodies.get(name, ""))
        both = sum((want & have).values())
        more, less = sum(have.values()) - both, sum(want.values()) - both
        whole = both + more + less
        if whole:
            right, extra, missed = right + both / whole, extra + more / whole, missed + less / whole
    return round(2 * right / max(1e-9, 2 * right + extra + missed), 3)


def _shingles(text: str) -> collections.Counter[tuple[str, ...]]:
    tokens = re.findall(r"\w+", text)
    first = min(3, max(0, len(tokens) - 1))
    return collections.Counter(
        tuple(tokens[max(0, at - 3) : at + 1]) for at in range(first, len(tokens))
    )


def score_weighed(reconcile: Path) -> Scores:
    """Shares and faults of what is made of all pages of a set of topics together."""
    words = wording("en")
    _, totals, _ = weighing_of(
        str(reconcile),
        lambda coded, day: as_object(picture_of_pages(coded, known_at=day), words),
    )
    scores: Scores = {}
    for name, value in totals.items():
        if isinstance(value, dict):
            scores |= {f"{name}_{part}": share for part, share in value.items()}
        elif name in FAULTS or isinstance(value, float):
            scores[name] = value
    return scores


def weighed_set(reconcile: Path) -> tuple[tuple[Path, ...], Callable[[], Scores]]:
    """A set of topics: what it is scored from, and how."""
    inputs = (reconcile, reconcile.parent / "gold.json", *sorted(reconcile.parent.glob("pages/*")))
    return inputs, lambda: score_weighed(reconcile)


def digest(paths: Iterable[Path]) -> str:
    """Short hash over the names and bytes of these files and of all files in these folders."""
    whole = hashlib.sha256()
    for path in paths:
        files = [path] if path.is_file() else sorted(p for p in path.rglob("*") if p.is_file())
        for file in files:
            whole.update(file.name.encode())
            whole.update(file.read_bytes())
    return whole.hexdigest()[:16]


OWN = ROOT / "tests" / "eval" / "gold"
OUR_TOPICS = sorted((ROOT / "tests" / "eval" / "reconcile").glob("*/reconcile.json"))
# Sets whose pages are in this tree: a change of their gold without new floors is an error.
OURS = {
    "own",
    "world",
    "fresh",
    "english",
    "english_sentences",
    "english_leads",
    "english_incidents",
}
OURS |= {f"reconcile_{path.parent.name}" for path in OUR_TOPICS}
# Name of the set: what it is scored from (a digest of it stands beside the floors), and how.
SETS: dict[str, tuple[tuple[Path, ...], Callable[[], Scores]]] = {
    **{f"reconcile_{path.parent.name}": weighed_set(path) for path in OUR_TOPICS},
    "own": (
        (OWN / "gold.json", *sorted(OWN.glob("*.txt"))),
        lambda: score_coded(OWN / "gold.json"),
    ),
    "world": (
        (OWN / "world" / "gold.json", *sorted((OWN / "world").glob("*.txt"))),
        lambda: score_coded(OWN / "world" / "gold.json"),
    ),
    "fresh": (
        (OWN / "fresh" / "gold.json", *sorted((OWN / "fresh").glob("*.txt"))),
        lambda: score_coded(OWN / "fresh" / "gold.json"),
    ),
    "english": (
        (OWN / "english" / "gold.json", *sorted((OWN / "english").glob("e*.txt"))),
        lambda: score_coded(OWN / "english" / "gold.json"),
    ),
    "english_sentences": ((SENTENCES,), score_sentences),
    "english_leads": ((LEADS,), lambda: score_sentences(LEADS)),
    "english_incidents": ((INCIDENTS,), score_incidents),
    "seeds": (
        (SHARED / "seeds.json", SHARED / "seeds"),
        lambda: score_coded(SHARED / "seeds.json"),
    ),
    "dev": (
        (SHARED / "dev" / "gold.json", *sorted((SHARED / "dev").glob("*.txt"))),
        lambda: score_coded(SHARED / "dev" / "gold.json", "id"),
    ),
    "dev_html": (
        (SHARED / "dev" / "html", SHARED / "score_html.py"),
        lambda: score_html(SHARED / "dev" / "html" / "gold.json"),
    ),
    "real": (
        (SHARED / "real" / "ground-truth.json", SHARED / "real" / "pages"),
        lambda: score_real_bodies(SHARED / "real" / "pages"),
    ),
    "reconcile_dev": weighed_set(SHARED / "dev" / "reconcile.json"),
}


def fallen(floors: Scores, scores: Scores) -> list[str]:
    """Every metric that is worse than its floor, or is no longer measured."""
    worse = []
    for metric, floor in sorted(floors.items()):
        score = scores.get(metric)
        if score is None:
            worse.append(f"{metric}: not measured any more (floor {floor})")
        elif score > floor if metric in LESS_IS_BETTER else score < floor:
            worse.append(f"{metric}: {score}, floor {floor}")
    return worse
