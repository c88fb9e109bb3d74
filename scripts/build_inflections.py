"""Builds the table of English verb forms that the analyser reads, byte for byte from its sources.

`src/rujuk/lang/en/inflections.txt`: a line for each verb: how each form is read first, then lemma,
past, participle, -ing and -s forms (variants joined by a stroke). The forms are those of
lemminflect 0.2.3 (MIT), `resources/infl_lu.csv.gz`; which reading comes first, and which verbs are
common enough to be listed, is told by the lexicon of Brill's tagger (MIT), as textblob 0.20.1
carries it (`en/en-lexicon.txt`).

The four letters are for lemma, -s form, past and participle, -ing form: `v` a verb first, `n` a
noun first, `j` an adjective first, `o` nothing but a verb.

What is added and dropped by hand is in `src/rujuk/lang/en/inflections_supplement.yaml`; a digest of
that file stands in the first line of the table, so a test can tell a table that is stale.

Run: `python scripts/build_inflections.py PATH_OF_LEMMINFLECT_WHEEL PATH_OF_TEXTBLOB_WHEEL`.
"""

from __future__ import annotations

import gzip
import hashlib
import re
import sys
import zipfile
from pathlib import Path
from typing import NamedTuple

import yaml

FOLDER = Path(__file__).parents[1] / "src/rujuk/lang/en"
SUPPLEMENT = FOLDER / "inflections_supplement.yaml"
TABLE = FOLDER / "inflections.txt"
FORMS = "lemminflect/resources/infl_lu.csv.gz"
LEXICON = "textblob/en/en-lexicon.txt"
WORD = re.compile(r"[a-z]{2,}")
VOWELS = frozenset("aeiou")


class Verb(NamedTuple):
    """One verb: variants of each form."""

    lemma: str
    past: str
    participle: str
    gerund: str
    third: str


def first_tags(wheel: Path) -> dict[str, str]:
    """The commonest tag of each word of the tagger's lexicon that is written small."""
    with zipfile.ZipFile(wheel) as archive:
        text = archive.read(LEXICON).decode("utf-8")
    found = {}
    for line in text.splitlines():
        word, _, tag = line.partition(" ")
        if WORD.fullmatch(word):
            found[word] = tag
    return found


def verbs(wheel: Path) -> tuple[list[Verb], set[str]]:
    """The verbs with their forms, and the lemmas of the nouns and adjectives."""
    with zipfile.ZipFile(wheel) as archive:
        text = gzip.decompress(archive.read(FORMS)).decode("utf-8")
    found, others = [], set()
    for line in text.splitlines():
        lemma, kind, *forms = line.split(",")
        if not WORD.fullmatch(lemma):
            continue
        if kind == "verb":
            past, participle, gerund, third = map(plain, forms)
            if past and gerund and third:
                found.append(Verb(lemma, past, participle or past, gerund, third))
        elif kind in ("noun", "adj"):
            others.add(lemma)
    return found, others


def plain(variants: str) -> str:
    """The variants that are words without hyphen or space."""
    return "/".join(one for one in variants.split("/") if WORD.fullmatch(one))


def reading(form: str, tags: dict[str, str], *, only: bool) -> str:
    """How a form is read first."""
    tag = tags.get(form.split("/", maxsplit=1)[0], "")
    if tag.startswith("NN"):
        return "n"
    if tag.startswith(("JJ", "RB")):
        return "j"
    return "o" if only else "v"


def line_of(verb: Verb, tags: dict[str, str], others: set[str], first: dict[str, str]) -> str:
    """The line of a verb."""
    only = verb.lemma not in others
    told = [
        reading(verb.lemma, tags, only=only),
        reading(verb.third, tags, only=only),
        reading(verb.participle, tags, only=True),
        reading(verb.gerund, tags, only=True),
    ]
    flags = first.get(verb.lemma, "".join(told))
    return " ".join([flags, *verb])


def main(lemminflect: Path, textblob: Path) -> None:
    """Write the table."""
    tags = first_tags(textblob)
    found, others = verbs(lemminflect)
    supplement = yaml.safe_load(SUPPLEMENT.read_text("utf-8"))
    dropped = set(supplement["dropped"])
    kept = [
        verb
        for verb in found
        if verb.lemma not in dropped and (verb.lemma in tags or verb.past.split("/")[0] in tags)
    ]
    kept += [Verb(*line.split(" ")) for line in supplement["added"]]
    digest = hashlib.sha256(SUPPLEMENT.read_bytes()).hexdigest()[:16]
    lines = sorted({line_of(verb, tags, others, supplement["first"]) for verb in kept},
                   key=lambda line: line.split(" ")[1])  # fmt: skip
    TABLE.write_text("\n".join([f"# {digest}", *lines]) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
