"""Sentences of a paragraph, with offsets in the page."""

from __future__ import annotations

import re
from functools import cache, lru_cache

import msgspec

from rujuk.lang.packs import lexicon_path
from rujuk.lang.tokens import Token, tokenise
from rujuk.lexicon import load

# A full stop, question or exclamation mark or an ellipsis, closing quotes and brackets, white
# space, and then something that can begin a sentence.
_END = re.compile(
    r"(?<![.!?…])(?P<mark>[.!?…]++)(?P<close>[\"'”’»)\]]*+)(?P<gap>\s++)"
    r"(?=[\"'“‘«(\[]*+[^\W_])|\n\s*\n"
)
_LAST_WORD = re.compile(r"([^\W\d_](?:[^\W\d_]|[.'’-](?=[^\W\d_]))*)$")
_NEXT_WORD = re.compile(r"[\"'“‘«(\[]*+([^\W\d_]*+)")
_LONGEST_WORD = 24  # characters before a full stop in which an abbreviation is looked for
# Text without full stops is cut into pieces of this many tokens, longer than a sentence of the
# news is, so that the work on a page grows with its length alone.
_MOST_TOKENS = 400
_CUTS = frozenset(",;:")


class Sentence(msgspec.Struct, frozen=True):
    """One sentence: its offsets in the page and its tokens."""

    start: int
    end: int
    tokens: tuple[Token, ...]


class Abbreviations(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words whose full stop does not end a sentence: before a name, or before a number."""

    before_name: frozenset[str]
    before_number: frozenset[str]
    source: str
    may_end: frozenset[str] = frozenset()
    """Those that end a sentence where one of `openers` follows ("in the U.S. The president")."""
    openers: frozenset[str] = frozenset()

    def end(self, spelled: str, following: str) -> bool:
        """Whether the stop after this word ends its sentence too, by the word that follows."""
        lower = spelled.lower()
        if lower in self.may_end:
            return following.lower() in self.openers
        return not (len(spelled) == 1 and spelled.isupper()) and lower not in self.before_name


_NONE = Abbreviations(before_name=frozenset(), before_number=frozenset(), source="")


@cache
def _abbreviations(language: str) -> Abbreviations:
    path = lexicon_path(language, "abbreviations")
    return _NONE if path is None else load(path, Abbreviations)


def split_sentences(
    text: str, language: str, start: int = 0, end: int | None = None
) -> list[Sentence]:
    """The sentences of `text[start:end]`; every non-blank character lies in exactly one.

    A full stop after an abbreviation, a single capital (an initial) or inside a number does not
    end a sentence, nor does one before a small letter.
    """
    return list(sentences_of_block(text, language, start, len(text) if end is None else end))


@lru_cache(maxsize=1024)
def sentences_of_block(text: str, language: str, start: int, end: int) -> tuple[Sentence, ...]:
    """As `split_sentences`, kept for some dozens of pages.

    Once a batch of pages is coded, the anchors of each are read from the same sentences.
    """
    sentences: list[Sentence] = []
    begin = start
    for found in _END.finditer(text, start, end):
        if found.end() >= end:
            break
        if found.group("mark") is None or _ends_sentence(text, language, found):
            stop = found.start() if found.group("mark") is None else found.end("close")
            _append(sentences, text, begin, stop)
            begin = found.end()
    _append(sentences, text, begin, end)
    return tuple(sentences)


def _ends_sentence(text: str, language: str, found: re.Match[str]) -> bool:
    after = text[found.end()]
    opens_quote = after in "\"'“‘«(["
    if opens_quote:
        rest = text[found.end() : found.end() + 4].lstrip("\"'“‘«([")
        after = rest[0] if rest else after
    if found.group("close") and after.islower():
        return False
    if after.islower():
        return False
    if found.group("mark") != ".":
        return True
    before = text[max(0, found.start() - _LONGEST_WORD) : found.start()]
    ends_in_word = before != "" and not before[-1].isspace()
    word = _LAST_WORD.search(before.split()[-1]) if ends_in_word else None
    if word is None:
        return True
    abbreviations = _abbreviations(language)
    spelled = word.group(1)
    if after.isdigit():
        return spelled.lower() not in abbreviations.before_number
    if found.group("close"):
        return True
    following = _NEXT_WORD.match(text, found.end())
    return abbreviations.end(spelled, following.group(1) if following else "")


def _append(sentences: list[Sentence], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start >= end:
        return
    tokens = tokenise(text, start, end)
    first = 0
    while len(tokens) - first > _MOST_TOKENS:
        last = _cut(tokens, first)
        start, stop = tokens[first].start, tokens[last - 1].end
        sentences.append(Sentence(start, stop, tuple(tokenise(text, start, stop))))
        first = last
    if first:
        start = tokens[first].start
        tokens = tokenise(text, start, end)
    sentences.append(Sentence(start, end, tuple(tokens)))


def _cut(tokens: list[Token], first: int) -> int:
    """Where text too long for one sentence is cut: after the last comma that fits."""
    most = first + _MOST_TOKENS
    for at in range(most, most - _MOST_TOKENS // 2, -1):
        if tokens[at - 1].text in _CUTS:
            return at
    return most
