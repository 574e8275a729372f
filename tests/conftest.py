"""Keeps the machine running the tests out of them, and them out of the machine."""

import os
import tempfile

import pytest
from hypothesis import settings


def pytest_configure(config: pytest.Config) -> None:
    """Give the program a folder of its own for what it keeps about this computer."""
    folder = tempfile.mkdtemp(prefix="scrutiny-tests-")
    os.environ["SCRUTINY_DATA"] = folder
    os.environ.pop("SCRUTINY_WORKSPACE", None)
    # The first example may load a library: a slow machine must never fail a correct program.
    settings.register_profile("without a deadline", deadline=None)
    settings.load_profile("without a deadline")


def pytest_xdist_auto_num_workers() -> int:
    """Let one process more than there are cores run, since many tests wait for a terminal."""
    return (os.cpu_count() or 1) + 1
