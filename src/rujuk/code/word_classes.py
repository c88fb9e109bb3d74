"""Words of a pack that stand in named classes, and where a sentence has them.

Entries are word forms or several words in a row; a form with a clitic or a doubling is met by its
plain entry. The longest entry at a place is taken, so that the words of a longer name ("car bomb")
do not count for themselves.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from rujuk.errors import LexiconError
from rujuk.lang.morphology import analyse
from rujuk.lang.packs import lexicon_path
from rujuk.lang.word_table import WordTable
from rujuk.lang.words import Kind
from rujuk.lexicon import line_of, load

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rujuk.lang.tokens import Token


class Hit(NamedTuple):
    """Words of one class: token positions `first` (inclusive) and `last` (exclusive)."""

    name: str
    first: int
    last: int


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    source: str
    words: dict[str, list[str]]


class WordClasses:
    """The classes of one file, by first word. `entries` are the words as the file has them."""

    __slots__ = ("_by_first", "_options", "entries", "language", "names")

    def __init__(self, words: dict[str, list[str]], language: str) -> None:
        """Index the entries by their first word, longest first."""
        self.language = language
        self.entries = words
        self.names = frozenset(words)
        collected: dict[str, dict[tuple[str, ...], list[str]]] = {}
        for name, entries in words.items():
            for entry in entries:
                first, *rest = entry.split()
                collected.setdefault(first, {}).setdefault(tuple(rest), []).append(name)
        self._by_first = {
            first: sorted(options.items(), key=lambda option: -len(option[0]))
            for first, options in collected.items()
        }

        self._options = WordTable(self._look_up)

    def _look_up(self, lower: str) -> list[tuple[tuple[str, ...], list[str]]] | None:
        """What entries a word can open: further words, and the classes."""
        found = self._by_first.get(lower)
        return found or self._by_first.get(plain_forms(self.language)[lower])

    def find(self, tokens: Sequence[Token]) -> list[Hit]:
        """Every hit in a sentence, in order; one word may be of several classes."""
        hits: list[Hit] = []
        options_of, plain, taken = self._options, plain_forms(self.language), 0
        for index, token in enumerate(tokens):
            options = options_of[token.lower]
            if options is None or index < taken or token.kind != "word":
                continue
            for rest, names in options:
                last = index + 1 + len(rest)
                if rest and not _follows(tokens, index + 1, rest, plain):
                    continue
                hits += [Hit(name, index, last) for name in names]
                taken = last
                break
        return hits


def _follows(
    tokens: Sequence[Token], first: int, rest: tuple[str, ...], plain: WordTable[str]
) -> bool:
    if first + len(rest) > len(tokens):
        return False
    for index, word in enumerate(rest, first):
        lower = tokens[index].lower
        if lower != word and plain[lower] != word:
            return False
    return True


@cache
def plain_forms(language: str) -> WordTable[str]:
    """The plain form of each word in small letters."""
    return WordTable(lambda lower: _plain(lower, language))


def _plain(lower: str, language: str) -> str:
    """The form without its clitic; of a doubled or otherwise unaffixed form the root."""
    word = analyse(lower, language)
    if word.kind is Kind.ROOT:
        return word.root
    if word.clitic is not None and lower.endswith(word.clitic):
        return lower.removesuffix(word.clitic)
    return lower


@cache
def word_classes(language: str, file: str, known: frozenset[str]) -> WordClasses | None:
    """The classes of `lang/<code>/<file>.yaml`; null where the pack has none.

    `known` are the names that mean something; another name is an error.
    """
    path = lexicon_path(language, file)
    if path is None:
        return None
    found = load(path, _File)
    for name in found.words:
        if name not in known:
            raise LexiconError(
                f"unknown class {name}", path=path, line=line_of(path, "words", name)
            )
    return WordClasses(found.words, language)
