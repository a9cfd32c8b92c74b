"""Programs for releasing: the bill of materials and the pins with hashes."""
