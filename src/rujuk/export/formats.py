"""The formats that `rujuk export` writes: what each is, and where it is written.

Imports nothing heavy: the help of the command line reads this table.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from rujuk.code.collector import collector_paused

if TYPE_CHECKING:
    from collections.abc import Callable

    from rujuk.export.weighed_case import WeighedCase
    from rujuk.export.written import Written


class Format(NamedTuple):
    """A format: the module that has `write_<name>`, and what it writes in a few words."""

    module: str
    what: str


FORMATS: dict[str, Format] = {
    "jsonl": Format("lines", "every record as JSON Lines, with JSON Schema"),
    "csv": Format("csv_tables", "records and the weighed picture as tables"),
    "parquet": Format("parquet", "the same tables, typed (needs rujuk[export])"),
    "polecat": Format("polecat", "happenings in the 40 columns of POLECAT"),
    "ged": Format("ged", "deadly happenings in the 49 columns of UCDP GED"),
    "acled": Format("acled", "happenings in the 31 columns of ACLED"),
    "gdelt": Format("gdelt", "happenings as GDELT Events, tellings as Mentions"),
    "geojson": Format("geojson", "happenings as a GeoJSON collection"),
    "webanno": Format("webanno", "each record as a W3C Web Annotation of its page"),
    "ftm": Format("ftm", "followthemoney entities and statements"),
    "stix": Format("stix", "a STIX 2.1 bundle"),
    "datapackage": Format("datapackage", "csv, polecat, ged, acled, gdelt, described"),
    "prov": Format("prov", "where each record comes from, as PROV-JSON"),
}


@collector_paused()
def write(case: WeighedCase, name: str, folder: str, *, text: bool) -> Written:
    """Write a case in one of the formats into a folder, which is made where there is none.

    `text` false: no words of pages leave, neither texts nor quotes nor names no entry has.
    """
    Path(folder).mkdir(parents=True, exist_ok=True)
    module = import_module(f"rujuk.export.{FORMATS[name].module}")
    writer: Callable[..., Written] = getattr(module, f"write_{name}")
    return writer(case, Path(folder), text=text)
