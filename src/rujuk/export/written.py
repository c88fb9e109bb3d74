"""What an export wrote, and what the format has no place for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """The files of an export; `left_out` counts the happenings it has no row for, by the reason."""

    paths: tuple[Path, ...]
    left_out: Mapping[str, int] = field(default_factory=dict)

    @property
    def told(self) -> list[str]:
        """How many for which reason, in order of the reasons; those of none are not told."""
        return [f"{count}: {reason}" for reason, count in sorted(self.left_out.items()) if count]
