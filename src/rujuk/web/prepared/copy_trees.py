"""Who copied whom: each copy of a text under the earlier page whose wording it carries on.

A copy stands under the original, unless an earlier copy is nearer to it: the same to the word, or
with the same cut, correction or misreading. Which figure a corrected copy changed stands with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rujuk.brief.entries import words_at
from rujuk.read.fingerprint import containment, placed_words
from rujuk.weigh.alignment import common_runs, replaced
from rujuk.weigh.copies import CopyKind, kind_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from rujuk.brief.picture import Picture
    from rujuk.brief.sheets import Sheet
    from rujuk.form import Json, JsonObject
    from rujuk.records import Claim, Event, Relation
    from rujuk.weigh.copies import CopyGroup
    from rujuk.weigh.reports import Report

CARRIED_ON = frozenset({CopyKind.EXACT, CopyKind.NEAR_VERBATIM})
"""How a copy differs from the earlier copy that it stands under."""
NEAR = 0.9
"""Share of rows of words from which an earlier wording is compared word by word."""
MOST_COMPARED = 4
"""Earlier wordings of a text that a copy is compared with word by word, the nearest ones."""
MOST_CHANGES = 4
"""Changed figures of a copy that are shown."""
PARTING = ".,"
"""What stands between the digits of one figure."""


def copies_of(picture: Picture) -> dict[str, JsonObject]:
    """Every copy by the id of its document.

    `of`: the page of the original; `under`: the page that it stands under; `kind`: how it differs
    from the original; `carries`: null, or how from the page above, where that is a copy itself;
    `changed`, where it stands under the original: `{was, now}`, each `rujuk.brief.entries.Words`
    as JSON, with `mark`; `more`: how many further. Pages by their numbers.
    """
    sheets = {one.document.id: one for one in picture.sheets}
    reports = {one.id: one for one in picture.weighed.reports}
    found: dict[str, JsonObject] = {}
    for group in picture.weighed.copies:
        found.update(_tree(group, sheets, reports))
    return found


def _tree(
    group: CopyGroup, sheets: Mapping[str, Sheet], reports: Mapping[str, Report]
) -> Iterator[tuple[str, JsonObject]]:
    kinds = dict(group.copies)
    before: list[Report] = []
    for copy in sorted((reports[one] for one in kinds), key=_seniority):
        kind = kinds[copy.id]
        above, carries = (None, None) if kind in CARRIED_ON else _above(copy, before)
        changes: list[Json] = []
        if kind is CopyKind.CORRECTED and above is None:
            changes += _changes(sheets[group.original], sheets[copy.id], reports, copy)
        under = group.original if above is None else above.id
        yield (
            copy.id,
            {
                "of": sheets[group.original].number,
                "under": sheets[under].number,
                "kind": kind.value,
                "carries": None if carries is None else carries.value,
                "changed": changes[:MOST_CHANGES],
                "more": max(0, len(changes) - MOST_CHANGES),
            },
        )
        before.append(copy)


def _seniority(one: Report) -> tuple[bool, str, int, str]:
    """As that by which the original is chosen (`rujuk.weigh.copies`)."""
    return one.reported_at is None, one.reported_at or "", -one.fingerprint.words, one.id


def _above(copy: Report, before: Sequence[Report]) -> tuple[Report | None, CopyKind | None]:
    """The earlier copy whose wording it has; nulls where it is nearest to the original."""
    digest = copy.fingerprint.digest
    for one in before:
        if one.fingerprint.digest == digest:
            return one, CopyKind.EXACT
    wordings: dict[str, tuple[float, int, Report]] = {}
    for number, one in enumerate(before):
        held = containment(one.fingerprint, copy.fingerprint)
        if held >= NEAR and one.fingerprint.digest not in wordings:
            wordings[one.fingerprint.digest] = (-held, number, one)
    for _, _, one in sorted(wordings.values(), key=lambda found: found[:2])[:MOST_COMPARED]:
        kind = kind_of(one.words, copy.words)
        if kind in CARRIED_ON:
            return one, kind
    return None, None


# --- changed figures -----------------------------------------------------------------------------


def _changes(
    original: Sheet, changed: Sheet, reports: Mapping[str, Report], copy: Report
) -> Iterator[JsonObject]:
    """The figures that stand for others in the copy, each pair once, in order of the text."""
    mine, theirs = placed_words(original.document), placed_words(changed.document)
    if not mine or not theirs:
        return
    old_words, new_words = reports[original.document.id].words, copy.words
    runs = common_runs(old_words, new_words)
    pairs = replaced(range(len(old_words)), range(len(new_words)), runs)
    figures = (
        (mine[old], theirs[new])
        for old, new in pairs
        if old_words[old].isdecimal() and new_words[new].isdecimal()
    )
    seen = set()
    for was, now in figures:
        spans = _whole(original.document.text, was), _whole(changed.document.text, now)
        told = tuple(_words(*pair) for pair in zip((original, changed), spans, strict=True))
        key = (told[0]["quote"], told[1]["quote"])
        if key not in seen:
            seen.add(key)
            yield {"was": told[0], "now": told[1]}


def _words(sheet: Sheet, span: tuple[int, int]) -> JsonObject:
    """The figure with what stands around it; `mark`: where the record starts that it stands in."""
    told: JsonObject = msgspec.to_builtins(words_at(sheet, *span))
    coding = sheet.coding
    told["mark"] = _mark((*coding.claims, *coding.events, *coding.relations), span)
    return told


def _mark(records: Iterable[Claim | Event | Relation], span: tuple[int, int]) -> int | None:
    """The start of the narrowest record around a span; null where there is none."""
    start, end = span
    around = [
        (one.end - one.start, one.start) for one in records if one.start <= start and end <= one.end
    ]
    return min(around)[1] if around else None


def _whole(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """The span of a row of digits, widened to the figure that they are part of: "1.200"."""
    start, end = span
    while start > 1 and text[start - 1] in PARTING and text[start - 2].isdecimal():
        start -= 1
        while start > 0 and text[start - 1].isdecimal():
            start -= 1
    while end + 1 < len(text) and text[end] in PARTING and text[end + 1].isdecimal():
        end += 1
        while end < len(text) and text[end].isdecimal():
            end += 1
    return start, end
