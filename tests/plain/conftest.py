"""What the tests of the plain mode share with those of the screens."""

from tests.screens.conftest import _zone, small

__all__ = ["_zone", "small"]
