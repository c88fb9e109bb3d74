"""One mention of a figure, whatever it was read from: the only thing that is weighed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rujuk.frozen import quickly_made

if TYPE_CHECKING:
    from rujuk.records import Hedge, Measure, Modality, Mode, Stance
    from rujuk.weigh.constants import Role
    from rujuk.weigh.moments import Span


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Authority:
    """The root of a chain of attribution. `family` shares its knowledge: one vote."""

    name: str
    family: str
    role: Role
    country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Scope:
    """Where a quantity is counted, widest first: `("RUS", "Kursk")`; empty: not told."""

    path: tuple[str, ...] = ()

    def within(self, other: Scope) -> bool:
        """Whether this is the other place or a part of it."""
        return self.path[: len(other.path)] == other.path

    @property
    def root(self) -> Scope:
        """The widest place of the path."""
        return self if len(self.path) <= 1 else Scope(path=self.path[:1])


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Subject:
    """Of whom the figure is, in which affair. Null or empty: not told.

    `group` names a kind of people that is by nature a part of all; `affair` is the thread of the
    reports: the dead of two affairs are two quantities. `by` is the family of those who do it,
    where several do: prisoners that one side of an exchange lets go are a part of all that are.
    """

    country: str | None = None
    sectors: tuple[str, ...] = ()
    group: str | None = None
    by: str | None = None
    affair: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A figure that an authority states, as one page or row tells it.

    `low`, `best`, `high` are what the words say, null for not stated. `window` is the time over
    which a flow moved. `as_of` null: undated. `reported_at` null: belongs to every picture.
    `report` is what it stands in: mentions in one report, and in copies of it, count once.
    `accepted`: an analyst vouches for it, and no guard holds it back.
    """

    id: str
    report: str
    outlet: str | None
    language: str | None
    authority: Authority
    measure: Measure
    subject: Subject
    scope: Scope
    low: float | None
    best: float | None
    high: float | None
    hedge: Hedge
    mode: Mode
    modality: Modality
    stance: Stance
    as_of: Span | None
    reported_at: Span | None
    dated: bool = True
    """Whether its time is told, and not taken from the day of its page."""
    window: Span | None = None
    part_of: str | None = None
    misread: bool = False
    """Whether a copy with misread letters tells it otherwise than its original."""
    accepted: bool = False

    @property
    def figure(self) -> float | None:
        """The figure it stands for in an order of figures: best, else low, else high."""
        if self.best is not None:
            return self.best
        return self.low if self.low is not None else self.high


for _kind in (Authority, Scope, Subject, Statement):
    quickly_made(_kind)
