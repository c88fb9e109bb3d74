"""Law 3 by other means: which body sentences must not pass in silence.

Shares nothing with the coder: own sentence cutter, own words, regular expressions only. It is
deliberately rough on the side of finding too little, so that what it finds is beyond dispute: a
figure directly before a word for people, or the name of a state followed by a verb in the same
sentence.
"""

from __future__ import annotations

import re

_END = re.compile(r"(?<=[.!?])[\"”’')\]]*\s+(?=[\"“‘'(]*[A-Z0-9])|\n+")
_ABBREVIATION = re.compile(
    r"\b(?:[A-Z]|Dr|Ir|Prof|Jend|Letjen|Mayjen|Brigjen|Kol|Jl|No|St|Mr|Mrs)\.$"
)

_FIGURE = (
    r"(?:\d{1,3}(?:[.,]\d{3})+|\d+(?:[.,]\d+)?|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|"
    r"sepuluh|belasan|puluhan|ratusan|ribuan|dozens of|hundreds of|thousands of|two|three|four|"
    r"five|six|seven|eight|nine|ten)"
)
_PEOPLE = (
    r"(?:tentara|prajurit|personel|serdadu|pasukan|orang|warga|korban|pekerja|polisi|pengungsi|"
    r"sandera|tahanan|demonstran|jemaah|soldiers?|troops|people|civilians|workers|protesters|"
    r"refugees|hostages|prisoners)"
)
_PEOPLE_COUNTED = re.compile(
    rf"(?<![\w/.,-]){_FIGURE}(?: (?:ribu|juta|million|thousand))? {_PEOPLE}(?!\w)", re.IGNORECASE
)

_STATE = re.compile(
    r"(?<!\w)(?:Korea Utara|Korea Selatan|Rusia|Ukraina|Amerika Serikat|Indonesia|Malaysia|"
    r"Myanmar|Israel|Iran|Sudan|Filipina|China|Jepang|Pyongyang|Seoul|Moskow|Kyiv|Hamas|NATO|"
    r"North Korea|South Korea|Russia|Ukraine|United States)(?!\w)"
)
_VERB = re.compile(
    r"(?<!\w)(?:mengirim\w*|dikirim\w*|menyerang|diserang|menewaskan|menangkap|ditangkap|"
    r"mengerahkan|dikerahkan|menandatangani|mengecam|membantah|memperingatkan|menuduh|menarik "
    r"pasukan\w*|menolak|mengancam|membebaskan|menembak\w*|mengebom|menahan|ditahan|"
    r"sent|attacked|killed|captured|deployed|signed|condemned|denied|warned|accused)(?!\w)",
    re.IGNORECASE,
)


def sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Spans of the sentences between two offsets, by punctuation and line ends alone."""
    found, begin = [], start
    for mark in _END.finditer(text, start, end):
        if _ABBREVIATION.search(text[begin : mark.start()]) and "\n" not in mark.group():
            continue
        found.append((begin, mark.start()))
        begin = mark.end()
    found.append((begin, end))
    return [(a, b) for a, b in found if text[a:b].strip()]


def must_not_pass_in_silence(sentence: str) -> str | None:
    """Why this sentence must leave a record or a loss; null when it need not."""
    counted = _PEOPLE_COUNTED.search(sentence)
    if counted:
        return f"a number of people: {counted.group()}"
    state = _STATE.search(sentence)
    if state:
        verb = _VERB.search(sentence, state.end())
        if verb:
            return f"an actor and a verb: {state.group()} ... {verb.group()}"
    return None
