"""Modes and contexts against a gold of every one of them (tests/eval/gold/ontology)."""

from __future__ import annotations

from collections import Counter

import pytest
from ontology_scores import paragraphs, score_contexts, score_modes, score_parties, sentences

from rujuk.code.ontology import ontology

FLOOR_MODES = 0.75
FLOOR_CONTEXTS = 0.75
