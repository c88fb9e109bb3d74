"""Who a party is, and by what words it is shown."""

from __future__ import annotations

import pytest

from rujuk.brief.wording import wording
from rujuk.records import Party
from rujuk.weigh.parties import party_key


def party(text: str, country: str | None = None, **more: object) -> Party:
    return Party(text=text, start=0, end=len(text), country=country, **more)  # type: ignore[arg-type]


STATE = party("Korut", "PRK", id="state.prk", name="North Korea")
SEAT = party("Seoul", "KOR", id="capital.kor", name="Seoul")
HOUSE = party("Gedung Putih", "USA", id="metonym.white_house", name="White House")
GROUP = party("RSF", "SDN", id="group.rsf", name="Rapid Support Forces")


@pytest.mark.parametrize(
    ("one", "english", "indonesian"),
    [
        (STATE, "North Korea", "Korea Utara"),
        (SEAT, "South Korea", "Korea Selatan"),
        (HOUSE, "White House (United States)", "Gedung Putih (Amerika Serikat)"),
        (GROUP, "Rapid Support Forces (Sudan)", None),
        (party("Korea Utara", "PRK"), "North Korea", "Korea Utara"),
        (party("polisi", "IDN"), "“polisi” (Indonesia)", "polisi (Indonesia)"),
        (party("tentara Korea Utara", "PRK"), "“tentara Korea Utara”", "tentara Korea Utara"),
        (party("pejabat AS", "USA"), "“pejabat AS”", "pejabat AS"),
        (party("pejabat asing", "USA"), "“pejabat asing” (United States)", None),
        (party("mereka", "IDN", name="massa"), "“massa” (Indonesia)", "massa (Indonesia)"),
        (party("", "IDN"), "(not named, Indonesia)", "(tidak disebut, Indonesia)"),
        (party("2.700", "PRK"), "(not named, North Korea)", "(tidak disebut, Korea Utara)"),
        (party("", None), "(not named)", "(tidak disebut)"),
        (party("UNICEF", "UNO", id="org.unicef", name="UNICEF"), "UNICEF (United Nations)", None),
        (party("PBB", "UNO", id="org.un", name="United Nations"), "United Nations", None),
        (party("Amnesty", "NGO", name="Amnesty"), "Amnesty", "Amnesty"),
        (
            party("mereka", "IDN", name="polisi", inferred="discourse.antecedent"),
            "“polisi” (Indonesia; meant by a pronoun)",
            None,
        ),
        (party("Hong", inferred="made.rule"), "Hong (read from the context)", None),
    ],
)
def test_only_a_state_is_shown_as_its_country(
    one: Party, english: str, indonesian: str | None
) -> None:
    assert wording("en").parties([one]) == english
    if indonesian is not None:
        assert wording("id").parties([one]) == indonesian


def test_a_source_is_named_like_a_party() -> None:
    police = party("polisi", "IDN")
    assert wording("en").source([police]) == "according to “polisi” (Indonesia)"
    lost = party("ia", "IDN", name="Budi", inferred="attribution.antecedent")
    said = wording("en").source([lost])
    assert "Budi (Indonesia)" in said
    assert "attribution." not in said


def test_a_state_and_its_seats_are_one_party() -> None:
    assert party_key(SEAT) == party_key(party("Korsel", "KOR", id="state.kor"))
    assert party_key(HOUSE) == party_key(party("AS", "USA"))
    assert party_key(party("polisi", "IDN")) != party_key(party("massa", "IDN"))
    assert party_key(party("polisi", "IDN")) != party_key(party("polisi", "SOM"))


def test_parties_read_alike_say_so_once() -> None:
    both = [
        party("Kyiv", "UKR", inferred="discourse.both"),
        party("RSF", inferred="discourse.both"),
    ]
    assert wording("en").parties(both) == "Kyiv (Ukraine) and RSF (the two sides named before)"


def test_a_treaty_binds_states() -> None:
    words = party("aliansi AS", "USA")
    assert wording("en").bound([words, STATE, words]) == "United States and North Korea"
    assert wording("en").bound([GROUP, SEAT]) == "Rapid Support Forces (Sudan) and South Korea"
