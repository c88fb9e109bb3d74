"""The visible text of an HTML page in reading order, and what its mark-up says of each line.

Text is laid out as a browser does: a block or a line break ends a line, any run of white space is
one space, soft hyphens and zero-width signs are nothing; what is hidden is passed over.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, cast

from lxml import etree, html

from rujuk.read.hidden import BLOCKS, HIDING, Hidden
from rujuk.read.markup import region_of_names
from rujuk.records import BlockKind

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_LINES = 20_000
"""Most lines of a page that are read. Real news pages have 30 to 2,000."""

# Right behind a link these are another entry of a row, which style sheets set apart.
_SET_APART = frozenset({"a", "span", "time", "small", "label"})
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_REGIONS = {
    "nav": BlockKind.NAVIGATION,
    "footer": BlockKind.LEGAL,
    "aside": BlockKind.RELATED,
    "figcaption": BlockKind.CAPTION,
    "form": BlockKind.OTHER,
    "button": BlockKind.NAVIGATION,
    "select": BlockKind.NAVIGATION,
}

# Parts of a story that are none inside a list of other stories or under a comment.
_PARTS = frozenset(
    {
        BlockKind.CAPTION,
        BlockKind.CREDIT,
        BlockKind.DATE,
        BlockKind.BYLINE,
        BlockKind.SECTION,
        BlockKind.DECK,
    }
)
_CLOSED = frozenset({BlockKind.RELATED, BlockKind.COMMENT, BlockKind.ADVERTISEMENT})

_NOTHING = re.compile("[\u00ad\u200b\u2060\ufeff]")

_LONGEST_ATTRIBUTE = 20_000
_LONG_ATTRIBUTES = etree.XPath(f"//*[@*[string-length(.) > {_LONGEST_ATTRIBUTE}]]")


class Line(NamedTuple):
    """One line of the visible text and its mark-up.

    `region` is the nearest element around that names a kind of block (by its tag or its class),
    `named` the words of that element; `linked` is the number of its characters inside links;
    `article` counts the `article` elements, 0 for a line outside them.
    """

    start: int
    end: int
    tag: str
    heading: int
    region: BlockKind | None
    named: str
    linked: int
    article: int


@dataclass(frozen=True, slots=True)
class VisibleText:
    """The whole visible text, its lines in order; `text[line.start:line.end]` is never blank.

    `depth` is how deeply the elements of the page are nested.
    """

    text: str
    lines: tuple[Line, ...]
    depth: int = 0


def drop_long_attributes(root: HtmlElement) -> None:
    """Take out attributes of more than 20,000 characters: pictures and programs in the mark-up."""
    for element in cast("list[HtmlElement]", _LONG_ATTRIBUTES(root)):
        for name, value in element.items():
            if len(value) > _LONGEST_ATTRIBUTE:
                del element.attrib[name]


def visible_text(root: HtmlElement, hidden: Hidden) -> VisibleText:
    """The text of a tree without what is hidden. Blocks are separated by exactly one line feed.

    Stops at the first line beyond `MAX_LINES`. The hidden elements are left in the tree.
    """
    body = root.find("body")
    walk = _Walk()
    walk.over(root if body is None else body, hidden)
    return VisibleText("\n".join(walk.texts), tuple(walk.lines), walk.depth)


# Tag of the block, rank of the heading, region, the name that told it, number of the article.
_Context: TypeAlias = tuple[str, int, BlockKind | None, str, int]


class _Walk:
    """One pass over the tree, gathering lines. No recursion: pages nest as deep as they like.

    The loop is one function, with what it changes in local names: it runs a thousand times a page.
    """

    def __init__(self) -> None:
        self.depth = 0
        self.texts: list[str] = []
        self.lines: list[Line] = []
        self._at = 0
        self._articles = 0

    def over(self, body: HtmlElement, hidden: Hidden) -> None:  # noqa: C901, PLR0912, PLR0915
        """Walk the tree below `body`."""
        around: _Context = ("body", 0, None, "", 0)
        stack = [around]
        pieces: list[str] = []
        first: _Context | None = None
        linked = in_link = in_pre = 0
        link_ended = False
        seen: dict[tuple[str, str], tuple[bool, BlockKind | None, str]] = {}
        walker = etree.iterwalk(body, events=("start", "end"))
        for event, element in walker:
            tag = element.tag
            if event == "start":
                items = element.items()
                kind, word = None, ""
                if items or tag == "dialog":
                    classes = identifier = ""
                    hides, may_hide = False, tag == "dialog"
                    for name, value in items:
                        if name == "class":
                            classes = value
                        elif name == "id":
                            identifier = value
                        elif name in HIDING:
                            may_hide = True
                    if classes or identifier:
                        names = classes, identifier
                        found = seen.get(names)
                        if found is None:
                            found = hidden.by_name(*names), *region_of_names(*names)
                            seen[names] = found
                        hides, kind, word = found
                    if (hides or may_hide) and hidden.holds(element, dict(items), by_name=hides):
                        walker.skip_subtree()
                        stack.append(_SKIPPED)
                        continue
                is_block = tag in BLOCKS
                if pieces and (is_block or tag == "br"):
                    if first is not None:
                        self._end_line(pieces, first, linked)
                        first = None
                    pieces.clear()
                    linked = 0
                if tag == "a":
                    in_link += 1
                    if link_ended:
                        pieces.append(" ")
                elif tag == "pre":
                    in_pre += 1
                elif link_ended and tag in _SET_APART:
                    pieces.append(" ")
                if kind is None and tag in _REGIONS:
                    kind, word = _REGIONS[tag], tag
                around = stack[-1]
                if kind is not None or (is_block and (tag != around[0] or tag == "article")):
                    around = self._context(around, tag, kind, word, is_block=is_block)
                stack.append(around)
                if len(stack) > self.depth:  # noqa: PLR1730 - a call costs more
                    self.depth = len(stack)
                text = element.text
            else:
                if stack.pop() is not _SKIPPED:
                    if pieces and tag in BLOCKS:
                        if first is not None:
                            self._end_line(pieces, first, linked)
                            first = None
                        pieces.clear()
                        linked = 0
                    if tag == "a":
                        in_link -= 1
                        link_ended = not element.tail
                    elif tag == "pre":
                        in_pre -= 1
                    if len(self.lines) > MAX_LINES:
                        break
                if not stack:
                    break
                around = stack[-1]
                text = element.tail
            if not text:
                continue
            link_ended = False
            if in_pre and "\n" in text:
                *whole, text = text.split("\n", MAX_LINES)
                for line in whole:
                    pieces.append(line)
                    if first is None and line and not line.isspace():
                        first = around
                    if first is not None:
                        self._end_line(pieces, first, linked + (len(line) if in_link else 0))
                        first = None
                    pieces.clear()
                    linked = 0
            if not text.isspace():
                pieces.append(text)
                if first is None:
                    first = around
                if in_link:
                    linked += len(text)
            elif pieces:
                pieces.append(text)
        if first is not None:
            self._end_line(pieces, first, linked)

    def _context(
        self, around: _Context, tag: str, kind: BlockKind | None, word: str, *, is_block: bool
    ) -> _Context:
        block, heading, region, named, article = around
        if is_block:
            block = tag
            if tag in _HEADINGS:
                heading = _HEADINGS[tag]
            elif tag == "article":
                self._articles += 1
                article = self._articles
        if kind is not None and not (region in _CLOSED and kind in _PARTS):
            region, named = kind, word
        return block, heading, region, named, article

    def _end_line(self, pieces: list[str], first: _Context, linked: int) -> None:
        joined = "".join(pieces)
        if not joined.isascii() and _NOTHING.search(joined):
            joined = _NOTHING.sub("", joined)
        text = " ".join(joined.split())
        if text:
            tag, heading, region, named, article = first
            length = len(text)
            end = self._at + length
            linked = min(linked, length)
            self.lines.append(Line(self._at, end, tag, heading, region, named, linked, article))
            self.texts.append(text)
            self._at = end + 1


_SKIPPED: _Context = ("", 0, None, "", 0)


def parse_html(text: str) -> tuple[HtmlElement, str | None] | None:
    """The tree of an HTML page; null where not even a parser that forgives finds an element.

    With it what the parser says of parts it left out (nested too deeply, too long), null for none.
    """
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True
    )
    # lxml.html asks a Python function for the class of each element; here all have the same.
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=html.HtmlElement))
    source = text.replace("\x00", "").encode("utf-8", "replace")
    try:
        root = html.document_fromstring(source, parser=parser, ensure_head_body=True)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None
    fatal = next((entry.message for entry in parser.error_log if entry.level_name == "FATAL"), None)
    return root, " ".join(fatal.split()) if fatal else None
