"""Phrases that name a party: heads with a state, offices with their holders, bodies, references."""

import pytest

from rujuk.code.actor_patterns import ActorWords
from rujuk.code.actors import find_actors
from rujuk.code.mentions import ActorKind, Mention
from rujuk.code.place_names import PlaceNames
from rujuk.lang.packs import lexicon_path
from rujuk.lang.tokens import tokenise
from rujuk.lexicon import load


def found(sentence: str, places: PlaceNames | None = None) -> list[tuple[str, str, str | None]]:
    mentions = find_actors(tokenise(sentence), "id", places)
    return [(m.kind.value, sentence[m.start : m.end], m.country) for m in mentions]


def only(sentence: str) -> Mention:
    (mention,) = find_actors(tokenise(sentence), "id")
    return mention


@pytest.mark.parametrize(
    ("phrase", "kind", "country", "sector"),
    [
        ("tentara Korea Utara", "force", "PRK", "MIL"),
        ("tentara pasukan khusus Korea Utara", "force", "PRK", "MIL"),
        ("militer Israel", "force", "ISR", "MIL"),
        ("Junta militer Myanmar", "government", "MMR", "GOV"),
        ("Kementerian Pertahanan Rusia", "government", "RUS", "GOV"),
        ("Kedutaan Besar AS untuk Yaman", "government", "USA", "GOV"),
        ("Angkatan Udara Ukraina", "force", "UKR", "MIL"),
        ("kapal penjaga pantai China", "vehicle", "CHN", "MIL"),
        ("pesawat pengintai Italia", "vehicle", "ITA", "MIL"),
        ("F-35 Belanda", "vehicle", "NLD", "MIL"),
        ("jet tempur F-16 Ukraina", "vehicle", "UKR", "MIL"),
        ("kapal ikan berbendera Vietnam", "vehicle", "VNM", "CVL"),
        ("tank Merkava milik Israel", "vehicle", "ISR", "MIL"),
        ("warga Filipina", "role", "PHL", "CVL"),
        ("pelaut China", "role", "CHN", "LAB"),
        ("parlemen Jepang", "government", "JPN", "LEG"),
        ("anggota parlemen oposisi Korea Selatan", "office", "KOR", "LEG"),
        ("kantor berita Turki", "organisation", "TUR", "JRN"),
        ("Polisi Puntland", "force", "SOM", "COP"),
        ("tim pemantau dari China", "organisation", "CHN", "NGO"),
        ("seorang pejabat PBB", "role", "UNO", "GOV"),
        ("kelompok Houthi Yaman", "group", "YEM", "REB"),
        ("prajurit TNI", "force", "IDN", "MIL"),
        ("warga Gaza", "role", "PSE", "CVL"),
        ("Bupati Yahukimo", "office", "IDN", "GOV"),
        ("Gubernur Negara Bagian Niger", "office", "NGA", "GOV"),
    ],
)
def test_head_and_its_state(phrase: str, kind: str, country: str, sector: str) -> None:
    sentence = f"Hal itu dibantah {phrase} pada akhir pekan."
    mentions = find_actors(tokenise(sentence), "id")
    assert [(m.kind.value, m.country, m.sectors[0]) for m in mentions] == [(kind, country, sector)]
    words = sentence[mentions[0].start : mentions[0].end]
    assert words == phrase.removeprefix("seorang ")


def test_office_state_and_holder_are_two_mentions() -> None:
    tokens = tokenise("Presiden Amerika Serikat Donald Trump menemui Menteri Pertahanan Filipina.")
    office, person, other = find_actors(tokens, "id")
    assert (office.kind, office.country) == (ActorKind.OFFICE, "USA")
    assert (person.kind, person.country, person.id) == (ActorKind.PERSON, "USA", "per.trump")
    assert office.bearer == (person.first, person.last)
    assert person.office == (office.first, office.last)
    assert (other.kind, other.country, other.bearer) == (ActorKind.OFFICE, "PHL", None)


def test_unknown_holder_takes_country_and_sector_of_the_office() -> None:
    tokens = tokenise("Hal itu dikatakan juru bicara militer Thailand Kolonel X. Contoh, Rabu.")
    office, person = find_actors(tokens, "id")
    assert (office.country, office.sectors) == ("THA", ("MIL",))
    assert (person.country, person.sectors, person.id) == ("THA", ("MIL",), None)


def test_an_office_outweighs_a_known_person_of_another_state() -> None:
    tokens = tokenise("Hal itu dibantah Menteri Pertahanan Kolombia Pedro Sanchez kemarin.")
    assert [m.country for m in find_actors(tokens, "id")] == ["COL", "COL"]


def test_office_of_a_body_before_the_comma() -> None:
    tokens = tokenise("Hal itu dikatakan Kepala Pangkalan PSDKP Bitung, Contoh Nama, kemarin.")
    office, person = find_actors(tokens, "id")
    assert office.place is not None
    assert person.name == "Contoh Nama"


def test_short_form_in_brackets() -> None:
    mention = only("Hal itu disampaikan Komite Rakyat Contoh (KRC) kemarin.")
    assert (mention.kind, mention.abbreviation) == (ActorKind.ORGANISATION, "KRC")
    known = only("Hal itu disampaikan Biro Penyelidik Federal (FBI) kemarin.")
    assert (known.country, known.id) == ("USA", "org.fbi")


def test_from_after_words_of_withdrawal_is_a_place() -> None:
    assert ("force", "pasukan", None) in found("Mereka menarik pasukan dari Suriah.")
    assert ("force", "pasukan dari Korea Utara", "PRK") in found(
        "Kedatangan pasukan dari Korea Utara dipantau."
    )


def test_verbs_part_a_head_from_a_state() -> None:
    assert found("Polisi menangkap warga Nigeria.") == [
        ("force", "Polisi", None),
        ("role", "warga Nigeria", "NGA"),
    ]


def test_words_of_indonesia_tell_their_state() -> None:
    for word in ("Bupati", "Kapolda", "Kapolres", "DPRD", "Komnas HAM", "KPK", "WNI", "Menko"):
        assert only(f"Hal itu dibenarkan {word} kemarin.").country == "IDN", word
    assert only("Hal itu dibenarkan polisi kemarin.").country is None


def test_references_are_told_apart() -> None:
    kinds = found("Ia mengatakan kelompok itu menyerang pasukannya dan negaranya.")
    assert [kind for kind, _, _ in kinds] == ["pronoun", "definite", "definite", "definite"]


def test_ships_carry_the_flag_of_their_prefix() -> None:
    assert found("KRI Contoh dan BRP Contoh mendekat.") == [
        ("vehicle", "KRI Contoh", "IDN"),
        ("vehicle", "BRP Contoh", "PHL"),
    ]
    assert found("Kapal MV Contoh dibajak.")[1] == ("vehicle", "MV Contoh", None)


def test_capitals_of_places_are_no_actors_after_a_preposition() -> None:
    assert found("Pertemuan di Moskow batal.") == []
    assert found("Moskow membatalkan pertemuan.") == [("metonym", "Moskow", "RUS")]


def test_a_page_can_say_what_is_a_place() -> None:
    places = PlaceNames({"telaga contoh": None})
    mentions = found("Bupati Telaga Contoh Nama Panjang meminta maaf.", places)
    assert mentions == [
        ("office", "Bupati Telaga Contoh", "IDN"),
        ("person", "Nama Panjang", "IDN"),
    ]


def test_mentions_never_overlap_and_lie_in_the_text() -> None:
    text = (
        "Menteri Luar Negeri RI, juru bicara Kementerian Luar Negeri China Mao Ning (kiri), "
        "tentara-tentara AS-Korea Selatan, dan KKB pimpinan X di Papua; ((( RSF ) Presiden"
    )
    end = 0
    for mention in find_actors(tokenise(text), "id"):
        assert mention.start >= end
        assert mention.end > mention.start
        end = mention.end
    assert end <= len(text)


def test_no_words_no_mentions() -> None:
    assert find_actors([], "id") == []
    assert find_actors(tokenise("Presiden"), "zz") == []
    assert lexicon_path("ms", "actors") == lexicon_path("id", "actors")


def test_each_head_takes_its_state() -> None:
    path = lexicon_path("id", "actors")
    assert path is not None
    words = load(path, ActorWords)
    wrong = []
    for group in words.heads:
        for phrase in group.words:
            sentence = f"Hal itu dibantah {phrase} Kazakhstan pada akhir pekan."
            mentions = find_actors(tokenise(sentence), "id")
            if [m.country for m in mentions] != ["KAZ"]:
                wrong.append((phrase, [(m.kind.value, m.country) for m in mentions]))
    assert not wrong


def test_each_title_takes_its_holder() -> None:
    path = lexicon_path("id", "actors")
    assert path is not None
    wrong = []
    for group in load(path, ActorWords).titles:
        for phrase in group.words:
            sentence = f"Hal itu dibantah {phrase} Kazakhstan Contoh Namanya pada akhir pekan."
            mentions = find_actors(tokenise(sentence), "id")
            if [m.country for m in mentions] != ["KAZ", "KAZ"] and group.country is None:
                wrong.append((phrase, [(m.kind.value, m.country) for m in mentions]))
    assert not wrong
