"""Standing relations: treaties with pledges, alliances, wars that never ended, umbrellas."""

from __future__ import annotations

import pytest

from coded_pages import coded
from rujuk.code.relation_words import RelationWords, treaties
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


@pytest.mark.parametrize("war", WORDS.war)
@pytest.mark.parametrize("formally", WORDS.formally)
@pytest.mark.parametrize("still", WORDS.still)
def test_each_way_of_a_war_that_never_ended(war: str, formally: str, still: str) -> None:
    relation = only(f"Armenia dan Azerbaijan secara {formally} {still} {war}.")
    assert relation.kind == RelationKind.TECHNICALLY_AT_WAR
    assert pair(relation) == ["ARM", "AZE"]
    first = only(f"Secara {formally}, Armenia dan Azerbaijan {still} dalam {war}.")
    assert pair(first) == ["ARM", "AZE"]
    assert coded(f"Armenia dan Azerbaijan {war} lama.").relations == ()


def test_a_war_in_law_is_no_battle() -> None:
    assert coded("Armenia dan Azerbaijan secara teknis masih berperang.").events == ()


@pytest.mark.parametrize("word", WORDS.peace)
def test_a_war_without_a_peace(word: str) -> None:
    relation = only(f"Jepang dan Rusia belum menandatangani perjanjian {word} sejak perang itu.")
    assert relation.kind == RelationKind.TECHNICALLY_AT_WAR
    assert pair(relation) == ["JPN", "RUS"]
    for words in (f"belum menandatangani perjanjian {word}", "tidak menandatangani perjanjian"):
        assert coded(f"Jepang dan Rusia {words} dagang.").relations == ()


@pytest.mark.parametrize("phrase", sorted(WORDS.pairs))
def test_each_pair_that_one_phrase_names(phrase: str) -> None:
    relation = only(f"{phrase.capitalize()} secara teknis masih berperang.")
    assert set(pair(relation)) == set(WORDS.pairs[phrase])
    assert {party.text.lower() for party in relation.parties} == {phrase}


@pytest.mark.parametrize("phrase", WORDS.guarantees)
def test_each_guarantee(phrase: str) -> None:
    verbal = phrase.startswith("men")
    given = phrase if verbal else f"memberikan {phrase} kepada"
    relation = only(f"Kenya {given} Uganda.")
    assert (relation.kind, pair(relation)) == (RelationKind.GUARANTEE, ["KEN", "UGA"])
    of_data = f"{phrase} data" if verbal else f"memberikan {phrase} data kepada"
    assert coded(f"Kenya {of_data} warga Uganda.").relations == ()
    if not verbal:
        assert coded(f"Kenya meminta {phrase} dari Uganda.").relations == ()


@pytest.mark.parametrize("verb", WORDS.giving)
def test_each_verb_by_which_a_guarantee_is_given(verb: str) -> None:
    relation = only(f"Kenya {verb} jaminan keamanan dari Uganda.")
    assert relation.kind == RelationKind.GUARANTEE


@pytest.mark.parametrize("phrase", WORDS.hostility)
def test_each_word_of_hostility(phrase: str) -> None:
    relation = only(f"Kenya dan Uganda, {phrase}, bertemu.")
    assert (relation.kind, pair(relation)) == (RelationKind.HOSTILITY, ["KEN", "UGA"])
    assert coded(f"Kenya dan Uganda bukan {phrase}.").relations == ()
    assert coded(f"Kenya dan partai {phrase} bertemu.").relations == ()


@pytest.mark.parametrize("phrase", WORDS.umbrella)
def test_each_umbrella(phrase: str) -> None:
    for sentence in (
        f"Australia berada di bawah {phrase} Amerika Serikat.",
        f"Amerika Serikat membahas {phrase}nya bagi Australia.",
    ):
        relation = only(sentence)
        assert relation.kind == RelationKind.NUCLEAR_UMBRELLA
        assert set(pair(relation)) == {"AUS", "USA"}


@pytest.mark.parametrize("word", WORDS.alliance_qualifiers)
def test_each_word_that_leaves_it_an_alliance_of_states(word: str) -> None:
    assert pair(only(f"Aliansi {word} Polandia dan Lituania diperluas.")) == ["POL", "LTU"]


def test_alliances_of_others_are_none() -> None:
    assert coded("Aliansi buruh Polandia dan Lituania berkumpul.").relations == ()
    assert coded("Partai itu dan sekutunya di Polandia mengkritik Lituania.").relations == ()
    assert pair(only("Polandia menekan sekutunya, Lituania.")) == ["POL", "LTU"]


@pytest.mark.parametrize("verb", WORDS.ally_verbs)
def test_each_verb_of_allies(verb: str) -> None:
    relation = only(f"Kenya meninggalkan Uganda; Polandia {verb} dengan Lituania.")
    assert (relation.kind, pair(relation)) == (RelationKind.ALLIANCE, ["POL", "LTU"])


def test_three_and_more_in_a_row_are_all_parties() -> None:
    relation = only("Polandia, Lituania, dan Latvia menandatangani pakta pertahanan pada Mei 2020.")
    assert pair(relation) == ["POL", "LTU", "LVA"]


def test_where_a_treaty_was_signed_is_no_party() -> None:
    relation = only("Polandia dan Lituania meneken perjanjian dagang di Washington, Mei 2020.")
    assert pair(relation) == ["POL", "LTU"]


@pytest.mark.parametrize("word", WORDS.signing_marks)
def test_a_date_is_that_of_signature_where_it_is_told(word: str) -> None:
    relation = only(f"Perjanjian dagang Polandia dan Lituania {word} secara resmi pada Mei 2020.")
    assert relation.signed_on is not None
    assert relation.signed_on.edtf == "2020-05"


def test_the_day_a_treaty_ends_is_not_its_date() -> None:
    relation = only("Polandia mengakhiri perjanjian dagang dengan Lituania pada 5 Mei 2020.")
    assert relation.signed_on is None
    named = only("Polandia mengakhiri perjanjian dagang 1994 dengan Lituania pada 5 Mei 2020.")
    assert named.signed_on is not None
    assert named.signed_on.edtf == "1994"


def test_a_known_treaty_brings_its_parties_and_its_day() -> None:
    relation = only("Canberra menyatakan Pakta ANZUS penting.")
    assert sorted(str(country) for country in pair(relation)) == ["AUS", "NZL", "USA"]
    assert {p.country for p in relation.parties if p.inferred} == {"NZL", "USA"}
    assert relation.signed_on is not None
    assert (relation.signed_on.edtf, relation.signed_on.inferred) == (
        "1951-09-01",
        "relation.treaty",
    )
    others = only("China membahas Traktat Lombok dengan Indonesia dan Australia.")
    assert set(pair(others)) == {"IDN", "AUS"}


def test_a_state_after_the_noun_at_the_head_of_a_sentence_is_no_name() -> None:
    assert coded("Perjanjian Kenya dengan Uganda dibahas.").relations == ()
    assert pair(only("Menurut warga, Perjanjian Kenya dengan Uganda dibahas.")) == ["KEN", "UGA"]


def test_what_a_treaty_does_not_hold_is_no_pledge() -> None:
    relation = only(
        "Perjanjian yang diteken Polandia dan Lituania tidak memuat pertahanan bersama."
    )
    assert relation.pledges == ()


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


def test_a_language_that_rides_on_another_reads_its_treaties() -> None:
    coding = coded("Serangan itu melanggar Pasal 5 Perjanjian Atlantik Utara.", language="ms")
    assert [relation.treaty for relation in coding.relations] == ["trt.nato-1949"]


def test_whose_ally_somebody_is_the_sentence_itself_says() -> None:
    told = coded(
        "Rusia dan Ukraina menandatangani perjanjian itu.",
        "Presiden Kenya mendesak sekutu Ukraina menanggapi ancaman itu.",
        "Jepang adalah sekutu Amerika Serikat di Asia.",
    )
    allied = [r for r in told.relations if r.kind.value == "alliance"]
    assert [[p.country for p in one.parties] for one in allied] == [["JPN", "USA"]]
