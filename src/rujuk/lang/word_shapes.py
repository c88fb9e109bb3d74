"""What every occurrence of a word form shares in the eyes of the reader of phrases."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import msgspec

from rujuk.lang.grammar import grammar
from rujuk.lang.morphology import analyse, stative_roots
from rujuk.lang.word_table import WordTable

if TYPE_CHECKING:
    from rujuk.lang.words import Word

# Whether a word form can be a verb: never, always, unless it is a noun where it stands, where its
# place makes it one, where it is told of the noun after it ("tewasnya warga"), or unless it is
# itself the object ("mengatasi kesulitan").
NEVER, ALWAYS, NOUN_TOO, BY_PLACE, NOMINAL, SUFFERED = range(6)


class WordShape(msgspec.Struct, frozen=True):
    """What every occurrence of a word form shares: is it of a closed class, can it be a verb."""

    word: Word
    is_closed: bool
    verb: int
    says_how: bool = False
    """Whether its place tells if it says how (adjectives) or how often ("dua kali")."""

    @property
    def is_plain(self) -> bool:
        """Whether it is a part of a noun phrase wherever it stands."""
        return not self.is_closed and self.verb == NEVER and not self.says_how


@cache
def word_shapes(language: str) -> WordTable[WordShape]:
    """The shape of each word form in small letters."""
    words, statives = grammar(language), stative_roots(language)

    def shape(lower: str) -> WordShape:
        word = analyse(lower, language)
        verb = NEVER
        if words is not None and lower in words.attributives:
            pass
        elif word.kind == "verb":
            verb = SUFFERED if word.voice == "adversative" else ALWAYS
        elif word.kind in ("root", "unknown"):
            stative = word.root in statives and word.suffix is None
            if stative and word.clitic is not None:
                verb = NOMINAL
            elif stative:
                is_noun_too = words is not None and word.root in words.noun_or_verb
                verb = NOUN_TOO if is_noun_too else ALWAYS
            elif word.kind == "root":
                verb = BY_PLACE
        says_how = words is not None and (
            lower in words.adjectives or lower in words.occasions or lower in words.pair_openers
        )
        return WordShape(word, words is not None and lower in words.closed, verb, says_how)

    return WordTable(shape)


@cache
def plain_words(language: str) -> WordTable[bool]:
    """Whether a word form is a part of a noun phrase wherever it stands."""
    shapes = word_shapes(language)
    return WordTable(lambda lower: shapes[lower].is_plain)
