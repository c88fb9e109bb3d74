"""Numbers as written: digits with their separators, number words, vague amounts."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from rujuk.lang.packs import lexicon_path, pack_facts
from rujuk.lexicon import load

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rujuk.lang.tokens import Token

# Letters that a scanner puts for a digit. Only within a word that has a true digit.
_SCANNED = str.maketrans("OoQlIiZzSsB", "00011122558")
_SCANNED_WORD = re.compile(r"\d[\dOoQlIiZzSsB]*|[lI]\d+")
_TEN = 10
_HUNDRED = 100
_THOUSAND = 1000
_TENS = range(20, 100, 10)
_CLOCK_PARTS = re.compile(r"\d{1,2}[.:]\d{2}(?:[.:]\d{2})?")


class NumberWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`numbers.yaml` of a language."""

    source: str
    units: dict[str, int]
    never_alone: frozenset[str]
    wholes: dict[str, int]
    teens: frozenset[str]
    tens: frozenset[str]
    hundreds: frozenset[str]
    scales: dict[str, int]
    packs: dict[str, int]
    fused_packs: dict[str, int]
    ones: frozenset[str]
    vague: dict[str, tuple[int, int | None]]
    several: frozenset[str]
    several_of: dict[str, int]
    half: frozenset[str]
    fractions: dict[str, int]
    denominators: dict[str, int]
    percent: frozenset[str]
    ranges: frozenset[str]
    range_tails: frozenset[str]
    between: frozenset[str]
    about_suffix: str
    possessive: str
    ranges_of_change: frozenset[str]
    between_and: frozenset[str]
    not_after: dict[str, frozenset[str]]
    not_before: dict[str, frozenset[str]]
    none: tuple[str, ...]
    none_after: tuple[str, ...]
    none_openers: frozenset[str]
    fused_scales: dict[str, int] = {}
    articles: frozenset[str] = frozenset()
    vague_scales: dict[str, int] = {}
    links: frozenset[str] = frozenset()
    not_linked: frozenset[str] = frozenset()
    percent_tails: frozenset[str] = frozenset()
    joins: frozenset[str] = frozenset()
    ranges_unless_change: frozenset[str] = frozenset()
    tens_join: frozenset[str] = frozenset()
    """Between tens and units ("treinta y cinco")."""
    linked_amounts: frozenset[str] = frozenset()
    """Words of amount that take a link to what they count ("millones de personas")."""
    scanned: bool = False
    """Whether letters beside a digit are read as digits ("2Z" is 22), as scanners misread them."""

    def is_cardinal(self, word: str) -> bool:
        """Whether the word is a number below a hundred, or several of them with hyphens."""
        if "-" not in word:
            return word in self.units or word in self.wholes
        first, *rest = word.split("-")
        if first in self.wholes and len(rest) == 1 and rest[0] in self.units:
            return True
        amounts = all(part in self.hundreds or part in self.scales for part in rest)
        return amounts and self.is_cardinal(first)


@cache
def number_words(language: str) -> NumberWords | None:
    """The number words of this language; null where it has no pack for them."""
    path = lexicon_path(language, "numbers")
    return None if path is None else load(path, NumberWords)


class Reading(msgspec.Struct, frozen=True, gc=False):
    """A number read from tokens `[first, last)`.

    `low` and `high` are inclusive, equal for a plain number; `high` is null for an open vague
    amount. `form` is plain, vague, about ("10.000-an"), range, one ("seorang"), fraction, date,
    clock, version, decade or scanned (letters read as digits). `scale` is the last multiplier word.
    """

    first: int
    last: int
    low: float
    high: float | None
    form: str
    scale: int = 1


def whole(value: float) -> int | float:
    """An int where the value is whole to six decimals, else the value rounded to six."""
    if value == int(value):
        return int(value)
    rounded = round(value, 6)
    return int(rounded) if rounded == int(rounded) else rounded


@cache
def _separators(language: str) -> tuple[re.Pattern[str], re.Pattern[str], str, str]:
    facts = pack_facts(language)
    thousands, decimal = (facts.thousands, facts.decimal) if facts else (".", ",")
    t, d = re.escape(thousands), re.escape(decimal)
    return (
        re.compile(rf"\d{{1,3}}(?:{t}\d{{3}})+(?:{d}\d+)?"),
        re.compile(rf"(?<!\d)\d++{d}\d++"),
        thousands,
        decimal,
    )


def _without_suffix(text: str, language: str) -> str | None:
    """The digits before the suffix of about so many, or null where there is none."""
    words = number_words(language)
    if words is None or not words.about_suffix or not text.lower().endswith(words.about_suffix):
        return None
    stem = text[: -len(words.about_suffix)].removesuffix("-")
    return stem if stem[-1:].isdecimal() else None


def _with_scale(text: str, language: str) -> float | None:
    """The value of digits with a word of amount behind a hyphen ("15-hundred"), or null."""
    digits, hyphen, word = text.lower().partition("-")
    words = number_words(language)
    if not hyphen or words is None or not digits.isdecimal():
        return None
    if word in words.hundreds:
        return float(digits) * _HUNDRED
    return float(digits) * words.scales[word] if word in words.scales else None


def read_digits(text: str, language: str) -> tuple[float, str] | None:
    """Value and form of a number token; null for what is no number at all.

    Forms: plain, about ("10.000-an"), decade ("1990-an"), date (17/8), clock (14.30), version.
    The separators are those of the language's pack.
    """
    if text.isdecimal():
        return (float(text), "plain") if len(text) < 16 else None  # noqa: PLR2004 - float is exact
    form = "plain"
    scaled = _with_scale(text, language)
    if scaled is not None:
        return scaled, form
    stem = _without_suffix(text, language)
    if stem is not None:
        text, form = stem, "about"
        if text.isdecimal():
            year = len(text) == 4 and text[:2] in {"18", "19", "20"}  # noqa: PLR2004 - a year
            return float(text), "decade" if year or text in {"60", "70", "80", "90"} else "about"
    if "/" in text:
        return 0.0, "date"
    grouped, decimals, thousands, decimal = _separators(language)
    if grouped.fullmatch(text):
        return float(text.replace(thousands, "").replace(decimal, ".")), form
    if decimals.fullmatch(text):
        return float(text.replace(decimal, ".")), form
    if _CLOCK_PARTS.fullmatch(text):
        return 0.0, "clock"
    return 0.0, "version"


def read_scanned(text: str) -> int | None:
    """The number behind a word in which a scanner put letters for digits ("2Z" is 22), or null."""
    if len(text) > 4 or not _SCANNED_WORD.fullmatch(text):  # noqa: PLR2004 - counts, not codes
        return None
    return int(text.translate(_SCANNED))


def read_number(
    tokens: Sequence[Token], lowers: Sequence[str], at: int, words: NumberWords, language: str
) -> Reading | None:
    """The longest number that begins at token `at`, or null."""
    found = _read(tokens, lowers, at, words, language)
    if found is None or lowers[found.last - 1] not in words.linked_amounts:
        return found
    last = _past_link(lowers, found.last, words)
    return Reading(found.first, last, found.low, found.high, found.form, found.scale)


def _read(
    tokens: Sequence[Token], lowers: Sequence[str], at: int, words: NumberWords, language: str
) -> Reading | None:
    word = lowers[at]
    token = tokens[at]
    if token.kind == "number":
        return _from_digits(tokens, lowers, at, words, language)
    if word in words.vague or (word in words.several and at + 1 < len(lowers)):
        return _vague(lowers, at, words)
    if word in words.articles:
        return _after_article(tokens, lowers, at, words)
    if word in words.ones:
        return Reading(at, at + 1, 1, 1, "one")
    if word in words.half and at + 2 < len(lowers) and lowers[at + 1] in words.articles:
        whole_one = words.packs.get(lowers[at + 2]) or words.scales.get(lowers[at + 2])
        if whole_one is not None:
            return Reading(at, at + 3, whole_one / 2, whole_one / 2, "plain")
    if word in words.fractions and not _is_half_scale(lowers, at, words):
        return Reading(at, at + 1, 1 / words.fractions[word], 1 / words.fractions[word], "fraction")
    if token.text[0].isdecimal() or (token.text[0] in "lI" and token.text[-1].isdecimal()):
        for suffix, scale in words.fused_scales.items():
            if word.endswith(suffix) and word.removesuffix(suffix).isdecimal():
                value = float(word.removesuffix(suffix)) * scale
                return Reading(at, at + 1, value, value, "plain", scale)
        scanned = read_scanned(token.text) if words.scanned else None
        if scanned is not None:
            return _scaled(lowers, at, at + 1, scanned, words, "scanned")
        return None
    return _from_words(lowers, at, words)


def _after_article(
    tokens: Sequence[Token], lowers: Sequence[str], at: int, words: NumberWords
) -> Reading | None:
    """What an article says: one, or the one of "a hundred", "a third of", "a few dozen".

    Null where another number follows that it does not count ("a record 12", "a group of 12").
    """
    if at + 1 >= len(lowers) or _guarded(lowers, at, words):
        return None
    follows, further = lowers[at + 1], lowers[at + 2] if at + 2 < len(lowers) else ""
    if follows in words.packs or follows in words.hundreds or follows in words.scales:
        return _from_words(lowers, at, words)
    if follows in words.several or follows in words.fused_packs:
        inner = read_number(tokens, lowers, at + 1, words, "")
        return None if inner is None else _from(at, inner)
    if follows in words.denominators:
        part = 1 / words.denominators[follows]
        return Reading(at, at + 2, part, part, "fraction") if further in words.links else None
    described = tokens[at + 1].kind == "number" and "-" in follows  # "a 12-year-old boy"
    if words.is_cardinal(follows) or (tokens[at + 1].kind != "word" and not described):
        return None
    if further and (tokens[at + 2].kind == "number" or words.is_cardinal(further)):
        return None
    return Reading(at, at + 1, 1, 1, "one")


def _from(first: int, reading: Reading) -> Reading:
    return Reading(first, reading.last, reading.low, reading.high, reading.form, reading.scale)


def _is_half_scale(lowers: Sequence[str], at: int, words: NumberWords) -> bool:
    return lowers[at] in words.half and at + 1 < len(lowers) and lowers[at + 1] in words.scales


def _from_digits(
    tokens: Sequence[Token], lowers: Sequence[str], at: int, words: NumberWords, language: str
) -> Reading | None:
    read = read_digits(tokens[at].text, language)
    if read is None:
        return None
    value, form = read
    if form not in {"plain", "about"}:
        return Reading(at, at + 1, value, value, form)
    reading = _scaled(lowers, at, at + 1, value, words, form)
    while reading.scale > _THOUSAND and reading.last + 1 < len(tokens):
        after = reading.last
        smaller = words.scales.get(lowers[after + 1], reading.scale)
        rest = read_digits(tokens[after].text, language) if tokens[after].kind == "number" else None
        if smaller >= reading.scale or rest is None or rest[1] != "plain":
            break
        total = reading.low + rest[0] * smaller
        reading = Reading(at, after + 2, total, total, form, smaller)
    return reading


def _scaled(
    lowers: Sequence[str], first: int, last: int, value: float, words: NumberWords, form: str
) -> Reading:
    """Apply the multiplier words that follow a value written in digits."""
    scale = 1
    if last < len(lowers):
        word = lowers[last]
        if word in words.scales:
            scale = words.scales[word]
            last += 1
        elif word in words.packs:
            return Reading(
                first, last + 1, value * words.packs[word], value * words.packs[word], form
            )
        elif word in words.hundreds and value < _HUNDRED and words.articles:
            scale = _HUNDRED
            last += 1
        elif word in words.hundreds and last + 1 < len(lowers) and lowers[last + 1] in words.scales:
            scale = _HUNDRED * words.scales[lowers[last + 1]]
            last += 2
    return Reading(first, last, value * scale, value * scale, form, scale)


def _vague(lowers: Sequence[str], at: int, words: NumberWords) -> Reading | None:
    word = lowers[at]
    if word in words.several:
        unit = words.several_of.get(lowers[at + 1])
        if unit is None:
            return None
        # From two of them to the greatest number of as many digits: several dozen are 24 to 99.
        low, high, last = 2.0 * unit, 10.0 ** len(str(2 * unit)) - 1, at + 2
        if lowers[at + 1] in words.teens:
            low, high = 11.0, 19.0
    else:
        bounds = words.vague[word]
        low, last = float(bounds[0]), at + 1
        if bounds[1] is None:
            return Reading(at, _past_link(lowers, last, words), low, None, "vague")
        high = float(bounds[1])
    scale = 1
    while last < len(lowers) and lowers[last] in words.scales:
        scale *= words.scales[lowers[last]]
        last += 1
    if last + 1 < len(lowers) and lowers[last] in words.links:
        many = words.vague_scales.get(lowers[last + 1], 1)
        last, scale = (last + 2, scale * many) if many > 1 else (last, scale)
    if scale > 1:
        high = (high + 1) * scale - 1
    return Reading(at, _past_link(lowers, last, words), low * scale, high, "vague", scale)


def _past_link(lowers: Sequence[str], at: int, words: NumberWords) -> int:
    """Behind the link of a vague amount to what it counts ("dozens of people")."""
    if at + 1 < len(lowers) and lowers[at] in words.links:
        return at if lowers[at + 1] in words.not_linked else at + 1
    return at


class _Sum:
    """A number in words as it grows: what is below the next scale word, and the rest."""

    __slots__ = ("scale", "section", "single", "total")

    def __init__(self) -> None:
        self.total = 0.0
        self.section = 0.0
        self.single: float | None = None
        self.scale = 0

    def take(self, word: str, words: NumberWords) -> bool:
        """Add one word; false where it cannot continue the number."""
        digit = self.single
        if word in words.units:
            if digit is not None:
                return False
            self.single = float(words.units[word])
        elif word in words.wholes:
            return self._take_whole(words.wholes[word])
        elif digit is not None and 0 < digit < _TEN and word in words.teens:
            self.section += digit + _TEN
            self.single = 0.0
        elif digit is not None and 0 < digit < _TEN and word in words.tens:
            self.section += digit * _TEN
            self.single = None
        elif digit is not None and 0 < digit < _TEN and word in words.hundreds:
            self.section += digit * _HUNDRED
            self.single = None
        elif digit == 0 and _TEN < self.section < _HUNDRED and word in words.hundreds:
            self.section *= _HUNDRED  # "fifteen hundred"
            self.single = None
        elif word in words.scales:
            return self._take_scale(words.scales[word])
        elif digit is not None and word in words.packs:
            self.single = digit * words.packs[word]
        else:
            return False
        return True

    def _take_whole(self, value: int) -> bool:
        if self.single is not None:
            return False
        if value >= _THOUSAND:
            if self.section or (self.scale and value >= self.scale):
                return False
            self.total += value
            self.scale = value
        elif value >= _HUNDRED:
            if self.section:
                return False
            self.section += value
        else:
            if self.section % _HUNDRED:
                return False
            self.section += value
            # After a word for ten or a number of the teens no unit follows, after "twenty" it does.
            self.single = None if value > _TEN and not value % _TEN else 0.0
        return True

    def _take_scale(self, scale: int) -> bool:
        below = self.section + (self.single or 0.0)
        if not below or (self.scale and scale >= self.scale):
            return False
        self.total += below * scale
        self.section, self.single, self.scale = 0.0, None, scale
        return True

    def take_all(self, parts: Sequence[str], words: NumberWords) -> bool:
        """Add the words of one with hyphens; false where the first cannot continue the number."""
        return all(self.take(part, words) for part in parts)

    @property
    def value(self) -> float:
        return self.total + self.section + (self.single or 0.0)


def _from_words(lowers: Sequence[str], at: int, words: NumberWords) -> Reading | None:
    word = lowers[at]
    if word in words.fused_packs:
        return Reading(at, at + 1, words.fused_packs[word], words.fused_packs[word], "plain")
    if _is_half_scale(lowers, at, words):
        scale = words.scales[lowers[at + 1]]
        return Reading(at, at + 2, 0.5 * scale, 0.5 * scale, "plain", scale)
    growing = _Sum()
    last = at
    if word in words.articles:
        growing.single, last = 1.0, at + 1
    elif not words.is_cardinal(word):
        share = _hyphened_share(word, words)
        return _pair(lowers, at, words) if share is None else _share(at, share)
    elif _guarded(lowers, at, words):
        return None
    while last < len(lowers):
        last += _joins(lowers, last, at, words)
        word = lowers[last]
        if word in words.half and last > at and _is_half_scale(lowers, last, words):
            growing.single = (growing.single or 0.0) + 0.5
        elif word in words.denominators and last == at + 1:
            share = words.units.get(lowers[at], 0) / words.denominators[word]
            return Reading(at, last + 1, share, share, "fraction")
        elif "-" in word and words.is_cardinal(word):
            if not growing.take_all(word.split("-"), words):
                break
        elif not growing.take(word, words):
            break
        last += 1
    if last == at + 1 and lowers[at] in words.never_alone:
        return None
    return Reading(at, last, growing.value, growing.value, "plain", max(1, growing.scale))


def _share(at: int, share: float) -> Reading:
    return Reading(at, at + 1, share, share, "fraction")


def _joins(lowers: Sequence[str], at: int, first: int, words: NumberWords) -> bool:
    """Whether "and" joins two parts of a number here: "one hundred and five"."""
    if lowers[at] in words.tens_join and at > first and at + 1 < len(lowers):
        return words.wholes.get(lowers[at - 1], 0) in _TENS and lowers[at + 1] in words.units
    if lowers[at] not in words.joins or at < first + 2 or at + 1 >= len(lowers):
        return False
    before = lowers[at - 1]
    scaled = before in words.hundreds or before in words.scales
    return scaled and words.is_cardinal(lowers[at + 1])


def _hyphened_share(word: str, words: NumberWords) -> float | None:
    """The share that a word like "two-thirds" names, or null."""
    above, hyphen, below = word.partition("-")
    if not hyphen or above not in words.units or below not in words.denominators:
        return None
    return words.units[above] / words.denominators[below]


def _guarded(lowers: Sequence[str], at: int, words: NumberWords) -> bool:
    word = lowers[at]
    if at and lowers[at - 1] in words.not_after.get(word, ()):
        return True
    return at + 1 < len(lowers) and lowers[at + 1] in words.not_before.get(word, ())


def _pair(lowers: Sequence[str], at: int, words: NumberWords) -> Reading | None:
    """Two neighbouring number words in one token: "dua-tiga" is a range."""
    low, hyphen, high = lowers[at].partition("-")
    if not hyphen or low not in words.units or high not in words.units:
        return None
    if words.units[low] >= words.units[high]:
        return None
    return Reading(at, at + 1, words.units[low], words.units[high], "range")
