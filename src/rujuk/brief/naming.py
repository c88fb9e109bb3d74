"""By what words a party is shown: its own name in the language of the brief, else the page's."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from rujuk.code.actor_lexicon import NameFile
from rujuk.lexicon import load, resource

if TYPE_CHECKING:
    from rujuk.records import Party


def own_words(party: Party, language: str) -> str:
    """A party's own name in the language of the brief, else as the page has it; may be empty.

    A bare number ("34 wounded") is no name.
    """
    words = _names(language).get(party.id or "") or party.name or party.text
    return words if any(map(str.isalpha, words)) else ""


@cache
def states(language: str) -> dict[str, str]:
    """Country code to the first name of the state in this language, from the actor lexicon.

    A name that two states share stands in the supplement alone.
    """
    entries: list[dict[str, Any]] = load("data/actors/states.yaml", list[dict[str, Any]])
    more: dict[str, Any] = load("data/actors/states_supplement.yaml", dict[str, Any])
    added: dict[str, list[str]] = {}
    for entry in more["entries"]:
        added.setdefault(entry["id"], entry.get("names", {}).get(language))
    names = {
        entry["country"]: entry["names"].get(language) or added.get(entry["id"])
        for entry in entries
    }
    return {country: found[0] for country, found in names.items() if found}


@cache
def _names(language: str) -> dict[str, str]:
    """Names of organisations and persons where the records' own names are of another language."""
    if language == "en":  # the name of a record is the English one
        return {}
    names: dict[str, str] = {}
    for file in ("organisations", "persons", "metonyms"):
        path = f"data/actors/{file}.yaml"
        if resource(path).is_file():
            for entry in load(path, NameFile).entries:
                if entry.names.get(language):
                    names.setdefault(entry.id, entry.names[language][0])
    return names
