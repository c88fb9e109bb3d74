"""`check` finds each kind of broken law, and nothing in a page that keeps them."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

import pytest

import made_pages
from rujuk.identity import sighting_id
from rujuk.records import BlockKind, Coding, Party, Witness
from rujuk.store.case import Case
from rujuk.store.laws import check_coding, check_document, check_sighting

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENT, CODING = made_pages.deployment()
CLAIM, EVENT, RELATION = CODING.claims[0], CODING.events[0], CODING.relations[0]
OUTSIDE = Party(text="Dunia", start=0, end=5, country="IDN")
WORDLESS = Party(text="somebody", start=None, end=None)


def with_record(record: Any, **changes: Any) -> Coding:
    """The coding with one record changed."""
    changed = dataclasses.replace(record, **changes)
    records = {
        kind: tuple(changed if one == record else one for one in getattr(CODING, kind))
        for kind in ("claims", "events", "relations")
    }
    return dataclasses.replace(CODING, **records)


def test_the_made_pages_keep_the_laws() -> None:
    for document, coding in (made_pages.deployment(), made_pages.parts()):
        assert check_document(document) == []
        assert check_coding(document, coding) == []


@pytest.mark.parametrize(
    ("coding", "law", "where"),
    [
        (with_record(CLAIM, quote="Sekitar 12.000 tentara Korea Utara"), 1, "quote"),
        (with_record(CLAIM, end=10**6), 1, "span"),
        (with_record(CLAIM, best=5), 2, "bounds"),
        (with_record(CLAIM, said_by=(WORDLESS,)), 2, "said_by[0]"),
        (with_record(CLAIM, said_by=(OUTSIDE,)), 2, "said_by[0]"),
        (with_record(CLAIM, rules=()), 2, "rules"),
        (with_record(CLAIM, part_of="clm-none"), 2, "part_of"),
        (with_record(CLAIM, block=BlockKind.TITLE), 4, "block"),
        (with_record(CLAIM, block=BlockKind.TEASER), 4, "block"),
        (with_record(CLAIM, start=0, end=5, quote="Dunia"), 4, "block"),
        (with_record(CLAIM, id="clm-aaaaaaaaaaaaaaaa"), 5, "id"),
        (with_record(CLAIM, document="doc-other"), 5, "document"),
        (with_record(EVENT, actors=(dataclasses.replace(OUTSIDE, end=4),)), 1, "actors[0]"),
        (with_record(EVENT, actors=(dataclasses.replace(OUTSIDE, end=None),)), 1, "actors[0]"),
        (with_record(EVENT, claims=("clm-none",)), 2, "claims"),
        (with_record(EVENT, same_as=EVENT.id), 2, "same_as"),
        (
            with_record(EVENT, witnesses=(Witness(purpose="x", text="y", start=0, end=5),)),
            1,
            "witnesses[0]",
        ),
        (with_record(RELATION, parties=(WORDLESS, WORDLESS)), 2, "parties[0]"),
        (dataclasses.replace(CODING, claims=(CLAIM, *CODING.claims)), 2, "id"),
        (dataclasses.replace(CODING, document="doc-other"), 5, "coding"),
        (
            dataclasses.replace(
                CODING, losses=(dataclasses.replace(CODING.losses[0], quote="other"),)
            ),
            1,
            "losses[0]",
        ),
    ],
)
def test_each_broken_law_is_found(coding: Coding, law: int, where: str) -> None:
    found = [(one.law, one.where) for one in check_coding(DOCUMENT, coding)]
    assert (law, where) in found


def test_words_outside_a_record_need_a_witness_or_a_rule() -> None:
    witness = Witness(purpose="attribution", text="Dunia", start=0, end=5)
    coding = with_record(CLAIM, said_by=(OUTSIDE,), witnesses=(witness,))
    assert check_coding(DOCUMENT, coding) == []
    coding = with_record(CLAIM, said_by=(dataclasses.replace(OUTSIDE, inferred="rule"),))
    assert check_coding(DOCUMENT, coding) == []


@pytest.mark.parametrize(
    ("changes", "law", "where"),
    [
        ({"id": "doc-aaaaaaaaaaaaaaaa"}, 5, "id"),
        ({"blocks": DOCUMENT.blocks[::-1]}, 1, "blocks[1]"),
        ({"blocks": (dataclasses.replace(DOCUMENT.blocks[0], rule=""),)}, 4, "blocks[0]"),
        ({"title": dataclasses.replace(DOCUMENT.title, text="Lain")}, 1, "title"),  # type: ignore[type-var]
        (
            {"publisher": dataclasses.replace(DOCUMENT.title, start=None, end=None)},  # type: ignore[type-var]
            2,
            "publisher",
        ),
    ],
)
def test_each_broken_law_of_a_page_is_found(changes: Any, law: int, where: str) -> None:
    found = check_document(dataclasses.replace(DOCUMENT, **changes))
    assert (law, where) in [(one.law, one.where) for one in found]


def test_a_case_reports_what_was_changed_behind_its_back(tmp_path: Path) -> None:
    path = tmp_path / "case"
    broken = with_record(CLAIM, quote="Sekitar 12.000 tentara Korea Utara")
    with Case(path) as case:
        case.add_pages([(DOCUMENT, made_pages.sighting(DOCUMENT, "a.txt"))], lambda _: broken)
        violations = case.check()
    assert [(one.law, one.record, one.where) for one in violations] == [(1, CLAIM.id, "quote")]


@pytest.mark.parametrize("told", [None, "http://warta.example/a"])
def test_an_archived_page_keeps_the_law_whoever_tells_its_address(told: str | None) -> None:
    """A web archive tells the address of a page; in a zip file only the page itself does."""
    page = made_pages.sighting(DOCUMENT, "a.zip!b.html")
    seen = dataclasses.replace(
        page,
        id=sighting_id(DOCUMENT.id, page.path, page.fetched_on, told),
        url="http://warta.example/a",
        archive="a.zip",
    )
    assert check_sighting(seen) == []
    (found,) = check_sighting(dataclasses.replace(seen, path="c.html", url="http://b.example/"))
    assert (found.law, found.where) == (5, "id")
