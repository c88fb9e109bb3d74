"""Sentences, tokens, morphology, numbers, times, phrases; the language packs."""
