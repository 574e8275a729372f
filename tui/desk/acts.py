"""All that can be done to prepare one meeting, in the order of the work, and by task."""

from collections.abc import Callable
from dataclasses import dataclass

from scrutiny.workspace import Workspace
from tui.desk import drawing, footage, papers, people, sharing
from tui.desk.steps import Steps


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that can be done for a meeting."""

    title: str
    steps: Callable[[Workspace, str], Steps] | None = None
    """How it goes, for the meeting of this id; `None` where a page of its own does it."""


LIST = Act("Look at a list that the force sent, and store it")
DRAW = Act("Draw cases in public")
HERE = Act("Who is invited: roles, sub-groups, apologies")
NEAR = Act("Ask the members which cases are too near, one after the other")
INVITE = Act(people.INVITE, people.invite)
SEAL = Act(drawing.SEAL, drawing.seal_copied)
BRING = Act(drawing.BRING, drawing.bring)
BESIDE = Act(drawing.BESIDE, drawing.bring_beside)
LOST = Act(drawing.LOST, drawing.lose)
KEEP = Act(papers.FOOTAGE, papers.footage)
READ = Act(footage.READ, footage.footage_list)
BACK = Act(footage.BACK, footage.answer_file)
ONE = Act(footage.ONE, footage.answer_one)
SHEET = Act(papers.SHEET, papers.sheet)
SHARE = Act(sharing.SHARE, sharing.share)
NOW = Act(sharing.NOW, sharing.loads)
GIVE = Act(sharing.GIVE, sharing.give)
DATES = Act(people.DATES, people.member_dates)
PACK = Act(papers.PACK, papers.pack)
CALENDAR = Act(papers.CALENDAR, papers.calendar)
DRAFT = Act(papers.DRAFT, papers.draft)
FINDINGS = Act(papers.FINDINGS, papers.findings)

GROUPS: tuple[tuple[str, tuple[Act, ...]], ...] = (
    ("Members: who is invited, who may read", (INVITE, HERE, DATES)),
    ("Cases: the list, the seal, the draw", (LIST, SEAL, DRAW, BRING, BESIDE, LOST)),
    ("Footage: what to keep, and the force's answer", (READ, KEEP, BACK, ONE)),
    ("Who reads what: conflicts, and sharing the cases", (NEAR, SHEET, SHARE, NOW, GIVE)),
    ("Papers: pack, calendar, draft, findings", (PACK, CALENDAR, DRAFT, FINDINGS)),
)
"""Everything, in the order of the work."""

BY_TASK: dict[str, tuple[Act, ...]] = {
    "open": (INVITE, HERE, CALENDAR),
    "list": (LIST,),
    "import": (LIST,),
    "seal": (SEAL,),
    "draw": (DRAW, BRING, BESIDE),
    "preserve": (KEEP, READ),
    "availability": (BACK, ONE, READ, LOST),
    "conflicts": (NEAR, SHEET, SHARE, NOW, GIVE),
    "members": (DATES, HERE),
    "pack": (PACK,),
    "hold": (HERE,),
    "draft": (DRAFT,),
    "findings": (FINDINGS,),
}
"""What does a task, by its id; a task of a panel's own is ticked by hand."""
