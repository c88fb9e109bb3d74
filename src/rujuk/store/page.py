"""A page of a case, as it is asked for: with its records and where it was seen."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rujuk.records import Coding, Document, Sighting
    from rujuk.store.reviewed import Reviewed


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A document of the case with its sightings and its newest coding, as of the run asked for.

    `coding` is the machine's, or with reviews applied where that was asked for; `reviewed` then
    holds it with the reviews and what each does.
    """

    document: Document
    coding: Coding
    sightings: tuple[Sighting, ...]
    coded_in: int
    """Run of the coding."""
    reading: int = field(compare=False)
    """Number of the coding in its case."""
    reviewed: Reviewed | None = None
