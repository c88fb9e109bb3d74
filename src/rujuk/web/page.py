"""A page of the site, as the server and the exported folder take it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from rujuk.web.asked import Asked
    from rujuk.web.edition import Edition


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file of an exported folder: its path without `.html`, and what the page is asked for it."""

    path: str
    key: str = ""
    query: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Where a page is, what it shows, what it needs prepared.

    `view` gives what the template `<key>.html` is filled with; it raises UnknownRecordError for an
    id that the edition has not. `path` is its address after the slash, `{key}` stands for an id.
    """

    key: str
    view: Callable[[Asked], Mapping[str, Any]] | None = None
    """Null: the page is not made yet, and not shown."""
    path: str | None = None
    """Null: the key itself."""
    in_nav: bool = True
    prepared: str | None = None
    """The module that prepares it, by its whole name; null for none."""
    scripts: Sequence[str] = ()
    """Scripts of `static/` in their order, without `.js`: `vendor/d3.min`, `number`."""
    styles: Sequence[str] = ()
    """Style sheets of `static/` beside that of all pages, without `.css`."""
    files: Callable[[Edition], Iterable[File]] | None = None
    """The files of an exported folder; null for the one that is named as the key."""
