"""What each constant of the model moves: halved and doubled, one at a time."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from rujuk.form import FORM, Json, JsonObject
from rujuk.weigh.quantities import make_quantities
from rujuk.weigh.summary import number, scope_form, subject_form

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rujuk.weigh.constants import Constants
    from rujuk.weigh.quantities import Quantity
    from rujuk.weigh.statements import Statement

FACTORS = (0.5, 2.0)
RATIOS = frozenset({"open_top", "apart", "same_band"})
"""Constants that tell how many times a figure may be another."""
FACES = ("low", "best", "high", "grade")
"""What of an estimate is compared, beside the contradictions."""


class Shift(NamedTuple):
    """One constant with another value: `role_weight.media` is the weight of a role."""

    constant: str
    factor: float
    value: float
    constants: Constants


class Move(NamedTuple):
    """One field of one estimate that a shift changes; null where there is no estimate."""

    quantity: Quantity
    field: str
    before: float | str | None
    after: float | str | None


class Effect(NamedTuple):
    """What a shift moves. Contradictions are pairs of assertions, in order of their ids."""

    shift: Shift
    moves: tuple[Move, ...]
    opened: tuple[tuple[str, str], ...]
    closed: tuple[tuple[str, str], ...]


def shifts(constants: Constants) -> Iterator[Shift]:
    """Every number of the table halved and doubled, in its order; whole numbers stay whole.

    Of a ratio, that by which it exceeds 1 is: "1.5 times" becomes 1.25 and 2 times.
    """
    for field in fields(constants):
        value = getattr(constants, field.name)
        if isinstance(value, (int, float)):
            for factor in FACTORS:
                least = 1 if field.name in RATIOS else 0
                other = type(value)(least + (value - least) * factor)
                number_for_number: dict[str, Any] = {field.name: other}
                yield Shift(field.name, factor, other, replace(constants, **number_for_number))
    for role, weight in constants.role_weight.items():
        for factor in FACTORS:
            weights = {**constants.role_weight, role: weight * factor}
            changed = replace(constants, role_weight=weights)
            yield Shift(f"role_weight.{role.value}", factor, weight * factor, changed)


def sensitivity(statements: Sequence[Statement], constants: Constants) -> tuple[Effect, ...]:
    """What each shift moves in the picture of these statements, in order of the table.

    The picture is the last state; statements not yet known at a time are the caller's to leave out.
    """
    base = make_quantities(statements, constants)
    return tuple(
        _effect(shift, base, make_quantities(statements, shift.constants))
        for shift in shifts(constants)
    )


def _effect(shift: Shift, base: Sequence[Quantity], other: Sequence[Quantity]) -> Effect:
    was, now = {one.id: one for one in base}, {one.id: one for one in other}
    moves = [
        Move(now.get(key) or was[key], field, before, after)
        for key in sorted({*was, *now})
        for field in FACES
        if (before := _face(was, key, field)) != (after := _face(now, key, field))
    ]
    old, new = _contradictions(base), _contradictions(other)
    return Effect(shift, tuple(moves), tuple(sorted(new - old)), tuple(sorted(old - new)))


def _face(quantities: Mapping[str, Quantity], key: str, field: str) -> float | str | None:
    found = quantities.get(key)
    value = getattr(found.estimate, field) if found is not None and found.estimate else None
    return value if isinstance(value, str) or value is None else round(value)


def _contradictions(quantities: Sequence[Quantity]) -> set[tuple[str, str]]:
    return {pair.records for one in quantities for pair in one.contradictions}


def effects_form(
    effects: Sequence[Effect], known_at: str | None, constants: Constants
) -> JsonObject:
    """The effects as JSON, those that move nothing too: docs/form.md."""
    return {
        "form": FORM,
        "model": constants.version,
        "known_at": known_at,
        "shifts": [
            {
                "constant": one.shift.constant,
                "factor": one.shift.factor,
                "value": one.shift.value,
                "moves": [_move_form(move) for move in one.moves],
                "opened": [[*pair] for pair in one.opened],
                "closed": [[*pair] for pair in one.closed],
            }
            for one in effects
        ],
    }


def _move_form(move: Move) -> JsonObject:
    def plain(value: float | str | None) -> Json:
        return value if isinstance(value, str) else number(value)

    return {
        "estimate": move.quantity.id,
        "measure": move.quantity.measure.value,
        "of_whom": subject_form(move.quantity.subject),
        "place": scope_form(move.quantity.scope),
        "modality": move.quantity.modality.value,
        "field": move.field,
        "before": plain(move.before),
        "after": plain(move.after),
    }


def effect_lines(effects: Sequence[Effect]) -> list[str]:
    """Lines for a terminal: each shift that moves something, with what it moves; then the rest."""
    lines = []
    still = []
    for one in effects:
        name = f"{one.shift.constant} x {one.shift.factor:g} = {one.shift.value:g}"
        counts = [
            f"{field} {sum(move.field == field for move in one.moves)}"
            for field in FACES
            if any(move.field == field for move in one.moves)
        ]
        pairs = (("opened", one.opened), ("closed", one.closed))
        counts += [f"contradictions {what} {len(found)}" for what, found in pairs if found]
        if not counts:
            still.append(name)
            continue
        lines.append(f"{name}: {', '.join(counts)}")
        for move in one.moves:
            place = move.quantity.scope.path[-1:]
            where = f" in {place[0]}" if place else ""
            what = f"{move.quantity.measure.value} ({move.quantity.modality.value}){where}"
            lines.append(f"  {what}: {move.field} {move.before} -> {move.after}")
    return [*lines, f"nothing moved: {'; '.join(still)}"] if still else lines
