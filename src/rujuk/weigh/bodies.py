"""What body of a state a speaker is, whatever the language: `lang/<code>/bodies.yaml`.

Bodies without an entry of their own are known by their words. Where the pages of an affair are of
several languages, those words are read back to what the body is, so that "Kementerian Pertahanan
Ukraina" and "Ukraine's defence ministry" are one authority.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from rujuk.lang.packs import lexicon_path
from rujuk.lexicon import load

if TYPE_CHECKING:
    from collections.abc import Iterable


class BodyWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`bodies.yaml` of a pack: the words of each body, the same bodies in every language."""

    source: str
    bodies: dict[str, list[str]]


def lexica_of(languages: Iterable[str | None]) -> tuple[str, ...]:
    """The lexica of bodies of these languages; empty where there are not two to tell apart."""
    paths = {lexicon_path(one, "bodies") for one in languages if one is not None}
    told = sorted(path for path in paths if path is not None)
    return tuple(told) if len(told) > 1 else ()


def body_of(words: str, lexica: tuple[str, ...]) -> str | None:
    """The body that these words name first, the longest name of several; null for none."""
    for path in lexica:
        pattern, bodies = _lexicon(path)
        found = pattern.search(words.casefold())
        if found is not None:
            return bodies[found.group()]
    return None


@cache
def _lexicon(path: str) -> tuple[re.Pattern[str], dict[str, str]]:
    told = load(path, BodyWords).bodies
    bodies = {words: body for body, names in told.items() for words in names}
    longest = sorted(bodies, key=lambda words: (-len(words), words))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b"), bodies
