"""Briefs and lines that say what the gold of a set of topics says: they must score 1."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from rujuk.evaluate.denial_scores import DENIED, SETTLED, telling_words
from rujuk.evaluate.estimate_scores import PLANNED
from rujuk.evaluate.topics import Topics

if TYPE_CHECKING:
    from pathlib import Path

Answer = tuple[dict[str, Any], list[dict[str, Any]]]
END_OF_TIME = "9999"
KINDS = {"corrected": "corrected", "noise": "noisy", "truncated": "truncated"}


def topics_of(reconcile: Path) -> Topics:
    """The topics of a set whose gold lies beside."""
    documents = json.loads((reconcile.parent / "gold.json").read_text("utf-8"))["documents"]
    return Topics(json.loads(reconcile.read_text("utf-8")), documents)


def perfect_answer(topics: Topics) -> Answer:
    """A brief for every day asked, and the coded lines it stands on."""
    lines = [_line(page) for page in topics.documents]
    return {day: _brief(topics, day) for day in ["", *topics.days()]}, lines


def _line(page: dict[str, Any]) -> dict[str, Any]:
    spans = {"start": "char_start", "end": "char_end"}
    claims = [
        {
            "id": f"clm-{one['id']}",
            "measure": one["unit"],
            **{key: one[key] for key in ("low", "best", "high")},
            **{key: one[named] for key, named in spans.items()},
        }
        for one in page["counts"]
    ]
    events = [
        {
            "id": f"evt-{one['id']}",
            "quote": one["quote"],
            "modality": one["modality"],
            **{key: one[named] for key, named in spans.items()},
        }
        for one in page["events"]
    ]
    return {"path": page["file"], "claims": claims, "events": events}


def _brief(topics: Topics, day: str) -> dict[str, Any]:
    last = day or END_OF_TIME
    files = {page["id"]: page["file"] for page in topics.documents}
    entries = {e["count_id"]: e for topic in topics.topics for e in topic["timeline"]}
    told = {one: e for one, e in entries.items() if e["reported_on"] <= last}
    contradictions: list[dict[str, Any]] = []
    for topic in topics.topics:
        for pair in topic["contradictions"]:
            if {pair["a"], pair["b"]} <= set(told):
                records = [f"ast-{pair[side]}" for side in "ab"]
                contradictions.append(
                    {"id": "con-" + "-".join(records), "kind": "count", "records": records}
                )
        if not day:
            contradictions += _denials(topics, topic, files)
    return {
        "copies": [
            {
                "original": files[group["original"]],
                "copies": [
                    {"path": files[copy["doc"]], "kind": _kind(copy["kind"])}
                    for copy in group["copies"]
                ],
            }
            for group in topics.reconcile["copy_groups"]
        ],
        "independent_reports": len(topics.documents) - sum(len(g) - 1 for g in topics.groups),
        "assertions": [{"id": f"ast-{one}", "claims": [f"clm-{one}"]} for one in told],
        "estimates": [
            _estimate(topic, expected, topics.entries(topic, expected), last)
            for topic, expected, asked in topics.expectations()
            if asked == day
        ],
        "contradictions": contradictions,
    }


def _kind(kind: str) -> str:
    return next((name for word, name in KINDS.items() if word in kind), "near_verbatim")


def _estimate(
    topic: dict[str, Any], expected: dict[str, Any], entries: list[dict[str, Any]], last: str
) -> dict[str, Any]:
    known = [entry for entry in entries if entry["reported_on"] <= last]
    return {
        "id": f"est-{topic['id']}-{expected['metric']}-{expected['as_of']}",
        "measure": known[0]["unit"],
        "modality": PLANNED if known[0].get("modality") == PLANNED else "happened",
        **{key: expected[key] for key in ("low", "best", "high", "as_of")},
        "open_top": expected["high"] is None,
        "assertions": [f"ast-{entry['count_id']}" for entry in known],
    }


def _denials(topics: Topics, topic: dict[str, Any], files: dict[str, str]) -> list[dict[str, Any]]:
    found = []
    for number, row in enumerate(topic.get("event_contradictions", [])):
        if SETTLED in row.get("later_status", ""):
            continue
        spoken = json.dumps(row.get("values") or row["denied_by"])
        denied = [
            one
            for one, (page, event) in topics.events.items()
            if page in spoken and event["modality"] == DENIED and "values" not in row
        ]
        named = [
            one
            for one in denied
            if telling_words(*(p["surface"] for p in topics.events[one][1]["attributed_to"]))
            & telling_words(spoken)
        ]
        pages = re.findall(r"\b[a-z]\d\d\b", json.dumps(row))
        found.append(
            {
                "id": f"con-{topic['id']}-{number}",
                "kind": "event",
                "records": [f"evt-{one}" for one in named or denied],
                "paths": [files[page] for page in pages if page in files],
                "why": row["claim"],
            }
        )
    return found
