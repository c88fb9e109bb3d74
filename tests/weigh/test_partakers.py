"""Parties made ready to be compared say what a comparison of each with each says."""

from __future__ import annotations

from itertools import product

from rujuk.records import Party
from rujuk.weigh.partakers import BODIES_OF_STATE, partakers_of
from rujuk.weigh.parties import is_named, is_state, party_key

UKRAINE = Party(text="Ukraina", start=0, end=7, id="state.ukr", country="UKR")
SEAT = Party(text="Kyiv", start=0, end=4, id="capital.ukr", country="UKR")
ARMY = Party(text="tentara Ukraina", start=0, end=15, country="UKR", sectors=("MIL",))
POLICE = Party(text="polisi", start=0, end=6, country="RUS", sectors=("COP",))
CROWD = Party(text="warga", start=0, end=5, country="UKR", sectors=("CVL",))
NOBODY = Party(text="warga", start=0, end=5)
OFFICE = Party(text="PBB", start=0, end=3, id="org.un", country="UNO", sectors=("IGO",))
EVERYBODY = (UKRAINE, SEAT, ARMY, POLICE, CROWD, NOBODY, OFFICE)
SIDES = [(), *((one,) for one in EVERYBODY), *product(EVERYBODY, repeat=2)]


def may_be_one(one: Party, other: Party) -> bool:
    if party_key(one) == party_key(other):
        return True
    return one.country == other.country and any(
        is_state(state) and bool(BODIES_OF_STATE.intersection(body.sectors))
        for state, body in ((one, other), (other, one))
    )


def test_two_sides_share_whom_one_of_each_may_be() -> None:
    answers = set()
    for these, those in product(SIDES, repeat=2):
        pairs = [pair for pair in product(these, those) if may_be_one(*pair)]
        one, other = partakers_of(these), partakers_of(those)
        assert one.share(other) is bool(pairs)
        assert one.share_named(other) is any(is_named(a) or is_named(b) for a, b in pairs)
        answers.add((one.share(other), one.share_named(other)))
    assert answers == {(False, False), (True, False), (True, True)}


def test_a_state_and_its_army_may_be_one_but_not_its_people() -> None:
    assert partakers_of((UKRAINE,)).share_named(partakers_of((ARMY,)))
    assert not partakers_of((SEAT,)).share(partakers_of((CROWD,)))


def test_a_side_of_nobody_shares_nobody() -> None:
    assert not partakers_of(())
    assert not partakers_of(()).share(partakers_of(EVERYBODY))
