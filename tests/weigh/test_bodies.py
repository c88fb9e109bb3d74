"""What body of a state a speaker is, in the words of either language."""

from __future__ import annotations

import pytest

from rujuk.lexicon import load
from rujuk.weigh.bodies import BodyWords, body_of, lexica_of

BOTH = lexica_of(["id", "en"])
OF = {code: load(f"lang/{code}/bodies.yaml", BodyWords).bodies for code in ("id", "en")}


@pytest.mark.parametrize(
    ("code", "body", "name"),
    [(code, body, name) for code in OF for body, names in OF[code].items() for name in names],
)
def test_each_name_of_a_body(code: str, body: str, name: str) -> None:
    words = f"{name} Kenya" if code == "id" else f"Kenya's {name.title()}"
    assert body_of(words, BOTH) == body


def test_both_languages_know_the_same_bodies() -> None:
    assert OF["id"].keys() == OF["en"].keys()
    assert body_of("Kenya's bridges", BOTH) is None


def test_one_language_alone_needs_none() -> None:
    assert lexica_of(["id", "id", None]) == ()
    assert lexica_of(["id", "ms"]) == ()
    assert len(BOTH) == len(OF)
