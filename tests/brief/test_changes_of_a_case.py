"""What an addition changed is the same whether its affairs are weighed or the whole case."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING

from rujuk.brief import changes
from rujuk.brief.changes import changes_since
from rujuk.store.case import Case
from rujuk.weigh.changes import what_changed
from rujuk.weigh.constants import CONSTANTS
from rujuk.weigh.picture import weigh_reports
from rujuk.weigh.reports import make_report

if TYPE_CHECKING:
    import pytest

    from rujuk.weigh.picture import Weighed

EXAMPLES = sorted((Path(__file__).parents[2] / "examples" / "pages").iterdir())


def whole(case: Case, run: int | None) -> Weighed:
    pages = case.pages(as_of_run=run, with_reviews=True)
    return weigh_reports(
        [make_report(one.document, one.coding, [s.path for s in one.sightings]) for one in pages],
        CONSTANTS,
    )


def test_the_affairs_touched_tell_what_the_whole_case_tells(tmp_path: Path) -> None:
    with Case(tmp_path / "case") as case:
        for number, path in enumerate(EXAMPLES):
            case.add([str(path)])
            found = changes_since(case, number)
            assert found is not None
            told = what_changed(whole(case, number), whole(case, None))
            for field in dataclasses.fields(told):
                assert getattr(found.changes, field.name) == getattr(told, field.name), path.name
            assert found.fresh is (number == 0)


def test_too_many_pages_are_not_weighed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changes, "AT_MOST", 1)
    with Case(tmp_path / "case") as case:
        case.add([str(EXAMPLES[0])])
        assert changes_since(case, 0) is not None
        case.add([str(path) for path in EXAMPLES])
        assert changes_since(case, 0) is None
        assert changes_since(case, 1) is None
