"""The verb lexicon: what a root does in a clause without affixes, and where affixes surprise.

`lang/<code>/verbs/*.yaml` holds the entries, by field; they are read by people, by tests and by
`scripts/build_verbs.py`, which compiles them into `verbs.txt`, the sets of roots that the analyser
loads (twelve short lines instead of 1,500 entries: 1 ms instead of 90).
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from rujuk.errors import LexiconError
from rujuk.lexicon import load, resource

if TYPE_CHECKING:
    from collections.abc import Mapping


class VerbClass(StrEnum):
    """What a root is. The first class of an entry is how its bare form is read."""

    TRANSITIVE = "transitive"
    """Takes an object. Bare: the active verb of headlines, object voice after a pronoun."""
    DITRANSITIVE = "ditransitive"
    """Takes a receiver and a thing; else as transitive."""
    PLAIN = "plain"
    """A verb with an object or clause that needs no prefix anywhere (minta, punya, tahu)."""
    INTRANSITIVE = "intransitive"
    """Acts, without object; needs no prefix anywhere (duduk, demo)."""
    MOTION = "motion"
    """Moves; needs no prefix anywhere (datang, mundur)."""
    STATIVE = "stative"
    """A state or what befalls one; needs no prefix anywhere (tewas, hilang)."""
    INFORMAL = "informal"
    """Acts, without object; bare only in headlines and speech (bicara, bocor)."""
    QUALITY = "quality"
    """An adjective: ter- makes the superlative, -kan and per- make something so."""
    SPEECH = "speech"
    """Says; bare only after or before what is said (kata, tutur)."""
    CONTROL = "control"
    """Its subject is that of the verb after it (coba, mau)."""
    OBJECT_CONTROL = "object_control"
    """Its object may be the subject of the verb after it (minta, desak, duga)."""
    RAISING = "raising"
    """Says how sure the verb after it is; the subject is that verb's (duga, kira)."""
    LIGHT = "light"
    """Carries a noun that names the deed (gelar, laku)."""
    NOUN = "noun"
    """The bare form is a noun; a verb only with affixes (perang, senjata)."""
    FUNCTION = "function"
    """The bare form is a function word; a verb only with affixes (kembali, lalu)."""
    BOUND = "bound"
    """Never bare, or bare only inside compounds (tempur, juang)."""


class Verb(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One root: its classes, its sense in English, and what single affixes do to it.

    A note on an affix is told where the sense does not follow from the class. Two of them the
    analyser reads: `ter: state` (ter- is neither superlative nor mishap: tertutup) and `ke: suffer`
    (ke-...-an is a verb that its subject suffers: kecurian).
    """

    classes: tuple[VerbClass, ...] | VerbClass = msgspec.field(name="class")
    sense: str
    kan: str | None = None
    i: str | None = None
    ber: str | None = None
    ter: str | None = None
    per: str | None = None
    ke: str | None = None
    active: str | None = msgspec.field(name="meN", default=None)

    @property
    def kinds(self) -> tuple[VerbClass, ...]:
        """The classes, the bare form's first."""
        return (self.classes,) if isinstance(self.classes, VerbClass) else self.classes


class _VerbFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    source: str
    verbs: dict[str, Verb]


class VerbSets(NamedTuple):
    """Roots by what the analyser does with them; the fields are the lines of `verbs.txt`."""

    verbs: frozenset[str] = frozenset()
    """Roots whose bare form is no noun and no function word."""
    predicates: frozenset[str] = frozenset()
    """Verbs without any affix, in any text."""
    plain: frozenset[str] = frozenset()
    """Those of them that take an object."""
    motion: frozenset[str] = frozenset()
    """Those of them that move: a number after them tells how far (naik 25 poin)."""
    bare_actives: frozenset[str] = frozenset()
    """Verbs without any affix in headlines."""
    nouns_too: frozenset[str] = frozenset()
    """Those of them that are nouns or describe one as well (bom, merdeka)."""
    object_voice: frozenset[str] = frozenset()
    """Verbs without any affix after a pronoun that is their agent."""
    object_control: frozenset[str] = frozenset()
    superlatives: frozenset[str] = frozenset()
    adversatives: frozenset[str] = frozenset()
    """Roots whose ke-...-an is a verb that the subject suffers."""
    states: frozenset[str] = frozenset()
    """Roots whose ter- tells a state, no mishap and no superlative."""


_OBJECT = {VerbClass.TRANSITIVE, VerbClass.DITRANSITIVE, VerbClass.PLAIN}
_ALONE = {VerbClass.PLAIN, VerbClass.INTRANSITIVE, VerbClass.MOTION, VerbClass.STATIVE}
_NOT_BARE = {VerbClass.NOUN, VerbClass.FUNCTION, VerbClass.BOUND, VerbClass.QUALITY}
_NO_VERB = {VerbClass.NOUN, VerbClass.FUNCTION}
STATE, SUFFER = "state", "suffer"


@cache
def verb_lexicon(language: str) -> Mapping[str, Verb]:
    """Every entry of the verb lexicon of this very pack, by root; empty where it has none."""
    folder = resource(f"lang/{language}/verbs")
    found: dict[str, Verb] = {}
    for name in sorted(item.name for item in folder.iterdir()) if folder.is_dir() else ():
        path = f"lang/{language}/verbs/{name}"
        for root, verb in load(path, _VerbFile).verbs.items():
            if root in found:
                raise LexiconError(f"{root} has an entry in another file too", path=path)
            found[root] = verb
    return found


def verb_sets(verbs: Mapping[str, Verb]) -> VerbSets:
    """The sets of roots that these entries give."""

    def having(classes: set[VerbClass]) -> frozenset[str]:
        return frozenset(root for root, verb in verbs.items() if classes.intersection(verb.kinds))

    bare = frozenset(root for root, verb in verbs.items() if verb.kinds[0] not in _NOT_BARE)
    headline = having({*_OBJECT, VerbClass.INFORMAL}) & bare
    states = frozenset(root for root, verb in verbs.items() if verb.ter == STATE)
    return VerbSets(
        verbs=frozenset(r for r, verb in verbs.items() if verb.kinds[0] not in _NO_VERB),
        predicates=having(_ALONE) & bare,
        plain=having({VerbClass.PLAIN}) & bare,
        motion=having({VerbClass.MOTION}) & bare,
        bare_actives=headline,
        nouns_too=having({VerbClass.NOUN, VerbClass.INFORMAL}) & headline,
        object_voice=having(_OBJECT),
        object_control=having({VerbClass.OBJECT_CONTROL}),
        superlatives=having({VerbClass.QUALITY}) - states,
        adversatives=frozenset(root for root, verb in verbs.items() if verb.ke == SUFFER),
        states=states,
    )


def read_verb_sets(path: str) -> VerbSets:
    """The compiled sets at this path; all empty where there is no such table."""
    table = resource(path)
    if not table.is_file():
        return VerbSets()
    _, *lines = table.read_text("utf-8").splitlines()
    named = dict(zip(lines[::2], lines[1::2], strict=True))
    return VerbSets(*(frozenset(named[f"# {name}"].split(" ")) - {""} for name in VerbSets._fields))
