"""Writes gold.json of this folder from its gold.yaml, by the builder of the folder above.

python tests/eval/gold/world/build_gold.py
"""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from types import ModuleType

HERE = Path(__file__).parent


def _builder() -> ModuleType:
    spec = importlib.util.spec_from_file_location("own_gold", HERE.parent / "build_gold.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.HERE = HERE
    return module


def spans_of_lines(text: str, taken: list[list[int]]) -> list[list[int]]:
    """Every non-blank line of the page that touches none of the taken spans: its furniture."""
    spans, at = [], 0
    for line in text.splitlines(keepends=True):
        start, end = at, at + len(line.rstrip("\n"))
        at += len(line)
        if line.strip() and not any(start < last and first < end for first, last in taken):
            spans.append([start, end])
    return spans


def document(page: dict[str, Any], builder: ModuleType) -> dict[str, Any]:
    """A page in the scorer's form, with what the scorer does not read but people do."""
    made: dict[str, Any] = builder.document(page)
    text = (HERE / made["file"]).read_bytes().decode("utf-8")
    body = made["body_spans"]
    made["byline"], made["section"] = page["byline"], page["section"]
    made["body_start"], made["body_end"] = body[0][0], body[-1][1]
    made["furniture_spans"] = spans_of_lines(text, [*body, *made["dont_care_spans"]])
    made["no_event"] = []
    for quote, why in page.get("no_event", []):
        start = builder.find(text, quote, body[0][0])
        made["no_event"].append(
            {"quote": quote, "char_start": start, "char_end": start + len(quote), "why": why}
        )
    for record, row in zip(made["events"], page.get("events", []), strict=True):
        record["cluster"] = row.get("cluster")
        record["counts"] = []
    for record, row in zip(made["counts"], page.get("counts", []), strict=True):
        record.update({key: row[key] for key in ("status", "percent", "fraction") if key in row})
        if "base" in row:
            record["base"] = int(row["base"])
        holders = [
            event
            for event in made["events"]
            if event["char_start"] <= record["char_start"] < record["char_end"] <= event["char_end"]
        ]
        if holders:
            holder = min(holders, key=lambda e: (e["char_end"] - e["char_start"], e["id"]))
            holder["counts"].append(record["id"])
            record["event_id"] = holder["id"]
    check(made, text)
    return made


def check(made: dict[str, Any], text: str) -> None:
    """Every quote stands at its offsets, inside the body; every trigger inside its quote."""
    for record in (*made["events"], *made["counts"], *made["relations"]):
        start, end = record["char_start"], record["char_end"]
        assert text[start:end] == record["quote"], record["id"]
        assert any(a <= start and end <= b for a, b in made["body_spans"]), record["id"]
    for event in made["events"]:
        first, last = event["trigger_start"], event["trigger_end"]
        assert text[first:last] == event["trigger"], event["id"]
        assert event["char_start"] <= first < last <= event["char_end"], event["id"]


def build() -> str:
    """The text of gold.json."""
    builder = _builder()
    # every scalar is text: dates and numbers are not guessed
    pages = yaml.load((HERE / "gold.yaml").read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - makes text only
    documents = [document(builder._typed(page), builder) for page in pages]  # noqa: SLF001 - one builder in two folders
    return (
        json.dumps({"set": HERE.name, "documents": documents}, ensure_ascii=False, indent=1) + "\n"
    )


if __name__ == "__main__":
    (HERE / "gold.json").write_text(build(), "utf-8")
