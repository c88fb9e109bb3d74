"""Names known as places while the parties of a sentence are read."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class PlaceNames:
    """Names in small letters, as tuples of words, with the country where it is known."""

    local: dict[tuple[str, ...], str | None] = field(default_factory=dict)

    def longest(self, lowers: list[str], position: int) -> tuple[int, str | None]:
        """The end of the longest known name that begins here, and its country."""
        for length in range(min(4, len(lowers) - position), 0, -1):
            key = tuple(lowers[position : position + length])
            if key in self.local:
                return position + length, self.local[key]
        return position, None


NO_PLACES = PlaceNames()
