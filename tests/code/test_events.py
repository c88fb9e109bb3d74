"""Events of a sentence: spans, merging, speech acts, conditions, pages of sport, losses."""

from __future__ import annotations

from coded_pages import coded, page
from rujuk.code.document import code_document
from rujuk.records import Coding, Event, EventType, Modality
from rujuk.store.laws import check_coding


def events(*paragraphs: str, title: str | None = None) -> tuple[Event, ...]:
    return coded(*paragraphs, title=title).events


def types(*paragraphs: str) -> list[str]:
    return [str(event.type) for event in events(*paragraphs)]


def test_the_span_is_the_clause() -> None:
    (event,) = events("Hujan turun, tetapi tentara Kenya menyerang Uganda di Busia, kata warga.")
    assert event.quote == "tentara Kenya menyerang Uganda di Busia"
    assert event.trigger.text == "menyerang"


def test_the_reporting_words_are_outside_the_span() -> None:
    for sentence in (
        "Menurut warga, Kenya menyerang Uganda.",
        "Kenya menyerang Uganda, kata warga.",
        'Warga berkata, "Kenya menyerang Uganda."',
    ):
        (event,) = events(sentence)
        assert event.quote == "Kenya menyerang Uganda"


def test_the_time_of_the_clause_is_in_the_span() -> None:
    (event,) = events("Pada 3 Mei 2021, Kenya menyerang Uganda.")
    assert event.time is not None
    assert event.time.edtf == "2021-05-03"
    assert event.quote.startswith("3 Mei 2021") or event.quote.startswith("Pada")


def test_harm_joins_the_attack_that_brought_it() -> None:
    (event,) = events("Kenya menyerang Uganda, menewaskan tiga tentara.")
    assert event.trigger.text == "menyerang"
    assert "menewaskan tiga tentara" in event.quote


def test_harms_side_by_side_are_one() -> None:
    told = events("Serangan itu sudah lama.", "Tiga tentara Turki tewas dan lima lainnya terluka.")
    assert [e.type for e in told if e.rules[0].startswith("event.assault.")] == ["ASSAULT"]


def test_a_noun_and_its_light_verb_are_one() -> None:
    (event,) = events("Kenya melancarkan serangan terhadap Uganda.")
    assert [p.country for p in event.actors] == ["KEN"]
    assert [p.country for p in event.recipients] == ["UGA"]
    assert "event.light_verb" in event.rules


def test_the_content_of_a_speech_act_is_no_deed() -> None:
    assert types("Kenya meminta Uganda menyerang Haiti.") == ["REQUEST"]
    assert types("Kenya mengecam serangan Uganda terhadap Haiti.") == ["ACCUSE"]
    assert types("Kenya mengancam akan menyerang Uganda.") == ["THREATEN"]
    assert types("Kenya berjanji mengirim tentara ke Haiti.") == ["AGREE"]


def test_the_aim_of_a_deed_is_no_deed() -> None:
    assert types("Kenya mengirim tentara ke Haiti untuk menyerang geng itu.") == ["AID"]


def test_the_topic_of_a_protest_is_no_deed() -> None:
    assert types("Mahasiswa Kenya berunjuk rasa menuntut pemerintah mundur.") == ["PROTEST"]


def test_a_reported_deed_is_a_deed() -> None:
    assert types("Kenya mengatakan Uganda menyerang Haiti.") == ["ASSAULT"]


def test_the_main_clause_of_a_condition_is_conditional() -> None:
    told = events("Kenya akan menyerang Uganda jika perbatasan ditutup.")
    assert {e.modality for e in told} == {Modality.CONDITIONAL}


def test_a_back_reference_is_no_new_deed() -> None:
    assert len(events("Kenya menyerang Uganda. Serangan itu mengejutkan warga.")) == 1


def test_rows_of_verbs_share_their_subject() -> None:
    told = events("Kenya menyerang Uganda dan mengecam Haiti.")
    assert [(str(e.type), [p.country for p in e.actors]) for e in told] == [
        ("ASSAULT", ["KEN"]),
        ("ACCUSE", ["KEN"]),
    ]


def test_on_a_sports_page_only_known_parties_do_deeds() -> None:
    sport = "Wasit meniup peluit, pemain bersorak, gol tercipta di stadion itu pada babak kedua."
    assert events(sport, "Tuan rumah menyerang sejak awal dan menggempur gawang.") == ()
    assert types(sport, "Polisi Kenya menangkap dua suporter.") in (["COERCE"], [])


def test_titles_are_coded_and_say_so() -> None:
    (event,) = events(title="Kenya Serang Uganda")
    assert (str(event.block), event.trigger.text) == ("title", "Serang")


def test_what_yields_nothing_is_a_loss() -> None:
    told = coded("Presiden Kenya menanam pohon mangga bersama Uganda.")
    assert (told.events, told.claims, told.relations) == ((), (), ())
    (loss,) = told.losses
    assert (loss.stage, loss.reason) == ("code", "a party and a verb, no frame")
    assert loss.quote == "Presiden Kenya menanam pohon mangga bersama Uganda."


def test_a_language_without_a_pack_is_a_loss() -> None:
    told = coded("Un navire est parti.", language="fr")
    assert told.events == ()
    assert "no language pack" in told.losses[0].reason


def test_an_empty_page_gives_nothing() -> None:
    assert coded() == Coding(document=page().id, coded_by=coded().coded_by)


def test_the_same_page_gives_the_same_records() -> None:
    sentence = "Kenya menyerang Uganda di Busia pada 3 Mei 2021, kata Presiden Kenya."
    assert coded(sentence) == coded(sentence)


def test_every_record_keeps_the_laws() -> None:
    document = page(
        "Kenya mengirim 300 tentara ke Haiti, kata Presiden Kenya pada 3 Mei 2021.",
        '"Kami akan menyerang Uganda jika perbatasan ditutup," ujarnya.',
        "Perjanjian kedua negara ditandatangani pada Mei 2020.",
        published_on="2021-05-04",
    )
    coding = code_document(document)
    assert coding.events
    assert list(check_coding(document, coding)) == []
    assert all(e.type in EventType for e in coding.events)


def test_the_date_a_sentence_closes_with_is_that_of_its_main_clause() -> None:
    freed, taken = coded(
        "Pemerintah Nigeria membebaskan 100 anak yang diculik kelompok bersenjata dari sekolah di "
        "Papiri, Minggu (7/12/2025).",
    ).events
    assert freed.time is not None
    assert freed.time.edtf == "2025-12-07"
    assert freed.end < taken.end


def test_what_befell_nobody_did_not_happen() -> None:
    events = coded("Tidak ada warga yang tewas ketika Israel menyerang Beirut di Lebanon.").events
    assert [e.modality for e in events if e.trigger.text == "tewas"] in ([], [Modality.DENIED])
    assert [e.modality for e in events if e.trigger.text == "menyerang"] == [Modality.HAPPENED]
