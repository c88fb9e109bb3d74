"""Commands that need neither page nor case: eval, weigh."""

from __future__ import annotations

import click

from rujuk.cli.group import rujuk
from rujuk.cli.inputs import EXIT_CHECK_FAILED


@rujuk.command("eval")
@click.argument("gold", type=click.Path(exists=True, dir_okay=False))
@click.option("--language", help="Score the pages of this language only.")
@click.option("--strict-types", is_flag=True, help="Ignore the alternative types of the gold.")
@click.option("--per-doc", is_flag=True, help="Print three scores for each page too.")
@click.option("--json", "json_file", type=click.Path(dir_okay=False), help="Write the scores here.")
def evaluate(
    gold: str, language: str | None, strict_types: bool, per_doc: bool, json_file: str | None
) -> None:
    """Code the pages of a gold file and score the records."""
    from rujuk.evaluate.run import evaluate_gold

    passed = evaluate_gold(
        gold,
        language=language,
        strict_types=strict_types,
        per_document=per_doc,
        json_file=json_file,
    )
    if not passed:
        raise click.exceptions.Exit(EXIT_CHECK_FAILED)


@rujuk.command()
@click.argument("facts", metavar="FACTS.csv", type=click.Path(exists=True, dir_okay=False))
@click.option("--json", "as_json", is_flag=True, help="One JSON object (docs/form.md).")
@click.option("--known-at", metavar="DAY", help="Leave out rows reported after YYYY-MM-DD.")
def weigh(facts: str, as_json: bool, known_at: str | None) -> None:
    """Weigh rows of figures made elsewhere: assertions, estimates, contradictions.

    The columns are in docs/weighing.md. Without --json each estimate is printed on a line, with the
    steps by which it came about below it.
    """
    from rujuk import form
    from rujuk.cli.days import read_day
    from rujuk.weigh.constants import CONSTANTS
    from rujuk.weigh.facts import read_facts
    from rujuk.weigh.summary import estimate_lines, weigh_statements

    made = weigh_statements(read_facts(facts), read_day("--known-at", known_at), CONSTANTS)
    if as_json:
        click.echo(form.encode_pretty(made))
    else:
        click.echo("\n".join(estimate_lines(made)).encode())
