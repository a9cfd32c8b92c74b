"""The sheet of styles and the built scripts: their addresses change with their content, so that browsers keep them."""

import json
import re
from functools import cache
from hashlib import sha256
from pathlib import Path

import counterclaim.show as show

WEB = Path(__file__).parent.parent
STATIC = WEB / "static"
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


@cache
def sheet() -> tuple[str, str]:
    """(file name, text) of the one sheet of all pages: the palette that readings share, then our own files by name."""
    palette = Path(show.__file__).parent / "palette.css"
    parts = [palette, *sorted((WEB / "style").glob("*.css"))]
    text = "".join(_COMMENT.sub("", part.read_text(encoding="utf-8")) for part in parts)
    return f"look/{sha256(text.encode()).hexdigest()[:12]}.css", text


@cache
def built() -> dict[str, str]:
    """Scripts by what they are for ("main", "map"), as "static/<file>", their own sheets as "map_css"; empty where the
    front end was not built.
    """
    try:
        manifest = json.loads((STATIC / "manifest.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    found: dict[str, str] = {}
    for source, one in manifest.items():
        if one.get("isEntry"):
            found[Path(source).stem] = f"static/{one['file']}"
            for name in one.get("css", [])[:1]:
                found[f"{Path(source).stem}_css"] = f"static/{name}"
    return found
