"""The states that only a report names come in one order, whatever seed a process hashes by."""

import json
import os
import subprocess
import sys

_STATES = """
import json, sys
from counterclaim.reader import newcomers
print(json.dumps(list(newcomers.states(sys.argv[1], {}, {}, []).items())))
"""


def test_states_come_in_one_order_under_any_seed_of_hashes() -> None:
    text = "Vestria's army entered Kaya. Norlia's army fled. Vestrian and Norlian troops met. The Vestrians said no."
    told = set()
    for seed in ("0", "1", "2", "3"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        ran = subprocess.run(
            [sys.executable, "-c", _STATES, text], env=environment, capture_output=True, text=True, check=True
        )
        told.add(ran.stdout)
    assert len(told) == 1
    assert len(json.loads(told.pop())) > 3
