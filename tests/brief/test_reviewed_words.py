"""How the brief tells what an analyst said."""

from __future__ import annotations

import pytest

from rujuk.brief.wording import wording
from rujuk.records import Party

GOVERNOR = Party(
    text="the governor",
    start=None,
    end=None,
    inferred="review",
    name="the governor",
    country="IDN",
    sectors=("GOV",),
)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "according to the governor (Indonesia; as an analyst says)"),
        ("id", "menurut the governor (Indonesia; menurut seorang analis)"),
    ],
)
def test_a_speaker_that_an_analyst_names_is_said_to_be_so(language: str, told: str) -> None:
    assert wording(language).source((GOVERNOR,)) == told
