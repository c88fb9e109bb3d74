"""What the names of HTML mark-up tell: class names and ids by the kind of block they name."""

from __future__ import annotations

import re
from functools import cache, lru_cache

import msgspec

from rujuk.lexicon import load
from rujuk.records import BlockKind  # noqa: TC001 - msgspec reads the annotation

MARKUP_LEXICON = "data/page_markup.yaml"

_NAME_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_NAMES_READ = 400  # characters of the class names and id of one element


class Markup(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`page_markup.yaml`.

    `kinds` are words of class names and ids by the kind of block they name; `metadata` are names
    of meta tags by the fact they state; the file itself says what the rest is.
    """

    source: str
    kinds: dict[BlockKind, list[str]]
    metadata: dict[str, list[str]]
    article_types: list[str]
    organisation_types: list[str]
    home_offsets: dict[str, int]


def region_of_names(classes: str, identifier: str) -> tuple[BlockKind | None, str]:
    """The kind of block that these class names and this id tell, and the word that tells it."""
    for name in f"{classes} {identifier}"[:_NAMES_READ].split():
        region = _region_of_name(name)
        if region is not None:
            return region
    return None, ""


@cache
def _class_words() -> dict[str, dict[tuple[str, ...], BlockKind]]:
    """The kind that each word, or run of up to three words, of the lexicon names, by its first."""
    lexicon = load(MARKUP_LEXICON, Markup)
    found: dict[str, dict[tuple[str, ...], BlockKind]] = {}
    for kind, names in lexicon.kinds.items():
        for name in names:
            words = tuple(name.split("-"))
            found.setdefault(words[0], {})[words] = kind
    return found


@lru_cache(maxsize=32768)
def _region_of_name(name: str) -> tuple[BlockKind, str] | None:
    kinds = _class_words()
    words = [word.lower() for word in _NAME_WORD.findall(name)]
    for at, word in enumerate(words):
        runs = kinds.get(word)
        if runs is None:
            continue
        for length in (3, 2, 1):
            found = tuple(words[at : at + length])
            if len(found) == length and found in runs:
                return runs[found], "-".join(found)
    return None
