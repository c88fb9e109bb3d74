"""A page as the brief takes it, and the days that a page or a record proves."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rujuk.weigh.moments import last_day

if TYPE_CHECKING:
    from rujuk.records import Coding, Document
    from rujuk.store.reviewed import Reply
    from rujuk.weigh.reports import Signs


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A page as the brief takes it: what was read, what was coded, where it was seen."""

    document: Document
    coding: Coding
    paths: tuple[str, ...]
    replies: tuple[Reply, ...] = ()
    """Reviews of its records, each with what it does; `coding` is as they left it."""
    accepted: frozenset[str] = frozenset()
    """Ids of records that an analyst accepted: weighing holds none of them back."""
    signs: Signs | None = field(default=None, compare=False)
    """What finds its kin, where a case keeps it; the document alone decides it."""
    number: int = 0
    """Its place among the pages of the brief, from 1: how its words are cited."""

    @property
    def path(self) -> str:
        """The first of its paths: the page's name in the brief."""
        return self.paths[0]

    @property
    def published_day(self) -> str | None:
        """The day on which the page says that it was published: ISO; null where it tells none."""
        published = self.document.published_on
        return None if published is None else last_day(published.edtf)

    @property
    def reported_at(self) -> str | None:
        """The day by which the public had the page: ISO, at the latest; null unknown."""
        published = self.document.published_on
        if published is not None:
            return last_day(published.edtf) or self.document.not_after
        return self.document.not_after
