"""Writes the help of every command into docs/commands.md; a test fails when it is stale.

Run: `python scripts/update_command_docs.py`.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rujuk.cli import rujuk

if TYPE_CHECKING:
    import click

PAGE = Path(__file__).parents[1] / "docs" / "commands.md"
FIRST, LAST = "<!-- help -->\n", "<!-- end of help -->\n"


def help_of(name: str, command: click.Command) -> str:
    """The help of one command as the terminal shows it, 96 columns wide."""
    wide = {"terminal_width": 96, "max_content_width": 96, "resilient_parsing": True}
    parent = rujuk.make_context("rujuk", [], **wide)
    return command.make_context(name, [], parent=parent, **wide).get_help()


def page() -> str:
    """The text that docs/commands.md should have."""
    text = PAGE.read_text("utf-8")
    before, rest = text.split(FIRST)
    _, after = rest.split(LAST)
    parts = [
        f"## `rujuk {name}`\n\n```text\n{help_of(name, command)}\n```\n"
        for name, command in sorted(rujuk.commands.items())
    ]
    return before + FIRST + "\n" + "\n".join(parts) + "\n" + LAST + after


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
