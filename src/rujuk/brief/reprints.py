"""Which pages of a picture are reprints of others, and how many reports are left."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rujuk.brief.sheets import Sheet
    from rujuk.form import Json
    from rujuk.weigh.copies import CopyGroup


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
