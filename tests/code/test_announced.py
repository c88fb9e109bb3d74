"""A deed to come that its own doer announces: the announcement is the deed."""

from __future__ import annotations

import pytest

from coded_pages import coded


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Norway said it would send food to Kenya.", "AGREE"),
        (
            "Chile's government said on Monday that it would hold talks with Peru next month.",
            "AGREE",
        ),
        ("The rebels said they will free two soldiers on Monday.", "AGREE"),
        ("Portugal announced that it would withdraw its troops from Kosovo.", "CONCEDE"),
        ("Canada said it will impose sanctions on Belarus.", "THREATEN"),
    ],
)
def test_who_announces_his_own_deed_has_done_the_announcing(text: str, kind: str) -> None:
    (event,) = coded(text, language="en").events
    assert (event.type, event.modality) == (kind, "happened")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Chile said that Peru would send food to Kenya.", "AID"),
        ("Norway will send food to Kenya.", "AID"),
    ],
)
def test_told_by_others_it_stays_a_deed_to_come(text: str, kind: str) -> None:
    (event,) = coded(text, language="en").events
    assert (event.type, event.modality) == (kind, "planned")
