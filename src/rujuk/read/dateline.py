"""The dateline at the head of a story: place, outlet, and where the story's own words begin."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_LONGEST = 76  # characters of a head: "Place, Region, Outlet Name (Agency), 12/5"
_MOST_WORDS = 9
# White space before a mark is taken from its first sign on, or not at all: never tried twice.
_DASH = re.compile(
    r"(?:(?<!\s)\s++)?(?:--+|[–—])++\s*+|\.\s*+[-–—]++\s*+|(?<!\s)\s++-\s*+|(?<=\))-\s*+"
    r"|-\s++(?=[^\W\da-z_])"
)
_CAPITALS_END = re.compile(r"[.:]\s++|(?:(?<!\s)\s++)?\|\s++")
_PIECES = re.compile(r"(?:(?<!\s)\s++)?[,|/()]\s*+|(?<!\s)\s++[-–—]\s++")
_HOST = re.compile(r"^[\w\-]+(?:\.[A-Za-z]{2,10}){1,2}$")
_LETTERS = re.compile(r"[^\W\d_]")
_NAME_WORD = re.compile(r"^[\"'“‘(]*(?:[^\W\da-z_]|\d|[a-z]{1,3}[-’'][^\W\da-z_])")
_SMALL_WORD = 3  # letters of a small word inside a place name ("es", "de", "al")
_LONGEST_TAG = 5  # letters of an outlet's short tag in capitals


@dataclass(frozen=True, slots=True)
class Dateline:
    """`end` is where the head ends and the story begins; pieces have offsets in the line."""

    end: int
    place: tuple[int, int] | None
    outlet: tuple[int, int] | None


def is_host(piece: str) -> bool:
    """Whether the piece is an internet name ("outlet.example")."""
    return _HOST.match(piece) is not None and any(len(p) > 1 for p in piece.split(".")[:1])


def is_tag(piece: str) -> bool:
    """Whether the piece is a short tag in capitals, as outlets sign with ("BHP")."""
    return 1 < len(piece) <= _LONGEST_TAG and piece.isupper() and piece.isalpha()


def read_dateline(
    line: str, is_outlet: Callable[[str], bool], *, second_is_outlet: bool = True
) -> Dateline | None:
    """The dateline that heads this paragraph, or null.

    `is_outlet` tells whether a piece names an outlet by what else the page shows. Forms: "Place -",
    "Place, Outlet -", "Outlet, PLACE -", "Place (Outlet) -", "Place | Outlet -", "PLACE.",
    "PLACE:", "OUTLET - PLACE.". `second_is_outlet` says what an unknown second name is: the outlet
    or the region of the first; in brackets it is the outlet.
    """
    head = _head(line, 0)
    if head is None:
        return None
    end, stop = head
    pieces = _pieces(line, 0, end)
    if not pieces:
        return None
    outlets = [span for span in pieces if is_outlet(line[span[0] : span[1]])]
    if len(outlets) == len(pieces) > 1:
        outlets = outlets[1:]
    if len(outlets) == len(pieces):
        after = _head(line, stop)
        if after is not None:
            more = _pieces(line, stop, after[0])
            if len(more) == 1 and not is_outlet(line[more[0][0] : more[0][1]]):
                return Dateline(after[1], more[0], outlets[0])
        return Dateline(stop, None, outlets[0])
    if not outlets and len(pieces) > 1:
        outlets = _unknown_outlet(line, pieces, second_is_outlet=second_is_outlet)
    places = [span for span in pieces if span not in outlets]
    return Dateline(stop, places[0] if places else None, outlets[0] if outlets else None)


def _unknown_outlet(
    line: str, pieces: list[tuple[int, int]], *, second_is_outlet: bool
) -> list[tuple[int, int]]:
    texts = [line[start:end] for start, end in pieces]
    if line[: pieces[-1][0]].rstrip().endswith("("):
        return [pieces[-1]]
    for span, text in zip(pieces, texts, strict=True):
        alone = is_tag(text) and not all(is_tag(other) for other in texts)
        if is_host(text) or (alone and second_is_outlet):
            return [span]
    return [pieces[-1]] if second_is_outlet else []


def _head(line: str, start: int) -> tuple[int, int] | None:
    """End of the head and start of the story after it."""
    window = line[start : start + _LONGEST + 8]
    for pattern in (_DASH, _CAPITALS_END):
        for match in pattern.finditer(window):
            head = window[: match.start()]
            if len(head) > _LONGEST:
                break
            if not _names(head):
                if pattern is _DASH and not match.group().strip("- "):
                    break
                continue
            if pattern is _CAPITALS_END and not _in_capitals(head):
                break
            rest = line[start + match.end() : start + match.end() + 60]
            if _begins(rest):
                return start + match.start(), start + match.end()
    return None


def _begins(rest: str) -> bool:
    opened = rest.lstrip("\"'“‘«([ ")
    return bool(opened) and not opened[0].islower() and opened[0].isalnum() and " " in opened


def _in_capitals(head: str) -> bool:
    letters = _LETTERS.findall(head)
    return len(letters) > 3 and all(letter.isupper() for letter in letters)  # noqa: PLR2004 - an acronym is shorter


def _names(head: str) -> bool:
    words = head.replace("|", " ").split()
    if not words or len(words) > _MOST_WORDS or not _LETTERS.search(head):
        return False
    if any(mark in head for mark in '!?;"“”:'):
        return False
    small = 0
    for word in words:
        if not _NAME_WORD.match(word) and not is_host(word.strip("(),")):
            small += 1
            if len(word) > _SMALL_WORD or small > 1:
                return False
    return bool(_NAME_WORD.match(words[0])) or is_host(words[0].strip("(),"))


def _pieces(line: str, start: int, end: int) -> list[tuple[int, int]]:
    pieces: list[tuple[int, int]] = []
    position = start
    for match in [*_PIECES.finditer(line, start, end), None]:
        stop = match.start() if match else end
        text = line[position:stop].strip(" .")
        if text and not any(char.isdigit() for char in text):
            begin = line.index(text, position)
            pieces.append((begin, begin + len(text)))
        position = match.end() if match else end
    return pieces
