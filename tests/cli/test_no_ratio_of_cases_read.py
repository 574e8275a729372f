"""No door of the figures leads to a ratio of the cases that the panel read."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.listed_searches import listed_searches
from tui.main import main

Ask = Callable[..., str]
READ = "earlier judgement is not blank"
CONCERN = "earlier judgement is a concern"
ASKED = ("--panel", "sopp", "--by", "self_defined_ethnicity", "--reference", "White")
RESIDENTS = ("--population", "census-2011")


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A list, and a theme that asks what the panel judged."""
    folder = tmp_path_factory.mktemp("judged")
    office = ("-w", str(folder / "office.scrutiny"))
    assert main([*office, "init", "--force-area", "avon-and-somerset"]) == 0
    for listed in listed_searches(folder):
        assert main([*office, "import", "--panel", "sopp", str(listed)]) == 0
    themed = ("themes", "add", "--panel", "sopp", "--title", "Read", "--name", "read")
    assert main([*office, *themed, "--where", f"not {READ}"]) == 0
    return folder / "office.scrutiny"


@pytest.fixture
def refused(judged: Path, capsys: pytest.CaptureFixture[str]) -> Ask:
    def run(*arguments: Any) -> str:
        capsys.readouterr()
        assert main(["-w", str(judged), "figures", *map(str, arguments)]) == 1
        shown = capsys.readouterr()
        assert shown.out == ""
        return shown.err

    return run


@pytest.mark.parametrize(
    "door",
    [
        ("disproportionality", *ASKED, *RESIDENTS, "--theme", "read"),
        ("trend", *ASKED, "--group", "Black", *RESIDENTS, "--theme", "read"),
        ("outcomes", *ASKED, "--where", CONCERN),
        ("outcomes", *ASKED, "--outcome", "outcome=Arrest", "--theme", "read"),
        ("stages", *ASKED, "--stage", f"Read:{READ}", "--stage", f"Concern:{CONCERN}"),
        ("stages", *ASKED, "--stage", 'Arrested:outcome is "Arrest"', "--theme", "read"),
        ("funnel", "--panel", "sopp", "--by-area", "area", "--where", CONCERN),
        ("funnel", "--panel", "sopp", "--by-area", "area", "--where", READ, "--theme", "read"),
    ],
)
def test_a_ratio_of_the_cases_read_is_refused_at_every_door(
    refused: Ask, door: tuple[str, ...]
) -> None:
    said = refused(*door)
    assert "is never made of the cases that were read" in said
    assert "What to do: " in said
