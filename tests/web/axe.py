"""What axe finds in an open page; of long results only what is wrong leaves the browser."""

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT

SERIOUS = ("serious", "critical")
# Rules that never find anything serious take a third of the time, and are left out.
_RUN = """options => { const slight = axe._audit.rules.filter(one => ["minor", "moderate"].includes(one.impact));
    const rules = options.runOnly ? {} : Object.fromEntries(slight.map(one => [one.id, {enabled: false}]));
    return axe.run({resultTypes: ["violations"], rules, ...options})
    .then(found => found.violations.map(one => [one.id, one.impact, one.nodes.map(node => node.html)])); }"""


def violations(page: Any, **options: Any) -> list[tuple[str, list[str]]]:
    """The serious ones: which rule, and the elements that break it."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    return [(rule, html) for rule, impact, html in page.evaluate(_RUN, options) if impact in SERIOUS]
