"""`rujuk eval GOLD`: codes the pages of a gold file, scores the records, prints the report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from rujuk import form
from rujuk.evaluate.coded import broken_spans, scored_form
from rujuk.evaluate.html_pages import FACTS, HtmlPage, score_html_pages
from rujuk.evaluate.scoring import METRICS, Scores, page_text, score_pages

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rujuk.evaluate.tally import Item

PER_PAGE = ("count_value_unit", "event_type", "body")
SHOWN_BREAKS = 5
"""How many broken spans are printed; all are counted."""


def evaluate_gold(
    gold: str,
    *,
    language: str | None = None,
    strict_types: bool = False,
    per_document: bool = False,
    json_file: str | None = None,
) -> bool:
    """Score the program over the pages of a gold file; false where a page or a span is broken.

    Gold with a `body_text` is of HTML pages. Pages are named from the gold file's folder or lie
    in it.
    """
    pages = gold_pages(gold, language)
    lines = code_lines(pages)
    if pages and "body_text" in pages[0]:
        return _report_html(
            pages,
            lines,
            strict_types=strict_types,
            per_document=per_document,
            json_file=json_file,
        )
    return _report_text(
        pages,
        lines,
        strict_types=strict_types,
        per_document=per_document,
        json_file=json_file,
    )


def gold_pages(gold: str, language: str | None) -> list[Item]:
    """The annotated pages of a gold file, each with the path of its page.

    Raises UsageError where the file is no gold.
    """
    try:
        data = msgspec.json.decode(Path(gold).read_bytes())
    except msgspec.DecodeError as error:
        message = f"{gold} is no gold file: it is not JSON ({error})"
        raise click.UsageError(message) from error
    found = data.get("documents") if isinstance(data, dict) else data
    if not isinstance(found, list) or not all(_is_gold_page(page) for page in found):
        message = f"{gold} is no gold file: it needs a list of pages with id, file and language"
        raise click.UsageError(message)
    folder = Path(gold).resolve().parent
    pages = [page for page in found if language in (None, page["language"])]
    for page in pages:
        named = folder / page["file"]
        page["file"] = str(named if named.exists() else folder / Path(page["file"]).name)
    return pages


def _is_gold_page(page: object) -> bool:
    return isinstance(page, dict) and all(
        isinstance(page.get(key), str) for key in ("id", "file", "language")
    )


def code_lines(pages: Sequence[Item]) -> dict[str, Item]:
    """Lines of `rujuk code --json --text always` by the id of the gold; unread pages are absent."""
    from rujuk.code.document import code_document  # noqa: PLC0415 - scoring alone needs no coder
    from rujuk.read.page import read_paths  # noqa: PLC0415
    from rujuk.records import Loss  # noqa: PLC0415

    ids = {page["file"]: page["id"] for page in pages}
    lines = {}
    for item in read_paths(ids):
        if isinstance(item, Loss):
            click.echo(f"not read: {item.path}: {item.reason}", err=True)
            continue
        document, sighting = item
        made = form.document_line(document, code_document(document), path=sighting.path, text=True)
        lines[ids[sighting.path]] = msgspec.json.decode(form.encode(made), type=dict)
    return lines


# --- text pages ----------------------------------------------------------------------------------


def _report_text(
    pages: Sequence[Item],
    lines: dict[str, Item],
    *,
    strict_types: bool,
    per_document: bool,
    json_file: str | None,
) -> bool:
    broken = [
        one
        for page in pages
        if page["id"] in lines
        for one in broken_spans(lines[page["id"]], _text_of(lines[page["id"]], page))
    ]
    system = [scored_form(line, page) for page, line in lines.items()]
    totals, per_page = score_pages(pages, system, strict_types=strict_types)
    title = f"{len(system)} of {len(pages)} documents; span law broken {len(broken)} times"
    _print_table(totals, METRICS, title)
    for where, words in broken[:SHOWN_BREAKS]:
        click.echo(f"  broken: {where} {words}")
    if per_document:
        for page_id, scores in per_page.items():
            click.echo(f"{page_id} {_three(scores)}")
    if json_file is not None:
        report = {**_values(totals, METRICS), "span_law_broken": len(broken)}
        _write(json_file, {**report, "documents": len(system)})
    return not broken and len(system) == len(pages)


def _text_of(line: Item, page: Item) -> str:
    text = line.get("text")
    return page_text(page) if text is None else str(text)


def _three(scores: Scores) -> dict[str, float]:
    return {metric: round(scores[metric].values()[2], 3) for metric in PER_PAGE}


def _print_table(totals: Scores, metrics: Iterable[str], title: str) -> None:
    click.echo(f"== {title}\n{'metric':20s} {'P':>6s} {'R':>6s} {'F1':>6s}   TP   FP   FN")
    for metric in metrics:
        precision, recall, both = totals[metric].values()
        counts = totals[metric]
        click.echo(
            f"{metric:20s} {precision:6.3f} {recall:6.3f} {both:6.3f} "
            f"{counts.right:4d} {counts.wrong:4d} {counts.missed:4d}"
        )


def _values(totals: Scores, metrics: Iterable[str]) -> Item:
    return {
        metric: dict(zip(("p", "r", "f1"), totals[metric].values(), strict=True))
        for metric in metrics
    }


def _write(path: str, report: Item) -> None:
    Path(path).write_bytes(form.encode_pretty(report))


# --- HTML pages ----------------------------------------------------------------------------------


def _report_html(
    pages: Sequence[Item],
    lines: dict[str, Item],
    *,
    strict_types: bool,
    per_document: bool,
    json_file: str | None,
) -> bool:
    totals, table = score_html_pages(pages, lines, strict_types=strict_types)
    metrics = [*(metric for metric in METRICS if metric != "body"), "body_text"]
    _print_table(totals, metrics, f"{len(lines)} of {len(pages)} pages")
    report = _values(totals, metrics)
    click.echo(f"{'page fact':20s}  right  of")
    for fact in FACTS:
        judged = [found for page in table.values() if (found := page.facts[fact]) is not None]
        share = sum(judged) / len(judged) if judged else None
        shown = "  -   " if share is None else f"{share:6.3f}"
        click.echo(f"{fact:20s} {shown} {sum(judged)}/{len(judged)}")
        report[f"fact_{fact}"] = share
    report |= {
        "unlocated": sum(page.unlocated for page in table.values()),
        "hidden": sum(len(page.hidden) for page in table.values()),
        "furniture": sum(len(page.furniture) for page in table.values()),
        "broken": sum(page.broken for page in table.values()),
    }
    click.echo(
        f"quotes not located {report['unlocated']}; hidden texts shown {report['hidden']}; "
        f"furniture strings in bodies {report['furniture']}; span law broken {report['broken']}"
    )
    _print_templates(table)
    if per_document:
        for page_id, page in table.items():
            click.echo(_page_line(page_id, page))
    if json_file is not None:
        _write(json_file, {**report, "pages": len(lines), "of": len(pages)})
    return not report["broken"] and len(lines) == len(pages)


def _print_templates(table: dict[str, HtmlPage]) -> None:
    click.echo(f"{'template':12s} pages  body  type count  date title")
    for name in sorted({page.template for page in table.values()}):
        pages = [page for page in table.values() if page.template == name]
        sums = [sum(page.body.right for page in pages)]
        wrong = sum(page.body.wrong for page in pages)
        missed = sum(page.body.missed for page in pages)
        body = 2 * sums[0] / (2 * sums[0] + wrong + missed) if sums[0] else 0.0
        shares = [body]
        for metric in ("event_type", "count_value_unit"):
            right = sum(page.scores[metric].right for page in pages)
            faults = sum(page.scores[metric].wrong + page.scores[metric].missed for page in pages)
            shares.append(2 * right / (2 * right + faults) if right else 0.0)
        row = [f"{share:.3f}" for share in shares]
        for fact in ("published_on", "title"):
            judged = [found for page in pages if (found := page.facts[fact]) is not None]
            row.append(f"{sum(judged) / len(judged):.3f}" if judged else "  -  ")
        click.echo(f"{name:12s} {len(pages):5d} {' '.join(row)}")


def _page_line(page_id: str, page: HtmlPage) -> str:
    wrong = [fact for fact in FACTS if page.facts[fact] is False]
    line = (
        f"{page_id:6s} {page.template:10s} body {page.body.values()[2]:.3f} "
        f"type {page.scores['event_type'].values()[2]:.3f} "
        f"count {page.scores['count_value_unit'].values()[2]:.3f}"
    )
    line += f" wrong: {','.join(wrong)}" if wrong else ""
    line += f" unlocated {page.unlocated}" if page.unlocated else ""
    line += f" hidden {len(page.hidden)}" if page.hidden else ""
    return line + (f" furniture {list(page.furniture[:2])}" if page.furniture else "")
