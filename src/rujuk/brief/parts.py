"""Whether a claim counts a part of a force and not the force: words of the language packs."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from rujuk.lang.packs import lexicon_path
from rujuk.lexicon import load

if TYPE_CHECKING:
    from rujuk.records import Claim


class PartWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`parts.yaml` of a pack: words of a counted group that is by nature part of a larger one."""

    source: str
    words: tuple[str, ...]
    note: str | None = None


def is_part(claim: Claim, language: str | None) -> bool:
    """Whether the claim is of a part: it says of which claim, or its words name a special group.

    A part is shown under its whole and contradicts it never.
    """
    if claim.part_of is not None:
        return True
    pattern = _pattern(language) if language else None
    if pattern is None:
        return False
    subject = (claim.of_whom.text,) if claim.of_whom is not None else ()
    heard = (claim.quote, *subject, *(witness.text for witness in claim.witnesses))
    return any(pattern.search(words) for words in heard)


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    path = lexicon_path(language, "parts")
    if path is None:
        return None
    words = "|".join(re.escape(word) for word in load(path, PartWords).words)
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
