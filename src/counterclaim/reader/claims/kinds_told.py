"""Kinds of claims, times and places: deeds and what came of them, what happened, days, wide places."""

CLOCKS = ("minute", "hour", "part_of_day")
DAYS = (*CLOCKS, "day")
HAPPENED = ("asserted", "negated", "hedged")
OUTCOMES = ("casualties", "damage_destruction", "equipment_loss")
DEEDS = ("strike", "explosive_attack", "ground_offensive", "attack_on_civilians", "ceasefire_violation")
WIDE = ("country", "region", "water")
