"""The arrows between packages point one way: docs/laws.md, "Imports". Walks every import."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "rujuk"

# A package may import what stands on a line above its own, and itself.
ROAD = (
    {"errors"},
    {"vocabulary", "frozen", "records", "lexicon", "identity", "form", "notebook"},
    {"lang"},
    {"read"},
    {"code"},
    {"jobs"},
    {"weigh"},
    {"store"},
    {"brief", "export", "evaluate"},
    {"web", "watch", "corpus"},
    {"cli"},
)
LEVEL = {package: level for level, line in enumerate(ROAD) for package in line}
# The language layer knows nothing of pages, actors, ontology: no record type but those of text.
WORDS_OF_PAGES = {"Document", "Block", "BlockKind", "Party", "Event", "Claim", "EventType"}
PUBLIC_API = "__init__"

FILES = sorted(SOURCE.rglob("*.py"))


def package_of(path: Path) -> str:
    """The package or top-level module that a source file belongs to."""
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imports_of(path: Path) -> list[tuple[int, str, str]]:
    """Line, package and name of each import of ours, those inside functions included."""
    found = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            modules = [(alias.name, "") for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: relative import"
            modules = [(node.module or "", alias.name) for alias in node.names]
        else:
            continue
        for module, name in modules:
            parts = module.split(".")
            if parts[0] != "rujuk":
                continue
            package = parts[1] if len(parts) > 1 else name
            found.append((node.lineno, package, name))
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_package_imports_only_what_stands_before_it(path: Path) -> None:
    package = package_of(path)
    if package == PUBLIC_API:
        return
    assert package in LEVEL, f"{package} has no line in the table of this test"
    for line, imported, _ in imports_of(path):
        if imported == package:
            continue
        assert imported in LEVEL, f"{path}:{line}: imports the public API or an unknown {imported}"
        same_base = LEVEL[imported] == LEVEL[package] == LEVEL["records"]
        assert LEVEL[imported] < LEVEL[package] or same_base, (
            f"{path}:{line}: {package} imports {imported}, which stands on its line or below"
        )


def test_the_language_layer_knows_nothing_of_pages() -> None:
    named = {
        (path.name, name)
        for path in FILES
        if package_of(path) == "lang"
        for _, _, name in imports_of(path)
        if name in WORDS_OF_PAGES
    }
    assert not named


def test_no_module_is_a_drawer() -> None:
    drawers = {"utils", "helpers", "common", "manager", "misc"}
    assert not [path for path in FILES if path.stem in drawers]


def test_no_file_is_longer_than_500_lines() -> None:
    longest = {
        str(path.relative_to(SOURCE)): length
        for path in FILES
        if (length := len(path.read_text("utf-8").splitlines())) > 500
    }
    # records.py holds every record type in reading order and nothing else
    longest.pop("records.py", None)
    assert not longest
