"""Who does an English deed and whom it touches, where the party stands inside another phrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from coded_pages import coded

if TYPE_CHECKING:
    from rujuk.records import Event


def the_deed(sentence: str, kind: str) -> Event:
    events = [e for e in coded(sentence, language="en").events if e.type == kind]
    assert events, f"no {kind}"
    return events[0]


def parties(sentence: str, kind: str) -> tuple[set[str | None], set[str | None]]:
    event = the_deed(sentence, kind)
    return {p.country for p in event.actors}, {p.country for p in event.recipients}


@pytest.mark.parametrize(
    ("sentence", "kind", "actor", "recipient"),
    [
        ("Saudi Arabia lifted its blockade of Yemen.", "CONCEDE", "SAU", "YEM"),
        ("Japan lifted sanctions imposed on India.", "CONCEDE", "JPN", "IND"),
        ("France will not lift the ban on Britain.", "REJECT", "FRA", "GBR"),
        ("Kenya deployed its troops along the border with Somalia.", "MOBILIZE", "KEN", "SOM"),
        ("Niger's army moved tanks towards the boundary with Chad.", "MOBILIZE", "NER", "TCD"),
        ("Norway accepted an invitation from the Swedish government.", "AGREE", "NOR", "SWE"),
        ("Turkish troops pulled out of the Syrian town of Manbij.", "RETREAT", "TUR", "SYR"),
        ("A Turkish envoy arrived for talks with his Greek counterpart.", "CONSULT", "TUR", "GRC"),
        ("Pakistan refused to meet with India's envoy.", "REJECT", "PAK", "IND"),
        ("Pakistan refused to provide aid to Iran.", "REJECT", "PAK", "IRN"),
        ("Bangladesh will not accept Rohingya refugees.", "REJECT", "BGD", "MMR"),
        ("Zambia agreed to accept a request from envoys of Georgia.", "AGREE", "ZMB", "GEO"),
        ("Kenyan jets struck a building in the Somali village of Dolow.", "ASSAULT", "KEN", "SOM"),
        ("Russia launched airstrikes against a rebel camp in Syria.", "ASSAULT", "RUS", "SYR"),
        ("Canada gave $2 million to Nigeria's farms.", "AID", "CAN", "NGA"),
        ("Chile agreed to lend up to $1 billion to Peru.", "AGREE", "CHL", "PER"),
        ("Japan withdrew peacekeepers from a base in Syria.", "SANCTION", "JPN", "SYR"),
        ("Thousands of Syrians sought refuge in Turkey.", "REQUEST", "SYR", "TUR"),
        ("The missiles fired by Israel struck a depot in Syria.", "ASSAULT", "ISR", "SYR"),
        ("Caracas closed Venezuela's border with Brazil.", "COERCE", "VEN", "BRA"),
    ],
)  # fmt: skip
def test_whom_a_deed_touches_stands_inside_or_behind_its_object(
    sentence: str, kind: str, actor: str, recipient: str
) -> None:
    assert parties(sentence, kind) == ({actor}, {recipient})


@pytest.mark.parametrize(
    ("sentence", "kind", "actor"),
    [
        ("Togo sent troops to the border together with Ghana.", "MOBILIZE", "TGO"),
        ("Mali announced its withdrawal from the International Criminal Court.", "CONCEDE", "MLI"),
        ("Kenya agreed to reopen the road.", "AGREE", "KEN"),
        ("Ghana agreed to attend a summit in Togo.", "AGREE", "GHA"),
        ("Peru promised to sign the treaty at a ceremony in Norway.", "AGREE", "PER"),
        ("Egypt refused to take part in talks in Kenya.", "REJECT", "EGY"),
    ],
)
def test_who_only_takes_part_or_is_left_is_not_touched(
    sentence: str, kind: str, actor: str
) -> None:
    actors, recipients = parties(sentence, kind)
    assert actor in actors
    assert not recipients


def test_the_subject_of_an_object_relative_acts() -> None:
    sentence = "Mali accused France of arming the gunmen, a charge that Paris rejected."
    assert parties(sentence, "REJECT") == ({"FRA"}, set())
    accused = the_deed(sentence, "ACCUSE")
    assert accused.denied_by is not None
    assert accused.denied_by.country == "FRA"


def test_a_long_object_stands_behind_the_goal() -> None:
    event = the_deed("Brazil extradited to Portugal a man accused of fraud.", "COOPERATE")
    assert [p.country for p in event.actors] == ["BRA"]


def test_an_infinitive_behind_a_past_leaves_it_finite() -> None:
    sentence = "The Taliban authorities refused to let UN inspectors into Kandahar."
    assert parties(sentence, "REJECT") == ({"AFG"}, {"UNO"})


@pytest.mark.parametrize(
    ("sentence", "kind", "countries"),
    [
        ("The presidents of Chad and Niger signed an agreement.", "SUPPORT", {"TCD", "NER"}),
        ("Kenyan and Omani vessels took part in a drill.", "COOPERATE", {"KEN", "OMN"}),
        ("Troops from Kenya and Uganda attacked a town in Somalia.", "ASSAULT", {"KEN", "UGA"}),
        ("The armies of Peru and Chile held a joint exercise.", "COOPERATE", {"PER", "CHL"}),
        ("Envoys of Chad and Niger sat down for talks.", "CONSULT", {"TCD", "NER"}),
        ("Envoys of Iran and Iraq held talks at the call of Oman.", "CONSULT", {"IRN", "IRQ"}),
        ("Sailors of Togo and Ghana took part in a drill.", "COOPERATE", {"TGO", "GHA"}),
        ("Diplomats from Iran, Iraq and Syria met in Baghdad.", "CONSULT", {"IRN", "IRQ", "SYR"}),
        ("Sweden granted asylum to an Iranian poet.", "AID", {"SWE"}),
        ("The king of Morocco granted a pardon to a Spanish journalist.", "CONCEDE", {"MAR"}),
        ("Malawi received a grant from the World Bank.", "AID", {"IGO"}),
        ("Canada is once again sending aid to Mali.", "AID", {"CAN"}),
        ("Demonstrators in Tunis pelted the French embassy with eggs.", "PROTEST", {"TUN"}),
    ],
)  # fmt: skip
def test_all_who_do_it_are_told(sentence: str, kind: str, countries: set[str]) -> None:
    assert parties(sentence, kind)[0] == countries


def test_the_two_ministers_are_those_of_two_states() -> None:
    page = "The Philippine foreign minister met his Vietnamese counterpart. The two ministers signed an agreement."  # noqa: E501
    assert parties(page, "SUPPORT")[0] == {"PHL", "VNM"}


def test_officials_of_both_countries_are_of_the_two_told_before() -> None:
    events = coded(
        "Peru and Chile reopened their border on Monday.",
        "Officials of both countries met in Nairobi.",
        language="en",
    ).events
    met = next(e for e in events if e.type == "CONSULT")
    assert {p.country for p in met.actors} == {"PER", "CHL"}
    alone = coded("Officials of both countries met in Nairobi.", language="en").events
    assert {p.country for e in alone for p in e.actors} <= {None}


def test_the_island_is_not_who_acts_on_it() -> None:
    events = coded(
        "China sent two ships towards Taiwan on Monday.",
        "The United States reaffirmed its support for the island.",
        language="en",
    ).events
    (support,) = [e for e in events if e.type == "SUPPORT"]
    assert {p.country for p in support.recipients} == {"TWN"}


def test_the_army_is_that_of_the_page_and_not_of_where_men_fled_to() -> None:
    events = coded(
        "Gunmen attacked a village in western Niger on Friday, killing 20 people.",
        "The army said its aircraft had bombed the attackers as they fled towards Mali. "
        "The army denied killing civilians.",
        language="en",
    ).events
    assert {p.country for e in events for p in e.actors} == {"NER"}


def test_a_thing_that_has_an_owner_before_it_is_the_owners_where_nobody_else_is_told() -> None:
    events = coded("The mayor of Kano fled. Soldiers burned his house.", language="en").events
    assert "NGA" in {p.country for e in events for p in e.recipients}
