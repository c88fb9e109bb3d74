"""Status of a deed: by its auxiliaries, by what it hangs on, by the nouns about it; stances."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from coded_pages import coded
from rujuk.code.modality import ModalityWords, modality_words
from rujuk.code.stances import stance_of
from rujuk.lang.grammar import grammar
from rujuk.records import Event, Modality, Stance

SENTENCES: dict[str, dict[str, str]] = yaml.safe_load(
    (Path(__file__).parents[1] / "lexicon/modality.id.yaml").read_text("utf-8")
)
OF_AUXILIARY = {
    "negated": "denied",
    "future": "planned",
    "possible": "possible",
    "obliged": "planned",
    "ongoing": "ongoing",
    "done": "happened",
}


def words() -> ModalityWords:
    found = modality_words("id")
    assert found is not None
    return found


def only(*sentences: str, **rest: str) -> Event:
    (event,) = coded(*sentences, **rest).events
    return event


def auxiliaries() -> dict[str, str]:
    found = grammar("id")
    assert found is not None
    return dict(found.auxiliaries)


@pytest.mark.parametrize(("word", "kind"), sorted(auxiliaries().items()))
def test_each_auxiliary(word: str, kind: str) -> None:
    event = only(f"Kenya {word} mengirim tentara ke Haiti.")
    assert (event.modality, event.rules[-1]) == (OF_AUXILIARY[kind], f"modality.{kind}")
    assert any(w.purpose == "modality" and w.text == word for w in event.witnesses)


def test_each_governing_root_has_a_sentence() -> None:
    assert sorted(SENTENCES["embedding"]) == sorted(words().embedding)


@pytest.mark.parametrize("root", sorted(SENTENCES["embedding"]))
def test_each_governing_root(root: str) -> None:
    told = coded(SENTENCES["embedding"][root]).events
    by_root = [e for e in told if f"modality.embedding.{root}" in e.rules]
    assert [e.modality for e in by_root] == [words().embedding[root]]


def test_only_who_denies_is_the_denier() -> None:
    for root in words().denials:
        (event,) = coded(SENTENCES["embedding"][root]).events
        assert event.denied_by is not None
        assert event.denied_by.country == "KEN"
    assert only(SENTENCES["embedding"]["gagal"]).denied_by is None
    denied = only("Serangan di Mogadishu dibantah pemerintah Kenya.")
    assert denied.modality == Modality.DENIED
    assert denied.denied_by is not None
    assert denied.denied_by.country == "KEN"


@pytest.mark.parametrize("noun", words().doubts)
def test_each_noun_of_doubt(noun: str) -> None:
    event = only(f"{noun.capitalize()} serangan Uganda di Haiti muncul.")
    assert (event.modality, event.rules[-1]) == ("possible", "modality.doubt")


@pytest.mark.parametrize("noun", words().plan_nouns)
def test_each_noun_of_plan(noun: str) -> None:
    event = only(f"{noun.capitalize()} Uganda untuk menyerang Haiti dibahas.")
    assert event.modality == Modality.PLANNED


@pytest.mark.parametrize("word", words().more)
def test_each_word_for_what_is_still_to_come(word: str) -> None:
    event = only(f"Serangan {word} di Haiti dibahas pada Mei.")
    assert (event.modality, event.rules[-1]) == ("planned", "modality.more")


@pytest.mark.parametrize("phrase", sorted(words().phrases))
def test_each_aside_before_a_clause(phrase: str) -> None:
    event = only(f"{phrase.capitalize()} tentara Kenya menyerang Uganda.")
    assert event.modality == words().phrases[phrase]
    assert event.rules[-1] in ("modality.aside", "modality.none")
    assert any(w.purpose == "modality" for w in event.witnesses)


def test_how_far_an_aside_reaches() -> None:
    first, second = coded("Konon, Kenya menyerang Uganda lalu membom Haiti.").events
    assert (first.modality, second.modality) == (Modality.POSSIBLE, Modality.POSSIBLE)
    assert first.stance == Stance.RUMOURED
    later = coded("Belum tentu hujan turun; Kenya menyerang Uganda.").events
    assert [event.modality for event in later] == [Modality.HAPPENED]
    denied = only("Kemungkinan besar Kenya tidak menyerang Uganda.")
    assert denied.modality == Modality.DENIED  # what may be is that it did not
    assert only("Kenya belum tentu menyerang Uganda.").modality == Modality.POSSIBLE
    asked = coded("Jika Kenya belum tentu menyerang Uganda, pasar itu sepi.").events
    assert [event.modality for event in asked] == [Modality.CONDITIONAL]


@pytest.mark.parametrize("phrase", words().none_before)
def test_each_word_for_a_deed_that_was_none(phrase: str) -> None:
    event = only(f"Menurut Kenya, {phrase} serangan Uganda di Haiti pada Senin.")
    assert event.modality == Modality.DENIED
    assert only("Menurut Kenya, serangan Uganda terjadi di Haiti.").modality == Modality.HAPPENED


def test_readiness_under_a_condition() -> None:
    for condition in ("jika", "apabila", "bila", "asalkan"):
        ready = coded(f"Kenya siap mengirim tentara {condition} Uganda menarik pasukannya.").events
        assert [event.modality for event in ready] == [Modality.CONDITIONAL] * 2
    promised = coded("Kenya berjanji mengirim tentara jika Uganda menarik pasukannya.").events
    assert promised[0].modality == Modality.HAPPENED  # the promise is made


def test_plans_that_are_none_and_plans_by_light_verbs() -> None:
    assert only("Kenya menyiapkan serangan terhadap Uganda.").modality == Modality.PLANNED
    assert only("Kenya tidak merencanakan serangan terhadap Uganda.").modality == Modality.DENIED
    assert only("Kenya melancarkan serangan terhadap Uganda.").modality == Modality.HAPPENED


def test_conditions() -> None:
    for word in ("Jika", "Bila", "Apabila", "Kalau", "Seandainya"):
        event = only(f"{word} Uganda menyerang Haiti, pasar itu sepi.")
        assert event.modality == Modality.CONDITIONAL
    attack, help_ = coded("Jika Uganda menyerang Haiti, Kenya mengirim tentara ke Haiti.").events
    assert {attack.modality, help_.modality} == {Modality.CONDITIONAL}
    warned = only("Jika hujan turun, Kenya mengecam Uganda.")
    assert warned.modality == Modality.HAPPENED  # a speech act is itself done


def test_negations() -> None:
    assert only("Kenya tidak menyerang Uganda.").modality == Modality.DENIED
    assert only("Kenya tidak hanya menyerang Uganda.").modality == Modality.HAPPENED
    assert only("Kenya bukan tidak menyerang Uganda.").modality == Modality.POSSIBLE
    assert only("Tanpa serangan Uganda di Haiti, jalan itu dibuka.").modality == Modality.DENIED


def test_stronger_words_win() -> None:
    assert only("Kenya tidak akan menyerang Uganda.").modality == Modality.DENIED
    assert only("Kenya mungkin akan menyerang Uganda.").modality == Modality.POSSIBLE
    assert only("Kenya akan terus menyerang Uganda.").modality == Modality.PLANNED


def test_nothing_said_is_happened() -> None:
    assert only("Kenya menyerang Uganda.").modality == Modality.HAPPENED


@pytest.mark.parametrize("root", sorted(words().stances))
def test_each_stance_is_one_of_the_records(root: str) -> None:
    assert stance_of(root, None, "id") == Stance(words().stances[root])


@pytest.mark.parametrize("phrase", words().preliminary)
def test_each_word_for_a_first_count(phrase: str) -> None:
    (claim,) = coded(f"Menurut {phrase}, 12 tentara Kenya tewas.").claims
    assert claim.stance == Stance.PRELIMINARY
    (plain,) = coded("Menurut polisi, 12 tentara Kenya tewas.").claims
    assert plain.stance == Stance.STATED


def test_the_verb_of_opinion_over_a_figure() -> None:
    (claim,) = coded("Sedikitnya 12 tentara Kenya diyakini tewas di Haiti.").claims
    assert claim.stance == Stance.ASSESSED
    (other,) = coded("Sedikitnya 12 tentara Kenya dilaporkan tewas di Haiti.").claims
    assert other.stance == Stance.STATED


def test_stances_without_a_word_of_stance() -> None:
    assert stance_of(None, None, "id") == Stance.STATED
    assert stance_of("kata", None, "id") == Stance.STATED
    assert stance_of("kata", None, "en") == Stance.STATED


@pytest.mark.parametrize("judgement", words().judgements)
def test_a_judgement_denies_no_deed(judgement: str) -> None:
    (event,) = coded(f"Serangan Sudan ke Chad itu tidak dapat {judgement}.").events
    assert (event.type, event.modality) == ("ASSAULT", Modality.HAPPENED)


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("Serangan Kenya di Haiti tidak menghancurkan pelabuhan.", "happened"),
        ("Serangan Kenya ke Haiti akan memengaruhi harga beras.", "happened"),
        ("Penangkapan aktivis oleh polisi Kenya tidak menyurutkan warga.", "happened"),
        ("Keputusan Kenya menuai kecaman dari Haiti.", "happened"),
        ("Pasukan Kenya merebut kota itu tanpa korban seorang pun.", "happened"),
        ("Kota itu telah mereka rebut tanpa korban sipil seorang pun.", "happened"),
        ("Tidak ada tentara Kenya yang tewas tertembak.", "denied"),
        ("Keputusan itu mendapat kecaman dari Haiti.", "happened"),
        ("Rencana penarikan pasukan Kenya dari Haiti diumumkan.", "planned"),
        ("Kenya menunda rencana serangan ke Haiti.", "planned"),
        ("Perundingan Kenya dan Haiti belum dimulai.", "denied"),
        ("Penarikan pasukan Kenya dari Haiti tidak akan dilakukan.", "denied"),
        ("Serangan Kenya ke Haiti tidak terjadi.", "denied"),
    ],
)
def test_what_a_deed_does_is_not_whether_it_was_done(sentence: str, modality: str) -> None:
    found = [e.modality.value for e in coded(sentence).events if e.type != "REJECT"]
    assert found[:1] == [modality]
