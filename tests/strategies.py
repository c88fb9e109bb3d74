"""Hypothesis strategies: page texts in the manner of scraped Indonesian news pages.

A page is furniture, a title, perhaps a date line, a body of sentences made from word lists, and
furniture again. What the strategy knows of the page it made (`body`, `published_on`, furniture
lines) is handed out with the text, so that a test can hold the program to it.
"""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st

STATES = (
    "Korea Utara",
    "Korea Selatan",
    "Rusia",
    "Ukraina",
    "Amerika Serikat",
    "Indonesia",
    "Malaysia",
    "Myanmar",
    "Israel",
    "Iran",
    "Sudan",
    "Filipina",
    "China",
    "Jepang",
)
GROUPS = ("tentara", "prajurit", "personel militer", "warga sipil", "pekerja", "polisi", "orang")
HEDGES = ("", "sekitar ", "lebih dari ", "sedikitnya ", "hampir ", "hingga ", "kurang dari ")
NUMBERS = (
    "dua",
    "sembilan",
    "25",
    "130",
    "1.500",
    "11.000",
    "dua puluh tiga",
    "puluhan",
    "ratusan",
    "ribuan",
    "1,5 juta",
    "10.000 hingga 12.000",
)
FATES = ("tewas", "terluka", "tewas atau terluka", "ditangkap", "mengungsi", "hilang", "ditahan")
DEEDS = (
    "mengirim pasukan ke {other}",
    "akan mengirim {count} ke {other}",
    "menyerang wilayah {other}",
    "menandatangani perjanjian pertahanan dengan {other} pada Juni 2024",
    "menggelar latihan militer bersama {other}",
    "memperingatkan {other}",
    "membantah tuduhan {other}",
    "menarik pasukannya dari {other}",
    "mengecam {other} atas serangan itu",
    "berunding dengan {other} di Jenewa",
    "bersiap mengerahkan {count} ke perbatasan {other}",
)
SPEAKERS = (
    "militer {state}",
    "pemerintah {state}",
    "kementerian luar negeri {state}",
    "seorang pejabat {state}",
    "dinas intelijen {state}",
    "para pengamat",
)
PLAIN = (
    "Situasi di lapangan masih berubah.",
    "Belum ada keterangan resmi mengenai hal itu.",
    "Keadaan ini menimbulkan pertanyaan tentang kelanjutan perundingan.",
    "Perkembangan tersebut diikuti dengan cermat di kawasan.",
)
HEAD_FURNITURE = (
    "Beranda",
    "Nasional",
    "Internasional",
    "Ekonomi",
    "Olahraga",
    "close",
    "spot_img",
    "GULIR UNTUK MELANJUTKAN MEMBACA",
    "(adsbygoogle = window.adsbygoogle || []).push({});",
    "Cari berita...",
)
VISITS = ("28.9 C\nMedan\nKamis, Mei 22, 2025", "31 C\nMakassar\nSenin, Juni 2, 2025")
TAIL_FURNITURE = (
    "Tinggalkan Balasan",
    "TINGGALKAN KOMENTAR",
    "Alamat email Anda tidak akan dipublikasikan. Ruas yang wajib ditandai *",
    "Silakan masukkan komentar anda!",
    "Berita Terkait",
    "Berita Terpopuler",
    "Bagikan ke WhatsApp",
    "Ikuti kami di Google News",
    "Hak cipta dilindungi undang-undang",
    "Exit mobile version",
    "Baca Juga: Pasar Rakyat Kembali Dibuka",
)
DATES = (
    ("24 Desember 2024, 08:15 WIB", "2024-12-24"),
    ("Selasa, 4 Maret 2025 10:02 WIB", "2025-03-04"),
    ("Senin, 13/01/2025 19:40 WIB", "2025-01-13"),
)
PLACES = ("Jakarta", "Seoul", "Kyiv", "Surabaya")


@dataclass(frozen=True)
class Page:
    """A page that a strategy made, and what the page says of itself."""

    text: str
    title: str
    body: tuple[str, ...]
    published_on: str | None

    @property
    def data(self) -> bytes:
        """The page as a file holds it."""
        return self.text.encode("utf-8")


@st.composite
def counts(draw: st.DrawFn) -> str:
    """A number of people: `sekitar 1.500 tentara`."""
    hedge = draw(st.sampled_from(HEDGES))
    return f"{hedge}{draw(st.sampled_from(NUMBERS))} {draw(st.sampled_from(GROUPS))}"


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """One sentence of a body: a deed, a number of people, a told deed, or neither."""
    state, other = draw(st.lists(st.sampled_from(STATES), min_size=2, max_size=2, unique=True))
    count = draw(counts())
    deed = draw(st.sampled_from(DEEDS)).format(other=other, count=count)
    speaker = draw(st.sampled_from(SPEAKERS)).format(state=other)
    fate = draw(st.sampled_from(FATES))
    made = draw(
        st.sampled_from(
            (
                f"{state} {deed}.",
                f"{count} {state} {fate} di {other}.",
                f"Menurut {speaker}, {count} {state} {fate}.",
                f"{state} {deed}, kata {speaker}.",
                f"Sebanyak {count} {fate} dalam serangan di {other}, ujar {speaker}.",
                f"“{state} {deed},” kata {speaker}.",
                draw(st.sampled_from(PLAIN)),
            )
        )
    )
    return made[0].upper() + made[1:]


@st.composite
def pages(draw: st.DrawFn) -> Page:
    """A scraped page: furniture, title, date line or none, body paragraphs, furniture."""
    state = draw(st.sampled_from(STATES))
    title = f"{state} dan Perkembangan Terbaru di Medan Perang"
    head = draw(st.lists(st.sampled_from(HEAD_FURNITURE), max_size=5, unique=True))
    if draw(st.booleans()):
        head.append(draw(st.sampled_from(VISITS)))
    date_line, published_on = draw(st.one_of(st.just(("", None)), st.sampled_from(DATES)))
    paragraphs = draw(
        st.lists(st.lists(sentences(), min_size=2, max_size=4), min_size=3, max_size=6)
    )
    body = [" ".join(paragraph) for paragraph in paragraphs]
    if draw(st.booleans()):
        body[0] = f"{draw(st.sampled_from(PLACES))} - {body[0]}"
    tail = draw(st.lists(st.sampled_from(TAIL_FURNITURE), max_size=6, unique=True))
    blank = draw(st.sampled_from(("\n", "\n\n", "\r\n")))
    lines = [*head, title, *([date_line] if date_line else []), *body, *tail]
    return Page(
        text=blank.join(lines) + draw(st.sampled_from(("", "\n"))),
        title=title,
        body=tuple(sentence for paragraph in paragraphs for sentence in paragraph),
        published_on=published_on,
    )


def rough_text() -> st.SearchStrategy[str]:
    """Any text at all, with the characters that break readers made likely."""
    odd = st.sampled_from(
        ("\x00", "\ufeff", "\u200b", "\u00ad", "\u2028", "\x85", "\r", "\r\n", "<p>", "&amp;", "“")
    )
    words = st.sampled_from((*STATES, *NUMBERS, *FATES, ".", ",", "\n", "\n\n", " "))
    return st.lists(st.one_of(odd, words, st.text(max_size=12)), max_size=60).map("".join)
