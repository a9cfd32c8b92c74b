"""Matching inside the ledger: a new claim changes only the families, utterances and matters near it."""
