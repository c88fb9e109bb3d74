"""Records of the affix analyser: a word form with its root, voice and kind; a compound root."""

from __future__ import annotations

from enum import StrEnum

import msgspec


class Voice(StrEnum):
    """Who the subject is. Values as the affix that marks it."""

    ACTIVE = "active"
    """meN-: the subject acts."""
    PASSIVE = "passive"
    """di-: the subject undergoes."""
    PASSIVE_CLITIC_AGENT = "passive_clitic_agent"
    """di-...-nya, ku-, kau-: the subject undergoes, the agent is in the word."""
    TER = "ter"
    """ter-: state or mishap, the subject undergoes, an agent is rare."""
    BER = "ber"
    """ber-: the subject acts, no object; or several act on one another."""
    ADVERSATIVE = "adversative"
    """ke-...-an of some roots: the subject suffers it."""
    BARE = "bare"
    """A root, or root with -kan or -i, that can be a verb without prefix."""
    NONE = "none"
    """No verb."""


class Kind(StrEnum):
    """What the form is."""

    VERB = "verb"
    ACTION_NOUN = "action_noun"
    """peN-...-an: the act itself; the next noun is its object."""
    RESULT_NOUN = "result_noun"
    """-an, per-...-an: the act or its outcome."""
    STATE_NOUN = "state_noun"
    """ke-...-an."""
    AGENT_NOUN = "agent_noun"
    """peN-: who does it."""
    ROOT = "root"
    """No affix but a clitic, a doubling or se-."""
    UNKNOWN = "unknown"


class Word(msgspec.Struct, frozen=True, kw_only=True):
    """One reading of a word form. `candidates` are the roots of other readings, best first."""

    form: str
    """The form, lower case."""
    root: str
    """The root; of a compound with its space (tanda tangan)."""
    stem: str
    """What is left without the outer affixes: the root, or root with an inner prefix."""
    voice: Voice = Voice.NONE
    kind: Kind = Kind.UNKNOWN
    prefix: str | None = None
    """Id of the outer prefix in `affixes.yaml` (meN, di, peN, ...)."""
    suffix: str | None = None
    clitic: str | None = None
    """Pronoun or particle at the end; the pronoun where both stand."""
    proclitic: str | None = None
    """Pronoun at the front that is the agent (ku-, kau-)."""
    reduplicated: bool = False
    reciprocal: bool = False
    """The parties do it to one another by form (ber-...-an, X-meX)."""
    causative: bool = False
    """memper-, diper-."""
    superlative: bool = False
    """ter- on an adjective."""
    guessed: bool = False
    """The root is not in the table; kind and voice are read from the affixes alone."""
    rare: bool = False
    """The root is of the dictionary alone, no corpus: with a capital the form may be a name."""
    candidates: tuple[str, ...] = ()


class MultiWord(msgspec.Struct, frozen=True, kw_only=True):
    """Words that make one root together. `first` and `last` are positions in the tokens given."""

    first: int
    last: int
    start: int
    end: int
    root: str
    kind: Kind
    voice: Voice
    word: Word
    """The reading of the word that carries the affixes, with the root of the whole."""
