"""Builds a small workspace with a meeting of three seats and four cases."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from scrutiny.draws import make_draw
from scrutiny.importing.importing import import_lists
from scrutiny.installing import install_panel
from scrutiny.meetings.cases import bring_draw
from scrutiny.meetings.meeting import open_meeting, take_seat
from scrutiny.meetings.turn import Turn
from scrutiny.plans import Plan
from scrutiny.sealing import seal
from scrutiny.seeding import SeedGiven
from scrutiny.workspace import Workspace

PANEL = Path(__file__).with_name("small_panel.toml")
SEED = "28917365509382746150"
NAMES = ("Seat Holder One", "Seat Holder Two", "Seat Holder Three")
CASES = (
    ("C-1", "", "Stopped in a shop. Admitted it at the scene. No earlier offences.", "White"),
    ("C-2", "A death is described.", "A long account of a sudden death.", "Asian"),
    ("C-3", "", "Two neighbours and a fence.", "Black"),
    ("C-4", "", "A bicycle without a light.", "White"),
)


class HeldClock:
    """A clock that goes on by one second at each look."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 23, 14, 0, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.moment += timedelta(seconds=1)
        return self.moment


def case_list(cases: Sequence[tuple[str, str, str, str]]) -> bytes:
    """Write a list of cases as the force would."""
    rows = ["case_ref,content_warning,day,summary,ethnicity,area"]
    for reference, warning, summary, ethnicity in cases:
        cells = (reference, warning, "2026-10-01", summary, ethnicity, "")
        rows.append(",".join('"' + cell.replace('"', '""') + '"' for cell in cells))
    return "\n".join(rows).encode()


def small_workspace(
    folder: Path,
    cases: Sequence[tuple[str, str, str, str]] = CASES,
    names: Sequence[str] = NAMES,
) -> tuple[Workspace, str]:
    """Build the workspace; gives it with the id of its meeting."""
    workspace = Workspace.create(
        folder / "small.scrutiny", "avon-and-somerset", clock=HeldClock(), device="test"
    )
    panel = install_panel(workspace, PANEL.read_text("utf-8"), PANEL.name)
    import_lists(workspace, panel.id, [("list.csv", case_list(cases))])
    frame = seal(workspace, panel.id, Plan(theme="all"))
    draw = make_draw(workspace, frame.id, SeedGiven(SEED), size=len(cases))
    held = open_meeting(workspace, panel.id, "2026-11-23")
    for number, name in enumerate(names):
        take_seat(workspace, held.id, name, "chair" if number == 0 else "member")
    bring_draw(workspace, held.id, draw.id)
    return workspace, held.id


def judge_case(turn: Turn, judgement: int) -> None:
    """Answer all questions of the case in hand and go on to the next."""
    if turn.covered:
        turn.forward()
    turn.choose(1)
    turn.forward()
    turn.forward()
    turn.choose(judgement)
    turn.forward()
