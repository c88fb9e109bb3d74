"""The verb lexicon: its size, its compiled sets, every entry by its class, and sentences."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from rujuk.errors import LexiconError
from rujuk.lang.affixes import grammar_of
from rujuk.lang.clauses import predicates
from rujuk.lang.grammar import grammar
from rujuk.lang.morphology import (
    Kind,
    Voice,
    analyse,
    bare_active_roots,
    is_followed_by_subject,
    object_control_roots,
    object_voice_roots,
    stative_roots,
)
from rujuk.lang.phrases import VERB, chunk
from rujuk.lang.predicate import MIDDLE, PASSIVE_TWO, Predicate
from rujuk.lang.tokens import tokenise
from rujuk.lang.verbs import Verb, VerbClass, VerbSets, read_verb_sets, verb_lexicon, verb_sets

ROOT = Path(__file__).parents[2]
VERBS = verb_lexicon("id")
GRAMMAR = grammar_of("id")
assert GRAMMAR is not None
FILES = sorted((ROOT / "src/rujuk/lang/id/verbs").glob("*.yaml"))


def of_first(*classes: VerbClass) -> list[str]:
    return [root for root, verb in VERBS.items() if verb.kinds[0] in classes]


def verbs_of(sentence: str, *, headline: bool = False) -> list[str]:
    """Forms of the verbs that the chunker finds."""
    found = chunk(tokenise(sentence), "id", headline=headline)
    return [item.word.form for item in found if item.kind == VERB and item.word is not None]


def read(sentence: str, form: str, *, headline: bool = False) -> tuple[Predicate, list[str]]:
    """The predicate of this form, with the words of its subject."""
    tokens = tokenise(sentence)
    read = predicates(chunk(tokens, "id", headline=headline), tokens, "id")
    (found,) = (item for item in read if item.word.form == form)
    return found, [" ".join(t.text for t in tokens[s.first : s.last]) for s in found.subject]


# --- entries ---------------------------------------------------------------------------------


def test_there_are_twelve_hundred_roots_with_class_and_sense() -> None:
    assert len(VERBS) >= 1_200
    assert all(verb.kinds and verb.sense.strip() for verb in VERBS.values())


def test_every_class_is_used() -> None:
    assert {kind for verb in VERBS.values() for kind in verb.kinds} == set(VerbClass)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_is_sorted_and_names_its_source(path: Path) -> None:
    lines = path.read_text("utf-8").splitlines()
    roots = [line.split(":")[0].strip() for line in lines[3:]]
    assert lines[1] == "source: common knowledge"
    assert roots == sorted(set(roots))


def test_a_root_has_one_entry() -> None:
    assert len(VERBS) == sum(len(path.read_text("utf-8").splitlines()) - 3 for path in FILES)


def test_the_compiled_sets_are_fresh() -> None:
    spec = importlib.util.spec_from_file_location("build_verbs", ROOT / "scripts/build_verbs.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    table = ROOT / "src/rujuk/lang/id/verbs.txt"
    assert table.read_text("utf-8") == module.build(), "run scripts/build_verbs.py"
    assert read_verb_sets("lang/id/verbs.txt") == verb_sets(VERBS)


def test_a_pack_without_verbs_has_none() -> None:
    assert not verb_lexicon("en")
    assert read_verb_sets("lang/en/verbs.txt") == VerbSets()
    assert object_voice_roots("ms") == object_voice_roots("id")


def test_an_entry_says_its_classes_and_what_its_affixes_do() -> None:
    verb = VERBS["naik"]
    assert verb.kinds == (VerbClass.MOTION,)
    assert (verb.kan, verb.i) == ("raise", "board")
    assert Verb(classes=VerbClass.NOUN, sense="war").kinds == (VerbClass.NOUN,)


def test_the_same_root_in_two_files_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "lang/xx/verbs"
    folder.mkdir(parents=True)
    entry = "source: common knowledge\nverbs:\n  serang: {class: transitive, sense: attack}\n"
    for name in ("a.yaml", "b.yaml"):
        (folder / name).write_text(entry, "utf-8")
    for module in ("rujuk.lang.verbs", "rujuk.lexicon"):
        monkeypatch.setattr(f"{module}.resource", tmp_path.joinpath)
    with pytest.raises(LexiconError, match="serang"):
        verb_lexicon("xx")


@pytest.mark.parametrize("root", VERBS)
def test_a_root_of_the_lexicon_is_read_as_a_root(root: str) -> None:
    word = analyse(root, "id")
    assert (word.root, word.kind, word.rare) == (root, Kind.ROOT, False)


# --- every entry by its class ----------------------------------------------------------------

WORDS = grammar("id")
assert WORDS is not None
# Roots that are auxiliaries before another verb, or told from nouns by what stands before them.
ELSEWHERE = WORDS.closed | WORDS.attributives | WORDS.noun_or_verb


@pytest.mark.parametrize(
    "root", of_first(VerbClass.TRANSITIVE, VerbClass.DITRANSITIVE, VerbClass.PLAIN)
)
def test_a_transitive_root_is_the_verb_of_a_headline_and_of_object_voice(root: str) -> None:
    assert root in bare_active_roots("id")
    if root in ELSEWHERE:
        return
    assert root in verbs_of(f"Menteri Itu {root.capitalize()} Orang Asing", headline=True)
    if VERBS[root].kinds[0] is not VerbClass.PLAIN:
        found, subject = read(f"Orang itu mereka {root} kemarin .", root)
        assert (found.voice, subject) == (PASSIVE_TWO, ["Orang itu"])


@pytest.mark.parametrize(
    "root",
    of_first(VerbClass.STATIVE, VerbClass.INTRANSITIVE, VerbClass.MOTION, VerbClass.PLAIN),
)
def test_a_predicate_without_affix_has_the_noun_before_it_as_subject(root: str) -> None:
    assert root in stative_roots("id")
    if root in ELSEWHERE:
        return
    found, subject = read(f"Kedua menteri itu sudah {root} .", root)
    assert (found.voice, subject) == (MIDDLE, ["Kedua menteri itu"])


@pytest.mark.parametrize("root", of_first(VerbClass.STATIVE, VerbClass.INTRANSITIVE))
def test_a_noun_after_a_predicate_without_object_is_its_subject(root: str) -> None:
    assert is_followed_by_subject(root, "id", counted=True)


@pytest.mark.parametrize("root", of_first(VerbClass.INFORMAL))
def test_an_informal_verb_is_one_in_headlines_alone(root: str) -> None:
    assert root in verbs_of(f"Menteri Itu {root.capitalize()}", headline=True)
    assert root not in verbs_of(f"Kedua menteri {root} .")


@pytest.mark.parametrize("root", of_first(VerbClass.NOUN, VerbClass.QUALITY, VerbClass.BOUND))
def test_a_noun_or_quality_is_no_verb_without_affix(root: str) -> None:
    assert root not in verbs_of(f"Menteri itu {root} .")
    assert root not in bare_active_roots("id")
    assert root not in stative_roots("id")


@pytest.mark.parametrize("root", [root for root, verb in VERBS.items() if verb.ke == "suffer"])
def test_what_is_suffered_is_an_adversative_passive(root: str) -> None:
    form = f"ke{root}an"
    if form not in GRAMMAR.forms:  # type: ignore[union-attr]
        assert analyse(form, "id").voice is Voice.ADVERSATIVE


@pytest.mark.parametrize("root", [root for root, verb in VERBS.items() if verb.ter == "state"])
def test_a_state_in_ter_is_no_superlative(root: str) -> None:
    word = analyse(f"ter{root}", "id")
    assert not word.superlative


# --- sentences -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("headline", "verb"),
    [
        ("Israel Gempur Gaza Utara", "gempur"),
        ("Polisi Bekuk Dua Penyelundup", "bekuk"),
        ("Rusia Caplok Empat Wilayah", "caplok"),
        ("Tentara Cegat Kapal Nelayan", "cegat"),
        ("Presiden Jenguk Korban Banjir", "jenguk"),
        ("Hakim Tolak Gugatan Buruh", "tolak"),
        ("Menlu Butuh Waktu", "butuh"),
        ("Parlemen Godok Aturan Baru", "godok"),
        ("Dua Menteri Bicara Soal Tarif", "bicara"),
        ("Bendungan Bocor", "bocor"),
        ("Gempa Tewaskan 12 Orang", "tewaskan"),
        ("Israel Bom Pelabuhan Hodeidah", "bom"),
        ("Petani Lawan Penggusuran", "lawan"),
        ("Wali Kota Veto Anggaran Polisi", "veto"),
        ("Kedua Presiden Paraf Naskah", "paraf"),
        ("Bendungan Dijaga, Jembatan Bocor", "bocor"),
    ],
)
def test_headlines(headline: str, verb: str) -> None:
    assert verb in verbs_of(headline, headline=True)


@pytest.mark.parametrize(
    ("headline", "noun"),
    [
        ("Rudal Balistik Meluncur", "rudal"),
        ("Kapal Perang Merapat", "perang"),
        ("Dua Delegasi Bertemu", "delegasi"),
        ("Harga Pupuk Naik", "pupuk"),
        ("Stok Senjata Menipis", "senjata"),
        ("Pajak Kendaraan Naik", "pajak"),
        ("Biaya Produksi Naik", "produksi"),
        ("Pesawat Mata-mata Melintas", "mata-mata"),
        ("Surat Kontrak Hilang", "kontrak"),
        ("Aksi Massa Berlanjut", "massa"),
        ("Dua Tokoh Dijerat Pasal Kudeta", "kudeta"),
        ("Slowakia Cabut Veto", "veto"),
        ("Negara Itu Keluar dari Mahkamah Pidana", "pidana"),
        ("Dua Sandera Bebas di Perbatasan", "sandera"),
        ("Markas Lawan Runtuh", "lawan"),
        ("Amuk Massa Tewaskan Dua Orang", "amuk"),
        ("Upacara Digelar di Lapangan Merdeka", "merdeka"),
        ("Demo Buruh Berakhir", "demo"),
        ("Gempa Guncang Maluku", "maluku"),
    ],
)
def test_nouns_in_headlines(headline: str, noun: str) -> None:
    assert noun not in verbs_of(headline, headline=True)


@pytest.mark.parametrize(
    ("sentence", "verb", "subject"),
    [
        ("Usul itu kami tolak .", "tolak", ["Usul itu"]),
        ("Surat itu telah kami terima .", "terima", ["Surat itu"]),
        ("Dua truk itu mereka rampas .", "rampas", ["Dua truk itu"]),
        ("Gencatan itu tidak mereka langgar .", "langgar", ["Gencatan itu"]),
        ("Bantuan itu akan kita salurkan .", "salurkan", ["Bantuan itu"]),
        ("Kota itu sudah mereka kontrol .", "kontrol", ["Kota itu"]),
    ],
)
def test_object_voice(sentence: str, verb: str, subject: list[str]) -> None:
    found, said = read(sentence, verb)
    assert (found.voice, said) == (PASSIVE_TWO, subject)


@pytest.mark.parametrize(
    "sentence",
    [
        "Mereka tentara cadangan .",
        "Kami warga desa itu .",
        "Kita negara merdeka .",
        "Mereka musuh lama .",
        "Dia menteri baru .",
        "Kami mitra yang setara .",
        "Mereka sekutu utama kami .",
        "Saya prajurit .",
        "Kami buruh pelabuhan .",
        "Mereka korban banjir .",
    ],
)
def test_a_noun_after_a_pronoun_is_no_verb(sentence: str) -> None:
    assert verbs_of(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "verb", "subject"),
    [
        ("Muncul laporan lain di ibu kota .", "muncul", ["laporan lain"]),
        ("Di desa itu tewas 12 warga .", "tewas", ["12 warga"]),
        ("Ketika timbul keraguan , mereka berunding .", "timbul", ["keraguan"]),
        ("Kemudian hadir dua menteri .", "hadir", ["dua menteri"]),
        ("Datang pula rombongan pengungsi .", "datang", ["rombongan pengungsi"]),
        ("Dalam serangan itu luka empat tentara .", "luka", ["empat tentara"]),
    ],
)
def test_the_subject_after_its_verb(sentence: str, verb: str, subject: list[str]) -> None:
    found, said = read(sentence, verb)
    assert (said, found.object, found.subject_rule) == (subject, [], "after")


def test_a_measure_after_a_verb_of_motion_is_no_subject() -> None:
    found, subject = read("Dari sana naik 25 poin .", "naik")
    assert (subject, len(found.object)) == ([], 1)


@pytest.mark.parametrize(
    ("sentence", "verb", "subject"),
    [
        ("Pemerintah minta warga mengungsi .", "minta", ["Pemerintah"]),
        ("Mereka minta bantuan .", "minta", ["Mereka"]),
        ("Kelompok itu punya senjata .", "punya", ["Kelompok itu"]),
        ("Dua warga kena peluru .", "kena", ["Dua warga"]),
        ("Para korban itu butuh darah .", "butuh", ["Para korban itu"]),
    ],
)
def test_plain_verbs_act_without_a_prefix(sentence: str, verb: str, subject: list[str]) -> None:
    found, said = read(sentence, verb)
    assert (found.voice, said) == (MIDDLE, subject)
    assert found.object


def test_who_is_asked_does_the_next_verb() -> None:
    assert {"minta", "desak", "paksa", "larang"} <= object_control_roots("id")
    _, subject = read("Pemerintah mendesak warga mengungsi .", "mengungsi")
    assert subject == ["warga"]


@pytest.mark.parametrize(
    ("form", "superlative"),
    [
        ("terkuat", True),
        ("terburuk", True),
        ("terparah", True),
        ("tertutup", False),
        ("terbebas", False),
        ("terbiasa", False),
        ("tertembak", False),
        ("terletak", False),
    ],
)
def test_ter_of_a_quality_is_a_superlative(form: str, superlative: bool) -> None:  # noqa: FBT001
    word = analyse(form, "id")
    assert word.superlative is superlative
    assert (word.voice is Voice.TER) is not superlative
