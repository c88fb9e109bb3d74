"""What a speaker says that another must do is asked of him; what he must do himself is not."""

from __future__ import annotations

import pytest

from coded_pages import coded


@pytest.mark.parametrize(
    ("text", "actor", "recipient"),
    [
        ("Peru's president said on Friday that Chile must open the port.", "PER", "CHL"),
        ("Jordan says Syria must stop the smugglers.", "JOR", "SYR"),
        ('"Lisbon must pay the fishermen," the Moroccan foreign ministry said.', "MAR", "PRT"),
        ("Uganda should free the editors, Kenya's foreign minister said.", "KEN", "UGA"),
    ],
)
def test_one_says_what_another_must_do(text: str, actor: str, recipient: str) -> None:
    (event,) = coded(text, language="en").events
    assert (event.type, event.modality) == ("REQUEST", "happened")
    assert [party.country for party in event.actors] == [actor]
    assert [party.country for party in event.recipients] == [recipient]


@pytest.mark.parametrize(
    "text",
    [
        "Kenya said it must defend its border.",
        "Kenya's president said that Kenya must pay the teachers.",
        "Peru said that Chile must not open the port.",
        "Chile must open the port.",
    ],
)
def test_nothing_is_asked_of_another(text: str) -> None:
    assert "REQUEST" not in {event.type for event in coded(text, language="en").events}
