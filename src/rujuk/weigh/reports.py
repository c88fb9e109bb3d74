"""A page as weighing takes it: its records, the days it proves, and what finds its kin."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rujuk.code.anchors import anchors_of
from rujuk.code.hearsay import event_source, hearsay_words
from rujuk.code.outcomes import outcome_of
from rujuk.code.parts import is_of_more, is_part
from rujuk.read.fingerprint import body_words, fingerprint
from rujuk.records import Measure
from rujuk.weigh.measures import FORCES, LEAVING, MACHINES
from rujuk.weigh.moments import last_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rujuk.read.fingerprint import Fingerprint
    from rujuk.records import Claim, Coding, Document, Event, Party, Relation


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """What finds the kin of a page: its words decide it alone, and finding it takes most time."""

    anchors: Mapping[str, float]
    fingerprint: Fingerprint


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One document: `id` is its id, days are ISO, `paths` where it was seen, in order.

    `reported_at` is the day by which the public had it, null unknown; `dated` says whether the page
    states its day itself. `unnamed` holds the claims told by unnamed reports, `parts` those of a
    part of what is counted.
    """

    id: str
    paths: tuple[str, ...]
    outlet: str | None
    language: str | None
    title: str | None
    reported_at: str | None
    dated: bool
    not_before: str | None
    not_after: str | None
    claims: tuple[Claim, ...]
    events: tuple[Event, ...]
    relations: tuple[Relation, ...]
    unnamed: frozenset[str]
    parts: frozenset[str]
    outcomes: Mapping[str, str]
    """What became of counted machines and forces, by ids of claims, where words tell it."""
    sources: Mapping[str, tuple[tuple[Party, ...], str | None]]
    """Event id to its speakers, root first, and the page's word for an unnamed report."""
    fingerprint: Fingerprint
    anchors: Mapping[str, float]
    document: Document = field(repr=False, compare=False)
    """The page itself: `id` stands for it."""
    accepted: frozenset[str] = frozenset()
    """Claims that an analyst accepted: no guard holds them back."""

    @property
    def words(self) -> tuple[str, ...]:
        """Words of the body in order, casefolded; read off the page each time."""
        return tuple(body_words(self.document))

    @property
    def path(self) -> str:
        """The first of its paths."""
        return self.paths[0]

    def public_by(self, day: str) -> bool:
        """Whether it may have been public by a day; of unknown date: unless it proves not."""
        if self.reported_at is not None:
            return self.reported_at <= day
        return self.not_before is None or self.not_before <= day


def make_report(
    document: Document,
    coding: Coding,
    paths: Iterable[str],
    accepted: frozenset[str] = frozenset(),
    signs: Signs | None = None,
) -> Report:
    """The report that a coded page is; `accepted` are claims that an analyst vouches for.

    `signs` are those of just this page, where they are known.
    """
    signs = signs or Signs(anchors=anchors_of(document), fingerprint=fingerprint(document))
    claims = {claim.id: claim for claim in coding.claims}
    published = document.published_on
    day = last_day(published.edtf) if published is not None else None
    return Report(
        id=document.id,
        paths=tuple(sorted(set(paths))),
        outlet=document.publisher.text if document.publisher is not None else None,
        language=document.language,
        title=document.title.text if document.title is not None else None,
        reported_at=day or document.not_after,
        dated=day is not None,
        not_before=document.not_before,
        not_after=document.not_after,
        claims=tuple(claims.values()),
        events=coding.events,
        relations=coding.relations,
        unnamed=frozenset(
            key for key, claim in claims.items() if hearsay_words(claim, document) is not None
        ),
        parts=frozenset(
            key
            for key, claim in claims.items()
            if is_part(claim, document.language, claims)
            or is_of_more(claim, document, claims.values())
        ),
        outcomes={
            key: outcome
            for key, claim in claims.items()
            if (claim.measure in FORCES or claim.measure is Measure.DISPLACED)
            and (outcome := outcome_of(claim, document)) is not None
            and (outcome == LEAVING or claim.measure in MACHINES)
        },
        sources={
            event.id: event_source(
                event, [claims[one] for one in event.claims if one in claims], document
            )
            for event in coding.events
        },
        fingerprint=signs.fingerprint,
        anchors=signs.anchors,
        document=document,
        accepted=accepted,
    )
