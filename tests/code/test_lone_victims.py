"""Victims that no number counts: told as one by their article, as two by "both" or a pair."""

from __future__ import annotations

import pytest

from coded_pages import coded

# Sentence; the claims of killed, wounded and kidnapped: quote, measure, value, modality.
CASES: list[tuple[str, list[tuple[str, str, int, str]]]] = [
    (
        "The mayor of Perquin was murdered last night.",
        [("The mayor", "killed", 1, "happened")],
    ),
    (
        "Gunmen abducted the Dutch consul in front of his office.",
        [("the Dutch consul", "hostages", 1, "happened")],
    ),
    (
        "His driver was wounded and both bodyguards died.",
        [("His driver", "wounded", 1, "happened"), ("both bodyguards", "killed", 2, "happened")],
    ),
    (
        "The judge's brother was shot dead outside a bank.",
        [("The judge's brother", "killed", 1, "happened")],
    ),
    (
        "The bomb killed an elderly couple.",
        [("an elderly couple", "killed", 2, "happened")],
    ),
    (
        "A colonel was shot and killed in Ica along with his driver and two guards.",
        [
            ("A colonel", "killed", 1, "happened"),
            ("his driver", "killed", 1, "happened"),
            ("two guards", "killed", 2, "happened"),
        ],
    ),
    (
        "One policeman was killed and another was wounded.",
        [("One policeman", "killed", 1, "happened"), ("another", "wounded", 1, "happened")],
    ),
    (
        "Two clerks died, and three others and a street vendor were injured.",
        [
            ("Two clerks", "killed", 2, "happened"),
            ("three others", "wounded", 3, "happened"),
            ("a street vendor", "wounded", 1, "happened"),
        ],
    ),
    (
        "A guard suffered light wounds.",
        [("A guard", "wounded", 1, "happened")],
    ),
    (
        "At least seven U.S. soldiers were wounded in La Ceiba.",
        [("At least seven U.S. soldiers", "wounded", 7, "happened")],
    ),
    (
        "The four nuns who were murdered on Friday will be buried at home.",
        [("four nuns", "killed", 4, "happened")],
    ),
    (
        "They demanded an inquiry into the murder of the archbishop.",
        [("the archbishop", "killed", 1, "happened")],
    ),
    # By name, behind an office, a description or a given name.
    (
        "Mayor Antonio Valdelomar was killed.",
        [("Mayor Antonio Valdelomar", "killed", 1, "happened")],
    ),
    (
        "Rebels kidnapped British engineer Michael Dalewood on Sunday.",
        [("British engineer Michael Dalewood", "hostages", 1, "happened")],
    ),
    (
        "Juan Carlos Peralejo, a leader of the union, was murdered.",
        [("Juan Carlos Peralejo", "killed", 1, "happened")],
    ),
    ("A captain, a former guard, was wounded.", [("A captain", "wounded", 1, "happened")]),
    ("Michael Dalewood condemned the killings.", []),
    # One deed of several, told with one "be", or before it; of a part; by a pronoun.
    (
        "A nun and a priest were ambushed and killed by rebels.",
        [("A nun", "killed", 1, "happened"), ("a priest", "killed", 1, "happened")],
    ),
    (
        "Killed in the attack were a captain and three cadets.",
        [("a captain", "killed", 1, "happened"), ("three cadets", "killed", 3, "happened")],
    ),
    (
        "The dead were a laborer and two students.",
        [("a laborer", "killed", 1, "happened"), ("two students", "killed", 2, "happened")],
    ),
    (
        "Two of the attackers and a policeman died.",
        [
            ("Two of the attackers", "killed", 2, "happened"),
            ("a policeman", "killed", 1, "happened"),
        ],
    ),
    (
        "Soldiers dragged three men from their homes and executed them.",
        [("three men", "killed", 3, "happened")],
    ),
    ("Gunmen stopped a farmer and killed him.", [("a farmer", "killed", 1, "happened")]),
    ("Gunmen stopped a farmer and killed his dog.", []),
    ("Forty men came to two villages and burned them.", []),
    ("The rebels suffered 12 dead.", [("12", "killed", 12, "happened")]),
    (
        "The ambush left a balance of eight dead and 12 wounded.",
        [("eight", "killed", 8, "happened"), ("12", "wounded", 12, "happened")],
    ),
    ("Two brothers, aged 12 and 15, were killed.", [("Two brothers", "killed", 2, "happened")]),
    (
        "A woman aged 40 and 15 others were killed.",
        [("15 others", "killed", 15, "happened")],
    ),
    ("The mayor was not wounded.", [("The mayor", "wounded", 1, "denied")]),
    # Who acts, who speaks, whom no such deed befalls, and who may be many are no victims of one.
    ("The mayor condemned the killings.", []),
    ("The commander said that the prisoners would be shot.", []),
    ("The rebels were killed.", []),
    ("The police were wounded in the clash.", []),
    ("The president was elected in a city where rebels kill.", []),
    ("The ambassador arrived with his wife.", []),
]


@pytest.mark.parametrize(("sentence", "expected"), CASES, ids=[case[0] for case in CASES])
def test_lone_victims(sentence: str, expected: list[tuple[str, str, int, str]]) -> None:
    told = [
        (claim.quote, str(claim.measure), claim.best, str(claim.modality))
        for claim in coded(sentence, language="en").claims
        if str(claim.measure) in {"killed", "wounded", "hostages"}
    ]
    assert told == expected


def test_a_language_whose_nouns_do_not_say_one_has_none() -> None:
    assert not coded("Wali kota Ambon dibunuh tadi malam.", language="id").claims


@pytest.mark.parametrize(
    "text",
    [
        "North Korean Soldiers Killed in Kursk",
        "Mine Workers Abducted Near Border Town",
        "Aid Convoy Drivers Wounded in Southern Province",
    ],
)
def test_capitals_of_a_headline_tell_no_name(text: str) -> None:
    assert not coded(text, language="en").claims
