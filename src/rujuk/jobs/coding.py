"""What is done with one page that was found: it is read, and coded. A pure function of the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from rujuk.read.page import read_found
from rujuk.records import Coding, Document, Loss, Sighting

if TYPE_CHECKING:
    from rujuk.read.inputs.found import Found


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedPage:
    """A page with where it was seen and its records; `coding` is null where none was asked for."""

    document: Document
    sighting: Sighting
    coding: Coding | None


Outcome: TypeAlias = CodedPage | Loss


def code_found(found: Found, *, with_coding: bool = True) -> Outcome:
    """The page read and coded, or the `Loss` that says why there is none."""
    read = read_found(found)
    if isinstance(read, Loss):
        return read
    document, sighting = read
    if not with_coding:
        return CodedPage(document=document, sighting=sighting, coding=None)
    from rujuk.code.document import code_document  # noqa: PLC0415 - pages are read without it too

    return CodedPage(document=document, sighting=sighting, coding=code_document(document))
