"""How this folder writes its patterns: one alternative a line."""


def any_of(*patterns: str) -> str:
    """One pattern that matches any of those given; no group of its own."""
    return "(?:" + "|".join(patterns) + ")"
