"""Lines of a page with the features by which prose is told from menus, in any language."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

import msgspec

from rujuk.lang.packs import languages, lexicon_path
from rujuk.lexicon import load
from rujuk.read.furniture import FurnitureHit, classify, words_of

_INVISIBLE = "\ufeff\u200b\u200c\u200d\u2060\u00ad\x00"
_MARGIN = " \t\r\n\f\v\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    chr(code) for code in range(0x2000, 0x200B)
)
_EDGE = _MARGIN + _INVISIBLE
_CLOSERS = "\"'”’»)]}*_ "
_STOPS = ".!?…。\uff01\uff1f"  # the last two are full-width
# A sign-off in brackets at the end of a paragraph: "(die)", "(sp/jk)", "(E-2)", "[mnb]".
SIGN_OFF = re.compile(r"[(\[]\s*[^\W_][\w./&+,\- ]{0,28}[)\]]$")
_CODE_TAIL = 34  # characters of the longest sign-off with its brackets
_MEASURED = 3000  # characters of a line whose words are counted for the shares
_NARROWEST, _WIDEST = 40, 160  # characters of a line of wrapped text
_SLACK = 6  # characters that a line may be wider than those that go on with a small letter
_WRAPPED_LEAST = (
    3  # lines that go on with a small letter (or in capitals) show that a text is wrapped
)
_WRAPPED_WORDS = 4  # words of a line that was wrapped
_CHARACTERS_PER_WORD = 12  # "words" longer than this on average are a script without spaces
_CHARACTERS_UNSPACED = 3  # characters of a word in such a script


class StopWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`stopwords.yaml` of a pack."""

    source: str
    words: tuple[str, ...]


@cache
def stop_words(language: str | None) -> frozenset[str]:
    """Grammar words of the language, or of all packs where it is unknown or has none."""
    own = lexicon_path(language, "stopwords") if language else None
    paths = {own} if own else {lexicon_path(code, "stopwords") for code in languages()}
    return frozenset(word for path in paths if path for word in load(path, StopWords).words)


class Line:
    """One visible line: offsets without its margins, and its features.

    `words` counts words, `stop_share` is the share of grammar words, `small_share` that of words
    that begin with a small letter, both 0 to 1. `ends` tells a finished sentence, `cut` one cut
    off by an ellipsis. `gap` is true after a blank line. `continues` tells a line that goes on with
    the paragraph of the line before, `goes_on` one whose paragraph goes on in the next: the text
    was wrapped to a width.
    """

    __slots__ = (
        "bullet",
        "continues",
        "cut",
        "end",
        "ends",
        "furniture",
        "gap",
        "goes_on",
        "small_share",
        "start",
        "stop_share",
        "text",
        "words",
    )  # fmt: skip

    def __init__(self, text: str, start: int, language: str | None, *, gap: bool) -> None:
        """Measure the line; `text` has no margins."""
        self.text = text
        self.start = start
        self.end = start + len(text)
        self.gap = gap
        measured = text if len(text) <= _MEASURED else text[:_MEASURED]
        words = measured.split()
        count = len(words)
        self.bullet = count > 1 and words[0] in _BULLETS
        stops = stop_words(language)
        plain = words_of(measured)
        firsts = [word[0] for word in words]
        small = sum(map(str.isalpha, firsts)) - sum(map(str.isupper, firsts))
        grammar = sum(map(stops.__contains__, plain))
        self.small_share = small / count if count else 0.0
        self.stop_share = grammar / count if count else 0.0
        if len(text) > _MEASURED:
            count = len(text) * count // _MEASURED
        if len(text) > _CHARACTERS_PER_WORD * count and not text.isascii():
            count = max(count, len(text) // _CHARACTERS_UNSPACED)
        self.words = count
        self.ends, self.cut = _ending(text)
        self.continues = self.goes_on = False
        self.furniture: FurnitureHit | None = classify(text, language, plain)

    def __repr__(self) -> str:
        """Short form for debugging and test failures."""
        return f"Line({self.text[:40]!r}, {self.start}, {self.end})"


_BULLETS = frozenset("•-*–—·▪►▶→◦○●■+")


def _ending(text: str) -> tuple[bool, bool]:
    tail = text[-_CODE_TAIL:].rstrip(_CLOSERS + ",")
    if tail.endswith(("...", "…")):
        return False, True
    if tail and tail[-1] in _STOPS:
        return True, False
    signed = SIGN_OFF.search(text[-_CODE_TAIL:].rstrip())
    if signed is not None:
        before = text[: max(0, len(text.rstrip()) - len(signed.group()))].rstrip()
        tail = before[-8:].rstrip(_CLOSERS + ",")
        return bool(tail) and tail[-1] in _STOPS, False
    return False, False


def split_lines(text: str, language: str | None) -> list[Line]:
    """The non-blank lines of a page, in order, with offsets into `text`.

    Any line end counts (CRLF, a lone CR, form feeds, Unicode separators); a byte-order mark and
    zero-width characters at the edges of a line are margins. A line of such characters alone is
    kept, so that every visible line is accounted for.
    """
    lines: list[Line] = []
    position = 0
    gap = True
    for raw in text.splitlines(keepends=True):
        inner = raw.strip(_EDGE)
        if inner:
            start = position + len(raw) - len(raw.lstrip(_EDGE))
            lines.append(Line(inner, start, language, gap=gap))
            gap = False
        else:
            rest = raw.strip()
            if rest:
                lines.append(Line(rest, position + raw.index(rest), language, gap=gap))
            else:
                gap = True
        position += len(raw)
    _join_wrapped(lines)
    return lines


def _join_wrapped(lines: list[Line]) -> None:
    """Mark the lines of paragraphs that were wrapped to a width.

    A line that goes on with a small letter, or in capitals like the line before, shows the width;
    then every line belongs to the one before whose room its first word would not have fitted.
    """
    widths = [
        len(line.text)
        for line, after in pairwise(lines)
        if _breaks_off(line) and not after.gap and _goes_on_small(line, after)
    ]
    if len(widths) < _WRAPPED_LEAST:
        return
    width = max(widths)
    for line, after in pairwise(lines):
        wider = len(line.text) - width
        if after.gap or line.words < _WRAPPED_WORDS or wider > _SLACK:
            continue
        if wider > 0 and not _breaks_off(line):
            continue
        small = _breaks_off(line) and after.text[0].islower()
        if small or len(line.text) + 1 + len(after.text.split(None, 1)[0]) > width:
            line.goes_on = after.continues = True
            after.furniture = None
    start = 0
    for index, line in enumerate(lines):
        if not line.goes_on:
            _share(lines[start : index + 1])
            start = index + 1


def _share(paragraph: list[Line]) -> None:
    """Give each line of a paragraph the shares of the whole."""
    words = sum(line.words for line in paragraph)
    if len(paragraph) < 2 or not words:  # noqa: PLR2004 - a line alone keeps its own
        return
    small = sum(line.small_share * line.words for line in paragraph) / words
    stops = sum(line.stop_share * line.words for line in paragraph) / words
    for line in paragraph:
        line.small_share, line.stop_share = small, stops


def _goes_on_small(line: Line, after: Line) -> bool:
    """Whether a line goes on as no paragraph begins, or both are all in capitals."""
    return after.text[0].islower() or (line.text.isupper() and after.text.isupper())


def _breaks_off(line: Line) -> bool:
    return not (line.ends or line.cut) and _NARROWEST <= len(line.text) <= _WIDEST
