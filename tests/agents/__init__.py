"""Tests of the tools that assistants ask a ledger with."""
