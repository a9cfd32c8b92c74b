"""Scores the search for shared copy on rewrites of the repository's own reports, and sweeps its threshold.

python benchmarks/wire_families.py [--each 24] [--sweep]
"""

import argparse
import sys
from itertools import combinations
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.copies.rewrites import rewrites, story, truth  # noqa: E402

from counterclaim.copies import copy_of, families, same_copy_pairs  # noqa: E402
from counterclaim.copies import pairs as pairs_module  # noqa: E402


def main() -> None:
    """Print precision and recall of pairs, as compared and as put into families."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--each", type=int, default=24, help="rewrites of every story")
    parser.add_argument("--sweep", action="store_true", help="thresholds 0.15 to 0.6 on the open half")
    arguments = parser.parse_args()
    for half in ("open", "kept"):
        made = rewrites(
            [story(p) for p in sorted((ROOT / "tests/gold/reports" / half).glob("*.txt"))], each=arguments.each, seed=7
        )
        same, unsure = truth(made)
        copies = [copy_of(m.report) for m in made]
        thresholds = (0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6) if arguments.sweep and half == "open" else (None,)
        for threshold in thresholds:
            if threshold is not None:
                pairs_module.SHARED = threshold
            compared = {frozenset((p.a, p.b)) for p in same_copy_pairs(copies)}
            joined = {frozenset(x) for f in families(copies) for x in combinations(f.members, 2)}
            for name, found in (("compared", compared), ("in one family", joined)):
                right, wrong = len(found & same), len(found - same - unsure)
                print(
                    f"{half}  {len(made)} rewrites  threshold {pairs_module.SHARED:.2f}  pairs {name:13}  "
                    f"precision {right / max(1, right + wrong):.3f}  recall {right / max(1, len(same)):.3f}  "
                    f"wrong {wrong}  of {len(same)}"
                )
        if arguments.sweep:
            pairs_module.SHARED = 0.3


if __name__ == "__main__":
    main()
