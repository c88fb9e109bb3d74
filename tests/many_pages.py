"""A folder of made-up pages for tests of scale: affairs of wars and disasters over many months.

Everything follows from the seed. Sentences are the kinds that news prints (a count by an authority,
a deed, a denial, a plan); some pages reprint another word for word, some carry no date.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

OUTLETS = ("Warta Sagara", "Simpul Pagi", "Garis Utara", "Kabar Muara", "Lentera Timur")
MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September",
    "Oktober", "November", "Desember",
)  # fmt: skip
FIRST = date(2024, 1, 1)
DAYS = 420
UNDATED, REPRINTED = 0.04, 0.12  # shares of pages


@dataclass(frozen=True, slots=True)
class Affair:
    """Who fights whom, or what struck where; `places` are towns or regions of it."""

    state: str
    enemy: str
    ally: str
    places: tuple[str, ...]


AFFAIRS = (
    Affair("Ukraina", "Rusia", "Amerika Serikat", ("Kursk", "Kharkiv", "Donetsk", "Odesa")),
    Affair("Korea Selatan", "Korea Utara", "Jepang", ("Seoul", "Incheon", "Busan")),
    Affair("Israel", "Lebanon", "Amerika Serikat", ("Beirut", "Tirus", "Sidon")),
    Affair("India", "Pakistan", "Rusia", ("Srinagar", "Lahore", "Karachi")),
    Affair("Ethiopia", "Eritrea", "Mesir", ("Mekelle", "Asmara", "Addis Ababa")),
    Affair("Armenia", "Azerbaijan", "Turki", ("Yerevan", "Baku")),
    Affair("Filipina", "Tiongkok", "Amerika Serikat", ("Manila", "Davao")),
    Affair("Suriah", "Turki", "Iran", ("Aleppo", "Damaskus", "Homs")),
    Affair("Yaman", "Arab Saudi", "Iran", ("Sanaa", "Aden")),
    Affair("Sudan", "Chad", "Mesir", ("Khartoum", "Omdurman")),
)

COUNTS = (
    "Militer {state} menyatakan {figure} tentara {enemy} tewas di {place} pada {day}.",
    "Kementerian Pertahanan {enemy} mengatakan {figure} tentara {state} tewas di {place}.",
    "Perserikatan Bangsa-Bangsa mencatat sedikitnya {figure} warga sipil tewas di {place}.",
    "Menurut Palang Merah, sekitar {figure} orang mengungsi dari {place}.",
    "{ally} memperkirakan {figure} tentara {enemy} terluka dalam pertempuran di {place}.",
    "Kepolisian {state} menahan {figure} pengunjuk rasa di {place}.",
    "Gubernur setempat mengatakan lebih dari {figure} orang terluka akibat serangan di {place}.",
    "Pasukan {state} menangkap {figure} tentara {enemy} di {place}.",
    "Badan intelijen {ally} menyebut {enemy} menempatkan sekitar {figure} tentara di {place}.",
    "Sebanyak {figure} tawanan perang {enemy} dibebaskan oleh {state}.",
    "Kementerian Kesehatan {state} melaporkan {figure} orang luka-luka di {place}.",
    "{state} menembak jatuh {figure} drone {enemy} di atas {place}.",
)
DEEDS = (
    "{enemy} menyerang {place} dengan rudal pada {day}.",
    "Presiden {state} bertemu dengan perdana menteri {ally} di {place}.",
    "{ally} mengecam serangan {enemy} terhadap {state}.",
    "{state} bersiap mengirim pasukan tambahan ke {place}.",
    "{enemy} membantah menyerang {place}.",
    "{state} dan {ally} menandatangani perjanjian pertahanan bersama pada {day}.",
    "{ally} menjatuhkan sanksi terhadap {enemy}.",
    "Ribuan warga {state} berunjuk rasa di {place}.",
)


def write_pages(folder: Path, pages: int, *, claims: int = 10, seed: int = 5) -> None:
    """Write so many pages with about so many counts on each, as plain text, into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    chance = random.Random(seed)
    bodies: list[str] = []
    for number in range(pages):
        if bodies and chance.random() < REPRINTED:
            body = chance.choice(bodies[-40:])
        else:
            body = _body(chance, number * DAYS // pages, claims)
            bodies.append(body)
        outlet = chance.choice(OUTLETS)
        told = FIRST + timedelta(days=number * DAYS // pages)
        dated = chance.random() >= UNDATED
        head, _, rest = body.partition("\n")
        stamp = f"{outlet} - {_day(told)}, 08:15 WIB" if dated else outlet
        text = f"{head}\n{stamp}\n\n{rest}\n\nBaca Juga: Harga Beras Naik\n\n{outlet} © {number}\n"
        (folder / f"p{number:05}.txt").write_text(text, "utf-8")


def _body(chance: random.Random, day: int, claims: int) -> str:
    """A title, then paragraphs of three sentences."""
    affair = chance.choice(AFFAIRS)
    place = chance.choice(affair.places)
    told = FIRST + timedelta(days=max(0, day - chance.randrange(3)))
    sentences = chance.choices(COUNTS, k=claims) + chance.choices(DEEDS, k=max(2, claims // 3))
    chance.shuffle(sentences)
    made = [
        sentence.format(
            state=affair.state,
            enemy=affair.enemy,
            ally=affair.ally,
            place=place if chance.random() < 0.7 else chance.choice(affair.places),
            day=_day(told),
            figure=_figure(chance, day),
        )
        for sentence in sentences
    ]
    title = f"{affair.enemy} dan {affair.state} Kembali Bertempur di {place}, Hari ke-{day}"
    paragraphs = [" ".join(made[at : at + 3]) for at in range(0, len(made), 3)]
    return "\n".join([title, "\n\n".join(paragraphs)])


def _figure(chance: random.Random, day: int) -> str:
    value = int((20 + day) * chance.lognormvariate(1.0, 0.8))
    return f"{max(2, round(value, -1) if value > 200 else value):,}".replace(",", ".")


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
