"""Pages all in capitals read as running text: names keep their capitals, all else is small.

Agencies sent their texts in capitals until the 1990s. The reader of sentences knows a name by its
capital, so such blocks are coded as a copy of the same length in which capitals stand at the
beginning of sentences, in abbreviations, and in names: of states, bodies and persons, of places
where places stand, of days and months, and of whom a title announces. What the records quote is
the page as printed. The words that no lexicon has are data, `lang/<code>/case.yaml`.
"""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, TypeVar

import msgspec

from rujuk.code.actor_lexicon import actor_lexicon
from rujuk.code.gazetteer import MAX_WORDS, SURE_TOWN, gazetteer
from rujuk.code.measures import measure_lexicon
from rujuk.code.place_table import cities, fold
from rujuk.lang.calendar_words import calendar_words
from rujuk.lang.grammar import grammar
from rujuk.lang.morphology import Kind, analyse
from rujuk.lang.packs import lexicon_path
from rujuk.lang.time_grammar import time_grammar
from rujuk.lang.tokens import tokenise
from rujuk.lexicon import load

if TYPE_CHECKING:
    from rujuk.lang.calendar_words import CalendarWords
    from rujuk.lang.tokens import Token
    from rujuk.records import Block, Document

# Least share of capitals among the letters of a block in capitals, and least words of one.
_SHARE = 0.9
_LEAST_WORDS = 4
# Words of a name behind a title, letters of an abbreviation in brackets or without a vowel.
_NAME = 3
# Words of a full name, particles among them.
_FULL_NAME = 7
_LONGEST_ABBREVIATION = 9
_SHORTEST_ABBREVIATION = 2
_WORD = re.compile(r"[^\W\d_]+")
_SPELLED = re.compile(r"(?<![^\W_])(?:[^\W\d_]\.){2,}|(?<![^\W_])[^\W\d_]\.(?=\s+[^\W\d_]{2})")
_SPELLED_END = re.compile(r"\.[^\W\d_]\Z")
_OPENS = re.compile(r"(?:\A|[.!?]\s+|(?<=\s)(?=[\"“])|--\s+|\]\s+)[\"“‘(\[]*([^\W\d_])")
_VOWELS = re.compile(r"[aeiouy]", re.IGNORECASE)

T = TypeVar("T")


class CaseWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`case.yaml` of a language: what is written with a capital."""

    source: str
    titles: frozenset[str]
    before_places: frozenset[str]
    behind_places: frozenset[str]
    always: frozenset[str]
    never: frozenset[str]
    given_names: frozenset[str] = frozenset()
    name_particles: frozenset[str] = frozenset()


@cache
def case_words(language: str) -> CaseWords | None:
    """The lexicon of this language; null where its pack has none."""
    path = lexicon_path(language, "case")
    return None if path is None else load(path, CaseWords)


def in_running_case(document: Document, language: str) -> Document | None:
    """The document with its blocks in capitals as running text; null where it has none.

    The text has the same length, so that every offset holds in both.
    """
    words = case_words(language)
    if words is None:
        return None
    text, changed = document.text, False
    for block in document.blocks:
        if _is_in_capitals(text, block):
            written = running_case(text[block.start : block.end], language)
            text = text[: block.start] + written + text[block.end :]
            changed = True
    return replace(document, text=text) if changed else None


def as_printed(record: T, text: str) -> T:
    """The record with every text and quote that has offsets as it stands in this text."""
    if not is_dataclass(record) or isinstance(record, type):
        return record
    told: dict[str, object] = {}
    for field in fields(record):
        value = getattr(record, field.name)
        if isinstance(value, tuple):
            printed: object = tuple(as_printed(one, text) for one in value)
        else:
            printed = as_printed(value, text)
        if printed is not value and printed != value:
            told[field.name] = printed
    start, end = getattr(record, "start", None), getattr(record, "end", None)
    if isinstance(start, int) and isinstance(end, int):
        for name in ("text", "quote"):
            if getattr(record, name, None) is not None:
                told[name] = text[start:end]
    return replace(record, **told) if told else record


def _is_in_capitals(text: str, block: Block) -> bool:
    words = _WORD.findall(text, block.start, block.end)
    if len(words) < _LEAST_WORDS:
        return False
    letters = "".join(words)
    return sum(map(str.isupper, letters)) >= _SHARE * len(letters)


def running_case(text: str, language: str) -> str:
    """Text in capitals as running text of the same length; as it is without a case lexicon."""
    words = case_words(language)
    if words is None:
        return text
    return _Writer(text, language, words).write()


class _Writer:
    """Writes one block."""

    def __init__(self, text: str, language: str, words: CaseWords) -> None:
        self.text = text
        self.language = language
        self.words = words
        self.calendar: CalendarWords = calendar_words(language)
        closed = grammar(language)
        self.closed = frozenset[str]() if closed is None else frozenset(closed.closed)
        times = time_grammar(language)
        self.times = frozenset[str]() if times is None else times.gate
        self.small = "".join(low if len(low := c.lower()) == 1 else c for c in text)
        self.tokens = tokenise(self.small)
        self.lowers = [token.lower for token in self.tokens]
        self.letters = list(self.small)
        self.named = [False] * len(self.tokens)

    def write(self) -> str:
        at = 0
        while at < len(self.tokens):
            at = max(self._actor(at), self._person(at), self._place(at), self._single(at), at + 1)
        for at, word in enumerate(self.lowers):
            if word in self.words.titles:
                self._behind_title(at)
        for found in _SPELLED.finditer(self.text):
            self.letters[found.start() : found.end()] = found[0]
        for found in _OPENS.finditer(self.text):
            if self._opens_sentence(found.start(1), found.start()):
                self.letters[found.start(1)] = self.text[found.start(1)]
        return "".join(self.letters)

    def _opens_sentence(self, at: int, before: int) -> bool:
        """Whether a sentence opens at this letter: behind "U.S." most words do not."""
        if before < 1 or self.text[before] != "." or not _SPELLED_END.search(self.text, 0, before):
            return True
        word = _WORD.match(self.small, at)
        return word is not None and (word[0] in self.closed or word[0] in self.words.behind_places)

    # --- what has a capital ----------------------------------------------------------------------

    def _actor(self, at: int) -> int:
        """Writes the name of a state, body or person that begins here; gives where it ends."""
        first = self.lowers[at]
        if first in self.words.never and at + 1 >= len(self.lowers):
            return at
        for name in actor_lexicon().names.get(first, ()):
            last = at + 1 + len(name.rest)
            if self.lowers[at + 1 : last] != name.rest:
                continue
            if last == at + 1 and (first in self.words.never or first in self.closed):
                continue
            for place in range(at, last):
                whole = name.exact is not None and name.exact[place - at].isupper()
                if place == at or self.lowers[place] not in self.closed:
                    self._capital(place, whole=whole)
            return last
        return at

    def _person(self, at: int) -> int:
        """Writes the name of a person that begins with a given name; gives where it ends."""
        if self.lowers[at] not in self.words.given_names:
            return at
        last, limit = at + 1, min(len(self.lowers), at + _FULL_NAME)
        while last < limit:
            behind = last
            while self._word(behind) in self.words.name_particles or (
                behind > last and self._word(behind) == "."
            ):
                behind += 1
            initial = self._word(behind + 1) == "." and len(self._word(behind)) == 1
            if initial:
                last = behind + 2
            elif behind < limit and self._may_be_surname(behind):
                last = behind + 1
            else:
                break
        if last == at + 1:
            return at
        for place in range(at, last):
            if self.lowers[place] not in self.words.name_particles:
                self._capital(place)
        return last

    def _may_be_surname(self, at: int) -> bool:
        """Whether this word is none of the language, as far as its lexica of words tell."""
        word = self.lowers[at]
        if word in self.words.given_names:
            return True
        counted = measure_lexicon(self.language)
        if word in self.times or (counted is not None and word in counted.nouns):
            return False
        return self._may_be_name(at)

    def _place(self, at: int) -> int:
        """Writes the name of a place that begins here, where one may stand."""
        if self.tokens[at].kind != "word" or self._is_known(at):
            return at
        opened = (
            at == 0
            or self.lowers[at - 1] in self.words.before_places
            or (at > 1 and self.lowers[at - 1] == "," and self.named[at - 2])
        )
        known = gazetteer()
        for last in range(min(len(self.tokens), at + MAX_WORDS), at, -1):
            if any(token.kind != "word" for token in self.tokens[at:last]):
                continue
            form = fold(" ".join(self.lowers[at:last]))
            if form not in known:
                continue
            towns = cities().named(form)
            large = bool(towns) and towns[0].population >= SURE_TOWN
            if opened or last > at + 1 or large or known.sure_region(form):
                for place in range(at, last):
                    if place == at or self.lowers[place] not in self.closed:
                        self._capital(place)
                if self._word(last) in self.words.behind_places:
                    self._capital(last)
                return last
        return at

    def _single(self, at: int) -> int:
        """Writes a day, a month, an abbreviation or a word that always has a capital."""
        word, token = self.lowers[at], self.tokens[at]
        if word in self.words.always or word in self.calendar.days or self._is_month(at):
            self._capital(at)
        elif token.kind == "word" and self._is_abbreviation(at):
            self._capital(at, whole=True)
        return at

    def _is_month(self, at: int) -> bool:
        word = self.lowers[at]
        if word not in self.calendar.months:
            return False
        if word not in self.calendar.needs_capital:
            return True
        before = self._word(at - 1)
        if (
            self._is_number(at - 1)
            or self._is_number(at + 1)
            or (before in self.calendar.shifts_before)
        ):
            return True
        ends = at + 1 >= len(self.tokens) or self.tokens[at + 1].kind == "mark"
        return ends and before in self.calendar.before_bare

    def _is_abbreviation(self, at: int) -> bool:
        word = self.lowers[at]
        if (
            not word.replace("-", "").isalpha()
            or not _SHORTEST_ABBREVIATION <= len(word) <= _LONGEST_ABBREVIATION
        ):
            return False
        bracketed = self._word(at - 1) in {"(", "["} and self._word(at + 1) in {")", "]"}
        if bracketed:
            return not self._is_known(at)
        return (
            not _VOWELS.search(word) and word not in self.words.titles and not (self._is_known(at))
        )

    def _behind_title(self, at: int) -> None:
        """Writes the name behind a title, and the title with it."""
        first = at + 1
        while self._word(first) == ".":
            first += 1
        last = first
        while last < min(len(self.tokens), first + _NAME) and self._may_be_surname(last):
            self._capital(last)
            last += 1
        if last > first or (first < len(self.tokens) and self.named[first]):
            self._capital(at)

    def _may_be_name(self, at: int) -> bool:
        if self.named[at]:
            return True
        token = self.tokens[at]  # the mark of an owner is a token too
        return token.kind == "word" and token.lower[0].isalpha() and not self._is_known(at)

    def _is_known(self, at: int) -> bool:
        """Whether the language has this word, so that it is no name."""
        word = self.lowers[at]
        if word in self.closed or word in self.words.never or word in self.words.titles:
            return True
        return analyse(word, self.language).kind is not Kind.UNKNOWN

    def _is_number(self, at: int) -> bool:
        return 0 <= at < len(self.tokens) and self.tokens[at].kind == "number"

    def _word(self, at: int) -> str:
        return self.lowers[at] if 0 <= at < len(self.lowers) else ""

    def _capital(self, at: int, *, whole: bool = False) -> None:
        token: Token = self.tokens[at]
        end = token.end if whole else token.start + 1
        self.letters[token.start : end] = self.text[token.start : end]
        self.named[at] = True
