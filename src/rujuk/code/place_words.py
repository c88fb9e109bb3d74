"""Words by which a language tells a place: lang/<code>/places.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import msgspec

from rujuk.lang.packs import lexicon_path
from rujuk.lang.tokens import tokenise
from rujuk.lexicon import load


class PlaceClass(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words for a kind of place, with the UCDP where_prec of a place so named."""

    precision: int
    words: tuple[str, ...]


class PlaceWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file lang/<code>/places.yaml."""

    source: str
    prepositions: tuple[str, ...]
    near: tuple[str, ...]
    classes: tuple[PlaceClass, ...]
    directions: tuple[str, ...]
    not_places: tuple[str, ...]
    here: tuple[str, ...]
    sure_prepositions: tuple[str, ...]
    parts: tuple[str, ...]
    joins: tuple[str, ...]
    after: tuple[PlaceClass, ...] = ()
    inner: tuple[str, ...] = ()
    possessive_marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceGrammar:
    """The words ready for look-up: phrases by their first word, longest first."""

    prepositions: frozenset[str]
    sure: frozenset[str]
    near: frozenset[str]
    classes: dict[str, tuple[tuple[list[str], int], ...]]
    directions: frozenset[str]
    parts: frozenset[str]
    not_places: frozenset[str]
    joins: frozenset[str]
    here: dict[str, tuple[list[str], ...]]
    openers: frozenset[str]  # where a place may begin: prepositions, classes, "here"
    after: dict[str, tuple[tuple[list[str], int], ...]]  # kinds of places behind their names
    inner: frozenset[str]
    possessive_marks: frozenset[str]


@cache
def place_grammar(language: str) -> PlaceGrammar | None:
    """The words of this language; null where its pack has none."""
    path = lexicon_path(language, "places")
    if path is None:
        return None
    data = load(path, PlaceWords)
    here = {
        first: tuple(p.split()[1:] for p in data.here if p.split()[0] == first)
        for first in sorted({phrase.split()[0] for phrase in data.here})
    }
    classes = _classes(data.classes)
    return PlaceGrammar(
        prepositions=frozenset(data.prepositions),
        sure=frozenset(data.sure_prepositions),
        near=frozenset(data.near),
        classes=classes,
        directions=frozenset(word for phrase in data.directions for word in phrase.split()),
        parts=frozenset(data.parts),
        not_places=frozenset(data.not_places),
        joins=frozenset(data.joins),
        here=here,
        openers=frozenset((*data.prepositions, *classes, *here)),
        after=_classes(data.after),
        inner=frozenset(data.inner),
        possessive_marks=frozenset(data.possessive_marks),
    )


def _classes(groups: tuple[PlaceClass, ...]) -> dict[str, tuple[tuple[list[str], int], ...]]:
    """The phrases of these groups by their first word, longest first, with their precision."""
    found: dict[str, list[tuple[list[str], int]]] = {}
    for group in groups:
        for phrase in group.words:
            first, *rest = [token.lower for token in tokenise(phrase)]
            found.setdefault(first, []).append((rest, group.precision))
    return {
        first: tuple(sorted(pairs, key=lambda pair: -len(pair[0])))
        for first, pairs in found.items()
    }
