"""Compiles the package's patterns into the file that `compiled` reads: python -m counterclaim.patterns.build

`pip install` runs it through hatch_build.py. Same sources and same Python, same file.
"""

import os
from array import array
from importlib import import_module
from pathlib import Path

import msgspec

import counterclaim
from counterclaim.patterns.compiled import ASKED, FILE, Entry, Patterns, engine

# What reading a page imports; other folders' patterns are compiled as ever.
_FOLDERS = ("reader", "registry", "reports")
_ASKED = "import compiled\n"  # a module whose patterns are to be in the file says this


def modules() -> list[str]:
    """The names of the modules that take their patterns from the file."""
    root = Path(counterclaim.__file__).parent
    out = []
    for path in sorted(path for folder in _FOLDERS for path in (root / folder).rglob("*.py")):
        if _ASKED in path.read_text(encoding="utf-8"):
            out.append(".".join(["counterclaim", *path.relative_to(root).with_suffix("").parts]))
    return out


def patterns() -> list[tuple[str, int]]:
    """Every (pattern, flags) that those modules ask for when they are imported, and what one of them asks for later."""
    for name in modules():
        try:
            import_module(name)
        except ModuleNotFoundError as error:  # needs more than the build has (numpy): compiled as ever
            if (error.name or "").startswith("counterclaim"):
                raise
    for rule in import_module("counterclaim.reader.times.read").RULES:
        _ = rule.pattern
    return sorted(ASKED)


def entry(pattern: str, flags: int) -> Entry:
    """A pattern compiled as `re` compiles it."""
    parsed = import_module("re._parser").parse(pattern, flags)
    code = import_module("re._compiler")._code(parsed, flags)
    state, numbers = parsed.state, array("I", code).tobytes()
    return Entry(pattern, flags, flags | state.flags, state.groups - 1, dict(state.groupdict), numbers)


def build(path: Path = FILE) -> int:
    """Write the file, in place of an old one at once; how many patterns are in it."""
    entries = tuple(entry(*each) for each in patterns())
    new = path.with_name(f"{path.name}.{os.getpid()}")
    new.write_bytes(msgspec.msgpack.encode(Patterns(engine(), entries)))
    new.replace(path)
    return len(entries)


if __name__ == "__main__":
    print(f"{FILE.name}: {build()} patterns")
