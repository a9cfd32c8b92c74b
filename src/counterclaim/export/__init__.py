"""The ledger handed on: tables, maps, linked data, and the forms of other tools."""
