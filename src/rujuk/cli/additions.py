"""How commands tell what became of each input that they add to a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rujuk.cli.progress import Progress
    from rujuk.store.adding import Addition


def tell_addition(addition: Addition, progress: Progress) -> None:
    """A line for what changed the case; on stderr what was not read, or is not added again."""
    from rujuk.store.adding import Outcome

    progress.step()
    if addition.outcome is Outcome.UNREAD:
        progress.unread(addition.path, addition.reason or "")
    elif addition.outcome is Outcome.FORGOTTEN:
        message = "was forgotten in this case and is not added again"
        click.echo(f"{addition.path}: {addition.document} {message}", err=True)
    elif addition.outcome is not Outcome.UNCHANGED:
        progress.say(f"{addition.outcome.value} {addition.document} {addition.path}")
