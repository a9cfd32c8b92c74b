"""A ledger as tools that an assistant may ask, and no more: read-only, bounded, every answer with its rivals.

`server.py` speaks the Model Context Protocol; `tools.py` answers; neither writes, opens a path or takes SQL.
"""
