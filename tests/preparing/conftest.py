from collections.abc import Iterator
from pathlib import Path

import pytest

from scrutiny.draws import make_draw
from scrutiny.installing import install_panel
from scrutiny.plans import Plan
from scrutiny.sealing import seal
from scrutiny.seeding import SeedGiven
from scrutiny.workspace import Workspace
from tests.helpers import PANEL, SEEDS, HeldClock, filled_office, seated_meeting

PREPARING = """
[preparing]
footage_from = "closed"
footage_days = 31
identifiers = ["area"]
"""


@pytest.fixture
def clock() -> HeldClock:
    return HeldClock()


@pytest.fixture
def office(tmp_path: Path, clock: HeldClock) -> Iterator[Workspace]:
    with filled_office(tmp_path, 30, clock) as workspace:
        install_panel(workspace, PANEL + PREPARING, "small.toml")
        yield workspace


@pytest.fixture
def held(office: Workspace, clock: HeldClock) -> str:
    """A meeting with four seats in two sub-groups, eight drawn cases in strata, and reserves."""
    frame = seal(office, "small", Plan(stratify="area", size=8, reserves=2))
    clock.go_on(minutes=1)
    draw = make_draw(office, frame.id, SeedGiven(SEEDS[0], witnesses=("A witness",)))
    return seated_meeting(office, draw, 4, groups="AB")
