"""Who publishes a page, told by its structure alone.

Outlets are not looked up in a list: a publisher is who stands beside the date, in the dateline, in
the copyright line or alone above the title, and these places confirm each other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rujuk.read.dateline import Dateline, is_host, is_tag, read_dateline
from rujuk.read.furniture import words_of
from rujuk.read.masthead import (
    has_outlet_word,
    is_desk,
    looks_like_name,
    masthead_words,
    same_outlet,
    second_is_outlet,
    squash,
)
from rujuk.read.plain_page import LEAD_LINES, MASTHEAD_LINES, Page
from rujuk.records import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rujuk.read.lines import Line

# Points of each place that may name the outlet.
BESIDE_DATE = 3.0  # "Outlet | Monday, 14 April" below the title
BESIDE_DATE_ABOVE = 2.0  # the same above it
DATELINE = 3.0
DATELINE_TOLD = 1.0  # a dateline's second name that the story speaks of is rather a country
COPYRIGHT = 3.0
FIRST_LINE = 2.0  # alone in the first line, or with a word that outlets carry
ABOVE_TITLE = 1.0
OUTLET_WORD = 1.0  # one of the words that outlets carry in their names
RECURS, RECURS_MOST = 0.5, 1.5  # each other mention outside the story, and at most
ENOUGH = 2.0

FIRST_LINES = 3  # lines that may stand above the outlet's name
_TAIL_LINES = 40  # lines at the end of the page where a copyright line may stand
_OUTSIDE_LINES = 400  # lines outside the story in which a name may recur
_OWNER_WORDS = 5
_SHORT = 4  # letters; a shorter name recurs by chance
_COPYRIGHT_RANK = 3
_MARKS = re.compile(r"[^\w\n]+|_+")
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Voice:
    """One place of the page that names an outlet. `rank`: the lowest is the form to quote."""

    start: int
    end: int
    weight: float
    rank: int


def find_publisher(page: Page) -> None:
    """Set the page's dateline and publisher."""
    voices = [*_masthead_voices(page), *_copyright_voices(page)]
    page.dateline = _find_dateline(page, voices)
    if page.place is not None:
        place = squash(page.quote(page.place))
        voices = [v for v in voices if squash(page.text[v.start : v.end]) != place]
    if page.tag is not None:
        voices.append(Voice(*page.tag, _dateline_weight(page, page.quote(page.tag)), 1))
    outside = page.lines[: page.start] + page.lines[page.end :]
    elsewhere = "\n".join(line.text for line in outside[-_OUTSIDE_LINES:]).lower()
    page.publisher = choose_publisher(page.text, voices, _MARKS.sub("", elsewhere))


def choose_publisher(text: str, voices: Sequence[Voice], elsewhere: str) -> tuple[int, int] | None:
    """Span of the publisher's name: the outlet with most points over all that name it.

    `elsewhere` is text outside the story, small letters without marks, in which a name may recur
    (handles, letters). Of one outlet's names the fullest is chosen, no short tag or internet name
    where there is another.
    """
    groups: list[list[Voice]] = []
    for voice in sorted(voices, key=lambda v: (v.rank, v.start)):
        name = text[voice.start : voice.end]
        for group in groups:
            if any(same_outlet(name, text[other.start : other.end]) for other in group):
                group.append(voice)
                break
        else:
            groups.append([voice])
    if not groups:
        return None
    weights = [_group_weight(text, group, elsewhere) for group in groups]
    best = max(range(len(groups)), key=lambda index: (weights[index], -index))
    if weights[best] < ENOUGH:
        return None
    said = [squash(text[voice.start : voice.end]) for voice in groups[best]]
    chosen = min(groups[best], key=lambda voice: _plainness(text, voice, said))
    return chosen.start, chosen.end


def _group_weight(text: str, group: list[Voice], elsewhere: str) -> float:
    names = [text[voice.start : voice.end] for voice in group]
    weight = sum(voice.weight for voice in group)
    squashed = sorted({squash(name) for name in names})
    recurs = sum(elsewhere.count(name) for name in squashed if len(name) > _SHORT)
    weight += min(RECURS_MOST, RECURS * max(0, recurs - len(group)))
    return weight + (OUTLET_WORD if any(has_outlet_word(name) for name in names) else 0.0)


def _plainness(text: str, voice: Voice, said: Sequence[str]) -> tuple[bool, bool, int, int, int]:
    name = text[voice.start : voice.end]
    squashed = squash(name)
    owner = voice.rank >= _COPYRIGHT_RANK and said.count(squashed) == 1
    often = -said.count(squashed)
    return is_host(name) or owner, is_tag(name), often, -len(squashed), voice.start


def _dateline_weight(page: Page, name: str) -> float:
    if is_host(name) or has_outlet_word(name):
        return DATELINE
    story = page.text[page.lines[page.start].start : page.lines[page.end - 1].end]
    return DATELINE_TOLD if story.count(name) > 1 else DATELINE


def _masthead_voices(page: Page) -> Iterator[Voice]:
    near = range(max(0, page.top - MASTHEAD_LINES), page.start)
    head = range(min(FIRST_LINES, near.start))
    first = next((i for i in (*head, *near) if page.lines[i].furniture is None), -1)
    for index in (*head, *near):
        line = page.lines[index]
        if index in page.parts and index != page.title:
            weight = BESIDE_DATE if index > page.top else BESIDE_DATE_ABOVE
            for piece in page.parts[index].pieces:
                if _names_outlet(page.quote(piece)):
                    yield Voice(*piece, weight, 0)
        elif index < page.top and (line.furniture is None):
            after_weather = index > 0 and is_weather(page.lines[index - 1])
            span = None if after_weather or _is_list(line) else _first_piece(line)
            if span is not None and _names_outlet(page.quote(span), above=True):
                strong = index == first or has_outlet_word(page.quote(span))
                yield Voice(*span, FIRST_LINE if strong else ABOVE_TITLE, 2)


def _copyright_voices(page: Page) -> Iterator[Voice]:
    for line in page.lines[max(page.end, len(page.lines) - _TAIL_LINES) :]:
        if line.furniture is not None and line.furniture.kind is BlockKind.LEGAL:
            owner = copyright_owner(line)
            if owner is not None:
                yield Voice(*owner, COPYRIGHT, _COPYRIGHT_RANK)


def _names_outlet(piece: str, *, above: bool = False) -> bool:
    """Whether a piece of the masthead may be an outlet's name; `above` the title no desk stands."""
    words = masthead_words()
    told = words_of(piece)
    wire = above and len(told) > 1 and told[-1] in words.outlet and told[0] not in words.desk
    if (is_desk(piece) and not wire) or words.author.match(piece) or words.editor.match(piece):
        return False
    known = words.sections | words.home
    if any(word.isdigit() for word in piece.split()):
        return False
    return looks_like_name(piece) and " ".join(words_of(piece)) not in known


def _first_piece(line: Line) -> tuple[int, int] | None:
    """The first name of a line above the title: before a bar or dash, or a short line whole."""
    text = line.text.strip("≡☰ ")
    offset = line.start + line.text.find(text)
    for mark in ("|", " - ", " – ", "•", "»", ">", "·"):
        head = text.split(mark, 1)[0].strip()
        if head and len(head) < len(text):
            return offset, offset + len(head)
    return (offset, offset + len(text)) if len(text.split()) <= _OWNER_WORDS - 1 else None


def _is_list(line: Line) -> bool:
    """Whether a line is nothing but section names."""
    known = masthead_words().sections | masthead_words().home
    words = words_of(line.text)
    return len(words) > 1 and all(word in known for word in words)


def is_weather(line: Line) -> bool:
    """Whether a line is a temperature; a town's name follows it."""
    return line.furniture is not None and line.furniture.rule.endswith("weather")


def copyright_owner(line: Line) -> tuple[int, int] | None:
    """Span, in the page, of the name in a copyright line."""
    sign = masthead_words().copyright
    if not sign.search(line.text):
        return None
    rest = line.text
    for pattern in (sign, _YEAR):
        rest = pattern.sub(lambda match: "|" * len(match.group()), rest)
    position = 0
    for match in [*re.finditer(r"[|.,:;•·]+", rest), None]:
        stop = match.start() if match else len(rest)
        piece = rest[position:stop].strip(" -–—")
        if piece and looks_like_name(piece) and len(piece.split()) <= _OWNER_WORDS:
            begin = line.start + rest.index(piece, position)
            return begin, begin + len(piece)
        position = match.end() if match else stop
    return None


def _find_dateline(page: Page, voices: Sequence[Voice]) -> tuple[int, Dateline] | None:
    names = [page.text[voice.start : voice.end] for voice in voices]

    def is_outlet(piece: str) -> bool:
        if is_host(piece) or any(same_outlet(piece, name) for name in names):
            return True
        return has_outlet_word(piece) and len(piece.split()) > 1

    story = [i for i in range(page.start, page.end) if page.kind_of(i) is BlockKind.BODY]
    for index in story[:LEAD_LINES]:
        found = read_dateline(
            page.lines[index].text, is_outlet, second_is_outlet=second_is_outlet(page.language)
        )
        if found is not None:
            return index, found
    return None
