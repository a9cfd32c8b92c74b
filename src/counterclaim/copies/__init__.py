"""Which reports carry the same copy: fingerprints, containment, wire families. Pure functions, no store."""

from counterclaim.copies.families import families, same_copy_pairs
from counterclaim.copies.packing import pack, unpack
from counterclaim.copies.pairs import Pair, compare, same_copy
from counterclaim.copies.sketch import CEILING, LEAST, Index, fingerprints
from counterclaim.copies.value import Copy, CopyParagraph
from counterclaim.copies.windows import copy_of, site_of

__all__ = [
    "CEILING", "LEAST", "Copy", "CopyParagraph", "Index", "Pair", "compare", "copy_of", "families", "fingerprints",
    "pack", "same_copy", "same_copy_pairs", "site_of", "unpack",
]  # fmt: skip
