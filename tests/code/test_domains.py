"""Pages of another life: what is only a way of speaking there, and what happens all the same."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from coded_pages import coded
from rujuk.code.domains import domains
from rujuk.records import EventType

ALL: dict[str, list[dict[str, Any]]] = {
    language: yaml.safe_load(
        (Path(__file__).parents[1] / "lexicon" / f"domains.{language}.yaml").read_text("utf-8")
    )
    for language in ("id", "en")
}
ENTRIES = ALL["id"]
NONE = [(lang, e["page"], sentence) for lang in ALL for e in ALL[lang] for sentence in e["none"]]
TOLD = [(lang, e["page"], *told) for lang in ALL for e in ALL[lang] for told in e["told"]]
TEN = 10


@pytest.mark.parametrize("language", sorted(ALL))
def test_every_domain_has_its_page_and_ten_sentences(language: str) -> None:
    lexicon = domains(language)
    assert lexicon is not None
    assert [entry["domain"] for entry in ALL[language]] == [d.id for d in lexicon.domains]
    for entry in ALL[language]:
        assert len(entry["none"]) >= TEN
        assert entry["told"]


@pytest.mark.parametrize(("language", "page", "sentence"), NONE)
def test_a_way_of_speaking_is_no_deed(language: str, page: str, sentence: str) -> None:
    coding = coded(page, sentence, language=language)
    assert coding.events == ()
    assert not {claim.measure for claim in coding.claims} & {"killed", "wounded", "troops"}


@pytest.mark.parametrize(("language", "page", "sentence", "kind"), TOLD)
def test_what_happens_all_the_same_is_told(
    language: str, page: str, sentence: str, kind: str
) -> None:
    told = coded(page, sentence, language=language).events
    assert EventType(kind) in [event.type for event in told]


@pytest.mark.parametrize(("sentence", "kind"), [
    ("Penonton menyerang wasit.", "ASSAULT"),
    ("Penembakan di stadion melukai empat pemain.", "ASSAULT"),
    ("Harga minyak naik setelah Israel menyerang Iran.", "ASSAULT"),
    ("Bursa saham Moskow jatuh setelah Ukraina menyerang kilang Rusia.", "ASSAULT"),
    ("Suporter menyerang bus tim tamu di luar stadion.", "ASSAULT"),
    ("Harga gandum naik karena Rusia memblokade Odesa.", "COERCE"),
    ("Bioskop itu dibom dan tiga penonton tewas.", "ASSAULT"),
    ("Polisi menangkap pelatih klub itu.", "COERCE"),
    ("Pasar Khartoum diserang drone, 40 pedagang tewas.", "ASSAULT"),
    ("Gempa itu disusul serangan Israel ke Lebanon.", "ASSAULT"),
])  # fmt: skip
def test_conflict_that_mentions_sport_or_prices_is_told(sentence: str, kind: str) -> None:
    assert EventType(kind) in [event.type for event in coded(sentence).events]


def test_a_paragraph_of_its_own_belongs_to_public_life() -> None:
    page = ENTRIES[0]["page"]
    told = "Polisi menyerbu tribun. Tentara menutup stadion. Dua suporter dipukuli di luar pagar."
    triggers = [event.trigger.text for event in coded(page, told).events]
    assert "menyerbu" in triggers
    assert "dipukuli" in triggers


def test_a_long_page_without_a_witness_is_of_nobodys_public_life() -> None:
    said = "Ia menyerang lebih dulu lalu menyesal. "
    idle = "Pagi itu langit jernih dan semua orang di jalan itu berjalan pelan tanpa suara. "
    assert coded(said).events
    assert coded(said + idle * 4).events == ()
    assert coded(said + idle * 4 + "Tentara lewat.").events
    assert coded("Kenya menyerang Uganda. " + idle * 4).events
