"""Times of what has a bar, each beside a named peer in the same run; never part of the tests."""
