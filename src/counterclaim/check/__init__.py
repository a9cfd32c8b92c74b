"""Rows of a data set checked against the reports of a ledger: which event each row is of, who says what of it, and what
does not fit.

Rows come from a sheet (given.py), events from the ledger (portraits.py); a row is tied to the event that it is likelier
to describe than any other (tie.py); what the row says is held against what its convention would give (findings.py).
Nothing here changes a row. docs/checking.md tells it to those who use it.
"""
