"""The words that rules know, in tables beside this file: one list a row, with where its words come from."""

from counterclaim.vocabulary.tables import listed, pairs, words

__all__ = ["listed", "pairs", "words"]
