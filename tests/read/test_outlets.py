"""Outlets of the lexicon: none is taken for an author, each is known by its address."""

from __future__ import annotations

import pytest

from rujuk.lexicon import load
from rujuk.read.outlets import OUTLET_LEXICON, Outlet, host_name, is_outlet, outlet_of_url
from rujuk.read.page import read_bytes
from rujuk.records import Document

OUTLETS = load(OUTLET_LEXICON, list[Outlet])
STORY = (
    "<h1>Kapal patroli usir enam perahu</h1><p>Kapal patroli mengusir enam perahu pukat asing dari "
    "perairan dekat pulau terluar, kata kepala pangkalan setempat.</p><p>Petugas memeriksa dokumen "
    "42 awak sebelum perahu-perahu itu diminta meninggalkan perairan.</p>"
)


def test_outlets_are_sorted_by_id() -> None:
    ids = [outlet.id for outlet in OUTLETS]
    assert ids == sorted(set(ids))


@pytest.mark.parametrize("outlet", OUTLETS, ids=lambda outlet: outlet.id)
def test_an_outlet_is_no_author_and_known_by_its_address(outlet: Outlet) -> None:
    for name in outlet.names:
        assert is_outlet(name)
        page = f"<html><head><meta name=author content='{name}'></head><body>{STORY}</body></html>"
        document = read_bytes(page.encode(), path="page.html")
        assert isinstance(document, Document)
        assert document.authors == ()
    for domain in outlet.domains:
        assert outlet_of_url(f"https://news.{domain}/2025/02/a?b=c") == outlet.names[0]


def test_addresses_that_name_nobody() -> None:
    assert outlet_of_url("https://suarkhatulistiwa.example/a") is None
    assert outlet_of_url("http://[") is None
    assert host_name("https://www.suarkhatulistiwa.example/a") == "suarkhatulistiwa"
    assert host_name("http://[") == ""
