"""Commands, each in a process of its own as a user's is: children of one that has loaded the program and its model,
which takes longest.
"""

import json
import subprocess
import sys
from collections.abc import Sequence

_EACH = """
import importlib, json, os, sys, traceback
from counterclaim.cli.main import MODULES, main
import counterclaim.demo, counterclaim.evaluation, counterclaim.ledger.add.run, counterclaim.reader.reader
for name in MODULES:
    importlib.import_module(f"counterclaim.cli.{name}")
counterclaim.reader.reader.Reader().read_text("The army said on Friday that it had left the town.")
ended = []
for command in json.loads(sys.argv[1]):
    told, telling = os.pipe()
    child = os.fork()
    if child == 0:
        os.dup2(os.open(sys.argv[2], os.O_WRONLY), 1)
        os.dup2(telling, 2)
        sys.argv = ["counterclaim", *command]
        try:
            main()
        except Exception:  # told at once: drawn with all that is loaded around it, it would take minutes
            traceback.print_exc()
            os._exit(1)
        raise SystemExit
    os.close(telling)
    with open(told, encoding="utf-8", errors="replace") as words:
        errors = words.read()
    ended.append([os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), errors])
print(json.dumps(ended))
"""


def ended(
    commands: Sequence[Sequence[str]], *, output: str = "/dev/null", first: str = "", under: Sequence[str] = ()
) -> list[tuple[int, str]]:
    """Of each command its exit code and what it said to standard error; standard output goes to a file. first: program
    text that is run before anything is loaded; under: what starts Python.
    """
    told = [*under, sys.executable, "-c", first + _EACH, json.dumps(commands), output]
    done = subprocess.run(told, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return [(code, errors) for code, errors in json.loads(done.stdout)]
