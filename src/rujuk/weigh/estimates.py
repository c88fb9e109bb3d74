"""The estimate of a quantity at one time: low, best, high, grade, and what drives it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rujuk.weigh.assertions import order
from rujuk.weigh.conflicts import Conflict, find_conflicts
from rujuk.weigh.constants import NEUTRAL, Role
from rujuk.weigh.guards import agree
from rujuk.weigh.measures import PRESENT
from rujuk.weigh.standing import Standing, dropped, last_words, stand, until
from rujuk.weigh.votes import best_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rujuk.weigh.assertions import Assertion
    from rujuk.weigh.constants import Constants
    from rujuk.weigh.tempo import Tempo

_A_FAMILIES, _B_FAMILIES = 3, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """What can be said of a quantity. `best` is a figure that somebody stated or a sum of such."""

    low: float | None
    best: float | None
    high: float | None
    open_top: bool
    grade: str
    as_of: str | None
    families: int
    drivers: tuple[Assertion, ...]
    """The assertions that stand side by side, the one that gives `best` first."""
    standing: Standing
    conflicts: tuple[Conflict, ...]
    flags: tuple[str, ...]


def estimate(
    assertions: Sequence[Assertion], constants: Constants, pace: Tempo | None = None
) -> Estimate | None:
    """The estimate from the assertions of one quantity, held ones left out; null from none.

    Flows alone give none. With undated assertions only: low is the least, high the greatest, best
    the figure of most families, ties to the lower, grade E. `pace` is the tempo of the
    affair, where the quantity's own figures tell too little.
    """
    standing = stand(assertions, constants, pace)
    if not standing.active:
        return _undated(standing) if standing.undated else None
    votes = standing.concurrent
    best = best_of(standing, constants)
    newest = max(one.told.until for one in votes if one.told is not None)
    bounding = [one for one in standing.active if not dropped(one, newest, standing.tempo)]
    low = min(one.band.low for one in votes)
    own = [one for one in standing.active if one.authority.role is Role.BELLIGERENT_OWN]
    low = max([low, *(one.band.low for one in own if one.band.low <= best.band.high)])
    low = min(low, best.figure)  # an admission above the best figure itself only narrows the band
    high = max(one.band.high for one in (*bounding, best))
    conflicts = find_conflicts(standing, constants)
    flags = _flags(standing, best, conflicts, constants)
    last = last_words(standing.active)
    contradicted = "non_monotone" in flags or any(_against(pair, best, last) for pair in conflicts)
    agreeing = {
        one.authority.family
        for one in standing.active
        if newest - until(one) <= standing.tempo.window and agree(one, best, constants)
    }
    return Estimate(
        low=low,
        best=best.figure,
        high=high,
        open_top=any(one.band.open_top and one.band.high >= high for one in bounding),
        grade=_grade(standing, best, (low, high), agreeing, contradicted, constants),
        as_of=best.told.text[:10] if best.told else None,
        families=len({one.authority.family for one in standing.active}),
        drivers=(best, *(one for one in votes if one is not best)),
        standing=standing,
        conflicts=conflicts,
        flags=flags,
    )


def _flags(
    standing: Standing,
    best: Assertion,
    conflicts: Sequence[Conflict],
    constants: Constants,
) -> tuple[str, ...]:
    flags = []
    if conflicts:
        flags.append("conflict")
    if any(_not_monotone(one, best, standing) for one in last_words(standing.active).values()):
        flags.append("non_monotone")
    if any(
        one.authority.role is Role.BELLIGERENT_OWN
        and one.band.high < best.band.low
        and one.figure * constants.open_top < best.figure
        for one in standing.active
    ):
        flags.append("floor")
    if best.derived_from:
        flags.append("derived")
    if any(_taken_down(old, best) for old in standing.superseded):
        flags.append("revision_down")
    if any(one.scope != best.scope for one in standing.concurrent):
        flags.append("scope_mismatch")
    return tuple(flags)


def _against(pair: Conflict, best: Assertion, last: Mapping[str, Assertion]) -> bool:
    """Whether a contradiction is of the best figure with the last that another family says."""
    if best.id not in pair.records:
        return False
    other = pair.other if pair.one.id == best.id else pair.one
    return last[other.authority.family].id == other.id


def _taken_down(old: Assertion, best: Assertion) -> bool:
    """Whether the authority of the best figure gave a higher one before, that it has replaced."""
    return (
        best.measure not in PRESENT
        and old.authority == best.authority
        and old.scope == best.scope
        and old.band.low > best.figure
    )


def _not_monotone(old: Assertion, best: Assertion, standing: Standing) -> bool:
    """Whether an older figure of a count that only grows lies above the best one."""
    return (
        old.authority.family != best.authority.family
        and best.measure not in PRESENT
        and until(best) - until(old) >= standing.tempo.cycle
        and old.band.low > best.band.high
        and old.authority.role in NEUTRAL
    )


def _grade(
    standing: Standing,
    best: Assertion,
    band: tuple[float, float],
    agreeing: set[str],
    contradicted: bool,  # noqa: FBT001 - one of the grounds of a grade
    constants: Constants,
) -> str:
    """A to E: how many families agree, and whether anybody contradicts the best figure."""
    if not any(one.authority.role in NEUTRAL for one in standing.concurrent):
        return "E"
    if contradicted:
        return "D"
    admitted = any(
        one.authority.role is Role.BELLIGERENT_OWN and one.band.meets(best.band)
        for one in standing.active
    )
    if len(agreeing) >= _A_FAMILIES or (len(agreeing) >= _B_FAMILIES and admitted):
        return "A"
    low, high = band
    if len(agreeing) >= _B_FAMILIES and high <= low * constants.same_band:
        return "B"
    return "C"


def _undated(standing: Standing) -> Estimate:
    """Undated figures only: they are listed, none replaces another."""
    figures = [one for one in standing.undated if not one.vague]
    listed = sorted(figures or standing.undated, key=order)
    voters: dict[float, set[str]] = {}
    for one in figures:
        voters.setdefault(one.figure, set()).add(one.authority.family)
    best = min(voters, key=lambda figure: (-len(voters[figure]), figure), default=None)
    lows = [one.low if one.low is not None else one.figure for one in listed]
    highs = [one.high for one in listed if one.high is not None]
    open_top = any(one.high is None for one in listed)
    return Estimate(
        low=min(lows),
        best=best,
        high=max([*highs, *(one.figure for one in listed)]),
        open_top=open_top,
        grade="E",
        as_of=None,
        families=len({one.authority.family for one in listed}),
        drivers=tuple(one for one in listed if one.figure == best) or tuple(listed),
        standing=standing,
        conflicts=(),
        flags=("undated",),
    )
