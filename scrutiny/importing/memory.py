"""Spares a long import what costs time and frees nothing.

The interpreter looks for objects that hold each other each time some thousands are made. The rows
of a list are made by the million and never hold each other, so they are freed without that.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_search_for_cycles() -> Iterator[None]:
    """Leave the search out until the end."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
