"""Writes gold.json from gold.yaml: finds each quote in its page and notes the offsets.

python tests/eval/gold/build_gold.py
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent


def find(text: str, words: str, start: int = 0, end: int | None = None, nth: int = 1) -> int:
    """Offset of the nth occurrence of words within a range; a missing one is an error."""
    at = start - 1
    for _ in range(nth):
        at = text.find(words, at + 1, len(text) if end is None else end)
        if at < 0:
            raise ValueError(f"{words!r} is not in the page")
    return at


def party(item: list[str]) -> dict[str, Any]:
    """A party in the scorer's form."""
    surface, country, sector = item
    return {"surface": surface, "iso3": country, "role": sector, "inferred": False}


def event(row: dict[str, Any], name: str, text: str, begin: int) -> dict[str, Any]:
    """An event in the scorer's form, with offsets."""
    start = find(text, row["quote"], begin, nth=int(row.get("nth", 1)))
    end = start + len(row["quote"])
    trigger = find(text, row["trigger"], start, end)
    place, time = row.get("place"), row.get("time")
    return {
        "id": name,
        "quote": row["quote"],
        "char_start": start,
        "char_end": end,
        "event_type": row["type"],
        "alt_types": row.get("alt", []),
        "trigger": row["trigger"],
        "trigger_start": trigger,
        "trigger_end": trigger + len(row["trigger"]),
        "actors": [party(item) for item in row.get("actors", [])],
        "recipients": [party(item) for item in row.get("recipients", [])],
        "actors_ok": row.get("actors_ok", []),
        "recipients_ok": row.get("recipients_ok", []),
        "place": place and {"surface": place[0], "norm": place[0], "iso3": place[1]},
        "time": time
        and {"surface": time[0], "norm": str(time[1]), "precision": time[2], "inferred": False},
        "modality": row.get("modality", "happened"),
        "modality_ok": row.get("modality_ok", []),
        "attributed_to": [party(item) for item in row.get("said", [])],
        "attribution_lenient": row.get("lenient", False),
        "optional": row.get("optional", False),
    }


def count(row: dict[str, Any], name: str, text: str, begin: int) -> dict[str, Any]:
    """A count in the scorer's form, with offsets."""
    start = find(text, row["quote"], begin, nth=int(row.get("nth", 1)))
    low, best, high = (value and int(value) for value in row["value"])
    return {
        "id": name,
        "quote": row["quote"],
        "char_start": start,
        "char_end": start + len(row["quote"]),
        "low": low,
        "best": best,
        "high": high,
        "unit": row["unit"],
        "unit_ok": row.get("unit_ok", []),
        "hedge": row["hedge"],
        "hedge_ok": row.get("hedge_ok", []),
        "of_whom": row.get("of") and party(row["of"]),
        "attributed_to": [party(item) for item in row.get("said", [])],
        "attribution_lenient": row.get("lenient", False),
        "optional": row.get("optional", False),
    }


def relation(row: dict[str, Any], name: str, text: str, begin: int) -> dict[str, Any]:
    """A relation in the scorer's form, with offsets."""
    start = find(text, row["quote"], begin)
    return {
        "id": name,
        "kind": row["kind"],
        "quote": row["quote"],
        "char_start": start,
        "char_end": start + len(row["quote"]),
        "parties": [party(item) for item in row["parties"]],
        "date": row.get("date"),
        "optional": row.get("optional", False),
    }


def document(page: dict[str, Any]) -> dict[str, Any]:
    """A page of gold.yaml in the scorer's form."""
    name = page["id"]
    text = (HERE / f"{name}.txt").read_bytes().decode("utf-8")
    body = []
    for first, last in page["body"]:
        start = find(text, first)
        body.append([start, find(text, last, start) + len(last)])
    begin = body[0][0]
    cared = [[find(text, words), find(text, words) + len(words)] for words in page["dont_care"]]
    rows = {kind: page.get(kind, []) for kind in ("events", "counts", "relations")}
    return {
        "id": name,
        "file": f"{name}.txt",
        "language": page["language"],
        "title": page["title"],
        "publisher": page["publisher"],
        "publication_date": page["publication_date"],
        "visit_date": page["visit_date"],
        "dateline_place": page["dateline"],
        "body_spans": body,
        "dont_care_spans": cared,
        "events_exhaustive": True,
        "counts_exhaustive": True,
        "events": [event(r, f"{name}.e{i}", text, begin) for i, r in enumerate(rows["events"], 1)],
        "counts": [count(r, f"{name}.c{i}", text, begin) for i, r in enumerate(rows["counts"], 1)],
        "relations": [
            relation(r, f"{name}.r{i}", text, begin) for i, r in enumerate(rows["relations"], 1)
        ],
    }


def build() -> str:
    """The text of gold.json: one line for each event, count and relation."""
    # every scalar is text: dates and numbers are not guessed
    pages = yaml.load((HERE / "gold.yaml").read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - makes text only
    documents = [document(_typed(page)) for page in pages]
    return json.dumps({"set": "own", "documents": documents}, ensure_ascii=False, indent=1) + "\n"


def _typed(value: Any) -> Any:
    """The value with null and true for those words; numbers stay text until they are asked for."""
    if isinstance(value, dict):
        return {key: _typed(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_typed(item) for item in value]
    return {"null": None, "true": True}.get(value, value)


if __name__ == "__main__":
    (HERE / "gold.json").write_text(build(), "utf-8")
