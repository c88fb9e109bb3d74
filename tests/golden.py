"""Golden pages: what is read from a page, as text that a person reviews.

One YAML file for each page of examples/pages and tests/eval/gold. Run `python tests/golden.py` to
write them anew, and read the difference line by line before committing it. Claims and events are
not in them: they are scored against gold (tests/eval), where a mistake costs and is not enshrined.
"""

from __future__ import annotations

from pathlib import Path

import yaml

from rujuk.read.page import read_page

ROOT = Path(__file__).parents[1]
EXPECTED = Path(__file__).parent / "pages"
SOURCES = sorted(
    path
    for folder in (ROOT / "examples" / "pages", ROOT / "tests" / "eval" / "gold")
    for path in folder.iterdir()
    if path.suffix in {".txt", ".html"}
)
SHOWN = 60  # characters of a block


def expectation(source: Path) -> Path:
    """Where the expectation of a page is kept."""
    return EXPECTED / f"{source.stem}.expect.yaml"


def rendered(source: Path) -> str:
    """The page as its expectation should read."""
    document = read_page(str(source))
    facts = {
        "language": document.language,
        "title": document.title and document.title.text,
        "publisher": document.publisher and document.publisher.text,
        "section": document.section,
        "authors": [author.text for author in document.authors],
        "dateline": document.dateline and document.dateline.text,
        "published_on": document.published_on and document.published_on.edtf,
        "visited_on": document.visited_on and document.visited_on.edtf,
        "not_before": document.not_before,
        "not_after": document.not_after,
        "blocks": [
            f"{block.kind.value}: {_short(document.text[block.start : block.end])}"
            for block in document.blocks
        ],
    }
    return yaml.safe_dump(facts, allow_unicode=True, sort_keys=False, width=100)


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= SHOWN else f"{words[: SHOWN - 1]}…"


def main() -> None:
    """Write every expectation."""
    EXPECTED.mkdir(exist_ok=True)
    for source in SOURCES:
        expectation(source).write_text(rendered(source), "utf-8")


if __name__ == "__main__":
    main()
