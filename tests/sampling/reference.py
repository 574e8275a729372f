"""Numbers that other programs computed, for the tests of this folder to reproduce."""

import json
from pathlib import Path
from typing import Any

import pytest

_PLACE = Path(__file__).parents[2].parent / "shared" / "reference" / "sampling.json"


def reference_numbers(name: str) -> Any:
    """Give one part of the reference file; skip the asking test module when there is none."""
    if not _PLACE.exists():
        pytest.skip(
            "the reference numbers are kept beside the repository, not in it",
            allow_module_level=True,
        )
    return json.loads(_PLACE.read_text(encoding="utf-8"))[name]
