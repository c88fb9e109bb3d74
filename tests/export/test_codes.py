"""Tables of codes are whole: each type and mode has its scores, codes and future; none is stale."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from rujuk.code.groups import GroupWords
from rujuk.code.ontology import ontology
from rujuk.export.acled import acled_codes
from rujuk.export.cameo import actor_of, gdelt_codes
from rujuk.export.countries import countries, country
from rujuk.export.deaths import BEARING_ARMS, CIVILIANS
from rujuk.export.ftm import ftm_codes
from rujuk.export.naming import first_level, place_name, region_name, second_level
from rujuk.export.plover import intensity, plover_codes, plover_country, quad
from rujuk.export.sides import Stand, side_name, stand_of
from rujuk.lexicon import load
from rujuk.records import EventType, Party, Place

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).parents[2]


def script(name: str) -> ModuleType:
    """A script of scripts/, loaded without running it."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_table_of_countries_is_the_built_one() -> None:
    path = ROOT / "src" / "rujuk" / "export" / "codes" / "countries.yaml"
    built = script("build_country_codes").build()
    assert path.read_text("utf-8") == built, "run scripts/build_country_codes.py"


@pytest.mark.parametrize(
    "told",
    [
        ("IDN", 850, 850, "ID", 360, "Asia", "Southeast Asia"),
        ("PRK", 731, 731, "KN", 408, "Asia", "East Asia"),
        ("RUS", 365, 365, "RS", 643, "Europe", "Europe"),
        ("YEM", 679, 678, "YM", 887, "Middle East", "Middle East"),
        ("SRB", 345, 340, "RI", 688, "Europe", "Europe"),
        ("KOS", 347, 347, "KV", None, "Europe", "Europe"),
        ("SSD", 626, 626, "OD", 728, "Africa", "Eastern Africa"),
        ("COD", 490, 490, "CG", 180, "Africa", "Middle Africa"),
        ("NOR", 385, 385, "NO", 578, "Europe", "Europe"),
        ("EGY", 651, 651, "EG", 818, "Middle East", "Northern Africa"),
        ("MEX", 70, 70, "MX", 484, "Americas", "North America"),
        ("AFG", 700, 700, "AF", 4, "Asia", "Caucasus and Central Asia"),
    ],
)
def test_codes_of_countries(told: tuple[object, ...]) -> None:
    one = country(str(told[0]))
    assert one is not None
    assert (one.code, one.cow, one.gw, one.fips, one.numeric, one.ucdp, one.acled) == told


def test_no_number_stands_for_two_countries() -> None:
    for fact in ("cow", "gw", "fips", "numeric", "alpha_2", "name"):
        told = [getattr(one, fact) for one in countries().values()]
        known = [one for one in told if one is not None]
        assert len(known) == len(set(known)), fact
    assert country("UNO") is country(None) is None


def test_every_type_and_mode_has_a_score_and_a_code() -> None:
    known = plover_codes()
    rules = gdelt_codes().rules
    for kind, entry in ontology().types.items():
        scored = set(known.intensity[kind]) - {"any"}
        assert scored <= set(entry.modes), kind
        assert set(entry.modes) - scored <= {"vandalize"}, "the codebook has no score of it"
        assert any(rule.type is kind and not (rule.mode or rule.context) for rule in rules)
        assert -10 <= intensity(kind, ()) <= 10
        assert quad(kind) == entry.quad
    for rule in rules:
        modes, contexts = ontology().types[rule.type].modes, ontology().contexts
        assert rule.mode is None or rule.mode in modes, rule
        assert rule.context is None or rule.context in {*contexts}, rule
        assert rule.code in gdelt_codes().goldstein, rule
        assert rule.code[:2] in gdelt_codes().quad, rule
    assert set(gdelt_codes().goldstein) == {rule.code for rule in rules}, "no code stands unused"


def test_no_rule_of_cameo_hides_a_later_one() -> None:
    rules = gdelt_codes().rules
    for number, rule in enumerate(rules):
        for earlier in rules[:number]:
            hides = (
                earlier.type is rule.type
                and earlier.mode in (None, rule.mode)
                and earlier.context in (None, rule.context)
            )
            assert not hides, (earlier, rule)


def test_deeds_to_come_have_known_types_and_modes() -> None:
    for kind, future in plover_codes().future.items():
        modes = ontology().types[future.type].modes
        assert set(future.modes.values()) <= set(modes)
        assert set(future.modes) - {"any"} <= set(ontology().types[kind].modes)
    assert EventType.CONCEDE not in plover_codes().future, "it stays what it is"
    assert [plover_country(one) for one in ("EUU", "NAT", "IDN", None)] == [
        "EUR",
        "IGO",
        "IDN",
        None,
    ]


def test_every_rule_of_acled_is_of_known_words() -> None:
    codes = acled_codes()
    for rule in codes.rules:
        assert {*rule.modes, *rule.without} <= set(ontology().types[rule.type].modes), rule
        assert rule.event in codes.disorder
    assert set(codes.inter) == {
        "state", "foreign", "group", "militia", "protesters", "rioters", "civilians",
    }  # fmt: skip


def test_the_kinds_of_people_that_bear_arms_are_known() -> None:
    known = {one.id for one in load("lang/id/groups.yaml", GroupWords).groups}
    assert known >= {CIVILIANS, *BEARING_ARMS}


def test_every_entry_of_the_lexicon_has_a_schema() -> None:
    from rujuk.code.actor_lexicon import actor_lexicon  # noqa: PLC0415 - a large table

    ids = {name.actor.id for names in actor_lexicon().names.values() for name in names}
    assert {one.partition(".")[0] for one in ids} <= set(ftm_codes().bodies)


@pytest.mark.parametrize(
    ("country_code", "sectors", "told"),
    [
        ("PRK", ("MIL",), ("PRKMIL", "PRK", None, ("MIL",))),
        ("UNO", ("GOV", "REF"), ("UNOIGOGOVREF", None, "UNO", ("IGO", "GOV", "REF"))),
        ("EUU", ("GOV",), ("EURIGOGOV", "EUR", None, ("IGO", "GOV"))),
        ("IDN", ("JRN",), ("IDNMED", "IDN", None, ("MED",))),
        (None, (), (None, None, None, ())),
    ],
)
def test_codes_of_actors(
    country_code: str | None, sectors: tuple[str, ...], told: tuple[object, ...]
) -> None:
    party = Party(text="x", start=0, end=1, country=country_code, sectors=sectors)
    found = actor_of(party)
    assert (found.code, found.country, found.group, found.roles) == told


def test_sides_as_conflict_data_names_them() -> None:
    army = Party(text="tentara", start=0, end=7, country="SDN", sectors=("MIL",))
    rebels = Party(
        text="M23", start=0, end=3, country="COD", sectors=("REB",), id="group.m23", name="M23"
    )
    people = Party(text="warga", start=0, end=5, country="SDN", sectors=("CVL",))
    nobody = Party(text="mereka", start=0, end=6)
    assert [stand_of(one) for one in (army, rebels, people, nobody)] == [*Stand]
    told = [side_name(one, text=True) for one in (army, rebels, people, nobody)]
    assert told == ["Government of Sudan", "M23", "Civilians", "mereka"]
    assert side_name(nobody, text=False) is None


def test_regions_of_places() -> None:
    town = Place(
        text="Pekanbaru", start=0, end=9, name="Pekanbaru", country="IDN",
        admin1="ID-RI", precision=1, within=("ID-RI", "IDN"),
    )  # fmt: skip
    camp = Place(
        text="El Fasher", start=0, end=9, id="town.el_fasher", name="El Fasher", country="SDN",
        precision=1, within=("region.north_darfur", "region.darfur", "SDN"),
    )  # fmt: skip
    state = Place(text="Kongo", start=0, end=5, id="state.cod", country="COD", precision=6)
    unknown = Place(text="Nomako", start=0, end=6, country="IDN", precision=1)
    assert first_level(town) == region_name("ID-RI") == "Riau"
    assert (first_level(camp), second_level(camp)) == ("Darfur", "North Darfur")
    assert (place_name(state, text=True), first_level(state)) == ("DR Congo", None)
    assert (place_name(unknown, text=True), place_name(unknown, text=False)) == ("Nomako", None)
    assert place_name(None, text=True) is first_level(None) is second_level(None) is None
