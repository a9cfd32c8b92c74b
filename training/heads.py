"""The encoder's heads: their labels, loss weights and where their gold comes from."""

from __future__ import annotations

from dataclasses import dataclass

NAMES = ("PERSON", "ORG", "NORP", "GPE", "FAC")

TYPES = """
territory_gain territory_control territory_held withdrawal ground_offensive strike explosive_attack air_defence
casualties equipment_loss attack_on_civilians abuse_allegation prisoners_captured prisoner_release_exchange
prosecution_detention abduction_hostage damage_destruction displacement_evacuation aid_access_blockade
deployment_mobilisation arms_support ceasefire_proposal agreement ceasefire_violation negotiation visit demand_appeal
threat_warning sanction_measure protest other
""".split()
STANCES = """
asserts confirms admits denies disputes accuses declines_to_confirm cannot_verify demands praises corrects
""".split()
FACTUALITY = "asserted hedged prediction intention conditional directive negated".split()
EVIDENCE = "own_account official_statement document unnamed_source second_hand media_report narrator".split()
QUESTIONS = """
killed wounded captured missing displaced arrested who_did_it did_it_happen what_was_hit weapon area_held
settlements_held equipment_lost launched intercepted agreed other
""".split()
STATES = """
killed wounded captured missing displaced arrested released kidnapped destroyed damaged hit launched intercepted held
taken deployed given present other none
""".split()
PLACE_KINDS = "country ADM1 ADM2 town quarter region water facility road".split()

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
    """One token classifier on top of the shared encoder.

    bio: spans begin and go on. whole: every token of a span carries its label, not the first one only.
    """

    name: str
    classes: tuple[str, ...]
    weight: float
    bio: bool = True
    whole: bool = False

    @property
    def labels(self) -> list[str]:
        """Every label in the order of the output columns."""
        if not self.bio:
            return list(self.classes)
        return ["O"] + [f"{side}-{c}" for c in self.classes for side in "BI"]


TAUGHT = (  # what the encoder of version 2 can do already; the network learns on beside it
    Head("attribution", ("source", "cue", "content"), 2.0),
    Head("places", ("place",), 1.0),
    Head("times", ("time",), 1.0),
    Head("names", NAMES, 0.25),
    Head("pos", PENN, 0.2, bio=False),
    Head("dep", DEPENDENCIES, 0.2, bio=False),
)


def _whole(name: str, classes: list[str], weight: float) -> Head:
    return Head(name, tuple(classes), weight, bio=False, whole=True)


CLAIMS = (  # learnt from the labelled claims; each claim's fields are the mean over its tokens
    Head("claim", ("claim",), 1.0),
    _whole("voice", ["narrator", "actor"], 0.5),
    _whole("type", TYPES, 1.0),
    _whole("stance", STANCES, 0.5),
    _whole("factuality", FACTUALITY, 0.5),
    _whole("evidentiality", EVIDENCE, 0.3),
    _whole("question", QUESTIONS, 0.3),
    _whole("event_role", ["main", "incident", "background", "conflict"], 0.3),
    Head("speech", ("mention", "cue"), 0.7),
    _whole("side", ["none", "open", "state", "opposition", "group"], 0.3),
    Head("role", ("agent", "target"), 0.5),
    Head("figure", ("figure",), 0.5),
    _whole("unit", ["person", "other"], 0.3),
    _whole("scope", ["incident", "part", "day", "window", "running_total", "seen_here"], 0.3),
    _whole("state", STATES, 0.3),
    Head("where", tuple(PLACE_KINDS), 0.5),
    Head("when", ("event", "said_when"), 0.5),
)
HEADS = TAUGHT + CLAIMS
