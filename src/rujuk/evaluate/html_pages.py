"""Scores of saved HTML pages: the metrics of `scoring`, and what only HTML pages can get wrong.

body_text: words in order (longest common subsequence) of the body spans against the gold's body.
Facts: title, authors, publication date right or rightly null, visit date not given as publication
date. Hidden texts that reached the text; furniture inside the body.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rujuk.evaluate.anchoring import anchored, flat, squash
from rujuk.evaluate.coded import broken_spans, scored_form
from rujuk.evaluate.scoring import Scores, score_pages
from rujuk.evaluate.tally import Tally, inside

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from rujuk.evaluate.tally import Item, Span

FACTS = ("title", "published_on", "visit_not_published", "authors")
SHORTEST_FURNITURE = 12
"""Code points below which a furniture string may stand in a body by chance."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class HtmlPage:
    """What was found on one page. A fact is null where the gold asks nothing."""

    template: str
    body: Tally
    facts: dict[str, bool | None]
    unlocated: int
    hidden: tuple[str, ...]
    furniture: tuple[str, ...]
    broken: int
    scores: Scores


def score_html_pages(
    gold: Sequence[Item], lines: Mapping[str, Item], *, strict_types: bool = False
) -> tuple[Scores, dict[str, HtmlPage]]:
    """Totals with `body_text`, and each page; `lines` are coded lines by the id of the gold."""
    anchored_pages = []
    system = []
    found: dict[str, tuple[Tally, int]] = {}
    total = Tally()
    for page in gold:
        line = lines.get(page["id"])
        text = str((line or {}).get("text") or "")
        with_offsets, lost = anchored(page, text)
        anchored_pages.append(with_offsets)
        if line is not None:
            system.append(scored_form(line, page["id"]))
        body = _body_score(page, line or {}, text, with_offsets["dont_care_spans"])
        total.add(body)
        found[page["id"]] = (body, lost)
    totals, pages = score_pages(anchored_pages, system, strict_types=strict_types)
    totals["body_text"] = total
    return totals, {
        page["id"]: _html_page(page, lines.get(page["id"]), *found[page["id"]], pages[page["id"]])
        for page in gold
    }


def _html_page(gold: Item, line: Item | None, body: Tally, lost: int, scores: Scores) -> HtmlPage:
    text = str((line or {}).get("text") or "")
    shown = squash(text)[0]
    parts = [text[start:end] for start, end in (line or {}).get("body_spans") or []]
    in_body = squash(" ".join(parts))[0]
    wanted = squash(gold["body_text"])[0]
    return HtmlPage(
        template=gold["template"],
        body=body,
        facts=_facts(gold, line),
        unlocated=lost,
        hidden=tuple(one for one in gold.get("hidden_texts", []) if squash(one)[0] in shown),
        furniture=tuple(
            one
            for one in gold.get("furniture_texts", [])
            if len(one) >= SHORTEST_FURNITURE
            and squash(one)[0] in in_body
            and squash(one)[0] not in wanted
        ),
        broken=len(broken_spans(line, text)) if line is not None else 0,
        scores=scores,
    )


def common_length(one: Sequence[str], other: Iterable[str]) -> int:
    """Length of the longest common subsequence, bit-parallel.

    >>> common_length("abcd", "bxd")
    2
    """
    masks: dict[str, int] = {}
    for index, token in enumerate(one):
        masks[token] = masks.get(token, 0) | 1 << index
    full = (1 << len(one)) - 1
    state = full
    for token in other:
        hit = state & masks.get(token, 0)
        state = ((state + hit) | (state - hit)) & full
    return len(one) - state.bit_count()


def _body_score(gold: Item, line: Item, text: str, ignored: Sequence[Span]) -> Tally:
    given = [
        word.group()
        for start, end in line.get("body_spans") or []
        for word in _WORD.finditer(text[start:end])
        if not inside((start + word.start(), start + word.end()), ignored)
    ]
    wanted = _WORD.findall(gold["body_text"])
    right = common_length(wanted, given)
    return Tally(right=right, wrong=len(given) - right, missed=len(wanted) - right)


def _said(value: object, *keys: str) -> str:
    if isinstance(value, dict):
        return next((str(value[key]) for key in keys if value.get(key)), "")
    return str(value or "")


def _facts(gold: Item, line: Item | None) -> dict[str, bool | None]:
    if line is None:
        return {
            "title": False if gold.get("title") else None,
            "published_on": False,
            "visit_not_published": None,
            "authors": False if gold.get("authors") else None,
        }
    day = _said(line.get("published_on"), "date", "edtf", "from", "text")[:10]
    title = flat(_said(line.get("title"), "text")).casefold()
    names = " ; ".join(
        flat(_said(author, "name", "text")).casefold() for author in line.get("authors") or []
    )
    visit = gold.get("visit_date")
    authors = gold.get("authors")
    return {
        "title": flat(gold["title"]).casefold() in title if gold.get("title") else None,
        "published_on": day == (gold.get("publication_date") or ""),
        "visit_not_published": day != visit if visit else None,
        "authors": all(flat(one).casefold() in names for one in authors) if authors else None,
    }
