"""Numbers: what is read, of what kind, with what bounds. Every lexicon entry is exercised."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from rujuk.lang.number_grammar import HedgeWords, KindWords, number_grammar
from rujuk.lang.number_words import number_words, read_scanned
from rujuk.lang.numbers import Quantity, QuantityKind, bounds, find_quantities
from rujuk.lang.packs import lexicon_path
from rujuk.lang.tokens import tokenise
from rujuk.lexicon import load
from rujuk.records import Hedge

# Sentence; each quantity as quote, kind, low, best, high, hedge. Null is "not stated".
CASES: list[tuple[str, list[tuple[object, ...]]]] = [
    ("Sebanyak 3.400 warga mengantre air bersih.", [("3.400", "count", 3400, 3400, 3400, "exact")]),
    (
        "Kapal itu memuat 1.234.567 butir telur.",
        [("1.234.567", "count", 1234567, 1234567, 1234567, "exact")],
    ),
    (
        "Populasi kota itu 2,5 juta jiwa.",
        [("2,5 juta", "count", 2500000, 2500000, 2500000, "exact")],
    ),
    (
        "Sekitar 750 ribu pekerja mogok.",
        [("Sekitar 750 ribu", "count", 750000, 750000, 750000, "about")],
    ),
    ("Ada tujuh belas penumpang di bus itu.", [("tujuh belas", "count", 17, 17, 17, "exact")]),
    (
        "Seratus dua puluh lima pendaki dievakuasi.",
        [("Seratus dua puluh lima", "count", 125, 125, 125, "exact")],
    ),
    (
        "Dua ribu lima ratus personel disiagakan.",
        [("Dua ribu lima ratus", "count", 2500, 2500, 2500, "exact")],
    ),
    ("Tiga puluh enam rumah terendam.", [("Tiga puluh enam", "count", 36, 36, 36, "exact")]),
    ("Seribu lilin dinyalakan.", [("Seribu", "count", 1000, 1000, 1000, "exact")]),
    ("Sejuta warga turun ke alun-alun.", [("Sejuta", "count", 1000000, 1000000, 1000000, "exact")]),
    ("Sebelas pemain cadangan ikut berlatih.", [("Sebelas", "count", 11, 11, 11, "exact")]),
    ("Sepuluh hakim menolak gugatan.", [("Sepuluh", "count", 10, 10, 10, "exact")]),
    ("Dua lusin wartawan menunggu.", [("Dua lusin", "count", 24, 24, 24, "exact")]),
    ("Selusin saksi diperiksa.", [("Selusin", "count", 12, 12, 12, "exact")]),
    ("Sekodi kain disita.", [("Sekodi", "count", 20, 20, 20, "exact")]),
    ("Seorang petani menemukan mortir.", [("Seorang", "count", 1, 1, 1, "exact")]),
    ("Sebuah perahu terbalik.", [("Sebuah", "count", 1, 1, 1, "exact")]),
    ("Seekor gajah mati.", [("Seekor", "count", 1, 1, 1, "exact")]),
    ("Sepucuk pistol ditemukan.", [("Sepucuk", "count", 1, 1, 1, "exact")]),
    ("Belasan siswa pingsan.", [("Belasan", "count", 11, None, 19, "vague")]),
    ("Puluhan pedagang digusur.", [("Puluhan", "count", 20, None, 99, "vague")]),
    ("Ratusan kendaraan terjebak.", [("Ratusan", "count", 100, None, 999, "vague")]),
    ("Ribuan lampion diterbangkan.", [("Ribuan", "count", 1000, None, 9999, "vague")]),
    ("Jutaan orang mudik.", [("Jutaan", "count", 1000000, None, None, "vague")]),
    ("Belasan ribu suporter hadir.", [("Belasan ribu", "count", 11000, None, 19999, "vague")]),
    ("Puluhan ribu jemaah tiba.", [("Puluhan ribu", "count", 20000, None, 99999, "vague")]),
    (
        "Ratusan ribu ton beras diimpor.",
        [("Ratusan ribu", "measure", 100000, None, 999999, "vague")],
    ),
    (
        "Puluhan juta pemilih terdaftar.",
        [("Puluhan juta", "count", 20000000, None, 99999999, "vague")],
    ),
    ("Lusinan kota terdampak.", [("Lusinan", "count", 24, None, 99, "vague")]),
    ("Beberapa ratus demonstran bertahan.", [("Beberapa ratus", "count", 200, None, 999, "vague")]),
    ("Beberapa puluh keluarga pindah.", [("Beberapa puluh", "count", 20, None, 99, "vague")]),
    (
        "Beberapa ribu liter solar tumpah.",
        [("Beberapa ribu", "measure", 2000, None, 9999, "vague")],
    ),
    (
        "Ratusan hingga ribuan warga datang.",
        [("Ratusan hingga ribuan", "count", 100, None, 9999, "vague")],
    ),
    ("Antara 200 dan 300 orang hadir.", [("Antara 200 dan 300", "count", 200, None, 300, "range")]),
    (
        "Antara 5.000 hingga 6.000 tentara ditarik.",
        [("Antara 5.000 hingga 6.000", "count", 5000, None, 6000, "range")],
    ),
    ("Jumlahnya 40 sampai 50 orang.", [("40 sampai 50", "count", 40, None, 50, "range")]),
    ("Jumlahnya 40-50 orang.", [("40-50", "count", 40, None, 50, "range")]),
    ("Jumlahnya 40 – 50 orang.", [("40 – 50", "count", 40, None, 50, "range")]),
    (
        "Sekitar 15-20 ribu pengungsi melintas.",
        [("Sekitar 15-20 ribu", "count", 15000, None, 20000, "range")],
    ),
    (
        "Sebanyak 2 hingga 3 juta warga terancam.",
        [("2 hingga 3 juta", "count", 2000000, None, 3000000, "range")],
    ),
    ("Dua atau tiga kapal mendekat.", [("Dua atau tiga", "count", 2, None, 3, "range")]),
    (
        "Lima sampai dengan tujuh orang terluka.",
        [("Lima sampai dengan tujuh", "count", 5, None, 7, "range")],
    ),
    ("Dua-tiga orang berlari.", [("Dua-tiga", "count", 2, None, 3, "range")]),
    (
        "Peserta 5.000-an orang memadati lapangan.",
        [("5.000-an", "count", 5000, 5000, 5000, "about")],
    ),
    (
        "Sekitar 1.100 kepala keluarga mengungsi.",
        [("Sekitar 1.100", "count", 1100, 1100, 1100, "about")],
    ),
    ("Kira-kira 90 kontainer tertahan.", [("Kira-kira 90", "count", 90, 90, 90, "about")]),
    ("Kurang lebih 60 perahu karam.", [("Kurang lebih 60", "count", 60, 60, 60, "about")]),
    ("Lebih kurang 25 pemuda ikut.", [("Lebih kurang 25", "count", 25, 25, 25, "about")]),
    (
        "Sedikitnya delapan gedung ambruk.",
        [("Sedikitnya delapan", "count", 8, 8, None, "at_least")],
    ),
    ("Setidaknya 14 desa terisolasi.", [("Setidaknya 14", "count", 14, 14, None, "at_least")]),
    (
        "Setidak-tidaknya 31 orang cedera.",
        [("Setidak-tidaknya 31", "count", 31, 31, None, "at_least")],
    ),
    (
        "Sekurang-kurangnya tiga jembatan putus.",
        [("Sekurang-kurangnya tiga", "count", 3, 3, None, "at_least")],
    ),
    ("Paling sedikit 70 orang hilang.", [("Paling sedikit 70", "count", 70, 70, None, "at_least")]),
    ("Paling tidak 12 anak selamat.", [("Paling tidak 12", "count", 12, 12, None, "at_least")]),
    ("Minimal 20 relawan dibutuhkan.", [("Minimal 20", "count", 20, 20, None, "at_least")]),
    (
        "Tidak kurang dari 900 guru dilatih.",
        [("Tidak kurang dari 900", "count", 900, 900, None, "at_least")],
    ),
    (
        "Tak kurang dari seribu bibit ditanam.",
        [("Tak kurang dari seribu", "count", 1000, 1000, None, "at_least")],
    ),
    ("Lebih dari 33 negara bergabung.", [("Lebih dari 33", "count", 33, 33, None, "more_than")]),
    ("Lebih 400 pelajar menyertai.", [("Lebih 400", "count", 400, 400, None, "more_than")]),
    (
        "Jumlah korban melampaui 2.000 orang.",
        [("melampaui 2.000", "count", 2000, 2000, None, "more_than")],
    ),
    ("Jumlahnya melebihi 150 kapal.", [("melebihi 150", "count", 150, 150, None, "more_than")]),
    ("Di atas 80 orang mendaftar.", [("Di atas 80", "count", 80, 80, None, "more_than")]),
    ("Ada 600 lebih santri di sana.", [("600 lebih", "count", 600, 600, None, "more_than")]),
    ("Ada 600 orang lebih di sana.", [("600 orang lebih", "count", 600, 600, None, "more_than")]),
    ("Sekolah itu menampung 300 murid atau lebih.", [("300", "count", 300, 300, 300, "exact")]),
    ("Hampir 45 ribu rumah padam.", [("Hampir 45 ribu", "count", None, 45000, 45000, "nearly")]),
    ("Nyaris 200 kios terbakar.", [("Nyaris 200", "count", None, 200, 200, "nearly")]),
    (
        "Jumlahnya mendekati 5.000 orang.",
        [("mendekati 5.000", "count", None, 5000, 5000, "nearly")],
    ),
    ("Hingga 75 penumpang diangkut.", [("Hingga 75", "count", None, 75, 75, "up_to")]),
    (
        "Sampai 10.000 pekerja dirumahkan.",
        [("Sampai 10.000", "count", None, 10000, 10000, "up_to")],
    ),
    ("Paling banyak 50 orang boleh masuk.", [("Paling banyak 50", "count", None, 50, 50, "up_to")]),
    ("Maksimal 100 tamu diundang.", [("Maksimal 100", "count", None, 100, 100, "up_to")]),
    (
        "Tidak lebih dari 40 tentara tersisa.",
        [("Tidak lebih dari 40", "count", None, 40, 40, "up_to")],
    ),
    ("Kurang dari 30 orang bertahan.", [("Kurang dari 30", "count", None, None, 30, "less_than")]),
    (
        "Tidak sampai 20 kapal berlayar.",
        [("Tidak sampai 20", "count", None, None, 20, "less_than")],
    ),
    ("Tak sampai lima orang hadir.", [("Tak sampai lima", "count", None, None, 5, "less_than")]),
    (
        "Belum mencapai 300 orang yang mendaftar.",
        [("Belum mencapai 300", "count", None, None, 300, "less_than")],
    ),
    ("Di bawah 10 orang yang lolos.", [("Di bawah 10", "count", None, None, 10, "less_than")]),
    ("Jumlah massa mencapai 7.000 orang.", [("7.000", "count", 7000, 7000, 7000, "exact")]),
    ("Sejumlah 18 orang diperiksa.", [("18", "count", 18, 18, 18, "exact")]),
    ("Total 26 mobil disita.", [("26", "count", 26, 26, 26, "exact")]),
    ("Hanya 11 orang yang selamat.", [("11", "count", 11, 11, 11, "exact")]),
    (
        "Diperkirakan 650 orang masih terjebak.",
        [("Diperkirakan 650", "count", 650, 650, 650, "about")],
    ),
    ("Massa diperkirakan mencapai 8.000 orang.", [("8.000", "count", 8000, 8000, 8000, "about")]),
    ("Pelakunya ditaksir berjumlah sembilan orang.", [("sembilan", "count", 9, 9, 9, "about")]),
    (
        "Diperkirakan lebih dari 100 orang tertimbun.",
        [("lebih dari 100", "count", 100, 100, None, "more_than")],
    ),
    ("Sebanyak 37 orang lainnya dirawat.", [("37", "count", 37, 37, 37, "exact")]),
    ("Sebanyak 37 lainnya dirawat.", [("37 lainnya", "count", 37, 37, 37, "exact")]),
    ("Sembilan di antaranya anak-anak.", [("Sembilan di antaranya", "part", 9, 9, 9, "exact")]),
    ("Empat orang di antaranya kritis.", [("Empat orang di antaranya", "part", 4, 4, 4, "exact")]),
    ("Dua dari mereka melarikan diri.", [("Dua dari mereka", "part", 2, 2, 2, "exact")]),
    (
        "Tiga dari 19 terdakwa bebas.",
        [("Tiga", "part", 3, 3, 3, "exact"), ("19", "count", 19, 19, 19, "exact")],
    ),
    (
        "Delapan orang dari 52 penumpang selamat.",
        [("Delapan", "part", 8, 8, 8, "exact"), ("52", "count", 52, 52, 52, "exact")],
    ),
    (
        "Sebanyak 60 persen dari 2.000 responden setuju.",
        [
            ("60 persen", "percent", 1200, 1200, 1200, "percent_of"),
            ("2.000", "count", 2000, 2000, 2000, "exact"),
        ],
    ),
    (
        "Seperempat dari 400 rumah rusak.",
        [
            ("Seperempat", "fraction", 100, 100, 100, "fraction_of"),
            ("400", "count", 400, 400, 400, "exact"),
        ],
    ),
    (
        "Dua pertiga dari 90 anggota hadir.",
        [
            ("Dua pertiga", "fraction", 60, 60, 60, "fraction_of"),
            ("90", "count", 90, 90, 90, "exact"),
        ],
    ),
    (
        "Sekitar separuh dari 1.000 murid libur.",
        [
            ("Sekitar separuh", "fraction", 500, 500, 500, "fraction_of"),
            ("1.000", "count", 1000, 1000, 1000, "exact"),
        ],
    ),
    (
        "Lebih dari sepertiga dari 300 kapal tua.",
        [
            ("Lebih dari sepertiga", "fraction", 100, 100, None, "fraction_of"),
            ("300", "count", 300, 300, 300, "exact"),
        ],
    ),
    (
        "Kurang dari 5 persen di antaranya selamat.",
        [("Kurang dari 5 persen di antaranya", "percent", None, None, None, "percent_of")],
    ),
    ("Harga naik 12 persen.", [("12 persen", "percent", None, None, None, "percent_of")]),
    ("Inflasi 3,5 persen.", [("3,5 persen", "percent", None, None, None, "percent_of")]),
    (
        "Jumlah pasien naik dari 40 menjadi 65 orang.",
        [("40", "count", 40, 40, 40, "exact"), ("65", "count", 65, 65, 65, "exact")],
    ),
    (
        "Korban tewas bertambah dari tujuh orang menjadi sembilan orang.",
        [("tujuh", "count", 7, 7, 7, "exact"), ("sembilan", "count", 9, 9, 9, "exact")],
    ),
    (
        "Kerugian Rp2,3 triliun.",
        [("2,3 triliun", "money", 2300000000000, 2300000000000, 2300000000000, "exact")],
    ),
    ("Kerugian Rp 500 juta.", [("500 juta", "money", 500000000, 500000000, 500000000, "exact")]),
    ("Bantuan US$ 20 juta cair.", [("20 juta", "money", 20000000, 20000000, 20000000, "exact")]),
    ("Harganya 90 dolar AS per barel.", [("90", "money", 90, 90, 90, "exact")]),
    ("Denda 10.000 euro dijatuhkan.", [("10.000", "money", 10000, 10000, 10000, "exact")]),
    ("Gajinya 5 juta rupiah.", [("5 juta", "money", 5000000, 5000000, 5000000, "exact")]),
    ("Rapat mulai pukul 09.30.", [("09.30", "clock", 0, 0, 0, "exact")]),
    ("Rapat mulai pukul 9 pagi.", [("9", "clock", 9, 9, 9, "exact")]),
    ("Laga digelar 19.45 WIB.", [("19.45", "clock", 0, 0, 0, "exact")]),
    (
        "Pada 17 Agustus 1945 naskah dibacakan.",
        [("17", "date", 17, 17, 17, "exact"), ("1945", "year", 1945, 1945, 1945, "exact")],
    ),
    ("Sidang digelar Kamis (21/8).", [("21/8", "date", 0, 0, 0, "exact")]),
    ("Sejak 2019 harga turun.", [("2019", "year", 2019, 2019, 2019, "exact")]),
    ("Pemilu 2029 disiapkan.", [("2029", "year", 2029, 2029, 2029, "exact")]),
    ("Pada tahun 1998 krisis pecah.", [("1998", "year", 1998, 1998, 1998, "exact")]),
    ("Perang 1939-1945 menghancurkan Eropa.", [("1939-1945", "year", 1939, None, 1945, "range")]),
    ("Era 1980-an dikenang.", [("1980-an", "year", 1980, 1980, 1980, "exact")]),
    ("Tersangka berusia 41 tahun.", [("41", "age", 41, 41, 41, "exact")]),
    ("Pria berumur 27 tahun itu ditahan.", [("27", "age", 27, 27, 27, "exact")]),
    ("Korban, Sari (19), dirawat.", [("19", "age", 19, 19, 19, "exact")]),
    ("Ia menempati peringkat 4 dunia.", [("4", "name", 4, 4, 4, "exact")]),
    ("Pasal 27 dilanggar.", [("27", "name", 27, 27, 27, "exact")]),
    ("Densus 88 bergerak.", [("88", "name", 88, 88, 88, "exact")]),
    ("Resolusi 2231 disahkan.", [("2231", "name", 2231, 2231, 2231, "exact")]),
    ("Lantai 3 terbakar.", [("3", "name", 3, 3, 3, "exact")]),
    ("Jalan km 12 longsor.", [("12", "name", 12, 12, 12, "exact")]),
    ("Ia finis ke-3 kemarin.", []),
    ("Rombongan kedua tiba.", []),
    ("Salah satu saksi pingsan.", []),
    ("Satu per satu sandera keluar.", []),
    ("Jarak 320 kilometer ditempuh.", [("320", "measure", 320, 320, 320, "exact")]),
    ("Beratnya 15 ton.", [("15", "measure", 15, 15, 15, "exact")]),
    ("Rapat berlangsung 4 jam.", [("4", "measure", 4, 4, 4, "exact")]),
    ("Ia ditahan selama 20 hari.", [("20", "measure", 20, 20, 20, "exact")]),
    ("Masa jabatan lima tahun.", [("lima", "measure", 5, 5, 5, "exact")]),
    ("Gempa bermagnitudo 6,2 mengguncang.", [("6,2", "name", 6.2, 6.2, 6.2, "exact")]),
    ("Suhu 38 derajat tercatat.", [("38", "name", 38, 38, 38, "exact")]),
    ("Menang 3-1 atas tamu.", [("3", "score", 3, 3, 3, "exact"), ("1", "score", 1, 1, 1, "exact")]),
    ("Skor 2-0 bertahan.", [("2", "name", 2, 2, 2, "exact"), ("0", "score", 0, 0, 0, "exact")]),
    ("Versi 2.0 dirilis.", [("2.0", "version", 0, 0, 0, "exact")]),
    ("Tidak ada korban jiwa.", [("Tidak ada", "none", 0, 0, 0, "none")]),
    ("Tak satu pun penumpang selamat.", [("Tak satu pun", "none", 0, 0, 0, "none")]),
    ("Tidak seorang pun ditangkap.", [("Tidak seorang pun", "none", 0, 0, 0, "none")]),
    ("Tak ada tentara di sana.", [("Tak ada", "none", 0, 0, 0, "none")]),
    (
        "Serangan itu tanpa korban sipil seorang pun.",
        [("tanpa korban sipil seorang pun", "none", 0, 0, 0, "none")],
    ),
    ("Korban nihil.", [("nihil", "none", 0, 0, 0, "none")]),
    ("Sebanyak 3O orang diperiksa.", [("3O", "count", 30, 30, 30, "exact")]),
    ("Ada l5 perahu di dermaga.", [("l5", "count", 15, 15, 15, "exact")]),
    ("Sekitar 4I rumah terbakar.", [("Sekitar 4I", "count", 41, 41, 41, "about")]),
    ("Ada B2 kendaraan.", []),
    ("Setengah juta warga pulang.", [("Setengah juta", "count", 500000, 500000, 500000, "exact")]),
    (
        "Satu setengah juta ton gula.",
        [("Satu setengah juta", "measure", 1500000, 1500000, 1500000, "exact")],
    ),
    (
        "Dua juta tiga ratus ribu kotak suara.",
        [("Dua juta tiga ratus ribu", "count", 2300000, 2300000, 2300000, "exact")],
    ),
    (
        "Sebanyak 1 juta 250 ribu dosis.",
        [("1 juta 250 ribu", "count", 1250000, 1250000, 1250000, "exact")],
    ),
    ("Sebanyak 2000 orang hadir.", [("2000", "count", 2000, 2000, 2000, "exact")]),
    (
        "Sebanyak 12.500,75 hektare terbakar.",
        [("12.500,75", "measure", 12500.75, 12500.75, 12500.75, "exact")],
    ),
    (
        "Pelabuhan menerima 7 ratus ribu ton.",
        [("7 ratus ribu", "measure", 700000, 700000, 700000, "exact")],
    ),
    ("Bentrok hingga dua orang terluka.", [("dua", "count", 2, 2, 2, "exact")]),
    ("Ia lebih tua 3 tahun.", [("3", "measure", 3, 3, 3, "exact")]),
    (
        "Enam belas kapal dan 9 pesawat dikerahkan.",
        [("Enam belas", "count", 16, 16, 16, "exact"), ("9", "count", 9, 9, 9, "exact")],
    ),
    (
        "Tujuh puluh tujuh kelompok tani berkumpul.",
        [("Tujuh puluh tujuh", "count", 77, 77, 77, "exact")],
    ),
    (
        "Delapan ratus sembilan puluh dua guru honorer diangkat.",
        [("Delapan ratus sembilan puluh dua", "count", 892, 892, 892, "exact")],
    ),
    (
        "Empat ribu lima puluh tiga kardus tiba.",
        [("Empat ribu lima puluh tiga", "count", 4053, 4053, 4053, "exact")],
    ),
    (
        "Sembilan ratus ribu kartu dicetak.",
        [("Sembilan ratus ribu", "count", 900000, 900000, 900000, "exact")],
    ),
    ("Seratus ribu bibit ditanam.", [("Seratus ribu", "count", 100000, 100000, 100000, "exact")]),
    (
        "Dua belas ribu seratus suara sah.",
        [("Dua belas ribu seratus", "measure", 12100, 12100, 12100, "exact")],
    ),
    (
        "Sebanyak 15 dari 40 sumur mengering.",
        [("15", "part", 15, 15, 15, "exact"), ("40", "count", 40, 40, 40, "exact")],
    ),
    ("Empat belas orang lagi menunggu giliran.", [("Empat belas", "count", 14, 14, 14, "exact")]),
    (
        "Enam dari 20 kapal karam.",
        [("Enam", "part", 6, 6, 6, "exact"), ("20", "count", 20, 20, 20, "exact")],
    ),
    ("Ada 8,2 juta penduduk.", [("8,2 juta", "measure", 8200000, 8200000, 8200000, "exact")]),
    ("Sebanyak 3 ribu paket dibagikan.", [("3 ribu", "count", 3000, 3000, 3000, "exact")]),
    ("Setidaknya puluhan rumah hanyut.", [("Setidaknya puluhan", "count", 20, None, 99, "vague")]),
    (
        "Sekitar 100 hingga 150 peserta datang.",
        [("Sekitar 100 hingga 150", "count", 100, None, 150, "range")],
    ),
]

MALAY = [
    ("Seramai 1,250 peserta hadir.", "1,250", 1250, "exact"),
    ("Lebih 40 kapal ditahan.", "Lebih 40", 40, "more_than"),
    ("Seramai 2.5 juta penduduk terjejas.", "2.5 juta", 2_500_000, "exact"),
    ("Kira-kira 450 aktivis ditahan.", "Kira-kira 450", 450, "about"),
    ("Seramai lapan belas pelajar cedera.", "lapan belas", 18, "exact"),
    ("Sekurang-kurangnya 30 peratus daripada 2,000 rumah rosak.", "2,000", 2000, "exact"),
]


def quantities(sentence: str, language: str = "id") -> list[Quantity]:
    return find_quantities(tokenise(sentence), language)


def only(sentence: str, language: str = "id") -> Quantity:
    found = quantities(sentence, language)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(("sentence", "expected"), CASES, ids=[case[0] for case in CASES])
def test_sentence(sentence: str, expected: list[tuple[object, ...]]) -> None:
    found = [
        (sentence[q.start : q.end], q.kind.value, q.low, q.best, q.high, q.hedge.value)
        for q in quantities(sentence)
    ]
    assert found == expected


@pytest.mark.parametrize(("sentence", "quote", "best", "hedge"), MALAY)
def test_malay_has_its_own_separators(sentence: str, quote: str, best: int, hedge: str) -> None:
    match = [q for q in quantities(sentence, "ms") if sentence[q.start : q.end] == quote]
    assert [(q.best, q.hedge.value) for q in match] == [(best, hedge)]


def test_language_without_pack_gives_nothing() -> None:
    assert quantities("Sebanyak 40 orang", "xx") == []


def test_part_knows_its_whole() -> None:
    part, whole = quantities("Lima dari 27 orang itu dipukuli.")
    assert part.kind is QuantityKind.PART
    assert part.of is not None
    assert part.of.best == whole.best == 27


def test_origin_is_no_whole() -> None:
    first, second = quantities("Ada 22 orang dari 45 negara.")
    assert first.kind is QuantityKind.COUNT
    assert first.of is None
    assert second.best == 45


def test_share_has_the_value_of_its_whole() -> None:
    share, _ = quantities("Sekitar 40 persen dari 11.000 tentara itu sakit.")
    assert (share.low, share.best, share.high) == (4400, 4400, 4400)
    assert share.share == pytest.approx(0.4)
    assert share.share_hedge is Hedge.ABOUT
    assert share.approximate


def test_former_figure_is_superseded() -> None:
    former, latter = quantities("Korban tewas naik dari tujuh orang menjadi sembilan orang.")
    assert former.superseded
    assert not latter.superseded


def test_scanned_letters_are_digits_only_beside_a_digit() -> None:
    assert read_scanned("2Z") == 22
    assert read_scanned("3O") == 30
    assert read_scanned("Zo") is None
    assert read_scanned("lima") is None
    assert only("Sebanyak 2Z perawat datang.").scanned


def test_hedge_words_are_pointed_at() -> None:
    sentence = "Pelakunya diperkirakan berjumlah 15 orang."
    quantity = only(sentence)
    tokens = tokenise(sentence)
    assert quantity.hedge is Hedge.ABOUT
    assert quantity.hedge_tokens is not None
    first, last = quantity.hedge_tokens
    assert sentence[tokens[first].start : tokens[last - 1].end] == "diperkirakan"


@pytest.mark.parametrize(
    ("hedge", "expected"),
    [
        (Hedge.EXACT, (9, 9, 9)),
        (Hedge.ABOUT, (9, 9, 9)),
        (Hedge.AT_LEAST, (9, 9, None)),
        (Hedge.MORE_THAN, (9, 9, None)),
        (Hedge.NEARLY, (None, 9, 9)),
        (Hedge.UP_TO, (None, 9, 9)),
        (Hedge.LESS_THAN, (None, None, 9)),
    ],
)
def test_bounds_of_each_wording(hedge: Hedge, expected: tuple[int | None, ...]) -> None:
    assert bounds(hedge, 9) == expected


# --- every entry of the lexica ---------------------------------------------------------------


def hedges() -> list[HedgeWords]:
    path = lexicon_path("id", "hedges")
    assert path is not None
    return load(path, list[HedgeWords])


@pytest.mark.parametrize("entry", hedges(), ids=lambda entry: entry.words)
def test_every_hedge(entry: HedgeWords) -> None:
    expected = entry.hedge or Hedge.EXACT
    if entry.before:
        assert only(f"Kemarin {entry.words} 120 orang pergi.").hedge is expected
    if entry.after:
        assert only(f"Kemarin 120 orang {entry.words} pergi.").hedge is expected


def kinds() -> KindWords:
    path = lexicon_path("id", "classifiers")
    assert path is not None
    return load(path, KindWords)


def test_every_classifier() -> None:
    for word in sorted(kinds().persons):
        assert only(f"Sebanyak 7 {word} pergi.").counts_persons
    for word in sorted(kinds().things):
        assert only(f"Sebanyak 7 {word} kayu hanyut.").classifier == (2, 3)


def test_every_unit_and_currency() -> None:
    for word in sorted(kinds().units):
        if " " not in word and "-" not in word:
            assert only(f"Sebanyak 7 {word} saja.").kind is QuantityKind.MEASURE, word
    for word in sorted(kinds().money_after):
        assert only(f"Sebanyak 7 {word} saja.").kind is QuantityKind.MONEY, word
    for word in sorted(kinds().money_before):
        if "$" not in word:
            assert only(f"Harga {word} 7 saja.").kind is QuantityKind.MONEY, word


def test_every_name_age_clock_and_ordinal() -> None:
    data = kinds()
    for word in sorted(data.names_before - data.ages_before - data.clock_before):
        if "." not in word:
            assert only(f"Itu {word} 7 saja.").kind is QuantityKind.NAME, word
    for word in sorted(data.ages_before):
        assert only(f"Itu {word} 7 saja.").kind is QuantityKind.AGE, word
    for word in sorted(data.clock_before | data.clock_after):
        sentence = f"Itu {word} 7 saja." if word in data.clock_before else f"Itu 7 {word} saja."
        assert only(sentence).kind in {QuantityKind.CLOCK, QuantityKind.MEASURE}, word


def test_every_partitive_and_zero() -> None:
    words = number_words("id")
    assert words is not None
    for phrase in kinds().parts:
        assert only(f"Sebanyak 7 {phrase} pergi.").kind is QuantityKind.PART, phrase
    for word in sorted(kinds().others):
        assert only(f"Sebanyak 7 {word} pergi.").others, word
    for phrase in words.none:
        assert only(f"Kemarin {phrase} polisi pergi.").kind is QuantityKind.NONE, phrase


def test_every_number_word() -> None:
    words = number_words("id")
    assert words is not None
    for word, value in (words.units | words.wholes | words.fused_packs).items():
        if word not in words.never_alone:
            assert only(f"Ada {word} pohon.").best == value, word
    for word, value in (words.scales | words.packs).items():
        assert only(f"Ada 3 {word} pohon.").best == 3 * value, word
    for word in words.ones:
        assert only(f"Ada {word} pohon.").single, word
    for word, (low, high) in words.vague.items():
        assert (only(f"Ada {word} pohon.").low, only(f"Ada {word} pohon.").high) == (low, high)
    for word, parts in words.fractions.items():
        assert only(f"Ada {word} rusak.").share == pytest.approx(1 / parts), word
    for word, parts in words.denominators.items():
        assert only(f"Ada dua {word} rusak.").share == pytest.approx(2 / parts), word
    for word in words.percent:
        assert only(f"Ada 7 {word} rusak.").kind is QuantityKind.PERCENT, word
    for word in words.several_of:
        quantity = only(f"Ada beberapa {word} pohon.")
        assert quantity.hedge is Hedge.VAGUE


# --- laws --------------------------------------------------------------------------------------

UNITS = ["", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"]


def spelled(number: int) -> str:
    """The number in Indonesian words."""
    for size, name in ((10**9, "miliar"), (10**6, "juta")):
        if number >= size:
            return f"{spelled(number // size)} {name} {spelled(number % size)}".strip()
    if number >= 2000:
        return f"{spelled(number // 1000)} ribu {spelled(number % 1000)}".strip()
    if number >= 1000:
        return f"seribu {spelled(number - 1000)}".strip()
    if number >= 200:
        return f"{UNITS[number // 100]} ratus {spelled(number % 100)}".strip()
    if number >= 100:
        return f"seratus {spelled(number - 100)}".strip()
    if number >= 20:
        return f"{UNITS[number // 10]} puluh {UNITS[number % 10]}".strip()
    if number >= 12:
        return f"{UNITS[number - 10]} belas"
    return {10: "sepuluh", 11: "sebelas"}.get(number) or UNITS[number]


@given(st.integers(min_value=1, max_value=10**12 - 1))
def test_number_in_words_is_read_back(number: int) -> None:
    assert only(f"Ada {spelled(number)} pohon.").best == number


@given(st.integers(min_value=2101, max_value=10**12))
def test_number_in_digits_is_read_back(number: int) -> None:
    assert only(f"Ada {number:,} pohon.".replace(",", ".")).best == number
    assert only(f"Ada {number:,} pokok.", "ms").best == number


def vocabulary() -> list[str]:
    grammar = number_grammar("id")
    assert grammar is not None
    hedge_words = [part for entry in hedges() for part in entry.words.split()]
    return sorted({*grammar.triggers, *hedge_words, *grammar.kinds.units, *grammar.words.scales,
                   *grammar.words.ranges, "dari", "menjadi", "di", "antaranya", "orang", "12",
                   "1.000", "2024", "14.30", "(", ")", ",", "3-5", "2Z", "puluh", "belas"})  # fmt: skip  # noqa: E501


@given(st.lists(st.sampled_from(vocabulary()), max_size=24))
def test_any_soup_of_number_words_gives_spans_inside(soup: list[str]) -> None:
    text = " ".join(soup)
    tokens = tokenise(text)
    for quantity in find_quantities(tokens, "id"):
        assert 0 <= quantity.first <= quantity.number_first < quantity.number_last <= len(tokens)
        assert quantity.first < quantity.last <= len(tokens)
        assert text[quantity.start : quantity.end].strip()
        if quantity.low is not None and quantity.high is not None:
            assert quantity.low <= quantity.high


@given(st.text(max_size=80))
def test_any_text_is_read_without_failure(text: str) -> None:
    for language in ("id", "ms"):
        find_quantities(tokenise(text), language)
