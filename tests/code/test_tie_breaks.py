"""The tie-break rules of PLOVER 2.0, and where rujuk departs from them (docs/decisions.md).

Each rule has sentences with the events they must yield (type, mode or null for none asked, modality
where it matters) and the types they must not.
"""

from __future__ import annotations

import pytest

from coded_pages import coded

# rule: sentence, events wanted (type, mode, modality; a part left out is not asked), types barred
RULES: dict[str, list[tuple[str, list[str], str]]] = {
    "an invitation is AGREE; a visit to come keeps its type (departure)": [
        ("Prancis mengundang Presiden Maroko ke Paris.", ["AGREE"], "CONSULT"),
        ("Presiden Kenya berjanji akan mengunjungi Uganda.", ["AGREE"], "CONSULT"),
        (
            "Perdana Menteri Jepang akan mengunjungi Vietnam pekan depan.",
            ["CONSULT visit planned"],
            "AGREE",
        ),
    ],
    "an ambassador summoned to hear a complaint": [
        ("Spanyol memanggil duta besar Israel.", ["ACCUSE disapprove"], "CONSULT"),
        (
            "Duta Besar China dipanggil Kementerian Luar Negeri Filipina untuk menerima protes.",
            ["ACCUSE disapprove"],
            "CONSULT",
        ),
        (
            "Pemanggilan duta besar Iran oleh Swedia terjadi.",
            ["ACCUSE disapprove"],
            "CONSULT",
        ),
    ],
    "a party to a conflict that calls for its end": [
        ("Pemberontak Houthi menyerukan gencatan senjata dengan Arab Saudi.", ["AGREE"], "REQUEST"),
        ("RSF meminta gencatan senjata dengan tentara Sudan.", ["AGREE"], "REQUEST"),
        ("Indonesia menyerukan gencatan senjata di Gaza.", ["REQUEST yield"], "AGREE"),
    ],
    "signed is SUPPORT, a promise to sign is AGREE": [
        ("Polandia menandatangani perjanjian pertahanan dengan Swedia.", ["SUPPORT"], "AGREE"),
        ("Parlemen Latvia meratifikasi konvensi itu.", ["SUPPORT"], "AGREE"),
        ("Polandia berjanji akan menandatangani perjanjian dengan Swedia.", ["AGREE"], "SUPPORT"),
        ("Latvia sepakat untuk meratifikasi konvensi itu.", ["AGREE"], "SUPPORT"),
    ],
    "pardon, amnesty, acquittal are CONCEDE; letting go is RETREAT release": [
        ("Presiden Nigeria mengampuni 159 narapidana.", ["CONCEDE"], "RETREAT"),
        ("Raja Thailand memberikan amnesti kepada 4.000 tahanan.", ["CONCEDE"], "RETREAT"),
        ("Pengadilan Mesir membebaskan bekas menteri itu dari dakwaan.", ["CONCEDE"], ""),
        ("Nigeria membebaskan 159 narapidana dari penjara.", ["RETREAT release"], "CONCEDE"),
    ],
    "a withdrawal announced is CONCEDE, one under way RETREAT": [
        ("Prancis mengumumkan penarikan pasukan dari Niger.", ["CONCEDE"], "RETREAT"),
        ("Turki mengumumkan akan menarik pasukannya dari Irak.", ["CONCEDE"], "RETREAT"),
        ("Prancis mulai menarik pasukannya dari Niger.", ["RETREAT withdraw"], "CONCEDE"),
        ("Pasukan Rusia meninggalkan Bucha.", ["RETREAT withdraw"], "CONCEDE"),
    ],
    "hostages rescued, debts forgiven, reparations paid freely are AID": [
        ("Pasukan Israel menyelamatkan empat sandera di Nuseirat.", ["AID"], "RETREAT"),
        ("Tentara Nigeria membebaskan 137 siswa yang disandera.", ["AID"], "RETREAT"),
        ("China menghapus utang Zambia senilai 4 miliar dolar.", ["AID"], "SANCTION"),
        ("Prancis menghapuskan utang Sudan.", ["AID"], "SANCTION"),
        ("Jerman membayar ganti rugi kepada Namibia.", ["AID"], "CONCEDE"),
    ],
    "a payment that a court orders": [
        (
            "Pengadilan Argentina memerintahkan Iran membayar ganti rugi kepada keluarga korban.",
            ["SANCTION convict"],
            "REQUEST AID CONCEDE",
        ),
        (
            "Pengadilan London mewajibkan Spanyol membayar kompensasi.",
            ["SANCTION convict"],
            "REQUEST AID CONCEDE",
        ),
    ],
    "convicted and jailed are two deeds where both are told (departure), and no accusation": [
        (
            "Pengadilan Peru menyatakan bekas presiden itu bersalah dan memenjarakannya.",
            ["SANCTION convict", "COERCE arrest"],
            "ACCUSE",
        ),
        (
            "Hakim Nigeria memvonis bekas menteri itu, lalu polisi menahannya.",
            ["SANCTION convict", "COERCE arrest"],
            "ACCUSE",
        ),
        (
            "Pengadilan Turki memvonis wartawan itu enam tahun penjara.",
            ["SANCTION convict"],
            "ACCUSE",
        ),
        ("Pengadilan Peru memvonis perusahaan itu.", ["SANCTION convict"], "COERCE ACCUSE"),
    ],
    "an arrest warrant in absentia": [
        (
            "Pengadilan Rusia mengeluarkan surat perintah penangkapan terhadap hakim Inggris.",
            ["THREATEN arrest"],
            "COERCE",
        ),
        (
            "Mahkamah Pidana Internasional menerbitkan surat penangkapan terhadap menteri Israel.",
            ["THREATEN arrest"],
            "COERCE",
        ),
    ],
    "who is barred from entering is refused, who is expelled is coerced": [
        ("Tunisia melarang delegasi Uni Eropa masuk.", ["REJECT"], "COERCE"),
        ("Wartawan Prancis dilarang memasuki Azerbaijan.", ["REJECT"], "COERCE"),
        ("Pakistan mengusir 5.000 warga Afghanistan.", ["COERCE"], "REJECT SANCTION"),
        ("Malaysia mendeportasi 1.086 warga Myanmar.", ["COERCE deport"], "REJECT SANCTION"),
    ],
    "a meeting cancelled": [
        ("Kolombia membatalkan pertemuan dengan Venezuela.", ["REJECT meet"], "CONSULT SANCTION"),
        ("Kunjungan menteri Turki ke Swedia dibatalkan Ankara.", ["REJECT meet"], "CONSULT"),
    ],
    "military aid withdrawn": [
        (
            "Amerika Serikat menghentikan bantuan militer kepada Ethiopia.",
            ["SANCTION discontinue"],
            "AID RETREAT",
        ),
        (
            "Bantuan militer untuk Mali ditarik Jerman.",
            ["SANCTION discontinue"],
            "AID RETREAT",
        ),
        ("Swedia mencabut bantuan militer kepada Yordania.", ["SANCTION discontinue"], "AID"),
    ],
    "people flee their country: who drove them out": [
        (
            "Ribuan warga Suriah mengungsi ke Turki akibat serangan tentara Rusia.",
            ["SANCTION expel"],
            "",
        ),
        (
            "Warga Myanmar melarikan diri ke Thailand karena serangan militer Myanmar.",
            ["SANCTION expel"],
            "",
        ),
    ],
    "an exercise with others is COOPERATE, one's own MOBILIZE": [
        ("Indonesia dan India menggelar latihan militer bersama.", ["COOPERATE"], "MOBILIZE"),
        ("Latihan gabungan Jepang dan Filipina dimulai Senin.", ["COOPERATE"], "MOBILIZE"),
        ("Belarusia menggelar latihan militer di dekat perbatasan.", ["MOBILIZE"], "COOPERATE"),
        ("Latihan perang Iran di Teluk Oman dimulai Senin.", ["MOBILIZE"], "COOPERATE"),
    ],
    "forces sent that then fight": [
        (
            "Tentara Sudan dikerahkan ke Omdurman dan menyerang RSF.",
            ["ASSAULT"],
            "MOBILIZE",
        ),
        (
            "Pasukan Ethiopia dikerahkan ke Tigray lalu menembaki warga.",
            ["ASSAULT"],
            "MOBILIZE",
        ),
        ("Tentara Sudan dikerahkan ke Omdurman.", ["MOBILIZE troops"], "ASSAULT"),
    ],
    "forces sent to help after a disaster": [
        ("Polisi Turki dikerahkan untuk membantu korban gempa.", ["AID"], "MOBILIZE"),
        ("Filipina mengerahkan 2.000 tentara ke daerah yang dilanda topan.", ["AID"], "MOBILIZE"),
        ("Filipina mengerahkan 2.000 tentara ke Mindanao.", ["MOBILIZE troops"], "AID"),
    ],
    "combatants captured in fighting": [
        ("Pasukan Ukraina menangkap dua tentara Korea Utara.", ["ASSAULT abduct"], "COERCE"),
        ("Belasan tentara Myanmar ditawan pemberontak Arakan.", ["ASSAULT abduct"], "COERCE"),
        ("Penangkapan 12 prajurit Rusia oleh Ukraina terjadi Rabu.", ["ASSAULT abduct"], "COERCE"),
        ("Polisi Kenya menangkap dua pedagang.", ["COERCE arrest"], "ASSAULT"),
    ],
    "the topic of a protest is no demand": [
        (
            "Ribuan warga Serbia berunjuk rasa menuntut perdana menteri mundur.",
            ["PROTEST demo"],
            "REQUEST RETREAT",
        ),
        (
            "Buruh Chili mogok kerja dan menuntut kenaikan upah.",
            ["PROTEST strike"],
            "REQUEST",
        ),
        (
            "Unjuk rasa mahasiswa Bangladesh yang menuntut penghapusan kuota digelar di Dhaka.",
            ["PROTEST demo"],
            "REQUEST CONCEDE",
        ),
    ],
    "an emergency after a disaster is no coercion": [
        ("Filipina menetapkan keadaan darurat setelah topan.", [], "COERCE"),
        ("Yunani memberlakukan keadaan darurat akibat kebakaran hutan.", [], "COERCE"),
        ("Status darurat bencana ditetapkan pemerintah Chili.", [], "COERCE"),
        ("Peru memberlakukan keadaan darurat di Lima.", ["COERCE martial-law"], ""),
    ],
}
CASES = [(rule, *case) for rule, cases in RULES.items() for case in cases]
RULES_OF_THE_CODEBOOK = 20


def test_every_rule_has_sentences() -> None:
    assert len(RULES) == RULES_OF_THE_CODEBOOK
    assert min(map(len, RULES.values())) >= 2


@pytest.mark.parametrize(("rule", "sentence", "wanted", "barred"), CASES)
def test_tie_break(rule: str, sentence: str, wanted: list[str], barred: str) -> None:
    events = coded(sentence).events
    told = [{e.type.value, *e.modes, e.modality.value} for e in events]
    for asked in wanted:
        assert any(set(asked.split()) <= one for one in told), (rule, asked, told)
    assert not {e.type.value for e in events} & set(barred.split()), (rule, told)


def test_the_winner_and_the_court_have_the_payment_ordered() -> None:
    (event,) = [
        e
        for e in coded("Pengadilan Argentina memerintahkan Iran membayar ganti rugi.").events
        if e.type == "SANCTION"
    ]
    assert [p.country for p in event.actors] == ["ARG"]
    assert [p.country for p in event.recipients] == ["IRN"]


def test_who_drove_people_out_is_the_actor() -> None:
    page = "Ribuan warga Suriah mengungsi ke Turki akibat serangan tentara Rusia."
    event = next(e for e in coded(page).events if e.type == "SANCTION")
    assert [p.country for p in event.actors] == ["RUS"]
    assert [p.country for p in event.recipients] == ["SYR"]
