"""The office of the tour: invented cases, names and a clock that are always the same."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from fixtures.cases import case_list
from scrutiny.draws import make_draw
from scrutiny.importing.importing import import_lists
from scrutiny.installing import install_panel
from scrutiny.meetings.cases import bring_case, bring_draw, meeting_cases
from scrutiny.meetings.meeting import note_apology, open_meeting, take_seat
from scrutiny.meetings.turn import Turn
from scrutiny.panels.reading import shipped_text
from scrutiny.plans import Plan
from scrutiny.sealing import seal
from scrutiny.seeding import SeedGiven
from scrutiny.workspace import Workspace

MEMBERS = ("Member Ash", "Member Birch", "Member Cedar", "Member Elm")
SEED = "70418365920273615948"
DICE = "28917365509382746150"
"""The seed that is typed on the tour."""


class StandingClock:
    """A clock that goes on only when a key is pressed, so that it does not matter who looks."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 23, 14, 0, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.moment

    def go_on(self) -> None:
        self.moment += timedelta(seconds=10)


@contextmanager
def tour_office(folder: Path) -> Iterator[tuple[Workspace, str]]:
    """Build the office up to the morning of its meeting; gives it with the meeting's id."""
    path = folder / "office.scrutiny"
    with Workspace.create(path, "avon-and-somerset", StandingClock(), "tour") as workspace:
        panel = install_panel(workspace, shipped_text("irp"), "irp.toml")
        import_lists(workspace, panel.id, [("complaints.csv", case_list("irp"))])
        frame = seal(workspace, panel.id, Plan(theme="delivery-of-duties", size=5, reserves=2))
        draw = make_draw(workspace, frame.id, SeedGiven(SEED))
        seal(workspace, panel.id, Plan(theme="individual-behaviours", size=6, reserves=2))
        held = open_meeting(workspace, panel.id, "2026-11-23")
        for place, name in enumerate(MEMBERS):
            take_seat(workspace, held.id, name, ("chair", "vice-chair", "member", "member")[place])
        note_apology(workspace, held.id, "Member Rowan")
        bring_draw(workspace, held.id, draw.id)
        present = {each.reference for each in meeting_cases(workspace, held.id)}
        chosen = next(n for n in range(30, 99) if f"IRP-{n:04}" not in present)
        bring_case(workspace, held.id, f"IRP-{chosen:04}", "directed")
        yield workspace, held.id


def judge_all(workspace: Workspace, meeting_id: str, seat: int, judgements: str) -> None:
    """Let a seat answer everything, its judgements from left to right."""
    turn = Turn(workspace, meeting_id, seat)
    while not turn.at_end:
        if turn.covered:
            turn.forward()
        question = turn.question
        if question is None or (question.type == "text" and not question.required):
            turn.forward()
            continue
        last = turn.step + 1 == len(turn.questions)
        turn.choose(int(judgements[turn.place % len(judgements)]) if last else 1)
        turn.forward()
