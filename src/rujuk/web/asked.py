"""What a page is asked: the edition, the words, the links, and what the address says."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urlencode

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rujuk.web.desk import Desk
    from rujuk.web.edition import Edition
    from rujuk.web.links import Links
    from rujuk.web.strings import Strings

LONGEST = 200
"""Characters of a value in an address that a page looks at."""


@dataclass(frozen=True, kw_only=True)
class Address:
    """Where the reader is: enough for the frame of a page. `query` is hostile until it is read."""

    strings: Strings
    links: Links
    path: str = "/"
    key: str = ""
    """What the path names: an id of a page or record; empty for none."""
    query: Mapping[str, str] = field(default_factory=dict)
    default_language: str = "en"
    """That of an address that names none."""

    @property
    def language(self) -> str:
        """Of the interface."""
        return self.strings.language

    def text(self, name: str) -> str:
        """A value of the address, trimmed and cut; empty for none."""
        return self.query.get(name, "")[:LONGEST].strip()

    def one_of(self, name: str, choices: Iterable[str], default: str = "") -> str:
        """A value that is one of these, else the default."""
        value = self.text(name)
        return value if value in set(choices) else default

    def count(self, name: str, default: int = 1) -> int:
        """A whole number from 1 up, else the default."""
        value = self.text(name)
        known = value.isascii() and value.isdigit() and len(value) <= MOST_DIGITS
        return int(value) if known and int(value) > 0 else default

    def day(self, name: str) -> str | None:
        """An ISO day, else null."""
        return read_day(self.text(name))

    def here(self, **other: str | int | None) -> str:
        """The address of this page with other values; null and empty values are left out."""
        told = {**self.query, **other}
        if told.get("lang") == self.default_language:
            told["lang"] = None
        pairs = [(name, value) for name, value in told.items() if value not in (None, "")]
        return f"{self.path}?{urlencode(pairs)}" if pairs else self.path


@dataclass(frozen=True, kw_only=True)
class Asked(Address):
    """One question to a page."""

    edition: Edition
    since: Edition | None = None
    """The edition of the brief with what changed since the day asked for."""
    desk: Desk | None = None
    """Where reviews are kept; null where there is no case behind the pages."""
    behind: bool = False
    """Whether the case has changed since, and is being weighed anew."""
    error: str = ""
    """Why a form could not be kept; empty where none was sent."""


MOST_DIGITS = 9
"""Of a number in an address: what a table can count."""


def read_day(words: str) -> str | None:
    """The ISO day that the words are, else null."""
    try:
        return date.fromisoformat(words).isoformat()
    except ValueError:
        return None
