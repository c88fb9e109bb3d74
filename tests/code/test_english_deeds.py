"""English deeds: nouns that end their phrase, verbs and nouns of one deed, parties around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from coded_pages import coded

if TYPE_CHECKING:
    from rujuk.records import Event


def deeds(sentence: str) -> list[Event]:
    return list(coded(sentence, language="en").events)


def told(sentence: str) -> list[str]:
    return [event.type for event in deeds(sentence)]


def parties(event: Event) -> tuple[set[str | None], set[str | None]]:
    return {p.country for p in event.actors}, {p.country for p in event.recipients}


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Ghana reached an agreement with Togo.", "SUPPORT"),
        ("Chad announced the withdrawal of its troops.", "CONCEDE"),
        ("Canada ended its aid to Mali.", "SANCTION"),
        ("Peru dropped the charges against the judge.", "CONCEDE"),
    ],
)
def test_a_verb_that_asks_for_its_noun_tells_the_deed(sentence: str, kind: str) -> None:
    assert told(sentence) == [kind]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Canada imposed sanctions on Syria.", "SANCTION"),
        ("Kenya launched an investigation into the bank.", "ACCUSE"),
        ("Russia carried out a missile attack on Ukraine.", "ASSAULT"),
        ("Armenia held talks with Azerbaijan.", "CONSULT"),
    ],
)
def test_a_light_verb_lends_its_noun_the_subject(sentence: str, kind: str) -> None:
    (event,) = deeds(sentence)
    assert event.type == kind
    assert event.actors


def test_a_killing_told_behind_an_attack_belongs_to_it() -> None:
    (attack,) = deeds("Rebels attacked a convoy in Mali, killing five soldiers.")
    assert attack.type == "ASSAULT"
    assert len(deeds("Rebels in Mali killed five soldiers.")) == 1


def test_what_one_calls_for_to_say_is_said_in_the_call() -> None:
    sentence = "Poland's president called the president of Latvia to congratulate him."
    assert told(sentence) == ["CONSULT", "SUPPORT"]
    assert told("Poland sent troops to the border to attack the rebels.") == ["MOBILIZE"]


def test_parties_stand_before_the_noun_and_behind_it() -> None:
    (strike,) = deeds("Israel launched an air strike on Syria.")
    assert parties(strike) == ({"ISR"}, {"SYR"})
    (talks,) = deeds("The talks between Peru and Chile continued.")
    assert parties(talks)[0] == {"PER", "CHL"}
    (aid,) = deeds("Canada ended its aid to Mali.")
    assert parties(aid) == ({"CAN"}, {"MLI"})


def test_the_actors_own_is_recipient_where_no_other_is_named() -> None:
    (arrest,) = deeds("Kenya's police arrested Kenyan farmers.")
    assert parties(arrest) == ({"KEN"}, {"KEN"})


def test_words_before_a_name_tell_what_it_names() -> None:
    assert told("Pakistan summoned Ambassador Smith over the raid.") == ["ACCUSE"]
    assert told("Pakistan summoned Farmer Smith over the raid.") == []


def test_an_offer_is_to_whom_its_content_names() -> None:
    (offer,) = deeds("Australia has agreed to lend money to Kenya.")
    assert parties(offer) == ({"AUS"}, {"KEN"})
    (ready,) = deeds("Egypt is willing to withdraw its troops from Libya.")
    assert parties(ready) == ({"EGY"}, {"LBY"})


def test_help_goes_where_it_is_given() -> None:
    (help_given,) = deeds("Japan distributed food in Nepal.")
    assert parties(help_given) == ({"JPN"}, {"NPL"})


def test_a_demand_is_no_deed_of_its_content() -> None:
    assert told("Spain urged Portugal to withdraw its troops.") == ["REQUEST"]
    assert told("Iran threatened to attack Israel.") == ["THREATEN"]
    assert told("Peru will not release the prisoners.") == ["REJECT"]
    assert told("Peru released two prisoners.") == ["RETREAT"]
