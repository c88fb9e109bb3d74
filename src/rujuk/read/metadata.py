"""What the mark-up of an HTML page says of the page: JSON-LD first, then microdata and meta tags.

Nothing here is seen by a reader of the page, so every statement names its place ("json-ld
headline", "meta og:title") and has no offsets; `read/facts.py` finds the same words in the text.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, cast

from lxml import etree

from rujuk.lexicon import load
from rujuk.read.markup import MARKUP_LEXICON, Markup
from rujuk.records import Loss

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

MAX_JSON_LD_CHARACTERS = 2_000_000
"""Longest JSON-LD read of one script, in characters. An article with its body has 5-50 thousand."""

_STEPS_UP = 3
_UPDATED = re.compile(r"updated|modified", re.IGNORECASE)
_MAX_NODES = 5000
_MAX_NAME_CHARACTERS = 120
_EARLIEST_YEAR = 1990
_ISO = re.compile(
    r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})"
    r"(?:[T ]{1,2}(\d{1,2}):(\d{2})(?::\d{2})?(?:[.,]\d{1,9})?\s?(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?"
)
_PROPERTIES = etree.XPath(".//body//*[@itemprop]")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?\d{4,6})?")
_TRAILING_COMMA = re.compile(r",(?=\s{0,200}[}\]])")
_SALVAGED = {
    "headline": re.compile(r'"headline"\s{0,9}:\s{0,9}"((?:[^"\\\n]|\\.){1,400})"'),
    "datePublished": re.compile(r'"datePublished"\s{0,9}:\s{0,9}"([^"\\\n]{8,40})"'),
    "articleBody": re.compile(r'"articleBody"\s{0,9}:\s{0,9}"((?:[^"\\]|\\.){1,200000})"'),
}


@dataclass(frozen=True, slots=True)
class DatedStatement:
    """A day that the mark-up gives for the publication.

    `local` is the day of the same instant where the portal is at home, for a time written in UTC;
    else the same day.
    """

    day: date
    local: date
    text: str
    source: str


@dataclass(slots=True)
class PageMetadata:
    """Everything the mark-up states of the page, each list best first."""

    titles: list[tuple[str, str]] = field(default_factory=list)
    publishers: list[tuple[str, str]] = field(default_factory=list)
    authors: list[tuple[str, str]] = field(default_factory=list)
    persons: set[str] = field(default_factory=set)
    organisations: set[str] = field(default_factory=set)
    sections: list[tuple[str, str]] = field(default_factory=list)
    published: list[DatedStatement] = field(default_factory=list)
    head_title: str | None = None
    article_body: str | None = None
    url: str | None = None
    language: str | None = None
    losses: list[Loss] = field(default_factory=list)


def read_metadata(root: HtmlElement) -> PageMetadata:
    """The statements of the mark-up; to be called before hidden elements are taken out."""
    found = PageMetadata()
    language = (root.get("lang") or "").split("-")[0].lower()
    found.language = language if language.isalpha() else None
    tags = _meta_tags(root)
    title = root.find(".//head/title")
    if title is not None and title.text:
        found.head_title = " ".join(title.text.split()) or None
    canonical = root.find(".//link[@rel='canonical']")
    names = lexicon().metadata
    urls = [canonical.get("href") or ""] if canonical is not None else []
    urls += [tags[name] for name in names["url"] if name in tags]
    found.url = next((url for url in urls if url.startswith(("http://", "https://"))), None)
    _from_json_ld(root, found, tags)
    _from_microdata(root, found)
    for name in names["title"]:
        if name in tags:
            found.titles.append((tags[name], f"meta {name}"))
    for name in names["publisher"]:
        if name in tags:
            found.publishers.append((tags[name], f"meta {name}"))
    for name in names["author"]:
        if name in tags and not tags[name].startswith(("http:", "https:")):
            found.authors.append((tags[name], f"meta {name}"))
    for name in names["section"]:
        if name in tags:
            found.sections.append((tags[name], f"meta {name}"))
    for name in names["published"]:
        if name in tags:
            _add_date(found, tags[name], f"meta {name}")
    if not found.published:
        _from_time_element(root, found)
    return found


def day_of(text: str, language: str | None) -> tuple[date, date] | None:
    """The day a machine-written time names, and the day where the portal is at home.

    Reads ISO 8601 and its looser kin (`2025/04/14 08:15:00`, `20250414`); null for anything else.
    """
    match = _ISO.search(text) or _COMPACT.fullmatch(text.strip())
    if match is None:
        return None
    year, month, day = int(match[1]), int(match[2]), int(match[3])
    if year < _EARLIEST_YEAR:
        return None
    try:
        stated = date(year, month, day)
        zone = match[6] if match.re is _ISO else None
        if match.re is not _ISO or match[4] is None or zone is None:
            return stated, stated
        moment = datetime(year, month, day, int(match[4]), int(match[5]))  # noqa: DTZ001 - UTC
    except ValueError:
        return None
    if zone not in ("Z", "UTC", "GMT") and zone.strip("+-").replace(":", "") != "0000":
        return stated, stated
    hours = lexicon().home_offsets.get(language or "", 0)
    return stated, (moment + timedelta(hours=hours)).date()


@cache
def lexicon() -> Markup:
    """The mark-up lexicon."""
    return load(MARKUP_LEXICON, Markup)


def _meta_tags(root: HtmlElement) -> dict[str, str]:
    tags: dict[str, str] = {}
    for element in root.iter("meta"):
        content = element.get("content")
        if not content:
            continue
        for key in ("property", "name", "itemprop"):
            name = element.get(key)
            if name:
                text = " ".join(content[:2000].split())
                if text:
                    tags.setdefault(name.strip().lower(), text)
    return tags


def _add_date(found: PageMetadata, text: str, source: str) -> None:
    days = day_of(text[:80], found.language)
    if days is not None:
        found.published.append(DatedStatement(*days, text[:80], source))


def _from_time_element(root: HtmlElement, found: PageMetadata) -> None:
    """The first `time` beside the first heading: "2 hours ago" for readers, a day for machines."""
    heading = root.find(".//h1")
    around = heading
    for _ in range(_STEPS_UP):
        if around is None or around.tag in ("body", "main"):
            return
        around = around.getparent()
        if around is None:
            return
        for element in around.iter("time"):
            if element.get("datetime") and not _UPDATED.search(element.get("class") or ""):
                _add_date(found, element.get("datetime") or "", "time datetime")
                return


def _from_microdata(root: HtmlElement, found: PageMetadata) -> None:
    seen: set[str] = set()
    for element in cast("list[HtmlElement]", _PROPERTIES(root)):
        name = element.get("itemprop", "").strip()
        if name in seen or name not in ("headline", "datePublished", "author"):
            continue
        seen.add(name)
        if name == "datePublished":
            text = element.get("datetime") or element.get("content") or element.text_content()
            _add_date(found, text, "microdata datePublished")
        elif name == "headline":
            text = " ".join(element.text_content().split())
            if text:
                found.titles.append((text, "microdata headline"))
        elif not (element.get("itemtype") or "").endswith("Organization"):
            inner = element.find(".//*[@itemprop='name']")
            text = element.get("content") or (element if inner is None else inner).text_content()
            text = " ".join(text.split())
            if text and len(text) <= _MAX_NAME_CHARACTERS:
                found.authors.append((text, "microdata author"))


# --- JSON-LD -------------------------------------------------------------------------------------


def _from_json_ld(root: HtmlElement, found: PageMetadata, tags: dict[str, str]) -> None:
    articles: list[dict[str, object]] = []
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        text = script.text or ""
        if not text.strip():
            continue
        if len(text) > MAX_JSON_LD_CHARACTERS:
            reason = f"JSON-LD of {len(text)} characters; at most {MAX_JSON_LD_CHARACTERS} are read"
            found.losses.append(Loss(stage="read", reason=reason))
            continue
        parsed = _parse(text, found)
        for node in _nodes(parsed):
            if _is_article(node):
                articles.append(node)
            elif _types(node) & set(lexicon().organisation_types):
                name = node.get("name")
                if isinstance(name, str) and name.strip():
                    found.organisations.add(" ".join(name.split()).casefold())
    if articles:
        wanted = tags.get("og:title", found.head_title or "").casefold()
        _from_article(max(articles, key=lambda node: _fit(node, wanted)), found)


def _parse(text: str, found: PageMetadata) -> object:
    bare = text.strip().removeprefix("<!--").removesuffix("-->").strip()
    bare = bare.removeprefix("//<![CDATA[").removesuffix("//]]>").strip().rstrip(";")
    for attempt in (bare, _TRAILING_COMMA.sub("", bare)):
        try:
            return json.loads(attempt, strict=False)
        except ValueError:
            continue
        except RecursionError:
            found.losses.append(Loss(stage="read", reason="JSON-LD nested too deeply to be read"))
            return None
    salvaged: dict[str, object] = {}
    for key, pattern in _SALVAGED.items():
        match = pattern.search(bare)
        if match is not None:
            try:
                salvaged[key] = json.loads(f'"{match[1]}"', strict=False)
            except ValueError:
                continue
    found.losses.append(Loss(stage="read", reason="malformed JSON-LD"))
    return {"@type": "Article", **salvaged} if salvaged else None


def _nodes(parsed: object) -> Iterator[dict[str, object]]:
    """Objects on the top level of JSON-LD: lists and `@graph` are opened, nothing else."""
    waiting = [parsed]
    seen = 0
    while waiting and seen < _MAX_NODES:
        node = waiting.pop(0)
        seen += 1
        if isinstance(node, list):
            waiting = [*node[:_MAX_NODES], *waiting]
        elif isinstance(node, dict):
            yield node
            for key in ("@graph", "mainEntity"):
                inner = node.get(key)
                if isinstance(inner, (list, dict)):
                    waiting.append(inner)


def _types(node: dict[str, object]) -> set[str]:
    types = node.get("@type")
    names = types if isinstance(types, list) else [types]
    return {name.rsplit("/", 1)[-1] for name in names if isinstance(name, str)}


def _is_article(node: dict[str, object]) -> bool:
    return any(
        name in lexicon().article_types or name.endswith(("Article", "Posting"))
        for name in _types(node)
    )


def _fit(node: dict[str, object], wanted: str) -> tuple[bool, bool, bool]:
    headline = _text(node.get("headline")).casefold()
    return bool(headline and headline in wanted), "datePublished" in node, bool(headline)


def _text(value: object) -> str:
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value")
    return " ".join(value.split()) if isinstance(value, str) else ""


def _from_article(node: dict[str, object], found: PageMetadata) -> None:
    headline = _text(node.get("headline")) or _text(node.get("name"))
    if headline:
        found.titles.append((headline, "json-ld headline"))
    publisher = _text(node.get("publisher"))
    if publisher:
        found.publishers.append((publisher, "json-ld publisher"))
    section = _text(node.get("articleSection"))
    if section:
        found.sections.append((section, "json-ld articleSection"))
    published = node.get("datePublished")
    if isinstance(published, str):
        _add_date(found, published, "json-ld datePublished")
    authors = node.get("author")
    for author in authors if isinstance(authors, list) else [authors]:
        name = _text(author)
        if not name or len(name) > _MAX_NAME_CHARACTERS:
            continue
        if isinstance(author, dict) and _types(author) & set(lexicon().organisation_types):
            found.organisations.add(name.casefold())
        else:
            found.authors.append((name, "json-ld author"))
            if isinstance(author, dict) and "Person" in _types(author) and " " in name:
                found.persons.add(name)
    body = node.get("articleBody")
    if isinstance(body, str) and body.strip():
        found.article_body = body
