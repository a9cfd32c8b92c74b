"""Even-handedness: a report is changed in a way that should change nothing but names, and read again."""
