"""How many of 10,000 near-rivals come out as contradictions, and how many true rivals are found (tests/rivals).

usage: python -m benchmarks.near_rivals [--scenes 1250] [--seed 1] [--results docs/results.json]
"""

import argparse
import json
from pathlib import Path

from tests.rivals.made import pairs
from tests.rivals.scored import scored

from counterclaim.evaluation.results import keep
from counterclaim.reader.reader import Reader


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scenes", type=int, default=1250, help="of eight near-rivals and one true rival each")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--results", type=Path)
    given = parser.parse_args()
    score = scored(Reader(), pairs(given.seed, given.scenes))
    print(json.dumps(score, ensure_ascii=False, indent=1))
    if given.results:
        keep(given.results, "rivals", [Path(f"{given.scenes}-scenes"), Path(f"seed-{given.seed}")], score)


if __name__ == "__main__":
    main()
