"""What a command that is stopped (Ctrl-C) leaves, told behind the word that it is."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@contextmanager
def told_when_stopped(what_is_kept: Callable[[], str]) -> Iterator[None]:
    """Where the body is stopped, `rujuk.cli.main` tells what is kept; it is asked for then."""
    try:
        yield
    except KeyboardInterrupt:
        click.echo(err=True)  # behind the sign that the terminal shows
        raise click.Abort(what_is_kept()) from None
