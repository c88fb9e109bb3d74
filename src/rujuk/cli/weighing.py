"""Commands over what is weighed: weigh, sensitivity."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from rujuk.cli.days import read_day
from rujuk.cli.group import rujuk
from rujuk.cli.inputs import opened_case
from rujuk.cli.refused import no_corpus

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rujuk.weigh.statements import Statement

KNOWN_AT = click.option("--known-at", metavar="DAY", help="Leave out what was reported later.")
AS_JSON = click.option("--json", "as_json", is_flag=True, help="One JSON object (docs/form.md).")


@rujuk.command()
@click.argument("facts", metavar="FACTS.csv", type=click.Path(exists=True, dir_okay=False))
@AS_JSON
@KNOWN_AT
def weigh(facts: str, as_json: bool, known_at: str | None) -> None:
    """Weigh rows of figures made elsewhere: assertions, estimates, contradictions.

    The columns are in docs/weighing.md. Without --json each estimate is printed on a line, with the
    steps by which it came about below it.
    """
    from rujuk import form
    from rujuk.weigh.constants import CONSTANTS
    from rujuk.weigh.facts import read_facts
    from rujuk.weigh.summary import estimate_lines, weigh_statements

    made = weigh_statements(read_facts(facts), read_day("--known-at", known_at), CONSTANTS)
    if as_json:
        click.echo(form.encode_pretty(made))
    else:
        click.echo("\n".join(estimate_lines(made)).encode())


@rujuk.command()
@click.argument(
    "source", metavar="CASE|FACTS.csv", type=click.Path(exists=True), callback=no_corpus
)
@AS_JSON
@KNOWN_AT
def sensitivity(source: str, as_json: bool, known_at: str | None) -> None:
    """Halve and double each constant of the weighing and tell what moves.

    What is compared is the last state of every estimate (low, best, high, grade) and the
    contradictions. The constants are in docs/weighing.md.
    """
    from rujuk import form
    from rujuk.weigh.constants import CONSTANTS
    from rujuk.weigh.sensitivity import effect_lines, effects_form, sensitivity as moved

    day = read_day("--known-at", known_at)
    effects = moved(_statements(source, day), CONSTANTS)
    if as_json:
        click.echo(form.encode_pretty(effects_form(effects, day, CONSTANTS)))
    else:
        click.echo("\n".join(effect_lines(effects)).encode())


def _statements(source: str, known_at: str | None) -> Sequence[Statement]:
    """The statements of a case, or of a file of facts, known by a day."""
    from rujuk.store.schema import is_case

    if not is_case(source):
        from rujuk.weigh.facts import read_facts
        from rujuk.weigh.history import known

        return known(read_facts(source), known_at)
    from rujuk.brief.sources import picture_of_case

    with opened_case(source) as case:
        return picture_of_case(case, known_at=known_at).weighed.statements
