"""The picture that a brief shows: pages, their figures weighed, deeds, relations, losses.

The order of the pages never matters: pages are sorted by path, mentions by page and place.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rujuk.brief.deeds import Deed, inferred_parties, make_deeds
from rujuk.weigh.constants import CONSTANTS
from rujuk.weigh.parties import subject_key
from rujuk.weigh.picture import Weighed, weigh_reports
from rujuk.weigh.reports import make_report

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rujuk.brief.sheets import Sheet
    from rujuk.records import Loss, Party, Relation, RelationKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Bond:
    """Mentions of one standing relation: kind, treaty and parties."""

    kind: RelationKind
    mentions: tuple[tuple[Sheet, Relation], ...]

    @property
    def parties(self) -> tuple[Party, ...]:
        """The parties by the first of the mentions that name most of them themselves."""
        return min((one.parties for _, one in self.mentions), key=inferred_parties)


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """All that a brief shows. `run` and `open_run` are null and false without a case."""

    sheets: tuple[Sheet, ...]
    weighed: Weighed
    deeds: tuple[Deed, ...]
    bonds: tuple[Bond, ...]
    losses: tuple[tuple[Sheet | None, Loss], ...]
    known_at: str | None
    asked: bool
    """Whether the day was asked for, and not the newest that a page proves."""
    run: int | None
    open_run: bool


def make_picture(
    sheets: Iterable[Sheet],
    unread: Iterable[Loss] = (),
    *,
    run: int | None = None,
    open_run: bool = False,
    known_at: str | None = None,
) -> Picture:
    """The picture of these pages. `known_at` (ISO day) leaves out what was reported later."""
    kept = sorted(sheets, key=lambda sheet: (sheet.path, sheet.document.id))
    if known_at is not None:
        kept = [one for one in kept if _public(one, known_at)]
    kept = [replace(one, number=number) for number, one in enumerate(kept, 1)]
    reported = [one.reported_at for one in kept if one.reported_at is not None]
    losses: list[tuple[Sheet | None, Loss]] = [
        (sheet, loss) for sheet in kept for loss in (*sheet.document.losses, *sheet.coding.losses)
    ]
    losses += [
        (None, loss) for loss in sorted(unread, key=lambda one: (one.path or "", one.reason))
    ]
    reports = [
        make_report(one.document, one.coding, one.paths, one.accepted, one.signs) for one in kept
    ]
    weighed = weigh_reports(reports, CONSTANTS, known_at=known_at)
    return Picture(
        sheets=tuple(kept),
        weighed=weighed,
        deeds=make_deeds(weighed.happenings, kept),
        bonds=_bonds(kept),
        losses=tuple(losses),
        known_at=known_at or max(reported, default=None),
        asked=known_at is not None,
        run=run,
        open_run=open_run,
    )


def _public(sheet: Sheet, day: str) -> bool:
    """Whether a page may have been public by a day; of unknown date: unless it proves not."""
    if sheet.reported_at is not None:
        return sheet.reported_at <= day
    return sheet.document.not_before is None or sheet.document.not_before <= day


def _bonds(sheets: Sequence[Sheet]) -> tuple[Bond, ...]:
    groups: dict[tuple[object, ...], list[tuple[Sheet, Relation]]] = defaultdict(list)
    for sheet in sheets:
        for relation in sorted(sheet.coding.relations, key=lambda one: (one.start, one.id)):
            key = (relation.kind, tuple(sorted(map(subject_key, relation.parties))))
            groups[key].append((sheet, relation))
    bonds = [Bond(kind=found[0][1].kind, mentions=tuple(found)) for found in groups.values()]
    kinds = list(type(bonds[0].kind)) if bonds else []
    return tuple(sorted(bonds, key=lambda one: kinds.index(one.kind)))
