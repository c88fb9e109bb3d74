"""Phrases of languages whose verbs their form tells, tried on Spanish; its numbers and dates."""

from __future__ import annotations

import pytest

from rujuk.lang.chunks import NOUN, RELATIVE, SUBORDINATOR, VERB
from rujuk.lang.clauses import predicates
from rujuk.lang.inflections import inflections
from rujuk.lang.number_grammar import HedgeWords
from rujuk.lang.numbers import find_quantities
from rujuk.lang.phrases import chunk
from rujuk.lang.times import find_times
from rujuk.lang.tokens import tokenise
from rujuk.lexicon import load


def read(text: str) -> dict[str, str]:
    """Voice, subject, object and agent of each verb, by its form."""
    tokens = tokenise(text)
    found = {}
    for verb in predicates(chunk(tokens, "es"), tokens, "es"):
        sides = [
            " + ".join(text[tokens[c.first].start : tokens[c.last - 1].end] for c in side)
            for side in (verb.subject, verb.object, verb.agent)
        ]
        found[text[tokens[verb.chunk.head].start : tokens[verb.chunk.head].end]] = " | ".join(
            [verb.voice, *sides]
        )
    return found


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("Las tropas atacaron una aldea.", {"atacaron": "active | Las tropas | una aldea | "}),
        ("Murieron 12 personas en Kenia.", {"Murieron": "active | 12 personas |  | "}),
        ("Un bote fue atacado por Perú.", {"atacado": "passive | Un bote |  | Perú"}),
        ("Fueron capturados dos hombres.", {"capturados": "passive | dos hombres |  | "}),
        (
            "Francia acusó a Irán de enviar drones.",
            {"acusó": "active | Francia | Irán | ", "enviar": "active | Irán | drones | "},
        ),
        ("Kenia envió a Haití varios policías.", {"envió": "active | Kenia | varios policías | "}),
        (
            "Perú llamó a Chile a retirar las tropas.",
            {"llamó": "active | Perú | Chile | ", "retirar": "active | Chile | las tropas | "},
        ),
        (
            "Los soldados capturados en Kenia fueron liberados.",
            {
                "capturados": "passive | Los soldados |  | ",
                "liberados": "passive | Los soldados |  | ",
            },
        ),
        (
            "Togo huyó después de que Kenia atacara la base.",
            {"huyó": "active | Togo |  | ", "atacara": "active | Kenia | la base | "},
        ),
        ("Rusia condena el ataque.", {"condena": "active | Rusia | el ataque | "}),
        ("La condena de Rusia llegó tarde.", {"llegó": "active | La condena |  | "}),
        ("Los rebeldes los atacaron.", {"atacaron": "active | Los rebeldes |  | "}),
        (
            "Kenia, que visita Togo, envió médicos.",
            {"visita": "active | Kenia | Togo | ", "envió": "active | Kenia | médicos | "},
        ),
    ],
)
def test_verbs_have_their_arguments(text: str, verbs: dict[str, str]) -> None:
    assert read(text) == verbs


def auxiliaries(text: str) -> list[str]:
    return [k for c in chunk(tokenise(text), "es") if c.kind == VERB for k, _ in c.auxiliaries]


def test_a_form_says_that_the_deed_is_still_to_come() -> None:
    assert auxiliaries("Kenia enviará tropas") == ["future"]
    assert auxiliaries("Kenia no enviaría tropas") == ["negated", "possible"]
    assert auxiliaries("Kenia va a enviar tropas") == ["future"]
    assert auxiliaries("Kenia ha enviado tropas") == ["done"]
    assert auxiliaries("Kenia podrá enviar tropas") == []
    assert auxiliaries("Kenia no envió tropas") == ["negated"]


def kinds(text: str) -> list[str]:
    return [item.kind for item in chunk(tokenise(text), "es")]


def test_forms_in_their_place() -> None:
    assert kinds("los soldados capturados en Togo") == [NOUN, RELATIVE, VERB, NOUN]
    assert kinds("las fuerzas armadas") == [NOUN]
    assert kinds("Huyó sin disparar") == [VERB, SUBORDINATOR, VERB]
    (phrase,) = chunk(tokenise("los nuevos soldados rusos"), "es")
    assert phrase.head == 2  # what it is, not what it is like


def test_every_form_that_is_read_first_as_a_noun_is_of_a_verb() -> None:
    tables = inflections("es")
    assert tables is not None
    assert tables.forms["condena"].first == "n"
    assert tables.forms["condenan"].first == "o"
    assert tables.subject_behind <= {lemma for f in tables.forms.values() for _, lemma in f.lemmas}


@pytest.mark.parametrize(
    ("text", "low", "high", "hedge"),
    [
        ("11.000 soldados", 11000, 11000, "exact"),
        ("1,5 millones de personas", 1500000, 1500000, "exact"),
        ("treinta y cinco civiles", 35, 35, "exact"),
        ("una decena de civiles", 10, 10, "exact"),
        ("decenas de civiles", 20, 99, "vague"),
        ("cientos de miles de civiles", 100000, 999999, "vague"),
        ("entre 300 y 400 soldados", 300, 400, "range"),
    ],
)
def test_numbers(text: str, low: int, high: int, hedge: str) -> None:
    (found,) = find_quantities(tokenise(text), "es")
    assert (found.low, found.high, found.hedge) == (low, high, hedge)


@pytest.mark.parametrize(
    "entry", load("lang/es/hedges.yaml", list[HedgeWords]), ids=lambda entry: entry.words
)
def test_every_hedge(entry: HedgeWords) -> None:
    text = f"Murieron {entry.words} 30 civiles"
    (found,) = find_quantities(tokenise(text), "es")
    assert found.hedge == (entry.hedge or "exact")


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("el 5 de mayo de 2025", "2025-05-05"),
        ("el 5 de mayo", "2025-05-05"),
        ("en junio de 2024", "2024-06"),
        ("el martes", "2025-05-13"),
        ("el pasado lunes", "2025-05-12"),
        ("la semana pasada", "2025-05-05/2025-05-11"),
        ("a finales de mayo", "2025-05-21/2025-05-31"),
        ("ayer", "2025-05-13"),
    ],
)
def test_dates(text: str, edtf: str) -> None:
    whole = f"Rusia atacó {text}."
    (found,) = find_times(tokenise(whole), "es", "2025-05-14")
    assert found.edtf == edtf
