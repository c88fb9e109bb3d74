"""The tables of roots: built from their sources and the hand-made lists, fresh, and used."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest
import yaml

from rujuk.lang.affixes import ATTESTED, COMMON, RARE, grammar_of
from rujuk.lang.morphology import Kind, Voice, analyse, is_verb_form
from rujuk.lexicon import resource

GRAMMAR = grammar_of("id")
assert GRAMMAR is not None
SUPPLEMENT = resource("lang/id/roots_supplement.yaml").read_text("utf-8")
LISTS: dict[str, Any] = yaml.safe_load(SUPPLEMENT)
TABLES = {
    "roots.txt": ("nlp-id 0.1.23.0 (MIT)", ["common", "attested"]),
    "roots_dictionary.txt": ("hunspell-id 1:7.5.0-1 (LGPL-3)", ["rare"]),
}


def table(name: str) -> list[str]:
    return resource(f"lang/id/{name}").read_text("utf-8").splitlines()


def words(name: str) -> set[str]:
    return {word for band in table(name)[2::2] for word in band.split(" ")}


@pytest.mark.parametrize("name", TABLES)
def test_a_table_names_its_source_and_licence_and_is_sorted(name: str) -> None:
    source, bands = TABLES[name]
    lines = table(name)
    assert source in lines[0]
    assert [line.removeprefix("# ") for line in lines[1::2]] == bands
    for band in lines[2::2]:
        assert band.split(" ") == sorted(set(band.split(" ")))


@pytest.mark.parametrize("name", TABLES)
def test_a_table_was_built_from_the_hand_made_lists_as_they_are(name: str) -> None:
    digest = hashlib.sha256(SUPPLEMENT.encode()).hexdigest()[:12]
    assert f"({digest})" in table(name)[0], "run scripts/build_roots.py"


def test_there_are_twenty_thousand_roots() -> None:
    assert len(words("roots.txt")) > 6_000
    assert len(words("roots.txt") | words("roots_dictionary.txt")) >= 20_000


def test_what_the_corpus_knows_ranks_before_what_a_dictionary_knows() -> None:
    assert RARE < ATTESTED < COMMON
    assert GRAMMAR.rank["serang"] >= COMMON
    assert GRAMMAR.rank["abaka"] == RARE
    assert all(GRAMMAR.rank[root] > RARE for root in words("roots.txt"))


@pytest.mark.parametrize(
    "name", ["added", "kept", "dropped", "dictionary_kept", "dictionary_dropped"]
)
def test_hand_made_lists_are_sorted(name: str) -> None:
    assert LISTS[name] == sorted(set(LISTS[name]))


def test_hand_made_lists_are_used() -> None:
    assert words("roots.txt") >= {*LISTS["added"], *LISTS["kept"]}
    assert words("roots_dictionary.txt") >= set(LISTS["dictionary_kept"])
    assert not words("roots.txt") & set(LISTS["dropped"])
    dropped = {*LISTS["dropped"], *LISTS["dictionary_dropped"]}
    assert not words("roots_dictionary.txt") & dropped


def test_sample_of_the_tables_is_read_as_roots() -> None:
    for root in sorted(GRAMMAR.rank)[::97]:
        word = analyse(root, "id")
        if root in GRAMMAR.forms or root in GRAMMAR.fused or "-" in root:
            continue
        assert (word.root, word.kind) == (root, Kind.ROOT)
        assert not is_verb_form(word)


@pytest.mark.parametrize(
    ("form", "root"),
    [
        ("mematikan", "mati"),  # no matik
        ("pasukannya", "pasukan"),
        ("membedakan", "beda"),  # no bedak
        ("kedudukan", "duduk"),  # no keduduk
        ("memberlakukan", "laku"),
        ("mendaki", "daki"),  # no mendak with -i
        ("perbaikan", "baik"),
        ("menyeberang", "seberang"),
        ("tangannya", "tangan"),
        ("bukunya", "buku"),
        ("pelayanan", "layan"),
        ("menteri", "menteri"),
    ],
)
def test_a_rare_root_does_not_break_a_common_word(form: str, root: str) -> None:
    assert analyse(form, "id").root == root


@pytest.mark.parametrize(
    ("form", "root", "kind"),
    [
        ("menganulir", "anulir", Kind.VERB),
        ("berkecimpung", "kecimpung", Kind.VERB),
        ("tersungkur", "sungkur", Kind.VERB),
        ("penistaan", "nista", Kind.ACTION_NOUN),
        ("komplotan", "komplot", Kind.RESULT_NOUN),
        ("kemaslahatan", "maslahat", Kind.STATE_NOUN),
        ("pencopet", "copet", Kind.AGENT_NOUN),
        ("analogi", "analogi", Kind.ROOT),
        ("membran", "membran", Kind.ROOT),
    ],
)
def test_rare_roots_are_read(form: str, root: str, kind: Kind) -> None:
    word = analyse(form, "id")
    assert (word.root, word.kind) == (root, kind)


@pytest.mark.parametrize("name", ["berlin", "logan", "diego", "persia", "maliki", "asean"])
def test_names_are_no_forms_of_short_rare_roots(name: str) -> None:
    assert analyse(name, "id").kind in (Kind.UNKNOWN, Kind.ROOT)


def test_a_letter_written_once_is_put_back() -> None:
    assert analyse("menggerakan", "id").root == "gerak"
    assert analyse("diletakan", "id").root == "letak"
    assert analyse("membalikannya", "id").root == "balik"


@pytest.mark.parametrize(
    ("form", "root", "kind", "voice"),
    [
        ("di-posting", "posting", Kind.VERB, Voice.PASSIVE),
        ("mem-PHK", "phk", Kind.VERB, Voice.ACTIVE),
        ("di-PHK-nya", "phk", Kind.UNKNOWN, Voice.NONE),
        ("diobrak-abrik", "obrak abrik", Kind.VERB, Voice.PASSIVE),
        ("memporak-porandakan", "porak poranda", Kind.VERB, Voice.ACTIVE),
        ("dibolak-balik", "bolak-balik", Kind.VERB, Voice.PASSIVE),
        ("se-Indonesia", "indonesia", Kind.ROOT, Voice.NONE),
        ("pro-pemerintah", "pro-pemerintah", Kind.ROOT, Voice.NONE),
        ("ke-75", "ke-75", Kind.UNKNOWN, Voice.NONE),
        ("keputusan-keputusan", "putus", Kind.STATE_NOUN, Voice.NONE),
        ("kehitam-hitaman", "hitam", Kind.ROOT, Voice.NONE),
    ],
)
def test_words_with_a_hyphen(form: str, root: str, kind: Kind, voice: Voice) -> None:
    word = analyse(form, "id")
    if kind is not Kind.UNKNOWN:
        assert word.root == root
    assert (word.kind, word.voice) == (kind, voice)


@pytest.mark.parametrize(
    ("form", "root"), [("bebatuan", "batu"), ("reruntuhan", "runtuh"), ("pepohonannya", "pohon")]
)
def test_collectives_repeat_their_first_consonant(form: str, root: str) -> None:
    word = analyse(form, "id")
    assert (word.root, word.kind, word.reduplicated) == (root, Kind.ROOT, True)


@pytest.mark.parametrize("form", ["pascakebakaran", "antarnegara", "nonmiliter", "antiteror"])
def test_a_word_behind_a_combining_form_is_a_root_of_its_own(form: str) -> None:
    word = analyse(form, "id")
    assert (word.root, word.kind) == (form, Kind.ROOT)
    assert form.endswith(word.stem)


@pytest.mark.parametrize("form", ["meminimalisir", "diorganisir", "mengorganisir", "mendramatisir"])
def test_loans_in_isir_are_verbs(form: str) -> None:
    word = analyse(form, "id")
    assert word.kind is Kind.VERB
    assert word.root.endswith("isir")


@pytest.mark.parametrize(
    ("form", "root"),
    [
        ("matikan", "mati"),  # no matik
        ("bedakan", "beda"),  # no bedak
        ("memakan", "makan"),  # no pakan
        ("keretakan", "retak"),  # no kereta
        ("diketuai", "ketua"),
        ("mengepalai", "kepala"),
        ("menuai", "tuai"),  # no tua
    ],
)
def test_a_root_of_the_verb_lexicon_wins_over_another_common_one(form: str, root: str) -> None:
    assert analyse(form, "id").root == root
