"""A held clock, a small panel and a small office, for the tests of the domain."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from scrutiny.draws import DrawMade, make_draw
from scrutiny.importing.importing import import_lists
from scrutiny.importing.outcome import ImportOutcome
from scrutiny.installing import install_panel
from scrutiny.meetings.cases import bring_draw
from scrutiny.meetings.meeting import open_meeting, take_seat
from scrutiny.plans import Plan
from scrutiny.sealing import seal
from scrutiny.seeding import SeedGiven
from scrutiny.workspace import Workspace

SHARED = Path(__file__).parents[1].parent / "shared"
SEED = "31415926535897932384"
SEEDS = (
    SEED,
    "27182818284590452353",
    "14142135623730950488",
    "16180339887498948482",
    "57721566490153286060",
)


class HeldClock:
    """A clock that stands still until it is told to go on."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def go_on(self, **by: float) -> None:
        """Let time pass; `minutes=-5` sets the clock back."""
        self.now += timedelta(**by)


PANEL = """
[panel]
id = "small"
name = "Small Panel"
version = "1"
purpose = "To try things."
unit = "case"
units = "cases"
recipients = ["Force lead"]
blind = true

[import]
reference = "ref"
date = "closed"
date_formats = ["YYYY-MM-DD", "DD/MM/YYYY"]
personal_columns = ["shoulder"]

[[codelists]]
id = "groups"
version = "1"
codes = [
  { code = "W1", label = "White British", group = "White" },
  { code = "W2", label = "White Irish", group = "White" },
  { code = "B1", label = "Black Caribbean", group = "Black" },
  { code = "NS", label = "Not stated", missing = "not stated" },
]

[[codelists]]
id = "tags"
version = "1"
codes = [
  { code = "late", label = "Late", valid_from = 2020-02-01 },
  { code = "rude", label = "Rude", valid_to = 2020-01-31 },
  { code = "lost", label = "Lost" },
]

[[fields]]
id = "ref"
title = "Reference"
type = "reference"
columns = ["Case No"]
required = true

[[fields]]
id = "closed"
title = "Closed"
type = "date"
columns = ["Date closed"]
required = true

[[fields]]
id = "area"
title = "Area"
type = "text"

[[fields]]
id = "ethnicity"
title = "Ethnicity"
type = "code"
codelist = "groups"
blind = true

[[fields]]
id = "tags"
title = "Tags"
type = "codes"
codelist = "tags"

[[fields]]
id = "object"
title = "Object"
type = "code"
codelist = "tags"
keep_unknown_codes = true

[[fields]]
id = "live"
title = "Still in court"
type = "boolean"

[[fields]]
id = "age"
title = "Age"
type = "integer"

[[fields]]
id = "score"
title = "Score"
type = "decimal"

[[fields]]
id = "seen"
title = "Seen at"
type = "datetime"

[[fields]]
id = "updates"
title = "Updates"
type = "dates"

[[fields]]
id = "secret"
title = "Officer's own words"
type = "text"
blind = true

[[fields]]
id = "warning"
title = "Before you read"
type = "text"
warning = true

[[themes]]
id = "north"
title = "The north"
where = 'area is "North"'

[[themes]]
id = "young"
title = "Under 18"
where = 'age is at most 17'

[[checks]]
id = "late-without-update"
title = "late, and never updated"
where = 'tags is "late" and updates is blank'

[[exclusions]]
id = "live"
title = "Still in court"
where = 'live is "True"'

[[scales]]
id = "category"
title = "The four categories"
options = [
  { code = "1", label = "Appropriate" },
  { code = "2", label = "Appropriate with observations" },
  { code = "3", label = "Inappropriate", adverse = true, needs_reason = true },
  { code = "4", label = "Needs more information", needs_reason = true, carry_forward = true },
  { code = "5", label = "No agreement", use = "conclusion", needs_reason = true },
]

[[scales]]
id = "yes-no"
title = "Yes or no"
options = [
  { code = "yes", label = "Yes" },
  { code = "no", label = "No", adverse = true },
]

[[forms]]
id = "young"
title = "Young person"
where = 'age is at most 17'

[[forms]]
id = "case"
title = "Case"

[[questions]]
id = "fair"
text = "Was it fair?"
scale = "yes-no"

[[questions]]
id = "guardian"
text = "Was a guardian told?"
scale = "yes-no"
forms = ["young"]

[[questions]]
id = "which"
text = "Which of these?"
source = "footage"
type = "several"
scale = "yes-no"
required = false

[[questions]]
id = "why"
text = "Why?"
type = "text"
required = false
when = 'area is not blank'

[judgement]
text = "Which category?"
scale = "category"

[wording]
report_title = "{panel} on {date}"
introduction = "We read {units} from {period}."
method = "Drawn by chance."
conclusions_heading = "Found"
observations_heading = "Said"
figures_heading = "Figures"
questions_heading = "Questions"
good_practice = "Good practice"
learning_individual = "Learning for an officer"
learning_force = "Learning for the force"
question = "Question"
policy = "Policy"
response = "Answer"
closing = "The end."
"""

FULL = {
    "ref": "",
    "closed": "",
    "area": "North",
    "ethnicity": "W1",
    "tags": "",
    "object": "lost",
    "live": "False",
    "age": "30",
    "secret": "",
}


def write_list(rows: Iterable[Mapping[str, str]], columns: Sequence[str] = tuple(FULL)) -> bytes:
    """Write cases as the CSV file of a force."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns, lineterminator="\r\n", restval="")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def some_cases(count: int, prefix: str = "C") -> list[dict[str, str]]:
    """Invent cases over three months, three areas and four ethnic groups."""
    return [
        FULL
        | {
            "ref": f"{prefix}-{number:03d}",
            "closed": f"2026-{1 + number % 3:02d}-{1 + number % 28:02d}",
            "area": ("North", "South", "")[number % 3],
            "ethnicity": ("W1", "B1", "NS", "", "W2")[number % 5],
            "age": str(12 + number % 20),
            "secret": f"wording {number:03d} kept back",
        }
        for number in range(1, count + 1)
    ]


def new_office(
    folder: Path, clock: HeldClock | None = None, device: str = "test-device"
) -> Workspace:
    """Make a workspace with the small panel."""
    workspace = Workspace.create(
        folder / "office.scrutiny", "avon-and-somerset", clock or HeldClock(), device
    )
    install_panel(workspace, PANEL, "small.toml")
    return workspace


def bring_list(workspace: Workspace, content: bytes, name: str = "list.csv") -> ImportOutcome:
    """Import one list into the small panel."""
    return import_lists(workspace, "small", [(name, content)])


def filled_office(folder: Path, cases: int = 30, clock: HeldClock | None = None) -> Workspace:
    """Make a workspace with the small panel and some cases."""
    workspace = new_office(folder, clock)
    outcome = bring_list(workspace, write_list(some_cases(cases)))
    assert (outcome.read, outcome.accepted) == (cases, cases)
    return workspace


def drawn(workspace: Workspace, plan: Plan | None = None) -> DrawMade:
    """Seal and draw in one step, with the first seed that was not used yet."""
    used = {row[0] for row in workspace.rows("SELECT seed FROM draw")}
    seed = next(each for each in SEEDS if each not in used)
    frame = seal(workspace, "small", plan or Plan(size=6, reserves=3))
    return make_draw(workspace, frame.id, SeedGiven(seed))


def seated_meeting(
    workspace: Workspace,
    draw: DrawMade | None = None,
    seats: int = 3,
    day: str = "2026-11-30",
    groups: str = "",
) -> str:
    """Open a meeting, seat members in it, and bring a draw; gives its id."""
    held = open_meeting(workspace, "small", day)
    for number in range(seats):
        group = groups[number % len(groups)] if groups else ""
        take_seat(workspace, held.id, f"Member {number + 1}", sub_group=group)
    if draw is not None:
        bring_draw(workspace, held.id, draw.id)
    return held.id


def real_lists() -> list[tuple[str, bytes]]:
    """Give the real monthly files of one force; skips the test when they are not there."""
    folder = SHARED / "data" / "stop_search" / "avon-and-somerset"
    paths = sorted(folder.glob("*-stop-and-search.csv"))
    if not paths:
        pytest.skip("the real lists are kept beside the repository, not in it")
    return [(path.name, path.read_bytes()) for path in paths]
