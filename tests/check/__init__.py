"""Tests of checking rows against a ledger."""
