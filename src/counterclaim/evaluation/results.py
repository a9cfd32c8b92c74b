"""Scores kept in one file: what pages quote is what a command printed (docs/generate.py)."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from counterclaim.errors import CounterclaimError
from counterclaim.version import __version__


def keep(file: Path, part: str, gold: Sequence[Path], score: Any) -> None:
    """Put a score into the file under the command that made it, in place of an older one; lists as their lengths.

    Raises CounterclaimError where the file is none of results or can't be written.
    """
    try:
        kept = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
        if not isinstance(kept, dict):
            raise ValueError
        kept[command(part, gold)] = {
            "measured": datetime.now(UTC).date().isoformat(), "version": __version__, "score": _short(score),
        }  # fmt: skip
        text = json.dumps(dict(sorted(kept.items())), ensure_ascii=False, indent=1) + "\n"
        file.write_text(text, encoding="utf-8")
    except (OSError, ValueError) as error:
        raise CounterclaimError(
            "not a file of results, or it can't be written.", where=str(file), next_step="Name another file."
        ) from error


def command(part: str, gold: Sequence[Path]) -> str:
    """The command as anybody may give it: paths in the project as they are, files from elsewhere by their names."""
    names = [path.as_posix() if not path.is_absolute() and ".." not in path.parts else path.name for path in gold]
    return " ".join(["evaluate", part, *sorted(names)])


def _short(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _short(one) for name, one in value.items()}
    return len(value) if isinstance(value, list) and value and not isinstance(value[0], int | float) else value
