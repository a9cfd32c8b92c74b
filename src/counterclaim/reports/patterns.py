"""How this folder writes its tables: words as one string, patterns as one alternative a line."""


def word_set(words: str) -> frozenset[str]:
    """The words of a string, separated by blanks."""
    return frozenset(words.split())


def any_of(*patterns: str) -> str:
    """One pattern that matches any of those given; no group of its own."""
    return "(?:" + "|".join(patterns) + ")"
