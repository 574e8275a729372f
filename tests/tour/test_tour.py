"""The pictures in `docs` and in the README are what the program shows today."""

from tests.tour.page import files, made


def test_the_tour_shows_what_the_program_shows() -> None:
    wanted = files(made())
    old = [path for path, text in wanted.items() if not path.is_file() or path.read_text() != text]
    kept = set(next(iter(wanted)).parent.glob("*.txt"))
    old += sorted(kept - set(wanted))
    assert not old, f"make the tour anew with 'python -m tests.tour' and read what changed: {old}"
