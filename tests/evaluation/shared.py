"""The shared gold and its scorers, where they lie beside the checkout; and readings made by disturbing gold."""

import importlib.util
import random
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

SHARED = Path(__file__).parents[2].parent / "shared"


def gold(part: str, *names: str) -> list[Path]:
    """Files of the shared gold; skips the test where they aren't at hand."""
    paths = [SHARED / "gold" / part / name for name in names]
    if not all(path.is_file() for path in paths):
        pytest.skip(f"no shared gold ({part}) beside the checkout")
    return paths


def tool(name: str) -> ModuleType:
    """One of the shared scorers as a module; skips the test where it isn't at hand."""
    path = SHARED / "tools" / f"{name}.py"
    if not path.is_file():
        pytest.skip(f"no shared scorer ({name}) beside the checkout")
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Disturb:
    """Turns gold into readings with the errors a reader makes: moved ends, losses, additions, mixed-up parts."""

    def __init__(self, seed: int = 11) -> None:
        self.random = random.Random(seed)

    def span(self, start: int, end: int) -> tuple[int, int]:
        if self.random.random() < 0.6:
            return start, end
        start = max(0, start + self.random.randint(-8, 8))
        return start, max(start + 1, end + self.random.randint(-8, 8))

    def spans(self, spans: list[list[int]]) -> list[list[int]]:
        kept = [s for s in spans if self.random.random() > 0.05]
        return [list(self.span(s, e)) for s, e in kept]

    def rows(self, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Some left out, some twice, in another order."""
        out = [row for row in rows if self.random.random() > 0.15]
        out += [row for row in rows if self.random.random() < 0.05]
        self.random.shuffle(out)
        return out

    def one_of(self, *values: Any) -> Any:
        return self.random.choice(values)
