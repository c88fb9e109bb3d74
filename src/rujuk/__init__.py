"""rujuk reads saved news pages into cited events and counted claims.

>>> from rujuk import code_document, read_bytes
>>> page = read_bytes("Sekitar 1.500 tentara tiba di Rusia.".encode(), path="page.txt")
>>> coding = code_document(page)  # claims, events, relations, and what was not understood

Every record's `start` and `end` count code points of `page.text`:
`page.text[claim.start : claim.end] == claim.quote`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rujuk.code.document import code_document
    from rujuk.errors import CaseError, PageError, RujukError
    from rujuk.read.page import read_bytes, read_page, read_paths
    from rujuk.records import (
        Claim,
        Coding,
        Document,
        Event,
        Loss,
        Party,
        Relation,
        Sighting,
    )
    from rujuk.store.case import Case

_HOMES = {
    "Case": "store.case",
    "CaseError": "errors",
    "Claim": "records",
    "Coding": "records",
    "Document": "records",
    "Event": "records",
    "Loss": "records",
    "PageError": "errors",
    "Party": "records",
    "Relation": "records",
    "RujukError": "errors",
    "Sighting": "records",
    "code_document": "code.document",
    "read_bytes": "read.page",
    "read_page": "read.page",
    "read_paths": "read.page",
}

__all__ = [
    "Case",
    "CaseError",
    "Claim",
    "Coding",
    "Document",
    "Event",
    "Loss",
    "PageError",
    "Party",
    "Relation",
    "RujukError",
    "Sighting",
    "code_document",
    "read_bytes",
    "read_page",
    "read_paths",
]


def __getattr__(name: str) -> object:
    """The public name, imported on first use: `import rujuk` itself costs nothing."""
    if name not in _HOMES:
        message = f"module 'rujuk' has no attribute {name!r}"
        raise AttributeError(message)
    value: object = getattr(import_module(f"rujuk.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """The public names."""
    return sorted(__all__)
