"""Hand-made documents and codings: what a reader and a coder would say of two short pages.

Every offset is looked up in the text, so that the laws hold unless a test breaks them on purpose.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from rujuk import identity
from rujuk.records import (
    Block,
    BlockKind,
    Claim,
    Coding,
    DateStatement,
    Document,
    Event,
    EventType,
    Hedge,
    Loss,
    Measure,
    Modality,
    Mode,
    Party,
    Place,
    Pledge,
    PledgeKind,
    Relation,
    RelationKind,
    Sighting,
    Stance,
    Statement,
    Time,
    TimePrecision,
    Trigger,
    Witness,
)

CODED_BY = "0.1.0 made"

DEPLOYMENT = """Dunia

Korea Utara Kembali Siapkan Pasukan untuk Rusia

Korea Selatan menyebut Korea Utara bersiap mengirim pasukan tambahan ke Rusia. \
Sekitar 11.000 tentara Korea Utara telah ditempatkan di sana. \
Menurut laporan, lebih dari 3.000 tentara Korea Utara tewas atau terluka. \
Dua tentara Korea Utara ditangkap oleh pasukan Ukraina. \
Lebih dari 3.000 tentara dilaporkan menjadi korban. \
Pakta pertahanan kedua negara ditandatangani pada Juni 2024. \
Angka itu sulit diperiksa oleh 12 pengamat.

Tinggalkan Balasan
"""

PARTS = """30 C
Senin, Juni 2, 2025

Ribuan Tentara Menuju Garis Depan

Korea Utara mengirim ribuan tentara. \
Sekitar 1.500 tentara pasukan khusus Korea Utara sudah berada di Rusia. \
“Bantuan Rusia datang secara otomatis jika Korea Utara diserang,”. \
Kesepakatan antara Korea Utara dan Rusia diteken pada bulan Juni. \
Kedua Korea secara teknis masih berperang.
"""


@dataclass
class Made:
    """A page in the making: parts and records whose offsets are looked up in its text."""

    text: str
    body: tuple[str, str]
    title: str
    document_id: str = field(init=False)
    sha256: str = field(init=False)
    claims: list[Claim] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    losses: list[Loss] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Ids from the text, as a reader makes them."""
        self.sha256 = hashlib.sha256(self.text.encode()).hexdigest()
        self.document_id = identity.document_id(self.sha256)

    def span(self, words: str, inside: str | None = None) -> tuple[int, int]:
        """Offsets of the words, the first ones at or after `inside`."""
        base = 0 if inside is None else self.text.index(inside)
        start = self.text.index(words, base)
        return start, start + len(words)

    def party(self, words: str, inside: str, country: str, **more: object) -> Party:
        """A party whose words stand at or after `inside`."""
        start, end = self.span(words, inside)
        return Party(text=words, start=start, end=end, country=country, **more)  # type: ignore[arg-type]

    def witness(self, purpose: str, words: str, inside: str | None = None) -> Witness:
        """A witness whose words stand at or after `inside`."""
        start, end = self.span(words, inside)
        return Witness(purpose=purpose, text=words, start=start, end=end)

    def claim(
        self, quote: str, measure: Measure, bounds: tuple[int | None, ...], **more: object
    ) -> Claim:
        """Add a claim with the bounds (low, best, high)."""
        start, end = self.span(quote)
        fields: dict[str, object] = {
            "hedge": Hedge.EXACT,
            "mode": Mode.STOCK,
            "modality": Modality.HAPPENED,
            "stance": Stance.STATED,
            "block": BlockKind.BODY,
            "rules": ("made.claim",),
            **more,
        }
        subject = fields.get("of_whom")
        edges = (subject.start, subject.end) if isinstance(subject, Party) else (None, None)
        low, best, high = bounds
        claim = Claim(
            id=identity.claim_id(self.document_id, measure.value, (start, end), edges),
            document=self.document_id,
            measure=measure,
            low=low,
            best=best,
            high=high,
            start=start,
            end=end,
            quote=quote,
            **fields,  # type: ignore[arg-type]
        )
        self.claims.append(claim)
        return claim

    def event(self, quote: str, kind: EventType, trigger: str, **more: object) -> Event:
        """Add an event whose trigger stands in the quote."""
        start, end = self.span(quote)
        edges = self.span(trigger, quote)
        fields: dict[str, object] = {
            "modality": Modality.HAPPENED,
            "stance": Stance.STATED,
            "block": BlockKind.BODY,
            "rules": ("made.event",),
            **more,
        }
        event = Event(
            id=identity.event_id(self.document_id, kind.value, (start, end), edges),
            document=self.document_id,
            type=kind,
            trigger=Trigger(text=trigger, start=edges[0], end=edges[1]),
            start=start,
            end=end,
            quote=quote,
            **fields,  # type: ignore[arg-type]
        )
        self.events.append(event)
        return event

    def relation(
        self, quote: str, kind: RelationKind, parties: tuple[Party, ...], **more: object
    ) -> Relation:
        """Add a relation."""
        start, end = self.span(quote)
        edges = [(party.start, party.end) for party in parties]
        relation = Relation(
            id=identity.relation_id(self.document_id, kind.value, (start, end), edges),
            document=self.document_id,
            kind=kind,
            parties=parties,
            start=start,
            end=end,
            quote=quote,
            block=BlockKind.BODY,
            rules=("made.relation",),
            **more,  # type: ignore[arg-type]
        )
        self.relations.append(relation)
        return relation

    def loss(self, quote: str, reason: str) -> None:
        """Add a loss of stage "code"."""
        start, end = self.span(quote)
        self.losses.append(Loss(stage="code", reason=reason, start=start, end=end, quote=quote))

    def document(self, **more: object) -> Document:
        """The page: its title, its body, and whatever fields are given."""
        title = self.span(self.title)
        body = (self.text.index(self.body[0]), self.text.index(self.body[1]) + len(self.body[1]))
        fields: dict[str, object] = {"media_type": "text/plain", "language": "id", **more}
        return Document(
            id=self.document_id,
            sha256=self.sha256,
            text=self.text,
            title=Statement(text=self.title, start=title[0], end=title[1]),
            blocks=(
                Block(kind=BlockKind.TITLE, start=title[0], end=title[1], rule="made.title"),
                Block(kind=BlockKind.BODY, start=body[0], end=body[1], rule="made.body"),
            ),
            **fields,  # type: ignore[arg-type]
        )

    def coding(self, coded_by: str = CODED_BY) -> Coding:
        """All that was added."""
        return Coding(
            document=self.document_id,
            coded_by=coded_by,
            events=tuple(self.events),
            claims=tuple(self.claims),
            relations=tuple(self.relations),
            losses=tuple(self.losses),
        )


def sighting(document: Document, path: str) -> Sighting:
    """The document seen at this path."""
    return Sighting(id=identity.sighting_id(document.id, path), document=document.id, path=path)


def plain(text: str) -> tuple[Document, Coding]:
    """A page of one line without a record: its first line is its title, all of it its body."""
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    document = Document(
        id=identity.document_id(sha256),
        sha256=sha256,
        media_type="text/plain",
        language="id",
        text=text,
        blocks=(Block(kind=BlockKind.BODY, start=0, end=len(text), rule="made.body"),),
    )
    return document, Coding(document=document.id, coded_by=CODED_BY)


def deployment() -> tuple[Document, Coding]:
    """An undated page: 11,000 deployed, 3,000 killed or wounded (twice), two captured, a pact."""
    made = Made(
        text=DEPLOYMENT,
        body=("Korea Selatan menyebut", "oleh 12 pengamat."),
        title="Korea Utara Kembali Siapkan Pasukan untuk Rusia",
    )
    plan = "Korea Selatan menyebut Korea Utara bersiap mengirim pasukan tambahan ke Rusia"
    seoul = made.party("Korea Selatan", plan, "KOR", name="South Korea", sectors=("GOV",))
    made.event(
        plan,
        EventType.AID,
        "mengirim",
        actors=(made.party("Korea Utara", plan, "PRK", name="North Korea", sectors=("MIL",)),),
        recipients=(made.party("Rusia", plan, "RUS", name="Russia", sectors=("GOV",)),),
        modality=Modality.PLANNED,
        attributed_to=(seoul,),
        contexts=("military",),
        witnesses=(made.witness("modality", "bersiap", plan),),
    )
    quote = "Sekitar 11.000 tentara Korea Utara"
    made.claim(
        quote,
        Measure.TROOPS,
        (11000, 11000, 11000),
        hedge=Hedge.ABOUT,
        of_whom=made.party("Korea Utara", quote, "PRK", name="North Korea", sectors=("MIL",)),
        place=Place(text="Rusia", start=None, end=None, inferred="made.place", country="RUS"),
    )
    quote = "lebih dari 3.000 tentara Korea Utara"
    killed = made.claim(
        quote,
        Measure.KILLED_OR_WOUNDED,
        (3000, 3000, None),
        hedge=Hedge.MORE_THAN,
        mode=Mode.FLOW,
        of_whom=made.party("Korea Utara", quote, "PRK", name="North Korea", sectors=("MIL",)),
        witnesses=(made.witness("attribution", "laporan"),),
    )
    quote = "lebih dari 3.000 tentara Korea Utara tewas atau terluka"
    made.event(
        quote,
        EventType.ASSAULT,
        "tewas atau terluka",
        recipients=(made.party("tentara Korea Utara", quote, "PRK", name="North Korea"),),
        claims=(killed.id,),
    )
    made.claim(
        "Lebih dari 3.000 tentara",
        Measure.KILLED_OR_WOUNDED,
        (3000, 3000, None),
        hedge=Hedge.MORE_THAN,
        mode=Mode.FLOW,
        of_whom=Party(text="", start=None, end=None, inferred="made.subject", country="PRK"),
        witnesses=(made.witness("attribution", "dilaporkan"),),
    )
    quote = "Dua tentara Korea Utara"
    captured = made.claim(
        quote,
        Measure.CAPTURED,
        (2, 2, 2),
        mode=Mode.FLOW,
        of_whom=made.party("tentara Korea Utara", quote, "PRK", name="North Korea"),
    )
    quote = "Dua tentara Korea Utara ditangkap oleh pasukan Ukraina"
    made.event(
        quote,
        EventType.ASSAULT,
        "ditangkap",
        modes=("abduct",),
        actors=(made.party("pasukan Ukraina", quote, "UKR", name="Ukraine", sectors=("MIL",)),),
        recipients=(made.party("tentara Korea Utara", quote, "PRK", name="North Korea"),),
        claims=(captured.id,),
    )
    quote = "Pakta pertahanan kedua negara ditandatangani pada Juni 2024"
    start, end = made.span("Juni 2024")
    made.relation(
        quote,
        RelationKind.TREATY,
        (
            Party(
                text="kedua negara", start=None, end=None, inferred="made.both", country="PRK",
                name="North Korea",
            ),
            Party(
                text="kedua negara", start=None, end=None, inferred="made.both", country="RUS",
                name="Russia",
            ),
        ),
        signed_on=Time(
            text="Juni 2024", start=start, end=end, edtf="2024-06", since="2024-06-01",
            until="2024-06-30", precision=TimePrecision.MONTH,
        ),
        pledges=(
            Pledge(kind=PledgeKind.DEFENCE, text="pertahanan", start=made.span("pertahanan")[0],
                   end=made.span("pertahanan")[1]),
        ),
    )  # fmt: skip
    made.loss("Angka itu sulit diperiksa oleh 12 pengamat.", "a number of people without a fate")
    return made.document(section="Dunia"), made.coding()


def parts() -> tuple[Document, Coding]:
    """A page with a visit date only: 1,500 of the special forces, "thousands", a lost speaker."""
    made = Made(
        text=PARTS,
        body=("Korea Utara mengirim", "masih berperang."),
        title="Ribuan Tentara Menuju Garis Depan",
    )
    sent = "Korea Utara mengirim ribuan tentara"
    made.claim(
        "ribuan tentara",
        Measure.TROOPS,
        (1000, None, 9999),
        hedge=Hedge.VAGUE,
        of_whom=Party(
            text="Korea Utara", start=None, end=None, inferred="made.subject", country="PRK",
            name="North Korea",
        ),
    )  # fmt: skip
    made.event(
        sent,
        EventType.MOBILIZE,
        "mengirim",
        actors=(made.party("Korea Utara", sent, "PRK", name="North Korea"),),
    )
    quote = "Sekitar 1.500 tentara pasukan khusus Korea Utara"
    made.claim(
        quote,
        Measure.TROOPS,
        (1500, 1500, 1500),
        hedge=Hedge.ABOUT,
        of_whom=made.party(
            "tentara pasukan khusus Korea Utara", quote, "PRK", name="North Korea",
            sectors=("MIL",),
        ),
        place=Place(text="Rusia", start=None, end=None, inferred="made.place", country="RUS"),
    )  # fmt: skip
    pledge = "Bantuan Rusia datang secara otomatis jika Korea Utara diserang"
    made.event(
        pledge,
        EventType.AID,
        "Bantuan",
        actors=(made.party("Rusia", pledge, "RUS", name="Russia"),),
        recipients=(made.party("Korea Utara", pledge, "PRK", name="North Korea"),),
        modality=Modality.CONDITIONAL,
        witnesses=(made.witness("modality", "jika", pledge),),
        attributed_to=(
            Party(text="Hong", start=None, end=None, inferred="made.lost_speaker", name="Hong"),
        ),
    )
    quote = "Kesepakatan antara Korea Utara dan Rusia diteken pada bulan Juni"
    start, end = made.span("bulan Juni")
    made.relation(
        quote,
        RelationKind.TREATY,
        (
            made.party("Korea Utara", quote, "PRK", name="North Korea"),
            made.party("Rusia", quote, "RUS", name="Russia"),
        ),
        signed_on=Time(
            text="bulan Juni", start=start, end=end, edtf="XXXX-06", since=None, until=None,
            precision=TimePrecision.UNRESOLVED,
        ),
    )  # fmt: skip
    quote = "Kedua Korea secara teknis masih berperang"
    made.relation(
        quote,
        RelationKind.TECHNICALLY_AT_WAR,
        (
            Party(text="Kedua Korea", start=None, end=None, inferred="made.both", country="PRK",
                  name="North Korea"),
            Party(text="Kedua Korea", start=None, end=None, inferred="made.both", country="KOR",
                  name="South Korea"),
        ),
    )  # fmt: skip
    start, end = made.span("Senin, Juni 2, 2025")
    document = made.document(
        visited_on=DateStatement(
            edtf="2025-06-02", text="Senin, Juni 2, 2025", start=start, end=end
        ),
        not_after="2025-06-02",
    )
    return document, made.coding()
