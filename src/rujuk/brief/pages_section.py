"""The pages that a brief was made from, and what their dates do not tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.brief.entries import Entry, Section, words_at

if TYPE_CHECKING:
    from rujuk.brief.picture import Picture
    from rujuk.brief.sheets import Sheet
    from rujuk.brief.wording import Wording


def pages_section(picture: Picture, wording: Wording) -> Section:
    """Every page with its number, publisher and dates."""
    undated = [sheet for sheet in picture.sheets if sheet.document.published_on is None]
    notes = []
    if undated and len(undated) == len(picture.sheets):
        notes.append(wording.say("undated.all"))
    elif undated:
        pages = wording.several("pages", len(undated))
        notes.append(wording.say("undated.some", pages=pages))
    if any(sheet.document.visited_on is not None for sheet in undated):
        notes.append(wording.say("visit"))
    return Section(
        key="pages",
        title=wording.say("section.pages"),
        notes=tuple(notes),
        entries=tuple(_page(sheet, wording) for sheet in picture.sheets),
    )


def _page(sheet: Sheet, wording: Wording) -> Entry:
    say = wording.say
    document = sheet.document
    publisher = document.publisher
    details = [
        sheet.path,
        say("page.publisher", name=publisher.text) if publisher else say("page.no_publisher"),
    ]
    published, visited = document.published_on, document.visited_on
    if published is not None:
        details.append(say("page.published", day=wording.day(published.edtf)))
    else:
        details.append(say("page.undated"))
    if visited is not None:
        details.append(say("page.visited", day=wording.day(visited.edtf)))
    elif document.not_after is not None and published is None:
        details.append(say("page.visited", day=wording.day(document.not_after)))
    if document.not_before is not None and published is None:
        details.append(say("page.not_before", day=wording.day(document.not_before)))
    details += [say("page.also", path=path) for path in sheet.paths[1:]]
    stated = [one for one in (publisher, published, visited) if one is not None]
    return Entry(
        text=document.title.text if document.title is not None else say("page.untitled"),
        details=tuple(details),
        words=tuple(
            words_at(sheet, one.start, one.end)
            for one in stated
            if one.start is not None and one.end is not None
        ),
        record=document.id,
        page=sheet.number,
    )
