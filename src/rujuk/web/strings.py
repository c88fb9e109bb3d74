"""The words of the interface, in the languages it speaks: data in `strings/<language>/*.yaml`.

What the brief has a phrase for already (measures, types, months, figures) is said by its own
wording, so that page and brief never differ.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from markupsafe import Markup

from rujuk.brief.wording import LANGUAGES, Wording, wording
from rujuk.lexicon import load, resource

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["LANGUAGES", "Strings", "strings", "strings_of"]


class Strings:
    """Says things in one language. Keys of a page's own file begin with its name."""

    def __init__(self, language: str) -> None:
        """Load the strings of `language`, one of `LANGUAGES`."""
        self.language = language
        self.wording: Wording = wording(language)
        self._strings = strings_of(language)

    def say(self, key: str, **parts: str | int) -> str:
        """The string with its parts put in; else the phrase that the brief has for the key.

        A part that is markup stays so, the others are escaped beside it.
        """
        if key not in self._strings:
            return self.wording.say(key, **parts)
        text = self._strings[key]
        if any(isinstance(part, Markup) for part in parts.values()):
            return Markup(text).format(**parts)  # noqa: S704 - a string of ours; parts are escaped
        return text.format(**parts)

    def has(self, key: str) -> bool:
        """Whether anything can be said under this key."""
        return key in self._strings or self.wording.has(key)

    def several(self, key: str, number: int) -> str:
        """A number of things: `pages`, 2 gives "2 pages"."""
        return self.say(f"{key}.{'one' if number == 1 else 'many'}", n=self.number(number))

    def number(self, value: float) -> str:
        """A whole number with the thousands mark of the language."""
        return self.wording.number(value)

    def day(self, day: str | None) -> str:
        """A day or another EDTF time in words; for none that it is unknown."""
        return self.say("day.unknown") if day is None else self.wording.day(day)

    def reported(self, day: str | None, *, dated: bool | int) -> str:
        """The day of a report in words; of a page that tells none, that it is not younger."""
        return self.day(day) if dated or day is None else self.say("day.by", day=self.day(day))

    def label(self, kind: str, value: str | None) -> str:
        """What a member of a vocabulary is called: `measure`, `killed` gives "killed"."""
        if value is None:
            return ""
        key = f"{kind}.{value}"
        return self.say(key) if self.has(key) else value.replace("_", " ")


def strings_of(language: str) -> Mapping[str, str]:
    """Every string of a language by its key, from all files of its folder."""
    found: dict[str, str] = {}
    folder = resource(f"web/strings/{language}")
    for name in sorted(file.name for file in folder.iterdir() if file.name.endswith(".yaml")):
        found.update(load(f"web/strings/{language}/{name}", dict[str, str]))
    return found


@cache
def strings(language: str) -> Strings:
    """The strings of a language, loaded once."""
    return Strings(language)
