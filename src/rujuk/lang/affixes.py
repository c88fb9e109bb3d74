"""Affixes, roots and exceptions of a language pack, compiled for the analyser (`morphology.py`)."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from rujuk.lang.packs import lexicon_path
from rujuk.lang.verbs import read_verb_sets
from rujuk.lang.words import Kind, Voice
from rujuk.lexicon import load, resource

if TYPE_CHECKING:
    from collections.abc import Sequence

# Ranks of roots: of the dictionary alone, the bands of the corpus, those of the verb lexicon, then
# hand-made preferences.
RARE, ATTESTED, COMMON, VERBAL, PREFERRED = 1, 2, 3, 4, 5
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


class _Form(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    form: str
    restores: str | None = None
    keeps: str | None = None
    one_syllable: bool = False


class Prefix(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A prefix: its forms, and what it makes with each suffix ("" = none) as (kind, voice).

    `rare`: letters that a rare root has at least behind it; shorter ones are names by chance.
    """

    id: str
    forms: tuple[_Form, ...]
    makes: dict[str, tuple[Kind, Voice]]
    causative: bool = False
    rare: int = 4


class Guess(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Frame of affixes that is a verb whatever root it holds (`keeps`: its first letter)."""

    begins: str
    ends: str
    kind: Kind
    voice: Voice
    keeps: str = ""


class _Affixes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    source: str
    particles: tuple[str, ...]
    clitics: tuple[str, ...]
    suffixes: tuple[str, ...]
    proclitics: tuple[str, ...]
    swallowed: dict[str, str]
    copied_onset: dict[str, str]
    combining: tuple[str, ...]
    prefixes: tuple[Prefix, ...]
    bare: dict[str, tuple[Kind, Voice]]
    inner: tuple[_Form, ...]
    guesses: tuple[Guess, ...]


class IrregularForm(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Reading of one form as data; the fields are those of `Word`."""

    root: str
    kind: Kind
    voice: Voice = Voice.NONE
    stem: str | None = None
    prefix: str | None = None
    suffix: str | None = None
    causative: bool = False
    note: str | None = None


class _Irregular(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    source: str
    own: tuple[str, ...]
    one_syllable: tuple[str, ...]
    preferred: tuple[str, ...]
    forms: dict[str, IrregularForm]


class Compound(NamedTuple):
    """Words of a compound root and the kind of the bare compound; see `multiwords.yaml`."""

    words: tuple[str, ...]
    kind: Kind
    fused: bool
    exact: bool


class _Compounds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    source: str
    kinds: dict[Kind, tuple[str, ...]]
    fused: frozenset[str]
    exact: frozenset[str]

    def all(self) -> list[Compound]:
        return [
            Compound(tuple(name.split()), kind, name in self.fused, name in self.exact)
            for kind, names in self.kinds.items()
            for name in names
        ]


class Allomorph(NamedTuple):
    """One form of a prefix. `keeps`: first letters of a stem that may follow it unchanged."""

    form: str
    length: int
    restores: str
    keeps: frozenset[str]
    one_syllable: bool
    prefix: Prefix


class Grammar:
    """The lexica of one language, compiled."""

    def __init__(self, language: str, path: str) -> None:
        """Load every lexicon of the pack; `path` is that of its `affixes.yaml`."""
        affixes = load(path, _Affixes)
        irregular = load(_beside(language, "irregular"), _Irregular)
        compounds = _compounds(_beside(language, "multiwords"))
        self.fused = {"".join(c.words): " ".join(c.words) for c in compounds if c.fused}
        self.rank = _root_ranks(path)
        self.verbs = read_verb_sets(f"{path.rpartition('/')[0]}/verbs.txt")
        self.rank.update(dict.fromkeys(self.verbs.verbs, VERBAL))
        self.rank.update(dict.fromkeys(self.fused, COMMON))
        self.rank.update(dict.fromkeys(irregular.preferred, PREFERRED))
        self.own = frozenset(irregular.own)
        self.one_syllable = frozenset(irregular.one_syllable)
        self.forms = irregular.forms
        self.particles = affixes.particles
        self.clitics = affixes.clitics
        self.suffixes = affixes.suffixes
        self.proclitics = affixes.proclitics
        self.swallowed = affixes.swallowed
        self.copied_onset = affixes.copied_onset
        self.combining = affixes.combining
        self.pairs = frozenset(" ".join(c.words) for c in compounds)
        self.bare = affixes.bare
        self.inner = tuple((i.form, i.restores or "", _kept(i)) for i in affixes.inner)
        self.guesses = affixes.guesses
        self.prefixes = _by_first_letters(affixes.prefixes)


@cache
def grammar_of(language: str) -> Grammar | None:
    """The compiled lexica of this language; null where its pack has no `affixes.yaml`."""
    path = lexicon_path(language, "affixes")
    return None if path is None else Grammar(language, path)


@cache
def _compounds(path: str) -> list[Compound]:
    return load(path, _Compounds).all()


@cache
def compounds_of(language: str) -> dict[str, list[Compound]]:
    """The compounds of this language by their first word; none where its pack has none."""
    path = lexicon_path(language, "multiwords")
    found: dict[str, list[Compound]] = {}
    for compound in _compounds(path) if path is not None else ():
        found.setdefault(compound.words[0], []).append(compound)
    return found


def _beside(language: str, kind: str) -> str:
    # A pack with affixes has the other lexica too; load() reports the one that is missing.
    return lexicon_path(language, kind) or f"lang/{language}/{kind}.yaml"


def _root_ranks(affixes_path: str) -> dict[str, int]:
    """Rank of each root of the generated tables, by its band."""
    folder = affixes_path.rpartition("/")[0]
    *_, rare, _ = resource(f"{folder}/roots_dictionary.txt").read_text("utf-8").split("\n")
    *_, common, _, attested, _ = resource(f"{folder}/roots.txt").read_text("utf-8").split("\n")
    ranks = dict.fromkeys(rare.split(" "), RARE)
    ranks.update(dict.fromkeys(attested.split(" "), ATTESTED))
    ranks.update(dict.fromkeys(common.split(" "), COMMON))
    return ranks


def _kept(form: _Form) -> frozenset[str]:
    return frozenset(_LETTERS if form.keeps is None else form.keeps)


def _by_first_letters(prefixes: Sequence[Prefix]) -> dict[str, tuple[Allomorph, ...]]:
    found: dict[str, list[Allomorph]] = {}
    for prefix in prefixes:
        for form in prefix.forms:
            found.setdefault(form.form[:2], []).append(
                Allomorph(
                    form.form,
                    len(form.form),
                    form.restores or "",
                    _kept(form),
                    form.one_syllable,
                    prefix,
                )
            )
    return {key: tuple(value) for key, value in found.items()}
