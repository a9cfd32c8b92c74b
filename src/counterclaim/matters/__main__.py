"""Prints the matters of reports as JSON, without a ledger: python -m counterclaim.matters REPORT... > matters.json

For scoring and for trying things out; `counterclaim matters` is the command for users.
"""

import json
import sys

from counterclaim.matters.together import read_matters

if __name__ == "__main__":
    json.dump(read_matters(sys.argv[1:]), sys.stdout, ensure_ascii=False, indent=1)
