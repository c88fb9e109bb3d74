"""Writes gold.json and reconcile.json of a set from its pages and its two YAML files.

Run: `python tests/eval/reconcile/build_sets.py`. The README tells the form. A quote that is not in
the body of its page, or stands there twice, is an error; so is a name that nothing bears.
"""

from __future__ import annotations

import json
import re
import sys
from itertools import groupby
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
Row = dict[str, Any]

# Letters of `lines`: one for each line of the page that is not empty.
TITLE, BYLINE, BODY, FURNITURE = "TDBF"

VALUES = (
    (r"(\d+)", "exact", (0, 0, 0)),
    (r"~(\d+)", "about", (0, 0, 0)),
    (r">=(\d+)", "at_least", (0, 0, None)),
    (r">(\d+)", "more_than", (0, 0, None)),
    (r"<=(\d+)", "up_to", (None, 0, 0)),
    (r"<(\d+)", "less_than", (None, None, 0)),
    (r"near (\d+)", "nearly", (None, 0, 0)),
    (r"(\d+)\.\.(\d+)", "range", (0, None, 1)),
    (r"vague (\d+)\.\.(\d+)", "vague", (0, None, 1)),
    (r"part (\d+)", "fraction_of", (0, 0, 0)),
    (r"none", "none", None),
)
"""How a value is written, the hedge it means, and which number is its low, best and high."""


def value(written: str) -> Row:
    """Low, best, high and hedge; the table is that of docs/counts.md."""
    for pattern, hedge, places in VALUES:
        found = re.fullmatch(pattern, written)
        if found and places is None:
            return {"low": 0, "best": 0, "high": 0, "hedge": hedge}
        if found:
            told = [None if at is None else int(found.groups()[at]) for at in places]
            return {**dict(zip(("low", "best", "high"), told, strict=True)), "hedge": hedge}
    raise ValueError(f"no value: {written!r}")


class Page:
    """The text of a page and which of it is body."""

    def __init__(self, folder: Path, name: str, lines: str) -> None:
        """Read the page; `lines` has a letter for each line that is not empty."""
        self.name = name
        self.text = (folder / "pages" / f"{name}.txt").read_bytes().decode("utf-8")
        at, kinds, spans = 0, iter(lines.replace(" ", "")), []
        for line in self.text.split("\n"):
            if line.strip():
                kind = next(kinds, "")
                if not kind:
                    raise ValueError(f"{name}: `lines` has fewer letters than the page has lines")
                spans.append((kind, at, at + len(line)))
            at += len(line) + 1
        if next(kinds, ""):
            raise ValueError(f"{name}: `lines` has more letters than the page has lines")
        self.spans = spans
        runs = [list(run) for kind, run in groupby(spans, key=lambda s: s[0]) if kind == BODY]
        self.body = [[run[0][1], run[-1][2]] for run in runs]

    def of(self, *kinds: str) -> list[list[int]]:
        """Spans of the lines of these kinds."""
        return [[start, end] for kind, start, end in self.spans if kind in kinds]

    def find(self, marked: str) -> tuple[str, int, int]:
        """Words and offsets of a quote; guillemets part it from words that make it unique."""
        before, _, rest = marked.rpartition("«") if "«" in marked else ("", "", marked)
        words, _, after = rest.partition("»")
        whole = before + words + after
        hits = [
            start
            for first, last in self.body
            for start in range(first, last - len(whole) + 1)
            if self.text.startswith(whole, start)
        ]
        if len(hits) != 1:
            raise ValueError(f"{self.name}: {marked!r} stands {len(hits)} times in the body")
        start = hits[0] + len(before)
        return words, start, start + len(words)


def cells(written: str, number: int) -> list[str]:
    """The parts of a row between bars; a missing one or a dash is empty."""
    parts = [part.strip() for part in written.split("|")]
    if len(parts) > number:
        raise ValueError(f"more than {number} parts: {written!r}")
    return ["" if part == "-" else part for part in parts] + [""] * (number - len(parts))


def parties(written: str) -> list[Row]:
    """Parties of `words, country, sector + words, country, sector`."""
    found = []
    for one in filter(None, written.split(" + ")):
        surface, country, sector = one.rsplit(",", 2)
        found.append(
            {
                "surface": surface.strip(),
                "iso3": country.strip(),
                "role": sector.strip(),
                "inferred": False,
            }
        )
    return found


def count(page: Page, name: str, written: str) -> tuple[Row, Row]:
    """A count in the scorer's form, and what the timeline of its topic takes of it."""
    quote, units, amount, whom, said, topic, flags = cells(written, 7)
    words, start, end = page.find(quote)
    unit, *unit_ok = units.split("/")
    told = dict(flag.split("=", 1) for flag in re.split(r"; *", flags) if "=" in flag)
    metric, _, as_of = topic.partition(" @ ")
    speakers = parties(said)
    record = {
        "id": name,
        "quote": words,
        "char_start": start,
        "char_end": end,
        **value(amount),
        "unit": unit,
        "unit_ok": unit_ok,
        "of_whom": parties(whom)[0] if whom else None,
        "attributed_to": speakers,
        "attribution_lenient": "lenient" in flags,
        "as_of": as_of or None,
        "optional": "optional" in flags,
        **{key: told[key] for key in ("status", "note") if key in told},
    }
    place = {"metric": metric, "source": told.get("source"), "modality": told.get("modality")}
    place["source"] = place["source"] or (speakers[0]["surface"] if speakers else "reporter")
    return record, place | {"told": told.get("told"), "clock": told.get("clock")}


def event(page: Page, name: str, written: str) -> Row:
    """An event in the scorer's form; only what the topics ask for is coded."""
    quote, kinds, trigger, modality, actors, recipients, said = cells(written, 7)
    words, start, end = page.find(quote)
    at = page.text.index(trigger, start, end)
    first, *others = kinds.split("/")
    modality, *modality_ok = modality.split("/")
    return {
        "id": name,
        "quote": words,
        "char_start": start,
        "char_end": end,
        "event_type": first,
        "alt_types": others,
        "trigger": trigger,
        "trigger_start": at,
        "trigger_end": at + len(trigger),
        "actors": parties(actors),
        "recipients": parties(recipients),
        "actors_ok": [],
        "recipients_ok": [],
        "place": None,
        "time": None,
        "modality": modality,
        "modality_ok": modality_ok,
        "attributed_to": parties(said),
        "attribution_lenient": False,
        "optional": False,
    }


def of_original(row: Row, pages: Row, kind: str) -> Row:
    """Rows of a page; a copy has those of its original but for what it cut or changed."""
    own = dict(row.get(kind) or {})
    if "copy_of" not in row:
        return own
    taken = {}
    for label, written in (pages[row["copy_of"]].get(kind) or {}).items():
        if label in row.get("cut", []) or label in own:
            continue
        parts = written.split("|")
        parts[0] = row.get("printed", {}).get(label, parts[0])
        taken[label] = "|".join(parts)
    return taken | own


class Built:
    """A set: its documents, its topics, and the labels of its counts."""

    def __init__(self, folder: Path) -> None:
        """Build the documents of a set; its topics are built on demand."""
        self.rows: Row = _read(folder / "gold.yaml")
        self.plan: Row = _read(folder / "reconcile.yaml")
        self.ids: dict[str, str] = {}
        self.places: dict[str, Row] = {}
        self.documents = [self._document(folder, name) for name in self.rows]
        self.counts = {one["id"]: one for page in self.documents for one in page["counts"]}

    def _document(self, folder: Path, name: str) -> Row:
        row = self.rows[name]
        page = Page(folder, name, row["lines"])
        counts = []
        for number, (label, written) in enumerate(
            of_original(row, self.rows, "counts").items(), start=1
        ):
            record, place = count(page, f"{name}.c{number}", written)
            self.ids[f"{name}.{label}"] = record["id"]
            self.places[record["id"]] = place | {"label": label}
            counts.append(record)
        titles = page.of(TITLE)
        events = of_original(row, self.rows, "events")
        return {
            "id": name,
            "file": f"pages/{name}.txt",
            "language": "id",
            "title": page.text[titles[0][0] : titles[0][1]],
            "publisher": row["publisher"],
            "publication_date": row.get("published"),
            "visit_date": row.get("visited"),
            "dateline_place": row.get("dateline"),
            "body_start": page.body[0][0],
            "body_end": page.body[-1][1],
            "body_spans": page.body,
            "dont_care_spans": page.of(TITLE, BYLINE),
            "furniture_spans": page.of(FURNITURE),
            "fictional": True,
            "topics": [row["topic"]] if "topic" in row else [],
            "events_exhaustive": False,
            "counts_exhaustive": True,
            "events": [event(page, f"{name}.e{n}", w) for n, w in enumerate(events.values(), 1)],
            "counts": sorted(counts, key=lambda one: (one["char_start"], one["id"])),
            "relations": [],
        }

    def gold(self) -> str:
        """The text of gold.json."""
        return _written({"set": f"reconcile/{self.plan['set']}", "documents": self.documents})

    def reconcile(self) -> str:
        """The text of reconcile.json."""
        groups: dict[str, list[Row]] = {}
        for name, row in self.rows.items():
            if "copy_of" in row:
                groups.setdefault(row["copy_of"], []).append({"doc": name, "kind": row["kind"]})
        apart = [dict(zip("ab", one, strict=False)) | {"why": one[2]} for one in self.plan["apart"]]
        return _written(
            {
                "_about": self.plan["about"],
                "copy_groups": [{"original": o, "copies": c} for o, c in groups.items()],
                "not_copies": apart,
                "topics": [self._topic(name, row) for name, row in self.plan["topics"].items()],
            }
        )

    def _topic(self, name: str, row: Row) -> Row:
        pages = [page for page in self.documents if name in page["topics"]]
        copies = [page["id"] for page in pages if "copy_of" in self.rows[page["id"]]]
        timeline = [
            self._entry(page, one)
            for page in pages
            for one in page["counts"]
            if self.places[one["id"]]["metric"] and self._is_told_here(page["id"], one["id"])
        ]
        return {
            "id": name,
            "title": row["title"],
            "docs": [page["id"] for page in pages],
            "independent_docs": [page["id"] for page in pages if page["id"] not in copies],
            "timeline": sorted(timeline, key=lambda e: (e["as_of"], e["reported_on"], e["doc"])),
            "expected": [_expected(name, one, timeline) for one in row["expected"]],
            **{
                kind: [self._pair(one, keys) for one in row.get(kind, [])]
                for kind, keys in (
                    ("contradictions", ("a", "b")),
                    ("corrections", ("old", "new")),
                    ("possible_growth", ("a", "b")),
                    ("non_contradictions", ("a", "b")),
                )
            },
            "updates": [
                {"source": source, "metric": metric, "series": series}
                for source, metric, series in row.get("updates", [])
            ],
            "event_contradictions": row.get("events", []),
        }

    def _is_told_here(self, page: str, count_id: str) -> bool:
        """A copy tells of its own only what its original does not say."""
        row, label = self.rows[page], self.places[count_id]["label"]
        return "copy_of" not in row or label in (row.get("counts") or {})

    def _entry(self, page: Row, one: Row) -> Row:
        place = self.places[one["id"]]
        if not one["as_of"]:
            raise ValueError(f"{one['id']}: a figure of a topic needs the day it is of")
        also = [
            name
            for name, row in self.rows.items()
            if row.get("copy_of") == page["id"] and self._same(f"{name}.{place['label']}", one)
        ]
        entry = {
            "doc": page["id"],
            "publisher": page["publisher"],
            "reported_on": page["publication_date"] or "",
            "as_of": one["as_of"],
            "source": place["source"],
            "metric": place["metric"],
            "count_id": one["id"],
            **{key: one[key] for key in ("quote", "low", "best", "high", "hedge", "unit")},
            "also_in": also,
        }
        more = {"modality": place["modality"], "as_of_note": place["clock"], "note": place["told"]}
        return entry | {key: text for key, text in more.items() if text} | _status(one)

    def _same(self, label: str, one: Row) -> bool:
        count_id = self.ids.get(label)
        found = next(
            (c for page in self.documents for c in page["counts"] if c["id"] == count_id), None
        )
        return found is not None and all(found[k] == one[k] for k in ("low", "best", "high"))

    def _pair(self, written: list[str], keys: tuple[str, str]) -> Row:
        first, second, why = written
        return {keys[0]: self.ids[first], keys[1]: self.ids[second], "why": why}


def _status(one: Row) -> Row:
    return {"status": one["status"]} if "status" in one else {}


def _expected(topic: str, one: Row, timeline: list[Row]) -> Row:
    """What a picture of that day must say: checked against the timeline."""
    known = [e for e in timeline if e["metric"] == one["metric"] and e["as_of"] <= one["day"]]
    if not known:
        raise ValueError(f"{topic}: nothing is told of {one['metric']} by {one['on']}")
    low, best, high = one["band"]
    accepted = one.get("best_ok", [best])
    if best not in accepted:
        raise ValueError(f"{topic}: {best} is not among the accepted figures of {one['metric']}")
    told = {"metric": one["metric"], "as_of": one["day"], "low": low, "best": best, "high": high}
    more = {"high_open": True} if one.get("high_open") else {}
    more |= {key: one[key] for key in ("low_ok", "high_ok") if key in one}
    return told | {"best_ok": accepted, "basis": one["basis"]} | more


def _read(path: Path) -> Row:
    """A YAML file whose days stay text."""
    loader = yaml.SafeLoader(path.read_text("utf-8"))
    loader.yaml_implicit_resolvers = {
        first: [(tag, form) for tag, form in forms if not tag.endswith("timestamp")]
        for first, forms in loader.yaml_implicit_resolvers.items()
    }
    read = loader.get_single_data()
    if not isinstance(read, dict):
        raise TypeError(f"{path} holds no mapping")
    return read


def _written(made: Row) -> str:
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


def built(name: str) -> dict[str, str]:
    """The texts of the built files of a set, by file name."""
    made = Built(HERE / name)
    return {"gold.json": made.gold(), "reconcile.json": made.reconcile()}


# Digits and number words, but for days and clock times.
NUMBERS = re.compile(
    r"\(?\d+/\d+(?:/\d{4})?\)?|pukul \d\d\.\d\d|(?P<number>\d[\d.,]*|\b(?:se(?:orang|buah)|dua|tiga"
    r"|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|belasan|puluhan|ratusan|ribuan)\b)",
    re.IGNORECASE,
)
AROUND = 25


def uncounted(name: str) -> list[str]:
    """Words that look like numbers and stand in no count, for the eye of the writer."""
    made, found = Built(HERE / name), []
    for page in made.documents:
        text = (HERE / name / page["file"]).read_text("utf-8")
        for start, end in page["body_spans"]:
            for hit in NUMBERS.finditer(text, start, end):
                inside = any(c["char_start"] <= hit.start() < c["char_end"] for c in page["counts"])
                if hit["number"] and not inside:
                    around = text[max(0, hit.start() - AROUND) : hit.end() + AROUND]
                    found.append(f"{page['id']} {around}".replace("\n", " "))
    return found


if __name__ == "__main__":
    for folder in sorted(path.parent for path in HERE.glob("*/gold.yaml")):
        for file_name, text in built(folder.name).items():
            (folder / file_name).write_text(text, "utf-8")
        if "--uncounted" in sys.argv:
            sys.stdout.writelines(f"{line}\n" for line in uncounted(folder.name))
