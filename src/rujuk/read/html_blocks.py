"""Labels for the lines of an HTML page: what the extractor kept, cleaned by words and mark-up.

The extractor keeps too much rather than too little: captions, teasers between paragraphs, the
first comments, the next story that the page has loaded behind this one. Words decide first
(`furniture.yaml`), then the mark-up around the line (`page_markup.yaml`), then its shape.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rujuk.lang.packs import lexicon_path
from rujuk.read.furniture import Effect, FurnitureHit, classify
from rujuk.read.lines import SIGN_OFF, Line
from rujuk.read.main_content import FAST, FOREIGN_REGIONS
from rujuk.read.masthead import take_apart
from rujuk.read.story import is_prose
from rujuk.records import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rujuk.read.html_text import Line as MarkedLine, VisibleText

Label = tuple[BlockKind, str]

_INSERTED = frozenset({BlockKind.RELATED, BlockKind.TEASER, BlockKind.ADVERTISEMENT})
_MASTHEAD = frozenset({BlockKind.BYLINE, BlockKind.DATE, BlockKind.SECTION, BlockKind.CREDIT})
# A name that stands on this share of the story's words names the story itself, not a part of it.
_NAMES_STORY = 0.3
_CAPTION_WORDS = 60
_MASTHEAD_WORDS = 12
_SHORT_WORDS = 8
_LINKED = 0.5
_LEAST_RANK = 2  # of a heading inside a story
_HEADING = 120  # characters of the longest heading inside a story
_QUOTE_WORDS = 40
# Lines above the title and below the story in which its pictures may stand.
_ABOVE = 3
_BELOW = 2
_PARAGRAPH = 40  # characters of a line that may be the first or last paragraph of a story
_SENTENCE = 12  # characters of the shortest sentence behind it
_SCRAP_BEFORE = 4  # words of a scrap before the story
_SCRAP_BEHIND = 10  # and behind it
_SCRAP_SHARE = 0.1  # of what was kept that may be scraps behind the story
_DECK_LINES = 4  # lines below the title in which its deck may stand


@dataclass(frozen=True, slots=True)
class Story:
    """Labels of all lines, the lines of the story among them, and where the story begins."""

    labels: tuple[Label, ...]
    body: tuple[int, ...]

    @property
    def first(self) -> int | None:
        """Number of the first line of the story; null for a page without one."""
        return self.body[0] if self.body else None


class MeasuredLines:
    """The lines of a page with the features that the reader of plain text measures.

    Measured when first asked for: most lines of a page are menus that nobody asks about.
    """

    def __init__(self, visible: VisibleText, language: str | None) -> None:
        """Lines of this text, with the words of this language first."""
        self._visible = visible
        known = language is not None and lexicon_path(language, "furniture") is not None
        self._language = language if known else None
        self._measured: list[Line | None] = [None] * len(visible.lines)

    def __len__(self) -> int:
        """Number of lines."""
        return len(self._measured)

    def __getitem__(self, number: int) -> Line:
        """The line of this number."""
        line = self._measured[number]
        if line is None:
            mark = self._visible.lines[number]
            words = self._visible.text[mark.start : mark.end]
            line = Line(words, mark.start, self._language, gap=False)
            self._measured[number] = line
        return line

    def furniture(self, number: int) -> FurnitureHit | None:
        """What piece of furniture the line is; the line is not measured for it."""
        line = self._measured[number]
        if line is not None:
            return line.furniture
        mark = self._visible.lines[number]
        return classify(self._visible.text[mark.start : mark.end], self._language)


def label_story(
    visible: VisibleText,
    lines: MeasuredLines,
    kept: frozenset[int],
    title: int | None,
    appended: int | None,
    rule: str,
) -> Story:
    """A label for each line; `title` is the number of the title's line, null for none.

    `rule` says who kept the lines.
    """
    marked = visible.lines
    labels: list[Label | None] = [None] * len(lines)
    strangers = _strangers(marked, lines, kept, title, appended)
    whole = _naming_story(marked, lines, kept)
    longest = {lines[number].text for number in kept if lines[number].words >= _SHORT_WORDS}
    joined = "\n".join(sorted(longest))
    pending: Label | None = None
    stopped: Label | None = None
    if title is not None:
        labels[title] = (BlockKind.TITLE, "html.title")
    above = _lines_above(lines, kept, title)
    for number in sorted(kept):
        if number == title or number in above:
            continue
        line = lines[number]
        if appended is not None and number >= appended:
            labels[number] = _furniture(line) or (BlockKind.BODY, "html.json-ld.articleBody")
            continue
        if number in strangers:
            labels[number] = strangers[number]
            continue
        label = _furniture(line) or _by_markup(marked[number], line, whole)
        hit = line.furniture
        if hit is not None:
            teases = hit.kind in (BlockKind.RELATED, BlockKind.TEASER)
            pending = (hit.kind, f"{hit.rule}.item") if teases and hit.bare else None
            if hit.effect is Effect.STOP:
                stopped = (hit.kind, f"{hit.rule}.after")
        elif label is None:
            prose = is_prose(line) or line.ends
            if prose and line.words >= _SHORT_WORDS:
                stopped = pending = None
            if stopped is not None:
                label = stopped
            elif pending is not None and not prose:
                label, pending = pending, None
            elif _is_link(marked[number]) and not prose:
                label = (BlockKind.RELATED, "html.linked")
            elif title is not None and line.text == lines[title].text:
                label = (BlockKind.OTHER, "html.title_again")
            elif line.words <= _QUOTE_WORDS and _is_pull_quote(line, marked[number], joined):
                label = (BlockKind.OTHER, "html.pull_quote")
        labels[number] = label
    _story_lines(marked, lines, kept, above, labels, rule)
    return _placed(visible, lines, labels, title)


def _lines_above(lines: MeasuredLines, kept: frozenset[int], title: int | None) -> frozenset[int]:
    """Kept lines above the title, which are the head of the page and not its story.

    Where most of the kept words stand above it, the line is no title of this story.
    """
    if title is None:
        return frozenset()
    above = frozenset(number for number in kept if number < title)
    words = sum(lines[number].words for number in kept)
    return above if sum(lines[number].words for number in above) * 2 < words else frozenset()


def _story_lines(
    marked: Sequence[MarkedLine],
    lines: MeasuredLines,
    kept: frozenset[int],
    above: frozenset[int],
    labels: list[Label | None],
    rule: str,
) -> None:
    """Body and subheadings among the lines that nothing else has claimed."""
    open_lines = [
        number for number in sorted(kept) if labels[number] is None and number not in above
    ]
    while open_lines and _is_masthead(lines[open_lines[0]]):
        labels[open_lines[0]] = (BlockKind.DATE, "html.date_before_story")
        del open_lines[0]
    for number in _scraps(marked, lines, open_lines, labels) if rule == FAST else ():
        labels[number] = (BlockKind.OTHER, "html.scrap")
        open_lines.remove(number)
    for place, number in enumerate(open_lines):
        line, heading = lines[number], marked[number].heading
        after = open_lines[place + 1] if place + 1 < len(open_lines) else None
        if not heading or is_prose(line):
            labels[number] = (BlockKind.BODY, rule)
        elif after is not None and not marked[after].heading and place:
            labels[number] = (BlockKind.SUBHEADING, f"html.{marked[number].tag}")
        else:
            labels[number] = (BlockKind.OTHER, "html.heading_without_text")


def _scraps(
    marked: Sequence[MarkedLine],
    lines: MeasuredLines,
    story: Sequence[int],
    labels: Sequence[Label | None],
) -> set[int]:
    """Lines in and around the story that the fast extractor keeps and that are none of it.

    Counts before it, tags behind it, the entries below "read also". What follows the last
    paragraph is a scrap only where all of it is short: else it is a list.
    """
    paragraphs = [
        place
        for place, number in enumerate(story)
        if lines[number].ends and len(lines[number].text) >= _PARAGRAPH
    ]
    if not paragraphs:
        return set()
    scraps: set[int] = set()
    for number in story:
        line, above = lines[number], labels[number - 1] if number else None
        before = number < story[paragraphs[0]] and line.words <= _SCRAP_BEFORE
        below = line.words <= _SCRAP_BEHIND and above is not None and above[0] in _INSERTED
        if (before or below) and not marked[number].heading and not _closes(line):
            scraps.add(number)
    last = paragraphs[-1] + 1
    while last < len(story) and _closes(lines[story[last]]):
        last += 1
    behind = story[last:]
    length = sum(len(lines[number].text) for number in behind)
    if length <= _SCRAP_SHARE * sum(len(lines[number].text) for number in story) and all(
        lines[number].words <= _SCRAP_BEHIND for number in behind
    ):
        scraps.update(behind)
    return scraps


def _closes(line: Line) -> bool:
    """Whether a short line may stand right behind a story: a sentence, or who signs it."""
    return (line.ends and len(line.text) >= _SENTENCE) or SIGN_OFF.fullmatch(line.text) is not None


def _is_masthead(line: Line) -> bool:
    """Whether a line before the story's first sentence tells a day or an hour."""
    if is_prose(line) or line.words > _MASTHEAD_WORDS:
        return False
    parts = take_apart(line, None)
    return bool(parts.dates) or parts.clock


def _placed(
    visible: VisibleText, lines: MeasuredLines, labels: list[Label | None], title: int | None
) -> Story:
    """Labels for the lines outside the story: by their words, their mark-up, their place.

    A caption or a deck belongs to the story only beside it: captions are coded, and a list of
    other stories is often made of pictures with captions.
    """
    body = tuple(
        number
        for number, label in enumerate(labels)
        if label is not None and label[0] in (BlockKind.BODY, BlockKind.SUBHEADING)
    )
    first = min(
        [number for number in (title, body[0] if body else None) if number is not None], default=0
    )
    last = body[-1] if body else (title or 0)
    inside = frozenset(body)
    whole: list[Label] = []
    for number, given in enumerate(labels):
        label, free = given, given is None
        mark = visible.lines[number]
        linked = _is_link(mark)
        if label is None and mark.region is not None:
            label = (mark.region, f"html.markup.{mark.named}")
        if label is None and linked:
            before = not body or number < body[0]
            kind = BlockKind.NAVIGATION if before else BlockKind.RELATED
            label = (kind, "html.linked")
        if free and _heads_story(number, mark, body, inside) and lines.furniture(number) is None:
            label, free = (BlockKind.SUBHEADING, f"html.{mark.tag}"), False
        beside = first - _ABOVE <= number <= last + _BELOW
        if free and (label is None or beside):
            hit = lines.furniture(number)
            label = (hit.kind, hit.rule) if hit is not None else label
        kind = label[0] if label is not None else BlockKind.OTHER
        far = kind is BlockKind.DECK and number > (title or 0) + _DECK_LINES
        coded = kind in (BlockKind.CAPTION, BlockKind.DECK)
        if label is not None and coded and (linked or far or not beside):
            label = (BlockKind.TEASER, f"{label[1]}.elsewhere")
        whole.append(label or (BlockKind.OTHER, "html.not_extracted"))
    story = tuple(
        number
        for number, label in enumerate(whole)
        if label[0] in (BlockKind.BODY, BlockKind.SUBHEADING)
    )
    return Story(tuple(whole), story)


def _heads_story(
    number: int, mark: MarkedLine, body: tuple[int, ...], inside: frozenset[int]
) -> bool:
    """Whether a heading that the extractor left out stands right above a line of the story."""
    if not mark.heading >= _LEAST_RANK or _is_link(mark) or mark.end - mark.start > _HEADING:
        return False
    return bool(body) and body[0] < number < body[-1] and number + 1 in inside


def _is_link(mark: MarkedLine) -> bool:
    return mark.linked >= (mark.end - mark.start) * _LINKED


def _furniture(line: Line) -> Label | None:
    hit = line.furniture
    return (hit.kind, hit.rule) if hit is not None else None


def _by_markup(
    mark: MarkedLine, line: Line, whole: frozenset[tuple[BlockKind | None, str]]
) -> Label | None:
    region = mark.region
    if region is None or (region, mark.named) in whole:
        return None
    label = (region, f"html.markup.{mark.named}")
    if region is BlockKind.DECK:
        return label
    if region is BlockKind.CAPTION and line.words <= _CAPTION_WORDS:
        return label
    if region in _MASTHEAD and line.words <= _MASTHEAD_WORDS and not line.ends:
        return label
    if region is BlockKind.COMMENT:
        return label
    if region in FOREIGN_REGIONS and (_is_link(mark) or not is_prose(line)):
        return label
    return None


def _naming_story(
    marked: Sequence[MarkedLine], lines: MeasuredLines, kept: frozenset[int]
) -> frozenset[tuple[BlockKind | None, str]]:
    """Names that wrap so much of the story that they say nothing of a line in it."""
    words: Counter[tuple[BlockKind | None, str]] = Counter()
    for number in kept:
        words[marked[number].region, marked[number].named] += lines[number].words
    total = sum(words.values())
    return frozenset(name for name, count in words.items() if count >= total * _NAMES_STORY)


def _strangers(
    marked: Sequence[MarkedLine],
    lines: MeasuredLines,
    kept: frozenset[int],
    title: int | None,
    appended: int | None,
) -> dict[int, Label]:
    """Kept lines of another story: a second first-rank heading begins it, or another article."""
    words: Counter[int] = Counter()
    for number in kept:
        words[marked[number].article] += lines[number].words
    main = max(words, key=lambda article: (words[article], -article), default=0)
    strangers: dict[int, Label] = {}
    begun = second = False
    for number, mark in enumerate(marked):
        if appended is not None and number >= appended:
            break
        begun = begun or (
            number in kept and mark.region is not BlockKind.DECK and is_prose(lines[number])
        )
        if mark.heading == 1 and begun and title is not None and number > title:
            line = lines[number]
            second = second or (line.words > 2 and line.text != lines[title].text)  # noqa: PLR2004
        if number not in kept:
            continue
        if second:
            strangers[number] = (BlockKind.RELATED, "html.second_story")
        elif mark.article != main and mark.article and words[main] > words[mark.article]:
            strangers[number] = (BlockKind.RELATED, "html.other_article")
    return strangers


def _is_pull_quote(line: Line, mark: MarkedLine, joined: str) -> bool:
    """Whether a quotation set apart repeats words of the story."""
    if mark.region is not BlockKind.RELATED and mark.tag != "blockquote":
        return False
    words = line.text.strip("\"'“”‘’ ,.…")
    return len(words) > _SHORT_WORDS and joined.count(words) > joined.count(line.text)
