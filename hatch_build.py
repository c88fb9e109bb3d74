"""A build step of hatchling: compiles the coder into the wheel where `RUJUK_COMPILE=1` asks for it.

Without that the wheel is plain Python, and so is an editable install. The compiled modules lie
beside the plain ones, which are used where they are taken away.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledCoder(BuildHookInterface[Any]):
    """Adds what `scripts/compile_coder.py` makes to the wheel."""

    def dependencies(self) -> list[str]:
        """What compiling needs besides a C compiler."""
        if not wanted():
            return []
        return ["msgspec>=0.19", "mypy[mypyc]>=1.13", "setuptools>=65", "types-PyYAML"]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, and name each compiled module with its place in the wheel."""
        if version == "editable" or not wanted():
            return
        sys.path.insert(0, str(Path(self.root, "scripts")))
        from compile_coder import compile_coder  # noqa: PLC0415 - of this tree, if asked for

        folder = Path(tempfile.mkdtemp(), "compiled")
        for made in compile_coder(folder):
            build_data["force_include"][str(made)] = str(made.relative_to(folder))
        build_data["pure_python"] = False
        build_data["infer_tag"] = True


def wanted() -> bool:
    """Whether the environment asks for a compiled coder."""
    return os.environ.get("RUJUK_COMPILE") == "1"
