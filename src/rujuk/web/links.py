"""Addresses of pages: of the server, or of the files of an exported folder.

Every link of every page is made here, so that the same templates serve both.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urlencode

if TYPE_CHECKING:
    from collections.abc import Mapping

FRONT = "number"
"""The key of the page that opens first."""


PLAIN_KIND = "claim"
"""The kind of record that an address means which names none."""

PART = 40_000
"""Code points of a saved page that the reader shows at once."""


def part_of(start: int | None) -> int:
    """The part of a saved page, from 1, in which this offset lies."""
    return 1 if start is None else start // PART + 1


def part_name(document: str, part: int) -> str:
    """The name of the file of a part."""
    return f"{document}-{part}" if part > 1 else document


def fragment(start: int | None) -> str:
    """What leads to the mark that starts at an offset; empty for null."""
    return "" if start is None else f"#o{start}"


CUT = len("ast-") + 8
"""Characters of an id as a printed brief cuts it: the anchor of an assertion on its quantity."""


def assertion_fragment(record: str) -> str:
    """What leads to an assertion on the page of its quantity; empty for other records."""
    return f"#{record[:CUT]}" if record.startswith("ast-") else ""


class Links(Protocol):
    """Addresses as seen from one page."""

    @property
    def live(self) -> bool:
        """Whether a server answers: false in an exported folder."""

    def to(self, key: str, **asked: str | int | None) -> str:
        """The page of this key, with what is asked of it; nulls and empty values are left out."""

    def page(self, document: str, start: int | None = None) -> str:
        """The reader of a saved page; at the record or loss that starts at an offset of it."""

    def part(self, document: str, part: int) -> str:
        """A part of a page that is too long to be shown at once, from 1."""

    def records(self, document: str) -> str:
        """What explains all records of a saved page."""

    def record(self, record: str) -> str | None:
        """What explains a record of any kind; null where no file does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveLinks:
    """Addresses of the server. `kept` is what every address carries on: language, day."""

    kept: Mapping[str, str] = field(default_factory=dict)
    live: bool = True

    def to(self, key: str, **asked: str | int | None) -> str:
        """`/ledger?kind=claim&lang=id`."""
        return self._address("/" if key == FRONT else f"/{key}", **asked)

    def page(self, document: str, start: int | None = None) -> str:
        """`/reader/doc-…#o312`."""
        return self.part(document, part_of(start)) + fragment(start)

    def part(self, document: str, part: int) -> str:
        """`/reader/doc-…?part=2`."""
        return self._address(f"/reader/{document}", part=part if part > 1 else None)

    def records(self, document: str) -> str:
        """`/records/doc-…`."""
        return self._address(f"/records/{document}")

    def record(self, record: str) -> str | None:
        """`/record/clm-…`."""
        return self._address(f"/record/{record}") + assertion_fragment(record)

    def _address(self, path: str, **asked: str | int | None) -> str:
        told = {**asked, **self.kept}
        query = urlencode(
            [(name, value) for name, value in told.items() if value is not None and value != ""]
        )
        return f"{path}?{query}" if query else path


@dataclass(frozen=True, slots=True, kw_only=True)
class FileLinks:
    """Relative addresses of files. `up` leads from the page to the folder: empty or `../`.

    What was weighed has a file of its own, named in `explained`. A claim, event or relation is
    explained in the file of its page, which `page_of` names; an assertion with its
    quantity, `quantity_of`.
    """

    up: str = ""
    explained: frozenset[str] = frozenset()
    page_of: Mapping[str, str] = field(default_factory=dict)
    quantity_of: Mapping[str, str] = field(default_factory=dict)
    whole: Mapping[str, str] = field(default_factory=dict)
    """Whole ids by the cut ones of a printed brief."""
    live: bool = False

    def to(self, key: str, **asked: str | int | None) -> str:
        """`ledger.html`, `ledger-event-2.html`: a file answers for `kind` and `at` alone."""
        parts = ["index" if key == FRONT else key]
        parts += [str(kind)] if (kind := asked.get("kind")) not in {None, "", PLAIN_KIND} else []
        parts += [str(at)] if (at := asked.get("at")) not in {None, "", 1, "1"} else []
        return f"{self.up}{'-'.join(parts)}.html"

    def page(self, document: str, start: int | None = None) -> str:
        """`reader/doc-….html#o312`."""
        return self.part(document, part_of(start)) + fragment(start)

    def part(self, document: str, part: int) -> str:
        """`reader/doc-…-2.html`."""
        return f"{self.up}reader/{part_name(document, part)}.html"

    def records(self, document: str) -> str:
        """`records/doc-….html`."""
        return f"{self.up}records/{document}.html"

    def record(self, record: str) -> str | None:
        """`record/est-….html`, or `records/doc-….html#clm-…`."""
        record = self.whole.get(record, record)
        weighed = self.quantity_of.get(record, record)
        if weighed in self.explained:
            return f"{self.up}record/{weighed}.html{assertion_fragment(record)}"
        document = self.page_of.get(record)
        return None if document is None else f"{self.up}records/{document}.html#{record}"
