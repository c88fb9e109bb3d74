"""English wordings whose type hangs on what stands around the verb."""

from __future__ import annotations

import pytest

from coded_pages import coded


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ('"Any attack will be met with force," the Iranian president warned Israel.', ["THREATEN"]),
        ('"You will pay the price," the Sudanese army warned Chad on Friday.', ["THREATEN"]),
        ('"It will be a cold winter," the Polish minister warned Germany.', []),
        ("Japan sent a rescue team of 20 people and two medical aircraft to Turkey.", ["AID"]),
        ("Turkey declared three days of mourning on Monday.", []),
        ("Thousands of people were displaced by the earthquake in Nepal.", []),
        ("Our forces defend our own territory, the president of Poland said.", []),
        ("Russia massed more than 90,000 troops near its border with Ukraine.", ["MOBILIZE"]),
        ("Norway sent Ukraine a shipment of shells.", ["AID"]),
        ("France wants Mali to hold elections.", ["REQUEST"]),
        ("Turkey set a deadline for the rebels of Syria to leave.", ["THREATEN"]),
        ("Turkish rescuers pulled two Greek boys from the rubble.", ["AID"]),
    ],
)
def test_types_of_a_lead(text: str, kinds: list[str]) -> None:
    assert [str(event.type) for event in coded(text, language="en").events] == kinds
