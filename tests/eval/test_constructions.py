"""Each clause construction is read as its gold says, no worse than the floor in its file."""

from __future__ import annotations

import pytest

from construction_gold import Tally, constructions, gold_of, score_construction

SENTENCES = 10
AIM_OF_ALL = 0.9
LEAST = 0.8


@pytest.mark.parametrize("name", constructions())
def test_no_construction_falls_below_its_floor(name: str) -> None:
    gold = gold_of(name)
    assert len(gold["sentences"]) >= SENTENCES
    assert gold["floor"] >= LEAST
    tally = score_construction(name)
    assert tally.score() >= gold["floor"], "\n".join(tally.amiss)


def test_all_constructions_together_reach_the_aim() -> None:
    whole = Tally()
    for name in constructions():
        whole.add(score_construction(name), name)
    assert whole.score() >= AIM_OF_ALL, "\n".join(whole.amiss)
