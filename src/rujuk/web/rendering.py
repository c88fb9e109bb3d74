"""Templates filled with what a page shows. Everything is escaped; words of a page stand apart.

A value that a template writes is escaped for HTML, a NUL becomes U+FFFD. Words of a page go through
the filter `words`: then a change of the writing direction ends with them.
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from typing import TYPE_CHECKING, Any

import jinja2
from markupsafe import Markup, escape

from rujuk import form
from rujuk.brief.entries import short_id
from rujuk.lexicon import resource
from rujuk.web.asked import Address, Asked
from rujuk.web.pages import PAGES
from rujuk.web.strings import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rujuk.form import Json
    from rujuk.web.page import Page

ID = re.compile(r"\b(?:doc|clm|evt|rel|ast|est|con|hap|sty)-[a-z2-7]{8}(?:[a-z2-7]{8})?\b")
"""Ids of pages, records and what was weighed of them; also cut as a printed brief cuts them."""

_CLOSING = {ord(one): f"\\u{ord(one):04x}" for one in "<>&\u2028\u2029"}
"""What might end a script element, as JSON writes it otherwise."""


def show(page: Page, asked: Asked) -> str:
    """The whole page as HTML. Raises UnknownRecordError for a key of nothing."""
    assert page.view is not None  # noqa: S101 - only made pages are shown
    return fill(f"{page.key}.html", asked, page, page.view(asked))


def fill(template: str, asked: Address, page: Page | None, shown: Mapping[str, Any]) -> str:
    """A template with what it shows; `page` is null for what is no page of the site."""
    parts = Parts(asked, page)

    def reported(one: Mapping[str, Any]) -> str:
        return asked.strings.reported(one["day"], dated=one["dated"])

    return (
        _environment()
        .get_template(template)
        .render(
            **shown,
            asked=asked,
            page=page,
            parts=parts,
            links=asked.links,
            say=asked.strings.say,
            several=asked.strings.several,
            label=asked.strings.label,
            number=asked.strings.number,
            day=asked.strings.day,
            reported=reported,
            facts=asked.edition.facts if isinstance(asked, Asked) else None,
            language=asked.language,
        )
    )


class Parts:
    """What a template puts in that depends on whether a server answers: styles, scripts, data."""

    def __init__(self, asked: Address, page: Page | None) -> None:
        """For one page."""
        self._asked = asked
        self._page = page

    @property
    def nav(self) -> list[Page]:
        """The pages of the navigation."""
        return [page for page in PAGES if page.in_nav]

    @property
    def languages(self) -> tuple[str, ...]:
        """Those that the address may switch to: none in an exported folder."""
        return LANGUAGES if self._asked.links.live else ()

    def policy(self) -> Markup:
        """In a file: the policy that a server sends as a header, with the hashes of its scripts."""
        if self._asked.links.live:
            return Markup()
        hashes = " ".join(f"'sha256-{_digest(name)}'" for name in self._scripts())
        words = (
            f"default-src 'none'; script-src {hashes or chr(39) + 'none' + chr(39)}; "
            "style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
        )
        return Markup('<meta http-equiv="Content-Security-Policy" content="{}">').format(words)

    def styles(self) -> Markup:
        """Style sheets: linked to a server, written into a file."""
        names = ["style", *(self._page.styles if self._page is not None else ())]
        if self._asked.links.live:
            link = Markup('<link rel="stylesheet" href="/static/{}.css">\n')
            return Markup().join(link.format(name) for name in names)
        text = "\n".join(static(f"{name}.css") for name in names)
        return Markup("<style>\n") + Markup(text) + Markup("</style>")  # noqa: S704 - our own files

    def scripts(self) -> Markup:
        """Scripts, as the style sheets; htmx only where a server answers."""
        if self._asked.links.live:
            link = Markup('<script src="/static/{}.js" defer></script>\n')
            names = ["vendor/htmx.min", *self._scripts()]
            return Markup().join(link.format(name) for name in names)
        texts = (static(f"{name}.js") for name in self._scripts())
        return Markup("\n").join(Markup(f"<script>{text}</script>") for text in texts)  # noqa: S704 - our own files

    def _scripts(self) -> list[str]:
        return ["page", *(self._page.scripts if self._page is not None else ())]

    def data(self, name: str, value: Json) -> Markup:
        """JSON for a script of the page: in an element of the id `data-<name>`, never run."""
        return data_element(name, form.encode(value).decode())

    def world(self) -> Markup:
        """The map of the world (Natural Earth, 1:50 million), as `data` with the name "world"."""
        return _world()

    def linked(self, line: str) -> Markup:
        """Text with every id in it as a link to what explains it."""
        made, at = Markup(), 0
        for found in ID.finditer(line):
            made += escape(line[at : found.start()]) + self.reference(found.group())
            at = found.end()
        return made + escape(line[at:])

    def reference(self, record: str, words: str | None = None) -> Markup:
        """A link to a record of any kind, or its bare id where nothing explains it."""
        links = self._asked.links
        is_page = record.startswith("doc-")
        address = links.page(record) if is_page else links.record(record)
        known = self._page_number(record) if is_page else None
        shown = words or known or short_id(record)
        if address is None:
            return Markup('<span class="ref" title="{}">{}</span>').format(record, shown)
        said = f"{words} {record}" if words is not None and len(words) == 1 else shown
        kind = "ref id" if shown == short_id(record) else "ref"
        link = Markup('<a class="{}" href="{}" title="{}" aria-label="{}">{}</a>')
        return link.format(kind, address, record, said, shown)

    def _page_number(self, document: str) -> str | None:
        """The number of a saved page in words, as the brief cites it; null for an unknown id."""
        if not isinstance(self._asked, Asked):
            return None
        query = "SELECT number FROM pages WHERE id = ? OR substr(id, 1, ?) = ?"
        found = self._asked.edition.rows(query, (document, len(document), document))
        return self._asked.strings.say("page.number", number=found[0]["number"]) if found else None


def data_element(name: str, text: str) -> Markup:
    """JSON text as an element that holds data and runs nothing, whatever the text says."""
    safe = Markup(text.translate(_CLOSING))  # noqa: S704 - nothing in it can end the element
    return Markup('<script type="application/json" id="data-{}">{}</script>').format(name, safe)


def words(text: str | None) -> Markup:
    """Words of a page, kept apart from their surroundings in the order of writing."""
    return Markup("<bdi>{}</bdi>").format(_printable(text or ""))


def _printable(value: object) -> object:
    """A NUL, which HTML may not hold, as U+FFFD."""
    if isinstance(value, str) and "\0" in value:
        return value.replace("\0", "\ufffd")
    return value


@cache
def static(name: str) -> str:
    """A file of `static/` as text, without a declaration that nothing reads."""
    return resource(f"web/static/{name}").read_text("utf-8")


@cache
def _world() -> Markup:
    return data_element("world", static("vendor/countries-50m.json"))


@cache
def _digest(name: str) -> str:
    hashed = hashlib.sha256(static(f"{name}.js").encode()).digest()
    return base64.b64encode(hashed).decode("ascii")


@cache
def _environment() -> jinja2.Environment:
    made = jinja2.Environment(
        loader=jinja2.FunctionLoader(_template),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=_printable,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters["words"] = words
    return made


def _template(name: str) -> str | None:
    file = resource(f"web/templates/{name}")
    return file.read_text("utf-8") if file.is_file() else None
