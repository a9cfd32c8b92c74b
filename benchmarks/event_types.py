"""How often a snippet of another coding scheme gets one of the claim types that its label stands for.

usage: python benchmarks/event_types.py event_types.dev.jsonl [--misses] [--results docs/results.json]

The labels are ACLED sub-events (CASE-2021) and PLOVER categories; `MEANT` says which of our types each may be, by the
codebooks (ACLED 2024; PLOVER's categories are CAMEO's chapters). Labels that stand for no type of ours (disasters,
crime, attribution of responsibility) are left out. A snippet counts as right where any of its claims has such a type:
labels name one event of several. PLOVER's categories of words (demands, threats, offers) say how somebody stands to a
matter; ours is the type of the matter, and the claim's stance and factuality say that it is demanded or announced. So
these labels are met by both together: `TO_COME`, and a claim that demands. Deaths alone don't meet the label of the
attack.
"""

import argparse
import json
from collections import Counter
from pathlib import Path

from counterclaim.evaluation.results import keep
from counterclaim.model.claim import Claim
from counterclaim.reader.reader import Reader
from counterclaim.reports.load import from_text

MEANT = {
    "ABDUCT_DISSAP": "abduction_hostage",
    "AGREEMENT": "agreement ceasefire_proposal negotiation prisoner_release_exchange withdrawal "
    "displacement_evacuation",
    "AIR_STRIKE": "strike",
    "ARMED_CLASH": "ground_offensive territory_held",
    "ARREST": "prosecution_detention prisoners_captured",
    "ART_MISS_ATTACK": "strike",
    "ATTACK": "attack_on_civilians",
    "CHANGE_TO_GROUP_ACT": "deployment_mobilisation withdrawal",
    "CHEM_WEAP": "abuse_allegation strike attack_on_civilians",
    "DISR_WEAP": "air_defence equipment_loss",
    "FORCE_AGAINST_PROTEST": "protest attack_on_civilians",
    "GOV_REGAINS_TERIT": "territory_gain",
    "NON_STATE_ACTOR_OVERTAKES_TER": "territory_gain",
    "GRENADE": "explosive_attack",
    "HQ_ESTABLISHED": "deployment_mobilisation",
    "MOB_VIOL": "protest attack_on_civilians",
    "NON_VIOL_TERRIT_TRANSFER": "withdrawal territory_gain territory_control",
    "PEACE_PROTEST": "protest",
    "PROTEST_WITH_INTER": "protest",
    "VIOL_DEMONSTR": "protest",
    "PROPERTY_DISTRUCT": "damage_destruction",
    "REM_EXPLOS": "explosive_attack",
    "SEX_VIOL": "attack_on_civilians abuse_allegation",
    "SUIC_BOMB": "explosive_attack",
    "AGREE": "agreement ceasefire_proposal",
    "AID": "aid_access_blockade arms_support deployment_mobilisation displacement_evacuation",
    "ASSAULT": "strike explosive_attack attack_on_civilians ground_offensive casualties abduction_hostage "
    "abuse_allegation",
    "COERCE": "prosecution_detention sanction_measure territory_gain abduction_hostage damage_destruction "
    "equipment_loss displacement_evacuation prisoners_captured protest aid_access_blockade",
    "CONSULT": "visit negotiation",
    "DEMAND": "demand_appeal ceasefire_proposal",
    "FIGHT": "ground_offensive strike attack_on_civilians territory_gain ceasefire_violation aid_access_blockade "
    "abuse_allegation",
    "MOBILIZE": "deployment_mobilisation",
    "RETREAT": "withdrawal prisoner_release_exchange aid_access_blockade agreement ceasefire_proposal "
    "displacement_evacuation deployment_mobilisation",
    "SANCTION": "sanction_measure arms_support aid_access_blockade negotiation withdrawal",
    "THREATEN": "threat_warning",
    "PROTEST": "protest",
}

# What an offer and a threat may be of; only a claim of what is to come meets the label by these.
TO_COME = {
    "AGREE": "aid_access_blockade arms_support deployment_mobilisation displacement_evacuation negotiation "
    "prisoner_release_exchange visit withdrawal",
    "THREATEN": "abduction_hostage aid_access_blockade attack_on_civilians damage_destruction deployment_mobilisation "
    "explosive_attack ground_offensive negotiation prosecution_detention protest sanction_measure strike "
    "territory_gain withdrawal",
}


def meets(claim: Claim, label: str) -> bool:
    """True where a claim has what the label stands for."""
    if label == "DEMAND" and claim.stance == "demands":
        return True
    to_come = claim.factuality in ("intention", "prediction", "conditional")
    offered = TO_COME.get(label, "").split() if to_come else []
    return claim.type in (*MEANT[label].split(), *offered)


def main() -> None:
    """Print hits by label and over all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--misses", action="store_true", help="print the snippets that got other types")
    parser.add_argument("--results", type=Path, help="also write the score into this file of results")
    arguments = parser.parse_args()
    reader = Reader()
    all_, right = Counter[str](), Counter[str]()
    with arguments.gold.open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row.get("label") not in MEANT:
                continue
            claims = reader.read_report(from_text(row["text"])).claims
            hit = any(meets(claim, row["label"]) for claim in claims)
            all_[row["label"]] += 1
            right[row["label"]] += hit
            if arguments.misses and not hit:
                print(row["label"], [claim.type for claim in claims], row["text"][:160].replace("\n", " "), sep=" | ")
    for label in sorted(all_):
        print(f"{label:32} {right[label]:4} of {all_[label]}")
    print(f"{'all':32} {right.total():4} of {all_.total()}  {right.total() / all_.total():.3f}")
    if arguments.results:
        keep(arguments.results, "event types", [arguments.gold], {"right": right.total(), "of": all_.total()})


if __name__ == "__main__":
    main()
