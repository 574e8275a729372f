"""Makes the tour anew: `python -m tests.tour` writes the pictures and the page in `docs`."""

import sys

from tests.tour.page import made, write

if __name__ == "__main__":
    for path in write(made()):
        sys.stdout.write(f"{path}\n")
