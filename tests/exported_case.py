"""A made case for exports: a strike told by two desks and a reprint, a protest, a plan, a denial.

Some words are hostile on purpose: a title that is a formula, tabs, quotes, characters beyond the
basic plane before the words that offsets point at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import made_pages
from made_pages import Made
from rujuk.records import (
    Coding,
    DateStatement,
    Document,
    Event,
    EventType,
    Hedge,
    Loss,
    Measure,
    Modality,
    Party,
    Place,
    RelationKind,
    Sighting,
    Stance,
    Statement,
    Time,
    TimePrecision,
)
from rujuk.store.case import Case

if TYPE_CHECKING:
    from pathlib import Path

FORMULA = '=HYPERLINK("x";"Drone\tdi Kursk")'
REST = (
    "Warga mendengar ledakan sebelum fajar dan melihat asap di atas gudang senjata dekat rel. "
    "Petugas pemadam baru pulang menjelang siang setelah api padam, dan sekolah di sana libur. "
    "Listrik padam di tiga kecamatan, air ledeng berhenti, dan bus kota mengambil jalan memutar. "
)
STRIKE = (
    "{head}\n\n{title}\n\n\U0001f525 “Drone Ukraina menyerang Kursk pada 4 Maret 2025” dan"
    " menewaskan {dead} tentara Rusia, kata {speaker}. " + REST + "\n"
)
OTHER = (
    "Lentera Utara\n\nMoskow dan Kyiv berselisih soal korban\n\n"
    "Ukraina menyerang Kursk dengan drone pada 4 Maret 2025. Sedikitnya 30 tentara Rusia tewas,"
    " kata militer Ukraina. Pejabat Rusia membantah angka itu dalam jumpa pers singkat di sana.\n"
)
PROTEST = (
    "Warta Selatan\n\nRibuan orang turun ke jalan\n\n"
    "Sekitar 5.000 buruh berunjuk rasa di Jakarta pada 10 Maret 2025. Presiden Indonesia akan"
    " mengunjungi Tiongkok bulan depan. Pemerintah Indonesia membantah menahan buruh. Aliansi"
    " Indonesia dan Australia diteken di Canberra.\n"
)

DENIAL = (
    "Kabar Lereng\n\nKyiv angkat bicara\n\n"
    "Juru bicara pasukan udara Kyiv membantah menyerang Kursk pada 4 Maret 2025.\n"
)

KURSK = {
    "id": "region.kursk", "name": "Kursk", "country": "RUS", "admin1": "RU-KRS", "latitude": 51.7,
    "longitude": 36.2, "precision": 4, "within": ("RUS",),
}  # fmt: skip
JAKARTA = {
    "id": "geonames.1642911", "name": "Jakarta", "country": "IDN", "admin1": "ID-JK",
    "latitude": -6.21462, "longitude": 106.84513, "geonames_id": 1642911, "precision": 1,
    "within": ("ID-JK", "IDN"),
}  # fmt: skip


def _place(made: Made, words: str, inside: str, facts: dict[str, object]) -> Place:
    start, end = made.span(words, inside)
    return Place(text=words, start=start, end=end, **facts)  # type: ignore[arg-type]


def _day(made: Made, words: str, inside: str, day: str) -> Time:
    start, end = made.span(words, inside)
    return Time(
        text=words,
        start=start,
        end=end,
        edtf=day,
        since=day,
        until=day,
        precision=TimePrecision.DAY,
    )


def _published(made: Made, day: str, publisher: str) -> dict[str, object]:
    start, end = made.span(publisher)
    return {
        "published_on": DateStatement(edtf=day, text=day, start=None, end=None, source="meta date"),
        "publisher": Statement(text=publisher, start=start, end=end),
    }


def _state(made: Made, words: str, inside: str, code: str, **more: object) -> Party:
    return made.party(words, inside, code.upper(), **({"id": f"state.{code}"} | more))


def strike(head: str, dead: int, day: str, speaker: str) -> tuple[Document, Coding]:
    """A page that tells the strike with a number of dead, by a speaker."""
    text = STRIKE.format(head=head, title=FORMULA, dead=dead, speaker=speaker)
    made = Made(text=text, body=("\U0001f525", "jalan memutar."), title=FORMULA)
    quote = f"Drone Ukraina menyerang Kursk pada 4 Maret 2025” dan menewaskan {dead} tentara Rusia"
    said = _state(made, speaker, quote, "rus", name="Russia", sectors=("MIL",))
    soldiers = made.party("tentara Rusia", quote, "RUS", sectors=("MIL",))
    time = _day(made, "4 Maret 2025", quote, "2025-03-04")
    claim = made.claim(
        f"{dead} tentara Rusia",
        Measure.KILLED,
        (dead, dead, dead),
        of_whom=soldiers,
        place=_place(made, "Kursk", quote, KURSK),
        as_of=time,
        said_by=(said,),
        stance=Stance.CONFIRMED,
    )
    made.event(
        quote,
        EventType.ASSAULT,
        "menyerang",
        modes=("drone",),
        contexts=("military",),
        actors=(_state(made, "Ukraina", quote, "ukr", name="Ukraine", sectors=("MIL",)),),
        recipients=(soldiers,),
        place=_place(made, "Kursk", quote, KURSK),
        time=time,
        attributed_to=(said,),
        claims=(claim.id,),
        rules=("event.assault.attack.active",),
    )
    return made.document(**_published(made, day, head)), made.coding()


def other_desk() -> tuple[Document, Coding]:
    """A page of another desk: the same strike, with more dead by the other side."""
    title = "Moskow dan Kyiv berselisih soal korban"
    made = Made(text=OTHER, body=("Ukraina menyerang", "di sana."), title=title)
    first = "Ukraina menyerang Kursk dengan drone pada 4 Maret 2025"
    quote = "Sedikitnya 30 tentara Rusia tewas"
    said = _state(made, "militer Ukraina", quote, "ukr", name="Ukraine", sectors=("MIL",))
    soldiers = made.party("tentara Rusia", quote, "RUS", sectors=("MIL",))
    time = _day(made, "4 Maret 2025", first, "2025-03-04")
    claim = made.claim(
        "Sedikitnya 30 tentara Rusia",
        Measure.KILLED,
        (30, 30, None),
        hedge=Hedge.AT_LEAST,
        of_whom=soldiers,
        place=_place(made, "Kursk", first, KURSK),
        as_of=time,
        said_by=(said,),
    )
    made.event(
        first,
        EventType.ASSAULT,
        "menyerang",
        modes=("drone",),
        actors=(_state(made, "Ukraina", first, "ukr", name="Ukraine", sectors=("MIL",)),),
        recipients=(soldiers,),
        place=_place(made, "Kursk", first, KURSK),
        time=time,
        attributed_to=(said,),
        claims=(claim.id,),
        rules=("event.assault.attack.active",),
    )
    return made.document(**_published(made, "2025-03-05", "Lentera Utara")), made.coding()


def protest() -> tuple[Document, Coding]:
    """A page with a protest and its crowd, a planned visit, a denied arrest, an alliance."""
    title = "Ribuan orang turun ke jalan"
    made = Made(text=PROTEST, body=("Sekitar 5.000", "Canberra."), title=title)
    quote = "Sekitar 5.000 buruh berunjuk rasa di Jakarta pada 10 Maret 2025"
    workers = made.party("buruh", quote, "IDN", sectors=("LAB",))
    crowd = made.claim(
        "Sekitar 5.000 buruh",
        Measure.PROTESTERS,
        (5000, 5000, 5000),
        hedge=Hedge.ABOUT,
        of_whom=workers,
        place=_place(made, "Jakarta", quote, JAKARTA),
        as_of=_day(made, "10 Maret 2025", quote, "2025-03-10"),
    )
    made.event(
        quote,
        EventType.PROTEST,
        "berunjuk rasa",
        modes=("demo",),
        actors=(workers,),
        place=_place(made, "Jakarta", quote, JAKARTA),
        time=_day(made, "10 Maret 2025", quote, "2025-03-10"),
        claims=(crowd.id,),
        rules=("event.protest.demonstrate.active",),
    )
    visit = "Presiden Indonesia akan mengunjungi Tiongkok"
    made.event(
        visit,
        EventType.CONSULT,
        "mengunjungi",
        modes=("visit",),
        actors=(made.party("Presiden Indonesia", visit, "IDN", sectors=("GOV",)),),
        recipients=(_state(made, "Tiongkok", visit, "chn", name="China", sectors=("GOV",)),),
        modality=Modality.PLANNED,
        rules=("event.consult.visit.active",),
    )
    denial = "Pemerintah Indonesia membantah menahan buruh"
    made.event(
        denial,
        EventType.COERCE,
        "menahan",
        modes=("arrest",),
        actors=(made.party("Pemerintah Indonesia", denial, "IDN", sectors=("GOV",)),),
        recipients=(made.party("buruh", denial, "IDN", sectors=("LAB",)),),
        modality=Modality.DENIED,
        denied_by=made.party("Pemerintah Indonesia", denial, "IDN", sectors=("GOV",)),
        rules=("event.coerce.arrest.active",),
    )
    alliance = "Aliansi Indonesia dan Australia diteken di Canberra"
    made.relation(
        alliance,
        RelationKind.ALLIANCE,
        (
            _state(made, "Indonesia", alliance, "idn", name="Indonesia", sectors=("GOV",)),
            _state(made, "Australia", alliance, "aus", name="Australia", sectors=("GOV",)),
        ),
    )
    made.loss("Aliansi Indonesia dan Australia diteken di Canberra", "an actor and a verb")
    return made.document(**_published(made, "2025-03-11", "Warta Selatan")), made.coding()


def denial() -> tuple[Document, Coding]:
    """A page on which a spokesman of no entry denies the strike."""
    title = "Kyiv angkat bicara"
    made = Made(text=DENIAL, body=("Juru bicara", "2025."), title=title)
    quote = "Juru bicara pasukan udara Kyiv membantah menyerang Kursk pada 4 Maret 2025"
    speaker = made.party("Juru bicara pasukan udara Kyiv", quote, "UKR", sectors=("MIL",))
    made.event(
        quote,
        EventType.ASSAULT,
        "menyerang",
        modes=("drone",),
        actors=(speaker,),
        recipients=(made.party("Kursk", quote, "RUS"),),
        place=_place(made, "Kursk", quote, KURSK),
        time=_day(made, "4 Maret 2025", quote, "2025-03-04"),
        modality=Modality.DENIED,
        stance=Stance.DENIED,
        denied_by=speaker,
        attributed_to=(speaker,),
        witnesses=(made.witness("modality", "membantah", quote),),
        rules=("event.assault.attack.active", "modality.denied.reject.deny"),
    )
    return made.document(**_published(made, "2025-03-05", "Kabar Lereng")), made.coding()


PAGES: dict[str, tuple[Document, Coding]] = {
    "=cmd|calc.txt": made_pages.deployment(),
    "b.txt": made_pages.parts(),
    "strike.txt": strike("Kabar Timur", 12, "2025-03-04", "Rusia"),
    "reprint.txt": strike("Harian Barat", 12, "2025-03-06", "Rusia"),
    "other.txt": other_desk(),
    "protest.txt": protest(),
    "denial.txt": denial(),
}
"""The pages by path."""


def made_case(path: Path, *names: str) -> Case:
    """A case of these pages, of all where none are named, and of one that could not be read."""
    chosen = {name: PAGES[name] for name in names or PAGES}
    codings = {document.id: coding for document, coding in chosen.values()}
    items: list[tuple[Document, Sighting] | Loss] = [
        (document, made_pages.sighting(document, name)) for name, (document, _) in chosen.items()
    ]
    items.append(Loss(stage="read", reason="empty", path="x"))
    case = Case(path)
    case.add_pages(items, lambda document: codings[document.id])
    return case


def quotes() -> set[str]:
    """The words of every record of the pages."""
    found: set[str] = set()
    for _, coding in PAGES.values():
        records: list[Event] = [*coding.events]
        found |= {one.quote for one in (*records, *coding.claims, *coding.relations)}
        found |= {one.quote for one in coding.losses if one.quote}
    return found
