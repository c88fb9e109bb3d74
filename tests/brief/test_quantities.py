"""Claims as assertions, assertions as quantities: what is one, what is a part, what bounds."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest

import made_pages
from rujuk.brief.outline import make_outline
from rujuk.brief.plain import as_text
from rujuk.brief.sources import picture_of_pages
from rujuk.brief.wording import wording
from rujuk.records import (
    BlockKind,
    Hedge,
    Measure,
    Modality,
    Mode,
    Party,
    Place,
    Time,
    TimePrecision,
)

if TYPE_CHECKING:
    from rujuk.brief.picture import Picture
    from rujuk.brief.quantities import Assertion

SPEAKER = Party(text="polisi", start=None, end=None, country="IDN")
PEOPLE = Party(text="orang", start=None, end=None, country="IDN")
TOWN = Place(text="Kota Anu", start=None, end=None, id="plc.1", country="IDN", within=("reg.1",))
OTHER_TOWN = Place(text="Kota Lain", start=None, end=None, id="plc.2", country="IDN")
REGION = Place(text="Provinsi", start=None, end=None, id="reg.1", country="IDN")
TEXT = "30 orang tewas. Ada 30 orang tewas. Dari 48 sandera, 28 di antaranya tewas."


def month(edtf: str) -> Time:
    return Time(
        text=edtf, start=None, end=None, edtf=edtf, since=f"{edtf}-01", until=f"{edtf}-28",
        precision=TimePrecision.MONTH,
    )  # fmt: skip


def page(number: int = 0) -> made_pages.Made:
    return made_pages.Made(
        text=f"{TEXT} {number}", body=("30", "antaranya tewas."), title="30 orang"
    )


def picture(*pages: made_pages.Made) -> Picture:
    return picture_of_pages(
        [(one.document(), one.coding(), f"{number}") for number, one in enumerate(pages)]
    )


def assertions(*pages: made_pages.Made) -> tuple[Assertion, ...]:
    return tuple(one for quantity in picture(*pages).quantities for one in quantity.assertions)


def killed(made: made_pages.Made, quote: str, figure: int, **more: object) -> None:
    made.claim(quote, Measure.KILLED, (figure,) * 3, **{"of_whom": PEOPLE, **more})


def headed(source: Party | None = SPEAKER, **more: object) -> tuple[Assertion, ...]:
    made = page()
    killed(made, "30 orang", 30, block=BlockKind.TITLE)
    said = () if source is None else (source,)
    killed(made, "Ada 30 orang", 30, said_by=said, **more)
    return assertions(made)


def test_a_headline_joins_the_source_that_the_body_names() -> None:
    (one,) = headed()
    assert one.chain == (SPEAKER,)
    assert len(one.mentions) == 2
    (one,) = headed(hedge=Hedge.ABOUT)
    assert one.hedge is Hedge.ABOUT
    assert len(headed(modality=Modality.POSSIBLE)) == 2
    assert len(headed(of_whom=dataclasses.replace(PEOPLE, country="MYS"))) == 2
    assert len(headed(hedge=Hedge.VAGUE)) == 2


def across(figure: int = 30, **more: object) -> int:
    first, second = page(1), page(2)
    killed(first, "30 orang", figure, **more)
    killed(second, "30 orang", figure, **more)
    return len(assertions(first, second))


def test_small_figures_of_pages_need_a_sign() -> None:
    assert across() == 2
    assert across(figure=300) == 1
    assert across(place=TOWN) == 1
    assert across(as_of=month("2025-01")) == 1
    assert across(said_by=(SPEAKER,)) == 1


@pytest.mark.parametrize(
    ("one", "other", "number"),
    [
        ({"place": TOWN}, {"place": OTHER_TOWN}, 2),
        ({"place": TOWN}, {"place": REGION}, 1),
        ({"place": TOWN}, {}, 1),
        ({"as_of": month("2025-01")}, {"as_of": month("2025-02")}, 2),
        ({"as_of": month("2025-01")}, {"as_of": month("2025-01")}, 1),
    ],
)
def test_another_place_or_time_parts_claims(
    one: dict[str, object], other: dict[str, object], number: int
) -> None:
    made = page()
    killed(made, "30 orang", 30, said_by=(SPEAKER,), **one)
    killed(made, "Ada 30 orang", 30, said_by=(SPEAKER,), **other)
    assert len(assertions(made)) == number
    assert len({found.id for found in assertions(made)}) == number


def part(whole: Measure, **more: object) -> made_pages.Made:
    made = page()
    of = made.claim("48 sandera", whole, (48, 48, 48), of_whom=PEOPLE)
    made.claim("28 di antaranya", Measure.KILLED, (28,) * 3, **{
        "of_whom": PEOPLE, "part_of": of.id, **more,
    })  # fmt: skip
    return made


def text(made: made_pages.Made, language: str = "en") -> str:
    return " ".join(as_text(make_outline(picture(made), wording(language))).split())


def test_a_part_says_of_what_and_bounds_nothing() -> None:
    (whole,) = picture(part(Measure.KILLED)).quantities
    assert whole.bounds == (48, 48, 48)
    assert "28: out of 48 (killed)" in text(part(Measure.KILLED))


def test_a_part_of_another_measure_is_the_whole_of_its_own() -> None:
    said = text(part(Measure.HOSTAGES))
    assert "28: out of 48 (hostages)" in said
    quantity = picture(part(Measure.HOSTAGES)).quantities[0]
    assert quantity.measure is Measure.KILLED
    assert quantity.bounds == (28, 28, 28)


def test_parts_alone_bound_nothing() -> None:
    made = page()
    killed(made, "28 di antaranya", 28)
    found = picture(made)
    assert found.quantities[0].bounds == (None, None, None)
    assert "28: a part of the killed of Indonesia (“di antaranya”)" in text(made)


@pytest.mark.parametrize(
    ("bounds", "said"),
    [
        ((None, 24, 24), "up to 24, worked out from “28 di antaranya” (48)"),
        ((24, 24, None), "at least 24, worked out from"),
        ((24, 24, 24), "about 24, worked out from"),
    ],
)
def test_a_share_keeps_the_hedge_of_its_words(bounds: tuple[int | None, ...], said: str) -> None:
    made = part(Measure.KILLED)
    whole, share = made.claims
    low, best, high = bounds
    made.claims[1] = dataclasses.replace(
        share, low=low, best=best, high=high, mode=Mode.SHARE, hedge=Hedge.FRACTION_OF
    )
    assert said in text(made)
    made.claims[1] = dataclasses.replace(made.claims[1], part_of=None)
    assert "worked out from “28 di antaranya” the page's" in text(made)
    assert whole.best == 48


def test_status_and_presence_stand_in_the_line() -> None:
    made = page()
    killed(made, "30 orang", 30, modality=Modality.POSSIBLE)
    assert "* 30 possible; the page's own voice" in text(made)
    assert "present at one time" not in text(made)
    made.claim("Ada 30 orang", Measure.TROOPS, (30, 30, 30))
    assert "present at one time" in text(made)
