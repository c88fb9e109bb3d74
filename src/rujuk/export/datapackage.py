"""`export datapackage`: the tables of csv, polecat, ged, acled and gdelt with one description.

`datapackage.json` follows the Data Package standard: for each file its columns, their types, what
each holds, keys, size and SHA-256.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from rujuk import form
from rujuk.export import acled, gdelt, ged, polecat
from rujuk.export.csv_tables import FIELDS, write_csv
from rujuk.export.written import Written

if TYPE_CHECKING:
    from pathlib import Path

    from rujuk.export.columns import Column
    from rujuk.export.weighed_case import WeighedCase
    from rujuk.form import Json, JsonObject

FILE = "datapackage.json"
_KEYS = {"reviews": "review"}
_OF_DOCUMENT = ("claims", "events", "relations")


def write_datapackage(case: WeighedCase, folder: Path, *, text: bool) -> Written:
    """Write the tables and `datapackage.json`."""
    parts = [
        write(case, folder, text=text)
        for write in (
            write_csv, polecat.write_polecat, ged.write_ged, acled.write_acled, gdelt.write_gdelt,
        )
    ]  # fmt: skip
    resources = [
        *(_resource(folder / f"{name}.csv", _schema(name)) for name in FIELDS),
        _resource(folder / polecat.FILE, _of_columns(polecat.COLUMNS, polecat.MISSING), tab=True),
        _resource(folder / ged.FILE, _of_columns(ged.COLUMNS)),
        _resource(folder / acled.FILE, _of_columns(acled.COLUMNS)),
        _resource(folder / gdelt.EVENTS, _of_columns(gdelt.EVENT_COLUMNS), tab=True, header=False),
        _resource(
            folder / gdelt.MENTIONS, _of_columns(gdelt.MENTION_COLUMNS), tab=True, header=False
        ),
    ]
    path = folder / FILE
    made: JsonObject = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "rujuk",
        "title": "Events, counted claims and the weighed picture of a case",
        "version": form.PROGRAM_VERSION,
        "resources": [*resources],
    }
    path.write_bytes(form.encode_pretty(made) + b"\n")
    left_out = {
        f"{part.paths[0].stem}: {reason}": count
        for part in parts
        for reason, count in part.left_out.items()
    }
    return Written(paths=(*(one for part in parts for one in part.paths), path), left_out=left_out)


def _schema(name: str) -> JsonObject:
    fields: list[Json] = [{"name": one, "type": kind} for one, kind in FIELDS[name].items()]
    made: JsonObject = {
        "fields": fields,
        "primaryKey": [_KEYS.get(name, "id")],
        "missingValues": [""],
    }
    if name in _OF_DOCUMENT:
        key: JsonObject = {
            "fields": ["document"],
            "reference": {"resource": "documents", "fields": ["id"]},
        }
        made["foreignKeys"] = [key]
    return made


def _of_columns(columns: tuple[Column, ...], missing: str = "") -> JsonObject:
    fields: list[Json] = [
        {"name": one.name, "type": one.kind, "description": one.how} for one in columns
    ]
    return {"fields": fields, "missingValues": [*dict.fromkeys(("", missing))]}


def _resource(
    path: Path, schema: JsonObject, *, tab: bool = False, header: bool = True
) -> JsonObject:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    made: JsonObject = {
        "name": path.stem.replace("_", "-"),
        "type": "table",
        "path": path.name,
        "format": "tsv" if tab else "csv",
        "mediatype": "text/tab-separated-values" if tab else "text/csv",
        "encoding": "utf-8",
        "bytes": path.stat().st_size,
        "hash": f"sha256:{digest}",
        "schema": schema,
    }
    dialect: JsonObject = {"delimiter": "\t" if tab else ",", "lineTerminator": "\n"}
    return made | {"dialect": dialect | ({} if header else {"header": False})}
