"""The number: claims of each quantity over time, one row for each authority.

An affair stands on one page or, of many quantities, on several; the others are listed below it.
`kind` is the number of an affair, or "all" for the list of them; `at` the page of either.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rujuk.web.links import FileLinks
from rujuk.web.page import File, Page

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rujuk.web.asked import Asked
    from rujuk.web.edition import Edition

ALL = "all"
"""Asks for the list of all affairs."""
INDEX_AT_ONCE = 40
"""Affairs of one page of that list."""
KINDS = (
    *("best", "stands", "before", "range", "open", "denied", "foreseen", "flow"),
    *("band", "now", "undated"),
)
"""What the legend explains of the charts of a page, in its order."""
OTHERS = 12
"""Other affairs that are listed below one."""


def page_key(number: int, at: int) -> str:
    """Under which a page of an affair, both from 1, or of the list of them (0) is kept."""
    return f"{number:06}.{at:04}"


def view(asked: Asked) -> Mapping[str, Any]:
    """An affair with the first of the others, or the list of all."""
    edition, language = asked.edition, asked.language
    total = edition.kept("number", language)["affairs"]
    at = asked.count("at")
    if asked.text("kind") == ALL and total:
        last = -(-total // INDEX_AT_ONCE)
        at = min(at, last)
        listed = edition.kept("number.index", language, page_key(0, at))
        return _shown(total=total, others=listed, listing=True, at=at, last=last)
    if not total:
        return _shown(total=0)
    number = min(asked.count("kind"), total)
    last = edition.kept("number.affair", language, page_key(number, 1))["affair"]["pages"]
    at = min(at, last)
    told = edition.kept("number.affair", language, page_key(number, at))
    _file_claims(told["blocks"])
    first = edition.kept("number.index", language, page_key(0, 1))
    others = [one for one in first if one["number"] != number]
    drawn = {*_kinds(told["blocks"])}
    told["kinds"] = [kind for kind in KINDS if kind in drawn]
    return _shown(total=total, told=told, others=others[:OTHERS], at=at, last=last)


def _file_claims(blocks: Iterable[dict[str, Any]]) -> None:
    """Put the claims of each block under their ids too, as the marks of its chart name them."""
    for block in blocks:
        block["by_id"] = {claim["id"]: claim for claim in block["claims"]}
        _file_claims(block["parts"])


def _kinds(blocks: Iterable[Mapping[str, Any]]) -> Iterable[str]:
    for block in blocks:
        if block["chart"] is not None:
            yield from block["chart"]["kinds"]
        yield from _kinds(block["parts"])


def _shown(
    *,
    total: int,
    told: Mapping[str, Any] | None = None,
    others: Iterable[Mapping[str, Any]] = (),
    listing: bool = False,
    at: int = 1,
    last: int = 1,
) -> Mapping[str, Any]:
    return {
        "total": total,
        "told": told,
        "kinds": told["kinds"] if told is not None else [],
        "others": [*others],
        "listing": listing,
        "at": at,
        "last": last,
    }


def files(edition: Edition) -> Iterable[File]:
    """The first affair, the further ones and their pages, and the list of all."""
    yield File(path="index")
    total = edition.kept("number", "en")["affairs"]
    for number in range(1, total + 1):
        told = edition.kept("number.affair", "en", page_key(number, 1))
        pages = told["affair"]["pages"]
        for at in range(1, pages + 1):
            if (number, pages) != (1, 1):
                yield _file(str(number), at)
    if total > 1:
        for at in range(1, -(-total // INDEX_AT_ONCE) + 1):
            yield _file(ALL, at)


def _file(kind: str, at: int) -> File:
    query = {"kind": kind, "at": str(at)}
    return File(path=FileLinks().to("number", **query).removesuffix(".html"), query=query)


PAGE = Page(
    key="number",
    view=view,
    prepared="rujuk.web.prepared.number",
    scripts=("number",),
    styles=("number",),
    files=files,
)
