"""The Python of the README and of docs/python.md runs as it stands there."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from rujuk.cli import main

IDS = r"\[(?:[a-z]{3}-[a-z2-7]{8}[,\s]*)+\]"
ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("page", ["README.md", "docs/python.md"])
def test_the_python_of_the_docs_runs(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    blocks = re.findall(r"```python\n(.*?)```", (ROOT / page).read_text("utf-8"), re.DOTALL)
    assert blocks
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    for block in blocks:
        exec(compile(block, page, "exec"), {})  # noqa: S102 - our own documentation
    assert "3000" in capsys.readouterr().out


def test_the_command_of_the_readme_is_the_whole_setup() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    command = next(line for line in text.splitlines() if line.startswith("$ python3 -m venv"))
    assert command.endswith("rujuk brief examples/pages")
    for file in ("constraints.txt", "examples/pages"):
        assert file in command
        assert (ROOT / file).exists()


def test_the_brief_of_the_readme_is_what_is_printed(capfd: pytest.CaptureFixture[str]) -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    shown = text.split("```text\n", 1)[1].split("```", 1)[0]
    with pytest.raises(SystemExit):
        main(["brief", str(ROOT / "examples/pages")])
    # Ids are of the words of the rules: they change with every one of them.
    printed, known = (re.sub(IDS, "", each) for each in (capfd.readouterr().out, shown))
    assert " ".join(printed.split()).startswith(" ".join(known.split()))
    assert re.search(IDS, shown)
