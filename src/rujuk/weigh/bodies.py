"""What body of a state a speaker is, whatever the language: `lang/<code>/bodies.yaml`.

Bodies without an entry of their own are known by their words. Where the pages of an affair are of
several languages, those words are read back to what the body is, so that "Kementerian Pertahanan
Ukraina" and "Ukraine's defence ministry" are one authority.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import msgspec

from rujuk.lang.packs import lexicon_path
from rujuk.lexicon import load

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST = 4  # words of the name of a body
_MARKS = "()[],.;:\"'"


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
    """The body that these words name, by its longest name, then the first; null for none."""
    told = [word.strip(_MARKS) for word in words.casefold().split()]
    for path in lexica:
        bodies = _names_of(path)
        for length in range(min(_LONGEST, len(told)), 0, -1):
            for at in range(len(told) - length + 1):
                body = bodies.get(" ".join(told[at : at + length]))
                if body is not None:
                    return body
    return None


@cache
def _names_of(path: str) -> dict[str, str]:
    told = load(path, BodyWords).bodies
    return {words: body for body, names in told.items() for words in names}
