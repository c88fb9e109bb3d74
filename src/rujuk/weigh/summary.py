"""The weighed picture as JSON: the form of docs/form.md, `rujuk weigh --json`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.form import FORM, Json, JsonObject
from rujuk.records import content_id
from rujuk.weigh.assertions import Status
from rujuk.weigh.constants import Role
from rujuk.weigh.history import history, known
from rujuk.weigh.quantities import Quantity, Step, conflicts_of, make_quantities

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rujuk.weigh.assertions import Assertion
    from rujuk.weigh.conflicts import Conflict
    from rujuk.weigh.constants import Constants
    from rujuk.weigh.statements import Authority, Scope, Statement, Subject


def weigh_statements(
    statements: Sequence[Statement], known_at: str | None, constants: Constants
) -> JsonObject:
    """The assertions, estimates with their history, contradictions and what is held.

    `known_at` (ISO day) leaves out what was reported later; null: the newest report.
    """
    visible = known(statements, known_at)
    quantities = make_quantities(visible, constants)
    steps = history(visible, known_at, constants)
    reported = [one.reported_at.text[:10] for one in visible if one.reported_at is not None]
    return {
        "form": FORM,
        "model": constants.version,
        "documents": len({one.report for one in visible}),
        "known_at": known_at or max(reported, default=None),
        "assertions": [
            assertion_form(one, quantity)
            for quantity in quantities
            for one in (*quantity.assertions, *quantity.denials)
        ],
        "estimates": [
            estimate_form(one, steps.get(one.id, []))
            for one in quantities
            if one.estimate is not None
        ],
        "contradictions": [conflict_form(*pair) for pair in conflicts_of(quantities)],
        "quarantined": [held for quantity in quantities for held in quarantined(quantity)],
    }


def assertion_form(
    one: Assertion, quantity: Quantity, names: Mapping[str, str] | None = None
) -> JsonObject:
    """One assertion: what its words say, never its band."""
    return {
        "id": one.id,
        "root": authority_form(one.authority),
        "family": one.authority.family,
        "measure": one.measure.value,
        "of_whom": subject_form(one.subject),
        "place": scope_form(one.scope, names),
        "mode": one.mode.value,
        "modality": one.modality.value,
        "stance": one.stance.value,
        "as_of": one.as_of.text if one.as_of else None,
        "low": number(one.low),
        "best": number(one.best),
        "high": number(one.high),
        "hedge": one.hedge.value,
        "kind": "part" if quantity.part else "vague" if one.vague else "whole",
        "unnamed": one.authority.role is Role.ANONYMOUS,
        "status": _status(one, quantity).value,
        "reason": _reason(one, quantity),
        "derived_from": [part.id for part in one.derived_from],
        "mentions": len(one.mentions),
        "outlets": len({mention.outlet for mention in one.mentions if mention.outlet}),
        "languages": [*sorted({m.language for m in one.mentions if m.language})],
        "claims": [mention.id for mention in one.sources],
    }


def estimate_form(
    quantity: Quantity, steps: Sequence[Step], names: Mapping[str, str] | None = None
) -> JsonObject:
    """One estimate with its history."""
    now = quantity.estimate
    assert now is not None  # noqa: S101 - only quantities with an estimate are shown
    mentions = {mention.id for one in quantity.weighed for mention in one.sources}
    undated = {mention.id for one in now.standing.undated for mention in one.mentions}
    return {
        "id": quantity.id,
        "measure": quantity.measure.value,
        "of_whom": subject_form(quantity.subject),
        "place": scope_form(quantity.scope, names),
        "modality": quantity.modality.value,
        "part": quantity.part,
        "low": number(now.low),
        "best": number(now.best),
        "high": number(now.high),
        "open_top": now.open_top,
        "grade": now.grade,
        "as_of": now.as_of,
        "families": now.families,
        "mentions": len(mentions),
        "undated": [*sorted(undated)],
        "flags": [*quantity.flags],
        "drivers": [one.id for one in now.drivers],
        "assertions": [one.id for one in quantity.assertions],
        "claims": [*sorted(mentions)],
        "series": [
            {
                "known_at": step.known_at,
                "as_of": step.estimate.as_of,
                "low": number(step.estimate.low),
                "best": number(step.estimate.best),
                "high": number(step.estimate.high),
                "open_top": step.estimate.open_top,
                "grade": step.estimate.grade,
                "change": step.change.value,
                "because": step.because.id,
            }
            for step in steps
        ],
    }


def conflict_form(
    quantity: Quantity, conflict: Conflict, paths: Mapping[str, str] | None = None
) -> JsonObject:
    """One contradiction: the two assertions, and why they exclude each other.

    `paths` are those of reports by id; without them a report is its own path.
    """
    first, second = conflict.records
    sides = sorted((conflict.one, conflict.other), key=lambda one: one.id)
    return {
        "id": content_id("con", first, second),
        "kind": "count",
        "measure": quantity.measure.value,
        "records": [first, second],
        "claims": [mention.id for one in sides for mention in one.sources],
        "paths": [
            *sorted({(paths or {}).get(m.report, m.report) for one in sides for m in one.sources})
        ],
        "why": conflict.why.value,
    }


def quarantined(quantity: Quantity) -> list[Json]:
    """The claims of a quantity that are kept out of the weighing, with the reason."""
    return [
        {
            "claim": mention.id,
            "reason": quantity.held[one.id].reason,
            "why": quantity.held[one.id].why,
            "because": because.id if (because := quantity.held[one.id].because) else None,
        }
        for one in quantity.assertions
        if one.id in quantity.held
        for mention in one.mentions
    ]


def _status(one: Assertion, quantity: Quantity) -> Status:
    if one.id in quantity.held:
        return Status.QUARANTINED
    if one.id in quantity.retracted:
        return Status.RETRACTED
    if one.id in quantity.dropped:
        return Status.SUPERSEDED
    if quantity.estimate is not None:
        standing = quantity.estimate.standing
        if any(old.id == one.id for old in standing.superseded):
            return Status.SUPERSEDED
        if any(old.id == one.id for old in standing.outdated):
            return Status.OUTDATED
    return Status.ACTIVE


def _reason(one: Assertion, quantity: Quantity) -> str | None:
    """Why it is not weighed: that of the guard, or the record that took it back or left it."""
    if one.id in quantity.held:
        return quantity.held[one.id].reason
    other = quantity.retracted.get(one.id) or quantity.dropped.get(one.id)
    return other.id if other is not None else None


def authority_form(authority: Authority) -> JsonObject:
    """The root of an attribution."""
    return {
        "name": authority.name,
        "country": authority.country,
        "role": authority.role.value,
    }


def subject_form(subject: Subject) -> JsonObject | None:
    """Of whom, null where it is not told."""
    if (subject.country, subject.sectors, subject.group, subject.by) == (None, (), None, None):
        return None
    return {
        "country": subject.country,
        "sectors": [*subject.sectors],
        "group": subject.group,
        "by": subject.by,
    }


def scope_form(scope: Scope, names: Mapping[str, str] | None = None) -> JsonObject | None:
    """The place with what holds it, nearest first; null where none is told.

    `names` are those of places by id; without them the last of the path is the name itself.
    """
    if not scope.path:
        return None
    *within, place = scope.path
    return {
        "id": None if names is None else place,
        "text": (names or {}).get(place, place),
        "within": [*reversed(within)],
    }


def number(value: float | None) -> Json:
    """A whole number where it is one; a band's end is rounded to a whole one."""
    return None if value is None else round(value)


def estimate_lines(made: JsonObject) -> list[str]:
    """Lines for a terminal: each estimate with its steps, then contradictions and what is held."""
    estimates = _objects(made["estimates"])
    if not estimates:
        return ["no rows are known by then"]
    lines = ["measure (status) in place: low / best / high, grade"]
    for one in estimates:
        place = one["place"]
        where = f" in {place['text']}" if isinstance(place, dict) else ""
        lines.append(f"{one['measure']} ({one['modality']}){where}: {_figures(one)}")
        lines += [
            f"  {step['known_at']} {step['change']}: {_figures(step)}"
            for step in _objects(one["series"])
        ]
    told = {str(one["id"]): _told(one) for one in _objects(made["assertions"])}
    lines += [
        f"contradiction: {one['measure']}: "
        + " against ".join(told.get(str(side), str(side)) for side in _texts(one["records"]))
        for one in _objects(made["contradictions"])
    ]
    lines += [f"held: {one['claim']}: {one['reason']}" for one in _objects(made["quarantined"])]
    return lines


def _told(one: JsonObject) -> str:
    """An assertion in short: who says what figure of which time, by which rows."""
    root = one["root"]
    name = root["name"] if isinstance(root, dict) else "nobody"
    figure = next((one[key] for key in ("best", "low", "high") if one[key] is not None), None)
    rows = ", ".join(map(str, _texts(one["claims"])))
    return f"{figure} by {name} as of {one['as_of'] or 'no day'} ({rows})"


def _figures(one: JsonObject) -> str:
    top = " or more" if one["open_top"] else ""
    return f"{one['low']} / {one['best']} / {one['high']}{top}, grade {one['grade']}"


def _objects(values: Json) -> list[JsonObject]:
    return [one for one in values if isinstance(one, dict)] if isinstance(values, list) else []


def _texts(values: Json) -> list[Json]:
    return values if isinstance(values, list) else []
