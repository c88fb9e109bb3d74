"""The command that scores: eval."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from rujuk.cli.group import rujuk
from rujuk.cli.inputs import EXIT_CHECK_FAILED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rujuk.form import JsonObject
    from rujuk.records import Coding, Document


@rujuk.command("eval")
@click.argument("gold", type=click.Path(exists=True, dir_okay=False))
@click.option("--language", help="Score the pages of this language only.")
@click.option("--strict-types", is_flag=True, help="Ignore the alternative types of the gold.")
@click.option(
    "--per-doc", is_flag=True, help="Print three scores for each page, or each fault, too."
)
@click.option("--json", "json_file", type=click.Path(dir_okay=False), help="Write the scores here.")
def evaluate(
    gold: str, language: str | None, strict_types: bool, per_doc: bool, json_file: str | None
) -> None:
    """Code the pages of a gold file and score the records.

    A file of topics (reconcile.json) scores what is made of all its pages together: copies,
    estimates day by day, contradictions. The gold of its pages, gold.json, lies beside it. With
    --per-doc each fault is listed; --language and --strict-types change nothing then.
    """
    from rujuk.evaluate.run import evaluate_gold
    from rujuk.evaluate.run_weighing import evaluate_weighing, is_reconcile

    if is_reconcile(gold):
        evaluate_weighing(gold, _brief, faults=per_doc, json_file=json_file)
        return
    passed = evaluate_gold(
        gold,
        language=language,
        strict_types=strict_types,
        per_document=per_doc,
        json_file=json_file,
    )
    if not passed:
        raise click.exceptions.Exit(EXIT_CHECK_FAILED)


def _brief(coded: Sequence[tuple[Document, Coding, str]], known_at: str | None) -> JsonObject:
    """What `rujuk brief --json` prints of coded pages."""
    from rujuk.brief.sources import picture_of_pages
    from rujuk.brief.summary import as_object
    from rujuk.brief.wording import wording

    return as_object(picture_of_pages(coded, known_at=known_at), wording("en"))
