"""Standing relations: treaties with pledges, alliances, wars that never ended, umbrellas."""

from __future__ import annotations

import pytest

from coded_pages import coded
from rujuk.code.relations import RelationWords, treaties
from rujuk.lexicon import load
from rujuk.records import Relation, RelationKind

WORDS = load("lang/id/relations.yaml", RelationWords)
PLEDGES = [(kind, phrase) for kind, phrases in WORDS.pledges.items() for phrase in phrases]


def only(*sentences: str) -> Relation:
    (relation,) = coded(*sentences).relations
    return relation


def pair(relation: Relation) -> list[str | None]:
    return [party.country for party in relation.parties]


@pytest.mark.parametrize("noun", WORDS.treaty_nouns)
def test_each_noun_of_treaties(noun: str) -> None:
    relation = only(f"{noun.capitalize()} Kenya dan Uganda ditandatangani pada Mei 2020.")
    assert relation.kind == RelationKind.TREATY
    assert pair(relation) == ["KEN", "UGA"]
    assert relation.signed_on is not None
    assert relation.signed_on.edtf == "2020-05"
    assert relation.treaty is None


@pytest.mark.parametrize("mark", WORDS.treaty_marks)
def test_each_word_that_marks_a_treaty(mark: str) -> None:
    assert pair(only(f"Kini perjanjian Kenya dan Uganda sudah {mark} lama.")) == ["KEN", "UGA"]
    assert coded("Kini perjanjian Kenya dan Uganda sudah ramai.").relations == ()


@pytest.mark.parametrize(("kind", "phrase"), PLEDGES)
def test_each_word_of_pledges(kind: str, phrase: str) -> None:
    relation = only(f"Perjanjian Kenya dan Uganda berlaku lama dan memuat {phrase}.")
    assert (kind, phrase) in {(str(p.kind), p.text) for p in relation.pledges}
    assert phrase in relation.quote


@pytest.mark.parametrize("noun", WORDS.alliance_nouns)
def test_each_noun_of_alliances(noun: str) -> None:
    relation = only(f"{noun.capitalize()} Polandia dan Lituania diperluas.")
    assert (relation.kind, pair(relation)) == (RelationKind.ALLIANCE, ["POL", "LTU"])


@pytest.mark.parametrize("noun", WORDS.ally_nouns)
def test_each_noun_of_allies(noun: str) -> None:
    relation = only(f"Polandia adalah {noun} Lituania.")
    assert (relation.kind, pair(relation)) == (RelationKind.ALLIANCE, ["POL", "LTU"])


@pytest.mark.parametrize("phrase", WORDS.at_war)
def test_each_way_of_a_war_that_never_ended(phrase: list[str]) -> None:
    relation = only(f"Armenia dan Azerbaijan dulu {' masih dalam '.join(phrase)}.")
    assert relation.kind == RelationKind.TECHNICALLY_AT_WAR
    assert pair(relation) == ["ARM", "AZE"]
    assert coded(f"Armenia dan Azerbaijan {' '.join(phrase)}.").events == ()


@pytest.mark.parametrize("phrase", WORDS.umbrella)
def test_each_umbrella(phrase: str) -> None:
    relation = only(f"Australia berada di bawah {phrase} Amerika Serikat.")
    assert relation.kind == RelationKind.NUCLEAR_UMBRELLA
    assert set(pair(relation)) == {"AUS", "USA"}


def test_a_known_treaty_by_its_name() -> None:
    relation = only("Perjanjian Simla yang mengikat India dan Pakistan berlaku lagi.")
    assert relation.treaty == "trt.ind-pak-1972"


def test_a_known_treaty_by_its_parties_and_month() -> None:
    relation = only("Pakta Filipina dan Amerika Serikat ditandatangani pada Agustus 1951.")
    assert relation.treaty == "trt.phl-usa-1951"
    other = only("Pakta Filipina dan Amerika Serikat ditandatangani pada Juni 1951.")
    assert other.treaty is None


def test_every_known_treaty_has_a_name_to_be_told_by() -> None:
    assert treaties()
    for treaty in treaties():
        assert treaty.names["id"]
        assert treaty.parties == sorted(treaty.parties)
        assert set(treaty.pledges) <= set(WORDS.pledges)


def test_the_speaker_of_a_relation() -> None:
    relation = only("Menurut Kenya, perjanjian Polandia dan Lituania sudah ditandatangani.")
    assert [p.country for p in relation.attributed_to] == ["KEN"]
    assert pair(relation) == ["POL", "LTU"]


def test_the_other_party_may_be_the_last_one_told() -> None:
    relation = coded(
        "Polandia berunding dengan Lituania. Perjanjian kedua negara ditandatangani pada Mei."
    ).relations[0]
    assert set(pair(relation)) == {"POL", "LTU"}
    assert all(p.inferred for p in relation.parties)


def test_one_party_alone_is_no_relation() -> None:
    assert coded("Perjanjian Kenya ditandatangani pada Mei.").relations == ()
    assert coded("Aliansi Polandia diperluas.").relations == ()


@pytest.mark.parametrize(
    ("before", "sentence", "words"),
    [
        (
            "Korea Utara menguji rudal di dekat Korea Selatan.",
            "Selatan dilindungi payung nuklir AS, dan Seoul berterima kasih.",
            "Selatan dilindungi payung nuklir AS",
        ),
        (
            "Korea Utara menguji rudal di dekat Korea Selatan.",
            "Korea Selatan dilindungi payung nuklir AS, dan Tokyo juga.",
            "Korea Selatan dilindungi payung nuklir AS",
        ),
    ],
)
def test_who_stands_under_the_umbrella_is_told_before_it(
    before: str, sentence: str, words: str
) -> None:
    (umbrella,) = coded(before, sentence).relations
    assert umbrella.quote == words
    assert [party.country for party in umbrella.parties] == ["KOR", "USA"]
