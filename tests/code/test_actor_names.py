"""Every hand-made actor is found in a sentence; homographs are not."""

from pathlib import Path

import pytest
import yaml

from rujuk.code.actor_lexicon import FOLDER, NameFile, actor_lexicon, compile_names
from rujuk.code.actors import find_actors
from rujuk.lang.tokens import tokenise
from rujuk.lexicon import load, resource

LEXICON = Path(__file__).parents[1] / "lexicon"
HAND_MADE = ("states_supplement", "metonyms", "organisations", "persons")


def sentences(language: str) -> dict[str, list[str]]:
    return yaml.safe_load((LEXICON / f"{language}.yaml").read_text("utf-8"))


@pytest.mark.parametrize("language", ["id", "en"])
def test_each_actor_is_found_in_its_sentences(language: str) -> None:
    missed = []
    for actor, written in sentences(language).items():
        country = actor_lexicon().actors[actor].country
        for sentence in written:
            found = find_actors(tokenise(sentence), language)
            if not any(
                actor in {m.id, m.country_id} or (m.country == country and country) for m in found
            ):
                missed.append((actor, sentence, found))
    assert not missed


def test_each_hand_made_actor_has_a_sentence() -> None:
    told = set(sentences("id")) | set(sentences("en"))
    guarded = set()
    entries = [e for name in HAND_MADE for e in load(f"{FOLDER}/{name}.yaml", NameFile).entries]
    for entry in entries:
        if entry.not_when or entry.only_when:
            guarded.add(entry.id)
    only_adjectives = {e.id for e in entries if not e.names}
    assert {e.id for e in entries} <= told | guarded | only_adjectives


@pytest.mark.parametrize(
    "case",
    yaml.safe_load((LEXICON / "guards.yaml").read_text("utf-8")),
    ids=lambda case: case["sentence"][:40],
)
def test_guarded_names(case: dict[str, str]) -> None:
    tokens = tokenise(case["sentence"])
    at = case["sentence"].index(case["words"])
    end = at + len(case["words"])
    found = []
    for mention in find_actors(tokens, case["language"]):
        if mention.start == at and mention.end >= end and mention.id:
            found.append(mention.id)
        elif mention.modifier is not None and mention.country_id is not None:
            first, last = mention.modifier
            if tokens[first].start <= at and end <= tokens[last - 1].end:
                found.append(mention.country_id)
    if case["is"] is None:
        wrong = [name for name in found if name.startswith(("state.", "metonym.", "org.un"))]
        assert not [n for n in wrong if n != "state.pak"], found
    else:
        assert case["is"] in found


def test_english_adjectives_name_their_state() -> None:
    for entry in load(f"{FOLDER}/states_supplement.yaml", NameFile).entries:
        for adjective in entry.adjectives.get("en", ()):
            found = find_actors(tokenise(f"Two {adjective} officials left."), "en")
            country = actor_lexicon().actors[entry.id].country
            assert [m.country for m in found] == [country], adjective


def test_the_compiled_table_is_fresh() -> None:
    assert resource(f"{FOLDER}/names.msgpack.gz").read_bytes() == compile_names(), (
        "run scripts/build_actors.py"
    )


def test_capitals_are_known_in_both_languages() -> None:
    for written, country in (
        ("Pyongyang", "PRK"), ("Teheran", "IRN"), ("Tehran", "IRN"), ("Kairo", "EGY"),
        ("Warsawa", "POL"), ("Brussel", "EUU"), ("Kopenhagen", "DNK"), ("Naypyidaw", "MMR"),
        ("Ouagadougou", "BFA"), ("Kyiv", "UKR"), ("Gedung Putih", "USA"), ("Kremlin", "RUS"),
    ):  # fmt: skip
        found = find_actors(tokenise(f"Usulan itu ditolak {written}."), "id")
        assert [m.country for m in found] == [country], written


def test_every_actor_has_a_name_and_not_only_an_id() -> None:
    actors = actor_lexicon().actors
    assert [one.id for one in actors.values() if one.name == one.id] == []
    assert actors["state.cod"].name == "Democratic Republic of the Congo"
