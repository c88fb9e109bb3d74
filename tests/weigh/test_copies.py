"""Reprints: cut, reordered, respun, misread and corrected; and texts that only tell the same."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from coded_pages import page
from rujuk.read.fingerprint import body_words, containment, fingerprint
from rujuk.weigh.copies import CopyGroup, CopyKind, Page, find_copies, kind_of
from rujuk.weigh.kinship import CROWDED

if TYPE_CHECKING:
    from collections.abc import Iterable

STORY = [
    (
        "Kementerian Luar Negeri Kolombia memanggil duta besar negara tetangga pada Senin setelah "
        "sebuah kapal patroli memasuki perairan yang disengketakan kedua negara sejak lama."
    ),
    (
        "Menurut kementerian itu, kapal dengan 24 awak itu berada di sana selama tiga jam sebelum "
        "berbalik arah ketika pesawat pengintai angkatan laut mendekatinya dari arah selatan."
    ),
    (
        "Pemerintah menyatakan tidak ingin memperuncing hal itu, tetapi menuntut penjelasan "
        "dan jaminan bahwa kejadian serupa tidak akan terulang di wilayah yang sama."
    ),
    (
        "Nelayan setempat mengatakan mereka telah dua pekan tidak melaut karena takut ditahan, dan "
        "meminta pemerintah pusat mengirim bantuan bahan pokok bagi keluarga mereka."
    ),
]
OTHER = [
    (
        "Duta besar itu datang ke kementerian di Bogota pada Senin dan menerima nota protes atas "
        "masuknya sebuah kapal patroli, kata seorang pejabat yang mengetahui pertemuan itu."
    ),
    (
        "Angkatan laut menyebut kapal itu membawa 24 orang dan pergi tanpa perlawanan; nelayan di "
        "pesisir mengaku sudah lama tidak berani pergi jauh dari pantai."
    ),
]


def made(name: str, day: str | None, *paragraphs: str) -> Page:
    document = page(*paragraphs)
    WORDS[name] = body_words(document)
    return Page(id=name, day=day, fingerprint=fingerprint(document))


WORDS: dict[str, list[str]] = {}
"""Words of the pages made last, by their names."""


def copies(pages: Iterable[Page]) -> list[CopyGroup]:
    return find_copies(pages, WORDS.__getitem__)


def respun(text: str, share: float) -> str:
    order = random.Random(3)
    return " ".join(
        f"kata{order.randrange(999)}" if order.random() < share else word for word in text.split()
    )


@pytest.mark.parametrize(
    ("kind", "paragraphs"),
    [
        (CopyKind.EXACT, STORY),
        (CopyKind.EXACT, [one.upper() for one in STORY]),
        (CopyKind.TRUNCATED, STORY[:2]),
        (CopyKind.TRUNCATED, STORY[1:3]),
        (CopyKind.NEAR_VERBATIM, [respun(one, 0.06) for one in STORY]),
        (CopyKind.CORRECTED, [one.replace("24 awak", "26 awak") for one in STORY]),
        (CopyKind.NOISY, [one.replace("m", "rn", 3) for one in STORY]),
    ],
)
def test_a_reprint_is_found_with_its_kind(kind: CopyKind, paragraphs: list[str]) -> None:
    groups = copies([made("a", "2025-03-01", *STORY), made("b", "2025-03-02", *paragraphs)])
    assert [(one.original, one.copies) for one in groups] == [("a", (("b", kind),))]


def test_reordered_and_respun_reprints_are_one_text() -> None:
    pages = [
        made("a", "2025-03-01", *STORY),
        made("b", "2025-03-02", *reversed(STORY)),
        made("c", "2025-03-03", *[respun(one, 0.15) for one in STORY]),
    ]
    (group,) = copies(pages)
    assert (group.original, [one for one, _ in group.copies]) == ("a", ["b", "c"])


def test_another_report_of_the_same_is_no_copy() -> None:
    assert copies([made("a", "2025-03-01", *STORY), made("b", "2025-03-01", *OTHER)]) == []
    assert (
        containment(made("a", None, *STORY).fingerprint, made("b", None, *OTHER).fingerprint) < 0.1
    )


def test_the_earliest_is_the_original_and_an_undated_page_never_before_a_dated_one() -> None:
    pages = [
        made("z", "2025-03-01", *STORY[:3]),
        made("a", None, *STORY),
        made("m", "2025-03-02", *STORY),
    ]
    (group,) = copies(pages)
    assert group.original == "z"
    assert copies(reversed(pages)) == [group]


def test_short_bodies_are_nobodys_reprints() -> None:
    short = "Baca berita lain di sini."
    assert copies([made("a", None, short), made("b", None, short)]) == []


def test_a_cut_long_text_is_found_from_the_sketches() -> None:
    long = [f"Kalimat nomor {n} menceritakan hal ke-{n * 7} di kota {n % 13}." for n in range(120)]
    groups = copies([made("a", "2025-01-01", *long), made("b", "2025-01-02", *long[:50])])
    assert [one.copies for one in groups] == [(("b", CopyKind.TRUNCATED),)]
    assert (
        len(made("a", None, *long).fingerprint.sketch)
        < 0.5 * made("a", None, *long).fingerprint.rows
    )


def test_words_are_asked_for_only_where_a_kind_must_be_told() -> None:
    pages = [
        made("a", "2025-03-01", *STORY),
        made("b", "2025-03-02", *STORY),
        made("c", "2025-03-03", *STORY[:2]),
        made("d", "2025-03-03", *OTHER),
    ]
    asked: list[str] = []

    def words(name: str) -> list[str]:
        asked.append(name)
        return WORDS[name]

    (group,) = find_copies(pages, words)
    assert group.copies == (("b", CopyKind.EXACT), ("c", CopyKind.TRUNCATED))
    assert sorted(asked) == ["a", "c"]


def test_a_copy_is_noisy_where_more_words_are_misread_than_changed() -> None:
    original = ["kapal", "itu", "berlayar", "ke", "utara", "pada", "pagi", "hari"]
    changed = {**dict.fromkeys(range(8)), 0: "kapai", 4: "selatan", 6: "pagl"}
    copy = [changed[at] or word for at, word in enumerate(original)]
    assert kind_of(original, copy) is CopyKind.NOISY
    as_many = [*copy[:6], original[6], original[7]]
    assert kind_of(original, as_many) is CopyKind.TRUNCATED
    assert kind_of(original, [*as_many[:7], "24"]) is CopyKind.TRUNCATED


def test_any_number_of_prints_of_a_text_leave_its_cut_reprint_found() -> None:
    whole, cut = made("a", "2025-03-01", *STORY), made("z", "2025-03-02", *STORY[:2])
    prints = [replace(whole, id=f"p{number}", day="2025-03-02") for number in range(CROWDED + 1)]
    (group,) = copies([whole, cut, *prints])
    assert len(group.copies) == len(prints) + 1
    assert dict(group.copies)["z"] is CopyKind.TRUNCATED
