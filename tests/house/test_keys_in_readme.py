"""The key table of the README comes from the one list of keys.

Set SCRUTINY_REWRITE=1 to write the table anew.
"""

import os
import re
from pathlib import Path

from tui.key_table import key_table

README = Path(__file__).parents[2] / "README.md"
BLOCK = re.compile(r"(<!-- keys:[^>]*-->\n).*?(<!-- end of keys -->)", re.DOTALL)


def test_the_readme_has_the_keys_of_the_program() -> None:
    text = README.read_text("utf-8")
    wanted = BLOCK.sub(lambda found: f"{found[1]}\n{key_table()}\n\n{found[2]}", text)
    if os.environ.get("SCRUTINY_REWRITE"):
        README.write_text(wanted, "utf-8")
    assert README.read_text("utf-8") == wanted
