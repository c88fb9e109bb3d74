"""Days as options give them."""

from __future__ import annotations

from datetime import date

import click


def read_day(option: str, day: str | None) -> str | None:
    """The day as ISO 8601; an option that gives none is wrong usage."""
    if day is None:
        return None
    try:
        return date.fromisoformat(day).isoformat()
    except ValueError as error:
        message = f"{option}: {day!r} is no day; write YYYY-MM-DD"
        raise click.UsageError(message) from error
