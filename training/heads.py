"""The encoder's heads: their labels, loss weights and where their gold comes from."""

from __future__ import annotations

from dataclasses import dataclass

NAMES = ("PERSON", "ORG", "NORP", "GPE", "FAC")

ENTITIES = {  # re3d type -> our class; the others (Quantity, Temporal, Money, ...) have better gold elsewhere
    "Person": "person",
    "Organisation": "organisation",
    "Nationality": "nationality",
    "Weapon": "weapon",
    "MilitaryPlatform": "platform",
    "Vehicle": "platform",
}

_PENN = """
$ '' , -LRB- -RRB- . : ADD AFX CC CD DT EX FW HYPH IN JJ JJR JJS LS MD NFP NN NNP NNPS NNS PDT POS PRP PRP$
RB RBR RBS RP SYM TO UH VB VBD VBG VBN VBP VBZ WDT WP WP$ WRB XX `` _SP
"""
PENN = tuple(_PENN.split())

_DEPENDENCIES = """
ROOT acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj csubj csubjpass dative
dep det dobj expl intj mark meta neg nmod npadvmod nsubj nsubjpass nummod oprd parataxis pcomp pobj poss preconj
predet prep prt punct quantmod relcl xcomp
"""
DEPENDENCIES = tuple(_DEPENDENCIES.split())


@dataclass(frozen=True)
class Head:
    """One token classifier on top of the shared encoder."""

    name: str
    classes: tuple[str, ...]
    weight: float
    bio: bool = True

    @property
    def labels(self) -> list[str]:
        """Every label in the order of the output columns."""
        if not self.bio:
            return list(self.classes)
        return ["O"] + [f"{side}-{c}" for c in self.classes for side in "BI"]


HEADS = (
    Head("attribution", ("source", "cue", "content"), 1.0),
    Head("places", ("place",), 1.0),
    Head("times", ("time",), 1.0),
    Head("quantities", ("number", "unit", "counted"), 0.5),
    Head("entities", tuple(dict.fromkeys(ENTITIES.values())), 0.5),
    Head("names", NAMES, 0.25),
    Head("pos", PENN, 0.2, bio=False),
    Head("dep", DEPENDENCIES, 0.2, bio=False),
)
