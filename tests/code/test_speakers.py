"""Who says it, over several words and sentences: chains of sources, headlines, carried speakers."""

from __future__ import annotations

import pytest

from coded_pages import coded


def said(*sentences: str) -> list[list[str]]:
    """The names (else the words) of the speakers of each claim, root authority first."""
    return [
        [party.name or party.text for party in claim.said_by] for claim in coded(*sentences).claims
    ]


@pytest.mark.parametrize(
    ("sentence", "speakers"),
    [
        (
            "Sebanyak 30 tentara Kongo tewas, kata seorang dokter, sebagaimana dikutip AFP.",
            ["dokter", "AFP"],
        ),
        (
            "Sebanyak 30 tentara Kongo tewas, kata petugas medis yang dikutip Reuters.",
            ["petugas medis", "Reuters"],
        ),
        ("Sebanyak 30 tentara Kongo tewas, kata TNI mengutip laporan MONUSCO.", ["MONUSCO", "TNI"]),
        ("Menurut Reuters mengutip MONUSCO, 30 tentara Kongo tewas.", ["MONUSCO", "Reuters"]),
    ],
)
def test_the_root_authority_stands_first(sentence: str, speakers: list[str]) -> None:
    (found,) = said(sentence)
    assert [name.split(" (")[0] for name in found] == speakers


@pytest.mark.parametrize("verb", ["tewas", "gugur", "ditangkap", "mundur"])
def test_what_follows_according_to_is_the_report(verb: str) -> None:
    (found,) = said(f"Menurut MONUSCO, 30 tentara Kongo {verb} di Goma.")
    assert found == ["MONUSCO"]


@pytest.mark.parametrize("word", ["perkiraan", "penilaian", "hitungan", "analisis", "data"])
def test_an_estimate_is_that_of_its_body(word: str) -> None:
    coding = coded(f"Menurut {word} intelijen Inggris, 300 tentara Kongo tewas.")
    (claim,) = coding.claims
    assert [party.country for party in claim.said_by] == ["GBR"]


def test_a_party_before_a_colon_speaks() -> None:
    coding = coded("Gedung Putih: Rwanda mengirim 4.000 tentara ke Kongo.")
    (event,), (claim,) = coding.events, coding.claims
    assert "attribution.colon" in event.rules
    assert [party.country for party in event.attributed_to] == ["USA"]
    assert [party.country for party in claim.said_by] == ["USA"]


def test_a_word_that_is_no_party_does_not_speak_before_a_colon() -> None:
    (claim,) = coded("Rincian: Rwanda mengirim 4.000 tentara ke Kongo.").claims
    assert claim.said_by == ()


def test_a_figure_in_the_same_breath_has_the_same_speaker() -> None:
    found = said(
        "Kementerian Kesehatan Kenya mencatat 41 orang terluka, dua di antaranya kritis, "
        "dan seorang perempuan meninggal dunia dalam bentrokan di Nairobi."
    )
    assert len(found) == 3
    assert {tuple(names) for names in found} == {("Kementerian Kesehatan Kenya",)}


def test_a_contrast_ends_what_a_verb_reports() -> None:
    found = said("Kenya menyebut 41 orang terluka, tetapi 12 orang tewas dalam bentrokan itu.")
    assert found == [["Kenya"], []]


def test_an_unnamed_source_has_no_country_of_the_page() -> None:
    (event,) = coded("Seorang diplomat mengatakan Rusia mengirim pasukan ke Suriah.").events
    assert [(p.text, p.country) for p in event.attributed_to] == [("diplomat", None)]


def test_a_name_keeps_the_country_of_its_office() -> None:
    coding = coded(
        "Perompak Somalia menyandera 20 awak di lepas pantai Somalia, kata Kepala Kantor SAR "
        "Natuna Budi Contoh.",
        "Menurut Budi, perompak Somalia itu menyerang dua kapal lain.",
    )
    attack = next(e for e in coding.events if e.trigger.text == "menyerang")
    assert [party.country for party in attack.attributed_to] == ["IDN"]


def test_a_title_whose_town_is_told_is_of_that_country() -> None:
    (event,) = coded(
        "Kapal Vietnam menyerang nelayan, kata Kepala Pangkalan PSDKP Batam, Budi Contoh."
    ).events
    assert [party.country for party in event.attributed_to] == ["IDN"]


@pytest.mark.parametrize(
    "body", ["Kementerian Kesehatan Thailand", "Polisi Thailand", "Rumah sakit Thailand"]
)
def test_health_and_police_count_their_own(body: str) -> None:
    claims = coded(
        "Kamboja dan Thailand bertempur di Kamboja, kata militer Kamboja.",
        f"{body} mencatat 19 orang tewas, 13 di antaranya warga sipil.",
    ).claims
    assert [claim.of_whom.country for claim in claims if claim.of_whom] == ["THA", "THA"]


def test_counted_nouns_with_a_clitic_are_those_of_the_speaker() -> None:
    (claim,) = coded(
        "Pasukan India menyerang Kashmir di India.",
        "Islamabad menyebut 11 anggota militernya tewas.",
    ).claims
    assert claim.of_whom is not None
    assert claim.of_whom.country == "PAK"


@pytest.mark.parametrize(
    ("sentence", "chain"),
    [
        ("MONUSCO memperkirakan 30 tentara Kongo tewas, kata TNI.", ["MONUSCO", "TNI"]),
        ("Mengutip MONUSCO, Reuters melaporkan 30 tentara Kongo tewas.", ["MONUSCO", "Reuters"]),
        ("Menurut TNI, MONUSCO mencatat 30 tentara Kongo tewas.", ["MONUSCO", "TNI"]),
        ("TNI, mengutip MONUSCO, mengatakan 30 tentara Kongo tewas.", ["MONUSCO", "TNI"]),
        ("Menurut sumber keamanan, 30 tentara Kongo tewas.", ["sumber"]),
        ("Menurut sumber MONUSCO, 30 tentara Kongo tewas.", ["sumber MONUSCO"]),
    ],
)
def test_a_report_about_a_report_is_a_chain(sentence: str, chain: list[str]) -> None:
    (claim,) = coded(sentence).claims
    assert [party.text for party in claim.said_by] == chain


def test_the_verb_next_to_the_deed_tells_the_stance() -> None:
    (claim,) = coded("MONUSCO memperkirakan 30 tentara Kongo tewas, kata TNI.").claims
    assert claim.stance == "estimated"


@pytest.mark.parametrize("place", ["KINSHASA", "UGANDA"])
def test_a_place_in_capitals_before_a_colon_is_a_dateline(place: str) -> None:
    (event,) = coded(f"{place}: Rwanda mengirim 4.000 tentara ke Kongo.").events
    assert event.attributed_to == ()
    (told,) = coded("AS: Rwanda mengirim 4.000 tentara ke Kongo.").events
    assert [party.country for party in told.attributed_to] == ["USA"]


def test_what_a_relative_clause_tells_of_the_speaker_is_no_report() -> None:
    first, second = coded(
        "Rwanda mengirim tentara ke Kongo, kata Kementerian Pertahanan Kenya yang mengecam Uganda."
    ).events
    assert [party.country for party in first.attributed_to] == ["KEN"]
    assert (second.trigger.text, second.attributed_to) == ("mengecam", ())
    assert [party.country for party in second.actors] == ["KEN"]


def test_who_spoke_before_a_quotation_without_a_speaker() -> None:
    for verb in ("meminta maaf", "mengecam Uganda"):
        coding = coded(f'Presiden Kenya {verb}. "Kami mengirim 400 tentara ke Haiti."')
        (claim,) = coding.claims
        assert [party.country for party in claim.said_by] == ["KEN"]
    (claim,) = coded('Presiden Kenya tiba. "Kami mengirim 400 tentara ke Haiti."').claims
    assert claim.said_by == ()


def test_thus_closes_the_quotation_of_the_paragraph_before() -> None:
    coding = coded(
        '"Kami mengirim 400 tentara ke Haiti."', "Demikian pernyataan Kementerian Pertahanan Kenya."
    )
    (claim,) = coding.claims
    assert [party.country for party in claim.said_by] == ["KEN"]


def test_a_pronoun_is_no_reporting_verb() -> None:
    (told,) = coded("Sebanyak 30 tentara Kongo tewas, aku sumber keamanan setempat.").claims
    assert [party.text for party in told.said_by] == ["sumber"]
    (other,) = coded("Sebanyak 30 tentara Kongo tewas, aku melihat sendiri.").claims
    assert other.said_by == ()


def test_a_name_that_no_lexicon_knows_after_the_role() -> None:
    (claim,) = coded("Sebanyak 30 orang ditangkap, kata direktur perusahaan itu, Desa Kode.").claims
    assert claim.said_by[0].text == "Desa Kode"
    (later,) = coded(
        "Jalan itu sepi, kata direktur perusahaan itu, Desa Kode.",
        '"Polisi menangkap 30 orang," ujarnya.',
    ).claims
    assert later.said_by[0].text == "Desa Kode"
    assert later.said_by[0].inferred


def test_a_role_is_of_the_country_of_its_body() -> None:
    (claim,) = coded(
        "Pasukan itu disergap di Bangui, Republik Afrika Tengah.",
        "Sebanyak 30 prajurit gugur, kata Kepala Pusat Penerangan (Kapuspen) TNI.",
    ).claims
    assert claim.said_by[0].country == "IDN"


def test_what_a_speaker_did_besides_is_not_what_it_said() -> None:
    (claim,) = coded("Kenya menyatakan keadaan darurat dan merekrut 300 polisi.").claims
    assert claim.said_by == ()
    (told,) = coded("Kenya menyatakan 300 polisi direkrut dan dilatih.").claims
    assert [party.country for party in told.said_by] == ["KEN"]


@pytest.mark.parametrize("word", ["sedangkan", "setelah", "sejak"])
def test_a_clause_of_contrast_or_time_is_not_what_was_said(word: str) -> None:
    events = coded(f"Kenya menyatakan prihatin, {word} Uganda menyerang Haiti.").events
    attack = next(event for event in events if event.type == "ASSAULT")
    assert attack.attributed_to == ()


def test_who_tells_the_whole_tells_its_part() -> None:
    whole, part = coded(
        "Menurut PBB, 3.000 tentara Rusia tewas; termasuk sekitar 600 perwira."
    ).claims
    assert [p.country for p in whole.said_by] == [p.country for p in part.said_by] == ["UNO"]
    _, other = coded("Menurut PBB, 3.000 tentara Rusia tewas; 600 warga ditangkap.").claims
    assert other.said_by == ()
