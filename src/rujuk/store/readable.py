"""What a picture is made of: a case file, or anything else that holds coded pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager

    from rujuk.records import Loss
    from rujuk.store.page import Page
    from rujuk.store.reviewed import Reply
    from rujuk.store.runs import Run
    from rujuk.weigh.reports import Signs


class Readable(Protocol):
    """Coded pages with where they were seen. `rujuk.store.case.Case` says what each gives."""

    def snapshot(self) -> AbstractContextManager[None]:
        """Everything read inside is of one moment."""

    def pages(self, *, as_of_run: int | None = ..., with_reviews: bool = ...) -> Iterator[Page]:
        """Every page, in the order of ids."""

    def unread(self, *, as_of_run: int | None = ...) -> Iterator[Loss]:
        """The pages that could not be read, by path."""

    def replies(self, *, as_of_run: int | None = ...) -> list[Reply]:
        """Every review with what it does, oldest first."""

    def runs(self) -> list[Run]:
        """Every run, oldest first."""

    def signs(self) -> dict[int, Signs]:
        """What finds the kin of pages, by the number of the reading, as far as it is kept."""
