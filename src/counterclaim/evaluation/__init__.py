"""Scores of readings against hand-marked gold, so that users can measure on their own reports."""
