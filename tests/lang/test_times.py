"""Times: dates, relative times, ranges; what is not known stays unknown."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given, strategies as st

from rujuk.lang.calendar_words import calendar_words
from rujuk.lang.spans_of_time import a_year as year_span, ago, back_to, read_reference, third
from rujuk.lang.time_grammar import time_grammar
from rujuk.lang.times import TimeExpression, find_partial_dates, find_times
from rujuk.lang.tokens import tokenise
from rujuk.records import TimePrecision

# Sentence, publication date, each time as quote, EDTF, precision. The date is a Wednesday.
CASES: list[tuple[str, str | None, list[tuple[str, str | None, str]]]] = [
    (
        "Pertemuan digelar pada 4 Februari 2025.",
        "2025-03-12",
        [("4 Februari 2025", "2025-02-04", "day")],
    ),
    (
        "Pertemuan digelar Selasa (4/2/2025).",
        "2025-03-12",
        [("Selasa (4/2/2025)", "2025-02-04", "day")],
    ),
    ("Pertemuan digelar Selasa (4/2).", "2025-03-12", [("Selasa (4/2)", "2025-02-04", "day")]),
    (
        "Pertemuan digelar Selasa (4/2/25) sore.",
        "2025-03-12",
        [("Selasa (4/2/25) sore", "2025-02-04", "day")],
    ),
    (
        "Pertemuan digelar Selasa, 4 Februari 2025.",
        "2025-03-12",
        [("Selasa, 4 Februari 2025", "2025-02-04", "day")],
    ),
    (
        "Pertemuan digelar Selasa 4 Februari 2025 pukul 10.00 WIB.",
        "2025-03-12",
        [("Selasa 4 Februari 2025 pukul 10.00 WIB", "2025-02-04", "day")],
    ),
    (
        "Pertemuan digelar Selasa pagi waktu setempat (4/2).",
        "2025-03-12",
        [("Selasa pagi waktu setempat (4/2)", "2025-02-04", "day")],
    ),
    (
        "Pertemuan digelar tanggal 4 Februari.",
        "2025-03-12",
        [("tanggal 4 Februari", "2025-02-04", "day")],
    ),
    ("Pertemuan digelar pada 4 Feb 2025.", "2025-03-12", [("4 Feb 2025", "2025-02-04", "day")]),
    ("Pertemuan digelar 2025-02-04.", "2025-03-12", [("2025-02-04", "2025-02-04", "day")]),
    ("Pertemuan digelar 4-2-2025.", "2025-03-12", [("4-2-2025", "2025-02-04", "day")]),
    ("Pertemuan digelar 04.02.2025.", "2025-03-12", [("04.02.2025", "2025-02-04", "day")]),
    (
        "Pertemuan digelar Februari 4, 2025.",
        "2025-03-12",
        [("Februari 4, 2025", "2025-02-04", "day")],
    ),
    (
        "Pertemuan digelar pada Februari 2025.",
        "2025-03-12",
        [("Februari 2025", "2025-02", "month")],
    ),
    (
        "Pertemuan digelar pada bulan Februari.",
        "2025-03-12",
        [("bulan Februari", "2025-02", "month")],
    ),
    (
        "Pertemuan digelar pada Februari lalu.",
        "2025-03-12",
        [("Februari lalu", "2025-02", "month")],
    ),
    (
        "Pertemuan digelar pada Desember lalu.",
        "2025-03-12",
        [("Desember lalu", "2024-12", "month")],
    ),
    ("Pertemuan digelar pada Desember.", "2025-03-12", [("Desember", "2024-12", "month")]),
    ("Pertemuan akan digelar pada Mei.", "2025-03-12", [("Mei", "2025-05", "month")]),
    (
        "Pertemuan digelar pada Mei tahun lalu.",
        "2025-03-12",
        [("Mei tahun lalu", "2024-05", "month")],
    ),
    ("Pertemuan digelar Mei tahun depan.", "2025-03-12", [("Mei tahun depan", "2026-05", "month")]),
    ("Pertemuan digelar pada 2023.", "2025-03-12", [("2023", "2023", "year")]),
    ("Pertemuan digelar pada tahun 2023.", "2025-03-12", [("tahun 2023", "2023", "year")]),
    ("Pertemuan digelar sepanjang 2023.", "2025-03-12", [("2023", "2023", "year")]),
    ("Pertemuan digelar awal 2023.", "2025-03-12", [("awal 2023", "2023-01/2023-04", "interval")]),
    (
        "Pertemuan digelar pertengahan 2023.",
        "2025-03-12",
        [("pertengahan 2023", "2023-05/2023-08", "interval")],
    ),
    (
        "Pertemuan digelar akhir 2023.",
        "2025-03-12",
        [("akhir 2023", "2023-09/2023-12", "interval")],
    ),
    (
        "Pertemuan digelar awal Februari.",
        "2025-03-12",
        [("awal Februari", "2025-02-01/2025-02-10", "interval")],
    ),
    (
        "Pertemuan digelar akhir Januari 2025.",
        "2025-03-12",
        [("akhir Januari 2025", "2025-01-21/2025-01-31", "interval")],
    ),
    (
        "Pertemuan digelar awal bulan ini.",
        "2025-03-12",
        [("awal bulan ini", "2025-03-01/2025-03-10", "interval")],
    ),
    (
        "Pertemuan digelar akhir tahun lalu.",
        "2025-03-12",
        [("akhir tahun lalu", "2024-09/2024-12", "interval")],
    ),
    ("Pertemuan digelar hari ini.", "2025-03-12", [("hari ini", "2025-03-12", "day")]),
    ("Pertemuan digelar kemarin.", "2025-03-12", [("kemarin", "2025-03-11", "day")]),
    ("Pertemuan digelar kemarin malam.", "2025-03-12", [("kemarin malam", "2025-03-11", "day")]),
    ("Pertemuan digelar kemarin lusa.", "2025-03-12", [("kemarin lusa", "2025-03-10", "day")]),
    ("Pertemuan digelar besok.", "2025-03-12", [("besok", "2025-03-13", "day")]),
    ("Pertemuan digelar lusa.", "2025-03-12", [("lusa", "2025-03-14", "day")]),
    ("Pertemuan digelar tadi malam.", "2025-03-12", [("tadi malam", "2025-03-11", "day")]),
    ("Pertemuan digelar semalam.", "2025-03-12", [("semalam", "2025-03-11", "day")]),
    ("Pertemuan digelar malam ini.", "2025-03-12", [("malam ini", "2025-03-12", "day")]),
    ("Pertemuan digelar sore ini.", "2025-03-12", [("sore ini", "2025-03-12", "day")]),
    (
        "Pertemuan digelar pekan lalu.",
        "2025-03-12",
        [("pekan lalu", "2025-03-03/2025-03-09", "interval")],
    ),
    (
        "Pertemuan digelar pekan ini.",
        "2025-03-12",
        [("pekan ini", "2025-03-10/2025-03-16", "interval")],
    ),
    (
        "Pertemuan digelar pekan depan.",
        "2025-03-12",
        [("pekan depan", "2025-03-17/2025-03-23", "interval")],
    ),
    (
        "Pertemuan digelar minggu lalu.",
        "2025-03-12",
        [("minggu lalu", "2025-03-03/2025-03-09", "interval")],
    ),
    (
        "Pertemuan digelar minggu depan.",
        "2025-03-12",
        [("minggu depan", "2025-03-17/2025-03-23", "interval")],
    ),
    ("Pertemuan digelar bulan lalu.", "2025-03-12", [("bulan lalu", "2025-02", "month")]),
    ("Pertemuan digelar bulan ini.", "2025-03-12", [("bulan ini", "2025-03", "month")]),
    ("Pertemuan digelar bulan depan.", "2025-03-12", [("bulan depan", "2025-04", "month")]),
    ("Pertemuan digelar tahun lalu.", "2025-03-12", [("tahun lalu", "2024", "year")]),
    ("Pertemuan digelar tahun ini.", "2025-03-12", [("tahun ini", "2025", "year")]),
    ("Pertemuan digelar tahun depan.", "2025-03-12", [("tahun depan", "2026", "year")]),
    ("Pertemuan digelar dua hari lalu.", "2025-03-12", [("dua hari lalu", "2025-03-10", "day")]),
    (
        "Pertemuan digelar tiga hari yang lalu.",
        "2025-03-12",
        [("tiga hari yang lalu", "2025-03-09", "day")],
    ),
    ("Pertemuan digelar sehari lalu.", "2025-03-12", [("sehari lalu", "2025-03-11", "day")]),
    (
        "Pertemuan digelar sepekan lalu.",
        "2025-03-12",
        [("sepekan lalu", "2025-03-03/2025-03-09", "interval")],
    ),
    (
        "Pertemuan digelar dua pekan lalu.",
        "2025-03-12",
        [("dua pekan lalu", "2025-02-24/2025-03-02", "interval")],
    ),
    (
        "Pertemuan digelar dua minggu silam.",
        "2025-03-12",
        [("dua minggu silam", "2025-02-24/2025-03-02", "interval")],
    ),
    ("Pertemuan digelar sebulan lalu.", "2025-03-12", [("sebulan lalu", "2025-02", "month")]),
    ("Pertemuan digelar enam bulan lalu.", "2025-03-12", [("enam bulan lalu", "2024-09", "month")]),
    ("Pertemuan digelar setahun silam.", "2025-03-12", [("setahun silam", "2024", "year")]),
    ("Pertemuan digelar 10 tahun lalu.", "2025-03-12", [("10 tahun lalu", "2015", "year")]),
    ("Pertemuan digelar satu dekade lalu.", "2025-03-12", [("satu dekade lalu", "2015", "year")]),
    (
        "Pertemuan digelar beberapa hari lalu.",
        "2025-03-12",
        [("beberapa hari lalu", None, "unresolved")],
    ),
    (
        "Pertemuan digelar beberapa jam lalu.",
        "2025-03-12",
        [("beberapa jam lalu", "2025-03-12", "day")],
    ),
    ("Pertemuan digelar baru-baru ini.", "2025-03-12", [("baru-baru ini", None, "unresolved")]),
    ("Pertemuan digelar saat ini.", "2025-03-12", [("saat ini", "2025-03-12", "day")]),
    ("Pertemuan digelar Senin.", "2025-03-12", [("Senin", "2025-03-10", "day")]),
    ("Pertemuan digelar Rabu.", "2025-03-12", [("Rabu", "2025-03-12", "day")]),
    ("Pertemuan digelar pada Jumat.", "2025-03-12", [("Jumat", "2025-03-07", "day")]),
    ("Pertemuan digelar Jumat lalu.", "2025-03-12", [("Jumat lalu", "2025-03-07", "day")]),
    ("Pertemuan digelar Rabu lalu.", "2025-03-12", [("Rabu lalu", "2025-03-05", "day")]),
    (
        "Pertemuan digelar Senin pekan lalu.",
        "2025-03-12",
        [("Senin pekan lalu", "2025-03-03", "day")],
    ),
    (
        "Pertemuan digelar Senin pekan depan.",
        "2025-03-12",
        [("Senin pekan depan", "2025-03-17", "day")],
    ),
    (
        "Pertemuan digelar Jumat mendatang.",
        "2025-03-12",
        [("Jumat mendatang", "2025-03-14", "day")],
    ),
    ("Pertemuan akan digelar pada Jumat.", "2025-03-12", [("Jumat", "2025-03-14", "day")]),
    ("Pertemuan digelar pada Minggu.", "2025-03-12", [("Minggu", "2025-03-09", "day")]),
    ("Pertemuan digelar hari Minggu.", "2025-03-12", [("hari Minggu", "2025-03-09", "day")]),
    (
        "Pertemuan digelar Minggu dini hari.",
        "2025-03-12",
        [("Minggu dini hari", "2025-03-09", "day")],
    ),
    ("Pertemuan digelar Minggu lalu.", "2025-03-12", [("Minggu lalu", "2025-03-09", "day")]),
    ("Pertemuan digelar Jum'at siang.", "2025-03-12", [("Jum'at siang", "2025-03-07", "day")]),
    ("Pertemuan digelar Ahad pagi.", "2025-03-12", [("Ahad pagi", "2025-03-09", "day")]),
    (
        "Pertemuan digelar akhir pekan lalu.",
        "2025-03-12",
        [("akhir pekan lalu", "2025-03-08/2025-03-09", "interval")],
    ),
    (
        "Pertemuan digelar akhir pekan ini.",
        "2025-03-12",
        [("akhir pekan ini", "2025-03-15/2025-03-16", "interval")],
    ),
    (
        "Pertemuan digelar sejak Senin.",
        "2025-03-12",
        [("sejak Senin", "2025-03-10/2025-03-12", "interval")],
    ),
    (
        "Pertemuan digelar sejak 2020.",
        "2025-03-12",
        [("sejak 2020", "2020/2025-03-12", "interval")],
    ),
    (
        "Pertemuan digelar sejak Oktober 2024.",
        "2025-03-12",
        [("sejak Oktober 2024", "2024-10/2025-03-12", "interval")],
    ),
    (
        "Pertemuan digelar sejak 1 Maret.",
        "2025-03-12",
        [("sejak 1 Maret", "2025-03-01/2025-03-12", "interval")],
    ),
    (
        "Pertemuan digelar sejak pekan lalu.",
        "2025-03-12",
        [("sejak pekan lalu", "2025-03-03/2025-03-12", "interval")],
    ),
    ("Pertemuan digelar hingga Selasa.", "2025-03-12", [("hingga Selasa", "2025-03-11", "day")]),
    (
        "Pertemuan digelar sebelum 2020.",
        "2025-03-12",
        [("sebelum 2020", "../2019-12-31", "interval")],
    ),
    (
        "Pertemuan digelar dalam tiga bulan terakhir.",
        "2025-03-12",
        [("tiga bulan terakhir", "2024-12-12/2025-03-12", "interval")],
    ),
    (
        "Pertemuan digelar dua tahun terakhir.",
        "2025-03-12",
        [("dua tahun terakhir", "2023-03-12/2025-03-12", "interval")],
    ),
    (
        "Pertemuan digelar sepekan terakhir.",
        "2025-03-12",
        [("sepekan terakhir", "2025-03-05/2025-03-12", "interval")],
    ),
    (
        "Pertemuan digelar tiga hari ke depan.",
        "2025-03-12",
        [("tiga hari ke depan", "2025-03-12/2025-03-15", "interval")],
    ),
    ("Pertemuan digelar dua hari lagi.", "2025-03-12", [("dua hari lagi", "2025-03-14", "day")]),
    (
        "Pertemuan digelar 3-5 Maret 2025.",
        "2025-03-12",
        [("3-5 Maret 2025", "2025-03-03/2025-03-05", "interval")],
    ),
    (
        "Pertemuan digelar 3 hingga 5 Maret 2025.",
        "2025-03-12",
        [("3 hingga 5 Maret 2025", "2025-03-03/2025-03-05", "interval")],
    ),
    (
        "Pertemuan digelar 3 dan 5 Maret.",
        "2025-03-12",
        [("3 dan 5 Maret", "2025-03-03/2025-03-05", "interval")],
    ),
    (
        "Pertemuan digelar 28 Februari hingga 2 Maret 2025.",
        "2025-03-12",
        [("28 Februari hingga 2 Maret 2025", "2025-02-28/2025-03-02", "interval")],
    ),
    (
        "Pertemuan digelar 30 Desember 2024 sampai 2 Januari 2025.",
        "2025-03-12",
        [("30 Desember 2024 sampai 2 Januari 2025", "2024-12-30/2025-01-02", "interval")],
    ),
    (
        "Pertemuan digelar Senin hingga Rabu.",
        "2025-03-12",
        [("Senin hingga Rabu", "2025-03-10/2025-03-12", "interval")],
    ),
    (
        "Pertemuan digelar Senin malam hingga Selasa (11/3) pagi.",
        "2025-03-12",
        [("Senin malam hingga Selasa (11/3) pagi", "2025-03-10/2025-03-11", "interval")],
    ),
    (
        "Pertemuan digelar dari Januari hingga Maret 2024.",
        "2025-03-12",
        [("Januari hingga Maret 2024", "2024-01/2024-03", "interval")],
    ),
    (
        "Pertemuan digelar antara Januari dan Maret 2024.",
        "2025-03-12",
        [("Januari dan Maret 2024", "2024-01/2024-03", "interval")],
    ),
    (
        "Pertemuan digelar Januari-Maret 2024.",
        "2025-03-12",
        [("Januari-Maret 2024", "2024-01/2024-03", "interval")],
    ),
    (
        "Pertemuan digelar 2019 hingga 2022.",
        "2025-03-12",
        [("2019 hingga 2022", "2019/2022", "interval")],
    ),
    (
        "Pertemuan digelar tahun 2019-2022.",
        "2025-03-12",
        [("tahun 2019-2022", "2019/2022", "interval")],
    ),
    (
        "Pertemuan digelar November 2024 hingga Februari 2025.",
        "2025-03-12",
        [("November 2024 hingga Februari 2025", "2024-11/2025-02", "interval")],
    ),
    (
        "Pertemuan digelar kuartal I 2024.",
        "2025-03-12",
        [("kuartal I 2024", "2024-01/2024-03", "interval")],
    ),
    (
        "Pertemuan digelar kuartal ketiga 2024.",
        "2025-03-12",
        [("kuartal ketiga 2024", "2024-07/2024-09", "interval")],
    ),
    (
        "Pertemuan digelar semester II tahun lalu.",
        "2025-03-12",
        [("semester II tahun lalu", "2024-07/2024-12", "interval")],
    ),
    ("Pertemuan digelar pada era 1990-an.", "2025-03-12", [("1990-an", "199X", "interval")]),
    ("Pertemuan digelar pada 25 Desember.", "2025-03-12", [("25 Desember", "2024-12-25", "day")]),
    (
        "Pertemuan akan digelar pada 25 Desember.",
        "2025-03-12",
        [("25 Desember", "2025-12-25", "day")],
    ),
    ("Pertemuan digelar pada 20 Maret.", "2025-03-12", [("20 Maret", "2025-03-20", "day")]),
    (
        "Ia bertolak pada Senin (3/3) dan kembali sehari kemudian.",
        "2025-03-12",
        [("Senin (3/3)", "2025-03-03", "day"), ("sehari kemudian", "2025-03-04", "day")],
    ),
    (
        "Ia bertolak pada Senin (3/3) dan kembali pada hari yang sama.",
        "2025-03-12",
        [("Senin (3/3)", "2025-03-03", "day"), ("hari yang sama", "2025-03-03", "day")],
    ),
    (
        "Ia bertolak pada Senin (3/3) dan kembali keesokan harinya.",
        "2025-03-12",
        [("Senin (3/3)", "2025-03-03", "day"), ("keesokan harinya", "2025-03-04", "day")],
    ),
    (
        "Ia bertolak pada Senin (3/3), dua hari setelah gempa.",
        "2025-03-12",
        [("Senin (3/3)", "2025-03-03", "day"), ("dua hari setelah", "2025-03-01", "day")],
    ),
    (
        "Ia bertolak pada Senin (3/3), sepekan sebelum pemilu.",
        "2025-03-12",
        [
            ("Senin (3/3)", "2025-03-03", "day"),
            ("sepekan sebelum", "2025-03-10/2025-03-16", "interval"),
        ],
    ),
    (
        "Ia bertolak pada Senin (3/3); tiga hari sebelumnya ia sakit.",
        "2025-03-12",
        [("Senin (3/3)", "2025-03-03", "day"), ("tiga hari sebelumnya", "2025-02-28", "day")],
    ),
    (
        "Ia bertolak pada Senin (3/3) dan tiba beberapa jam kemudian.",
        "2025-03-12",
        [("Senin (3/3)", "2025-03-03", "day"), ("beberapa jam kemudian", "2025-03-03", "day")],
    ),
    ("Rapat berlangsung selama lima hari.", "2025-03-12", []),
    ("Rapat berlangsung dua jam.", "2025-03-12", []),
    ("Ia dihukum tiga tahun penjara.", "2025-03-12", []),
    ("Lapangan itu bernama Lapangan 17 Agustus.", "2025-03-12", []),
    ("Penyanyi Maret Dewi dan Mei Lin hadir.", "2025-03-12", []),
    ("Sebanyak 2024 orang hadir.", "2025-03-12", []),
    (
        "Dua minggu kemudian semua selesai.",
        "2025-03-12",
        [("Dua minggu kemudian", None, "unresolved")],
    ),
    (
        "Pertemuan digelar beberapa jam lalu.",
        "2025-03-12",
        [("beberapa jam lalu", "2025-03-12", "day")],
    ),
    ("Sejak 1998 harga naik.", "2025-03-12", [("Sejak 1998", "1998/2025-03-12", "interval")]),
    ("Per 1 Maret 2025 tarif naik.", "2025-03-12", [("1 Maret 2025", "2025-03-01", "day")]),
    (
        "Pada Januari 2024 dan Februari 2025 harga naik.",
        "2025-03-12",
        [("Januari 2024", "2024-01", "month"), ("Februari 2025", "2025-02", "month")],
    ),
    (
        "Kebakaran terjadi Sabtu (8/3) sekitar pukul 02.00.",
        "2025-03-12",
        [("Sabtu (8/3)", "2025-03-08", "day")],
    ),
    (
        "Ledakan terjadi pada Senin (10/3/2025) pukul 21.15 waktu setempat.",
        "2025-03-12",
        [("Senin (10/3/2025) pukul 21.15 waktu setempat", "2025-03-10", "day")],
    ),
    ("Ia lahir pada 29 Februari 2024.", "2025-03-12", [("29 Februari 2024", "2024-02-29", "day")]),
    ("Ia lahir pada 30 Februari 2024.", "2025-03-12", [("Februari 2024", "2024-02", "month")]),
    ("Perjanjian 1967 itu masih berlaku.", "2025-03-12", []),
    (
        "Tiga hari sebelum pemilu, kotak suara dibakar.",
        "2025-03-12",
        [("Tiga hari sebelum", None, "unresolved")],
    ),
    ("Pertemuan digelar bulan lalu.", "2025-03", [("bulan lalu", "2025-02", "month")]),
    ("Pertemuan digelar tahun lalu.", "2025-03", [("tahun lalu", "2024", "year")]),
    ("Pertemuan digelar kemarin.", "2025-03", [("kemarin", None, "unresolved")]),
    ("Pertemuan digelar tahun lalu.", "2025", [("tahun lalu", "2024", "year")]),
    ("Pertemuan digelar pada Juni.", "2025", [("Juni", "2025-06", "month")]),
    ("Pertemuan digelar pada Juni.", None, [("Juni", "XXXX-06", "month")]),
    ("Pertemuan digelar pada 12 Juni.", None, [("12 Juni", "XXXX-06-12", "day")]),
    ("Pertemuan digelar Senin (12/6).", None, [("Senin (12/6)", "XXXX-06-12", "day")]),
    ("Pertemuan digelar sejak Juni.", None, [("sejak Juni", "XXXX-06/..", "interval")]),
    ("Pertemuan digelar kemarin.", None, [("kemarin", None, "unresolved")]),
    ("Pertemuan digelar Senin.", None, [("Senin", None, "unresolved")]),
    ("Pertemuan digelar tahun lalu.", None, [("tahun lalu", None, "unresolved")]),
    ("Pertemuan digelar pada Juni 2024.", None, [("Juni 2024", "2024-06", "month")]),
]

TODAY = "2025-03-12"


def times(
    sentence: str, reference: str | None = TODAY, language: str = "id"
) -> list[TimeExpression]:
    return find_times(tokenise(sentence), language, reference)


def only(sentence: str, reference: str | None = TODAY) -> TimeExpression:
    found = times(sentence, reference)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("sentence", "reference", "expected"), CASES, ids=[f"{case[1]} {case[0]}" for case in CASES]
)
def test_sentence(
    sentence: str, reference: str | None, expected: list[tuple[str, str | None, str]]
) -> None:
    found = [
        (sentence[t.start : t.end], t.edtf, t.precision.value) for t in times(sentence, reference)
    ]
    assert found == expected


def test_previous_day_is_taken_from_the_sentence_before() -> None:
    before = only("Ia tiba pada Kamis (6/3).")
    after = find_times(tokenise("Sehari kemudian ia pergi."), "id", TODAY, before)
    assert [t.edtf for t in after] == ["2025-03-07"]
    assert after[0].anchored


def test_now_is_no_anchor() -> None:
    before = only("Kini warga kembali.")
    assert not before.anchors
    (after,) = find_times(tokenise("Sehari kemudian ia pergi."), "id", TODAY, before)
    assert after.precision is TimePrecision.UNRESOLVED


def test_relative_time_without_publication_date_is_unresolved() -> None:
    for words in ("kemarin", "pekan lalu", "dua hari lalu", "Senin", "hari ini", "bulan depan"):
        time = only(f"Rapat digelar {words}.", None)
        assert (time.since, time.until, time.precision) == (None, None, TimePrecision.UNRESOLVED)


def test_month_of_an_unknown_year_is_partial() -> None:
    time = only("Perjanjian diteken pada bulan Agustus.", None)
    assert (time.edtf, time.since, time.precision) == ("XXXX-08", None, TimePrecision.MONTH)


def test_malay_months_and_days() -> None:
    found = times("Mesyuarat pada 4 Ogos 2025 dan Khamis (6/3).", TODAY, "ms")
    assert [t.edtf for t in found] == ["2025-08-04", "2025-03-06"]


def test_language_without_pack_gives_nothing() -> None:
    assert times("pada 4 Agustus 2025", TODAY, "xx") == []


def test_partial_dates_prove_the_past_only() -> None:
    sentence = "Pakta diteken pada Juni 2024; pemilu akan digelar pada 9 Mei 2027."
    found = find_partial_dates(tokenise(sentence), "id")
    assert [t.edtf for t in found] == ["2024-06"]


def test_every_month_and_day() -> None:
    words = calendar_words("id")
    for name, number in words.months.items():
        assert only(f"Rapat digelar 5 {name.title()} 2024.").edtf == f"2024-{number:02d}-05", name
    for name, number in words.days.items():
        day = only(f"Rapat digelar hari {name.capitalize()}.").day
        assert day is not None, name
        assert date.fromisoformat(day).weekday() == number, name


def test_every_deictic_word() -> None:
    words = calendar_words("id")
    today = date.fromisoformat(TODAY)
    for phrase, days in words.deictic.items():
        day = only(f"Rapat digelar {phrase} saja.").day
        assert day is not None, phrase
        assert (date.fromisoformat(day) - today).days == days, phrase
    for phrase in words.now:
        assert only(f"Rapat digelar {phrase} saja.").edtf == TODAY, phrase
    for phrase in words.unresolved:
        assert only(f"Rapat digelar {phrase} saja.").since is None, phrase


def test_every_anchored_word() -> None:
    words = calendar_words("id")
    before = only("Ia tiba pada Kamis (6/3).")
    for phrase in words.same_day:
        found = find_times(tokenise(f"Ia pergi pada {phrase}."), "id", TODAY, before)
        assert [t.edtf for t in found] == ["2025-03-06"], phrase
    for phrase, days in words.next_day.items():
        found = find_times(tokenise(f"Ia pergi {phrase}."), "id", TODAY, before)
        assert [t.edtf for t in found] == [f"2025-03-{6 + days:02d}"], phrase
    for phrase in words.later | words.after:
        found = find_times(tokenise(f"Dua hari {phrase} ia pergi."), "id", TODAY, before)
        assert [t.edtf for t in found] == ["2025-03-08"], phrase
    for phrase in (*words.earlier, *words.before):
        found = find_times(tokenise(f"Dua hari {phrase} ia pergi."), "id", TODAY, before)
        assert [t.edtf for t in found] == ["2025-03-04"], phrase


def test_every_period_word() -> None:
    words = calendar_words("id")
    for word, unit in words.periods.items():
        expected = ago(date.fromisoformat(TODAY), 2, unit).edtf
        for past in words.ago:
            assert only(f"Rapat digelar dua {word} {past}.").edtf == expected, word
    for word, unit in words.fused_periods.items():
        expected = ago(date.fromisoformat(TODAY), 1, unit).edtf
        assert only(f"Rapat digelar {word} silam.").edtf == expected, word
    for word in words.stages:
        year = only(f"Rapat digelar {word} 2023.")
        assert year.edtf == third(year_span(2023), words.stages[word]).edtf, word
    for word in words.quarters:
        assert only(f"Rapat digelar {word} I 2023.").since == "2023-01-01", word
    for phrase in words.weekend:
        assert only(f"Rapat digelar {phrase} lalu.").edtf == "2025-03-08/2025-03-09", phrase
    for phrase in words.parts_of_day:
        sentence = f"Rapat digelar Senin (10/3) {phrase}."
        time = only(sentence)
        assert sentence[time.start : time.end].endswith(phrase), phrase


# --- laws --------------------------------------------------------------------------------------

DAYS = st.dates(min_value=date(1800, 1, 1), max_value=date(2099, 12, 31))
NAMES = ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September",
         "Oktober", "November", "Desember"]  # fmt: skip


@given(DAYS)
def test_a_full_date_is_read_back(day: date) -> None:
    for written in (
        f"{day.day} {NAMES[day.month - 1]} {day.year}",
        f"({day.day}/{day.month}/{day.year})",
        day.isoformat(),
    ):
        assert only(f"Rapat digelar {written} di sana.").edtf == day.isoformat()


@given(DAYS, DAYS)
def test_a_bare_weekday_lies_within_the_last_week(today: date, other: date) -> None:
    name = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"][other.weekday()]
    day = only(f"Rapat digelar pada {name}.", today.isoformat()).day
    assert day is not None
    assert 0 <= (today - date.fromisoformat(day)).days < 7


@given(DAYS, DAYS)
def test_a_day_without_a_year_is_never_far_ahead(today: date, other: date) -> None:
    time = only(f"Rapat digelar pada {other.day} {NAMES[other.month - 1]}.", today.isoformat())
    if time.day is not None:
        assert (date.fromisoformat(time.day) - today).days <= 31


@given(
    DAYS, st.integers(min_value=1, max_value=400), st.sampled_from(["day", "week", "month", "year"])
)
def test_ago_and_back_to_lie_in_the_past(today: date, count: int, unit: str) -> None:
    when, start = ago(today, count, unit), back_to(today, count, unit)
    if when.since is not None:
        assert when.since <= today
    if start is not None:
        assert start <= today


def vocabulary() -> list[str]:
    grammar = time_grammar("id")
    assert grammar is not None
    return sorted({*(w.capitalize() for w in grammar.gate), *grammar.gate, "dua", "12", "2024",
                   "10/9", "(", ")", ",", "-", "lalu", "ini", "depan", "terakhir", "yang", "hingga",
                   "sejak", "sebelum", "setelah", "kemudian", "antara", "dan", "pukul", "14.30",
                   "ke", "1990-an", "9999", "31", "0", "akan"})  # fmt: skip


@given(
    st.lists(st.sampled_from(vocabulary()), max_size=20),
    st.sampled_from([None, "2025-03-12", "2025-03", "2025", "0001-01-01", "9999-12-31", "XXXX-06"]),
)
@example(soup=["Seabad", "sejak", "Ags"], reference=None)
def test_any_soup_of_time_words_gives_ordered_spans(soup: list[str], reference: str | None) -> None:
    text = " ".join(soup)
    tokens = tokenise(text)
    last = 0
    for time in find_times(tokens, "id", reference):
        assert last <= time.first < time.last <= len(tokens)
        last = time.last
        if time.since and time.until:
            assert time.since <= time.until
        assert text[time.start : time.end].strip()


@given(st.text(max_size=80))
def test_any_text_is_read_without_failure(text: str) -> None:
    find_times(tokenise(text), "id", TODAY)
    find_partial_dates(tokenise(text), "id")


@given(st.text(max_size=12))
def test_any_reference_is_taken(text: str) -> None:
    assert read_reference(text) is not None
