"""What the scripts of the pages say (frontend/src/words.ts), for a page that is not in English."""

import json

from counterclaim.language import _, english, mark

MESSAGES = (
    mark("These are %(count)s files; at most %(most)s can be added at once. Use: counterclaim add FOLDER"),
    mark("Sending 1 file."),
    mark("Sending %(count)s files."),
    mark("Sending files (%(count)s): %(share)s."),
    mark("Sending failed: the connection was closed. Send less at once, or use: counterclaim add FOLDER"),
    mark("Sending failed (%(status)s)."),
    mark("%(places)s places, %(claims)s claims: %(names)s"),
    mark("%(what)s. Zoom in"),
    mark("The report"),
    mark("The claim"),
    mark("All %(count)s claims"),
    mark("All %(count)s claims, with those of places in it"),
    mark("the reports themselves"),
    mark("side not known"),
    mark("%(place)s. Claims: %(sides)s"),
    mark("somewhere in %(place)s"),
    mark("Map of the places that claims speak of"),
    mark("Zoom in"),
    mark("Zoom out"),
    mark("Close"),
    mark("claim %(number)s"),
    mark("Use them in the form"),
    mark("That did not work."),
)


def script_words() -> str:
    """The messages and what they are in the language that holds, as JSON; "" in English."""
    return "" if english() else json.dumps({one: _(one) for one in MESSAGES}, ensure_ascii=False)
