"""A page as the brief takes it, and the days that a page or a record proves."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rujuk.records import Coding, Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A page as the brief takes it: what was read, what was coded, where it was seen."""

    document: Document
    coding: Coding
    paths: tuple[str, ...]
    number: int = 0
    """Its place among the pages of the brief, from 1: how its words are cited."""

    @property
    def path(self) -> str:
        """The first of its paths: the page's name in the brief."""
        return self.paths[0]

    @property
    def reported_at(self) -> str | None:
        """The day by which the public had the page: ISO, at the latest; null unknown."""
        published = self.document.published_on
        if published is not None:
            return last_day(published.edtf) or self.document.not_after
        return self.document.not_after


_DAY = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def last_day(edtf: str) -> str | None:
    """The last day (ISO) of a day, month, year or interval; null where it is not resolved.

    >>> last_day("2024-06"), last_day("2024"), last_day("XXXX-06")
    ('2024-06-30', '2024-12-31', None)
    """
    found = _DAY.fullmatch(edtf.rpartition("/")[2])
    if found is None:
        return None
    year, month, day = found.groups()
    if day is not None:
        return f"{year}-{month}-{day}"
    if month is None:
        return f"{year}-12-31"
    if not 1 <= int(month) <= 12 or int(year) == 0:  # noqa: PLR2004 - months of a year
        return None
    return f"{year}-{month}-{calendar.monthrange(int(year), int(month))[1]:02}"
