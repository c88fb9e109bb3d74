"""The brief in each language of the interface, as the outline that all its forms share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rujuk.brief.outline import make_outline
from rujuk.brief.wording import LANGUAGES, wording

if TYPE_CHECKING:
    from rujuk.web.press import Making


def prepare(making: Making) -> None:
    """Keep "brief" by language: an `Outline` as JSON."""
    for language in LANGUAGES:
        outline = make_outline(making.picture, wording(language), since=making.since)
        making.keep_bytes("brief", msgspec.json.encode(outline), language=language)
