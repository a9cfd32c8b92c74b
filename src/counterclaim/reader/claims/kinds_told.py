"""Kinds of claims and of times by what they tell: deeds and what came of them, what happened, days."""

CLOCKS = ("minute", "hour", "part_of_day")
DAYS = (*CLOCKS, "day")
HAPPENED = ("asserted", "negated", "hedged")
OUTCOMES = ("casualties", "damage_destruction", "equipment_loss")
DEEDS = ("strike", "explosive_attack", "ground_offensive", "attack_on_civilians", "ceasefire_violation")
