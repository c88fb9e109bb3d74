"""A case as exports take it: its pages, the weighed picture, each deed with its figures."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from rujuk.code.collector import collector_paused
from rujuk.export.counted import figures_of
from rujuk.export.deaths import deaths_of
from rujuk.records import content_id
from rujuk.weigh.constants import CONSTANTS
from rujuk.weigh.moments import last_day
from rujuk.weigh.picture import weigh_reports
from rujuk.weigh.reports import make_report
from rujuk.weigh.stories import Article, find_stories

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rujuk.export.deaths import Deaths
    from rujuk.records import Document, Loss
    from rujuk.store.page import Page
    from rujuk.store.readable import Readable
    from rujuk.store.reviewed import Reply
    from rujuk.store.runs import Run
    from rujuk.weigh.happenings import Happening
    from rujuk.weigh.picture import Weighed
    from rujuk.weigh.quantities import Quantity


@dataclass(frozen=True, kw_only=True)
class Deed:
    """A happening with the pages that tell it and the figures that are its own."""

    happening: Happening
    pages: tuple[Page, ...]
    """In order of report, reprints last; each once."""
    figures: tuple[Quantity, ...]
    kin: tuple[Quantity, ...]
    """All quantities of its affair."""

    @property
    def id(self) -> str:
        """That of the happening."""
        return self.happening.id

    @property
    def contexts(self) -> tuple[str, ...]:
        """Contexts that any of its tellings has, in order of the alphabet."""
        return tuple(
            sorted({one for each in self.happening.tellings for one in each.event.contexts})
        )

    @cached_property
    def dead(self) -> Deaths | None:
        """The dead that are counted of it alone; null where no figure of dead is its own."""
        return deaths_of(self.happening, self.figures, self.kin)

    @property
    def first_day(self) -> str | None:
        """The day it began as told (ISO); null where no page tells one."""
        return self.happening.since


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Reports of one happening within one cycle of news; days are ISO."""

    id: str
    title: str | None
    paths: tuple[str, ...]
    first: str | None
    last: str | None


def _public_by(document: Document, day: str) -> bool:
    """Whether a page may have been public by a day; of unknown date: unless it proves not."""
    published = document.published_on
    reported = last_day(published.edtf) if published is not None else None
    reported = reported or document.not_after
    if reported is not None:
        return reported <= day
    return document.not_before is None or document.not_before <= day


class WeighedCase:
    """Everything that is read of a case at one moment, weighed when first asked for.

    `pages` hold the machine's records, in order of ids. What is weighed are the records as their
    analysts left them, as in the brief.
    """

    def __init__(
        self, case: Readable, *, known_at: str | None = None, as_of_run: int | None = None
    ) -> None:
        """Read the case; another program may go on adding to it.

        `known_at` (ISO day) leaves out pages that were public only later, `as_of_run` what later
        runs brought.
        """
        self._known_at = known_at
        with collector_paused(), case.snapshot():
            self.pages: tuple[Page, ...] = self._public(case.pages(as_of_run=as_of_run))
            shown = {page.document.id for page in self.pages}
            self.replies: tuple[Reply, ...] = tuple(
                reply
                for reply in case.replies(as_of_run=as_of_run)
                if known_at is None or reply.review.document in shown
            )
            self.unread: tuple[Loss, ...] = tuple(case.unread(as_of_run=as_of_run))
            self.runs: tuple[Run, ...] = tuple(
                run for run in case.runs() if as_of_run is None or run.number <= as_of_run
            )
            self._reviewed = (
                self._public(case.pages(as_of_run=as_of_run, with_reviews=True))
                if self.replies
                else self.pages
            )
            self._signs = case.signs()

    def _public(self, pages: Iterable[Page]) -> tuple[Page, ...]:
        """The pages that may have been public by the day asked for."""
        day = self._known_at
        return tuple(page for page in pages if day is None or _public_by(page.document, day))

    @cached_property
    def by_document(self) -> Mapping[str, Page]:
        """The pages by the ids of their documents."""
        return {page.document.id: page for page in self.pages}

    @cached_property
    @collector_paused()
    def weighed(self) -> Weighed:
        """The picture that all pages give together."""
        reports = [
            make_report(
                page.document,
                page.coding,
                [one.path for one in page.sightings],
                page.reviewed.accepted if page.reviewed is not None else frozenset(),
                self._signs.get(page.reading),
            )
            for page in self._reviewed
        ]
        return weigh_reports(reports, CONSTANTS, known_at=self._known_at)

    @cached_property
    @collector_paused()
    def deeds(self) -> tuple[Deed, ...]:
        """Every happening, in the order of first report."""
        weighed = self.weighed
        figures = figures_of(weighed)
        kin: dict[str, list[Quantity]] = defaultdict(list)
        for one in weighed.quantities:
            kin[one.subject.affair or ""].append(one)
        return tuple(
            Deed(
                happening=one,
                pages=tuple(
                    self.by_document[key]
                    for key in dict.fromkeys(each.report.id for each in one.tellings)
                ),
                figures=figures.get(one.id, ()),
                kin=tuple(kin[weighed.threads.get(one.tellings[0].report.id, "")]),
            )
            for one in weighed.happenings
        )

    @cached_property
    def stories(self) -> tuple[Story, ...]:
        """The stories, those of most pages first."""
        reports = {one.id: one for one in self.weighed.reports}
        articles = [
            Article(
                id=one.id,
                day=float(date.fromisoformat(one.reported_at).toordinal())
                if one.dated and one.reported_at is not None
                else None,
                anchors=dict(one.anchors),
            )
            for one in reports.values()
        ]
        found = []
        for ids in sorted(find_stories(articles), key=lambda one: (-len(one), one)):
            told = [reports[one] for one in ids]
            days = sorted(one.reported_at for one in told if one.reported_at is not None)
            found.append(
                Story(
                    id=content_id("sty", *sorted(ids)),
                    title=next((one.title for one in told if one.title is not None), None),
                    paths=tuple(sorted(one.path for one in told)),
                    first=days[0] if days else None,
                    last=days[-1] if days else None,
                )
            )
        return tuple(found)
