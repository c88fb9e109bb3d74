"""What is done with one page that was found: it is read, and coded. A pure function of the page."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, TypeAlias

from rujuk.read.page import read_found
from rujuk.records import Coding, Document, Loss, Sighting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from rujuk.read.inputs.found import Found


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedPage:
    """A page with where it was seen and its records; `coding` is null where none was asked for.

    The seconds are of the processor and tell how a run went; no result is made of them.
    """

    document: Document
    sighting: Sighting
    coding: Coding | None
    read_seconds: float = field(default=0.0, compare=False)
    code_seconds: float = field(default=0.0, compare=False)


Outcome: TypeAlias = CodedPage | Loss


class Coder(Protocol):
    """Reads and codes pages, in their order; those for which `is_coded` holds are only read."""

    def __call__(
        self, pages: Iterable[Found | Loss], *, is_coded: Callable[[Found], bool]
    ) -> Iterator[Outcome]:
        """What becomes of each page; losses among them pass."""


def code_found(found: Found, *, with_coding: bool = True) -> Outcome:
    """The page read and coded, or the `Loss` that says why there is none."""
    begun = time.process_time()
    read = read_found(found)
    if isinstance(read, Loss):
        return read
    document, sighting = read
    was_read = time.process_time()
    coding = None
    if with_coding:
        from rujuk.code.document import code_document  # noqa: PLC0415 - some pages are only read

        coding = code_document(document)
    return CodedPage(
        document=document,
        sighting=sighting,
        coding=coding,
        read_seconds=was_read - begun,
        code_seconds=time.process_time() - was_read,
    )


def code_or_lose(found: Found, *, with_coding: bool = True) -> Outcome:
    """The same for a worker: a page that takes too much memory, or fails us, is a `Loss` too."""
    try:
        return code_found(found, with_coding=with_coding)
    except MemoryError:
        reason = "it needs more memory than a page may take: given up"
    except Exception as error:  # noqa: BLE001 - a fault of ours must not cost the other pages
        reason = f"the coder failed: {type(error).__name__}: {error}"
    return Loss(stage="read", reason=reason, path=found.path)
