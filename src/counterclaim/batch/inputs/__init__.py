"""The records of a part of an input file, raw; what is damaged costs itself only."""
