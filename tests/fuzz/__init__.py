"""Fuzzing of every parser: targets, their corpus, and the driver."""
