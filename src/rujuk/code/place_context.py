"""What the choice of a place needs to know of the page it stands on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rujuk.code.gazetteer import Candidate


class PlaceContext(Protocol):
    """What the choice of a place needs to know of the page."""

    @property
    def shares(self) -> Mapping[str, float]:
        """Weight of each country in the page, of 1."""
        ...

    @property
    def regions_named(self) -> frozenset[str]:
        """Folded names of regions in the page."""
        ...

    @property
    def dateline(self) -> Candidate | None:
        """The place that "here" is."""
        ...

    def home_country(self) -> str | None:
        """The country of an unknown place of this paragraph."""
        ...


@dataclass(frozen=True, slots=True)
class BarePage:
    """A context that knows nothing."""

    shares: Mapping[str, float] = field(default_factory=dict)
    regions_named: frozenset[str] = frozenset()
    dateline: Candidate | None = None
    home: str | None = None

    def home_country(self) -> str | None:
        """The country given when made."""
        return self.home
