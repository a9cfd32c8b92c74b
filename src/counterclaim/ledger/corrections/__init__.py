"""Corrections by people: the machine's reading stays, what is shown is the reading with the corrections applied."""
