"""Builds the tables of roots that the affix analyser reads, byte for byte from their sources.

- `src/rujuk/lang/id/roots.txt`: words of nlp-id 0.1.23.0 (MIT), `nlp_id/data/dataset_postag.txt`, a
  tagged corpus of news, that are no names and no affixed forms of other words, with the band of
  their frequency. Other files of that package are not read.
- `src/rujuk/lang/id/roots_dictionary.txt`: head words of `id_ID.dic` of Debian's hunspell-id
  1:7.5.0-1 (LGPL-3), less what is an affixed form of another head word. It keeps that licence and
  stands apart: no word of the corpus decides what is in it.

What is added, kept and dropped by hand is in `src/rujuk/lang/id/roots_supplement.yaml`; a digest of
that file stands in the first line of each table, so a test can tell a table that is stale.

Run: `python scripts/build_roots.py PATH_OF_NLP_ID_WHEEL PATH_OF_HUNSPELL_ID_DEB`.
"""

from __future__ import annotations

import hashlib
import io
import re
import sys
import tarfile
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parents[1] / "src/rujuk/lang/id"
SUPPLEMENT = FOLDER / "roots_supplement.yaml"
CORPUS = "nlp_id/data/dataset_postag.txt"
DICTIONARY = "./usr/share/hunspell/id_ID.dic"
WORD = re.compile(r"[a-z]{3,}")
# Occurrences from which a word of the corpus is common, and from which it enters the table.
COMMON, ATTESTED = 12, 2
# A word of the corpus that looks affixed is a root only if the supplement keeps it.
LOOKS_AFFIXED = re.compile(
    r"(?:me(?:m|n|ng|ny|l|r|w|y)|di|ter|ber|pe[nmr]|nge|ng|ny).*|(?:ke|se).*an|.*(?:kan|an|in|nya)"
)
# Suffixes, pronouns and prefixes: a word that is another one with these is no root.
ENDINGS = ("i", "an", "kan", "nya", "lah", "kah", "pun")
BEGINNINGS = ("se", "pe", "be", "ke", "ku")
# Affixes that leave the root as it is: a form with them counts as an occurrence of the root.
TRANSPARENT = [
    *((before, after) for before in ("di", "ter", "memper", "diper") for after in ("", "kan", "i")),
    *((before, "an") for before in ("", "ber", "ke", "per", "keter", "keber")),
    *((before, "") for before in ("", "ber", "se")),
]
# Head words of the dictionary: single words with a vowel, and doubled ones.
HEAD = re.compile(r"(?=.*[aeiou])[a-z]{3,}|([a-z]{2,})-([a-z]{2,})")
# A head word that is another one with these is no root; the other has at least four letters.
HEAD_ENDINGS = ("kan", "nya", "pun")
HEAD_BEGINNINGS = ("se",)
SHORTEST_OTHER = 4


def corpus_counts(wheel: Path) -> Counter[str]:
    """Occurrences of each lower-case word that the corpus tags neither as name nor as foreign."""
    with zipfile.ZipFile(wheel) as archive:
        text = archive.read(CORPUS).decode("utf-8")
    found: Counter[str] = Counter()
    for line in text.splitlines():
        word, _, tag = line.partition("\t")
        if word and not tag.startswith(("NNP", "FW")):
            found[word.lower()] += 1
    return found


def corpus_roots(found: Counter[str], supplement: dict[str, Any]) -> set[str]:
    """Words of the corpus that are roots: not affixed by shape unless kept, not dropped."""
    added, kept = set(supplement["added"]), set(supplement["kept"])
    words = {word for word, count in found.items() if count >= ATTESTED and WORD.fullmatch(word)}
    known = words | added
    return {
        word
        for word in words - set(supplement["dropped"])
        if word in kept
        or not (
            LOOKS_AFFIXED.fullmatch(word)
            or any(word.endswith(end) and word[: -len(end)] in known for end in ENDINGS)
            or any(word.startswith(start) and word[2:] in known for start in BEGINNINGS)
        )
    }


def dictionary_words(package: Path) -> set[str]:
    """Head words of the dictionary in a Debian package (an `ar` archive), without their flags."""
    data = package.read_bytes()
    at = len(b"!<arch>\n")
    while at < len(data):
        name, size = data[at : at + 16].decode().strip(), int(data[at + 48 : at + 58])
        at += 60
        if name.startswith("data.tar"):
            with tarfile.open(fileobj=io.BytesIO(data[at : at + size])) as archive:
                member = archive.extractfile(DICTIONARY)
                if member is None:
                    break
                lines = member.read().decode("iso-8859-1").split("\n")
            return {line.partition("/")[0].strip() for line in lines[1:]}
        at += size + size % 2
    raise ValueError(f"{package.name}: no {DICTIONARY} in this package")


def dictionary_roots(words: set[str], supplement: dict[str, Any]) -> set[str]:
    """Head words that are no affixed or doubled form of another head word, and not dropped."""
    dropped = {*supplement["dropped"], *supplement["dictionary_dropped"]}
    kept = set(supplement["dictionary_kept"])
    return {
        word
        for word in words - dropped
        if (match := HEAD.fullmatch(word))
        and not (match[1] and match[1] == match[2] and match[1] in words)
        and (word in kept or not _is_affixed(word, words))
    }


def _is_affixed(word: str, words: set[str]) -> bool:
    """Whether the word is another one with a suffix, pronoun or prefix that head words bear."""
    rests = [word[: -len(end)] for end in HEAD_ENDINGS if word.endswith(end)]
    rests += [word[len(start) :] for start in HEAD_BEGINNINGS if word.startswith(start)]
    return any(len(rest) >= SHORTEST_OTHER and rest in words for rest in rests)


def write(name: str, source: str, bands: dict[str, list[str]]) -> None:
    """Write a table: a line of sources, then for each band a head line and a line of words."""
    digest = hashlib.sha256(SUPPLEMENT.read_bytes()).hexdigest()[:12]
    lines = [
        f"# Generated by scripts/build_roots.py from {source} and roots_supplement.yaml ({digest})."
    ]
    for band, words in bands.items():
        lines += [f"# {band}", " ".join(words)]
    (FOLDER / name).write_text("\n".join(lines) + "\n", "utf-8")
    print(name, {band: len(words) for band, words in bands.items()})


def main() -> None:
    """Write both tables."""
    supplement = yaml.safe_load(SUPPLEMENT.read_text("utf-8"))
    found = corpus_counts(Path(sys.argv[1]))
    added = set(supplement["added"])
    bands: dict[str, list[str]] = {"common": [], "attested": []}
    for word in sorted(corpus_roots(found, supplement) | added):
        count = sum(found[f"{before}{word}{after}"] for before, after in TRANSPARENT)
        bands["common" if word in added or count >= COMMON else "attested"].append(word)
    write("roots.txt", "nlp-id 0.1.23.0 (MIT)", bands)
    words = dictionary_words(Path(sys.argv[2]))
    rare = sorted(dictionary_roots(words, supplement))
    source = "id_ID.dic of hunspell-id 1:7.5.0-1 (LGPL-3)"
    write("roots_dictionary.txt", source, {"rare": rare})


if __name__ == "__main__":
    main()
