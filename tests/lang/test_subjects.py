"""Which noun phrase is the subject of a verb: ten sentences of each construction."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rujuk.lang.clauses import predicates
from rujuk.lang.phrases import chunk
from rujuk.lang.tokens import tokenise

if TYPE_CHECKING:
    from rujuk.lang.predicate import Predicate

REPORTING = {"mengatakan", "menyebut", "meminta", "melaporkan"}


def verb_of(sentence: str, form: str) -> tuple[Predicate, list[str], list[str]]:
    """The predicate of a form with the words of its subject and of its object."""
    tokens = tokenise(sentence)
    read = predicates(
        chunk(tokens, "id"), tokens, "id", takes_clause=lambda word: word.form in REPORTING
    )
    verb = next(p for p in read if p.word.form == form)
    subject, what = (
        [" ".join(t.text for t in tokens[i.first : i.last]) for i in items]
        for items in (verb.subject, verb.object)
    )
    return verb, subject, what


def subject_of(sentence: str, form: str) -> str:
    """The words of the first subject of the verb."""
    return next(iter(verb_of(sentence, form)[1]), "")


@pytest.mark.parametrize(
    ("sentence", "form", "subject"),
    [
        ("Kapal yang berlabuh di Tanjung Emas membawa beras.", "membawa", "Kapal"),
        ("Truk yang ditahan di perbatasan, mengangkut pupuk.", "mengangkut", "Truk"),
        ("Jembatan yang dibangun oleh warga menghubungkan desa.", "menghubungkan", "Jembatan"),
        ("Perahu yang berangkat dari Ende telah tiba.", "tiba", "Perahu"),
        ("Tim yang dikirim ke lereng, akan memeriksa kawah.", "memeriksa", "Tim"),
        ("Beras yang dijual di pasar berasal-usul dan dibeli warga.", "dibeli", "Beras"),
        ("Buku yang ditulis di penjara memuat surat.", "memuat", "Buku"),
        ("Lurah mengatakan bahwa sawah yang terletak di lembah kebanjiran.", "kebanjiran", "sawah"),
        ("Pabrik yang meledak pada malam hari mempekerjakan buruh.", "mempekerjakan", "Pabrik"),
        ("Nelayan yang melaut di Laut Sawu memakai jaring.", "memakai", "Nelayan"),
    ],
)
def test_the_main_verb_after_a_relative_clause(sentence: str, form: str, subject: str) -> None:
    assert subject_of(sentence, form) == subject


@pytest.mark.parametrize(
    ("sentence", "form", "subject"),
    [
        ("Jembatan yang lama menghubungkan desa.", "menghubungkan", "Jembatan"),
        ("Harga beras yang tinggi menyulitkan warga.", "menyulitkan", "Harga beras"),
        ("Angin yang kencang merusak atap.", "merusak", "Angin"),
        ("Hutan yang luas dan lebat menahan air.", "menahan", "Hutan"),
        ("Kapal yang besar membawa pupuk.", "membawa", "Kapal"),
        ("Jalan yang sempit memperlambat truk.", "memperlambat", "Jalan"),
        ("Lahan yang subur yang ditanami padi.", "ditanami", "Lahan"),
        ("Hujan yang deras menyebabkan banjir.", "menyebabkan", "Hujan"),
        ("Pasar yang ramai dibersihkan petugas.", "dibersihkan", "Pasar"),
        ("Gudang yang kosong disewa koperasi.", "disewa", "Gudang"),
    ],
)
def test_an_adjective_after_a_relativiser_is_no_subject(
    sentence: str, form: str, subject: str
) -> None:
    assert subject_of(sentence, form) == subject


@pytest.mark.parametrize(
    ("sentence", "form", "subject"),
    [
        ("Anak yang rumahnya terbakar dirawat.", "terbakar", "rumahnya"),
        ("Desa yang sawahnya rusak dibantu camat.", "rusak", "sawahnya"),
        ("Jembatan yang kami bangun ambruk.", "ambruk", "Jembatan"),
    ],
)
def test_a_noun_of_its_own_after_a_relativiser_is_the_subject(
    sentence: str, form: str, subject: str
) -> None:
    assert subject_of(sentence, form) == subject


@pytest.mark.parametrize(
    ("sentence", "form", "subject"),
    [
        ("Pedagang di pasar dan terminal memasang tenda.", "memasang", "Pedagang"),
        ("Warga dari hulu dan hilir menanam bakau.", "menanam", "Warga"),
        ("Perundingan dengan buruh dan petani dilanjutkan.", "dilanjutkan", "Perundingan"),
        ("Aturan tentang pupuk dan benih diubah.", "diubah", "Aturan"),
        ("Petugas di pos dan menara melihat asap.", "melihat", "Petugas"),
        ("Bantuan bagi janda dan yatim disalurkan.", "disalurkan", "Bantuan"),
        ("Kapal dari Ende dan Maumere membawa ternak.", "membawa", "Kapal"),
        ("Rapat di kantor atau balai ditunda.", "ditunda", "Rapat"),
        ("Keluhan terhadap camat dan lurah dicatat.", "dicatat", "Keluhan"),
        ("Guru untuk pulau dan pegunungan dicari.", "dicari", "Guru"),
    ],
)
def test_two_nouns_behind_one_preposition(sentence: str, form: str, subject: str) -> None:
    assert subject_of(sentence, form) == subject


def test_a_new_clause_after_a_prepositional_phrase() -> None:
    assert subject_of("Polisi tiba di pasar dan warga memasang tenda.", "memasang") == "warga"


@pytest.mark.parametrize(
    ("sentence", "form", "subject"),
    [
        ("Telah ditemukan dua granat di sawah.", "ditemukan", "dua granat"),
        ("Di kantor dibahas rencana pembangunan waduk.", "dibahas", "rencana pembangunan waduk"),
        ("Di balai desa digelar rapat warga.", "digelar", "rapat warga"),
        ("Muncul asap dari kawah.", "muncul", "asap"),
        ("Tumbuh rumput di atap.", "tumbuh", "rumput"),
        ("Masih ada warga di atap.", "ada", "warga"),
        ("Tidak ada korban di lokasi.", "ada", "korban"),
        ("Terjadi longsor di lereng.", "terjadi", "longsor"),
        ("Akan dibangun jembatan gantung.", "dibangun", "jembatan gantung"),
        ("Sudah disepakati harga baru oleh petani.", "disepakati", "harga baru"),
    ],
)
def test_the_subject_behind_a_verb_that_opens_its_clause(
    sentence: str, form: str, subject: str
) -> None:
    verb, (first, *_), what = verb_of(sentence, form)
    assert (first, verb.subject_rule, what) == (subject, "after", [])


@pytest.mark.parametrize(
    ("sentence", "form", "subject"),
    [
        ("Warga senang dengan selesainya jembatan.", "selesainya", "jembatan"),
        ("Petani mengeluhkan naiknya harga pupuk.", "naiknya", "harga pupuk"),
        ("Lurah menyambut dibukanya pasar baru.", "dibukanya", "pasar baru"),
        ("Banjir disebabkan oleh meluapnya sungai.", "meluapnya", "sungai"),
        ("Camat menyesalkan rusaknya jalan desa.", "rusaknya", "jalan desa"),
        ("Sejak ditutupnya pelabuhan, harga naik.", "ditutupnya", "pelabuhan"),
        ("Warga menunggu tibanya kapal.", "tibanya", "kapal"),
        ("Bupati meminta diselesaikannya sengketa itu.", "diselesaikannya", "sengketa itu"),
        ("Panen turun karena menurunnya curah hujan.", "menurunnya", "curah hujan"),
        ("Polisi menyelidiki hilangnya dua perahu.", "hilangnya", "dua perahu"),
    ],
)
def test_a_verb_made_a_noun_has_its_subject_behind(sentence: str, form: str, subject: str) -> None:
    tokens = tokenise(sentence)
    read = predicates(chunk(tokens, "id"), tokens, "id")
    verb = next(p for p in read if tokens[p.chunk.head].lower == form)
    (item,) = verb.subject
    assert " ".join(t.text for t in tokens[item.first : item.last]) == subject
    assert verb.object == []
    assert verb.agent == []


@pytest.mark.parametrize("adverb", ["kemudian", "lalu", "juga", "ternyata", "selanjutnya"])
@pytest.mark.parametrize(
    "sentence",
    [
        "Setelah hujan merusak jalan, warga {} menanam padi.",
        "Lurah tidur, sedangkan warga {} menanam padi.",
    ],
)
def test_then_and_also_join_no_clauses_behind_a_subject(adverb: str, sentence: str) -> None:
    assert subject_of(sentence.format(adverb), "menanam") == "warga"


def test_then_joins_verbs_behind_an_object() -> None:
    assert subject_of("Warga membangun jembatan kemudian menanam padi.", "menanam") == "Warga"


@pytest.mark.parametrize(
    ("sentence", "form", "subject"),
    [
        ("Desa itu membangun waduk dengan biaya mencapai dua miliar.", "mencapai", "biaya"),
        ("Koperasi membeli truk dengan harga melebihi anggaran.", "melebihi", "harga"),
        ("Ia menyewa gudang dengan luas mencapai satu hektare.", "mencapai", "luas"),
        ("Warga menanam padi dengan hasil menembus lima ton.", "menembus", "hasil"),
        ("Lurah membuka pasar dengan jalan dijaga petugas.", "dijaga", "jalan"),
        ("Kapal itu tenggelam dengan muatan diperkirakan hilang.", "diperkirakan", "muatan"),
    ],
)
def test_the_noun_after_with_that_a_number_is_told_of(
    sentence: str, form: str, subject: str
) -> None:
    assert subject_of(sentence, form).removeprefix("dengan ") == subject


def test_an_instrument_does_nothing_itself() -> None:
    assert subject_of("Warga berkumpul dengan obor memprotes camat.", "memprotes") == "Warga"


@pytest.mark.parametrize("unit", ["persen", "ton", "poin", "meter", "derajat"])
@pytest.mark.parametrize("verb", ["naik", "turun"])
def test_what_a_change_is_counted_in_does_nothing_itself(unit: str, verb: str) -> None:
    assert subject_of(f"Hasil {verb} 12 {unit} menjadi 40 {unit}.", "menjadi") == "Hasil"


@pytest.mark.parametrize(
    ("sentence", "form"),
    [
        ("Petani berhasil menjual mahal.", "menjual"),
        ("Ombak terus menghantam keras.", "menghantam"),
        ("Warga menyambut baik rencana itu.", "menyambut"),
        ("Dinding itu berwarna putih.", "berwarna"),
        ("Ia merasa puas.", "merasa"),
    ],
)
def test_an_adjective_right_behind_a_verb_is_no_object(sentence: str, form: str) -> None:
    assert verb_of(sentence, form)[2] in ([], ["rencana itu"])


@pytest.mark.parametrize(
    ("sentence", "form", "subject"),
    [
        ("Seorang petani di Kupang yang menanam jagung pulang.", "menanam", "Seorang petani"),
        ("Rapat dengan Maluku yang membahas laut ditunda.", "membahas", "Rapat"),
        ("Pasar di Ende yang menjual ikan tutup.", "menjual", "Pasar"),
        ("Jembatan di Bogor yang menyeberangi sungai rusak.", "menyeberangi", "Jembatan"),
        ("Perundingan dengan Laos yang membahas sungai selesai.", "membahas", "Perundingan"),
        ("Warga di desa yang menanam jagung pulang.", "menanam", "desa"),
        ("Warga di Kecamatan Sikka, yang menanam jagung, pulang.", "menanam", "Kecamatan Sikka"),
    ],
)
def test_a_relative_clause_tells_of_what_is_at_a_place_by_name(
    sentence: str, form: str, subject: str
) -> None:
    assert subject_of(sentence, form).removeprefix("di ") == subject


@pytest.mark.parametrize(
    ("sentence", "form", "subject"),
    [
        ("Warga mendatangi balai di mana lurah membuka rapat.", "membuka", "lurah"),
        ("Ada desa dimana petani menanam kopi.", "menanam", "petani"),
        ("Ia tiba di pulau di mana nelayan menjemur ikan.", "menjemur", "nelayan"),
        ("Lurah menjelaskan bagaimana warga menanam padi.", "menanam", "warga"),
        ("Mengapa warga menanam padi?", "menanam", "warga"),
    ],
)
def test_where_and_how_open_a_clause(sentence: str, form: str, subject: str) -> None:
    assert subject_of(sentence, form) == subject


@pytest.mark.parametrize(
    ("sentence", "form", "subject"),
    [
        ("Pasukan gabungan di negara berkembang akan menjaga kota.", "menjaga", "Pasukan gabungan"),
        ("Bunga pada rumah tinggal dapat menambah indah kota.", "menambah", "Bunga"),
        ("Pohon besar tumbang telah menutup jalan.", "menutup", "Pohon besar"),
    ],
)
def test_a_verb_that_describes_a_noun_keeps_no_subject_from_the_next(
    sentence: str, form: str, subject: str
) -> None:
    verb, (first, *_), _ = verb_of(sentence, form)
    assert (first, verb.subject_rule) == (subject, "before")


@pytest.mark.parametrize(
    ("sentence", "form", "subject"),
    [
        ("Petugas mengatasi kesulitan yang dihadapi petani.", "dihadapi", "kesulitan"),
        ("Warga mengalami kesulitan yang berlarut.", "berlarut", "kesulitan"),
        ("Camat mendengar ketakutan yang dirasakan anak.", "dirasakan", "ketakutan"),
    ],
)
def test_what_befalls_one_is_a_noun_behind_a_verb(sentence: str, form: str, subject: str) -> None:
    assert subject_of(sentence, form) == subject


def test_what_befalls_one_is_a_verb_behind_its_subject() -> None:
    verb, subject, _ = verb_of("Warga kehilangan rumah.", "kehilangan")
    assert (verb.voice, subject) == ("passive", ["Warga"])


@pytest.mark.parametrize(
    ("sentence", "form", "subject"),
    [
        ("Ladang dan kebun yang ditanami jagung terbakar.", "ditanami", ["Ladang", "kebun"]),
        ("Truk atau bus yang mengangkut buruh diperiksa.", "mengangkut", ["Truk", "bus"]),
        ("Petani serta nelayan yang menerima bantuan pulang.", "menerima", ["Petani", "nelayan"]),
    ],
)
def test_a_relative_clause_behind_joined_nouns(
    sentence: str, form: str, subject: list[str]
) -> None:
    assert verb_of(sentence, form)[1] == subject


def test_a_relative_clause_behind_a_name_tells_of_it_alone() -> None:
    assert verb_of("Ia menemui lurah dan Sikka, yang menanam kopi.", "menanam")[1] == ["Sikka"]


@pytest.mark.parametrize(
    ("sentence", "form", "subject"),
    [
        ("Pedagang pasar juga aktif menjaga kebersihan.", "menjaga", "Pedagang pasar"),
        ("Lurah itu selalu waspada menjaga kampung.", "menjaga", "Lurah itu"),
        ("Untuk pertama kalinya warga memilih lurah.", "memilih", "warga"),
        ("3 kali petugas memeriksa gudang.", "memeriksa", "petugas"),
        ("Untuk terakhir kali kapal menurunkan pupuk.", "menurunkan", "kapal"),
        ("Beberapa kali ombak menghantam tanggul.", "menghantam", "ombak"),
        ("Baik lurah maupun camat menolak usul.", "menolak", "lurah"),
        ("Baik petani maupun nelayan menerima bantuan.", "menerima", "petani"),
    ],
)
def test_words_that_say_how_or_how_often_are_no_subject(
    sentence: str, form: str, subject: str
) -> None:
    assert subject_of(sentence, form) == subject


@pytest.mark.parametrize(
    ("sentence", "phrase"),
    [
        ("Tentara membawa AK-47 rakitan.", "AK-47 rakitan"),
        ("Dinas mencabut izin II/2007 kemarin.", "izin II/2007"),
        ("Bupati menandatangani surat 12/PMK lama.", "surat 12/PMK"),
    ],
)
def test_hyphens_and_strokes_without_blanks_part_no_phrases(sentence: str, phrase: str) -> None:
    tokens = tokenise(sentence)
    told = [tokens[c.first : c.last] for c in chunk(tokens, "id") if c.kind == "noun"]
    words = [sentence[part[0].start : part[-1].end] for part in told]
    assert any(word.startswith(phrase) for word in words)


def test_names_joined_by_a_hyphen_are_two() -> None:
    tokens = tokenise("Perbatasan Rusia-Ukraina ditutup.")
    assert [c.kind for c in chunk(tokens, "id")][:3] == ["noun", "coordinator", "noun"]


@pytest.mark.parametrize(
    ("sentence", "form", "subject"),
    [
        ("Hasil turun dari 12 ton atau 3 persen menjadi 9 ton.", "menjadi", "Hasil"),
        ("Harga naik dari Rp 10 ribu atau 2 dolar menjadi Rp 12 ribu.", "menjadi", "Harga"),
        ("Lurah mengatakan panen padi di lembah yang subur pada Mei naik.", "naik", "panen padi"),
        ("Lurah menyebut warga yang mengungsi ke balai telah pulang.", "pulang", "warga"),
    ],
)
def test_subjects_across_numbers_and_behind_verbs_of_saying(
    sentence: str, form: str, subject: str
) -> None:
    assert subject_of(sentence, form) == subject
