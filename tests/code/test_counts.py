"""Draft claims: what is counted, by noun and by deed; parts, totals, zeros, restated figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, strategies as st

from counted_texts import as_told, assert_lawful, drafts
from rujuk.code.count_subjects import name_countries
from rujuk.code.counts import is_person_quantity
from rujuk.code.measures import DeedEntry, MeasureWords, NounEntry, measure_lexicon
from rujuk.code.mentions import ActorKind, Mention
from rujuk.lang.numbers import find_quantities
from rujuk.lang.sentences import split_sentences
from rujuk.records import Measure, Mode

if TYPE_CHECKING:
    from rujuk.code.count_drafts import CountDraft

# Sentence; each claim as quote, measure, low, best, high, hedge. Null is "not stated".
CASES: list[tuple[str, list[tuple[object, ...]]]] = [
    (
        "Sedikitnya 17 warga tewas dan 45 lainnya luka-luka dalam ledakan di Kabul.",
        [
            ("Sedikitnya 17 warga", "killed", 17, 17, None, "at_least"),
            ("45 lainnya", "wounded", 45, 45, 45, "exact"),
        ],
    ),
    (
        "Polisi menahan 23 mahasiswa yang berunjuk rasa di depan gedung parlemen.",
        [("23 mahasiswa", "detained", 23, 23, 23, "exact")],
    ),
    (
        "Sebanyak 1.200 prajurit dikirim ke perbatasan untuk menggantikan pasukan lama.",
        [("1.200 prajurit", "troops", 1200, 1200, 1200, "exact")],
    ),
    (
        "Banjir bandang menewaskan 12 orang, termasuk tiga anak, dan memaksa 4.000 warga mengungsi.",  # noqa: E501
        [
            ("12 orang", "killed", 12, 12, 12, "exact"),
            ("tiga anak", "killed", 3, 3, 3, "exact"),
            ("4.000 warga", "displaced", 4000, 4000, 4000, "exact"),
        ],
    ),
    (
        "Jumlah korban tewas bertambah menjadi 78 orang dari sebelumnya 65 orang.",
        [("78 orang", "killed", 78, 78, 78, "exact"), ("65 orang", "killed", 65, 65, 65, "exact")],
    ),
    (
        "Kapal itu mengangkut 30 awak, lima di antaranya warga India.",
        [("30 awak", "crew", 30, 30, 30, "exact"), ("lima di antaranya", "crew", 5, 5, 5, "exact")],
    ),
    (
        "Gempa merusak 2.300 rumah dan lima sekolah.",
        [
            ("2.300 rumah", "buildings", 2300, 2300, 2300, "exact"),
            ("lima sekolah", "buildings", 5, 5, 5, "exact"),
        ],
    ),
    (
        "Pasukan Kolombia menangkap 15 gerilyawan dan menyita 20 senapan serbu.",
        [
            ("15 gerilyawan", "captured", 15, 15, 15, "exact"),
            ("20 senapan serbu", "weapons", 20, 20, 20, "exact"),
        ],
    ),
    (
        "Sekitar 500 tentara Suriah ditawan pemberontak di Aleppo.",
        [("Sekitar 500 tentara Suriah", "captured", 500, 500, 500, "about")],
    ),
    (
        "Dua jurnalis diculik kelompok bersenjata di Port-au-Prince; seorang di antaranya warga negara Prancis.",  # noqa: E501
        [
            ("Dua jurnalis", "hostages", 2, 2, 2, "exact"),
            ("seorang di antaranya", "hostages", 1, 1, 1, "exact"),
        ],
    ),
    (
        "Ribuan buruh turun ke jalan di Seoul menuntut kenaikan upah.",
        [("Ribuan buruh", "protesters", 1000, None, 9999, "vague")],
    ),
    (
        "Tentara menembak jatuh tiga drone dan dua helikopter.",
        [
            ("tiga drone", "drones", 3, 3, 3, "exact"),
            ("dua helikopter", "aircraft", 2, 2, 2, "exact"),
        ],
    ),
    (
        "Korban tewas mencapai 34 orang, sedangkan korban luka 120 orang.",
        [
            ("34 orang", "killed", 34, 34, 34, "exact"),
            ("120 orang", "wounded", 120, 120, 120, "exact"),
        ],
    ),
    (
        "Lebih dari separuh dari 600 tahanan itu sudah dibebaskan.",
        [
            ("Lebih dari separuh dari 600 tahanan", "prisoners", 300, 300, None, "fraction_of"),
            ("600 tahanan", "prisoners", 600, 600, 600, "exact"),
        ],
    ),
    (
        "Lima polisi gugur dalam baku tembak dengan geng.",
        [("Lima polisi", "killed", 5, 5, 5, "exact")],
    ),
    (
        "Tidak ada korban jiwa dalam kebakaran itu.",
        [("Tidak ada korban jiwa", "killed", 0, 0, 0, "none")],
    ),
    (
        "Pemerintah memulangkan 230 pekerja migran dari Myanmar.",
        [("230 pekerja migran", "repatriated", 230, 230, 230, "exact")],
    ),
    (
        "Kelompok itu membebaskan 14 sandera setelah tebusan dibayar.",
        [("14 sandera", "hostages", 14, 14, 14, "exact")],
    ),
    (
        "Seorang pria berusia 34 tahun tewas tertembak di Medan.",
        [("Seorang pria", "killed", 1, 1, 1, "exact")],
    ),
    (
        "Filipina mengerahkan empat kapal penjaga pantai dan satu pesawat patroli.",
        [
            ("empat kapal penjaga pantai", "ships", 4, 4, 4, "exact"),
            ("satu pesawat patroli", "aircraft", 1, 1, 1, "exact"),
        ],
    ),
    (
        "Kebakaran menghanguskan 40 rumah; 200 warga kehilangan tempat tinggal.",
        [
            ("40 rumah", "buildings", 40, 40, 40, "exact"),
            ("200 warga", "displaced", 200, 200, 200, "exact"),
        ],
    ),
    (
        "Menurut dua pejabat, serangan itu melukai 9 tentara Amerika Serikat.",
        [("9 tentara Amerika Serikat", "wounded", 9, 9, 9, "exact")],
    ),
    (
        "Polisi Tangkap 7 Terduga Pelaku Pembakaran di Makassar",
        [("7 Terduga Pelaku Pembakaran", "detained", 7, 7, 7, "exact")],
    ),
    (
        "Ledakan di Peshawar, 25 Tewas dan 100 Luka",
        [("25", "killed", 25, 25, 25, "exact"), ("100", "wounded", 100, 100, 100, "exact")],
    ),
    (
        "Tiga nelayan hilang setelah perahu mereka terbalik.",
        [("Tiga nelayan", "missing", 3, 3, 3, "exact")],
    ),
    (
        "Sebanyak 40 persen dari 5.000 tentara itu adalah wajib militer.",
        [
            ("40 persen dari 5.000 tentara", "troops", 2000, 2000, 2000, "percent_of"),
            ("5.000 tentara", "troops", 5000, 5000, 5000, "exact"),
        ],
    ),
    (
        "Dari 120 penumpang, 80 orang selamat dan 40 lainnya masih hilang.",
        [
            ("120 penumpang", "people", 120, 120, 120, "exact"),
            ("80 orang", "people", 80, 80, 80, "exact"),
            ("40 lainnya", "missing", 40, 40, 40, "exact"),
        ],
    ),
    (
        "Kedua pihak bertukar 390 tawanan perang.",
        [("390 tawanan perang", "captured", 390, 390, 390, "exact")],
    ),
    (
        "Uni Eropa menjatuhkan sanksi terhadap 25 pejabat dan 14 perusahaan.",
        [
            ("25 pejabat", "sanctioned_persons", 25, 25, 25, "exact"),
            ("14 perusahaan", "sanctioned_entities", 14, 14, 14, "exact"),
        ],
    ),
    (
        "Sedikitnya 60 ribu orang meninggalkan rumah mereka sejak pertempuran pecah.",
        [("Sedikitnya 60 ribu orang", "displaced", 60000, 60000, None, "at_least")],
    ),
    (
        "Hanya 3 dari 11 anggota dewan yang hadir.",
        [
            ("3 dari 11 anggota dewan", "people", 3, 3, 3, "exact"),
            ("11 anggota dewan", "people", 11, 11, 11, "exact"),
        ],
    ),
    (
        "Seorang tentara Israel dan dua warga Palestina tewas di Tepi Barat.",
        [
            ("Seorang tentara Israel", "killed", 1, 1, 1, "exact"),
            ("dua warga Palestina", "killed", 2, 2, 2, "exact"),
        ],
    ),
    (
        "Sebanyak 8 anggota TNI dan 13 polisi terluka.",
        [
            ("8 anggota TNI", "wounded", 8, 8, 8, "exact"),
            ("13 polisi", "wounded", 13, 13, 13, "exact"),
        ],
    ),
    (
        "Tim SAR menemukan 5 jenazah, sementara 9 orang masih dicari.",
        [("5 jenazah", "killed", 5, 5, 5, "exact"), ("9 orang", "missing", 9, 9, 9, "exact")],
    ),
    (
        "Pengadilan menjatuhkan hukuman mati kepada 37 terdakwa.",
        [("37 terdakwa", "people", 37, 37, 37, "exact")],
    ),
    (
        "Mereka menembakkan 40 roket dan 15 rudal ke Haifa.",
        [
            ("40 roket", "missiles", 40, 40, 40, "exact"),
            ("15 rudal", "missiles", 15, 15, 15, "exact"),
        ],
    ),
    (
        "Sekitar dua lusin pengunjuk rasa diamankan polisi.",
        [("Sekitar dua lusin pengunjuk rasa", "detained", 24, 24, 24, "about")],
    ),
    (
        "Perang telah menewaskan lebih dari 50.000 warga Palestina dan melukai sedikitnya 110.000 lainnya, menurut Kementerian Kesehatan Gaza.",  # noqa: E501
        [
            ("lebih dari 50.000 warga Palestina", "killed", 50000, 50000, None, "more_than"),
            ("sedikitnya 110.000 lainnya", "wounded", 110000, 110000, None, "at_least"),
        ],
    ),
    (
        "Kementerian itu semula melaporkan 48 orang tewas, lalu meralatnya menjadi 45.",
        [("48 orang", "killed", 48, 48, 48, "exact"), ("45", "killed", 45, 45, 45, "exact")],
    ),
    (
        "Ukraina mengklaim 1.100 tentara Rusia tewas atau terluka dalam sehari.",
        [("1.100 tentara Rusia", "killed_or_wounded", 1100, 1100, 1100, "exact")],
    ),
    (
        "Rombongan yang terdiri atas 12 diplomat tiba di Doha.",
        [("12 diplomat", "people", 12, 12, 12, "exact")],
    ),
    (
        "Angkatan laut menahan dua kapal berbendera Panama dengan 34 awak.",
        [("dua kapal", "ships", 2, 2, 2, "exact"), ("34 awak", "crew", 34, 34, 34, "exact")],
    ),
    (
        "Sekitar 3.000 pendukung berkumpul di luar pengadilan.",
        [("Sekitar 3.000 pendukung", "people", 3000, 3000, 3000, "about")],
    ),
    (
        "Enam belas orang tewas, delapan luka berat, dan dua hilang.",
        [
            ("Enam belas orang", "killed", 16, 16, 16, "exact"),
            ("delapan", "wounded", 8, 8, 8, "exact"),
            ("dua", "missing", 2, 2, 2, "exact"),
        ],
    ),
    (
        "Gempa di Maroko menewaskan lebih dari 2.900 orang dan melukai 5.500 lainnya.",
        [
            ("lebih dari 2.900 orang", "killed", 2900, 2900, None, "more_than"),
            ("5.500 lainnya", "wounded", 5500, 5500, 5500, "exact"),
        ],
    ),
    (
        "Sedikitnya 40 penambang tewas ketika terowongan runtuh di Kongo.",
        [("Sedikitnya 40 penambang", "killed", 40, 40, None, "at_least")],
    ),
    (
        "Badai itu memaksa 150.000 penduduk mengungsi.",
        [("150.000 penduduk", "displaced", 150000, 150000, 150000, "exact")],
    ),
    (
        "Polisi Kenya menangkap 53 demonstran dalam unjuk rasa di Nairobi.",
        [("53 demonstran", "detained", 53, 53, 53, "exact")],
    ),
    (
        "Bentrokan melukai 12 polisi dan 30 pengunjuk rasa.",
        [
            ("12 polisi", "wounded", 12, 12, 12, "exact"),
            ("30 pengunjuk rasa", "wounded", 30, 30, 30, "exact"),
        ],
    ),
    (
        "Sebanyak 6 tentara Turki gugur di Irak utara.",
        [("6 tentara Turki", "killed", 6, 6, 6, "exact")],
    ),
    (
        "Kelompok Boko Haram menculik 38 siswa dari asrama mereka.",
        [("38 siswa", "hostages", 38, 38, 38, "exact")],
    ),
    (
        "Tentara membebaskan 21 sandera dari hutan.",
        [("21 sandera", "hostages", 21, 21, 21, "exact")],
    ),
    (
        "Junta membebaskan 3.100 tahanan menjelang tahun baru.",
        [("3.100 tahanan", "prisoners", 3100, 3100, 3100, "exact")],
    ),
    (
        "Sekitar 90 ribu orang berdemonstrasi di Beograd.",
        [("Sekitar 90 ribu orang", "protesters", 90000, 90000, 90000, "about")],
    ),
    (
        "Puluhan ribu buruh mogok kerja di Prancis.",
        [("Puluhan ribu buruh", "protesters", 20000, None, 99999, "vague")],
    ),
    (
        "Kapal feri itu membawa 250 penumpang dan 18 awak.",
        [
            ("250 penumpang", "people", 250, 250, 250, "exact"),
            ("18 awak", "crew", 18, 18, 18, "exact"),
        ],
    ),
    (
        "Empat pelaut Rusia hilang di Laut Hitam.",
        [("Empat pelaut Rusia", "missing", 4, 4, 4, "exact")],
    ),
    (
        "Penjaga pantai menyelamatkan 62 migran di lepas pantai Lampedusa.",
        [("62 migran", "people", 62, 62, 62, "exact")],
    ),
    (
        "Malaysia memulangkan 1.038 pendatang ke Myanmar.",
        [("1.038 pendatang", "repatriated", 1038, 1038, 1038, "exact")],
    ),
    (
        "Ukraina memperoleh 31 tank dan 14 howitzer.",
        [
            ("31 tank", "vehicles", 31, 31, 31, "exact"),
            ("14 howitzer", "weapons", 14, 14, 14, "exact"),
        ],
    ),
    (
        "Jepang menghibahkan dua kapal patroli kepada Filipina.",
        [("dua kapal patroli", "ships", 2, 2, 2, "exact")],
    ),
    (
        "Rusia meluncurkan 88 drone dan 12 rudal jelajah.",
        [
            ("88 drone", "drones", 88, 88, 88, "exact"),
            ("12 rudal jelajah", "missiles", 12, 12, 12, "exact"),
        ],
    ),
    ("Sistem pertahanan menembak jatuh 54 drone.", [("54 drone", "drones", 54, 54, 54, "exact")]),
    (
        "Sebanyak 700 personel TNI dan 300 personel Polri disiagakan.",
        [
            ("700 personel TNI", "troops", 700, 700, 700, "exact"),
            ("300 personel Polri", "police", 300, 300, 300, "exact"),
        ],
    ),
    ("Polda Sumut mengerahkan 450 personel.", [("450 personel", "police", 450, 450, 450, "exact")]),
    (
        "Pasukan perdamaian itu beranggotakan 2.500 tentara.",
        [("2.500 tentara", "troops", 2500, 2500, 2500, "exact")],
    ),
    (
        "Sekitar 4.000 prajurit Kenya akan dikirim ke Haiti.",
        [("Sekitar 4.000 prajurit Kenya", "troops", 4000, 4000, 4000, "about")],
    ),
    (
        "Sedikitnya 200 milisi menyerah kepada pemerintah.",
        [("Sedikitnya 200 milisi", "surrendered", 200, 200, None, "at_least")],
    ),
    (
        "Tiga puluh tentara membelot ke pihak oposisi.",
        [("Tiga puluh tentara", "deserters", 30, 30, 30, "exact")],
    ),
    (
        "Jumlah pengungsi di kamp itu mencapai 85.000 orang.",
        [("85.000 orang", "displaced", 85000, 85000, 85000, "exact")],
    ),
    (
        "Kebakaran hutan memaksa 1.500 orang dievakuasi.",
        [("1.500 orang", "displaced", 1500, 1500, 1500, "exact")],
    ),
    (
        "Dua warga negara Indonesia meninggal di Mekkah.",
        [("Dua warga negara Indonesia", "killed", 2, 2, 2, "exact")],
    ),
    (
        "Seorang jurnalis tewas ditembak di Gaza.",
        [("Seorang jurnalis", "killed", 1, 1, 1, "exact")],
    ),
    (
        "Seorang perwira ditahan atas tuduhan makar.",
        [("Seorang perwira", "detained", 1, 1, 1, "exact")],
    ),
    ("Sejumlah 17 pejabat diperiksa.", [("17 pejabat", "people", 17, 17, 17, "exact")]),
    (
        "Ratusan warga kehilangan tempat tinggal.",
        [("Ratusan warga", "displaced", 100, None, 999, "vague")],
    ),
    (
        "Ribuan pengungsi Rohingya tiba di Aceh.",
        [("Ribuan pengungsi Rohingya", "displaced", 1000, None, 9999, "vague")],
    ),
    (
        "Hampir 300 pengungsi Rohingya mendarat di Aceh, 110 di antaranya anak-anak.",
        [
            ("Hampir 300 pengungsi Rohingya", "displaced", None, 300, 300, "nearly"),
            ("110 di antaranya", "displaced", 110, 110, 110, "exact"),
        ],
    ),
    (
        "Dari 45 korban luka, 12 di antaranya kritis.",
        [
            ("45 korban luka", "wounded", 45, 45, 45, "exact"),
            ("12 di antaranya", "wounded", 12, 12, 12, "exact"),
        ],
    ),
    (
        "Korban luka bertambah dari 20 menjadi 34 orang.",
        [("20", "wounded", 20, 20, 20, "exact"), ("34 orang", "wounded", 34, 34, 34, "exact")],
    ),
    (
        "Sebanyak 9 dari 14 tersangka sudah ditahan.",
        [
            ("9 dari 14 tersangka", "detained", 9, 9, 9, "exact"),
            ("14 tersangka", "people", 14, 14, 14, "exact"),
        ],
    ),
    (
        "Sepertiga dari 900 korban adalah anak-anak.",
        [
            ("Sepertiga dari 900 korban", "killed_or_wounded", 300, 300, 300, "fraction_of"),
            ("900 korban", "killed_or_wounded", 900, 900, 900, "exact"),
        ],
    ),
    (
        "Sekitar 30 persen dari 12.000 pengungsi kembali ke rumah.",
        [
            (
                "Sekitar 30 persen dari 12.000 pengungsi",
                "displaced",
                3600,
                3600,
                3600,
                "percent_of",
            ),
            ("12.000 pengungsi", "displaced", 12000, 12000, 12000, "exact"),
        ],
    ),
    (
        "Tidak seorang pun terluka dalam insiden itu.",
        [("Tidak seorang pun", "wounded", 0, 0, 0, "none")],
    ),
    ("Tak satu pun tentara tewas.", [("Tak satu pun tentara", "killed", 0, 0, 0, "none")]),
    (
        "Pemerintah menyatakan tidak ada korban sipil.",
        [("tidak ada korban sipil", "killed_or_wounded", 0, 0, 0, "none")],
    ),
    (
        "Polisi menyita 12 senjata api, 300 butir peluru, dan tiga mobil.",
        [
            ("12 senjata api", "weapons", 12, 12, 12, "exact"),
            ("300 butir peluru", "shells", 300, 300, 300, "exact"),
            ("tiga mobil", "vehicles", 3, 3, 3, "exact"),
        ],
    ),
    (
        "Satu tentara tewas dan tiga lainnya terluka.",
        [
            ("Satu tentara", "killed", 1, 1, 1, "exact"),
            ("tiga lainnya", "wounded", 3, 3, 3, "exact"),
        ],
    ),
    (
        "Sebanyak 24 orang, sebagian besar perempuan, tewas dalam kebakaran pabrik itu.",
        [("24 orang", "killed", 24, 24, 24, "exact")],
    ),
    (
        "Ledakan itu melukai sedikitnya 60 orang, 8 di antaranya kritis.",
        [
            ("sedikitnya 60 orang", "wounded", 60, 60, None, "at_least"),
            ("8 di antaranya", "wounded", 8, 8, 8, "exact"),
        ],
    ),
    (
        "Serangan udara menewaskan seorang ibu dan dua anaknya.",
        [("seorang ibu", "killed", 1, 1, 1, "exact"), ("dua anaknya", "killed", 2, 2, 2, "exact")],
    ),
    (
        "Pembunuhan empat jurnalis memicu kemarahan.",
        [("empat jurnalis", "killed", 4, 4, 4, "exact")],
    ),
    ("Penangkapan 15 aktivis itu dikecam.", [("15 aktivis", "detained", 15, 15, 15, "exact")]),
    ("Pembebasan 8 sandera ditunda.", [("8 sandera", "hostages", 8, 8, 8, "exact")]),
    (
        "Penculikan 27 siswi mengguncang negeri itu.",
        [("27 siswi", "hostages", 27, 27, 27, "exact")],
    ),
    (
        "Pengiriman 5.000 tentara disetujui parlemen.",
        [("5.000 tentara", "troops", 5000, 5000, 5000, "exact")],
    ),
    (
        "Evakuasi 120 warga asing berlangsung cepat.",
        [("120 warga asing", "displaced", 120, 120, 120, "exact")],
    ),
    (
        "Uni Eropa memasukkan 19 pejabat ke daftar hitam.",
        [("19 pejabat", "sanctioned_persons", 19, 19, 19, "exact")],
    ),
    (
        "Milisi menyandera 11 pekerja tambang.",
        [("11 pekerja tambang", "hostages", 11, 11, 11, "exact")],
    ),
    (
        "Mereka menahan 16 nelayan Filipina di Laut China Selatan.",
        [("16 nelayan Filipina", "detained", 16, 16, 16, "exact")],
    ),
    (
        "Sebanyak 26 nelayan Indonesia ditangkap di perairan Australia.",
        [("26 nelayan Indonesia", "detained", 26, 26, 26, "exact")],
    ),
    (
        "Tentara Ukraina menawan 40 tentara Rusia di Kursk.",
        [("40 tentara Rusia", "captured", 40, 40, 40, "exact")],
    ),
    (
        "Pertukaran itu melibatkan 95 tawanan dari tiap pihak.",
        [("95 tawanan", "captured", 95, 95, 95, "exact")],
    ),
    (
        "Kedua negara menukar 1.200 jenazah tentara.",
        [("1.200 jenazah tentara", "killed", 1200, 1200, 1200, "exact")],
    ),
    ("Puing pesawat dan 67 jenazah ditemukan.", [("67 jenazah", "killed", 67, 67, 67, "exact")]),
    (
        "Pesawat itu jatuh dengan 64 penumpang di dalamnya.",
        [("64 penumpang", "people", 64, 64, 64, "exact")],
    ),
    (
        "Lebih dari 20 kapal perang China mengepung pulau itu.",
        [("Lebih dari 20 kapal perang China", "ships", 20, 20, None, "more_than")],
    ),
    (
        "Korea Utara menembakkan 10 rudal balistik ke laut.",
        [("10 rudal balistik", "missiles", 10, 10, 10, "exact")],
    ),
    (
        "Pihak berwenang menyebut 13 orang masih hilang.",
        [("13 orang", "missing", 13, 13, 13, "exact")],
    ),
    (
        "Menurut petugas, 45 orang dirawat dan 3 meninggal.",
        [("45 orang", "people", 45, 45, 45, "exact"), ("3", "killed", 3, 3, 3, "exact")],
    ),
    ("Petugas menemukan 14 mayat di truk itu.", [("14 mayat", "killed", 14, 14, 14, "exact")]),
    ("Pengadilan memvonis 22 terdakwa.", [("22 terdakwa", "people", 22, 22, 22, "exact")]),
    (
        "Aksi itu diikuti sekitar 2.000 mahasiswa.",
        [("sekitar 2.000 mahasiswa", "protesters", 2000, 2000, 2000, "about")],
    ),
    (
        "Panitia memperkirakan jumlah peserta aksi mencapai 30.000 orang.",
        [("30.000 orang", "protesters", 30000, 30000, 30000, "exact")],
    ),
    (
        "Di Sumatra Barat, 61 orang tewas dan 10 hilang akibat banjir lahar.",
        [("61 orang", "killed", 61, 61, 61, "exact"), ("10", "missing", 10, 10, 10, "exact")],
    ),
    (
        "Sekitar 1.800 kepala keluarga terdampak.",
        [("Sekitar 1.800 kepala keluarga", "people", 1800, 1800, 1800, "about")],
    ),
    (
        "Banjir merendam 3.400 rumah di lima desa.",
        [
            ("3.400 rumah", "buildings", 3400, 3400, 3400, "exact"),
            ("lima desa", "villages", 5, 5, 5, "exact"),
        ],
    ),
    (
        "Negosiator membebaskan 4 dari 13 sandera.",
        [
            ("4 dari 13 sandera", "hostages", 4, 4, 4, "exact"),
            ("13 sandera", "hostages", 13, 13, 13, "exact"),
        ],
    ),
    (
        "Jumlah tentara asing di sana kini 900 orang.",
        [("900 orang", "troops", 900, 900, 900, "exact")],
    ),
    (
        "Tentara tambahan sebanyak 1.500 orang dikirim ke sana.",
        [("1.500 orang", "troops", 1500, 1500, 1500, "exact")],
    ),
    (
        "Sebanyak 1.500 tentara tambahan dikirim ke sana.",
        [("1.500 tentara tambahan", "troops", 1500, 1500, 1500, "exact")],
    ),
    (
        "Kapal induk itu diawaki 5.000 pelaut.",
        [("5.000 pelaut", "crew", 5000, 5000, 5000, "exact")],
    ),
    ("Ia bertemu 30 pengusaha di Beijing.", [("30 pengusaha", "people", 30, 30, 30, "exact")]),
    (
        "Sebanyak 18 negara menandatangani perjanjian itu.",
        [("18 negara", "countries", 18, 18, 18, "exact")],
    ),
    (
        "Sebanyak 350 truk bantuan memasuki Gaza.",
        [("350 truk bantuan", "vehicles", 350, 350, 350, "exact")],
    ),
    ("Serangan siber melumpuhkan 40 situs pemerintah.", []),
    ("Harga tiket naik 20 persen menjadi Rp150.000.", []),
    ("Ia dihukum 12 tahun penjara.", []),
    ("Pertandingan berakhir 3-1.", []),
    ("Jarak kedua kota 450 kilometer.", []),
    ("Perdana menteri berusia 61 tahun itu mundur.", []),
    (
        "Rapat dihadiri 12 menteri dan 3 gubernur.",
        [("12 menteri", "people", 12, 12, 12, "exact"), ("3 gubernur", "people", 3, 3, 3, "exact")],
    ),
    (
        "Kelompok itu mengaku membunuh tujuh tentara, tetapi militer membantahnya.",
        [("tujuh tentara", "killed", 7, 7, 7, "exact")],
    ),
    (
        "Kementerian Kesehatan mencatat 35 warga tewas dalam 24 jam terakhir.",
        [("35 warga", "killed", 35, 35, 35, "exact")],
    ),
    (
        "Sementara itu, 12 relawan PBB dilaporkan hilang.",
        [("12 relawan PBB", "missing", 12, 12, 12, "exact")],
    ),
    (
        "Sekitar 60 tentara Prancis sudah meninggalkan pangkalan itu.",
        [("Sekitar 60 tentara Prancis", "troops", 60, 60, 60, "about")],
    ),
    (
        "Sedikitnya 7 tewas dalam penembakan di Praha.",
        [("Sedikitnya 7", "killed", 7, 7, None, "at_least")],
    ),
    (
        "Gempa Turki: 12 Tewas, 140 Luka",
        [("12", "killed", 12, 12, 12, "exact"), ("140", "wounded", 140, 140, 140, "exact")],
    ),
    (
        "Rusia Tembakkan 200 Drone ke Kyiv, 4 Warga Tewas",
        [("200 Drone", "drones", 200, 200, 200, "exact"), ("4 Warga", "killed", 4, 4, 4, "exact")],
    ),
    ("Polisi Bekuk 5 Perampok Bank", [("5 Perampok Bank", "detained", 5, 5, 5, "exact")]),
    (
        "Israel Bebaskan 90 Tahanan Palestina",
        [("90 Tahanan Palestina", "prisoners", 90, 90, 90, "exact")],
    ),
    (
        "Sebanyak 14 tentara Sudan Selatan tewas dalam penyergapan.",
        [("14 tentara Sudan Selatan", "killed", 14, 14, 14, "exact")],
    ),
    (
        "Serangan bunuh diri itu menewaskan 9 polisi dan melukai 21 warga.",
        [("9 polisi", "killed", 9, 9, 9, "exact"), ("21 warga", "wounded", 21, 21, 21, "exact")],
    ),
    (
        "Sekitar 1.300 polisi dikerahkan untuk mengamankan pawai.",
        [("Sekitar 1.300 polisi", "police", 1300, 1300, 1300, "about")],
    ),
    (
        "Ribuan penduduk desa mengungsi ke kota terdekat.",
        [("Ribuan penduduk desa", "displaced", 1000, None, 9999, "vague")],
    ),
    (
        "Sedikitnya 5 anak meninggal dunia akibat kelaparan.",
        [("Sedikitnya 5 anak", "killed", 5, 5, None, "at_least")],
    ),
    (
        "Enam puluh migran dilaporkan hilang di Laut Tengah.",
        [("Enam puluh migran", "missing", 60, 60, 60, "exact")],
    ),
    ("Jumlah korban luka mencapai 240 orang.", [("240 orang", "wounded", 240, 240, 240, "exact")]),
    (
        "Korban tewas naik dari 31 orang menjadi 36 orang.",
        [("31 orang", "killed", 31, 31, 31, "exact"), ("36 orang", "killed", 36, 36, 36, "exact")],
    ),
    (
        "Dua dari lima sandera itu sudah dibebaskan.",
        [
            ("Dua dari lima sandera", "hostages", 2, 2, 2, "exact"),
            ("lima sandera", "hostages", 5, 5, 5, "exact"),
        ],
    ),
    (
        "Pemberontak menyerahkan 30 tawanan kepada Palang Merah.",
        [("30 tawanan", "captured", 30, 30, 30, "exact")],
    ),
    ("Sebanyak 45 pembelot tiba di Seoul.", [("45 pembelot", "deserters", 45, 45, 45, "exact")]),
    (
        "Lebih dari 700 penumpang terlantar di bandara.",
        [("Lebih dari 700 penumpang", "displaced", 700, 700, None, "more_than")],
    ),
    (
        "Tiga kapal niaga dan satu tanker dibajak.",
        [
            ("Tiga kapal niaga", "ships", 3, 3, 3, "exact"),
            ("satu tanker", "ships", 1, 1, 1, "exact"),
        ],
    ),
    (
        "Empat jet tempur Rusia melintasi wilayah udara Estonia.",
        [("Empat jet tempur Rusia", "aircraft", 4, 4, 4, "exact")],
    ),
    (
        "Sekitar 250 kendaraan lapis baja rusak.",
        [("Sekitar 250 kendaraan lapis baja", "vehicles", 250, 250, 250, "about")],
    ),
    (
        "Sejumlah 16 orang, empat di antaranya perempuan, ditahan polisi.",
        [
            ("16 orang", "detained", 16, 16, 16, "exact"),
            ("empat di antaranya", "detained", 4, 4, 4, "exact"),
        ],
    ),
    (
        "Sebanyak 3 orang tewas, 12 luka-luka, dan 5 masih hilang.",
        [
            ("3 orang", "killed", 3, 3, 3, "exact"),
            ("12", "wounded", 12, 12, 12, "exact"),
            ("5", "missing", 5, 5, 5, "exact"),
        ],
    ),
    (
        "Polisi melepaskan 40 demonstran yang ditahan sejak Senin.",
        [("40 demonstran", "released", 40, 40, 40, "exact")],
    ),
    (
        "Kementerian menyebut 90 pekerja migran akan dipulangkan.",
        [("90 pekerja migran", "repatriated", 90, 90, 90, "exact")],
    ),
    (
        "Serbuan itu menewaskan atau melukai 60 prajurit.",
        [("60 prajurit", "killed_or_wounded", 60, 60, 60, "exact")],
    ),
    (
        "Sebanyak 220 prajurit tewas dan terluka dalam pertempuran itu.",
        [("220 prajurit", "killed_or_wounded", 220, 220, 220, "exact")],
    ),
    (
        "Tak ada korban luka dalam peristiwa itu.",
        [("Tak ada korban luka", "wounded", 0, 0, 0, "none")],
    ),
    (
        "Tidak ada satu pun awak yang hilang.",
        [("Tidak ada satu pun awak", "missing", 0, 0, 0, "none")],
    ),
    (
        "Badan itu memperkirakan 2,7 juta orang kehilangan rumah.",
        [("2,7 juta orang", "displaced", 2700000, 2700000, 2700000, "exact")],
    ),
    (
        "Pasukan penjaga menahan 70 migran, termasuk 18 anak.",
        [
            ("70 migran", "detained", 70, 70, 70, "exact"),
            ("18 anak", "detained", 18, 18, 18, "exact"),
        ],
    ),
    (
        "Massa yang diperkirakan berjumlah 6.000 orang memadati alun-alun.",
        [("6.000 orang", "protesters", 6000, 6000, 6000, "about")],
    ),
    (
        "Misi itu mengerahkan 350 pengamat ke perbatasan.",
        [("350 pengamat", "observers", 350, 350, 350, "exact")],
    ),
    ("Para pengamat berjumlah 120 orang.", [("120 orang", "observers", 120, 120, 120, "exact")]),
    (
        "Sebanyak 28 warga negara asing dideportasi dari Bali.",
        [("28 warga negara asing", "repatriated", 28, 28, 28, "exact")],
    ),
    (
        "Sekelompok perompak menyekap 17 pelaut Filipina.",
        [("17 pelaut Filipina", "hostages", 17, 17, 17, "exact")],
    ),
    ("Kapal itu diawaki 21 kru asal Ukraina.", [("21 kru", "crew", 21, 21, 21, "exact")]),
    (
        "Ratusan tentara bayaran meletakkan senjata.",
        [("Ratusan tentara bayaran", "surrendered", 100, None, 999, "vague")],
    ),
    ("Sebanyak 11 menteri hadir.", [("11 menteri", "people", 11, 11, 11, "exact")]),
    (
        "Sepuluh buruh migran Indonesia ditangkap di Malaysia.",
        [("Sepuluh buruh migran Indonesia", "detained", 10, 10, 10, "exact")],
    ),
    (
        "Dinas itu menghitung 4.400 bangunan rusak.",
        [("4.400 bangunan", "buildings", 4400, 4400, 4400, "exact")],
    ),
    (
        "Dua puluh truk bantuan menyeberangi perbatasan.",
        [("Dua puluh truk bantuan", "vehicles", 20, 20, 20, "exact")],
    ),
    ("Kelompok itu menembakkan 25 roket.", [("25 roket", "missiles", 25, 25, 25, "exact")]),
    (
        "Militer mengklaim telah membunuh 80 militan.",
        [("80 militan", "killed", 80, 80, 80, "exact")],
    ),
    (
        "Sebanyak 66 persen dari 300 pengungsi itu anak-anak.",
        [
            ("66 persen dari 300 pengungsi", "displaced", 198, 198, 198, "percent_of"),
            ("300 pengungsi", "displaced", 300, 300, 300, "exact"),
        ],
    ),
    (
        "Separuh dari 40 tersangka dilepaskan.",
        [
            ("Separuh dari 40 tersangka", "released", 20, 20, 20, "fraction_of"),
            ("40 tersangka", "people", 40, 40, 40, "exact"),
        ],
    ),
    (
        "Lebih dari 30 diplomat dipulangkan.",
        [("Lebih dari 30 diplomat", "repatriated", 30, 30, None, "more_than")],
    ),
    (
        "Kebakaran pabrik menewaskan sedikitnya 19 buruh, kata petugas pemadam.",
        [("sedikitnya 19 buruh", "killed", 19, 19, None, "at_least")],
    ),
    (
        "Menurut seorang saksi, tiga pria menyerang pos itu.",
        [("tiga pria", "people", 3, 3, 3, "exact")],
    ),
    ("Kata seorang pejabat, dua bom meledak.", [("dua bom", "shells", 2, 2, 2, "exact")]),
    (
        "Penjaga penjara menemukan 13 narapidana tewas.",
        [("13 narapidana", "killed", 13, 13, 13, "exact")],
    ),
    (
        "Gereja itu menampung 400 pengungsi.",
        [("400 pengungsi", "displaced", 400, 400, 400, "exact")],
    ),
    (
        "Ketegangan memuncak setelah empat polisi ditembak mati.",
        [("empat polisi", "killed", 4, 4, 4, "exact")],
    ),
    ("Harga beras naik dari 12.000 menjadi 14.000 rupiah.", []),
    ("Ia mencetak dua gol pada menit 30 dan 44.", []),
    ("Indonesia memiliki 17.000 pulau.", []),
    (
        "Sebanyak 30 anggota Paskibraka berlatih.",
        [("30 anggota Paskibraka", "people", 30, 30, 30, "exact")],
    ),
    (
        "Sidang dihadiri 75 delegasi dari 40 negara.",
        [
            ("75 delegasi", "people", 75, 75, 75, "exact"),
            ("40 negara", "countries", 40, 40, 40, "exact"),
        ],
    ),
    (
        "Filipina menuduh 12 kapal milisi China mengepung terumbu itu.",
        [("12 kapal milisi China", "ships", 12, 12, 12, "exact")],
    ),
    (
        "Sebanyak 52 warga Papua Nugini tewas dalam bentrokan antarsuku.",
        [("52 warga Papua Nugini", "killed", 52, 52, 52, "exact")],
    ),
    ("Tujuh WNI disandera di Filipina selatan.", [("Tujuh WNI", "hostages", 7, 7, 7, "exact")]),
    ("Sebanyak 18 WNI dievakuasi dari Sudan.", [("18 WNI", "displaced", 18, 18, 18, "exact")]),
    (
        "Dua tentara Amerika Serikat gugur di Yordania.",
        [("Dua tentara Amerika Serikat", "killed", 2, 2, 2, "exact")],
    ),
    (
        "Delapan pendaki masih hilang di Gunung Marapi.",
        [("Delapan pendaki", "missing", 8, 8, 8, "exact")],
    ),
    ("Sebanyak 23 pendaki ditemukan tewas.", [("23 pendaki", "killed", 23, 23, 23, "exact")]),
    ("Seorang bocah hilang terseret arus.", [("Seorang bocah", "missing", 1, 1, 1, "exact")]),
    (
        "NIS memperkirakan sekitar 300 tentara Korea Utara tewas dan 2.700 lainnya terluka.",
        [
            ("sekitar 300 tentara Korea Utara", "killed", 300, 300, 300, "about"),
            ("2.700 lainnya", "wounded", 2700, 2700, 2700, "exact"),
        ],
    ),
    (
        "Korea Utara telah kehilangan sekitar 4.000 tentara, termasuk 1.000 orang yang tewas.",
        [
            ("sekitar 4.000 tentara", "killed_or_wounded", 4000, 4000, 4000, "about"),
            ("1.000 orang", "killed", 1000, 1000, 1000, "exact"),
        ],
    ),
    (
        "Total korban mencapai 4.700 orang, termasuk 600 tewas.",
        [
            ("4.700 orang", "killed_or_wounded", 4700, 4700, 4700, "exact"),
            ("600", "killed", 600, 600, 600, "exact"),
        ],
    ),
    (
        "Korban di pihak Korea Utara mencapai 4.700 orang, 600 di antaranya tewas.",
        [
            ("4.700 orang", "killed_or_wounded", 4700, 4700, 4700, "exact"),
            ("600 di antaranya", "killed", 600, 600, 600, "exact"),
        ],
    ),
    (
        "Pyongyang akan mengirim 25.000 hingga 30.000 tentara tambahan.",
        [("25.000 hingga 30.000 tentara tambahan", "troops", 25000, None, 30000, "range")],
    ),
    (
        "Dari 11.000 tentara yang dikirim, sekitar 40 persen menjadi korban.",
        [
            ("11.000 tentara", "troops", 11000, 11000, 11000, "exact"),
            ("sekitar 40 persen", "troops", 4400, 4400, 4400, "percent_of"),
        ],
    ),
    (
        "Sekitar 12.000 tentara, termasuk 500 perwira dan tiga jenderal, berada di Rusia.",
        [
            ("Sekitar 12.000 tentara", "troops", 12000, 12000, 12000, "about"),
            ("500 perwira", "troops", 500, 500, 500, "exact"),
            ("tiga jenderal", "troops", 3, 3, 3, "exact"),
        ],
    ),
    (
        "Rusia memulangkan jenazah 1.000 tentara Ukraina.",
        [("1.000 tentara Ukraina", "killed", 1000, 1000, 1000, "exact")],
    ),
    (
        "Kedua belah pihak menukar masing-masing 150 tahanan.",
        [("150 tahanan", "prisoners", 150, 150, 150, "exact")],
    ),
    (
        "Sebanyak 12 dari 20 korban sudah teridentifikasi.",
        [
            ("12 dari 20 korban", "killed_or_wounded", 12, 12, 12, "exact"),
            ("20 korban", "killed_or_wounded", 20, 20, 20, "exact"),
        ],
    ),
    (
        "Korban meninggal tercatat 12 orang, korban luka berat 8 orang, dan luka ringan 30 orang.",
        [
            ("12 orang", "killed", 12, 12, 12, "exact"),
            ("8 orang", "wounded", 8, 8, 8, "exact"),
            ("30 orang", "wounded", 30, 30, 30, "exact"),
        ],
    ),
    (
        "Data sementara menunjukkan 24 orang meninggal dunia, 3 orang hilang, dan 1.200 jiwa mengungsi.",  # noqa: E501
        [
            ("24 orang", "killed", 24, 24, 24, "exact"),
            ("3 orang hilang", "missing", 3, 3, 3, "exact"),
            ("1.200 jiwa", "displaced", 1200, 1200, 1200, "exact"),
        ],
    ),
    (
        "KPK menahan tiga tersangka kasus suap itu.",
        [("tiga tersangka kasus suap", "detained", 3, 3, 3, "exact")],
    ),
    (
        "Ledakan gudang amunisi di Garut menewaskan 13 orang, empat di antaranya anggota TNI.",
        [
            ("13 orang", "killed", 13, 13, 13, "exact"),
            ("empat di antaranya", "killed", 4, 4, 4, "exact"),
        ],
    ),
    (
        "Dua anggota Brimob tewas ditembak KKB di Puncak Jaya.",
        [("Dua anggota Brimob", "killed", 2, 2, 2, "exact")],
    ),
    (
        "Kapal patroli itu menembakkan meriam air ke dua kapal pasokan Filipina, melukai empat pelaut.",  # noqa: E501
        [("empat pelaut", "wounded", 4, 4, 4, "exact")],
    ),
    (
        "Sedikitnya tiga warga sipil tewas dan dua puluh lainnya terluka, termasuk enam anak, kata gubernur setempat.",  # noqa: E501
        [
            ("Sedikitnya tiga warga sipil", "killed", 3, 3, None, "at_least"),
            ("dua puluh lainnya", "wounded", 20, 20, 20, "exact"),
            ("enam anak", "wounded", 6, 6, 6, "exact"),
        ],
    ),
    (
        "Menurut otoritas Gaza, 57 orang tewas dalam 24 jam terakhir sehingga total korban tewas menjadi 61.200 orang.",  # noqa: E501
        [
            ("57 orang", "killed", 57, 57, 57, "exact"),
            ("61.200 orang", "killed", 61200, 61200, 61200, "exact"),
        ],
    ),
    (
        "Tim penyelamat mengevakuasi 12 korban, dua di antaranya sudah tidak bernyawa.",
        [
            ("12 korban", "killed_or_wounded", 12, 12, 12, "exact"),
            ("dua di antaranya", "killed", 2, 2, 2, "exact"),
        ],
    ),
    (
        "Lebih dari 120 ribu warga Ukraina mengungsi ke Polandia dalam sepekan.",
        [("Lebih dari 120 ribu warga Ukraina", "displaced", 120000, 120000, None, "more_than")],
    ),
    (
        "Hamas menyerahkan tiga sandera dan Israel membebaskan 183 tahanan Palestina.",
        [
            ("tiga sandera", "hostages", 3, 3, 3, "exact"),
            ("183 tahanan Palestina", "prisoners", 183, 183, 183, "exact"),
        ],
    ),
    ("Mahkamah menghukum mati 37 orang.", [("37 orang", "people", 37, 37, 37, "exact")]),
    (
        "Sebanyak 5.000 rumah dan 12 gedung sekolah rusak akibat gempa.",
        [
            ("5.000 rumah", "buildings", 5000, 5000, 5000, "exact"),
            ("12 gedung sekolah", "buildings", 12, 12, 12, "exact"),
        ],
    ),
    (
        "Kamboja menahan 18 tentara Thailand setelah bentrokan di perbatasan.",
        [("18 tentara Thailand", "captured", 18, 18, 18, "exact")],
    ),
    (
        "Bentrokan itu menewaskan 15 orang di Thailand dan 8 orang di Kamboja.",
        [("15 orang", "killed", 15, 15, 15, "exact"), ("8 orang", "killed", 8, 8, 8, "exact")],
    ),
    (
        "Perwakilan dari 12 negara hadir dalam pertemuan yang diikuti 300 peserta itu.",
        [
            ("12 negara", "countries", 12, 12, 12, "exact"),
            ("300 peserta", "people", 300, 300, 300, "exact"),
        ],
    ),
    (
        "Paus bertemu dengan sekitar 20 keluarga sandera.",
        [("sekitar 20 keluarga sandera", "people", 20, 20, 20, "about")],
    ),
    (
        "Jumlah demonstran diperkirakan antara 80.000 dan 100.000 orang.",
        [("antara 80.000 dan 100.000 orang", "protesters", 80000, None, 100000, "range")],
    ),
    (
        "Sebanyak 2 orang tewas dan ratusan lainnya ditahan dalam protes antipemerintah itu.",
        [
            ("2 orang", "killed", 2, 2, 2, "exact"),
            ("ratusan lainnya", "detained", 100, None, 999, "vague"),
        ],
    ),
    (
        "Negara itu menampung 1,2 juta pengungsi, lebih dari separuhnya anak-anak.",
        [
            ("1,2 juta pengungsi", "displaced", 1200000, 1200000, 1200000, "exact"),
            ("lebih dari separuhnya", "displaced", 600000, 600000, None, "fraction_of"),
        ],
    ),
    (
        "Setelah 12 hari perang, 610 orang tewas di Iran dan 28 orang di Israel.",
        [
            ("610 orang", "killed", 610, 610, 610, "exact"),
            ("28 orang", "killed", 28, 28, 28, "exact"),
        ],
    ),
    (
        "Indonesia akan mengirim 20.000 tentara ke Gaza.",
        [("20.000 tentara", "troops", 20000, 20000, 20000, "exact")],
    ),
    (
        "Turki mendeportasi 42 warga asing yang diduga anggota ISIS.",
        [("42 warga asing", "repatriated", 42, 42, 42, "exact")],
    ),
    (
        "Tersangka berjumlah delapan orang, lima di antaranya masih buron.",
        [
            ("delapan orang", "people", 8, 8, 8, "exact"),
            ("lima di antaranya", "people", 5, 5, 5, "exact"),
        ],
    ),
    (
        "Ukraina menerima 1.212 jenazah prajuritnya, sedangkan Rusia mendapat 27 jenazah.",
        [
            ("1.212 jenazah prajuritnya", "killed", 1212, 1212, 1212, "exact"),
            ("27 jenazah", "killed", 27, 27, 27, "exact"),
        ],
    ),
    (
        "Sebanyak 31 orang terluka, lima orang dalam kondisi kritis.",
        [("31 orang", "wounded", 31, 31, 31, "exact"), ("lima orang", "wounded", 5, 5, 5, "exact")],
    ),
    (
        "Empat belas awak kapal tunda itu selamat, tetapi dua orang tewas.",
        [
            ("Empat belas awak kapal tunda", "crew", 14, 14, 14, "exact"),
            ("dua orang", "killed", 2, 2, 2, "exact"),
        ],
    ),
    (
        "Dari 11.000 tentara yang dikirim, sekitar 40 persen tewas atau terluka.",
        [
            ("11.000 tentara", "troops", 11000, 11000, 11000, "exact"),
            ("sekitar 40 persen", "killed_or_wounded", 4400, 4400, 4400, "percent_of"),
        ],
    ),
    (
        "Korban meninggal tercatat 12 orang, korban luka berat 8 orang, dan luka ringan 30 orang.",
        [
            ("12 orang", "killed", 12, 12, 12, "exact"),
            ("8 orang", "wounded", 8, 8, 8, "exact"),
            ("30 orang", "wounded", 30, 30, 30, "exact"),
        ],
    ),
    (
        "Sebanyak 23 sukarelawan ditahan dan 1.200 penduduk berpindah.",
        [
            ("23 sukarelawan", "detained", 23, 23, 23, "exact"),
            ("1.200 penduduk", "people", 1200, 1200, 1200, "exact"),
        ],
    ),
]


def told(text: str, language: str = "id") -> list[tuple[str, str, int | None]]:
    return [
        (text[d.start : d.end], d.measure.value, d.best) for d in drafts(text, language=language)
    ]


@pytest.mark.parametrize(("sentence", "expected"), CASES, ids=[case[0] for case in CASES])
def test_sentence(sentence: str, expected: list[tuple[object, ...]]) -> None:
    assert as_told(sentence) == expected


# Two sentences or more: what the later ones take from the earlier.
PAGES = [
    (
        "Sebanyak 19 siswa diculik. Sebelas di antaranya perempuan.",
        [("19 siswa", "hostages", 19), ("Sebelas di antaranya", "hostages", 11)],
    ),
    (
        "Sebanyak 2.000 warga berunjuk rasa. Polisi semula menyebut 900 orang.",
        [("2.000 warga", "protesters", 2000), ("900 orang", "protesters", 900)],
    ),
    (
        "Gempa menewaskan 300 orang. Sehari sebelumnya, angka yang diumumkan baru 120 orang.",
        [("300 orang", "killed", 300), ("120 orang", "killed", 120)],
    ),
    (
        "Polisi menahan 55 orang. Sebanyak 55 orang itu akan diperiksa.",
        [("55 orang", "detained", 55), ("55 orang", "detained", 55)],
    ),
    (
        "Sebanyak 800 pengungsi tiba. Sekitar 25 persen dari mereka anak-anak.",
        [("800 pengungsi", "displaced", 800), ("Sekitar 25 persen dari mereka", "displaced", 200)],
    ),
    (
        "Kelompok itu menculik 40 guru. Tentara kemudian menyelamatkan 12 guru.",
        [("40 guru", "hostages", 40), ("12 guru", "released", 12)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), PAGES)
def test_page(text: str, expected: list[tuple[str, str, int]]) -> None:
    assert told(text) == expected


def test_part_of_what_is_not_counted_is_no_claim() -> None:
    assert told("Militer mencatat 243 serangan, 171 di antaranya dari udara.") == []


def test_part_points_at_its_whole() -> None:
    whole, part = drafts("Kapal itu membawa 30 awak, lima di antaranya warga India.")
    assert part.whole is whole
    whole, part = drafts("Banjir menewaskan 12 orang, termasuk tiga anak.")
    assert part.whole is whole
    part, whole = drafts("Sebanyak 9 dari 14 tersangka sudah ditahan.")
    assert part.whole is not None
    assert part.whole.best == whole.best


def test_figure_replaced_in_its_sentence_is_marked() -> None:
    former, latter = drafts("Korban tewas naik dari 31 orang menjadi 36 orang.")
    assert (kind(former), kind(latter)) == ("recalled", None)
    (first, second) = drafts("Kapal itu membawa 20 awak, bukan 22 awak.")
    assert (kind(first), kind(second)) == (None, "denied")
    (semula, _) = drafts("Polisi semula menyebut 40 orang tewas, lalu meralatnya menjadi 38 orang.")
    assert kind(semula) == "recalled"


def kind(draft: CountDraft) -> str | None:
    return draft.revision.kind if draft.revision is not None else None


def test_measure_by_noun_is_kept_where_the_deed_wins() -> None:
    (draft,) = drafts("Sebanyak 18 guru ditahan.")
    assert draft.measure is Measure.DETAINED
    assert draft.measure_alternatives == (Measure.PEOPLE,)


def test_combatants_are_captured_by_forces_and_detained_by_police() -> None:
    (captured,) = drafts("Penangkapan tiga tentara Rusia oleh pasukan Ukraina dibenarkan.")
    (detained,) = drafts("Penangkapan tiga tentara oleh polisi dibenarkan.")
    assert captured.measure is Measure.CAPTURED
    assert detained.measure is Measure.DETAINED


def test_mode() -> None:
    (share, whole) = drafts("Sebanyak 40 persen dari 500 tentara itu sakit.")
    assert (share.mode, whole.mode) == (Mode.SHARE, Mode.STOCK)
    (more,) = drafts("Sebanyak 300 tentara tambahan dikirim.")
    assert more.mode is Mode.FLOW


def test_witnesses_point_at_words() -> None:
    text = "Sedikitnya 17 warga dilaporkan tewas."
    (draft,) = drafts(text)
    words = {(purpose, text[start:end]) for purpose, start, end in draft.witnesses}
    assert words == {("hedge", "Sedikitnya"), ("measure", "tewas")}
    assert draft.rules == ("id.count.predicate.killed",)


def test_speakers_are_not_counted() -> None:
    assert told("Serangan berlanjut, kata dua pejabat, dan kota itu sepi.") == []
    assert told("Menurut seorang saksi, jalan itu sepi.") == []


def test_malay() -> None:
    found = told("Seramai 23 sukarelawan ditahan dan 1,200 penduduk berpindah.", "ms")
    assert found == [
        ("23 sukarelawan", "detained", 23),
        ("1,200 penduduk", "people", 1200),
    ]
    assert told("Ribuan penunjuk perasaan berhimpun.", "ms")[0][1] == "protesters"


def test_language_without_measures_gives_nothing() -> None:
    assert told("Sedikitnya 17 warga tewas.", "en") == []


def test_person_quantity() -> None:
    (sentence,) = split_sentences("Sebanyak 9 orang naik 3 kapal.", "id")
    persons, ships = find_quantities(sentence.tokens, "id")
    assert is_person_quantity(persons)
    assert not is_person_quantity(ships)


def mention(text: str, words: str, country: str, language: str = "id") -> Mention:
    (sentence,) = split_sentences(text, language)
    start = text.index(words)
    tokens = [t for t in sentence.tokens if start <= t.start < start + len(words)]
    return Mention(
        first=tokens[0].index, last=tokens[-1].index + 1, start=start, end=start + len(words),
        kind=ActorKind.STATE, head=tokens[0].index, word=words.lower(), rule="test",
        country=country,
    )  # fmt: skip


def test_country_of_the_noun_phrase_and_of_the_part() -> None:
    text = "Sebanyak 30 pelaut Filipina ditahan, lima di antaranya warga India."
    mentions = [mention(text, "Filipina", "PHL"), mention(text, "India", "IND")]
    whole, part = drafts(text, mentions=mentions)
    assert (whole.country, whole.country_rule) == ("PHL", "noun_phrase")
    assert part.country == "IND"


def test_country_of_the_sender_and_of_the_page() -> None:
    text = "Norwegia mengirim 120 prajurit; 40 warga mengungsi."
    mentions = [mention(text, "Norwegia", "NOR")]
    found = drafts(text, mentions=mentions)
    (sentence,) = split_sentences(text, "id")
    name_countries(found, sentence.tokens, mentions, [], "id", home="SDN")
    assert [(d.country, d.country_rule) for d in found] == [("NOR", "sender"), ("SDN", "home")]


# --- every entry of the lexicon ------------------------------------------------------------------


def lexicon_words() -> MeasureWords:
    lexicon = measure_lexicon("id")
    assert lexicon is not None
    return lexicon.words


NOUNS = [(entry, word) for entry in lexicon_words().nouns for word in entry.words]
DEEDS = [(entry, word) for entry in lexicon_words().deeds for word in entry.subject]
OBJECTS = [
    (entry, word) for entry in lexicon_words().deeds for word in (*entry.object, *entry.nominal)
]
HEADLINES = [(entry, word) for entry in lexicon_words().deeds for word in entry.bare]


@pytest.mark.parametrize(("entry", "word"), NOUNS, ids=[word for _, word in NOUNS])
def test_every_noun(entry: NounEntry, word: str) -> None:
    sanction = "akibat sanksi" if entry.needs else "di sana"
    (draft,) = drafts(f"Di kota itu ada 70 {word} {sanction}.")
    assert draft.measure is entry.measure


@pytest.mark.parametrize(("entry", "word"), DEEDS, ids=[word for _, word in DEEDS])
def test_every_deed_of_a_subject(entry: DeedEntry, word: str) -> None:
    (draft, *_) = drafts(f"Kemarin 70 pedagang {word} di sana.")
    held = {Measure.CAPTURED: Measure.HOSTAGES}
    helped = word in lexicon_words().rescues
    expected = Measure.PEOPLE if helped else held.get(entry.measure, entry.measure)
    assert draft.measure is expected


@pytest.mark.parametrize(("entry", "word"), OBJECTS, ids=[word for _, word in OBJECTS])
def test_every_deed_on_an_object(entry: DeedEntry, word: str) -> None:
    (draft, *_) = drafts(f"Mereka {word} 70 pedagang di sana.")
    held = {Measure.CAPTURED: Measure.HOSTAGES}
    helped = word in lexicon_words().rescues
    expected = Measure.PEOPLE if helped else held.get(entry.measure, entry.measure)
    assert draft.measure is expected


@pytest.mark.parametrize(("entry", "word"), HEADLINES, ids=[word for _, word in HEADLINES])
def test_every_deed_of_a_headline(entry: DeedEntry, word: str) -> None:
    (draft, *_) = drafts(f"Milisi {word.capitalize()} 70 Pedagang")
    held = {Measure.CAPTURED: Measure.HOSTAGES}
    helped = word in lexicon_words().rescues
    expected = Measure.PEOPLE if helped else held.get(entry.measure, entry.measure)
    assert draft.measure is expected


# --- laws --------------------------------------------------------------------------------------


def vocabulary() -> list[str]:
    words = lexicon_words()
    some = [word for entry in words.nouns for word in entry.words[:6]]
    deeds = [word for entry in words.deeds for word in (*entry.subject[:4], *entry.object[:3])]
    return sorted({*some, *deeds, *words.stops, *words.totals, *words.restating, *words.through,
                   "12", "3.000", "dua", "seorang", "di antaranya", "lainnya", "40 persen", ",",
                   ";", "(", ")", '"', "tidak ada", "dari", "Rusia", "2024", "hingga"})  # fmt: skip


@given(st.lists(st.sampled_from(vocabulary()), max_size=30))
def test_any_soup_gives_spans_inside_and_rules(soup: list[str]) -> None:
    assert_lawful(" ".join(soup))


@given(st.text(max_size=120))
def test_any_text_is_read_without_failure(text: str) -> None:
    drafts(text)
