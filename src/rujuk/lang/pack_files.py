"""The files of a language pack: what each is for, and which a pack cannot do without."""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple

from rujuk.errors import LexiconError
from rujuk.lang.packs import lexicon_path, pack_facts
from rujuk.lexicon import resource

Need = Literal["read", "code", "more"]


class PackFile(NamedTuple):
    """One file of a pack, its ending left out. `kinds`: any one of them serves.

    `need`: every pack has those to `read` a page; one that codes has those to `code`; what is
    `more` makes it better.
    """

    kinds: tuple[str, ...]
    need: Need
    purpose: str


# In the order in which a new pack is written.
PACK_FILES = (
    PackFile(("stopwords",), "read", "tells sentences from menus"),
    PackFile(("furniture",), "read", "what portals print around a story"),
    PackFile(("masthead",), "read", "bylines, sections, names of outlets"),
    PackFile(("page_dates",), "read", "the date a page prints about itself"),
    PackFile(("abbreviations",), "code", "stops that end no sentence"),
    PackFile(("grammar",), "code", "closed-class words and what each does in a clause"),
    PackFile(("inflections", "affixes"), "code", "forms of verbs: by table, or by affixes"),
    PackFile(("numbers",), "code", "number words, vague amounts, ranges"),
    PackFile(("classifiers",), "code", "units, money, ages: what kind of number it is"),
    PackFile(("hedges",), "code", "wording around a number"),
    PackFile(("times",), "code", "dates and times of deeds"),
    PackFile(("actors",), "code", "nouns that name parties, pronouns, offices"),
    PackFile(("attribution",), "code", "who says it"),
    PackFile(("modality",), "code", "planned, possible, denied"),
    PackFile(("noun_classes",), "code", "classes of objects that frames ask for"),
    PackFile(("frames",), "code", "words for the deeds of data/ontology/frames.yaml"),
    PackFile(("measures",), "code", "what is counted"),
    PackFile(("names",), "more", "names of states and bodies, and their adjectives"),
    PackFile(("bodies",), "more", "names of bodies that no table knows, by their words"),
    PackFile(("places",), "more", "words around the name of a place"),
    PackFile(("groups",), "more", "of which kind of people a figure is"),
    PackFile(("parts",), "more", "figures that are part of a larger one"),
    PackFile(("hearsay",), "more", "told, and not by whom"),
    PackFile(("negations",), "more", "not yet, unwilling, failed"),
    PackFile(("multiwords",), "more", "roots of several words"),
    PackFile(("modes",), "more", "words that tell the mode of a deed"),
    PackFile(("contexts",), "more", "words that tell the context of a deed"),
    PackFile(("revisions",), "more", "figures corrected"),
    PackFile(("plans",), "more", "figures of what is only promised"),
    PackFile(("outcomes",), "more", "what became of machines that are counted"),
    PackFile(("clocks",), "more", "the hour of a count"),
    PackFile(("verdicts",), "more", "what a later sentence says of what was told"),
    PackFile(("relations",), "more", "treaties and pledges"),
    PackFile(("domains",), "more", "pages of sport, markets, recipes"),
    PackFile(("figurative",), "more", "harm in a manner of speaking"),
    PackFile(("case",), "more", "pages all in capitals, as running text"),
    PackFile(("markers",), "more", "words that near kin of the language does not write"),
)


def missing_files(language: str) -> tuple[str, ...]:
    """The files that a pack cannot do without and does not have, in the order of `PACK_FILES`."""
    facts = pack_facts(language)
    if facts is None:
        return (f"lang/{language}/pack.yaml",)
    needed = {"read", "code"} if facts.codes_events else {"read"}
    return tuple(
        f"lang/{language}/{' or '.join(map(_written, file.kinds))}"
        for file in PACK_FILES
        if file.need in needed and not has_file(language, file)
    )


def has_file(language: str, file: PackFile) -> bool:
    """Whether the pack, or one it rides on, has this file."""
    return any(
        _folder(language, kind) if kind in _FOLDERS else lexicon_path(language, kind) is not None
        for kind in file.kinds
    )


@cache
def require_files(language: str) -> None:
    """Raises `LexiconError` with the names of the files that a pack needs and does not have."""
    missing = missing_files(language)
    if missing:
        message = f"the pack of {language} needs {', '.join(missing)}"
        raise LexiconError(message, path=f"lang/{language}/pack.yaml")


_FOLDERS = frozenset({"frames", "names"})


def _written(kind: str) -> str:
    return f"{kind}/" if kind in _FOLDERS else f"{kind}.yaml"


def _folder(language: str, kind: str) -> bool:
    facts = pack_facts(language)
    while facts is not None:
        if resource(f"lang/{facts.id}/{kind}").is_dir():
            return True
        facts = pack_facts(facts.rides_on) if facts.rides_on else None
    return False
