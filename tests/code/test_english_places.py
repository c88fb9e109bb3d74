"""Places of English sentences: words of their kind behind the name, states that own them."""

import pytest

from coded_pages import coded
from rujuk.code.place_context import BarePage
from rujuk.code.place_words import PlaceWords
from rujuk.code.places import find_places
from rujuk.code.region_table import RegionFile
from rujuk.lang.tokens import tokenise
from rujuk.lexicon import load

WORDS = load("lang/en/places.yaml", PlaceWords)


def found(sentence: str, country: str | None = None) -> list[tuple[str, str | None, int]]:
    page = BarePage(shares={country: 1.0} if country else {}, home=country)
    places = find_places(tokenise(sentence), "en", page)
    return [(sentence[m.start : m.end], m.country, m.precision) for m in places]


@pytest.mark.parametrize(
    ("sentence", "country", "places"),
    [
        ("A bomb exploded in Kyiv.", None, [("Kyiv", "UKR", 1)]),
        ("Troops crossed into the Kursk region.", "RUS", [("Kursk region", "RUS", 4)]),
        ("Shelling hit the Syrian city of Aleppo.", None, [("Aleppo", "SYR", 1)]),
        ("Fighting spread across northern Gaza and the West Bank.", None,
         [("northern Gaza", "PSE", 3), ("West Bank", "PSE", 4)]),
        ("Rebels took a town in eastern Congo.", None, [("Congo", "COD", 6)]),
        ("A tanker burned off the coast of Somalia.", None, [("Somalia", "SOM", 6)]),
        ("It happened near the city of Contohan.", "UKR", [("Contohan", "UKR", 2)]),
        ("They were killed in Contohan province.", "PER", [("Contohan province", "PER", 4)]),
        ("A patrol was ambushed in La Libertad Department.", "SLV",
         [("La Libertad Department", "SLV", 4)]),
        ("A patrol was ambushed in La Libertad Department.", "PER",
         [("La Libertad Department", "PER", 4)]),
        ("Gunmen came to Perquin, in Morazan department.", "SLV",
         [("Perquin", "SLV", 1), ("Morazan department", "SLV", 4)]),
        ("He was shot in Sinaloa state.", "MEX", [("Sinaloa state", "MEX", 4)]),
        ("It was hit in the Gulf of Aden and the Red Sea.", None,
         [("Gulf of Aden", None, 7), ("Red Sea", None, 7)]),
        ("They came from South Sudan.", None, [("South Sudan", "SSD", 6)]),
        ("They were seen in the Upper Huallaga Valley.", "PER",
         [("Upper Huallaga Valley", "PER", 5)]),
        ("The attack took place in San Jose de Bocay.", "NIC", [("San Jose de Bocay", "NIC", 1)]),
        ("The base lies north of Baghdad.", None, [("Baghdad", "IRQ", 1)]),
        ("Talks in Geneva, Switzerland, ended.", None,
         [("Geneva", "CHE", 1), ("Switzerland", "CHE", 6)]),
        ("They met in Parliament in April.", "GBR", []),
        ("The general said in English that it will end.", "GBR", []),
        ("An attack in the Colombian department of Antioquia.", None, [("Antioquia", "COL", 4)]),
    ],
)  # fmt: skip
def test_frames(
    sentence: str, country: str | None, places: list[tuple[str, str | None, int]]
) -> None:
    assert found(sentence, country) == places


def test_each_word_for_a_kind_of_place_follows_an_unknown_name() -> None:
    for group in WORDS.after:
        for word in group.words:
            told = found(f"They were seen in Contohan {word}.", "PER")
            assert told == [(f"Contohan {word}", "PER", group.precision)], word


def test_each_word_for_a_kind_of_place_stands_before_a_name() -> None:
    for group in WORDS.classes:
        for word in group.words:
            told = found(f"They were seen in the {word} Contohan.", "PER")
            assert told == [("Contohan", "PER", group.precision)], word


def test_words_between_preposition_and_name_are_skipped() -> None:
    for word in (*WORDS.parts, *WORDS.directions):
        assert found(f"They were seen in {word} Aleppo.") == [("Aleppo", "SYR", 1)], word


def test_a_capitalised_word_that_is_no_place_is_none() -> None:
    for word in WORDS.not_places:
        assert found(f"They were seen in {word.capitalize()}.", "PER") == [], word


def test_towns_of_latin_america_are_known() -> None:
    for entry in load("data/places/latin_america.yaml", RegionFile).entries:
        for name in entry.names["en"]:
            places = find_places(tokenise(f"They were seen in {name}."), "en")
            assert places, name
            assert places[0].candidate is not None
            assert places[0].candidate.id == entry.id, name


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("The rebels attacked the town of Bukavu on Monday.", "Bukavu"),
        ("Burundi withdrew a battalion from South Kivu on Tuesday.", "South Kivu"),
        ("Rebels attacked a hospital in the city of Goma.", "Goma"),
        ("The army bombed a camp near the border town of Bosaso.", "Bosaso"),
        ("Soldiers shelled a village in the Somali region of Ethiopia.", "Ethiopia"),
        ("Gunmen burned a bus in the district of Kilinochchi.", "Kilinochchi"),
        ("Guerrillas seized the village of Perquin.", "Perquin"),
        ("The navy shelled the port of Berbera.", "Berbera"),
        ("France condemned the president of Belarus.", None),
        ("Rebels attacked the house of the mayor.", None),
    ],
)
def test_a_deed_is_where_the_name_behind_its_word_is(sentence: str, place: str | None) -> None:
    event = coded(sentence, language="en", published_on="2025-03-13").events[0]
    assert (event.place.name if event.place else None) == place


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "Rebels killed four guards on Friday, and the army attacked their camp.",
            [
                ("Rebels killed four guards on Friday", "2025-03-07"),
                ("the army attacked their camp", None),
            ],
        ),
        (
            "Rebels shelled Goma on Friday and Saturday.",
            [("Rebels shelled Goma on Friday", "2025-03-07")],
        ),
    ],
)
def test_the_time_of_a_clause_is_not_that_of_the_next(
    sentence: str, told: list[tuple[str, str | None]]
) -> None:
    events = coded(sentence, language="en", published_on="2025-03-13").events
    assert [(e.quote, e.time.edtf if e.time else None) for e in events] == told
