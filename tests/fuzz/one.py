"""Fuzzes one target with atheris: python -m tests.fuzz.one TARGET [libFuzzer options and corpus folders]."""

import sys

import atheris

from tests.fuzz.targets import BY_NAME

# Loads what the target loads at its first use, while atheris instruments what is imported.
_FIRST = b"KYIV, Aug 14 (Reuters) - Russia's army said on Tuesday it had taken about 1,100 square km near Kursk."


def main() -> None:
    """Fuzz until the options say it is enough; libFuzzer ends the process."""
    target = BY_NAME[sys.argv[1]]
    with atheris.instrument_imports(include=list(target.packages)):
        target.run(_FIRST)
    atheris.Setup([sys.argv[0], *sys.argv[2:]], target.run)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
