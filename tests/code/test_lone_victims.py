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
