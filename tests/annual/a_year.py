"""A script of one year: four meetings of the small panel, every one by the program's functions.

The numbers in `test_annual.py` were added up by hand from what stands here.
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from unittest.mock import patch

from scrutiny.draws import make_draw
from scrutiny.importing.importing import import_lists
from scrutiny.installing import install_panel
from scrutiny.meetings.cases import (
    bring_case,
    bring_draw,
    carry_forward,
    mark_unavailable,
    meeting_cases,
)
from scrutiny.meetings.closing import close_meeting
from scrutiny.meetings.concluding import conclude, show_answers
from scrutiny.meetings.meeting import note_apology, open_meeting, take_seat
from scrutiny.meetings.observing import observe, raise_finding
from scrutiny.plans import Plan
from scrutiny.sealing import seal
from scrutiny.seeding import SeedGiven
from scrutiny.workspace import Workspace
from tests.reports.building import HERE, Wanted, csv_list

SEPTEMBER = ("SD-008", "SD-017")
"""Cases of a month that no draw of this year takes."""
SEEDS = (
    "31415926535897932384",
    "62643383279502884197",
    "16939937510582097494",
    "45923078164062862089",
    "98628034825342117067",
)


class YearClock:
    """A clock that is set to a day, and moves one minute each time it is asked."""

    def __init__(self) -> None:
        self.now = datetime(2017, 1, 2, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now

    def set(self, day: str) -> None:
        self.now = datetime.fromisoformat(f"{day}T09:00:00+00:00")


@contextmanager
def a_year(folder: Path) -> Iterator[tuple[Workspace, YearClock]]:
    """Hold the four meetings; a fifth of the same year stays open."""
    clock = YearClock()
    with (
        patch.dict(os.environ, {"SCRUTINY_DATA": str(folder)}),
        Workspace.create(folder / "y.scrutiny", "avon-and-somerset", clock, "test") as w,
    ):
        install_panel(w, (HERE / "small-panel.toml").read_text(encoding="utf-8"), "small.toml")
        import_lists(w, "small", [("list.csv", csv_list(Wanted()))])
        _spring(w, clock)
        _summer(w, clock)
        _autumn(w, clock)
        _winter(w, clock)
        open_meeting(w, "small", "2017-12-20")
        yield w, clock


def _spring(w: Workspace, clock: YearClock) -> None:
    held = _opened(w, clock, "2017-03-08", ("2017-01-01", "2017-02-28"), SEEDS[:1])
    note_apology(w, held, "Dov")
    bring_case(w, held, SEPTEMBER[0], "directed")
    _conclude(w, held, ("1", "2", "3", "4", "3"))
    _finding(w, held, "Ask every victim.")
    _finding(w, held, "Who checks the conditions?")
    close_meeting(w, held)


def _summer(w: Workspace, clock: YearClock) -> None:
    held = _opened(w, clock, "2017-06-07", ("2017-03-01", "2017-04-30"), SEEDS[1:2], ("A", "B"))
    lost = meeting_cases(w, held)[0].reference
    mark_unavailable(w, held, lost, "not-produced")
    carry_forward(w, held)
    practised = bring_case(w, held, SEPTEMBER[1], "calibration")
    show_answers(w, held, "Read together.")
    kept = [each for each in meeting_cases(w, held) if not each.unavailable]
    codes = {"random": ["1", "1", "2"], "reserve": ["4"], "carried-forward": ["2"]}
    for case in kept:
        if case.kind != "calibration":
            conclude(w, held, case.case_id, codes[case.kind].pop(0), "Why.")
    for group, code in (("A", "1"), ("B", "3")):
        conclude(w, held, practised.case_id, code, "Why.", sub_group=group)
    _finding(w, held, "Write the reason down.")
    close_meeting(w, held)


def _autumn(w: Workspace, clock: YearClock) -> None:
    held = _opened(w, clock, "2017-09-06", ("2017-05-01", "2017-06-30"), SEEDS[2:4])
    carry_forward(w, held)
    _conclude(w, held, ("1", "1", "3", "3", "4"))
    _finding(w, held, "Name the office that decides.")
    close_meeting(w, held)


def _winter(w: Workspace, clock: YearClock) -> None:
    held = _opened(w, clock, "2017-12-06", ("2017-07-01", "2017-08-31"), SEEDS[4:])
    take_seat(w, held, "Eve")
    carry_forward(w, held)
    _conclude(w, held, ("2", "2", "1", "", "1"))
    close_meeting(w, held)


def _opened(
    w: Workspace,
    clock: YearClock,
    day: str,
    period: tuple[str, str],
    seeds: Sequence[str],
    groups: Sequence[str] = ("",),
) -> str:
    clock.set(day)
    plan = Plan(theme="drugs", first=period[0], last=period[1], size=4, reserves=2)
    frame = seal(w, "small", plan).id
    for number, seed in enumerate(seeds):
        given = SeedGiven(seed, "dice", "", "", ("Ada", "Ben"))
        reason = "The list was read to the wrong witness" if number else ""
        drawn = make_draw(w, frame, given, reason=reason)
    held = open_meeting(w, "small", day).id
    for number, name in enumerate(("Ada", "Ben", "Cyd")):
        role = "chair" if number == 0 else "member"
        take_seat(w, held, name, role, groups[number % len(groups)])
    bring_draw(w, held, drawn.id)
    return held


def _conclude(w: Workspace, held: str, codes: Sequence[str]) -> None:
    show_answers(w, held, "Read together.")
    for case, code in zip(meeting_cases(w, held), codes, strict=True):
        if code:
            conclude(w, held, case.case_id, code, "Why.")


def _finding(w: Workspace, held: str, text: str) -> None:
    raise_finding(w, held, observe(w, held, "learning-force", text).id)
