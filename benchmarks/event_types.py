"""How often a snippet of another coding scheme gets one of the claim types that its label stands for.

usage: python benchmarks/event_types.py event_types.dev.jsonl [--misses] [--results docs/results.json]

The labels are ACLED sub-events (CASE-2021) and PLOVER categories; `MEANT` says which of our types each may be. Labels
that stand for no type of ours (disasters, crime, attribution of responsibility) are left out. A snippet counts as right
where any of its claims has such a type: labels name one event of several.
"""

import argparse
import json
from collections import Counter
from pathlib import Path

from counterclaim.evaluation.results import keep
from counterclaim.reader.reader import Reader
from counterclaim.reports.load import from_text

MEANT = {
    "ABDUCT_DISSAP": "abduction_hostage",
    "AGREEMENT": "agreement",
    "AIR_STRIKE": "strike",
    "ARMED_CLASH": "ground_offensive territory_held",
    "ARREST": "prosecution_detention",
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
    "SEX_VIOL": "attack_on_civilians",
    "SUIC_BOMB": "explosive_attack",
    "AGREE": "agreement ceasefire_proposal",
    "AID": "aid_access_blockade arms_support",
    "ASSAULT": "strike explosive_attack attack_on_civilians ground_offensive casualties",
    "COERCE": "prosecution_detention sanction_measure territory_gain abduction_hostage damage_destruction "
    "equipment_loss",
    "CONSULT": "visit negotiation",
    "DEMAND": "demand_appeal ceasefire_proposal",
    "FIGHT": "ground_offensive strike",
    "MOBILIZE": "deployment_mobilisation",
    "RETREAT": "withdrawal prisoner_release_exchange aid_access_blockade agreement",
    "SANCTION": "sanction_measure",
    "THREATEN": "threat_warning",
    "PROTEST": "protest",
}


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
            meant = MEANT.get(row.get("label") or "")
            if meant is None:
                continue
            found = [claim.type for claim in reader.read_report(from_text(row["text"])).claims]
            hit = bool(set(meant.split()) & set(found))
            all_[row["label"]] += 1
            right[row["label"]] += hit
            if arguments.misses and not hit:
                print(row["label"], found, row["text"][:160].replace("\n", " "), sep=" | ")
    for label in sorted(all_):
        print(f"{label:32} {right[label]:4} of {all_[label]}")
    print(f"{'all':32} {right.total():4} of {all_.total()}  {right.total() / all_.total():.3f}")
    if arguments.results:
        keep(arguments.results, "event types", [arguments.gold], {"right": right.total(), "of": all_.total()})


if __name__ == "__main__":
    main()
