"""The vendored scripts are the files that the manifest names, each with its licence."""

from __future__ import annotations

import importlib.util
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "scripts" / "vendor_scripts.py"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("vendor_scripts", SCRIPT)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_files_are_those_of_the_manifests(script: ModuleType) -> None:
    assert [fault for manifest in script.MANIFESTS for fault in script.faults(manifest)] == []


def test_each_package_brings_its_licence(script: ModuleType) -> None:
    for manifest in script.MANIFESTS:
        for package in tomllib.loads(manifest.read_text("utf-8"))["package"]:
            names = [file["name"] for file in package["files"]]
            assert any(name.endswith("LICENSE") for name in names), package["name"]


def test_a_changed_a_missing_and_an_unlisted_file_are_told(
    script: ModuleType, tmp_path: Path
) -> None:
    for file in script.MANIFESTS[0].parent.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    manifest = tmp_path / "vendor.toml"
    assert script.faults(manifest) == []
    (tmp_path / "d3.min.js").write_text("changed")
    (tmp_path / "plot.min.js").unlink()
    (tmp_path / "more.js").write_text("")
    assert [fault.rpartition(": ")[2] for fault in script.faults(manifest)] == [
        "not the file that vendor.toml names",
        "missing",
        "not in vendor.toml",
    ]


def test_no_vendored_script_can_end_a_script_element() -> None:
    folder = ROOT / "src" / "rujuk" / "web" / "static"
    for path in folder.rglob("*.js"):
        assert "</script" not in path.read_text("utf-8").lower(), path
        assert "<!--" not in path.read_text("utf-8"), path
