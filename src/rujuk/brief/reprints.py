"""Which pages of a picture are reprints of others, and how many reports are left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.read.fingerprint import body_words, fingerprint
from rujuk.weigh.copies import CopyGroup, Page, find_copies

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rujuk.brief.sheets import Sheet
    from rujuk.form import Json


def copy_groups(sheets: Sequence[Sheet]) -> list[CopyGroup]:
    """The groups of pages that carry one text, by document ids."""
    documents = {sheet.document.id: sheet.document for sheet in sheets}
    pages = [
        Page(
            id=sheet.document.id,
            day=sheet.reported_at,
            fingerprint=fingerprint(sheet.document),
        )
        for sheet in sheets
    ]
    return find_copies(pages, lambda page: body_words(documents[page]))


def reprints(groups: Sequence[CopyGroup], sheets: Sequence[Sheet]) -> list[Json]:
    """The groups as JSON, with the paths of their pages, in order of the originals' paths."""
    paths = {sheet.document.id: sheet.path for sheet in sheets}
    found: list[Json] = [
        {
            "original": paths[group.original],
            "copies": [{"path": paths[one], "kind": kind.value} for one, kind in group.copies],
        }
        for group in sorted(groups, key=lambda one: paths[one.original])
    ]
    return found


def independent(groups: Sequence[CopyGroup], sheets: Sequence[Sheet]) -> int:
    """How many of the pages are no copies of others."""
    return len(sheets) - sum(len(group.copies) for group in groups)
