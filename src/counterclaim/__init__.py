"""Counterclaim reads news reports on conflicts into attributed claims."""

__version__ = "0.1.0"
