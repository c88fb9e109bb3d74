"""The masthead of a page: its lines taken apart into dates, names, menus, sections, authors."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal

import msgspec

from rujuk.lang.packs import languages, lexicon_path
from rujuk.lexicon import load
from rujuk.read.dateline import is_host
from rujuk.read.furniture import words_of
from rujuk.read.page_dates import (
    PageDate,
    clock_spans,
    find_dates,
    is_date_words,
    label_before,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rujuk.read.lines import Line

_MENU_WORDS, _CRUMBS = 4, 5  # words of a menu item, items of a breadcrumb
_MARKS = re.compile(r"[\W_]+")
_MENU_SHARE = 0.7  # share of section names among the words of a menu in one line
_TWO = 2  # a line of two names may be a title
_INITIALS = 3  # letters; a name as short as this is compared with initials only
_SEPARATOR = re.compile(r"\s*[|•·»\u203a>/;,~]+\s*|\s+[-–—]+\s+|\s*[–—]+\s*|\s{3,}|\t")
# White space before a mark is taken from its first sign on, or not at all: never tried twice.
_MENU = re.compile(r"(?<!\s)\s++[-–—]\s++|(?:(?<!\s)\s++)?[|•·]\s*+")
_CRUMB = re.compile(r"(?:(?<!\s)\s++)?[»\u203a>→]\s*+|(?<!\s)\s++/\s++")
_CREDITS = re.compile(r"((?:(?<!\s)\s++)?[|;/•]\s*+|(?<!\s)\s++[–—-]\s++)")
_NAME_MOST_WORDS = 6


class MastheadWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`masthead.yaml` of a pack."""

    source: str
    author_words: tuple[str, ...]
    and_words: tuple[str, ...]
    editor_words: tuple[str, ...]
    desk_words: tuple[str, ...]
    outlet_words: tuple[str, ...]
    sections: tuple[str, ...]
    home_words: tuple[str, ...]
    reading_words: tuple[str, ...]
    copyright_words: tuple[str, ...]
    second_in_dateline: Literal["outlet", "region"]


@dataclass(frozen=True, slots=True)
class Words:
    """The masthead words of all packs together."""

    author: re.Pattern[str]
    editor: re.Pattern[str]
    between_names: re.Pattern[str]
    desk: frozenset[str]
    outlet: frozenset[str]
    sections: frozenset[str]
    home: frozenset[str]
    reading: frozenset[str]
    copyright: re.Pattern[str]


@cache
def masthead_words() -> Words:
    """The words, loaded once."""
    paths = sorted({lexicon_path(code, "masthead") or "" for code in languages()} - {""})
    packs = [load(path, MastheadWords) for path in paths]

    def label(words: Iterable[str]) -> re.Pattern[str]:
        either = "|".join(re.escape(w) for w in sorted(set(words), key=lambda w: (-len(w), w)))
        return re.compile(rf"^\W*(?:{either})\b\s*[:=]?\s*", re.IGNORECASE)

    return Words(
        author=label(word for pack in packs for word in pack.author_words),
        editor=label(word for pack in packs for word in pack.editor_words),
        between_names=re.compile(
            r"(?:(?<!\s)\s++)?,\s*+|(?<!\s)\s++(?:"
            + "|".join(re.escape(word) for pack in packs for word in pack.and_words)
            + r")\s++",
            re.IGNORECASE,
        ),
        desk=frozenset(word for pack in packs for word in pack.desk_words),
        outlet=frozenset(word for pack in packs for word in pack.outlet_words),
        sections=frozenset(word for pack in packs for word in pack.sections),
        home=frozenset(word for pack in packs for word in pack.home_words),
        reading=frozenset(word for pack in packs for word in pack.reading_words),
        copyright=re.compile(
            r"©|ⓒ|\(c\)|"
            + "|".join(re.escape(word) for pack in packs for word in pack.copyright_words),
            re.IGNORECASE,
        ),
    )


@cache
def second_is_outlet(language: str | None) -> bool:
    """Whether the unknown second name of a dateline ("Place, Name -") is an outlet.

    It is in Indonesian, and where the language is unknown; in English it is the first's region.
    """
    path = lexicon_path(language, "masthead") if language else None
    return path is None or load(path, MastheadWords).second_in_dateline == "outlet"


@dataclass(slots=True)
class Parts:
    """A line of the masthead taken apart; spans are offsets in the page."""

    dates: list[PageDate] = field(default_factory=list)
    labels: list[str | None] = field(default_factory=list)
    clock: bool = False
    pieces: list[tuple[int, int]] = field(default_factory=list)

    @property
    def alone(self) -> bool:
        """Whether the line is a date and nothing else of weight."""
        return bool(self.dates) and not self.pieces


def take_apart(line: Line, language: str | None) -> Parts:
    """Dates, clock times and the remaining pieces of a line, in order."""
    parts = Parts()
    taken: list[tuple[int, int]] = []
    since = 0
    for date in find_dates(line.text, language):
        label = label_before(line.text, date.start, since)
        parts.dates.append(date)
        parts.labels.append(label[0] if label else None)
        taken.append((label[1] if label else date.start, date.end))
        since = date.end
    clocks = clock_spans(line.text)
    parts.clock = bool(clocks)
    taken += clocks
    blank = list(line.text)
    for start, end in taken:
        blank[start:end] = "|" * (end - start)
    rest = "".join(blank)
    position = 0
    for match in [*_SEPARATOR.finditer(rest), None]:
        stop = match.start() if match else len(rest)
        piece = rest[position:stop].strip(" .:()[]-\xa0")
        if piece and any(char.isalpha() for char in piece) and not _is_reading(piece):
            begin = rest.index(piece, position)
            parts.pieces.append((line.start + begin, line.start + begin + len(piece)))
        position = match.end() if match else stop
    return parts


def _is_reading(piece: str) -> bool:
    words = words_of(piece)
    return " ".join(words) in masthead_words().reading or is_date_words(words)


def is_menu(line: str) -> bool:
    """Whether a line is a menu or a breadcrumb by its form or its words."""
    words = masthead_words()
    known = words.sections | words.home
    for separator in (_CRUMB, _MENU):
        pieces = separator.split(line)
        if len(pieces) > 1 and all(0 < len(piece.split()) <= _MENU_WORDS for piece in pieces):
            hits = sum(" ".join(words_of(piece)) in known for piece in pieces)
            if hits or len(pieces) > _TWO:
                return True
    plain = words_of(line)
    return len(plain) > 1 and sum(word in known for word in plain) >= _MENU_SHARE * len(plain)


def section_of(line: str) -> str | None:
    """The section that a breadcrumb or a lone section word names."""
    words = masthead_words()
    if any(char.isdigit() for char in line):
        return None
    if " ".join(words_of(line)) in words.sections - words.home:
        return line.strip(" :|>»")
    pieces = [piece.strip() for piece in _CRUMB.split(line)]
    if 1 < len(pieces) <= _CRUMBS and all(
        0 < len(piece.split()) <= _MENU_WORDS for piece in pieces
    ):
        last = pieces[-1]
        first = " ".join(words_of(pieces[0]))
        if first in words.home or " ".join(words_of(last)) in words.sections:
            return last
    return None


@lru_cache(maxsize=4096)
def squash(name: str) -> str:
    """A name without case, marks and internet endings, to compare ways of writing it."""
    if is_host(name):
        name = max(name.removeprefix("www.").split(".")[:-1] or [name], key=len)
    return _MARKS.sub("", name.lower())


def same_outlet(first: str, second: str) -> bool:
    """Whether two names may be one outlet: equal, one inside the other, or its initials."""
    one, two = squash(first), squash(second)
    if not one or not two:
        return False
    if one == two:
        return True
    short, long_ = (first, second) if len(one) < len(two) else (second, first)
    if len(squash(short)) > _INITIALS and squash(short) in squash(long_):
        return True
    initials = "".join(word[0] for word in re.findall(r"[^\W_]+", long_)).lower()
    return len(squash(short)) > 1 and initials.startswith(squash(short)) and short == short.upper()


def looks_like_name(piece: str) -> bool:
    """Whether a piece is a proper name: a few words, each with a capital, or an internet name."""
    words = piece.split()
    if is_host(piece):
        return True
    if not 0 < len(words) <= _NAME_MOST_WORDS or any(char in piece for char in '?!:"“”%'):
        return False
    capitals = sum(word[0].isupper() for word in words if word[0].isalpha())
    return capitals >= max(1, len(words) - 1) and words[0][0].isupper()


def has_outlet_word(piece: str) -> bool:
    """Whether a word that outlets carry in their names stands in the piece."""
    return any(word in masthead_words().outlet for word in words_of(piece))


def is_desk(piece: str) -> bool:
    """Whether a byline names a desk and no author."""
    words = words_of(piece)
    desk = masthead_words().desk
    return not words or words[0] in desk or (len(words) > 1 and words[-1] in desk)


def authors_of(line: Line) -> list[tuple[int, int]]:
    """Spans, in the page, of the authors that a byline names; editors and desks are left out."""
    words = masthead_words()
    spans: list[tuple[int, int]] = []
    position = line.start
    labelled = False
    for chunk in _CREDITS.split(line.text):
        start, position = position, position + len(chunk)
        found = words.author.match(chunk)
        if words.editor.match(chunk) and not found:
            labelled = False
            continue
        if found:
            labelled = True
        if not labelled:
            continue
        offset = found.end() if found else 0
        for begin, end in _names(chunk, offset):
            if not is_desk(chunk[begin:end]):
                spans.append((start + begin, start + end))
        labelled = False
    return spans


def authors_in(text: str, pieces: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans of the authors in those pieces of a date line that say "by"."""
    spans: list[tuple[int, int]] = []
    for start, end in pieces:
        found = masthead_words().author.match(text[start:end])
        if found is not None and found.end() < end - start:
            names = _names(text[start:end], found.end())
            spans += [
                (start + a, start + b) for a, b in names if not is_desk(text[start + a : start + b])
            ]
    return spans


def _names(chunk: str, offset: int) -> list[tuple[int, int]]:
    """Spans of the names listed in a byline; what follows a comma without "and" is a place."""
    spans: list[tuple[int, int]] = []
    between = masthead_words().between_names
    listed = any("," not in match.group() for match in between.finditer(chunk, offset))
    position = offset
    for match in [*between.finditer(chunk, offset), None]:
        stop = match.start() if match else len(chunk)
        piece = chunk[position:stop].strip(" ()[]:,")
        if not piece or not looks_like_name(piece) or any(c.isdigit() for c in piece):
            break
        begin = chunk.index(piece, position)
        spans.append((begin, begin + len(piece)))
        if match is None or ("," in match.group() and not listed):
            break
        position = match.end()
    return spans
