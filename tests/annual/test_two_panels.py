"""A year of two panels side by side, held by commands alone, and added up again from a ledger.

The ledger holds what the script did, in its own words; every number of the annual report is worked
out from it here, without a function of the program.
"""

import csv
import json
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import redirect_stdout
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from io import StringIO
from pathlib import Path
from random import Random
from statistics import median
from typing import Any
from unittest.mock import patch

import pytest

from fixtures.cases import case_list
from tui.main import main

YEAR = 2026
NAMES = ("Ada Birch", "Ben Cole", "Cyd Dale", "Dov Elm", "Eve Fern", "Fay Gill")
CODES = {
    "oocd": ("1", "2", "3", "4-disagree", "4-information"),
    "irp": (
        "handled-well",
        "handled-well-with-learning",
        "not-handled-well",
        "no-agreement",
        "more-papers",
    ),
}
"""Well, well with something, ill, no agreement, comes back: the two scales in the same order."""
COMMON = ("no concern", "no concern", "raised concern", "no agreement", "needs more papers")
NAMED = {"oocd": "Out of Court", "irp": "Independent Residents"}
DAYS = {
    "oocd": ("2026-02-11", "2026-05-13", "2026-08-12", "2026-11-11"),
    "irp": ("2026-02-18", "2026-05-20", "2026-08-19", "2026-11-18"),
}
DUE = ("2026-04-30", "", "2026-10-31", "2027-01-31")
PERIODS = (
    ("2025-10-01", "2025-12-31"),
    ("2026-01-01", "2026-03-31"),
    ("2026-04-01", "2026-05-31"),
    ("2026-06-01", "2026-07-31"),
)


@dataclass
class Sitting:
    """What happened at one meeting, case by case."""

    day: str
    seated: list[str]
    apologies: int
    drawn: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    missing: dict[str, str] = field(default_factory=dict)
    concluded: dict[str, int] = field(default_factory=dict)
    """The place of the code in the scale."""
    asked: list[str] = field(default_factory=list)


@dataclass
class Ledger:
    """One panel's year."""

    sittings: list[Sitting] = field(default_factory=list)
    directed: set[str] = field(default_factory=set)
    practised: set[str] = field(default_factory=set)
    draws: int = 0
    redraws: int = 0


@dataclass
class Fate:
    """What became of a finding in the end."""

    state: str
    answered: bool
    """The force has answered since it was last asked."""
    first_answer: str = ""
    """The day that stands beside the first answer."""
    answer: str = ""
    """The last answer, in the force's words."""
    evidence: bool = False
    late: bool = False


@dataclass
class Held:
    """A year that was held and reported."""

    ledgers: dict[str, Ledger]
    fates: dict[str, Fate]
    report: str
    next_report: str
    """Of the year after, in which answers came in late."""


class Office:
    """Runs commands on one file, at a time that the script sets."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.file = folder / "year.scrutiny"
        self.draws = 0
        self.now = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)

    def __call__(self, *arguments: object) -> Any:
        out = StringIO()
        with redirect_stdout(out):
            status = main(["-w", str(self.file), *map(str, arguments), "--json"])
        assert status == 0, (arguments, out.getvalue())
        return json.loads(out.getvalue())

    def read_clock(self, _zone: object = None) -> datetime:
        self.now += timedelta(seconds=20)
        return self.now

    def on(self, day: str) -> None:
        self.now = datetime.fromisoformat(f"{day}T18:00:00+00:00")


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Held]:
    folder = tmp_path_factory.mktemp("two")
    office = Office(folder)
    ledgers = {panel: Ledger() for panel in CODES}
    with (
        patch.dict("os.environ", {"SCRUTINY_DATA": str(folder / "data")}),
        patch("scrutiny.clock.datetime", wraps=datetime, now=office.read_clock),
    ):
        office("init", "--force-area", "avon-and-somerset")
        for panel in CODES:
            listed = folder / f"{panel}.csv"
            listed.write_bytes(case_list(panel))
            office("import", "--panel", panel, listed)
        random = Random(7)
        for quarter in range(4):
            for panel in CODES:
                _hold(office, panel, quarter, ledgers[panel], random)
        fates = _answers(office, ledgers)
        page = folder / "annual.md"
        both = [word for panel in CODES for word in ("--panel", panel)]
        office("report", "annual", *both, "--year", YEAR, "--for-the-panel-only", "-o", page)
        office.on("2027-06-10")
        office("meeting", "open", "--panel", "oocd", "--date", "2027-06-10")
        office("meeting", "seat", "--meeting", "oocd-2027-06-10", *NAMES[:3])
        told = ("--yes", "--reason", "Nobody had time to read.")
        office("meeting", "show-answers", "--meeting", "oocd-2027-06-10", *told)
        office("meeting", "close", "--meeting", "oocd-2027-06-10", "--yes")
        later = folder / "later.md"
        wanted = ("--panel", "oocd", "--year", YEAR + 1, "--for-the-panel-only")
        office("report", "annual", *wanted, "-o", later)
        both_years = [each.read_text(encoding="utf-8") for each in (page, later)]
        yield Held(ledgers, fates, *both_years)


def _hold(office: Office, panel: str, quarter: int, ledger: Ledger, random: Random) -> None:
    day, (first, last) = DAYS[panel][quarter], PERIODS[quarter]
    office.on(day)
    frame = office("seal", "--panel", panel, "--from", first, "--to", last)["frame"]
    size, draw = 5, {}
    for again in range(2 if quarter == 2 else 1):
        seed = "".join(random.choices("0123456789", k=24))
        reason = ("--reason", "A die fell from the table.") if again else ()
        draw = office("draw", frame, "--seed", seed, "--size", size, "--reserves", 2, *reason)
        ledger.draws += 1
        office.draws += 1
        ledger.redraws += again
    order = [each["reference"] for each in draw["selected"]]
    came = random.sample(NAMES, random.randint(3, 5))
    away = [name for name in NAMES if name not in came][: random.randint(0, 1)]
    held = office("meeting", "open", "--panel", panel, "--date", day)["meeting"]
    now = Sitting(day, came, len(away))
    office("meeting", "seat", "--meeting", held, *came)
    if away:
        office("meeting", "apologies", "--meeting", held, *away)
    office("meeting", "bring", "--meeting", held, "--draw", f"D{office.draws}")
    so_far = {ref: code for each in ledger.sittings for ref, code in each.concluded.items()}
    now.others += [ref for ref, code in so_far.items() if code == 4]
    now.drawn = order[:size]
    if quarter % 2:
        lost = now.drawn[random.randrange(size)]
        office("meeting", "unavailable", "--meeting", held, "--reason", "no-footage", lost)
        now.missing[lost] = "no-footage"
        now.drawn.append(order[size])
    used = {ref for each in (*ledger.sittings, now) for ref in (*each.drawn, *each.others)}
    free = [ref for ref in _references(panel) if ref not in used and ref not in order]
    chosen = random.sample(free, 2)
    office("meeting", "bring", "--meeting", held, "--kind", "directed", chosen[0])
    ledger.directed.add(chosen[0])
    office("meeting", "bring", "--meeting", held, "--kind", "calibration", chosen[1])
    ledger.practised.add(chosen[1])
    now.others += chosen
    _conclude(office, panel, held, now, random)
    for number in range((2, 0, 3, 1)[quarter]):
        text = f"Write the reason down ({panel}, {day}, {number})."
        seen = ("--kind", "learning-force", "--finding", "--due", DUE[quarter])
        now.asked.append(office("meeting", "observe", "--meeting", held, *seen, text)["finding"])
    office("meeting", "close", "--meeting", held, "--yes")
    ledger.sittings.append(now)


def _conclude(office: Office, panel: str, held: str, now: Sitting, random: Random) -> None:
    reason = "Two members had not finished."
    office("meeting", "show-answers", "--meeting", held, "--yes", "--reason", reason)
    here = [ref for ref in (*now.drawn, *now.others) if ref not in now.missing]
    for ref in here:
        place = random.choices((0, 1, 2, 3, 4, None), (4, 3, 3, 1, 3, 1))[0]
        if place is not None:
            now.concluded[ref] = place
    for place, code in enumerate(CODES[panel]):
        refs = [ref for ref, each in now.concluded.items() if each == place]
        if refs:
            why = ("--reason", "As the papers show.")
            office("meeting", "conclude", "--meeting", held, "--conclusion", code, *why, *refs)


def _references(panel: str) -> list[str]:
    rows = csv.DictReader(StringIO(case_list(panel).decode("utf-8-sig")))
    return [next(iter(row.values())) for row in rows]


STORIES: tuple[tuple[tuple[tuple[str, ...], ...], Fate], ...] = (
    (
        (("answer", "Accepted", "30"), ("evidence",)),
        Fate("Evidence seen by the panel", True, "30", "accepted", evidence=True),
    ),
    ((("answer", "Not agreed", "250"),), Fate("Rejected", True, "250", "rejected")),
    (
        (("answer", "Accepted", "20"), ("reopen",), ("answer", "Partly", "80")),
        Fate("Partly accepted", True, "20", "partly accepted"),
    ),
    (
        (("answer", "Accepted", "41"), ("reopen",)),
        Fate("Reopened", False, "41", "accepted", late=True),
    ),
    (
        (("answer", "No response", "60"), ("close", "force")),
        Fate("Closed by the force", False, "", "no response", late=True),
    ),
    (
        (("answer", "Feedback given", "9"), ("close", "panel")),
        Fate("Closed by the panel", True, "9", "feedback given"),
    ),
)


def _answers(office: Office, ledgers: dict[str, Ledger]) -> dict[str, Fate]:
    """Let the force answer in files of its own, in rounds, and the panel ask again."""
    office.on("2027-06-01")
    fates: dict[str, Fate] = {}
    waiting: list[tuple[str, str, list[tuple[str, ...]]]] = []
    for panel, ledger in ledgers.items():
        asked = [(number, each.day) for each in ledger.sittings for number in each.asked]
        stories = STORIES if panel == "oocd" else STORIES[::-1]
        for (number, day), (told, fate) in zip(asked, stories, strict=True):
            fates[number] = replace(fate, first_answer=_later(day, fate.first_answer))
            waiting.append((number, day, list(told)))
    while any(left for _, _, left in waiting):
        given = {}
        for number, day, left in waiting:
            if left and left[0][0] == "answer":
                _, answer, days = left.pop(0)
                given[number] = (answer, _later(day, days))
        if given:
            office("findings", "import", _returned(office, ledgers, given))
        for number, _, left in waiting:
            while left and left[0][0] != "answer":
                what, *by = left.pop(0)
                more = {
                    "evidence": ("--what", "A new form is in use."),
                    "reopen": ("--reason", "Nothing has changed."),
                    "close": ("--by", *by, "--reason", "It is done."),
                }[what]
                office("findings", what, number, *more)
    return fates


def _returned(
    office: Office, ledgers: dict[str, Ledger], given: dict[str, tuple[str, str]]
) -> Path:
    """Fill in the schedules of all meetings, as one file."""
    rows: list[dict[str, str]] = []
    for panel, ledger in ledgers.items():
        for each in ledger.sittings:
            if each.asked:
                blank = office.folder / "blank.csv"
                held = ("--meeting", f"{panel}-{each.day}")
                office("report", "findings", *held, "--overwrite", "-o", blank)
                rows += csv.DictReader(StringIO(blank.read_text(encoding="utf-8-sig")))
    for row in rows:
        answer, day = given.get(row["Number"], ("", ""))
        row["Accepted / partly / rejected"], row["Response"] = answer, "So it is." if answer else ""
        row["Date"] = day
    path = office.folder / f"answers-{len(list(office.folder.iterdir()))}.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        made = csv.DictWriter(stream, rows[0])
        made.writeheader()
        made.writerows(rows)
    return path


def _later(day: str, days: str) -> str:
    return str(date.fromisoformat(day) + timedelta(days=int(days))) if days else ""


Rows = list[tuple[str, ...]]


def tables(report: str) -> dict[tuple[str, str], Rows]:
    """Read the tables of the report by the second-level heading and the caption over them."""
    found: dict[tuple[str, str], Rows] = {}
    part = caption = ""
    for line in report.splitlines():
        if line.startswith("## "):
            part = line.removeprefix("## ")
        elif re.fullmatch(r"\*[^*]+\*", line):
            caption = line.strip("*")
        elif line.startswith("|") and "---" not in line:
            cells = tuple(cell.strip() for cell in line.strip("|").split("|"))
            found.setdefault((part, caption), []).append(cells)
    return found


@pytest.fixture(params=sorted(CODES))
def one(request: pytest.FixtureRequest, held: Held) -> tuple[Ledger, dict[str, Rows], str]:
    """One panel: its ledger, the tables of its part, and the text of its part."""
    titles = [line[3:] for line in held.report.splitlines() if line.startswith("## ")]
    mine = next(title for title in titles if title.startswith(NAMED[request.param]))
    text = held.report.split(f"## {mine}\n", 1)[1].split("\n## ", 1)[0]
    rows = {name: rows for (part, name), rows in tables(held.report).items() if part == mine}
    return held.ledgers[request.param], rows, text


def latest(ledger: Ledger) -> dict[str, tuple[int, int]]:
    """The last conclusion of each case, and the place of its meeting in the year."""
    return {
        ref: (code, place)
        for place, each in enumerate(ledger.sittings)
        for ref, code in each.concluded.items()
    }


def ways(ledger: Ledger) -> dict[str, str]:
    drawn = {ref for each in ledger.sittings for ref in each.drawn}
    every = {ref for each in ledger.sittings for ref in (*each.drawn, *each.others)}
    return {
        ref: "Drawn"
        if ref in drawn
        else "Chosen on purpose"
        if ref in ledger.directed
        else "Read by everyone for practice"
        for ref in every
    }


One = tuple[Ledger, dict[str, Rows], str]


def test_each_meeting_and_the_year_have_the_numbers_of_the_ledger(one: One) -> None:
    ledger, rows, text = one
    lines = [
        (
            len(each.seated),
            each.apologies,
            len(each.drawn),
            len(each.others),
            len(each.missing),
            len(each.concluded),
            len(each.asked),
        )
        for each in ledger.sittings
    ]
    sums = [sum(column) for column in zip(*lines, strict=True)]
    found = next(rows[name] for name in rows if name.startswith("The meetings one by one"))
    assert [list(map(int, each[1:])) for each in found[1:]] == [*map(list, lines), sums]
    people = {name for each in ledger.sittings for name in each.seated}
    seats = sum(len(each.seated) for each in ledger.sittings)
    assert f"{len(people)} members took part in the year and took {seats} seats in all." in text
    cases = len(latest(ledger))
    added = sum(len(each.concluded) for each in ledger.sittings)
    assert f"{cases} cases concluded. The meetings added up give {added}," in text
    assert f"because cases came back {added - cases} time" in text


def test_each_case_counts_once_with_its_last_conclusion(one: One) -> None:
    ledger, rows, _ = one
    last, came = latest(ledger), ways(ledger)
    drawn = Counter(code for ref, (code, _) in last.items() if came[ref] == "Drawn")
    found = next(rows[name] for name in rows if name.startswith("Conclusions by meeting"))
    for code, line in enumerate(found[1:-1]):
        at = [sum(1 for each in one.concluded.values() if each == code) for one in ledger.sittings]
        year = sum(1 for each, _ in last.values() if each == code)
        numbers = (*at, sum(at) - year, year, drawn[code])
        assert line[1:-1] == tuple(map(str, numbers)), line
        share = f"{100 * drawn[code] / drawn.total():.1f} % ({drawn[code]} of {drawn.total()})"
        assert line[-1] == share
    assert len(found) == 2 + 5
    assert int(found[-1][-2]) == drawn.total()


def test_how_cases_came_and_which_never_were_concluded(one: One) -> None:
    ledger, rows, text = one
    came, last = ways(ledger), latest(ledger)
    counts = Counter(came[ref] for ref in last)
    assert [row[1] for row in rows["How the concluded cases came"][1:]] == [
        str(counts[way])
        for way in ("Drawn", "Chosen on purpose", "Read by everyone for practice", "Carried over")
    ] + [str(len(last))]
    missing = {ref for each in ledger.sittings for ref in each.missing}
    left = set(came) - set(last) - missing
    assert f"{len(left)} case" in text
    assert re.search(rf"^{len(left)} cases? (was|were) there and not concluded\.$", text, re.M)
    assert f"There is no footage: {len(missing)}." in text


def test_the_draws_and_the_one_set_aside(one: One) -> None:
    ledger, rows, text = one
    found = rows["The draws of the year"][1:]
    assert len(found) == ledger.draws
    assert sum(row[1] == "at no closed meeting" for row in found) == ledger.redraws
    assert [row[-1] for row in found] == ["1 of 1", "1 of 1", "1 of 2", "2 of 2", "1 of 1"]
    assert text.count("A die fell from the table.") == ledger.redraws


def test_the_answers_of_the_force(one: One, held: Held) -> None:
    ledger, rows, text = one
    days = {number: each.day for each in ledger.sittings for number in each.asked}
    fates = {number: held.fates[number] for number in days}
    states = {
        state: [each for each in fates.values() if each.state == state]
        for state in {each.state for each in fates.values()}
    }
    found = rows["Findings by where they stand"]
    assert {row[0]: row[1:] for row in found[1:-1]} == {
        state: tuple(
            map(str, (len(mine), sum(e.evidence for e in mine), sum(e.late for e in mine)))
        )
        for state, mine in states.items()
    }
    done = sum(each.answered for each in fates.values())
    assert f"{len(fates)} findings for the force; {done} answered." in text
    took = sorted(
        (date.fromisoformat(each.first_answer) - date.fromisoformat(days[number])).days
        for number, each in fates.items()
        if each.first_answer
    )
    assert f"Of {len(took)} findings that were answered at least once, the middle one took" in text
    assert f"took {median(took):g} days from the meeting; the quickest {took[0]}," in text
    assert f"the slowest {took[-1]}." in text
    kept = {number: each for number, each in fates.items() if "accepted" in each.answer}
    table = next(rows[name] for name in rows if name.startswith("What the force accepted"))
    assert {row[0]: row[2] for row in table[1:]} == {
        number: each.answer for number, each in kept.items()
    }
    seen = sum(each.evidence for each in kept.values())
    assert f"{100 * seen / len(kept):.1f} % ({seen} of {len(kept)}) of what was accepted" in text


def test_the_panels_stand_side_by_side(held: Held) -> None:
    side = {name: rows for (_, name), rows in tables(held.report).items()}
    for place, panel in enumerate(CODES, start=1):
        ledger = held.ledgers[panel]
        came = ways(ledger)
        common = Counter(
            COMMON[code] for ref, (code, _) in latest(ledger).items() if came[ref] == "Drawn"
        )
        columns = ("raised concern", "no concern", "needs more papers", "no agreement")
        drawn = (*(common[each] for each in columns), common.total())
        found = side["The cases that were drawn, by what the panels concluded"]
        assert found[0][1:-1] == tuple(each.capitalize() for each in columns)
        assert found[place][1:] == tuple(map(str, drawn))
        numbers = [number for each in ledger.sittings for number in each.asked]
        done = sum(held.fates[number].answered for number in numbers)
        year = (4, len(latest(ledger)), len(numbers), done, ledger.redraws)
        assert side["The year of each panel"][place][1:] == tuple(map(str, year))


def test_what_came_in_late_stands_in_the_report_of_the_year_after(held: Held) -> None:
    every = tables(held.next_report)
    late = next(rows for (_, name), rows in every.items() if name.startswith("What became known"))
    mine = [number for each in held.ledgers["oocd"].sittings for number in each.asked]
    fates = {number: held.fates[number] for number in mine}
    waiting = [number for number, each in fates.items() if each.late]
    assert [row[0] for row in late[1:]] == [
        number
        for number, each in fates.items()
        if each.evidence or each.state == "Closed by the panel"
    ]
    assert all(row[2] == fates[row[0]].answer for row in late[1:])
    said = f"{len(waiting)} findings of earlier years still wait for an answer; the oldest is of"
    assert f"{said} the meeting of 12 August 2026." in held.next_report
    assert "Findings of earlier years" not in held.report
    # Its cases had come back from the year before, and so nobody chose them.
    assert "No draw was made for these meetings." in held.next_report


def test_nobody_and_no_case_is_named(held: Held) -> None:
    refs = (ref for each in held.ledgers.values() for ref in ways(each))
    assert not [word for word in (*NAMES, *refs) if word in held.report]
