"""What was weighed the day before, so that a replay makes only what a new report changed.

It never changes a result: an assertion or a quantity is taken from here where it would be made of
the very same statements or assertions.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rujuk.weigh.assertions import Assertion
    from rujuk.weigh.quantities import Quantity
    from rujuk.weigh.statements import Statement


@dataclass(frozen=True, slots=True)
class Remembered:
    """What one run over the statements of an affair leaves to the next, with the same constants."""

    lines: dict[object, tuple[list[Statement], list[Assertion]]] = field(default_factory=dict)
    """The mentions of one authority for one quantity, and the assertions that they are."""
    quantities: dict[object, Quantity] = field(default_factory=dict)
    """Quantities by what makes them one."""
