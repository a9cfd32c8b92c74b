"""Tests of proofs of capture."""
