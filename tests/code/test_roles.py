"""Who does what to whom, beyond subject and object: contents, owners, parts, nouns of deeds."""

from __future__ import annotations

import pytest

from coded_pages import coded
from rujuk.lang.grammar import grammar


def sides(*paragraphs: str, trigger: str, title: str | None = None) -> tuple[str, str]:
    """Countries of the actors and of the recipients of the deed with this trigger, sorted."""
    events = coded(*paragraphs, title=title).events
    (event,) = [e for e in events if e.trigger.text.lower().startswith(trigger)]
    return tuple(  # type: ignore[return-value] # two sides
        "+".join(sorted({p.country or "?" for p in side}))
        for side in (event.actors, event.recipients)
    )


def types(sentence: str) -> list[str]:
    return [event.type.value for event in coded(sentence).events]


@pytest.mark.parametrize(
    ("sentence", "trigger", "expected"),
    [
        ("Kanada sepakat mengirim gandum kepada Yaman.", "sepakat", ("CAN", "YEM")),
        ("Norwegia berjanji membantu Malawi.", "berjanji", ("NOR", "MWI")),
        ("Rusia menawarkan pelatihan kepada Mali.", "menawarkan", ("RUS", "MLI")),
        ("Ancaman Iran untuk menyerang Israel ditanggapi dingin.", "ancaman", ("IRN", "ISR")),
    ],
)
def test_what_is_promised_or_threatened_tells_whom_it_is_for(
    sentence: str, trigger: str, expected: tuple[str, str]
) -> None:
    assert sides(sentence, trigger=trigger) == expected


@pytest.mark.parametrize("word", ["perbatasan", "jalan"])
def test_what_is_shared_with_another_is_closed_to_it(word: str) -> None:
    sentence = f"Finlandia menutup {word} dengan Rusia pada Rabu."
    assert sides(sentence, trigger="menutup") == ("FIN", "RUS")


def test_an_instrument_is_no_party() -> None:
    sentence = "Polisi Kenya menutup jalan dengan truk pada Rabu."
    assert sides(sentence, trigger="menutup") == ("KEN", "")


@pytest.mark.parametrize("word", sorted(grammar("id").undergone - {"melawan"}))  # type: ignore[union-attr] # Indonesian has a grammar
def test_before_who_undergoes_it_stands_who_does_it(word: str) -> None:
    sentence = f"Penolakan Mesir {word} rencana Israel disampaikan pada Rabu."
    assert sides(sentence, trigger="penolakan") == ("EGY", "ISR")


def test_names_joined_inside_a_noun_of_a_deed_do_it_together() -> None:
    sentence = "Vonis itu memicu kecaman Norwegia dan Swedia."
    assert sides(sentence, trigger="kecaman")[0] == "NOR+SWE"


def test_a_state_after_from_is_that_of_the_person_before_it() -> None:
    sentence = "Menteri Pertahanan Ghana bertemu dengan mitranya dari Togo."
    assert sides(sentence, trigger="bertemu") == ("GHA", "TGO")


def test_a_part_of_somebody_is_somebody() -> None:
    sentence = "Tentara Sudan menangkap warga Chad. Sebagian dari mereka disiksa."
    assert sides(sentence, trigger="disiksa")[1] == "TCD"


def test_whom_ground_is_taken_from_undergoes_it() -> None:
    sentence = "Tentara Sudan merebut kota itu dari pasukan Chad."
    assert sides(sentence, trigger="merebut") == ("SDN", "TCD")


@pytest.mark.parametrize("word", ["menembakkan roket", "melancarkan serangan"])
def test_what_is_attacked_by_its_place_is_of_its_country(word: str) -> None:
    trigger = "menembakkan" if "roket" in word else "serangan"
    assert sides(f"Rusia {word} ke Sumy.", trigger=trigger) == ("RUS", "UKR")


def test_help_goes_to_the_country_of_a_place() -> None:
    sentence = "Yordania mengirim bantuan kemanusiaan ke Kabul."
    assert sides(sentence, trigger="mengirim") == ("JOR", "AFG")


@pytest.mark.parametrize(
    ("sentence", "trigger", "expected"),
    [
        ("Venezuela menutup kedutaannya di Oslo.", "menutup", ("VEN", "NOR")),
        ("Brasil menarik duta besarnya dari Israel.", "menarik", ("BRA", "ISR")),
        ("Brasil menarik duta besarnya pada Rabu.", "menarik", ("BRA", "")),
        ("Polisi Kenya menahan warganya di Uganda.", "menahan", ("KEN", "KEN")),
    ],
)
def test_who_calls_its_envoys_home_turns_from_where_they_are(
    sentence: str, trigger: str, expected: tuple[str, str]
) -> None:
    assert sides(sentence, trigger=trigger) == expected


def test_an_origin_is_of_the_noun_before_it() -> None:
    sentence = "Tentara Sudan menahan insinyur asal Mesir."
    assert sides(sentence, trigger="menahan") == ("SDN", "EGY")


def test_whose_deed_is_refused_is_told_inside_the_refusal() -> None:
    sentence = "Penolakan Mesir atas pengusiran warga oleh Israel disampaikan pada Rabu."
    assert sides(sentence, trigger="penolakan") == ("EGY", "ISR")


def test_coordinate_verbs_share_what_stands_after_the_last() -> None:
    sentence = "Kedutaan Swedia diserbu dan dibakar massa Irak."
    assert sides(sentence, trigger="diserbu") == ("IRQ", "SWE")
    sentence = "Polisi Kenya memukul dan menahan warga Uganda."
    assert sides(sentence, trigger="memukul") == ("KEN", "UGA")


def test_who_announces_an_emergency_declares_it() -> None:
    sentence = "Presiden Korea Selatan mengumumkan darurat militer."
    assert sides(sentence, trigger="darurat")[0] == "KOR"


def test_a_drill_of_one_country_is_a_show_of_arms() -> None:
    assert types("Angkatan laut Iran menggelar latihan militer di Teluk Oman.") == ["MOBILIZE"]
    assert types("Iran dan Rusia menggelar latihan militer di Teluk Oman.") == ["COOPERATE"]


def test_help_with_a_mere_task_is_no_aid() -> None:
    assert types("Mahasiswa Jepang membantu menerjemahkan buku.") == []
    assert types("Jepang membantu Filipina.") == ["AID"]


def test_what_has_been_answered_is_no_threat() -> None:
    said = "Juru bicara militer Iran mengatakan serangan itu {} kami balas."
    assert "THREATEN" in types(said.format("akan"))
    assert "THREATEN" not in types(said.format("sudah"))


def test_a_deed_that_is_stopped_is_told_by_its_stop() -> None:
    assert types("Spanyol menghentikan penjualan senjata kepada Israel.") == ["SANCTION"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Pasukan Ethiopia melawan pemberontak Tigray.", ["ASSAULT"]),
        ("Pasukan Ethiopia menggelar operasi melawan pemberontak Tigray.", []),
        ("Pertandingan Ethiopia melawan Kenya digelar pada Rabu.", []),
    ],
)
def test_against_is_a_verb_only_where_its_clause_has_none(
    sentence: str, expected: list[str]
) -> None:
    assert [t for t in types(sentence) if t == "ASSAULT"] == expected


@pytest.mark.parametrize(
    ("sentence", "trigger", "expected"),
    [
        ("Sudan menerima bantuan kemanusiaan dari Mesir.", "bantuan", ("EGY", "SDN")),
        ("Keputusan Israel menuai kecaman dari Turki.", "kecaman", ("TUR", "ISR")),
        ("Presiden Ghana menerima kunjungan Presiden Togo.", "kunjungan", ("TGO", "GHA")),
        ("Mesir memberikan bantuan kemanusiaan kepada Sudan.", "bantuan", ("EGY", "SDN")),
    ],
)
def test_who_receives_a_deed_does_not_do_it(
    sentence: str, trigger: str, expected: tuple[str, str]
) -> None:
    assert sides(sentence, trigger=trigger) == expected


def test_what_belongs_to_somebody_is_of_its_country() -> None:
    sentence = "Angkatan laut Iran menyita kapal milik perusahaan Korea Selatan."
    assert sides(sentence, trigger="menyita") == ("IRN", "KOR")


def test_who_told_the_whole_told_the_part() -> None:
    sentence = (
        "NIS menyatakan 3.000 tentara Korea Utara tiba, termasuk sekitar 600 insinyur tempur."
    )
    whole, part = coded(sentence).claims
    assert [p.country for p in part.said_by] == [p.country for p in whole.said_by] == ["KOR"]
