"""Language packs: what one is made of, that a new one is found and codes, and what others load."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import rujuk
from rujuk.lang.pack_files import PACK_FILES, missing_files
from rujuk.lang.packs import languages

PACKAGE = Path(rujuk.__file__).parent
ROOT = Path(__file__).parents[2]
MADE = "qx"  # no language
NEEDED = [kind for file in PACK_FILES if file.need != "more" for kind in file.kinds]

CODE = """
import json, sys
from rujuk.code.document import code_document
from rujuk.lang.packs import languages
from rujuk.records import Block, BlockKind, Document
language, text = sys.argv[1:]
coding = code_document(Document(
    id="doc-made", sha256="0" * 64, media_type="text/plain", language=language, text=text,
    blocks=(Block(kind=BlockKind.BODY, start=0, end=len(text), rule="made"),),
))
print(json.dumps({
    "languages": languages(),
    "events": [(e.type, e.trigger.text, e.modality) for e in coding.events],
    "claims": [(c.measure, c.low, c.high, c.quote) for c in coding.claims],
}))
"""

LOADED = """
import sys
opened = set()
sys.addaudithook(lambda event, args: opened.add(str(args[0])) if event == "open" else None)
from rujuk import lexicon
lexicon.digest = lambda: "none"  # reads every file, to tell the lexica apart
from rujuk.code.document import code_document
from rujuk.read.page import read_page
code_document(read_page(sys.argv[1]))
print("\\n".join(sorted(path for path in opened if "/rujuk/lang/" in path)))
"""


def run(script: str, *arguments: str, path: Path | None = None) -> str:
    environment = os.environ | {"PYTHONPATH": str(path or PACKAGE.parent)}
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        capture_output=True, text=True, check=False, env=environment,
    )  # fmt: skip
    return done.stdout or done.stderr


def with_made_pack(folder: Path, *, without: str = "") -> Path:
    """The program with one more pack: the files that a pack needs, and no others."""
    program = folder / "rujuk"
    (program / "lang").mkdir(parents=True)
    for item in PACKAGE.iterdir():
        if item.name not in ("lang", "__pycache__"):
            (program / item.name).symlink_to(item)
    for item in (PACKAGE / "lang").iterdir():
        if item.name not in ("es", "__pycache__"):
            (program / "lang" / item.name).symlink_to(item)
    for library in PACKAGE.parent.glob("*__mypyc*.so"):  # of a compiled build
        (folder / library.name).symlink_to(library)
    pack, model = program / "lang" / MADE, PACKAGE / "lang/es"
    pack.mkdir()
    (pack / "pack.yaml").write_text(
        (model / "pack.yaml").read_text("utf-8").replace("id: es", f"id: {MADE}"), "utf-8"
    )
    for kind in set(NEEDED) - {without}:
        for item in (model / kind, model / f"{kind}.yaml", model / f"{kind}.txt"):
            if item.exists():
                (pack / item.name).symlink_to(item)
    return folder


def told(output: str) -> dict[str, Any]:
    assert output.startswith("{"), output
    found: dict[str, Any] = json.loads(output)
    return found


def test_a_pack_of_the_files_it_needs_is_found_and_codes(tmp_path: Path) -> None:
    text = "Rusia atacó Ucrania y mató al menos a 12 civiles. Kenia no enviará tropas a Haití."
    found = told(run(CODE, MADE, text, path=with_made_pack(tmp_path)))
    assert MADE in found["languages"]
    assert ["ASSAULT", "atacó", "happened"] in found["events"]
    assert ["killed", 12, None, "al menos a 12 civiles"] in found["claims"]


@pytest.mark.parametrize("kind", ["hedges", "frames"])
def test_a_pack_without_a_file_it_needs_is_told_so_by_name(tmp_path: Path, kind: str) -> None:
    output = run(CODE, MADE, "Rusia atacó.", path=with_made_pack(tmp_path, without=kind))
    (missing,) = re.findall(r"the pack of qx needs (.*)", output)
    assert missing.startswith(f"lang/qx/{kind}")
    assert "," not in missing


def test_the_script_tells_what_a_pack_has_and_lacks() -> None:
    script = (ROOT / "scripts/check_pack.py").read_text("utf-8")
    spanish, none = run(script, "es"), run(script, MADE)
    assert "has    hedges " in spanish
    assert "-      modes " in spanish
    assert "NEEDS" not in spanish
    assert f"missing: lang/{MADE}/pack.yaml" in none


def test_every_pack_has_the_files_it_needs() -> None:
    assert [missing_files(language) for language in languages()] == [()] * len(languages())
    assert missing_files(MADE) == (f"lang/{MADE}/pack.yaml",)


def test_every_file_of_a_pack_is_of_a_known_kind() -> None:
    known = {kind for file in PACK_FILES for kind in file.kinds} | {"pack"}
    # what lies beside another file: tables, and what the analyser of affixes asks for
    beside = {"irregular", "roots", "roots_dictionary", "roots_supplement", "verbs"}
    beside |= {"inflections_supplement"}
    for language in languages():
        names = {item.name.split(".")[0] for item in (PACKAGE / "lang" / language).iterdir()}
        assert names - known - beside - {"__pycache__"} == set()


def test_the_recipe_lists_every_file() -> None:
    recipe = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    for file in PACK_FILES:
        assert f"`{' or '.join(file.kinds)}`" in recipe


def test_an_indonesian_page_loads_the_lexica_of_its_own_language() -> None:
    page = ROOT / "examples/pages/garis-utara-tambahan-pasukan.txt"
    loaded = [path for path in run(LOADED, str(page)).splitlines() if ".py" not in path]
    own = [path for path in loaded if "/lang/id/" in path]
    assert len(own) > 20
    # Portals mix languages in what they print around a story: that is read with all packs.
    to_read = {"pack.yaml", "furniture.yaml", "masthead.yaml", "page_dates.yaml", "markers.yaml"}
    for language in languages():
        others = {Path(path).name for path in loaded if f"/lang/{language}/" in path}
        assert language == "id" or others <= to_read
