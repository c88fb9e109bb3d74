"""The brief in each language of the interface, as the outline that all its forms share.

Of a large case it has thousands of entries, so that they are kept apart, a few at a time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rujuk.brief.outline import make_outline
from rujuk.brief.wording import LANGUAGES, wording
from rujuk.web.brief_entries import KEPT, cut
from rujuk.web.pages.brief import TOGETHER, entries_key, is_long

if TYPE_CHECKING:
    from rujuk.web.press import Making


def prepare(making: Making) -> None:
    """Keep "brief" by language, and "brief.entries" by language and `entries_key`.

    The first is an `Outline` as JSON, its sections with `total` in place of their entries. Those of
    a long brief are cut (`rujuk.web.brief_entries`).
    """
    for language in LANGUAGES:
        outline = make_outline(making.picture, wording(language), since=making.since)
        told = msgspec.to_builtins(outline)
        long = is_long(sum(len(section["entries"]) for section in told["sections"]))
        for number, section in enumerate(told["sections"]):
            entries = section.pop("entries")
            section["total"] = len(entries)
            entries = [cut(one, KEPT) for one in entries] if long else entries
            for at in range(0, len(entries), TOGETHER):
                making.keep(
                    "brief.entries",
                    entries[at : at + TOGETHER],
                    language=language,
                    key=entries_key(number, at),
                )
        making.keep("brief", told, language=language)
