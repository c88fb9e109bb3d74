"""The scores of weighed pages: 1 for the gold itself, 0 for nothing, each fault counted once."""

from __future__ import annotations

import copy
import importlib.util
import json
import random
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from perfect_weighing import perfect_answer, topics_of
from rujuk.cli import main
from rujuk.evaluate.weighing import FAULTS, score_weighing
from score_sets import OUR_TOPICS, SHARED

if TYPE_CHECKING:
    from pathlib import Path

    from rujuk.evaluate.topics import Topics

FIRST = next(path for path in OUR_TOPICS if path.parent.name == "first")
SCORER = SHARED / "score_weigh.py"
# How many answers, each spoilt in other places, are scored twice.
SPOILT = 6


@pytest.fixture(scope="module")
def topics() -> Topics:
    return topics_of(FIRST)


@pytest.fixture
def answer(topics: Topics) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    return copy.deepcopy(perfect_answer(topics))


def shares(totals: dict[str, Any]) -> list[float]:
    """Every share of the totals, those of precision and recall too."""
    found = []
    for name, value in totals.items():
        if isinstance(value, dict):
            found += value.values()
        elif name not in FAULTS and isinstance(value, float):
            found.append(value)
    return found


@pytest.mark.parametrize("reconcile", OUR_TOPICS, ids=lambda path: path.parent.name)
def test_the_gold_itself_is_right(reconcile: Path) -> None:
    topics = topics_of(reconcile)
    totals, notes = score_weighing(topics, *perfect_answer(topics))
    assert set(shares(totals)) == {1.0}
    assert not any(totals[fault] for fault in FAULTS)
    assert notes == []


def test_nothing_scores_nothing(topics: Topics) -> None:
    totals, notes = score_weighing(topics, {"": {}}, [])
    assert set(shares(totals)) == {0.0}
    assert notes


def test_a_page_of_a_later_day_is_a_leak(topics: Topics, answer: Any) -> None:
    briefs, lines = answer
    day = topics.days()[0]
    assert topics.published["p04"] > day
    briefs[day]["estimates"][0].setdefault("claims", []).append("clm-p04.c1")
    assert score_weighing(topics, briefs, lines)[0]["leaks"] == 1


def test_a_plan_among_deeds_is_counted(topics: Topics, answer: Any) -> None:
    briefs, lines = answer
    for estimate in briefs[topics.days()[0]]["estimates"]:
        estimate["modality"] = "happened"
    assert score_weighing(topics, briefs, lines)[0]["planned_as_happened"] == 1


def test_a_pair_that_is_none_is_a_false_contradiction(topics: Topics, answer: Any) -> None:
    briefs, lines = answer
    pair = topics.topics[0]["non_contradictions"][0]
    claims = [f"clm-{pair[side]}" for side in "ab"]
    briefs[""]["contradictions"].append({"id": "con-x", "kind": "count", "claims": claims})
    totals, _ = score_weighing(topics, briefs, lines)
    assert totals["false_contradictions"] == 1
    assert totals["contradictions"]["p"] < 1
    assert totals["contradictions"]["r"] == 1


def test_a_correction_may_be_told_as_a_dispute(topics: Topics, answer: Any) -> None:
    briefs, lines = answer
    pair = next(one for topic in topics.topics for one in topic["corrections"])
    claims = [f"clm-{pair[side]}" for side in ("old", "new")]
    briefs[""]["contradictions"].append({"id": "con-x", "kind": "count", "claims": claims})
    totals, _ = score_weighing(topics, briefs, lines)
    assert totals["contradictions"]["p"] == 1
    assert totals["contradictions_unlisted"] == 0


def test_pages_wrongly_joined_are_counted(topics: Topics, answer: Any) -> None:
    briefs, lines = answer
    one = topics.reconcile["not_copies"][0]
    briefs[""]["copies"].append(
        {
            "original": f"pages/{one['a']}.txt",
            "copies": [{"path": f"pages/{one['b']}.txt", "kind": "exact"}],
        }
    )
    totals, notes = score_weighing(topics, briefs, lines)
    assert totals["copies_wrongly_joined"] == 1
    assert any(note.startswith("copies: wrongly joined") for note in notes)


def spoil(briefs: dict[str, Any], dice: random.Random) -> None:
    """Lose and change parts of an answer at random."""
    for brief in briefs.values():
        for kind in ("assertions", "estimates", "contradictions", "copies"):
            brief[kind] = [one for one in brief[kind] if dice.random() < 0.8]
        for estimate in brief["estimates"]:
            if estimate["best"] is not None and dice.random() < 0.3:
                estimate["best"] *= 2
            if dice.random() < 0.2:
                estimate["low"], estimate["high"] = 1, None
            if dice.random() < 0.1:
                estimate["modality"] = "planned"
        others = [one["id"] for one in brief["assertions"]]
        for number in range(5):
            records = dice.sample(others, min(2, len(others)))
            kind = dice.choice(["count", "event"])
            brief["contradictions"].append(
                {"id": f"con-{number}", "kind": kind, "records": records}
            )


# The shared script leaves files open.
@pytest.mark.filterwarnings(
    "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)
@pytest.mark.parametrize("seed", range(SPOILT))
@pytest.mark.parametrize(
    "reconcile", [FIRST, SHARED / "dev" / "reconcile.json"], ids=["own", "dev"]
)
def test_the_shared_scorer_says_the_same(reconcile: Path, seed: int) -> None:
    if not SCORER.exists() or not reconcile.exists():
        pytest.skip("the shared evaluation pages are not here")
    spec = importlib.util.spec_from_file_location("score_weigh", SCORER)
    assert spec
    assert spec.loader
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    topics = topics_of(reconcile)
    briefs, lines = copy.deepcopy(perfect_answer(topics))
    spoil(briefs, random.Random(seed))
    gold = scorer.Gold(str(reconcile), str(reconcile.parent / "gold.json"))
    totals, notes = score_weighing(topics, briefs, lines)
    theirs, their_notes = scorer.score_pages(gold, briefs, lines)
    assert totals == theirs
    assert len(notes) == len(their_notes)


def left(arguments: list[str]) -> object:
    """The exit code of the command line."""
    with pytest.raises(SystemExit) as leaving:
        main(arguments)
    return leaving.value.code


def test_the_command_scores_a_set_and_lists_faults(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    for name in ("reconcile.json", "gold.json"):
        (tmp_path / name).write_bytes((FIRST.parent / name).read_bytes())
    wanted = json.loads((tmp_path / "gold.json").read_text("utf-8"))
    wanted["documents"] = [page for page in wanted["documents"] if page["id"] in {"p11", "p12"}]
    (tmp_path / "gold.json").write_text(json.dumps(wanted), "utf-8")
    topics = json.loads((tmp_path / "reconcile.json").read_text("utf-8"))
    groups = [one for one in topics["copy_groups"] if one["original"] == "p11"]
    groups[0]["copies"] = [one for one in groups[0]["copies"] if one["doc"] == "p12"]
    alone = {"copy_groups": groups, "not_copies": [], "topics": []}
    (tmp_path / "reconcile.json").write_text(json.dumps(alone), "utf-8")
    shutil.copytree(FIRST.parent / "pages", tmp_path / "pages")
    out = tmp_path / "scores.json"
    reconcile = str(tmp_path / "reconcile.json")
    assert left(["eval", reconcile, "--per-doc", "--json", str(out)]) == 0
    assert "2 pages, 0 topics" in capfd.readouterr().out
    assert json.loads(out.read_text("utf-8"))["independent_reports"] == [1, 1]
    (tmp_path / "gold.json").unlink()
    assert left(["eval", reconcile]) == 2
    assert "gold.json" in capfd.readouterr().err
