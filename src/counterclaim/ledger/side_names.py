"""The sides of a matter as one column tells them, so that a filter finds one of them in it."""

from collections.abc import Iterable


def side_names(sides: Iterable[str]) -> str:
    """The sides as `matter.side_names` has them: by name, each between two bars; "" for none."""
    names = sorted({side.replace("|", " ") for side in sides})
    return f"|{'|'.join(names)}|" if names else ""


def sides_of(names: str) -> set[str]:
    """The sides out of `matter.side_names`; a bar in a name has become a space."""
    return {name for name in names.split("|") if name}
