"""How every command ends: errors as one or two lines, exit codes, closed pipes; and the writing of files."""

import errno
import os
import shutil
import sys
from pathlib import Path
from shlex import quote
from typing import Any

import typer
from typer.core import TyperGroup

from counterclaim.errors import CounterclaimError

FAILED = 2
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)  # what a disk that takes no more answers
INTERRUPTED = 130  # 128 + SIGINT, as shells report it


class Program(TyperGroup):
    """The command group; turns what the library raises into messages and exit codes."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run the program; help and errors of usage are written here, outside `invoke`."""
        try:
            return super().main(*args, **kwargs)
        except OSError as error:
            if error.errno not in _NO_ROOM:
                raise
            what = f"the output can't be written ({error.strerror})."
            complain(CounterclaimError(what, where=error.filename, next_step="Make room there, or write elsewhere."))
            sys.exit(FAILED)

    def invoke(self, ctx: Any) -> Any:
        """Run a command. A traceback is for bugs only."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
            return result
        except CounterclaimError as error:
            complain(error)
            raise typer.Exit(FAILED) from error
        except KeyboardInterrupt as error:
            say("Interrupted.")
            raise typer.Exit(INTERRUPTED) from error
        except BrokenPipeError as error:
            # The reader of a pipe has had enough (`| head`): no error, and nothing more to flush at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(0) from error


def command() -> str:
    """How this program is called from here, for commands that a person may copy."""
    called = Path(sys.argv[0])
    if called.name == "__main__.py":
        return f"{quote(os.path.relpath(sys.executable))} -m counterclaim"
    found = shutil.which("counterclaim")
    known = found is not None and called.exists() and os.path.samefile(found, called)
    return "counterclaim" if known or not called.exists() else quote(str(called))


def say(words: str) -> None:
    """Talk to the person, on stderr; stdout is for data."""
    sys.stderr.write(words + "\n")


def complain(error: CounterclaimError) -> None:
    """An error as one or two lines: what and where, then what to do."""
    head = f"{error.where}: {error.what}" if error.where else error.what
    say(_printable(f"counterclaim: {head}"))
    if error.next_step:
        say(_printable(error.next_step))


def put(text: str) -> None:
    """Data to stdout as UTF-8 whatever the locale says; lone surrogates, which no encoding has, as "?"."""
    stream = getattr(sys.stdout, "buffer", None)
    if stream is None:  # a test's or a notebook's stdout
        sys.stdout.write(text)
        return
    sys.stdout.flush()
    stream.write(text.encode("utf-8", "replace"))
    stream.flush()


def as_json(value: Any) -> str:
    """One line of JSON; in ASCII escapes where a string holds half of a surrogate pair, which UTF-8 has not."""
    from json import dumps

    line = dumps(value, ensure_ascii=False)
    try:
        line.encode()
    except UnicodeEncodeError:
        return dumps(value)
    return line


def write_file(path: Path, text: str) -> None:
    """Write a file; raises CounterclaimError where the place can't be written."""
    try:
        path.write_bytes(text.encode("utf-8", "replace"))
    except OSError as error:
        raise CounterclaimError(
            f"can't be written ({error.strerror or error}).",
            where=str(path),
            next_step="Name a file in a folder that exists and that you may write to.",
        ) from error


def _printable(line: str) -> str:
    return "".join(c if c.isprintable() else "?" for c in line)
