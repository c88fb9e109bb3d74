"""The command `rujuk` itself; the modules beside this one add their commands to it."""

from __future__ import annotations

import click


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="rujuk", prog_name="rujuk")
def rujuk() -> None:
    """Who did what to whom, how many, according to whom - from saved news pages."""
