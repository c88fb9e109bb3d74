"""How a long command tells where it is: a line on the terminal, or JSON Lines for programs.

All of it goes to stderr and is no result. Where stderr is no terminal and no log was asked for,
nothing is told but what could not be read.
"""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Self, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from rujuk.form import Json
    from rujuk.read.inputs.position import Position

Item = TypeVar("Item")

LOG_FORMAT = click.option(
    "--log-format",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How stderr tells of progress and of what could not be read.",
)
EVERY_SECONDS = 1.0
"""How often progress is told, at most."""

_MINUTE, _HOUR = 60, 3600
_WIDTH = 60


class Progress:
    """Pages done, pages a second, and time left where the whole is known."""

    def __init__(
        self,
        *,
        prints_pages: bool = False,
        log_format: str = "text",
        position: Position | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`prints_pages`: the command prints results page by page, on the same terminal."""
        self.pages = 0
        self._as_json = log_format == "json"
        self._shown = sys.stderr.isatty() and not (prints_pages and sys.stdout.isatty())
        self.position = position
        self._clock = clock
        self._begun = self._told = clock()
        self._before = 0
        self._on_line = False

    def __enter__(self) -> Self:
        """Nothing is told yet."""
        return self

    def begin(self, words: str) -> None:
        """Tell at once that the work has begun, where the first pages take their time."""
        if self._as_json:
            self._log(event="begun")
        elif self._shown:
            self._show(words)

    def pass_over(self, pages: int) -> None:
        """Count pages that were done by an earlier run; they say nothing of the time of others."""
        self._before += pages
        self.step(pages)

    def step(self, pages: int = 1) -> None:
        """Count pages done."""
        self.pages += pages
        now = self._clock()
        if now - self._told >= EVERY_SECONDS:
            self._told = now
            self._tell(now)

    def over(self, pages: Iterable[Item]) -> Iterator[Item]:
        """The same pages, counted as they pass."""
        for page in pages:
            yield page
            self.step()

    def say(self, line: str) -> None:
        """Print a line of the result; on a terminal it takes the place of the one that tells."""
        if self._on_line:
            click.echo(f"\r{'':<{_WIDTH}}\r", nl=False, err=True)
            self._on_line = False
        click.echo(line)

    def unread(self, path: str | None, reason: str) -> None:
        """Tell of an input that could not be read."""
        self._end_line()
        if self._as_json:
            self._log(event="unread", path=path, reason=reason)
        else:
            click.echo(f"not read: {path}: {reason}", err=True)

    def __exit__(self, *exception: object) -> None:
        """Tell what was done."""
        seconds = self._clock() - self._begun
        if self._as_json:
            rate = (self.pages - self._before) / seconds if seconds > 0 else None
            self._log(event="finished", pages=self.pages, seconds=seconds, pages_per_second=rate)
        elif self._on_line:
            self._tell(self._clock())
        self._end_line()

    def _tell(self, now: float) -> None:
        seconds = now - self._begun
        own = self.pages - self._before
        rate = own / seconds if seconds > 0 else 0.0
        share = self._share()
        left = seconds * (1 - share) * self.pages / (share * own) if share and own else None
        if self._as_json:
            self._log(
                event="progress",
                pages=self.pages,
                pages_per_second=rate,
                share=share,
                seconds_left=left,
            )
        elif self._shown:
            told = f"{self.pages} pages, {rate:.3g}/s"
            told += f", about {_duration(left)} left" if left is not None else ""
            self._show(told)

    def _show(self, told: str) -> None:
        click.echo(f"\r{told:<{_WIDTH}}", nl=False, err=True)
        self._on_line = True

    def _share(self) -> float | None:
        """How much of the inputs is read, from 0 to 1; null where their size is not known."""
        if self.position is None or not self.position.whole:
            return None
        return min(self.position.done / self.position.whole, 1.0)

    def _log(self, **told: Json) -> None:
        from rujuk import form

        click.echo(form.encode(told), err=True)

    def _end_line(self) -> None:
        if self._on_line:
            click.echo(err=True)
            self._on_line = False


def _duration(seconds: float) -> str:
    if seconds < _MINUTE:
        return f"{seconds:.0f} s"
    if seconds < _HOUR:
        return f"{seconds / _MINUTE:.0f} min"
    return f"{seconds / _HOUR:.1f} h"
