"""Builds real meetings of a small panel for the tests of documents, with a clock held still."""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from unittest.mock import patch

from scrutiny.draws import DrawMade, make_draw
from scrutiny.importing.importing import import_lists
from scrutiny.installing import install_panel
from scrutiny.meetings.answering import give_answer
from scrutiny.meetings.cases import (
    assign_to_sub_groups,
    bring_case,
    bring_draw,
    mark_unavailable,
    meeting_cases,
)
from scrutiny.meetings.closing import close_meeting
from scrutiny.meetings.concluding import conclude, show_answers
from scrutiny.meetings.meeting import (
    leave_seat,
    note_apology,
    open_meeting,
    seats,
    take_seat,
)
from scrutiny.meetings.observing import observe, raise_finding
from scrutiny.meetings.record import MeetingRecord, meeting_record
from scrutiny.plans import Plan
from scrutiny.sealing import seal
from scrutiny.seeding import SeedGiven
from scrutiny.workspace import Workspace

HERE = Path(__file__).parent
SEED = "31415926535897932384"
HEAD = "3f2a91c0" * 8
SEALED, DRAWN = "2017-12-06T09:04:00Z", "2017-12-06T09:06:00Z"
WRITTEN = datetime(2017, 12, 6, 11, 8, tzinfo=UTC)
HOSTILE = (
    "<script>alert(1)</script>|`x`*_[l](http://e.vil)&\x1b[2J\u202e=1+1\n# Not a heading\n- no"
)
"""Text that would do harm wherever it came out as it went in."""


class HeldClock:
    """A clock that moves one minute each time it is asked, so that order can be seen."""

    def __init__(self) -> None:
        self.now = datetime(2017, 12, 6, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now


@dataclass(frozen=True)
class Wanted:
    """What a meeting should hold."""

    cases: int = 60
    coast: int = 0
    """How many of the cases are of the other theme."""
    size: int = 6
    reserves: int = 2
    stratify: str | None = None
    quotas: Mapping[str, int] = field(default_factory=dict)
    conclusions: Sequence[str] = ("1", "2", "3", "1", "2", "1")
    """Codes for the drawn cases in order; a blank leaves one unread, fewer leave the rest."""
    unavailable: int = 0
    directed: bool = False
    themes: Sequence[str] = ("drugs",)
    text: str = ""
    """Put into everything that a person can write."""
    shown: bool = True
    close: bool = True
    sealed_size: bool = True
    seed_source: str = "dice"


def csv_list(wanted: Wanted) -> bytes:
    """Write the force's list."""
    lines = ["case_ref,closed,warning,area,ethnicity,live,summary,gravity"]
    for number in range(1, wanted.cases + 1):
        area = "Coast" if number <= wanted.coast else ("Town" if number % 3 else "Moor")
        warning = "Describes an overdose." if number % 7 == 0 else ""
        gravity = "" if number % 4 == 0 else str(1 + number % 5)
        live = "True" if number > wanted.cases - 2 else "False"
        story = wanted.text.replace('"', "'") or f"Found with a small bag. Story {number}."
        lines.append(
            f"SD-{number:03d},2017-{1 + number % 9:02d}-{1 + number % 28:02d},{warning},{area},"
            f'Ethnicity-{number},{live},"{story}",{gravity}'
        )
    return ("\n".join(lines) + "\n").encode()


@contextmanager
def an_office(folder: Path, wanted: Wanted) -> Iterator[Workspace]:
    """Open a new workspace with the small panel and the force's list."""
    path = folder / "small.scrutiny"
    # The computer's own memory of draws lies in this folder, so no other test can be told here.
    with (
        patch.dict(os.environ, {"SCRUTINY_DATA": str(folder)}),
        Workspace.create(path, "avon-and-somerset", HeldClock(), "test") as workspace,
    ):
        text = (HERE / "small-panel.toml").read_text(encoding="utf-8")
        install_panel(workspace, text, "small.toml")
        import_lists(workspace, "small", [("list.csv", csv_list(wanted))])
        yield workspace


def build(folder: Path, wanted: Wanted | None = None) -> tuple[MeetingRecord, tuple[DrawMade, ...]]:
    """Hold a whole meeting and gather it."""
    wanted = wanted or Wanted()
    with an_office(folder, wanted) as w:
        held, draws = hold(w, wanted)
        record = meeting_record(w, held)
    return _held_still(record, draws)


def hold(w: Workspace, wanted: Wanted) -> tuple[str, tuple[DrawMade, ...]]:
    """Hold a whole meeting in an office; gives its id and its draws."""
    note = wanted.text
    # One seed may serve several themes when all their lists are sealed before it exists.
    frames = [_sealed(w, wanted, theme) for theme in wanted.themes]
    draws = tuple(_drawn(w, wanted, each) for each in frames)
    held = open_meeting(w, "small", "2017-12-06", note or "Winter meeting").id
    for number, name in enumerate(("Ada", "Ben", "Cyd"), start=1):
        take_seat(w, held, note + name, "chair" if number == 1 else "member")
    note_apology(w, held, "Dov")
    for draw in draws:
        bring_draw(w, held, draw.id)
    if wanted.directed:
        taken = {each.reference for each in meeting_cases(w, held)}
        spare = [f"SD-{n:03d}" for n in range(1, 60) if f"SD-{n:03d}" not in taken]
        bring_case(w, held, spare[0], "directed")
    for place in range(wanted.unavailable):
        reference = meeting_cases(w, held)[place].reference
        mark_unavailable(w, held, reference, "not-produced")
    assign_to_sub_groups(w, held)
    _judged(w, held, wanted)
    return held, draws


def _held_still(
    record: MeetingRecord, draws: tuple[DrawMade, ...]
) -> tuple[MeetingRecord, tuple[DrawMade, ...]]:
    """Hold still what follows from random salts, and from how often the clock is asked."""
    closing = HEAD if record.meeting.closed_at else ""
    still = tuple(
        replace(each, frame=replace(each.frame, sealed_at=SEALED), drawn_at=DRAWN) for each in draws
    )
    made = {each.id: each for each in still}
    held = replace(
        record,
        head=HEAD,
        meeting=replace(record.meeting, closing_head=closing),
        themes=tuple(replace(each, draw=made[each.draw.id]) for each in record.themes),
        written_at=WRITTEN,
    )
    return held, still


def _sealed(workspace: Workspace, wanted: Wanted, theme: str) -> str:
    plan = Plan(
        theme=theme,
        first="2017-01-01",
        last="2017-09-30",
        stratify=wanted.stratify,
        size=wanted.size if wanted.sealed_size and not wanted.quotas else None,
        quotas=wanted.quotas,
        reserves=wanted.reserves if wanted.sealed_size else None,
    )
    return seal(workspace, "small", plan).id


def _drawn(workspace: Workspace, wanted: Wanted, frame_id: str) -> DrawMade:
    named = "The lottery of 6 December" if wanted.seed_source == "public" else ""
    seed = SeedGiven(SEED, wanted.seed_source, named, "", ("Ada", "Ben"))
    if wanted.sealed_size:
        return make_draw(workspace, frame_id, seed)
    return make_draw(workspace, frame_id, seed, size=wanted.size, reserves=wanted.reserves)


def _judged(workspace: Workspace, held: str, wanted: Wanted) -> None:
    if not wanted.shown:
        return
    cases = [each for each in meeting_cases(workspace, held) if not each.unavailable]
    counted = sorted(
        (each for each in cases if each.counts), key=lambda each: (each.draw, each.draw_order)
    )
    concluded = [pair for pair in zip(counted, wanted.conclusions, strict=False) if pair[1]]
    for case, code in concluded:
        for seat in seats(workspace, held):
            said = "3" if seat.number == 3 and code == "2" else code
            give_answer(workspace, held, seat.number, case.case_id, "judgement", said)
            give_answer(workspace, held, seat.number, case.case_id, "proportionate", "yes")
            victim = "no" if code == "3" else "cannot-tell"
            give_answer(workspace, held, seat.number, case.case_id, "victim", victim)
            give_answer(workspace, held, seat.number, case.case_id, "hear", ("officer", "force"))
            words = wanted.text or "Quick and fair."
            give_answer(workspace, held, seat.number, case.case_id, "reasons", words)
    leave_seat(workspace, held, 3)
    show_answers(workspace, held, "The last seat left early.")
    for case, code in concluded:
        reason = wanted.text or ("" if code == "1" else "The victim was not asked.")
        dissent = 1 if code == "2" else 0
        against = (wanted.text or "It should have gone to court.") if dissent else ""
        conclude(workspace, held, case.case_id, code, reason, dissent, against)
    for case in cases:
        if not case.counts:
            conclude(workspace, held, case.case_id, "3", wanted.text or "Chosen by the chair.")
    _said(workspace, held, wanted, counted[0].reference)
    if wanted.close:
        close_meeting(workspace, held)


def _said(workspace: Workspace, held: str, wanted: Wanted, reference: str) -> None:
    good = observe(workspace, held, "good-practice", wanted.text or "Clear letters.", reference)
    force = observe(workspace, held, "learning-force", wanted.text or "Ask every victim.")
    asked = observe(workspace, held, "question", wanted.text or "Who checks the conditions?")
    observe(workspace, held, "policy", wanted.text or "The guidance is out of date.")
    raise_finding(workspace, held, force.id, due="2018-01-31")
    raise_finding(workspace, held, asked.id, wanted.text or "Professional Standards")
    assert good.id
