"""How far a score would move with other texts: percentile intervals over texts drawn with replacement."""

import random
from collections.abc import Mapping, Sequence

from counterclaim.evaluation.ratio import Ratio

SEED = 7  # fixed, so that the same readings give the same interval


def intervals(counts: Sequence[Mapping[str, Ratio]], resamples: int) -> dict[str, tuple[float, float]]:
    """95 % intervals of F1 by measure, from the counts of each text; empty without resamples or texts.

    The same draws serve every measure.
    """
    if resamples < 1 or not counts:
        return {}
    draw = random.Random(SEED)
    drawn: dict[str, list[float]] = {name: [] for name in counts[0]}
    for _ in range(resamples):
        chosen = [counts[draw.randrange(len(counts))] for _ in counts]
        for name, scores in drawn.items():
            parts = [one[name] for one in chosen]
            whole = Ratio(
                sum(p.right for p in parts), sum(p.read for p in parts), sum(p.gold for p in parts), parts[0].of_nothing
            )
            scores.append(whole.f1)
    low, high = int(0.025 * resamples), max(0, int(0.975 * resamples) - 1)
    return {name: (sorted(scores)[low], sorted(scores)[high]) for name, scores in drawn.items()}
