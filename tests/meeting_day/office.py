"""Gets the office of the whole meeting ready: the list, the meeting before, the draw, the seats."""

from pathlib import Path

from scrutiny.draws import make_draw
from scrutiny.importing.importing import import_lists
from scrutiny.installing import install_panel
from scrutiny.meetings.cases import (
    assign_to_sub_groups,
    bring_cases,
    bring_draw,
    carry_forward,
    meeting_cases,
)
from scrutiny.meetings.closing import close_meeting
from scrutiny.meetings.concluding import conclude, show_answers
from scrutiny.meetings.meeting import open_meeting, take_seat
from scrutiny.plans import Plan
from scrutiny.sealing import seal
from scrutiny.seeding import SeedGiven
from scrutiny.workspace import Workspace
from tests.meeting_day.plan import CARRIED, CASES, DRAWN, FOR_ALL, GROUPS, LATE, WARNED, further
from tests.screens.building import SEED, HeldClock

PANEL = Path(__file__).with_name("panel.toml")
TREES = ("Ash", "Birch", "Cedar", "Elm", "Fir", "Hazel", "Larch", "Oak", "Rowan", "Yew")
EARLIER_SEED = "31415926535897932384"


def name_of(seat: int) -> str:
    """Give the invented name of a member."""
    return f"Member {TREES[seat - 1]}"


def case_list(first: int, last: int) -> bytes:
    """Write the force's list of these numbers; every fourth case has the short form."""
    rows = ["case_ref,content_warning,day,summary,ethnicity,area"]
    for number in range(first, last + 1):
        reference = f"D-{number:02}"
        warning = "A death is described." if reference == WARNED else ""
        form = "Long" if further(reference) else "Short"
        rows.append(f"{reference},{warning},2026-10-01,What happened in {number}.,White,{form}")
    return "\n".join(rows).encode()


def ready_office(folder: Path) -> tuple[Workspace, str]:
    """Build the workspace up to the morning of the meeting; gives it with the meeting's id."""
    path = folder / "day.scrutiny"
    workspace = Workspace.create(path, "avon-and-somerset", clock=HeldClock(), device="test")
    panel = install_panel(workspace, PANEL.read_text("utf-8"), PANEL.name)
    import_lists(workspace, panel.id, [("before.csv", case_list(1, CARRIED))])
    _meeting_before(workspace, panel.id)
    import_lists(workspace, panel.id, [("list.csv", case_list(CARRIED + 1, 42))])
    frame = seal(workspace, panel.id, Plan(theme="later"))
    draw = make_draw(workspace, frame.id, SeedGiven(SEED), size=DRAWN)
    held = open_meeting(workspace, panel.id, "2026-11-23")
    for seat in range(1, LATE):
        role = {1: "chair", 2: "vice-chair"}.get(seat, "member")
        take_seat(workspace, held.id, name_of(seat), role, GROUPS[(seat - 1) % len(GROUPS)])
    bring_draw(workspace, held.id, draw.id)
    carry_forward(workspace, held.id)
    for_all = [f"D-{number}" for number in range(40, 40 + FOR_ALL)]
    bring_cases(workspace, held.id, for_all[:1], "calibration")
    bring_cases(workspace, held.id, for_all[1:], "directed")
    assign_to_sub_groups(workspace, held.id)
    assert len(meeting_cases(workspace, held.id)) == CASES
    return workspace, held.id


def _meeting_before(workspace: Workspace, panel_id: str) -> None:
    """Hold the meeting before, at which two cases wanted more papers."""
    frame = seal(workspace, panel_id, Plan(theme="all"))
    draw = make_draw(workspace, frame.id, SeedGiven(EARLIER_SEED), size=CARRIED)
    held = open_meeting(workspace, panel_id, "2026-08-24")
    take_seat(workspace, held.id, name_of(1), "chair")
    bring_draw(workspace, held.id, draw.id)
    show_answers(workspace, held.id, "The papers are not here.")
    for case in meeting_cases(workspace, held.id):
        conclude(workspace, held.id, case.case_id, "more-papers", "The footage is missing.")
    close_meeting(workspace, held.id)
