"""The sets of pages to weigh: what is built from their YAML is what is kept."""

from __future__ import annotations

import importlib.util
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from types import ModuleType

SETS = Path(__file__).parent / "reconcile"
NAMES = sorted(path.parent.name for path in SETS.glob("*/gold.yaml"))


def _builder() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_sets", SETS / "build_sets.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", NAMES)
def test_the_built_set_is_fresh(name: str) -> None:
    for file_name, text in _builder().built(name).items():
        assert (SETS / name / file_name).read_text("utf-8") == text


@pytest.mark.parametrize("name", NAMES)
def test_a_set_does_not_contradict_itself(name: str) -> None:
    texts = _builder().built(name)
    pages = {page["id"]: page for page in json.loads(texts["gold.json"])["documents"]}
    made = json.loads(texts["reconcile.json"])
    for topic in made["topics"]:
        entries = {entry["count_id"]: entry for entry in topic["timeline"]}
        for entry in entries.values():
            reported = entry["reported_on"] or entry["as_of"]
            assert entry["as_of"] <= reported[: len(entry["as_of"])], f"{entry['count_id']}: early"
        kinds = ("contradictions", "corrections", "possible_growth", "non_contradictions")
        pairs = [
            frozenset(map(pair.get, ("a", "b", "old", "new"))) for k in kinds for pair in topic[k]
        ]
        assert len(pairs) == len(set(pairs)), f"{topic['id']}: a pair stands in two lists"
        for pair in topic["contradictions"]:
            one, other = entries[pair["a"]], entries[pair["b"]]
            assert one["metric"] == other["metric"], f"{pair}: two metrics"
            assert one["source"] != other["source"], f"{pair}: one source"
        for expected in topic["expected"]:
            told = re.findall(r"\b[a-z]\d\d\b", expected["basis"])
            assert {one for one in told if one in pages} <= set(topic["docs"]), expected
            days = [pages[one]["publication_date"] or "" for one in told]
            assert max(["", *days]) <= expected["as_of"], f"{expected}: of a later page"
        for row in topic["event_contradictions"]:
            refusing = re.findall(r"\b[a-z]\d\d\b", " ".join(row["denied_by"]))
            for one in refusing:
                assert any(e["modality"] == "denied" for e in pages[one]["events"]), row
