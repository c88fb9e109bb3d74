"""Who stands behind each claim of the reports of one affair."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING, TypeAlias

from rujuk.records import BlockKind, Modality
from rujuk.weigh.authorities import authority_of, is_somebody, root_of, voice_of
from rujuk.weigh.constants import Role
from rujuk.weigh.measures import FORCES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from rujuk.records import Party
    from rujuk.weigh.authorities import Parties
    from rujuk.weigh.repeats import Telling
    from rujuk.weigh.reports import Report
    from rujuk.weigh.statements import Authority, Subject


def voices_of(
    tellings: Sequence[Telling], of_whom: Mapping[str, Subject], parties: Parties
) -> dict[str, Authority]:
    """Who stands behind each claim.

    A figure that a page gives in its own voice, and that an authority has given by then (on the
    page itself, or in an earlier report), is that authority's: it is passed on, not found out.
    """
    roots = _roots(tellings)
    named: dict[str, Authority] = {}
    given: dict[tuple[object, ...], dict[tuple[str, str, Authority], None]] = defaultdict(dict)
    for one in tellings:
        root = roots.get((one.origin.id, one.source.id))
        if root is None:
            continue
        subject = of_whom[one.source.id]
        authority = authority_of(root, subject, one.source.measure, parties)
        named[one.claim.id] = authority
        if one.source.modality is not Modality.DENIED:
            given[one.figure, subject][day_of(one.origin), one.origin.id, authority] = None
    for one in tellings:
        if one.claim.id in named:
            named[one.claim.id] = _first_of_family(one, named[one.claim.id], given, of_whom)
    passed: dict[str, Authority] = {}
    briefers = _Briefers(tellings, of_whom, named)
    for one in tellings:
        if one.claim.id in named:
            continue
        unnamed = one.source.id in one.origin.unnamed
        # A text that is printed again with another figure is its own voice, corrected.
        own = voice_of(one.text_of or one.origin, unnamed=unnamed)
        if one.corrects is not None:
            passed[one.claim.id] = own
            continue
        told = given.get((one.figure, of_whom[one.source.id]), {})
        here = [each for each in told if each[1] == one.origin.id]
        day = day_of(one.origin)
        before = here or [each for each in told if "" < each[0] <= day]
        echoed = max(before, key=lambda each: (each[0], each[1], each[2].name), default=None)
        if echoed is not None and (here or not unnamed):
            own = echoed[2]
        elif not unnamed:
            own = briefers.of(one) or own
        passed[one.claim.id] = own
    return named | passed


def _first_of_family(
    one: Telling,
    own: Authority,
    given: Mapping[tuple[object, ...], Iterable[tuple[str, str, Authority]]],
    of_whom: Mapping[str, Subject],
) -> Authority:
    """Who of a family gave a figure first, in an earlier report: others of it repeat that one."""
    told = given.get((one.figure, of_whom[one.source.id]), [])
    earlier = [
        each
        for each in told
        if each[2].family == own.family
        and each[2].role is own.role
        and "" < each[0] < day_of(one.origin)
    ]
    return min(earlier, key=lambda each: (each[0], each[1], each[2].name), default=("", "", own))[2]


class _Briefers:
    """Whose figures the pages give that name nobody for one: of who briefs them near by.

    A domestic authority that gives the page other counts of people, and none of this one, on a page
    that has such counts from no other family but firms and clinics, who count their own.
    """

    def __init__(
        self,
        tellings: Iterable[Telling],
        of_whom: Mapping[str, Subject],
        named: Mapping[str, Authority],
    ) -> None:
        """Of these tellings, those of `named` (by the ids of claims) by their speakers."""
        self._of_whom = of_whom
        self._voices: dict[_Page, set[Authority]] = defaultdict(set)
        self._spoken: dict[tuple[object, ...], set[Authority]] = defaultdict(set)
        self._places: dict[_Page, list[tuple[int, str, Authority]]] = defaultdict(list)
        for one in tellings:
            voice, claim = named.get(one.claim.id), one.source
            if voice is None or claim.measure in FORCES:
                continue
            page = one.origin.id, claim.modality
            self._voices[page].add(voice)
            self._spoken[page, claim.measure, of_whom[claim.id]].add(voice)
            self._places[page].append((claim.start, claim.id, voice))
        self._bodies = {page: _bodies(voices) for page, voices in self._voices.items()}
        for places in self._places.values():
            places.sort(key=_start_and_id)

    def of(self, one: Telling) -> Authority | None:
        """Who briefs the page of a figure that names nobody; null for nobody who is known."""
        claim, page = one.source, (one.origin.id, one.source.modality)
        if claim.measure in FORCES or claim.block is not BlockKind.BODY:
            return None
        bodies = self._bodies.get(page, frozenset())
        bodies -= self._spoken.get((page, claim.measure, self._of_whom[claim.id]), set())
        if not bodies:
            return None
        places = self._places[page]
        first = bisect_left(places, claim.start - _NEAR_BY, key=_start)
        last = bisect_right(places, claim.start + _NEAR_BY, key=_start)
        near = (
            (abs(start - claim.start), key, voice)
            for start, key, voice in places[first:last]
            if voice in bodies
        )
        return min(near, default=(0, "", None), key=_start_and_id)[2]


_Page: TypeAlias = tuple[str, Modality]
"""What is told on a report with one status."""


def _start(place: tuple[int, str, Authority | None]) -> int:
    return place[0]


def _start_and_id(place: tuple[int, str, Authority | None]) -> tuple[int, str]:
    return place[:2]


def _bodies(voices: Iterable[Authority]) -> frozenset[Authority]:
    """The domestic authorities among the speakers of a page; none where others speak too."""
    found = frozenset(voices)
    bodies = frozenset(
        one
        for one in found
        if one.role is Role.OFFICIAL and one.family.partition(" ")[0] == one.country
    )
    if any(one.role is not Role.OFFICIAL for one in found):  # firms, clinics count their own
        return frozenset()
    return bodies if len({one.family for one in bodies}) == 1 else frozenset()


_NEAR_BY = 600  # code points: a paragraph or two


def _roots(tellings: Sequence[Telling]) -> dict[tuple[str, str], Party]:
    """The root speaker of each claim by report and claim.

    "That ministry" is the last one of its page that is called by the same word and has a name, "a
    spokesman of the ministry" the last one in whose name a word of his is, the last word first.
    """
    found: dict[tuple[str, str], Party] = {}
    called = _named_in_deeds(tellings)
    for one in sorted(tellings, key=lambda one: (one.origin.id, one.source.start, one.source.id)):
        root = root_of(one.source.said_by)
        if one.corrects is not None and (root is None or not is_somebody(root)):
            root = root_of(one.corrects.said_by)
        if root is None:
            continue
        words = root.text.casefold().split()
        if is_somebody(root):
            called.update(((one.origin.id, word), root) for word in words)
        named = (called.get((one.origin.id, word)) for word in reversed(words))
        again = None if is_somebody(root) else next(filter(None, named), None)
        found[one.origin.id, one.source.id] = again or root
    return found


def _named_in_deeds(tellings: Iterable[Telling]) -> dict[tuple[str, str], Party]:
    """The named bodies that do something on a page, by report and the first word of their name."""
    reports = {one.origin.id: one.origin for one in tellings}
    return {
        (report.id, party.text.partition(" ")[0].casefold()): party
        for report in reports.values()
        for event in sorted(report.events, key=lambda each: (-each.start, each.id))
        for party in event.actors
        if party.inferred is None and is_somebody(party)
    }


def day_of(report: Report) -> str:
    """The day of a report as ISO; empty for none."""
    return report.reported_at or ""
