"""Which extractor labels a saved page, and what is cleaned away behind the fast one."""

from __future__ import annotations

import pytest

from rujuk.read.hidden import Hidden
from rujuk.read.html_text import VisibleText, parse_html, visible_text
from rujuk.read.lanes import is_doubtful
from rujuk.read.page import read_bytes
from rujuk.records import BlockKind, Document

PARAGRAPHS = [
    "BATAM, SK – Kapal patroli mengusir enam perahu pukat asing dari perairan dekat pulau terluar.",
    "Petugas memeriksa dokumen 42 awak sebelum perahu-perahu itu diminta meninggalkan perairan.",
    "Menurut kepala pangkalan, perahu serupa sudah dua kali terlihat di sana sejak Desember.",
    "Nelayan setempat menyambut baik tindakan itu, tetapi meminta rambu di batas perairan.",
]
TITLE = "Kapal Patroli Usir Enam Perahu Pukat di Selat"
FAST, SLOW = "html.main-content", "html.extractor"


def source(body: str) -> str:
    return f"<!doctype html><html lang='id'><head><title>{TITLE}</title></head><body>{body}</body>"


def read(body: str) -> Document:
    result = read_bytes(source(f"<h1>{TITLE}</h1>{body}").encode(), path="page.html")
    assert isinstance(result, Document), result
    return result


def body_of(document: Document) -> list[str]:
    return [
        document.text[block.start : block.end]
        for block in document.blocks
        if block.kind is BlockKind.BODY
    ]


def rules_of(document: Document) -> set[str | None]:
    return {block.rule for block in document.blocks if block.kind is BlockKind.BODY}


def written(paragraphs: list[str]) -> str:
    return "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)


STORY = [PARAGRAPHS[0].partition("– ")[2], *PARAGRAPHS[1:]]


def test_a_plain_story_takes_the_fast_lane() -> None:
    document = read(f"<article>{written(PARAGRAPHS)}</article>")
    assert body_of(document) == STORY
    assert rules_of(document) == {FAST}


def test_a_story_told_in_links_takes_the_slow_lane() -> None:
    linked = [f"<a href=/{at}>{text[:40]}</a>{text[40:]}" for at, text in enumerate(PARAGRAPHS)]
    document = read(f"<article>{written(linked)}</article>")
    assert body_of(document) == STORY
    assert rules_of(document) == {SLOW}


def test_the_cells_of_a_row_are_found_one_by_one() -> None:
    table = "<table><tr><td>Pulau</td><td>Perahu</td></tr><tr><td>Laut</td><td>6</td></tr></table>"
    paragraphs = written(PARAGRAPHS[:2]) + table + written(PARAGRAPHS[2:])
    document = read(f"<article>{paragraphs}</article>")
    assert body_of(document) == [*STORY[:2], "Pulau", "Perahu", "Laut", "6", *STORY[2:]]
    assert rules_of(document) == {FAST}


@pytest.mark.parametrize("scrap", ["3090", "waktu baca sebentar", "Selat Sempit"])
def test_scraps_around_a_story_are_none_of_it(scrap: str) -> None:
    scraps = f"<p>{scrap}</p>"
    document = read(f"<article>{scraps}{written(PARAGRAPHS)}{scraps}</article>")
    assert body_of(document) == STORY


def test_a_list_that_ends_a_story_stays() -> None:
    entries = [f"Pulau nomor {number} di bagian utara dan timur selat itu" for number in range(9)]
    document = read(f"<article>{written(PARAGRAPHS)}{written(entries)}</article>")
    assert body_of(document) == [*STORY, *entries]


def test_who_signs_a_story_stays_and_what_stands_below_read_also_goes() -> None:
    entries = "<p>Baca juga: <a href=/1>Kapal Kandas di Karang</a></p><p>Lapor! Jalan Rusak</p>"
    paragraphs = written(PARAGRAPHS[:2]) + entries + written([*PARAGRAPHS[2:], "(abc/def)"])
    assert body_of(read(f"<article>{paragraphs}</article>")) == [*STORY, "(abc/def)"]


def test_a_part_of_the_page_that_the_mark_up_names_is_left_out_unless_it_is_the_story() -> None:
    other = "Dukung kami agar pembaca di mana saja dapat membaca berita tanpa membayar."
    widget = f"<div class='widget'><p>{other}</p></div>"
    assert other not in body_of(read(f"<div>{written(PARAGRAPHS)}</div>{widget}"))
    assert body_of(read(f"<div class='widget'>{written(PARAGRAPHS)}</div>")) == STORY


def laid_out(body: str) -> VisibleText:
    parsed = parse_html(source(body))
    assert parsed is not None
    return visible_text(parsed[0], Hidden(parsed[0]))


LONG = [f"{paragraph} {paragraph}" for paragraph in PARAGRAPHS]


@pytest.mark.parametrize(
    ("kept", "doubtful"),
    [
        (set(range(8)), False),
        (set(range(8)) - {3}, False),
        ({0, 7}, True),  # most of what stands between was left out
        ({0, 1, 2, 3}, True),  # half the page's prose was left out
        ({0}, True),  # too short for a story
        (set(), True),
    ],
)
def test_the_shape_of_what_was_kept_speaks_against_it(kept: set[int], *, doubtful: bool) -> None:
    visible = laid_out(written(LONG + LONG))
    assert is_doubtful(visible, frozenset(kept)) is doubtful


def test_kept_links_speak_against_it() -> None:
    links = "".join(f"<p>{text} <a href=/x>{text}</a></p>" for text in LONG)
    assert is_doubtful(laid_out(links), frozenset(range(4)))


def test_marks_that_a_browser_would_open_again_in_each_paragraph_cost_nothing() -> None:
    # By the rules of HTML 5 the thousandth paragraph here is inside a thousand elements.
    paragraphs = "".join(f"<p><b id=b{number}>kata" for number in range(14_000))
    assert read(paragraphs).text.count("kata") == 14_000
