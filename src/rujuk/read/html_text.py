"""The visible text of an HTML page in reading order, and what its mark-up says of each line.

What a browser would not show is taken out of the tree first, so that no later step can read it:
scripts, styles, templates, elements with `hidden`, `display:none` (in the element or by a rule of
the page's own style sheet), `visibility:hidden`, closed dialogs. Text is laid out as a browser
does: a block or a line break ends a line, any run of white space is one space, soft hyphens and
zero-width signs are nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, cast

import msgspec
from lxml import etree, html

from rujuk.lexicon import load
from rujuk.records import BlockKind

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_LINES = 20_000
"""Most lines of a page that are read. Real news pages have 30 to 2,000."""

MARKUP_LEXICON = "data/page_markup.yaml"

# Elements that a browser shows nothing of, or whose text is no text of the page.
_NOT_SHOWN = [
    "script",
    "style",
    "template",
    "noscript",
    "iframe",
    "object",
    "svg",
    "canvas",
    "audio",
    "video",
    "datalist",
    "title",
    "link",
    "meta",
    "base",
    "textarea",
    "noembed",
    "noframes",
    "applet",
    "map",
    "amp-analytics",
    "amp-ad",
    "amp-sidebar",
    "amp-consent",
    "amp-state",
]
# Elements that begin and end a line (WHATWG HTML, section 15.3.3 and tables); any not named here
# run on in their line, as an element unknown to a browser does.
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "button",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "optgroup",
        "option",
        "p",
        "pre",
        "search",
        "section",
        "select",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
# Right behind a link these are another entry of a row, which style sheets set apart.
_SET_APART = frozenset({"a", "span", "time", "small", "label"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
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

_STYLE_HIDES = re.compile(
    r"display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}(?:hidden|collapse)"
    r"|(?:left|right|top|text-indent)\s{0,9}:\s{0,9}-\d{3,}"
    r"|(?:^|;)\s{0,9}font-size\s{0,9}:\s{0,9}0(?![.\d])",
    re.IGNORECASE,
)
_NO_SIZE = re.compile(
    r"(?:^|;)\s{0,9}(?:max-)?(?:height|width)\s{0,9}:\s{0,9}0(?:px|em|rem|%)?\s{0,9}(?:;|!|$)",
    re.IGNORECASE,
)
_CUT_OFF = re.compile(r"overflow(?:-[xy])?\s{0,9}:\s{0,9}(?:hidden|clip)", re.IGNORECASE)
_RULE_HIDES = re.compile(r"(?:^|[;{])\s{0,99}display\s{0,9}:\s{0,9}none", re.IGNORECASE)
_ONE_SELECTOR = re.compile(r"[a-z]{0,12}([.#][\w-]+)")
# Utility classes that show again on a wider screen what another class hides on a narrow one.
_SHOWN_WIDER = re.compile(r":(?:block|flex|grid|inline|table|visible)")
_NAME_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_MAX_STYLE_CHARACTERS = 400_000
_NAMES_READ = 400  # characters of the class names and id of one element
_WHOLE_PAGE_SHARE = 0.8
_NOTHING = re.compile("[\u00ad\u200b\u2060\ufeff]")

_STRING_LENGTH = etree.XPath("string-length(string())")
_LONGEST_ATTRIBUTE = 20_000
_LONG_ATTRIBUTES = etree.XPath(f"//*[@*[string-length(.) > {_LONGEST_ATTRIBUTE}]]")
_CANDIDATES = etree.XPath("//*[@hidden or @style or @aria-hidden or @layout or self::dialog]")


class Markup(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`page_markup.yaml`.

    `kinds` are words of class names and ids by the kind of block they name; `metadata` are names
    of meta tags by the fact they state; the file itself says what the rest is.
    """

    source: str
    kinds: dict[BlockKind, list[str]]
    metadata: dict[str, list[str]]
    article_types: list[str]
    organisation_types: list[str]
    home_offsets: dict[str, int]


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


def prune_hidden(root: HtmlElement) -> None:
    """Take out of the tree, for good, whatever a browser would not show.

    A `hidden` or `display:none` on more than four fifths of the page is kept: pages hide
    themselves whole until a script has run. `aria-hidden` alone hides blocks, not words within a
    line, which are then shown to the eye and only kept from being read aloud.
    """
    sheet = "".join(style.text or "" for style in root.iter("style"))
    etree.strip_elements(root, *_NOT_SHOWN, with_tail=False)
    doomed = [element for element in _elements(_CANDIDATES(root)) if _is_hidden(element)]
    names = _hiding_selectors(sheet) if len(sheet) <= _MAX_STYLE_CHARACTERS else frozenset()
    if names:
        doomed += [element for element in root.iterfind(".//*[@class]") if _named(element, names)]
        doomed += [
            element for element in root.iterfind(".//*[@id]") if f"#{element.get('id')}" in names
        ]
    whole = _length(root) * _WHOLE_PAGE_SHARE if doomed else 0
    for element in doomed:
        if element.tag in ("html", "body", "head") or element.getparent() is None:
            continue
        if _length(element) > whole:
            continue
        element.drop_tree()


def drop_long_attributes(root: HtmlElement) -> None:
    """Take out attributes of more than 20,000 characters: pictures and programs in the mark-up."""
    for element in _elements(_LONG_ATTRIBUTES(root)):
        for name, value in element.items():
            if len(value) > _LONGEST_ATTRIBUTE:
                del element.attrib[name]


def visible_text(root: HtmlElement) -> VisibleText:
    """The text of a pruned tree. Blocks are separated by exactly one line feed.

    Stops at the first line beyond `MAX_LINES`.
    """
    body = root.find("body")
    walk = _Walk()
    walk.over(root if body is None else body)
    return VisibleText("\n".join(walk.texts), tuple(walk.lines), walk.depth)


def _elements(found: object) -> list[HtmlElement]:
    """What an XPath for elements gives; its stubs name every type an XPath may give."""
    return cast("list[HtmlElement]", found)


def _length(element: HtmlElement) -> int:
    return int(cast("float", _STRING_LENGTH(element)))


def _is_hidden(element: HtmlElement) -> bool:
    attributes = element.attrib
    if "hidden" in attributes and attributes["hidden"].strip().lower() != "until-found":
        return True
    style = attributes.get("style")
    if style and (
        _STYLE_HIDES.search(style) or (_NO_SIZE.search(style) and _CUT_OFF.search(style))
    ):
        return True
    if element.tag == "dialog":
        return "open" not in attributes
    if attributes.get("layout") == "nodisplay":
        return True
    if attributes.get("aria-hidden", "").strip().lower() == "true" and element.tag in _BLOCKS:
        return element.find(".//h1") is None
    return False


def _named(element: HtmlElement, names: frozenset[str]) -> bool:
    classes = element.get("class") or ""
    if _SHOWN_WIDER.search(classes):
        return False
    return any(f".{name}" in names for name in classes.split())


def _hiding_selectors(sheet: str) -> frozenset[str]:
    """Single classes and ids that the style sheet hides, the last rule for each deciding.

    Rules inside `@media` and the like are not read: they hold for some screens only.
    """
    hidden: dict[str, bool] = {}
    if not _RULE_HIDES.search(sheet):
        return frozenset()
    first, *commented = sheet.split("/*")
    sheet = first + "".join(piece.partition("*/")[2] for piece in commented)
    depth = 0
    # Each piece is "selectors { declarations", or "@media … { selectors { declarations".
    for piece in sheet.split("}"):
        *opened, declarations = piece.split("{")
        if depth == 0 and len(opened) == 1 and "@" not in opened[0]:
            _one_rule(opened[0], declarations, hidden)
        depth = max(0, depth + len(opened) - 1)
    return frozenset(name for name, hides in hidden.items() if hides)


def _one_rule(selectors: str, declarations: str, hidden: dict[str, bool]) -> None:
    if "display" not in declarations:
        return
    hides = _RULE_HIDES.search(declarations) is not None
    for selector in selectors.split(","):
        found = _ONE_SELECTOR.fullmatch(selector.strip())
        if found:
            hidden[found.group(1)] = hides


@cache
def _class_words() -> dict[tuple[str, ...], BlockKind]:
    """The kind that each word, or run of up to three words, of the mark-up lexicon names."""
    lexicon = load(MARKUP_LEXICON, Markup)
    return {tuple(word.split("-")): kind for kind, words in lexicon.kinds.items() for word in words}


def _region_of_names(names: str) -> tuple[BlockKind | None, str]:
    """The kind of block that these class names and ids tell, and the word that tells it."""
    for name in names.split():
        region = _region_of_name(name)
        if region is not None:
            return region
    return None, ""


@lru_cache(maxsize=32768)
def _region_of_name(name: str) -> tuple[BlockKind, str] | None:
    kinds = _class_words()
    words = [word.lower() for word in _NAME_WORD.findall(name)]
    for at in range(len(words)):
        for length in (3, 2, 1):
            found = tuple(words[at : at + length])
            if len(found) == length and found in kinds:
                return kinds[found], "-".join(found)
    return None


# Tag of the block, rank of the heading, region, the name that told it, number of the article.
_Context: TypeAlias = tuple[str, int, BlockKind | None, str, int]


class _Walk:
    """One pass over the tree, gathering lines. No recursion: pages nest as deep as they like."""

    def __init__(self) -> None:
        self.depth = 0
        self.texts: list[str] = []
        self.lines: list[Line] = []
        self._at = 0
        self._pieces: list[str] = []
        self._linked = 0
        self._in_link = 0
        self._in_pre = 0
        self._link_ended = False
        self._articles = 0
        self._first: _Context | None = None
        self._stack: list[_Context] = []

    def over(self, body: HtmlElement) -> None:
        """Walk the tree below `body`."""
        self._stack = [("body", 0, None, "", 0)]
        for event, element in etree.iterwalk(body, events=("start", "end")):
            tag = element.tag
            if tag in _BLOCKS and self._pieces:
                self._flush()
            if event == "start":
                self._enter(element, tag)
                self.depth = max(self.depth, len(self._stack))
            else:
                self._leave(element, tag)
                if len(self.lines) > MAX_LINES:
                    break
        self._flush()

    def _enter(self, element: HtmlElement, tag: str) -> None:
        if self._link_ended and tag in _SET_APART:
            self._pieces.append(" ")
        if tag == "a":
            self._in_link += 1
        elif tag == "pre":
            self._in_pre += 1
        elif tag == "br":
            self._flush()
        around = self._stack[-1]
        kind, word = None, ""
        names, identifier = element.get("class"), element.get("id")
        if names or identifier:
            kind, word = _region_of_names(f"{names or ''} {identifier or ''}"[:_NAMES_READ])
        if kind is None and tag in _REGIONS:
            kind, word = _REGIONS[tag], tag
        if kind is not None or tag in _BLOCKS:
            around = self._context(around, tag, kind, word)
        self._stack.append(around)
        text = element.text
        if text:
            self._add(text)

    def _context(self, around: _Context, tag: str, kind: BlockKind | None, word: str) -> _Context:
        block, heading, region, named, article = around
        if tag in _BLOCKS:
            block = tag
            if tag in _HEADINGS:
                heading = int(tag[1])
            elif tag == "article":
                self._articles += 1
                article = self._articles
        if kind is not None and not (region in _CLOSED and kind in _PARTS):
            region, named = kind, word
        return block, heading, region, named, article

    def _leave(self, element: HtmlElement, tag: str) -> None:
        tail = element.tail
        if tag == "a":
            self._in_link -= 1
            self._link_ended = not tail
        elif tag == "pre":
            self._in_pre -= 1
        self._stack.pop()
        if tail and self._stack:
            self._add(tail)

    def _add(self, text: str) -> None:
        if self._in_pre and "\n" in text:
            *whole, text = text.split("\n", MAX_LINES)
            for line in whole:
                self._add(line)
                self._flush()
        self._pieces.append(text)
        self._link_ended = False
        if not text.isspace():
            if self._first is None:
                self._first = self._stack[-1]
            if self._in_link:
                self._linked += len(text)

    def _flush(self) -> None:
        if self._first is not None:
            joined = "".join(self._pieces)
            if _NOTHING.search(joined):
                joined = _NOTHING.sub("", joined)
            text = " ".join(joined.split())
            if text:
                tag, heading, region, named, article = self._first
                linked = min(self._linked, len(text))
                end = self._at + len(text)
                self.lines.append(Line(self._at, end, tag, heading, region, named, linked, article))
                self.texts.append(text)
                self._at = end + 1
        self._pieces.clear()
        self._linked = 0
        self._first = None


def parse_html(text: str) -> tuple[HtmlElement, str | None] | None:
    """The tree of an HTML page; null where not even a parser that forgives finds an element.

    With it what the parser says of parts it left out (nested too deeply, too long), null for none.
    """
    parser = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True
    )
    source = text.replace("\x00", "").encode("utf-8", "replace")
    try:
        root = html.document_fromstring(source, parser=parser, ensure_head_body=True)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None
    fatal = next((entry.message for entry in parser.error_log if entry.level_name == "FATAL"), None)
    return root, " ".join(fatal.split()) if fatal else None
