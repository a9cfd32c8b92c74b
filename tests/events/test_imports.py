"""Each module of events and matters can be the first that a program loads: none waits for one that waits for it."""

import os
import pkgutil
import subprocess
import sys

import pytest

import counterclaim.events
import counterclaim.matters

CHILD = """
import importlib, os, sys
import counterclaim.reader.reader  # what they all load, once for all
assert not set(sys.argv) & set(sys.modules)
for name in sys.argv[1:]:
    child = os.fork()
    if child == 0:
        importlib.import_module(name)
        os._exit(0)
    if os.waitpid(child, 0)[1]:
        print(name)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_any_module_loads_first() -> None:
    packages = (counterclaim.events, counterclaim.matters)
    names = [f"{p.__name__}.{m.name}" for p in packages for m in pkgutil.iter_modules(p.__path__)]
    done = subprocess.run([sys.executable, "-c", CHILD, *names], capture_output=True, text=True, check=False)
    assert (len(names) > 20, done.stdout) == (True, ""), done.stderr
