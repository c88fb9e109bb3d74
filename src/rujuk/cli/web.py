"""The command serve, and the folder of pages that `export html` writes."""

from __future__ import annotations

import tempfile
from contextlib import ExitStack
from typing import TYPE_CHECKING

import click

from rujuk.cli.group import rujuk
from rujuk.cli.inputs import LANGUAGE, PAGES_OR_CASE, check_inputs, opened_case
from rujuk.cli.progress import Progress

if TYPE_CHECKING:
    from rujuk.store.adding import Addition


@rujuk.command()
@PAGES_OR_CASE
@click.option("--port", type=click.IntRange(0, 65535), help="Of 127.0.0.1; 0 takes any free one.")
@LANGUAGE
@click.option("--no-open", is_flag=True, help="Do not open a browser.")
def serve(paths: tuple[str, ...], port: int | None, lang: str, no_open: bool) -> None:
    """Show a case, or pages, as a web page of this computer until interrupted.

    The address is printed; nobody else can open it, and the pages ask nothing of any other host. A
    case takes reviews there. Without --port the first free one from 8765 is taken.
    """
    check_inputs(paths)
    from rujuk.store.schema import is_case
    from rujuk.web.serving import case_of_pages, open_browser, serve as serve_case

    def ready(address: str) -> None:
        click.echo(address)
        if not no_open:
            open_browser(address)

    if any(is_case(path) for path in paths):
        if len(paths) > 1:
            message = "give one case, or pages; not both"
            raise click.UsageError(message)
        with opened_case(paths[0]):
            pass  # an older form is brought to this one, and that is told
        click.echo("weighing the case", err=True)
        serve_case(paths[0], port=port, language=lang, ready=ready)
        return
    with ExitStack() as stack:
        progress = stack.enter_context(Progress())

        def report(addition: Addition) -> None:
            progress.step()
            if addition.reason:
                click.echo(f"not read: {addition.path}: {addition.reason}", err=True)

        case = stack.enter_context(case_of_pages(paths, progress=report))
        serve_case(case, port=port, language=lang, reviews=False, ready=ready)


def write_html(case: str, folder: str, language: str) -> list[str]:
    """Write the pages of a case as files; the paths written, the one to open first at the head."""
    from rujuk.web.editions import Editions
    from rujuk.web.folder import write_folder

    with tempfile.TemporaryDirectory(prefix="rujuk-") as made, Editions(case, made) as editions:
        found = editions.find(wait_seconds=None)
        assert found is not None  # noqa: S101 - it waits until the edition is made
        return write_folder(found.edition, folder, language=language)
