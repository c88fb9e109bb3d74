"""Nouns of deeds that English only names beside the deed that is told, and those that are told."""

from __future__ import annotations

import pytest

from coded_pages import coded


def _types(text: str) -> list[str]:
    return [str(event.type) for event in coded(text, language="en").events]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Kenya recalled its ambassador from Rwanda after the arrest of a Kenyan pilot.",
            "SANCTION",
        ),
        ("Poland thanked Norway for its donation of blankets.", "SUPPORT"),
        ("Chile condemned Peru over the killing of two fishermen.", "ACCUSE"),
        ("Jordan's king pardoned an editor during a visit to Qatar.", "CONCEDE"),
        (
            "Greek farmers blocked the motorway in protest at the detention of their leader.",
            "PROTEST",
        ),
        ("Peru freed a poet who was jailed in May.", "RETREAT"),
        ("Nepal pardoned two officers convicted of treason last year.", "CONCEDE"),
        ("Oman arrested a clerk for collaborating with Yemeni rebels.", "COERCE"),
        ("Ghana expelled the Togolese envoy in response to the shelling of a village.", "SANCTION"),
    ],
)
def test_a_deed_that_is_only_named_beside_another_is_not_told(text: str, told: str) -> None:
    assert _types(text) == [told]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The arrest of a Kenyan pilot by Rwandan police angered Nairobi.", "COERCE"),
        ("Russia and Ukraine on Sunday completed an exchange of prisoners.", "RETREAT"),
        ("The shelling of the port by Syrian troops went on.", "ASSAULT"),
    ],
)
def test_the_deed_that_a_clause_is_about_is_told(text: str, told: str) -> None:
    assert told in _types(text)
