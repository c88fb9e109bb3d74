"""The chart of a quantity: axes, labels, marks, and what becomes of many claims."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from rujuk.brief.wording import wording
from rujuk.records import Hedge, Modality, Stance
from rujuk.web.prepared.chart_axes import DayAxis, FigureAxis, day_number
from rujuk.web.prepared.chart_labels import Marked, place_labels
from rujuk.web.prepared.chart_marks import plotted, short_figure, tells
from rujuk.web.prepared.claims_chart import chart
from rujuk.weigh.constants import CONSTANTS
from rujuk.weigh.history import history
from rujuk.weigh.quantities import Quantity, make_quantities
from weighing import ARMY, HEALTH, POLICE, REBELS, RELIEF, Statement, say

EN = wording("en")


def quantity(*statements: Statement) -> Quantity:
    (made,) = make_quantities(statements, CONSTANTS)
    return made


def drawn(*statements: Statement) -> dict[str, object]:
    made = quantity(*statements)
    steps = history(statements, None, CONSTANTS).get(made.id, [])
    names = {one.authority: one.authority.name for one in plotted(made)}
    return dict(chart(made, plotted(made), steps, names, EN))


def marks(made: dict[str, object]) -> list[dict[str, object]]:
    return [mark for row in made["rows"] for mark in (*row["marks"], *row["undated"])]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("figures", "logarithmic"),
    [((100, 10_000), False), ((100, 10_001), True), ((0, 5), False), ((0, 1, 200), True)],
)
def test_the_axis_is_logarithmic_only_beyond_two_orders(
    figures: tuple[float, ...],
    logarithmic: bool,  # noqa: FBT001
) -> None:
    axis = FigureAxis(figures)
    assert axis.logarithmic is logarithmic
    places = [axis.place(one) for one in sorted(figures)]
    assert places == sorted(places)
    assert len(set(places)) == len(places)
    assert all(0 <= one <= 1 for one in places)
    assert 1 <= len(axis.ticks) - 1 <= 6


def test_nothing_counted_stands_at_the_foot_of_either_axis() -> None:
    for figures in ((0, 10), (0, 1, 100_000)):
        axis = FigureAxis(figures)
        assert axis.place(0) == 0
        assert axis.place(1) > 0


def test_labelled_days_are_days_of_claims_and_do_not_collide() -> None:
    days = [f"2024-12-{day:02}" for day in range(1, 29)] + ["2025-01-05"]
    axis = DayAxis(map(day_number, days))
    ticks = axis.ticks([(day_number(one), one) for one in days], EN)
    assert (ticks[0].label, ticks[0].year) == ("1 Dec", "2024")
    assert (ticks[-1].label, ticks[-1].year) == ("5 Jan", "2025")
    gaps = [b.at - a.at for a, b in itertools.pairwise(ticks)]
    assert min(gaps) > 0.15


def test_labels_keep_apart_and_the_weightiest_is_placed_first() -> None:
    def marked(at: float, text: str) -> Marked:
        return Marked(at=at, left=at, right=at, y=30, top=30, bottom=30, text=text)

    alone = [marked(0.1, "1,500"), marked(0.8, "12,000")]
    assert all(place_labels(alone, 265, 60))
    crowd = [marked(0.5 + step / 1000, "12,000") for step in range(12)]
    placed = place_labels(crowd, 265, 60)
    assert placed[0] is not None
    assert None in placed


def test_one_row_for_each_authority_in_the_order_of_their_figures() -> None:
    made = drawn(
        say(90, RELIEF, "2024-03-05"), say(70, HEALTH, "2024-03-01"), say(80, HEALTH, "2024-03-04")
    )
    assert [row["who"] for row in made["rows"]] == ["health", "relief"]  # type: ignore[attr-defined]
    assert not made["along"]
    assert [mark["label"] for mark in marks(made)] == ["80", "70", "90"]
    assert len(made["band"]) > 1  # type: ignore[arg-type]


def test_claims_of_one_day_lie_along_the_row() -> None:
    made = drawn(say(70, HEALTH, "2024-03-01"), say(90, RELIEF, "2024-03-01"))
    assert made["along"]
    assert "now" in made["kinds"]  # type: ignore[operator]
    places = {mark["label"]: mark["x"] for mark in marks(made)}
    assert places["70"] < places["90"]  # type: ignore[operator]


def test_open_figures_have_arrows_and_ranges_bars() -> None:
    made = drawn(
        say(100, HEALTH, "2024-03-01", hedge=Hedge.MORE_THAN),
        say(300, RELIEF, "2024-03-04", hedge=Hedge.UP_TO),
        say(11_000, POLICE, "2024-03-09", hedge=Hedge.RANGE, high=12_000),
    )
    by_label = {mark["label"]: mark for mark in marks(made)}
    assert by_label[">100"]["up"]
    assert not by_label[">100"]["down"]
    assert by_label["≤300"]["down"]
    ranged = by_label["11,000–12,000"]
    assert not ranged["point"]
    assert ranged["top"] < ranged["bottom"]  # type: ignore[operator]
    assert made["logarithmic"]
    assert {"open", "range"} <= set(made["kinds"])  # type: ignore[call-overload]


def test_a_denial_that_names_no_figure_is_on_no_axis() -> None:
    told = say(500, REBELS, "2024-03-01")
    bare = say(1, ARMY, "2024-03-01", modality=Modality.DENIED, stance=Stance.DENIED)
    empty = {"low": None, "best": None, "high": None}
    for day in ("2024-03-01", "2024-03-09"):
        later = say(510, HEALTH, day)
        made = drawn(told, replace(bare, **empty), later)
        (denial,) = [mark for mark in marks(made) if mark["classes"] == "denies"]
        assert denial["bare"]
        assert denial["label"] == "denied"
        zero = 2.0 if made["along"] else made["height"] - 9.0  # type: ignore[operator]
        assert denial["x" if made["along"] else "y"] != zero


def test_feared_figures_are_dashed_and_undated_ones_at_the_side() -> None:
    made = drawn(
        say(70, HEALTH, "2024-03-01"),
        say(90, RELIEF, "2024-03-04", modality=Modality.POSSIBLE),
        say(80, POLICE, None),
    )
    classes = {mark["label"]: str(mark["classes"]).split() for mark in marks(made)}
    assert "foreseen" in classes["90"]
    assert made["undated"]
    aside = [mark["label"] for row in made["rows"] for mark in row["undated"]]  # type: ignore[attr-defined]
    assert aside == ["80"]


def test_equal_claims_are_told_in_a_line() -> None:
    assert not tells(quantity(say(2, HEALTH, "2024-03-01"), say(2, RELIEF, "2024-03-04")))
    assert tells(quantity(say(2, HEALTH, "2024-03-01"), say(3, RELIEF, "2024-03-04")))


def test_a_label_writes_the_hedge() -> None:
    one = quantity(say(300, HEALTH, "2024-03-01", hedge=Hedge.ABOUT)).assertions[0]
    assert short_figure(one, EN) == "≈300"
    assert short_figure(one, wording("id")) == "≈300"
