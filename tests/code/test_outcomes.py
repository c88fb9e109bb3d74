"""What became of counted machines, and which counts are of one or of the rest of more."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from coded_pages import page
from rujuk.code.document import code_document
from rujuk.code.outcomes import OutcomeWords, outcome_of
from rujuk.code.parts import is_of_more
from rujuk.lang.packs import lexicon_path
from rujuk.lexicon import load

if TYPE_CHECKING:
    from rujuk.records import Claim, Document

SAID = [
    ("Sebanyak 268 drone ditembak jatuh semalam.", "268 drone", "destroyed"),
    ("Pertahanan udara menembak jatuh 14 rudal.", "14 rudal", "destroyed"),
    ("Tentara itu menjatuhkan sebanyak 40 drone.", "40 drone", "destroyed"),
    ("Sebanyak 12 kapal nelayan tenggelam.", "12 kapal nelayan", "destroyed"),
    ("Sembilan rudal mengenai sasaran di lima lokasi.", "Sembilan rudal", "hitting"),
    ("Tiga belas drone dan tujuh rudal menghantam pelabuhan.", "tujuh rudal", "hitting"),
    ("Sebanyak 31 drone hilang dari radar.", "31 drone", "lost"),
    ("Angkatan udara kehilangan empat pesawat tempur.", "empat pesawat tempur", "lost"),
    ("Dua pesawat rusak di landasan.", "Dua pesawat", "damaged"),
    ("Petugas menyita lima kapal ikan.", "lima kapal ikan", "seized"),
    ("Enam kapal ikan disita petugas.", "Enam kapal ikan", "seized"),
    ("Rusia meluncurkan 96 drone, lalu api terlihat.", "96 drone", None),
    ("Sebanyak 96 drone terbang, sedangkan dua gedung hancur.", "96 drone", None),
]


def claims_of(*said: str) -> tuple[Document, dict[str, Claim]]:
    document = page(*said, published_on="2026-06-14")
    return document, {claim.quote: claim for claim in code_document(document).claims}


@pytest.mark.parametrize(("said", "words", "outcome"), SAID)
def test_what_became_of_machines_is_told_beside_them(
    said: str, words: str, outcome: str | None
) -> None:
    document, claims = claims_of(said)
    claim = next(one for quote, one in claims.items() if quote.startswith(words))
    assert outcome_of(claim, document) == outcome


def test_every_word_of_an_outcome_is_read_after_or_before_the_counted_ones() -> None:
    path = lexicon_path("id", "outcomes")
    assert path is not None
    lexicon = load(path, OutcomeWords)
    for one in lexicon.outcomes:
        for word in one.words:
            document, claims = claims_of(f"Menurut laporan itu 17 drone {word} pada malam hari.")
            claim = next(each for quote, each in claims.items() if quote.startswith("17"))
            assert outcome_of(claim, document) == one.id, word
        for word in one.before:
            document, claims = claims_of(f"Menurut laporan itu mereka {word} 17 drone.")
            claim = next(each for quote, each in claims.items() if quote.startswith("17"))
            assert outcome_of(claim, document) == one.id, word
    for stop in lexicon.stops:
        document, claims = claims_of(f"Menurut laporan itu 17 drone terbang {stop} hancur.")
        claim = next(each for quote, each in claims.items() if quote.startswith("17"))
        assert outcome_of(claim, document) is None, stop


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("Sebanyak 312 drone menyerang. Sebuah drone menabrak gedung.", "Sebuah drone"),
        ("Ada 23 awak di kapal itu. Adapun 20 awak lainnya sehat.", "20 awak"),
        ("Sebanyak 90 orang tewas. Seorang warga tewas di rumah sakit.", "Seorang warga"),
        ("Sebanyak 40 orang tewas. Sembilan orang lainnya tewas di jalan.", "Sembilan orang"),
    ],
)
def test_one_of_more_and_the_rest_of_more_are_parts(said: str, words: str) -> None:
    document, claims = claims_of(said)
    claim = next(one for quote, one in claims.items() if quote.startswith(words))
    assert is_of_more(claim, document, claims.values())
    assert not is_of_more(claim, document, [claim])


def test_a_plain_count_beside_a_larger_one_is_not_the_rest_of_it() -> None:
    document, claims = claims_of("Sebanyak 23 awak tiba. Adapun 20 awak sehat.")
    claim = next(one for quote, one in claims.items() if quote.startswith("20"))
    assert not is_of_more(claim, document, claims.values())
