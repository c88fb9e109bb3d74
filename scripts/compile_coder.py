"""Makes a compiled copy of the package: `rujuk.lang` and `rujuk.code` as machine code.

Run `python scripts/compile_coder.py FOLDER`, then anything with `PYTHONPATH=FOLDER`. It needs a C
compiler and `mypy[mypyc]` with setuptools, and takes some minutes. The copy says the same as the
package, byte for byte; only what it costs differs (benchmarks/README.md).

`mypyc` reads the fields of its own classes at once and those of all others by their names, so the
classes that the coder makes by the thousand (msgspec structs and dataclasses, made quickly by plain
Python) become plain classes in the copy. Modules with a class that msgspec fills from a file stay
as they are, and so does what stands in `STAYS`.
"""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("rujuk/lang", "rujuk/code")
STAYS = {
    "gazetteer.py": "msgspec fills its classes from a table",
    "outcomes.py": "msgspec fills its classes from a file",
    "running_case.py": "asks records of any kind for their fields",
}
FILLED = {"forbid_unknown_fields", "array_like"}  # options of structs that msgspec fills
BUILD = """
from mypyc.build import mypycify
from setuptools import setup

setup(
    name="rujuk-compiled",
    packages=[],
    ext_modules=mypycify(["--follow-imports=silent", *{files!r}], opt_level="1", debug_level="0"),
)
"""


def compile_coder(folder: Path) -> list[Path]:
    """Fill the folder with the package and its compiled modules; the paths of the latter."""
    shutil.copytree(ROOT / "src", folder, ignore=shutil.ignore_patterns("__pycache__", "*.so"))
    files = [path for package in PACKAGES for path in sorted((folder / package).glob("*.py"))]
    chosen = [path for path in files if is_compiled(path)]
    for path in chosen:
        path.write_text(with_plain_classes(path.read_text(encoding="utf-8")), encoding="utf-8")
    names = [str(path.relative_to(folder)) for path in chosen]
    script = folder / "setup.py"
    script.write_text(BUILD.format(files=names), encoding="utf-8")
    command = [sys.executable, script.name, "--quiet", "build_ext", "--inplace"]
    subprocess.run(command, cwd=folder, check=True)
    script.unlink()
    shutil.rmtree(folder / "build")
    return sorted(folder.rglob("*.so"))


def is_compiled(path: Path) -> bool:
    """Whether a module is one that `mypyc` takes."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    filled = any(
        keyword.arg in FILLED
        for item in tree.body
        if isinstance(item, ast.ClassDef)
        for keyword in item.keywords
    )
    return not (filled or path.name in STAYS or path.name == "__init__.py")


def with_plain_classes(source: str) -> str:
    """The module with its structs and dataclasses as classes that set their own fields."""
    future = "from __future__ import annotations\n"
    lines = source.replace(future, f"{future}from typing import ClassVar\n", 1).splitlines()
    for item in reversed(ast.parse("\n".join(lines)).body):
        if isinstance(item, ast.ClassDef) and (options := options_of(item)) is not None:
            first = min([item.lineno, *(one.lineno for one in item.decorator_list)])
            lines[first - 1 : item.end_lineno] = plain_class(item, options).splitlines()
    return "\n".join(lines) + "\n"


def options_of(item: ast.ClassDef) -> dict[str, bool] | None:
    """The options of a struct or dataclass; null for any other class."""
    told = None
    for base in item.bases:
        if ast.unparse(base) == "msgspec.Struct":
            told = item.keywords
    for decorator in item.decorator_list:
        if isinstance(decorator, ast.Call) and ast.unparse(decorator.func) == "dataclass":
            told = decorator.keywords
    if told is None:
        return None
    return {one.arg or "": bool(ast.literal_eval(one.value)) for one in told}


def plain_class(item: ast.ClassDef, options: dict[str, bool]) -> str:
    """The class with a constructor of its own, and equality where it had it."""
    fields = [one for one in item.body if isinstance(one, ast.AnnAssign)]
    names = [ast.unparse(one.target) for one in fields]
    parameters = ["self", *(["*"] if options.get("kw_only") else [])]
    body = []
    for name, field in zip(names, fields, strict=True):
        kind = ast.unparse(field.annotation)
        default = None if field.value is None else ast.unparse(field.value)
        if default is None:
            parameters.append(f"{name}: {kind}")
            body.append(f"self.{name} = {name}")
        elif default in {"[]", "{}", "field(default_factory=dict)"}:  # made anew for each
            made = "{}" if "dict" in default else default
            parameters.append(f"{name}: {kind} | None = None")
            body.append(f"self.{name}: {kind} = {made} if {name} is None else {name}")
        else:
            parameters.append(f"{name}: {kind} = {default}")
            body.append(f"self.{name}: {kind} = {name}")
    own = f"({''.join(f'self.{name}, ' for name in names)})"
    methods = {f"def __init__({', '.join(parameters)}) -> None:": body}
    if options.get("eq", True):
        methods["def _fields(self) -> tuple[object, ...]:"] = [f"return {own}"]
        alike = f"isinstance(other, {item.name}) and self._fields() == other._fields()"
        methods["def __eq__(self, other: object) -> bool:"] = [f"return self is other or ({alike})"]
        methods["def __hash__(self) -> int:"] = ["return hash(self._fields())"]
    kept = [one for one in item.body if not isinstance(one, (ast.AnnAssign, ast.Expr))]
    lines = [
        f"class {item.name}:",
        f"    __struct_fields__: ClassVar[tuple[str, ...]] = {tuple(names)!r}",
    ]
    for head, statements in methods.items():
        lines += [f"    {head}", *(f"        {one}" for one in statements)]
    for method in kept:
        lines += [f"    {line}" for line in ast.unparse(method).splitlines()]
    return "\n".join(lines)


if __name__ == "__main__":
    for made in compile_coder(Path(sys.argv[1])):
        print(made)
