"""What each constant moves: halved and doubled, one at a time."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from rujuk.cli import rujuk
from rujuk.weigh.constants import CONSTANTS, Constants, Role
from rujuk.weigh.sensitivity import effect_lines, sensitivity, shifts
from weighing import HEALTH, RELIEF, THREADS, say, thread

if TYPE_CHECKING:
    from pathlib import Path

    from rujuk.weigh.sensitivity import Effect
    from rujuk.weigh.statements import Statement


def moved(rows: list[Statement], constant: str) -> list[tuple[float, Effect]]:
    effects = sensitivity(rows, CONSTANTS)
    return [(one.shift.factor, one) for one in effects if one.shift.constant == constant]


def test_every_number_is_halved_and_doubled() -> None:
    made = list(shifts(CONSTANTS))
    numbers = {
        one.name
        for one in fields(Constants)
        if isinstance(getattr(CONSTANTS, one.name), int | float)
    }
    weights = {f"role_weight.{role.value}" for role in Role}
    assert {one.constant for one in made} == numbers | weights
    assert len(made) == 2 * len(numbers | weights)
    for one in made:
        assert one.constants != CONSTANTS
    values = {(one.constant, one.factor): one.value for one in made}
    assert [values["open_top", factor] for factor in (0.5, 2.0)] == [1.25, 2]
    assert [values["tie", factor] for factor in (0.5, 2.0)] == [0.1, 0.4]
    assert [values["cycle_gaps", factor] for factor in (0.5, 2.0)] == [1, 6]


def test_what_moves_is_told_by_estimate_and_field() -> None:
    rows = [say(120, RELIEF, "2024-03-05"), say(135, HEALTH, "2024-03-05")]
    found = {
        factor: [(move.field, move.before, move.after) for move in effect.moves]
        for factor, effect in moved(rows, "role_weight.igo_ngo")
    }
    assert found[0.5] == [("best", 120, 135)]
    assert found[2.0] == []
    wider = dict(moved(rows, "slack_least"))[2.0]
    assert [move.field for move in wider.moves] == ["low", "high"]


def test_contradictions_that_open_and_close_are_told() -> None:
    rows = [say(120, RELIEF, "2024-03-05"), say(150, HEALTH, "2024-03-05")]
    effects = dict(moved(rows, "apart"))
    assert len(effects[2.0].closed) == 1
    assert effects[2.0].opened == ()
    assert [move.field for move in effects[2.0].moves] == ["grade"]


def test_lines_tell_what_moves_and_what_does_not() -> None:
    rows = [say(120, RELIEF, "2024-03-05"), say(135, HEALTH, "2024-03-05")]
    lines = effect_lines(sensitivity(rows, CONSTANTS))
    at = lines.index("role_weight.igo_ngo x 0.5 = 0.5: best 1")
    assert lines[at + 1] == "  killed (happened) in IDN: best 120 -> 135"
    assert "role_weight.igo_ngo x 2 = 2" in lines[-1]


def run(*arguments: str) -> str:
    result = CliRunner().invoke(rujuk, ["sensitivity", *arguments])
    assert result.exit_code == 0, result.output
    return result.output


@pytest.fixture(scope="module")
def as_json() -> dict[str, Any]:
    facts = str(THREADS / "iran_israel_2025.csv")
    made: dict[str, Any] = json.loads(run(facts, "--json", "--known-at", "2025-06-24"))
    return made


def test_the_command_prints_json(as_json: dict[str, Any]) -> None:
    assert as_json["known_at"] == "2025-06-24"
    assert as_json["model"] == CONSTANTS.version
    assert len(as_json["shifts"]) == len(list(shifts(CONSTANTS)))
    for shift in as_json["shifts"]:
        for move in shift["moves"]:
            assert move["before"] != move["after"]


def test_what_is_not_known_yet_moves_nothing(as_json: dict[str, Any]) -> None:
    later = {one.id for one in thread("iran_israel_2025") if "2025-07" in str(one.reported_at)}
    assert later
    assert not any(row in json.dumps(as_json) for row in later)


def test_the_command_prints_lines() -> None:
    out = run(str(THREADS / "beirut_2020.csv"))
    assert "nothing moved: " in out


def test_a_case_is_weighed_too(tmp_path: Path) -> None:
    page, case = tmp_path / "page.txt", tmp_path / "case.rujuk"
    page.write_text(
        "Gempa di Cianjur\n\nSenin, 21 November 2022\n\nSebanyak 162 orang tewas akibat gempa di "
        "Cianjur, kata Badan Nasional Penanggulangan Bencana.\n",
        "utf-8",
    )
    assert CliRunner().invoke(rujuk, ["add", str(case), str(page)]).exit_code == 0
    shifts_of_case = json.loads(run(str(case), "--json"))["shifts"]
    moved_measures = {move["measure"] for one in shifts_of_case for move in one["moves"]}
    assert moved_measures == {"killed"}
