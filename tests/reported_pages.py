"""Reports of short saved pages of our own, as weighing takes them."""

from __future__ import annotations

import random

from rujuk.code.document import code_document
from rujuk.read.page import read_bytes
from rujuk.records import Document
from rujuk.weigh.reports import Report, make_report

PAGE = """<html><head><title>{title}</title><meta property="og:site_name" content="{outlet}">
<meta property="article:published_time" content="2026-{day}T08:00:00+07:00"></head><body><article>
<h1>{title}</h1>{said}<p>{rest}</p></article></body></html>"""
OF_PLACES = {
    "id": (
        "ladang pagi sungai jembatan pasar sekolah kebun dapur hujan angin bukit pantai kayu batu "
        "tali perahu sawah lampu pintu jendela meja kursi gunung lembah tepi awan kabut daun "
        "ranting akar"
    ),
    "en": (
        "the field and a river with an old bridge near this market or that school in the garden by "
        "some rain on a hill at the coast where wood stone rope boat lamp door window table chair "
        "mountain valley cloud fog leaf twig root were"
    ),
}
"""Words that tell nothing and show the language of a page."""


def reported(
    *said: str,
    title: str,
    day: str = "06-14",
    outlet: str = "Warta Uji",
    seed: str | None = None,
    language: str = "id",
) -> Report:
    """A page of these paragraphs; the rest of its words are its own, so that it is no copy.

    Pages of one `seed` have the same rest.
    """
    chance = random.Random(seed or f"{said}{day}{outlet}")
    rest = " ".join(chance.sample(OF_PLACES[language].split(), 25)).capitalize() + "."
    paragraphs = "".join(f"<p>{one}</p>" for one in said)
    content = PAGE.format(title=title, outlet=outlet, day=day, said=paragraphs, rest=rest)
    page = read_bytes(content.encode(), path="a.html")
    assert isinstance(page, Document)
    return make_report(page, code_document(page), [f"{page.id}.html"])
