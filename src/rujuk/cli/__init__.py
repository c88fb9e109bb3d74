"""The command line: parse, call the API, print. Every command is one call of the API.

Results go to stdout, everything else to stderr; progress is shown to a terminal only. Exit codes:
0 done; 1 a check failed; 2 wrong usage, or nothing named exists or holds a page; 3 some inputs
could not be read (the rest was done).
Heavy modules are imported inside the commands, so that `rujuk --help` answers at once.
"""

from __future__ import annotations

import gc
import signal
import sys
from typing import TYPE_CHECKING

import click

from rujuk.cli import cases, corpora, exporting, pages, reviewing, scoring, watching, web, weighing
from rujuk.cli.group import rujuk
from rujuk.cli.inputs import EXIT_INTERRUPTED, EXIT_UNREAD, EXIT_USAGE
from rujuk.errors import PageError, RujukError

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "cases",
    "corpora",
    "exporting",
    "main",
    "pages",
    "reviewing",
    "rujuk",
    "scoring",
    "watching",
    "web",
    "weighing",
]

# Thresholds of the cyclic collector. A run leaves few cycles and holds large lexica that it would
# search again and again: adding 315 pages took 8 percent less time, with the same peak of memory.
_SELDOM = (20_000, 20, 20)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave with its exit code. No error of ours shows a traceback."""
    if arguments is None:  # in a process of its own
        gc.set_threshold(*_SELDOM)
        if hasattr(signal, "SIGPIPE"):
            signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    try:
        result = rujuk.main(arguments, prog_name="rujuk", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.exceptions.Abort, KeyboardInterrupt) as error:
        click.echo(": ".join(["stopped", *map(str, error.args)]), err=True)
        sys.exit(EXIT_INTERRUPTED)
    except PageError as error:
        click.echo(f"not read: {error}", err=True)
        sys.exit(EXIT_UNREAD)
    except (RujukError, OSError) as error:
        click.echo(f"error: {error}", err=True)
        sys.exit(EXIT_USAGE)
    sys.exit(result if isinstance(result, int) else 0)
