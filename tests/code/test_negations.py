"""How a deed is told as not done: as untrue, not yet, not willing, or failed."""

from __future__ import annotations

import pytest

from coded_pages import coded
from rujuk.code.negations import Negation, is_answer, negation_of


@pytest.mark.parametrize(
    ("sentence", "trigger", "kind"),
    [
        ("Rusia membantah menyerang Kyiv.", "menyerang", Negation.UNTRUE),
        ("Rusia tidak menyerang Kyiv.", "menyerang", Negation.UNTRUE),
        ("Tidak ada serangan terhadap Kyiv, kata Rusia.", "serangan", Negation.UNTRUE),
        ("Rusia belum menyerang Kyiv.", "menyerang", Negation.NOT_YET),
        ("Rusia tidak akan menyerang Kyiv.", "menyerang", Negation.UNWILLING),
        ("Rusia tidak mampu menyerang Kyiv.", "menyerang", Negation.UNWILLING),
        ("Rusia enggan menyerang Kyiv.", "menyerang", Negation.UNWILLING),
        ("Rusia gagal menyerang Kyiv.", "menyerang", Negation.FAILED),
        ("Rusia urung menyerang Kyiv.", "menyerang", Negation.FAILED),
        ("Rusia menyerang Kyiv.", "menyerang", None),
    ],
)
def test_kinds_of_negation(sentence: str, trigger: str, kind: Negation | None) -> None:
    (event,) = (one for one in coded(sentence).events if one.trigger.text == trigger)
    assert negation_of(event, "id") is kind


def test_a_language_without_the_words_knows_only_denial() -> None:
    (event,) = coded("Rusia belum menyerang Kyiv.").events
    assert negation_of(event, None) is Negation.UNTRUE


def test_what_others_say_is_answered() -> None:
    (answer,) = coded("Tidak benar Rusia menyerang Kyiv, kata Moskow.").events
    assert is_answer(answer, "id")
    assert answer.stance.value == "stated"
    (plain,) = coded("Rusia tidak menyerang Kyiv, kata Moskow.").events
    assert not is_answer(plain, "id")
