"""Places in their frames, chosen by the page."""

import pytest

from coded_pages import coded
from rujuk.code.gazetteer import gazetteer
from rujuk.code.place_context import BarePage
from rujuk.code.place_table import cities, fold
from rujuk.code.places import find_places
from rujuk.code.region_table import merge_regions
from rujuk.lang.tokens import tokenise

SUDAN = BarePage(shares={"SDN": 0.9, "IDN": 0.1}, home="SDN")
NIGERIA = BarePage(shares={"NGA": 1.0}, home="NGA")
INDONESIA = BarePage(shares={"IDN": 1.0}, home="IDN")


def found(sentence: str, page: BarePage) -> list[tuple[str, str | None, int]]:
    mentions = find_places(tokenise(sentence), "id", page)
    return [(sentence[m.start : m.end], m.country, m.precision) for m in mentions]


@pytest.mark.parametrize(
    ("sentence", "page", "places"),
    [
        ("Pertemuan digelar di London kemarin.", SUDAN, [("London", "GBR", 1)]),
        ("Serangan terjadi di Darfur Utara.", SUDAN, [("Darfur Utara", "SDN", 4)]),
        ("Serangan terjadi di Kota Gaza.", SUDAN, [("Kota Gaza", "PSE", 1)]),
        ("Kapal itu melintas di Laut Merah.", SUDAN, [("Laut Merah", None, 7)]),
        ("Bentrokan pecah dekat El Fasher.", SUDAN, [("El Fasher", "SDN", 2)]),
        ("Pasukan dikirim ke Rusia.", SUDAN, [("Rusia", "RUS", 6)]),
        ("Bom meledak di Distrik Contohan.", INDONESIA, [("Distrik Contohan", "IDN", 3)]),
        ("Polisi tiba di Kabupaten Yahukimo.", INDONESIA, [("Kabupaten Yahukimo", "IDN", 3)]),
        ("Sidang digelar di Pengadilan Negeri Surabaya.", INDONESIA, [("Surabaya", "IDN", 1)]),
        ("Gempa terasa di Sulteng.", INDONESIA, [("Sulteng", "IDN", 4)]),
        ("Pasukan itu berada di Lebanon selatan.", SUDAN, [("Lebanon selatan", "LBN", 4)]),
        ("Surat dari Presiden Rusia tiba pada Mei.", SUDAN, []),
        ("Ia menerima uang dari Hamas.", SUDAN, []),
    ],
)
def test_frames(sentence: str, page: BarePage, places: list[tuple[str, str, int]]) -> None:
    assert found(sentence, page) == places


def test_a_region_after_the_comma_tells_an_unknown_town() -> None:
    text = "Sekolah di Contohan, Negara Bagian Niger, ditutup."
    town, region = find_places(tokenise(text), "id", BarePage(shares={"IDN": 1.0}, home="IDN"))
    assert (town.country, town.within[0]) == ("NGA", "region.niger_state")
    assert region.candidate is not None
    assert region.candidate.id == "region.niger_state"


def test_lists_go_on() -> None:
    page = BarePage(shares={"IRN": 1.0}, home="IRN")
    assert [p[0] for p in found("Ledakan di Teheran, Khuzestan, dan Ilam.", page)] == [
        "Teheran", "Khuzestan", "Ilam",
    ]  # fmt: skip


def test_an_unknown_town_is_inferred_to_lie_at_home() -> None:
    text = "Murid diculik di Contohan pada malam hari."
    (mention,) = find_places(tokenise(text), "id", NIGERIA)
    place = mention.place(text)
    assert (place.text, place.id, place.country) == ("Contohan", None, "NGA")
    assert place.inferred == "place.unknown_in_home_country"
    assert place.within == ("NGA",)


def test_a_small_town_of_a_country_not_on_the_page_is_never_meant() -> None:
    form = next(
        form for form in ("maga", "mindif")
        if cities().named(form) and cities().named(form)[0].country == "CMR"
    )  # fmt: skip
    assert gazetteer().choose(form, {"NGA": 1.0}) is None
    chosen = gazetteer().choose(form, {"CMR": 1.0})
    assert chosen is not None
    assert chosen.country == "CMR"


def test_the_page_decides_between_towns_of_one_name() -> None:
    for country in ("UKR", "RUS"):
        chosen = gazetteer().choose("pokrovsk", {country: 1.0})
        assert chosen is not None
        assert chosen.country == country


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Kairo", "EGY"), ("Teheran", "IRN"), ("Warsawa", "POL"), ("Kopenhagen", "DNK"),
        ("Athena", "GRC"), ("Jenewa", "CHE"), ("Wina", "AUT"), ("Praha", "CZE"), ("Roma", "ITA"),
        ("Hodeidah", "YEM"), ("Damaskus", "SYR"), ("Yerusalem", "ISR"), ("Den Haag", "NLD"),
        ("Lashio", "MMR"), ("Goma", "COD"), ("Jayapura", "IDN"), ("Kursk", "RUS"),
        ("Tepi Barat", "PSE"), ("Natuna", "IDN"), ("Luzon", "PHL"), ("Kashmir", "IND"),
    ],
)  # fmt: skip
def test_names_known_without_a_page(name: str, country: str) -> None:
    assert gazetteer().sure_country(fold(name)) == country


def test_every_place_has_its_chain_of_parents() -> None:
    for candidates in gazetteer().regions.values():
        for candidate in candidates:
            assert 1 <= candidate.precision <= 7
            if candidate.country is not None:
                assert candidate.within[-1] == candidate.country
    for city in cities().named("surabaya"):
        assert city.country == "IDN"


def test_the_region_table_holds_what_the_lexica_say() -> None:
    for candidate, forms in merge_regions({}):
        if candidate.id.startswith(("region.", "sea.", "strait.", "town.", "area.", "canal.")):
            for form in forms:
                assert candidate.id in {c.id for c in gazetteer().regions[form]}, (
                    f"{candidate.id}: run scripts/build_places.py"
                )


def test_empty_and_hostile_text() -> None:
    assert find_places([], "id") == []
    assert find_places(tokenise("di " * 50 + "di, di ke ("), "id") == []
    assert find_places(tokenise("di Jakarta"), "zz") == []
    find_places(tokenise("di " + "X" * 2000 + "-" * 50 + "Y, " * 300), "id")


def test_fold() -> None:
    assert fold("Al Ḩudaydah") == "al hudaydah"
    assert fold("Sana'a") == "sanaa"
    assert fold("Deir ez-Zor") == "deir ez zor"


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("Pasukan RSF menyerang El Fasher. Perang Sudan berlanjut.", "El Fasher"),
        ("Presiden Prancis mengunjungi Dhaka bulan depan.", "Dhaka"),
        ("Ukraina: pasukan Rusia merangsek ke arah Pokrovsk.", "Pokrovsk"),
        ("Di Kinshasa, massa menyerang kedutaan besar Rwanda.", "Kinshasa"),
    ],
)
def test_a_place_by_its_bare_name_or_at_the_head(sentence: str, place: str) -> None:
    events = coded(sentence).events
    assert [event.place.text for event in events if event.place][:1] == [place]


def test_a_capital_that_is_scolded_is_no_place() -> None:
    (event,) = coded("Pemerintah Kuba mengecam Washington.").events
    assert event.place is None


@pytest.mark.parametrize(
    ("name", "country"),
    [("santiago", "CHL"), ("san salvador", "SLV"), ("lima", "PER"), ("cordoba", None)],
)
def test_a_large_town_is_meant_before_a_province_of_its_name_elsewhere(
    name: str, country: str | None
) -> None:
    assert gazetteer().sure_country(name) == country
