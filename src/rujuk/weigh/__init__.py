"""Records of many documents -> assertions, estimates, contradictions. Knows nothing of text."""
