"""Every root of every frame names its deed; the files of frames are held to their form."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from coded_pages import coded
from rujuk import lexicon
from rujuk.code import frames as frame_module
from rujuk.code.frames import Frame, Frames, frames, frames_of
from rujuk.errors import LexiconError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from importlib.resources.abc import Traversable

    from rujuk.records import Event, Party

LEXICON = Path(__file__).parents[1] / "lexicon"
LANGUAGES = ("id", "en")
SENTENCES: dict[str, dict[str, dict[str, str]]] = {
    language: {
        id_of_frame: lines
        for path in sorted(LEXICON.glob(f"frames*.{language}.yaml"))
        for id_of_frame, lines in yaml.safe_load(path.read_text("utf-8")).items()
    }
    for language in LANGUAGES
}
VIOLENCE = {
    "id": "Serangan terjadi pada malam itu. ",
    "en": "An attack took place that night. ",
}
CONDITIONS = ("object", "not_object", "subject", "not_subject", "after", "follow", "not_follow")
READ_BY_CODE = {
    "accident",
    "blame",
    "counterparts",
    "envoys",
    "fire",
    "frontier",
    "pacts",
    "supporting",
}


def lexicon_of(language: str) -> Frames:
    found = frames(language)
    assert found is not None
    return found


def frames_by_id(language: str) -> dict[str, Frame]:
    return {f.id: f for found in lexicon_of(language).by_root.values() for f in found}


def events_of(sentence: str, *, violent: bool, language: str = "id") -> list[Event]:
    before = VIOLENCE[language] if violent else ""
    told = coded(before + sentence, language=language).events
    return [e for e in told if e.start >= len(before)]


def countries(parties: Iterable[Party]) -> set[str | None]:
    return {party.country for party in parties}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_root_of_every_frame_has_a_sentence(language: str) -> None:
    known = {(f.id, root) for f in frames_by_id(language).values() for root in f.roots}
    tried = {(frame, root) for frame, roots in SENTENCES[language].items() for root in roots}
    assert sorted(known - tried) == []
    assert sorted(tried - known) == []


@pytest.mark.parametrize(
    ("language", "id_of_frame"),
    [(language, one) for language in LANGUAGES for one in sorted(SENTENCES[language])],
)
def test_each_root_names_its_deed(language: str, id_of_frame: str) -> None:
    frame = frames_by_id(language)[id_of_frame]
    for root, line in SENTENCES[language][id_of_frame].items():
        sentence, _, expected = line.partition(" | ")
        actors, _, recipients = (set(side.split("+")) for side in parts_of(expected))
        told = events_of(sentence, violent=frame.violence, language=language)
        meant = [e for e in told if any(r.startswith(f"event.{frame.id}.") for r in e.rules)]
        assert meant, f"{root}: no {frame.id} in {sentence!r}, but {[e.rules[0] for e in told]}"
        assert all(e.type == frame.type or "tie_break" in " ".join(e.rules) for e in meant)
        if actors != {""}:
            assert any(countries(e.actors) == actors for e in meant), sentence
        if recipients != {""}:
            assert any(countries(e.recipients) == recipients for e in meant), sentence


def parts_of(expected: str) -> tuple[str, str, str]:
    """Actors, the sign, recipients: "KEN+UGA > SDN"."""
    actors, sign, recipients = expected.partition(">")
    return actors.strip(), sign, recipients.strip()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_condition_is_of_more_than_one_word(language: str) -> None:
    """Conditions are held against single words: one of two words would never be met."""
    asked = [
        (frame.id, word)
        for frame in frames_by_id(language).values()
        for name in CONDITIONS
        for word in getattr(frame, name)
    ]
    asked += [(n, word) for n, words in lexicon_of(language).classes.items() for word in words]
    assert [one for one in asked if " " in one[1]] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_noun_class_is_asked_for(language: str) -> None:
    asked = {
        word
        for frame in frames_by_id(language).values()
        for name in CONDITIONS
        for word in getattr(frame, name)
    }
    assert set(lexicon_of(language).classes) - asked - READ_BY_CODE == set()


def test_languages_have_the_same_noun_classes() -> None:
    assert lexicon_of("id").classes.keys() == lexicon_of("en").classes.keys()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", sorted(lexicon_of("id").classes.keys() - READ_BY_CODE))
def test_each_noun_class_is_met_by_a_sentence(name: str, language: str) -> None:
    """A sentence of a frame that asks for the class (or bars it, elsewhere) has a word of it."""
    lexicon_found = lexicon_of(language)
    asking = {
        frame.id
        for frame in frames_by_id(language).values()
        if any(name in getattr(frame, condition) for condition in CONDITIONS)
    }
    words = [
        word.strip('.,"').lower()
        for id_of_frame in asking
        for line in SENTENCES[language][id_of_frame].values()
        for word in line.partition(" | ")[0].split()
    ]
    roots = [frame_module.analyse(word, language).root for word in words]
    assert any(
        lexicon_found.headed_by(word, root, [name]) for word, root in zip(words, roots, strict=True)
    )


# --- what a frame does not take ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "barred"),
    [
        ("Polisi Georgia menembakkan gas air mata.", "assault.shoot"),
        ("Polisi Kenya membunuh waktu dengan bermain catur.", "assault.kill"),
        ("Pemerintah Kenya menahan harga beras.", "coerce.detain"),
        ("Pemain Kenya merebut medali di Doha.", "assault.take_town"),
        ("Presiden Peru menahan diri.", "coerce.detain"),
        ("Kenya menolak berkomentar.", "reject.refuse"),
        ("Menteri Peru menolak merinci jumlahnya.", "reject.refuse"),
        ("Korban tinggal di Kenya sejak lama.", "assault.died"),
    ],
)
def test_barred_objects_and_followers(sentence: str, barred: str) -> None:
    told = events_of(sentence, violent=True)
    assert not any(r.startswith(f"event.{barred}.") for e in told for r in e.rules)


@pytest.mark.parametrize(
    ("sentence", "barred"),
    [
        ("Kenya met its target on Monday.", "consult.meet"),
        ("Kenya charged a fee on Monday.", "accuse.allege"),
        ("Kenya struck a balance on Monday.", "assault.strike_verb"),
        ("Kenya refused to comment on Monday.", "reject.refuse"),
        ("Kenya beat the record on Monday.", "assault.beat"),
        ("Kenya killed the bill on Monday.", "assault.kill"),
        ("Kenya released a statement on Monday.", "retreat.released"),
        ("Kenya fought inflation on Monday.", "assault.fight"),
        ("Kenya visited a website on Monday.", "consult.visit"),
        ("Exports of Kenya declined by five percent.", "reject.decline"),
        ("Kenya declined to comment on Monday.", "reject.decline_to"),
        ("Kenya warned of heavy rain on Monday.", "threaten.warn"),
        ("Kenya's truck slammed into a wall on Monday.", "accuse.condemn"),
        ("Kenya shot a film on Monday.", "assault.shoot"),
        ("Kenya saved money on Monday.", "aid.evacuate"),
        ("Kenya asked about the price on Monday.", "request.ask"),
        ("Kenya held a press conference on Monday.", "consult.summit"),
        ("Kenya suspended its services on Monday.", "sanction.suspend_member"),
    ],
)
def test_barred_objects_and_followers_in_english(sentence: str, barred: str) -> None:
    told = events_of(sentence, violent=True, language="en")
    assert not any(r.startswith(f"event.{barred}.") for e in told for r in e.rules)


def test_a_word_of_two_senses_is_told_apart_in_english() -> None:
    def of(sentence: str) -> str:
        (event,) = events_of(sentence, violent=False, language="en")
        return event.type

    assert of("Ghana struck a deal with Togo.") == "SUPPORT"
    assert of("Israel struck Syria.") == "ASSAULT"
    assert of("The miners of Peru began a strike.") == "PROTEST"
    assert of("Israel launched an air strike on Syria.") == "ASSAULT"
    assert of("Spain called for a vote in Peru.") == "REQUEST"
    assert of("Mexico called off a visit to Canada.") == "REJECT"
    assert of("Peru's president fired the general.") == "SANCTION"
    assert of("Iran fired missiles at Israel.") == "ASSAULT"
    assert of("Japan sent food to Nepal.") == "AID"
    assert of("Poland sent troops to its border.") == "MOBILIZE"


def test_accidents_are_no_violence() -> None:
    assert events_of("Dua warga Turki tewas akibat gempa.", violent=True) == []
    assert events_of("Dua tentara Turki tewas dalam kecelakaan.", violent=True) == []
    assert events_of("Dua tentara Turki tewas.", violent=False) == []
    assert len(events_of("Dua tentara Turki tewas.", violent=True)) == 1


def test_soldiers_who_fall_in_a_fight_or_in_numbers_need_no_other_proof() -> None:
    assert len(events_of("Dua tentara Turki tewas dalam pertempuran.", violent=False)) == 1
    assert len(events_of("Sebanyak 30 tentara Turki tewas.", violent=False)) == 1
    assert events_of("Sebanyak 30 tentara Turki tewas dalam kecelakaan.", violent=False) == []
    assert events_of("Sebanyak 30 pekerja Turki tewas.", violent=False) == []


def test_a_frame_with_conditions_comes_before_one_without() -> None:
    first = frames_of("menarik", "id")[0]
    assert first.object
    assert frames_of("rumah", "id") == ()


def test_a_frame_whose_words_do_not_follow_leaves_its_verb_to_the_next() -> None:
    (threat,) = events_of("Iran siap menyerang Israel.", violent=False)
    (offer,) = events_of("Iran siap berunding dengan Irak.", violent=False)
    assert (threat.type, offer.type) == ("THREATEN", "AGREE")
    assert countries(offer.recipients) == {"IRQ"}


# --- the files -----------------------------------------------------------------------------------

MEANING = "- {id: a.one, type: ASSAULT}\n"
WORDING = "- {id: a.one, roots: [serang], source: common knowledge}\n"
MEANINGS, WORDINGS = "data/ontology/frames.yaml", "lang/id/frames/made.yaml"


@pytest.mark.parametrize(
    ("path", "second", "line", "says"),
    [
        (WORDINGS, "- {id: a.two, roots: [x], source: s, colour: red}", 3, "colour"),
        (WORDINGS, "- {id: a.one, roots: [x], source: s}", 3, "a.one stands twice"),
        (WORDINGS, "- {id: a.two, roots: [x], source: s}", 3, "a.two has no meaning"),
        (WORDINGS, "- {id: a.one, roots: [x], source: s, type: ASSAULT}", 3, "type"),
        (WORDINGS, "- {id: a.three, roots: [x], source: s, forms: [odd]}", 3, "form odd"),
        (WORDINGS, "- {id: a.three, roots: [x]}", 3, "source"),
        (WORDINGS, "- {id: a.three, source: s", 4, "not YAML"),
        (MEANINGS, "- {id: a.one, type: ASSAULT}", 4, "a.one stands twice"),
        (MEANINGS, "- {id: a.two, type: ASSAULT, roles: boss}", 4, "roles boss"),
        (MEANINGS, "- {id: a.two, type: BATTLE}", 4, "BATTLE"),
        (MEANINGS, "- {id: a.two, type: ASSAULT, content: odd}", 4, "mode odd"),
        (MEANINGS, "- {id: a.two, type: ASSAULT, roots: [x]}", 4, "roots"),
    ],
)
def test_a_broken_file_says_where(
    *,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    path: str,
    second: str,
    line: int,
    says: str,
) -> None:
    three = "- {id: a.three, type: AID}\n" if path == WORDINGS else ""
    texts = {
        MEANINGS: f"source: s\nframes:\n{MEANING}{three}",
        WORDINGS: f"frames:\n{WORDING}",
    }
    texts[path] += f"{second}\n"
    for name, text in texts.items():
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text(text, "utf-8")
    packaged = lexicon.resource

    def resource(asked: str) -> Traversable | Path:
        return tmp_path / asked if "frames" in asked else packaged(asked)

    monkeypatch.setattr(lexicon, "resource", resource)
    monkeypatch.setattr(frame_module, "resource", resource)
    frame_module.meanings.cache_clear()
    try:
        with pytest.raises(LexiconError, match=says) as caught:
            frames.__wrapped__("id")
    finally:
        frame_module.meanings.cache_clear()
    assert caught.value.path == path
    assert caught.value.line == line


def test_a_language_without_frames_has_none() -> None:
    assert frames("xx") is None
    assert frames_of("attack", "xx") == ()
