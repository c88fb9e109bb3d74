"""What of an HTML page a browser would not show, so that no step of the reader reads it.

Scripts, styles, templates; elements with `hidden`, `display:none` (in the element or by a rule of
the page's own style sheet), `visibility:hidden`; closed dialogs.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.html import HtmlElement

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
BLOCKS = frozenset(
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

HIDING = frozenset({"hidden", "style", "aria-hidden", "layout"})
"""Attributes that may hide an element; a `dialog` hides itself."""

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
_MAX_STYLE_CHARACTERS = 400_000
_WHOLE_PAGE_SHARE = 0.8
_STRING_LENGTH = etree.XPath("string-length(string())")


class Hidden:
    """The hidden elements of one page, found while its tree is walked from the top.

    A `hidden` or `display:none` on more than four fifths of the page hides nothing: pages hide
    themselves whole until a script has run. `aria-hidden` alone hides blocks, not words within a
    line, which are then shown to the eye and only kept from being read aloud.
    """

    def __init__(self, root: HtmlElement) -> None:
        """Take out of the tree, for good, what no browser shows, and read its style sheets."""
        sheet = "".join(style.text or "" for style in root.iter("style"))
        etree.strip_elements(root, *_NOT_SHOWN, with_tail=False)
        small = len(sheet) <= _MAX_STYLE_CHARACTERS
        self._names = _hiding_selectors(sheet) if small else frozenset()
        self._root = root
        self._most: float | None = None
        self._found: list[HtmlElement] = []

    def by_name(self, classes: str, identifier: str) -> bool:
        """Whether the page's style sheet hides elements of these classes or this id."""
        if not self._names:
            return False
        if identifier and f"#{identifier}" in self._names:
            return True
        return not _SHOWN_WIDER.search(classes) and any(
            f".{name}" in self._names for name in classes.split()
        )

    def holds(self, element: HtmlElement, attributes: Mapping[str, str], *, by_name: bool) -> bool:
        """Whether this element is hidden; to be asked for no element inside a hidden one.

        `by_name` is what its names tell.
        """
        if not by_name and not _is_hidden(element, attributes):
            return False
        if element.tag == "body":
            return False
        if self._most is None:
            self._most = _length(self._root) * _WHOLE_PAGE_SHARE
        if _length(element) > self._most:
            return False
        self._found.append(element)
        return True

    def shown(self) -> HtmlElement:
        """The tree without what was found hidden, which is taken out for good."""
        for element in self._found:
            element.drop_tree()
        self._found.clear()
        return self._root


def _length(element: HtmlElement) -> int:
    return int(cast("float", _STRING_LENGTH(element)))


def _is_hidden(element: HtmlElement, attributes: Mapping[str, str]) -> bool:
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
    if attributes.get("aria-hidden", "").strip().lower() == "true" and element.tag in BLOCKS:
        return element.find(".//h1") is None
    return False


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
