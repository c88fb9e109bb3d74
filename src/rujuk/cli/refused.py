"""What rujuk made itself, given to a command that does not take it: told, and never read as pages.

These are callbacks of arguments, so that a command says by its argument what it takes.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, TypeVar

from rujuk.errors import CaseError, CorpusError

if TYPE_CHECKING:
    import click

Given = TypeVar("Given", str, tuple[str, ...])


def no_corpus(_context: click.Context, _parameter: click.Parameter, given: Given) -> Given:
    """The paths as they were given. Raises CorpusError where one is the folder of a corpus."""
    from rujuk.corpus.folder import is_made_corpus

    for path in _each(given):
        if is_made_corpus(path):
            message = "is a corpus (made by code-corpus); `rujuk brief`, `losses`, `export` read it"
            raise CorpusError(path, message)
    return given


def pages_only(context: click.Context, parameter: click.Parameter, given: Given) -> Given:
    """The paths as they were given. Raises CorpusError for a corpus, CaseError for a case."""
    from rujuk.store.schema import is_case

    for path in _each(no_corpus(context, parameter, given)):
        if os.path.isfile(path) and is_case(path):  # noqa: PTH113 - a pipe is not opened
            raise CaseError(path, "is a case, not a page; `rujuk brief` reads it")
    return given


def _each(given: str | tuple[str, ...]) -> tuple[str, ...]:
    return (given,) if isinstance(given, str) else given
