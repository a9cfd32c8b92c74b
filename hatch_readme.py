"""The README as the package index shows it: with whole addresses, since none of its files are there.

Where the project is hosted stands in no file: it is the address that the builder gives, or that git knows. Without
either, as in a copy that was never hosted, links become plain words and pictures are left out.
"""

import os
import re
import subprocess
from pathlib import Path

ASKED = "COUNTERCLAIM_REPOSITORY"  # such as https://host.example/owner/counterclaim
_PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)\)\n*")
_LINK = re.compile(r"(?<!!)\[([^\]]*)\]\(([^)\s]+)\)")
_COMMENT = re.compile(r"<!--.*?-->\n?", re.DOTALL)
_WHOLE = ("https://", "http://", "#", "mailto:")
_REMOTE = re.compile(r"(?:https://(?:[^@/]+@)?|ssh://git@|git@)([\w.-]+)(?::\d+)?[/:]([\w./-]+?)(?:\.git)?/?")


def repository(root: Path) -> str:
    """Address of the repository, "" where it is not known."""
    given = os.environ.get(ASKED, "").strip().rstrip("/")
    if given:
        return given
    try:
        asked = ["git", "-C", str(root), "remote", "get-url", "origin"]
        told = subprocess.run(asked, capture_output=True, text=True, timeout=20, check=False).stdout.strip()
    except (OSError, subprocess.SubprocessError):
        return ""
    found = _REMOTE.fullmatch(told)
    return f"https://{found[1]}/{found[2]}" if found else ""


def urls(address: str, version: str) -> dict[str, str]:
    """The links beside the package's name."""
    if not address:
        return {}
    files = f"{address}/blob/v{version}"
    return {
        "Homepage": address,
        "Documentation": f"{files}/docs/index.md",
        "Changelog": f"{files}/CHANGELOG.md",
        "Issues": f"{address}/issues",
        "Source": address,
    }


def for_index(text: str, address: str, version: str) -> str:
    """The README's text with whole addresses, of the files of that version."""

    def picture(found: re.Match[str]) -> str:
        if found[2].startswith(_WHOLE):
            return found[0]
        return found[0].replace(found[2], f"{address}/raw/v{version}/{found[2]}") if address else ""

    def link(found: re.Match[str]) -> str:
        if found[2].startswith(_WHOLE):
            return found[0]
        return f"[{found[1]}]({address}/blob/v{version}/{found[2]})" if address else found[1]

    return _LINK.sub(link, _PICTURE.sub(picture, _COMMENT.sub("", text)))
