"""Deeds that some tell and others deny, and what is no such contradiction."""

from __future__ import annotations

import random  # noqa: TC003 - Hypothesis reads the annotation

import pytest
from hypothesis import given, settings, strategies as st

from rujuk.weigh.deed_forms import event_contradiction_form
from told_pages import contradictions, report

Pages = tuple[tuple[str, str], ...]


REPORT = "PBB mengatakan Rwanda mengirim pasukan ke Kongo. Kigali membantah laporan itu."
BLAME = "Ukraina menuduh Rusia menembaki rumah sakit. Moskow membantah tuduhan itu."
PLOT = (
    "Sudan menuduh pemberontak bersekongkol dengan Uni Emirat Arab, sedangkan Abu Dhabi membantah "
    "memasok senjata kepada RSF."
)
UNTRUE = '"Tidak benar polisi Kenya menembak mahasiswa," kata juru bicara polisi Kenya.'
NO_DEATH = "Bentrokan pecah. Kapolres Klaten membantah kabar bahwa ada warga yang meninggal."
DEATH = "Bentrokan pecah. Seorang pedagang tewas pada Kamis (6/3/2025), kata pengacaranya."


CLASH = "Bentrokan pecah di Klaten."


def told(pages: Pages) -> list[dict[str, object]]:
    """The contradictions of these pages (day, text) as JSON."""
    made = [report(f"{number}.txt", day, text) for number, (day, text) in enumerate(pages)]
    return [event_contradiction_form(one) for one in contradictions(made)]


@pytest.mark.parametrize(
    ("pages", "why", "paths"),
    [
        # told on one page, denied on another
        ((("2025-03-03", "Rusia menembaki Kherson pada Minggu (2/3/2025), kata gubernurnya."),
          ("2025-03-04", "Rusia membantah menembaki Kherson.")), "denied", 2),
        # the denial comes first, and names no day
        ((("2025-03-03", "Rwanda membantah mengirim pasukan ke Kongo."),
          ("2025-03-05", "Rwanda mengirim pasukan ke Kongo, kata PBB.")), "denied", 2),
        # killing is what who denies an attack denies
        ((("2025-03-03", "RSF membantah menyerang warga sipil."),
          ("2025-03-04", "RSF membunuh 30 warga sipil, kata PBB.")), "denied", 2),
        # a page sets the denial on what it tells
        ((("2025-03-03", REPORT),), "denied", 1),
        # an accusation denied, on the page or on another, in the word denied
        ((("2025-03-03", BLAME),), "denied_accusation", 1),
        ((("2025-03-03", "Ukraina menuduh Rusia menembaki rumah sakit di Kherson."),
          ("2025-03-04", "Moskow membantah menembaki rumah sakit di Kherson.")),
         "denied_accusation", 2),
        # who only stands in the accusation denies right after it
        ((("2025-03-03", PLOT),), "denied_accusation", 1),
        # a denial answers somebody whom the pages do not name
        ((("2025-03-03", "Kementerian Luar Negeri Kenya membantah membayar tebusan."),),
         "denied_report", 1),
        ((("2025-03-03", UNTRUE),), "denied_report", 1),
        # two say of one day and place that it was and that it was not
        ((("2025-03-03", "Turki menyerang Kobani pada Minggu (2/3/2025), kata SDF."),
          ("2025-03-03", "Turki tidak menyerang Kobani pada Minggu (2/3/2025), kata warga.")),
         "denied", 2),
        # who denies sending troops denies that they are there
        ((("2025-03-03", "Sekitar 2.500 tentara Burundi berada di RD Kongo, kata PBB."),
          ("2025-03-04", "Pemerintah Burundi membantah mengirim tentara ke RD Kongo.")),
         "denied", 2),
        # what the accused says of its own deeds
        ((("2025-03-03", "Israel menembaki konvoi itu pada Minggu (2/3/2025), kata PBB."),
          ("2025-03-04", '"Kami tidak menembaki konvoi itu," kata militer Israel.')), "denied", 2),
        # a clause that takes up what stands before it
        ((("2025-03-03", ("Komnas HAM menyimpulkan polisi Kenya menembak demonstran, hal yang "
           "disangkal Kapolres.")),), "denied", 1),
        # nobody died, a man died: of one day
        ((("2025-03-05", f"{CLASH} Tidak ada yang meninggal, kata Kapolres Klaten."),
          ("2025-03-06", f"{CLASH} Petani tewas pada Rabu (5/3/2025) malam, kata LBH.")),
         "denied", 2),
        # one force, one means
        ((("2025-03-05", f"{CLASH} Kapolres Klaten membantah anak buahnya memakai peluru tajam."),
          ("2025-03-06", f"{CLASH} Polisi menembakkan peluru tajam, kata Komnas HAM.")),
         "denied", 2),
        # a death of the night after it was denied that somebody died
        ((("2025-03-05", NO_DEATH),
          ("2025-03-07", DEATH)),
         "denied", 2),
    ],
)  # fmt: skip
def test_told_and_denied(pages: Pages, why: str, paths: int) -> None:
    (one,) = told(pages)
    assert one["kind"] == "event"
    assert one["why"] == why
    assert len(one["paths"]) == paths  # type: ignore[arg-type]
    assert one["claims"] == []
    says = [side["says"] for side in one["sides"]]  # type: ignore[attr-defined]
    assert says == ["told", "denied"]


@pytest.mark.parametrize(
    "pages",
    [
        # not yet, then done: news
        (("2025-03-03", "Korea Utara belum mengirim pasukan ke Rusia, kata NIS."),
         ("2025-03-05", "Korea Utara mengirim pasukan ke Rusia, kata Kyiv.")),
        # will not, cannot, refuses, failed
        (("2025-03-03", "Iran tidak akan menyerang Israel, kata Teheran."),
         ("2025-03-04", "Iran menyerang Israel, kata Israel.")),
        (("2025-03-03", "Kenya menolak mengirim pasukan ke Haiti."),
         ("2025-03-04", "Kenya mengirim pasukan ke Haiti, kata PBB.")),
        (("2025-03-03", "RSF gagal merebut El Fasher."),
         ("2025-03-04", "RSF merebut El Fasher, kata PBB.")),
        # not so on one day, so on another
        (("2025-03-03", "Turki tidak menyerang Kobani pada Minggu (2/3/2025), kata warga."),
         ("2025-03-05", "Turki menyerang Kobani pada Selasa (4/3/2025), kata SDF.")),
        # nobody hurt in one place, somebody in another
        (("2025-03-03", "Tidak ada awak kapal yang terluka."),
         ("2025-03-03", "Dua awak kapal terluka di Aden, kata PBB.")),
        # nobody died by then, somebody on a later day
        (("2025-03-05", f"{CLASH} Tidak ada yang meninggal, kata Kapolres Klaten."),
         ("2025-03-09", f"{CLASH} Seorang petani tewas pada Sabtu (8/3/2025), kata LBH.")),
        # one voice alone
        (("2025-03-03", "Turki tidak menyerang Kobani pada Minggu (2/3/2025), kata SDF."),
         ("2025-03-03", "Turki menyerang Kobani pada Minggu (2/3/2025), kata SDF.")),
    ],
)  # fmt: skip
def test_no_contradiction(pages: Pages) -> None:
    assert told(pages) == []


@pytest.mark.parametrize(
    ("denial", "telling"),
    [
        ("Rusia membantah menyerang Kyiv.", "Rusia menyerang Odesa, kata Kyiv."),
        ("Rusia membantah menyerang Kyiv.", "Ukraina menyerang Belgorod, kata Moskow."),
        ("Rusia membantah menyerang Kyiv.", "Rusia menyerang Kyiv, kata Moskow."),
        ("Rwanda membantah mengirim pasukan ke Kongo.", "Kenya mengirim pasukan ke Kongo."),
        ("Polisi Kenya membantah memukuli warga.", "Polisi Kenya menangkap warga, kata LBH."),
        ("Burundi membantah mengirim tentara ke Kongo.",
         "Tentara Burundi berada di Somalia, kata PBB."),
        (f"{CLASH} Polisi Klaten membantah memakai peluru karet.",
         f"{CLASH} Polisi menembakkan gas air mata, kata LBH."),
        ("Kapolda membantah ada polisi yang tewas.", "Tiga warga tewas, kata LBH."),
    ],
)  # fmt: skip
def test_a_denial_of_another_deed_meets_no_telling(denial: str, telling: str) -> None:
    made = told((("2025-03-03", denial), ("2025-03-03", telling)))
    assert [one["why"] for one in made if one["why"] != "denied_report"] == []


def test_what_happens_after_a_denial_is_another_deed() -> None:
    early = ("2025-03-03", "Rusia membantah menyerang Kyiv.")
    made = told((early, ("2025-03-08", "Rusia menyerang Kyiv pada Kamis (6/3/2025).")))
    assert [one["why"] for one in made] == ["denied_report"]


def test_who_tells_it_by_now_denies_it_no_longer() -> None:
    pages = (
        ("2025-03-03", "Kenya membantah mengirim pasukan ke Haiti."),
        ("2025-03-05", "Kenya mengirim pasukan ke Haiti, kata Nairobi."),
    )
    assert told(pages) == []


def test_who_tells_another_deed_of_its_own_still_denies() -> None:
    page = (
        "2025-03-03",
        (
            "Kementerian Pertahanan Rusia mengatakan pasukannya menyerang depot. Rusia membantah "
            "menyerang rumah sakit."
        ),
    )
    assert [one["why"] for one in told((page,))] == ["denied_report"]


def test_an_accusation_of_another_matter_is_not_what_is_denied() -> None:
    between = "Perundingan mereka berlangsung di Muscat sejak pekan lalu tanpa hasil apa pun. " * 5
    text = f"Yaman menuduh Houthi menahan warga. {between}Houthi membantah menyiksa tahanan."
    assert [one["why"] for one in told((("2025-03-03", text),))] == ["denied_report"]


def test_pages_of_unknown_affairs_need_more_than_a_doer() -> None:
    made = [
        report("a", "2025-03-03", "Rusia melancarkan serangan udara."),
        report("b", "2025-03-04", "Moskow membantah menyerang Polandia."),
    ]
    assert [one.why for one in contradictions(made, one_affair=False)] == ["denied_report"]


PAGES = (
    ("2025-03-03", "Ukraina menuduh Rusia menembaki rumah sakit. Moskow membantah tuduhan itu."),
    ("2025-03-04", "Rusia membantah menyerang Kyiv. Kenya membantah membayar tebusan."),
    ("2025-03-04", "Rusia menyerang Kyiv pada Senin (3/3/2025), kata Ukraina."),
    (None, "Rusia menyerang Kyiv, kata PBB. Moskow membantah laporan itu."),
    ("2025-03-06", "Pasukan Rusia tidak menyerang Kyiv pada Senin (3/3/2025), kata Beijing."),
)


@settings(deadline=None, max_examples=40, derandomize=True)
@given(st.randoms(use_true_random=False), st.lists(st.sampled_from(range(len(PAGES)))))
def test_order_and_repetition_of_pages_change_nothing(rng: random.Random, twice: list[int]) -> None:
    made = [report(f"{number}", day, text) for number, (day, text) in enumerate(PAGES)]
    shuffled = [*made, *(made[number] for number in twice)]
    rng.shuffle(shuffled)
    assert contradictions(shuffled) == contradictions(made)


def test_a_reprint_of_a_denial_is_no_further_contradiction() -> None:
    text = "Kementerian Luar Negeri Kenya membantah membayar tebusan."
    made = [report("a", "2025-03-03", text), report("b", "2025-03-05", f"{text} (red)")]
    (one,) = contradictions(made, {"b": "a"})
    assert one.paths == ("a", "b")
    assert one.id == contradictions(made[:1])[0].id
