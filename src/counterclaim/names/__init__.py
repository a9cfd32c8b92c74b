"""Names across scripts and cases: nominatives, particles, one key for all spellings (docs/gazetteer.md)."""

from counterclaim.names.forms import forms, nominative, nominatives, particles
from counterclaim.names.keys import name_key, same_name
from counterclaim.names.script import LANGUAGES, Lang, Script, plain, script

__all__ = [
    "LANGUAGES", "Lang", "Script", "forms", "name_key", "nominative", "nominatives", "particles", "plain", "same_name",
    "script",
]  # fmt: skip
