"""Proofs of capture that other tools made: web archives (WACZ), timestamps (OpenTimestamps), auto-archiver's sheet.

Each is checked as far as it can be without a network (wacz.py, stamps.py, sheet.py) and kept beside the captures and
reports that it is of (accept.py): by the hash of their bytes, or by their address.
"""
