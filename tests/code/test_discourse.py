"""What pronouns, definite phrases and possessives refer to, and that records say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from coded_pages import coded

if TYPE_CHECKING:
    from rujuk.records import Event, Party


def last(*paragraphs: str) -> Event:
    return coded(*paragraphs).events[-1]


def actor(*paragraphs: str) -> Party:
    (party,) = last(*paragraphs).actors
    return party


@pytest.mark.parametrize("word", ["saya", "kami", "kita"])
def test_the_first_person_is_the_speaker(word: str) -> None:
    party = actor(f'"Kemarin {word} mengecam Uganda," kata Presiden Kenya.')
    assert (party.text, party.country, party.inferred) == (word, "KEN", "discourse.speaker")


@pytest.mark.parametrize("word", ["Ia", "Dia", "Beliau"])
def test_the_third_person_is_a_person_before(word: str) -> None:
    party = actor(f"Presiden Kenya tiba di Kampala. {word} mengecam Uganda.")
    assert (party.text, party.country, party.inferred) == (word, "KEN", "discourse.antecedent")


def test_they_are_a_body_before() -> None:
    party = actor("Tentara Kenya tiba di Kampala. Mereka menyerang Uganda.")
    assert (party.country, party.inferred) == ("KEN", "discourse.antecedent")


def test_both_countries() -> None:
    event = last("Kenya memuji Uganda. Kedua negara berunding di Nairobi.")
    assert [p.country for p in event.actors] == ["KEN", "UGA"]
    assert {p.inferred for p in event.actors} == {"discourse.both"}


def test_that_group() -> None:
    party = actor("Hizbullah tiba di kota itu. Kelompok itu menyerang Israel.")
    assert party.inferred == "discourse.definite"
    assert party.name == "Hezbollah"


def test_that_country_after_an_office() -> None:
    event = last("Kenya membuka jalan. Presiden negara itu mengecam Uganda.")
    assert [p.country for p in event.actors] == ["KEN"]


def test_whose_troops() -> None:
    event = last("Kenya dan dunia berubah. Kenya mengatakan pasukannya menyerang Uganda.")
    assert [p.country for p in event.actors] == ["KEN"]
    assert event.actors[0].inferred


def test_a_pronoun_without_anyone_before_stays_unknown() -> None:
    party = actor("Ia mengecam Uganda.")
    assert party.country != "UGA"


def test_a_generic_noun_is_of_the_country_spoken_of() -> None:
    party = actor("Pemilihan di Kenya berlangsung pada Mei. Polisi menangkap dua mahasiswa.")
    assert (party.text, party.country) == ("Polisi", "KEN")


def test_foreigners_are_not_of_that_country() -> None:
    event = last("Pemilihan di Kenya berlangsung pada Mei. Polisi menangkap dua warga asing.")
    assert all(p.country != "KEN" for p in event.recipients)


def test_a_new_page_knows_nobody() -> None:
    coded("Presiden Kenya tiba di Kampala.")
    assert actor("Ia mengecam Uganda.").country != "KEN"
