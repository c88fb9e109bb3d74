"""A deed to come that its own doer announces: the announcement is the deed."""

from __future__ import annotations

import pytest

from coded_pages import coded
from rujuk.code.attribution_words import attribution_words

WORDS = attribution_words("en")
assert WORDS is not None
PAST = {"announce": "announced", "declare": "declared"}


@pytest.mark.parametrize("root", sorted(WORDS.announcing))
@pytest.mark.parametrize(
    ("deed", "kind"),
    [
        ("send food to Kenya", "AGREE"),
        ("hold talks with Peru next month", "AGREE"),
        ("free two soldiers on Monday", "AGREE"),
        ("withdraw its troops from Kosovo", "CONCEDE"),
        ("impose sanctions on Belarus", "THREATEN"),
    ],
)
def test_who_announces_his_own_deed_has_done_the_announcing(
    root: str, deed: str, kind: str
) -> None:
    (event,) = coded(f"Norway {PAST[root]} that it would {deed}.", language="en").events
    assert (event.type, event.modality) == (kind, "happened")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Chile announced that Peru would send food to Kenya.", "AID"),
        ("Norway said it would send food to Kenya.", "AID"),
        ("Norway will send food to Kenya.", "AID"),
        ("The rebels said they will free two soldiers on Monday.", "RETREAT"),
        ("Canada said it will impose sanctions on Belarus.", "SANCTION"),
    ],
)
def test_told_by_others_or_only_said_it_stays_a_deed_to_come(text: str, kind: str) -> None:
    (event,) = coded(text, language="en").events
    assert (event.type, event.modality) == (kind, "planned")


@pytest.mark.parametrize("text", ["Filipina mengumumkan akan mengirim bantuan ke Myanmar."])
def test_so_it_is_in_indonesian(text: str) -> None:
    (event,) = coded(text).events
    assert (event.type, event.modality) == ("AGREE", "happened")
