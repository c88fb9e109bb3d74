"""Every regular expression of the package grows with the length of its text, whatever the text."""

from __future__ import annotations

import re
import sys
from functools import cache
from typing import TYPE_CHECKING

import pytest

import packaged_patterns
from matching_steps import Steps, attacks, grown, parse
from packaged_patterns import Found
from rujuk.lang import sentences
from rujuk.read import furniture

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Pieces of an attack, first and four times as many; a linear pattern takes four times the steps.
FEW, MANY = 12, 48
MOST_GROWTH, CONSTANT = 5.5, 200
# Steps past which the shorter attack already shows an exponential pattern.
TOO_MANY = 20_000
# Patterns that see a piece of bounded length only: how many characters, and from where.
WINDOWS = {
    ("lang/sentences.py", "_LAST_WORD"): sentences._LONGEST_WORD,  # noqa: SLF001
    ("lang/id/furniture.yaml", "searches"): furniture._TAIL,  # noqa: SLF001
    ("lang/en/furniture.yaml", "searches"): furniture._TAIL,  # noqa: SLF001
}
# What a window may cost, in steps: about a square of its length is what a bound is there for.
WINDOW_STEPS = 60
# Built of the patterns of the lexica, each of which is tried by itself.
COMBINED = "read/furniture.py"

PAGE = """Presiden Kenya Bertemu Menteri Luar Negeri Uganda

Nairobi, Rabu 19 Juni 2024 - Sekitar 1.500 tentara Kenya menyerang Uganda, kata polisi. Belum jelas
apakah 12 orang tewas dan 9 drone ditembak jatuh, "kami menunggu", kata juru bicara.
Kenya tidak menyerang Somalia.

Foto: kantor berita. (c) 2024
"""
ENGLISH = """Kenyan soldiers attack Uganda

Nairobi, Wednesday 19 June 2024 - About 1,500 Kenyan soldiers attacked Uganda on Monday, police
said. It is not clear whether twelve people were killed and 9 drones shot down, "we are waiting", a
military spokesman said. Kenya did not attack Somalia.

Photo: news agency. (c) 2024
"""
SPANISH = """Soldados de Kenia atacan Uganda

Nairobi, 19 de junio de 2024 - Unos 1.500 soldados de Kenia atacaron Uganda el lunes, dijo la
policía. No está claro si doce personas murieron y 9 drones fueron derribados, dijo un portavoz
militar.
"""
SAVED = """<html><head><title>Tentara Kenya menyerang Uganda | Warta Uji</title>
<meta property="og:site_name" content="Warta Uji"><meta name="author" content="Redaksi Kota">
</head><body><article><h1>Tentara Kenya menyerang Uganda</h1><p>Menurut Warta Uji, tentara Kenya
menyerang Uganda pada 3 Mei 2021. Sedikitnya 12 orang tewas dalam serangan itu, kata polisi.</p>
</article></body></html>
"""


@pytest.fixture(scope="module")
def patterns(tmp_path_factory: pytest.TempPathFactory) -> list[Found]:
    folder: Path = tmp_path_factory.mktemp("pages")
    (folder / "a.txt").write_text(PAGE, "utf-8")
    (folder / "c.txt").write_text(ENGLISH, "utf-8")
    (folder / "d.txt").write_text(SPANISH, "utf-8")
    (folder / "b.html").write_text(SAVED, "utf-8")
    return [*packaged_patterns.written(), *packaged_patterns.built(folder)]


@pytest.fixture(autouse=True)
def deep() -> Iterator[None]:
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(50_000)
    yield
    sys.setrecursionlimit(before)


def test_every_call_of_re_is_covered(patterns: list[Found]) -> None:
    found = {one.place for one in patterns}
    assert [place for place in packaged_patterns.calls() if place not in found] == []
    assert len(packaged_patterns.calls()) > 80
    assert len(packaged_patterns.kept()) > 50


def test_every_pattern_of_the_code_is_linear(patterns: list[Found]) -> None:
    ours = [one for one in patterns if not one.place.startswith(COMBINED) or one.name.isupper()]
    assert [fault for one in dict.fromkeys(ours) for fault in faults(one)] == []


def test_every_pattern_of_the_lexica_is_linear() -> None:
    kept = packaged_patterns.kept()
    assert [fault for one in dict.fromkeys(kept) for fault in faults(one)] == []


@pytest.mark.parametrize("pattern", [
    r"\s+-", r"(?:a+)+$", r"(?:a|a)*b", r"\w+\s*\w+$", r"\d+,\d+",
    r"[\[(]\s*x[^\])]*[\])]$", r".*.*x",
])  # fmt: skip
def test_a_pattern_that_goes_back_is_found(pattern: str) -> None:
    assert list(faults(Found("made", "", pattern, 0)))


@pytest.mark.parametrize("pattern", [
    r"(?<!\s)\s++-", r"\w+", r"x(?:ab)*c", r"a{0,9}b", r"\b(?:satu|dua)\b", r"^\s*x",
])  # fmt: skip
def test_a_pattern_that_does_not_is_not(pattern: str) -> None:
    assert list(faults(Found("made", "", pattern, 0))) == []


@pytest.mark.parametrize("text", [
    "", "aab", "x  - y", "12,5", "[a](b)", '"kata" dia.', "Halo.  Apa?", "a\n\nb", "aaaaaaaa",
    "ÜüÄ-1",
])  # fmt: skip
@pytest.mark.parametrize("pattern", [
    r"\s+-", r"(?:a|b)+", r"(?<!\s)\s++-", r"\d+,\d+", r"[^\W\d_]+", r"(a)(?=b)|b(?!c)", r"a{2,3}?",
    r"(?i:A)b|$", r"\b\w", r"([\"']).*?\1", r"^.|\.\s++",
])  # fmt: skip
def test_the_counting_matcher_finds_what_re_finds(pattern: str, text: str) -> None:
    steps = Steps(parse(pattern), text)
    steps.count()
    assert steps.found == [match.span() for match in re.finditer(pattern, text)]


@cache
def faults_of(pattern: str | bytes, flags: int, anchored: bool, window: int | None) -> list[str]:  # noqa: FBT001
    tree = parse(pattern, flags)
    found = []
    for attack in attacks(tree, flags):
        if window is not None:
            text = grown(attack, window)[:window]
            limit = WINDOW_STEPS * window
            if Steps(tree, text, flags, anchored=anchored, limit=limit).count() > limit:
                found.append(attack)
            continue
        few = Steps(tree, grown(attack, FEW), flags, anchored=anchored, limit=TOO_MANY).count()
        limit = int(few * MOST_GROWTH) + CONSTANT
        many = Steps(tree, grown(attack, MANY), flags, anchored=anchored, limit=limit).count()
        if few > TOO_MANY or many > limit:
            found.append(attack)
    return found


def faults(one: Found) -> list[str]:
    """The attacks on which this pattern takes more than a linear one would."""
    window = WINDOWS.get((one.place.partition(":")[0], one.name))
    attacked = faults_of(one.pattern, one.flags, one.anchored, window)
    return [f"{one.place} {one.name} {one.pattern!r}: {attack!r}" for attack in attacked]
