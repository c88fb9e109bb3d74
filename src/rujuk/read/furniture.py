"""Furniture of a page: lines that are not the story, told by the words of `furniture.yaml`.

Every reader asks `classify` for a line. The lexica of all language packs serve every page, since
pages mix them (an Indonesian page says "Leave a Reply"); the page's own language is asked first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

import msgspec

from rujuk.errors import LexiconError
from rujuk.lang.packs import languages, lexicon_path
from rujuk.lexicon import load
from rujuk.records import BlockKind  # noqa: TC001 - msgspec reads the annotation

LONGEST_LINE = 400  # characters; a longer line is prose whatever its words are
_TAIL = 160  # characters at the end of a line where `searches` look
_LONGEST_PHRASE = 8  # words looked at for `starts` and `lines`
_WORDS = re.compile(r"[^\W\d_]+")
_LABEL = re.compile(r"^\W*([^\W\d_][^:|]{0,38}?)\s{0,4}[:|]\s*(.*)$", re.DOTALL)


class Effect(StrEnum):
    """What a hit means for the lines that follow."""

    LINE = "line"
    ITEM = "item"
    STOP = "stop"


class FurnitureEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One entry of `furniture.yaml`; the file's head explains the fields."""

    id: str
    kind: BlockKind
    effect: Effect
    source: str
    lines: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    searches: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    most_words: int = 16


@dataclass(frozen=True, slots=True)
class FurnitureHit:
    """What a line of furniture is. `rule` names the lexicon entry ("furniture.id.share.row").

    `bare` is true where the words are the whole line, so that what they announce ("Baca juga:")
    stands in the next line.
    """

    kind: BlockKind
    effect: Effect
    rule: str
    bare: bool


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """The entries of all packs, indexed by their words; patterns in one regex."""

    lines: dict[str, tuple[FurnitureEntry, str]]
    starts: dict[str, tuple[FurnitureEntry, str]]
    labels: dict[str, tuple[FurnitureEntry, str]]
    first_words: frozenset[str]
    patterns: re.Pattern[str]
    by_group: tuple[tuple[FurnitureEntry, str], ...]
    hints: dict[str, tuple[tuple[re.Pattern[str], FurnitureEntry, str], ...]]


def words_of(line: str) -> list[str]:
    """The words of a line in small letters, without numbers and marks."""
    return _WORDS.findall(line.lower())


def classify(
    line: str, language: str | None = None, words: list[str] | None = None
) -> FurnitureHit | None:
    """What piece of furniture this line is; null for a line that may be the story.

    Takes one line without its line end, and its `words_of` where the caller has them. A line of
    more than 400 characters is never furniture, so the cost is bounded.
    """
    if len(line) > LONGEST_LINE:
        return None
    lexicon = _lexicon(language)
    if words is None:
        words = words_of(line)
    if len(words) <= _LONGEST_PHRASE:
        found = lexicon.lines.get(" ".join(words))
        if found is not None and words:
            return _hit(found, bare=True)
    label = _LABEL.match(line)
    if label is not None:
        found = lexicon.labels.get(" ".join(words_of(label[1])))
        if found is not None and len(words) <= found[0].most_words:
            return _hit(found, bare=not _WORDS.search(label[2]))
    if words and words[0] in lexicon.first_words:
        for count in range(min(len(words), _LONGEST_PHRASE), 0, -1):
            found = lexicon.starts.get(" ".join(words[:count]))
            if found is not None and len(words) <= found[0].most_words:
                return _hit(found, bare=count == len(words))
    return _by_pattern(line, words, lexicon)


def _by_pattern(line: str, words: list[str], lexicon: _Lexicon) -> FurnitureHit | None:
    match = lexicon.patterns.match(line)
    if match is not None and match.lastgroup is not None:
        found = lexicon.by_group[int(match.lastgroup[1:])]
        if len(words) <= found[0].most_words:
            return _hit(found, bare=False)
    if "©" not in line and lexicon.hints.keys().isdisjoint(words):
        return None
    for word in ("©", *words) if "©" in line else words:
        for pattern, entry, language in lexicon.hints.get(word, ()):
            if len(words) <= entry.most_words and pattern.search(line[-_TAIL:]):
                return _hit((entry, language), bare=False)
    return None


def _hit(found: tuple[FurnitureEntry, str], *, bare: bool) -> FurnitureHit:
    entry, language = found
    return _cached_hit(entry.kind, entry.effect, f"furniture.{language}.{entry.id}", bare)


@cache
def _cached_hit(kind: BlockKind, effect: Effect, rule: str, bare: bool) -> FurnitureHit:  # noqa: FBT001 - a key
    return FurnitureHit(kind=kind, effect=effect, rule=rule, bare=bare)


@cache
def _lexicon(language: str | None) -> _Lexicon:
    paths: dict[str, str] = {}
    for code in (language, *languages()) if language else languages():
        path = lexicon_path(code, "furniture")
        if path is not None:
            paths.setdefault(path, path.split("/")[1])
    phrases: tuple[dict[str, tuple[FurnitureEntry, str]], ...] = ({}, {}, {})
    by_group: list[tuple[FurnitureEntry, str]] = []
    hints: dict[str, tuple[tuple[re.Pattern[str], FurnitureEntry, str], ...]] = {}
    for path, code in paths.items():
        for entry in load(path, list[FurnitureEntry]):
            for texts, index in zip(
                (entry.lines, entry.starts, entry.labels), phrases, strict=True
            ):
                for text in texts:
                    index.setdefault(" ".join(words_of(text)), (entry, code))
            for pattern in (*entry.patterns, *entry.searches):
                _check(pattern, path)
            by_group += [(entry, code)] * len(entry.patterns)
            searches = re.compile("|".join(entry.searches), re.IGNORECASE)
            for hint in entry.hints:
                hints[hint] = (*hints.get(hint, ()), (searches, entry, code))
    patterns = [
        pattern
        for path in paths
        for entry in load(path, list[FurnitureEntry])
        for pattern in entry.patterns
    ]
    return _Lexicon(
        lines=phrases[0],
        starts=phrases[1],
        labels=phrases[2],
        first_words=frozenset(phrase.split(" ", 1)[0] for phrase in phrases[1]),
        patterns=re.compile(
            "|".join(f"(?P<p{index}>{pattern})" for index, pattern in enumerate(patterns)),
            re.IGNORECASE,
        ),
        by_group=tuple(by_group),
        hints=hints,
    )


def _check(pattern: str, path: str) -> None:
    try:
        groups = re.compile(pattern).groups
    except re.error as error:
        raise LexiconError(f"pattern {pattern!r}: {error}", path=path) from error
    if groups:
        raise LexiconError(f"pattern {pattern!r} has a capturing group: use (?:...)", path=path)
