"""The checks of the project, one session each. `./run-tests` makes the environment and runs them.

Sessions run with the tools of the environment that nox itself lives in: one set of pinned
versions (`constraints-dev.txt`) for all of them.
"""

from __future__ import annotations

import os
import shutil

import nox

nox.options.default_venv_backend = "none"
nox.options.sessions = ["lint", "types", "tests", "eval", "docs"]
nox.options.stop_on_first_error = False


@nox.session
def lint(session: nox.Session) -> None:
    """Style of every Python file: ruff's rules and ruff's format."""
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")


@nox.session
def types(session: nox.Session) -> None:
    """Types of the package, strict."""
    session.run("mypy")


@nox.session
def tests(session: nox.Session) -> None:
    """All tests but the score floors, a file on each core. Arguments after `--` go to pytest.

    A file stays on one core, so that its fixtures are made once; the files keep their order, so
    that the longest ones are not the last.
    """
    spread = ("-n", "auto", "--dist", "loadfile", "--no-loadscope-reorder")
    session.run("pytest", "-q", *spread, "--ignore=tests/eval", *session.posargs)


@nox.session
def compiled(session: nox.Session) -> None:
    """The tests of the coder on a compiled copy: asks for a C compiler and some minutes."""
    shutil.rmtree("build/compiled", ignore_errors=True)
    session.run("python", "scripts/compile_coder.py", "build/compiled")
    folders = ("tests/lang", "tests/code", "tests/lexicon", "tests/test_golden_pages.py")
    session.run("pytest", "-q", "-n", "auto", *folders, env={"PYTHONPATH": "build/compiled"})


@nox.session
def durability(session: nox.Session) -> None:
    """Kill each command a hundred times, at moments of all kinds; a table tells what became of it.

    Not among the checks that run by default: it takes the better part of an hour. Arguments after
    `--` go to pytest; `RUJUK_KILLS` asks for another number.
    """
    kills = session.env.get("RUJUK_KILLS") or os.environ.get("RUJUK_KILLS", "100")
    killed = "tests/durability/test_killed_commands.py"
    session.run("pytest", "-q", "-s", killed, *session.posargs, env={"RUJUK_KILLS": kills})


@nox.session(name="eval")
def floors(session: nox.Session) -> None:
    """Scores on the gold sets; fails when one falls below its floor."""
    session.run("pytest", "-q", "tests/eval", *session.posargs)


@nox.session
def docs(session: nox.Session) -> None:
    """Build the documentation; a warning is an error."""
    session.run(
        "sphinx-build",
        "--fail-on-warning",
        "--keep-going",
        "-q",
        "-b",
        "html",
        "docs",
        "build/docs",
    )
