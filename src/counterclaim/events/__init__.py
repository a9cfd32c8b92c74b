"""Events: what one report tells of one happening (tellings), and which tellings of many reports are of one event.

Pure functions, no store: docs/matters.md tells how things are decided, `training/fit_events.py` makes the weights.
Nothing is loaded here: modules of matters need the names alone, and the events need those modules.
"""
