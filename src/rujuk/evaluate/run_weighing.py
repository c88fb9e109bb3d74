"""`rujuk eval RECONCILE.json`: briefs the pages of a set for each day asked, scores, prints."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import click
import msgspec

from rujuk import form
from rujuk.evaluate.run import gold_pages
from rujuk.evaluate.topics import Topics
from rujuk.evaluate.weighing import score_weighing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rujuk.evaluate.tally import Item
    from rujuk.records import Coding, Document

    Coded: TypeAlias = tuple[Document, Coding, str]
    Brief: TypeAlias = Callable[[Sequence[Coded], str | None], form.JsonObject]

GOLD = "gold.json"
"""The gold of the pages lies beside the file of topics under this name."""


def is_reconcile(path: str) -> bool:
    """Whether a file is JSON that holds topics and groups of copies."""
    try:
        data = msgspec.json.decode(Path(path).read_bytes())
    except msgspec.DecodeError:
        return False
    return isinstance(data, dict) and {"topics", "copy_groups"} <= set(data)


def weighing_of(reconcile: str, brief: Brief) -> tuple[Topics, Item, list[str]]:
    """The topics, their totals and a line for each fault.

    `brief` makes the object of `rujuk brief --json` of coded pages known at a day, or at the end.
    Raises UsageError where no gold lies beside the file.
    """
    gold = Path(reconcile).parent / GOLD
    if not gold.exists():
        message = f"{reconcile} needs the gold of its pages beside it: {gold}"
        raise click.UsageError(message)
    pages = gold_pages(str(gold), None)
    topics = Topics(msgspec.json.decode(Path(reconcile).read_bytes()), pages)
    coded = _coded([page["file"] for page in pages])
    lines = [
        _plain(form.document_line(document, coding, path=path, text=False))
        for document, coding, path in coded
    ]
    briefs = {day: _plain(brief(coded, day or None)) for day in ["", *topics.days()]}
    return topics, *score_weighing(topics, briefs, lines)


def _coded(paths: Sequence[str]) -> list[Coded]:
    from rujuk.code.document import code_document  # noqa: PLC0415 - scoring alone needs no coder
    from rujuk.read.page import read_paths  # noqa: PLC0415
    from rujuk.records import Loss  # noqa: PLC0415

    coded = []
    for item in read_paths(paths):
        if isinstance(item, Loss):
            click.echo(f"not read: {item.path}: {item.reason}", err=True)
            continue
        document, sighting = item
        coded.append((document, code_document(document), sighting.path))
    return coded


def _plain(made: form.JsonObject) -> Item:
    """As a program that reads the JSON gets it."""
    return msgspec.json.decode(form.encode(made), type=dict)


def evaluate_weighing(
    reconcile: str, brief: Brief, *, faults: bool = False, json_file: str | None = None
) -> None:
    """Print the totals of a set of topics; with `faults`, each thing that is wrong above them."""
    topics, totals, notes = weighing_of(reconcile, brief)
    if faults:
        for note in notes:
            click.echo(f"  {note}")
    days = len(topics.days())
    click.echo(f"== {len(topics.documents)} pages, {len(topics.topics)} topics, {days} days")
    for name, value in totals.items():
        shown = value
        if isinstance(value, dict):
            shown = "  ".join(f"{part} {share:.3f}" for part, share in value.items())
        click.echo(f"{name:28s} {shown}")
    if json_file is not None:
        Path(json_file).write_bytes(form.encode_pretty(totals))
