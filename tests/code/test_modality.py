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


def test_stances_without_a_word_of_stance() -> None:
    assert stance_of(None, None, "id") == Stance.STATED
    assert stance_of("kata", None, "id") == Stance.STATED
    assert stance_of("kata", None, "en") == Stance.STATED
