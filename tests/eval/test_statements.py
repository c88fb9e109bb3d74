"""Status, stance, denial, speakers and relations on sets of sentences, each with its floor."""

from __future__ import annotations

from pathlib import Path

import pytest

from statement_sets import missed_points, read_set

SETS = Path(__file__).parent / "gold" / "constructions" / "statements"
NAMES = sorted(path.stem for path in SETS.glob("*.yaml"))
FEWEST = 10


@pytest.mark.parametrize("name", NAMES)
def test_each_set_keeps_its_floor(name: str) -> None:
    gold = read_set(SETS / f"{name}.yaml")
    missed, points = missed_points(gold)
    assert 1 - len(missed) / points >= gold.floor, "\n".join(missed)


@pytest.mark.parametrize("name", NAMES)
def test_each_set_has_its_ten_items(name: str) -> None:
    gold = read_set(SETS / f"{name}.yaml")
    texts = {item.text for item in gold.items}
    assert len(texts) == len(gold.items)
    assert len(texts) >= FEWEST
    for item in gold.items:
        told = [*item.events, *item.claims, *item.relations, *item.nothing]
        assert told
        assert all(one.at in item.text for one in told)


def test_a_wrong_field_and_a_lost_record_cost_points() -> None:
    gold = read_set(SETS / "denial.yaml")
    for item in gold.items:
        for one in [*item.events, *item.claims]:
            one.modality = "none of these"
    missed, points = missed_points(gold)
    assert len(missed) >= sum(len(item.events) + len(item.claims) for item in gold.items)
    assert points > len(missed)
