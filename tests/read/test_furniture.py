"""The furniture lexicon: every entry hits its lines, and prose is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from rujuk.lang.packs import languages, lexicon_path
from rujuk.lexicon import load
from rujuk.read.furniture import Effect, FurnitureEntry, classify
from rujuk.records import BlockKind

LINES = {
    path.name.split(".")[1]: yaml.safe_load(path.read_text("utf-8"))
    for path in sorted((Path(__file__).parents[1] / "lexicon").glob("furniture.*.yaml"))
}
CASES = [
    (language, entry, line)
    for language, entries in LINES.items()
    for entry, lines in entries.items()
    for line in lines
]


@pytest.mark.parametrize(("language", "entry", "line"), CASES)
def test_an_entry_hits_its_lines(language: str, entry: str, line: str) -> None:
    hit = classify(line, language)
    assert hit is not None
    assert hit.rule == f"furniture.{language}.{entry}"


@pytest.mark.parametrize("language", sorted(LINES))
def test_every_entry_has_lines(language: str) -> None:
    path = lexicon_path(language, "furniture")
    assert path is not None
    entries = [entry.id for entry in load(path, list[FurnitureEntry])]
    assert sorted(entries) == sorted(LINES[language])
    assert len(set(entries)) == len(entries)


def test_every_pack_with_furniture_of_its_own_is_tested() -> None:
    paths = {lexicon_path(language, "furniture") for language in languages()} - {None}
    assert {path.split("/")[1] for path in paths if path} == set(LINES)


@pytest.mark.parametrize("language", sorted(LINES))
def test_every_phrase_is_furniture(language: str) -> None:
    path = lexicon_path(language, "furniture")
    assert path is not None
    for entry in load(path, list[FurnitureEntry]):
        for phrase in (*entry.lines, *entry.starts, *(f"{label}: x" for label in entry.labels)):
            assert classify(phrase, language) is not None, phrase


@pytest.mark.parametrize(
    "line",
    [
        "Baca tulis merupakan kemampuan dasar yang harus dimiliki setiap anak, katanya.",
        "Foto udara menunjukkan kerusakan yang luas di sepanjang sungai, menurut petugas.",
        "Editor harian itu membantah tuduhan yang disampaikan polisi pada hari Senin.",
        "Ikan di sungai itu mati karena limbah pabrik yang dibuang tanpa diolah sejak lama.",
        "Follow-up talks were held in the capital on Monday, officials said.",
        "The share of households without water rose to a third after the pipe burst.",
        "Komentar presiden itu memicu protes di beberapa kota besar, kata juru bicara polisi.",
        "Penulis buku itu ditangkap polisi di rumahnya pada Senin malam dan dibawa pergi.",
        "“Sumber air kami tercemar,” kata seorang warga yang tinggal di tepi sungai sejak lahir.",
    ],
)
def test_prose_is_not_furniture(line: str) -> None:
    assert classify(line, "id") is None
    assert classify(line, None) is None


def test_a_bare_announcement_takes_the_next_line_along() -> None:
    bare = classify("Baca juga:", "id")
    full = classify("Baca juga: Cara Menyimpan Air", "id")
    assert bare is not None
    assert full is not None
    assert (bare.kind, bare.effect, bare.bare) == (BlockKind.RELATED, Effect.ITEM, True)
    assert not full.bare


def test_every_language_knows_the_furniture_of_the_others() -> None:
    for language in (None, "id", "ms", "en", "xx"):
        for line in ("Leave a Reply", "TINGGALKAN KOMENTAR"):
            hit = classify(line, language)
            assert hit is not None
            assert hit.kind is BlockKind.COMMENT


def test_a_long_line_is_never_furniture() -> None:
    assert classify("Baca juga " * 60, "id") is None
    assert classify("", "id") is None
