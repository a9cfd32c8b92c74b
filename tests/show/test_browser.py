"""The page in a real browser, where one is installed: its style and script pass its own security policy."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from counterclaim.model import Reading
from counterclaim.show.page import html_page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium in PATH")
def test_script_and_style_run_and_a_jump_lights_the_claim(hand_made: Reading, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(html_page(hand_made), encoding="utf-8")
    done = subprocess.run(
        [
            str(CHROMIUM), "--headless=new", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr",
            f"--user-data-dir={tmp_path / 'profile'}", "--dump-dom", file.as_uri() + "#claim-4",
        ],
        capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert "Content Security Policy" not in done.stderr
    assert re.search(r'<html[^>]* class="script"', done.stdout)
    lit = re.findall(r'<mark class="[^"]*\blit\b[^"]*" data-claims="([^"]*)"', done.stdout)
    assert lit == ["4", "4"]
    card = re.search(r'<li class="claim [^"]*lit[^"]*" id="claim-4">.*?</li>', done.stdout, re.DOTALL)
    assert card is not None
    assert '<details open=""' in card[0]
