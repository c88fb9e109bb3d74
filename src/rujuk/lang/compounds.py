"""Compound roots among the words of a sentence: "tanda tangan", "menandatangani", "kerja sama"."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from rujuk.lang.affixes import compounds_of
from rujuk.lang.changed import changed
from rujuk.lang.morphology import readings
from rujuk.lang.word_table import WordTable
from rujuk.lang.words import Kind, MultiWord, Voice, Word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rujuk.lang.affixes import Compound
    from rujuk.lang.tokens import Token


def find_multiwords(tokens: Sequence[Token], language: str) -> list[MultiWord]:
    """Compound roots among the tokens, in order, longest first, never overlapping.

    The first word may carry affixes and the last a suffix or clitic; words between stand as they
    are. Compounds written as one word (menandatangani) are found too.
    """
    found: list[MultiWord] = []
    openings, after = _openings(language), 0
    for index, token in enumerate(tokens):
        opening = openings[token.lower]
        if opening is None or index < after or token.kind != "word":
            continue
        match: MultiWord | None = None
        if opening.whole is not None:
            match = _multiword(tokens[index : index + 1], index, opening.whole)
        elif index + 1 < len(tokens):
            for compound in opening.before(tokens[index + 1].lower, language):
                other = _compound_at(tokens, index, opening.word, compound, language)
                if other is not None and (match is None or other.last > match.last):
                    match = other
        if match is not None:
            found.append(match)
            after = match.last + 1
    return found


class _Opening(NamedTuple):
    """What a word form can open: it is a compound itself, or the first word of these."""

    word: Word
    whole: Word | None
    compounds: dict[str, list[tuple[int, Compound]]]  # by their second word, with their order

    def before(self, lower: str, language: str) -> list[Compound]:
        """The compounds whose second word may be this one, in their order."""
        root = readings(language)[lower].root
        options = self.compounds.get(lower, [])
        if root != lower and root in self.compounds:
            options = sorted([*options, *self.compounds[root]], key=lambda option: option[0])
        return [compound for _, compound in options]


@cache
def _openings(language: str) -> WordTable[_Opening | None]:
    compounds = compounds_of(language)

    def opening(lower: str) -> _Opening | None:
        if not compounds:
            return None
        word = readings(language)[lower]
        if " " in word.root:
            return _Opening(word, _whole(lower, language, word.root, word.kind, word.clitic), {})
        keys = dict.fromkeys((word.root, word.form))
        found = [compound for key in keys for compound in compounds.get(key, ())]
        seconds: dict[str, list[tuple[int, Compound]]] = {}
        for order, compound in enumerate(found):
            seconds.setdefault(compound.words[1], []).append((order, compound))
        return _Opening(word, None, seconds) if seconds else None

    return WordTable(opening)


def opens_compound(lower: str, language: str) -> bool:
    """Whether this word form can be the first of a compound, or is one by itself."""
    return _openings(language)[lower] is not None


def _compound_at(
    tokens: Sequence[Token], index: int, word: Word, compound: Compound, language: str
) -> MultiWord | None:
    words = compound.words
    last = index + len(words) - 1
    if last >= len(tokens) or (compound.exact and word.form != words[0]):
        return None
    clitic = word.clitic
    for offset in range(1, len(words)):
        other = tokens[index + offset]
        if other.lower == words[offset]:
            continue
        if index + offset != last:
            return None
        reading = readings(language)[other.lower]
        if reading.root != words[offset] or reading.prefix is not None:
            return None
        clitic = clitic or reading.clitic
    bare = word.form == words[0] or (word.prefix is None and word.suffix is None)
    kind = compound.kind if bare else word.kind
    whole = _whole(word.form, language, " ".join(words), kind, clitic)
    return _multiword(tokens[index : last + 1], index, whole)


@lru_cache(maxsize=4096)
def _whole(form: str, language: str, root: str, kind: Kind, clitic: str | None) -> Word:
    """The reading of a compound, from that of the word that carries its affixes."""
    word = readings(language)[form]
    voice = word.voice
    if kind is not Kind.VERB:
        voice = Voice.NONE
    elif voice is Voice.NONE:
        voice = Voice.BARE
    return changed(word, root=root, stem=root, kind=kind, voice=voice, clitic=clitic)


def _multiword(tokens: Sequence[Token], first: int, whole: Word) -> MultiWord:
    return MultiWord(
        first=first, last=first + len(tokens) - 1, start=tokens[0].start, end=tokens[-1].end,
        root=whole.root, kind=whole.kind, voice=whole.voice, word=whole,
    )  # fmt: skip
