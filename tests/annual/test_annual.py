from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reports.annual import annual
from reports.annual_figures import year_counts
from reports.content import Table
from reports.guards.refused import FigureRefused
from reports.markdown import markdown
from scrutiny.errors import Refusal
from scrutiny.findings.following import note_evidence
from scrutiny.findings.returned import Returned
from scrutiny.findings.taking import take_answers
from scrutiny.meetings.yearly import YearRecord, year_record
from scrutiny.workspace import Workspace
from tests.annual.a_year import YearClock, a_year


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Iterator[YearRecord]:
    with a_year(tmp_path_factory.mktemp("year")) as (workspace, clock):
        _answer(
            workspace, clock, "2017-04-07", "small-2017-03-08/1", "Ask every victim.", "accepted"
        )
        _answer(
            workspace,
            clock,
            "2017-04-27",
            "small-2017-03-08/2",
            "Who checks the conditions?",
            "rejected",
        )
        _answer(
            workspace,
            clock,
            "2017-09-26",
            "small-2017-09-06/1",
            "Name the office that decides.",
            "partly accepted",
        )
        note_evidence(workspace, "small-2017-03-08/1", "A new form, in use since May.")
        yield year_record(workspace, ["small"], 2017)


def _answer(
    workspace: Workspace, clock: YearClock, day: str, number: str, text: str, state: str
) -> None:
    clock.set(day)
    taken = take_answers(workspace, [Returned(2, number, text, state, "So it is.", "X")], "a.xlsx")
    assert taken.updated == 1


def table(record: YearRecord, caption: str) -> list[tuple[str, ...]]:
    """The rows of the one table whose caption begins so."""
    found = [
        block
        for block in annual(record).blocks
        if isinstance(block, Table) and block.caption.startswith(caption)
    ]
    assert len(found) == 1
    return list(found[0].rows)


def test_the_quarters_add_up_and_a_case_that_came_back_counts_once(year: YearRecord) -> None:
    # One case went from "more information" in spring to "with observations" in summer; another
    # waited in summer and autumn and was appropriate in winter.
    assert table(year, "Conclusions by meeting") == [
        ("Appropriate", "1", "3", "2", "2", "0", "8", "7", "46.7 % (7 of 15)"),
        ("Appropriate with observations", "1", "2", "0", "2", "0", "5", "5", "33.3 % (5 of 15)"),
        ("Inappropriate", "2", "0", "2", "0", "0", "4", "3", "20.0 % (3 of 15)"),
        ("Needs more information", "1", "1", "1", "0", "3", "0", "0", "0.0 % (0 of 15)"),
        ("All", "5", "6", "5", "4", "3", "17", "15", ""),
    ]


def test_what_two_sub_groups_judged_is_one_case(year: YearRecord) -> None:
    said = markdown(annual(year))
    assert (
        "1 case was judged by more than one sub-group at a meeting: counted once, with what the"
        " whole panel, or else the first of them, concluded." in said
    )
    assert table(year, "How the concluded cases came") == [
        ("Drawn", "15"),
        ("Chosen on purpose", "1"),
        ("Read by everyone for practice", "1"),
        ("Carried over", "0"),
        ("All concluded cases", "17"),
    ]


def test_the_meetings_with_attendance_missing_cases_and_findings(year: YearRecord) -> None:
    assert table(year, "The meetings one by one") == [
        ("8 March 2017", "3", "1", "4", "1", "0", "5", "2"),
        ("7 June 2017", "3", "0", "5", "2", "1", "6", "1"),
        ("6 September 2017", "3", "0", "4", "1", "0", "5", "1"),
        ("6 December 2017", "4", "0", "4", "1", "0", "4", "0"),
        ("Added up", "13", "1", "17", "5", "1", "20", "4"),
    ]
    said = markdown(annual(year))
    assert "4 members took part in the year and took 13 seats in all." in said
    assert (
        "17 cases concluded. The meetings added up give 20, because cases came back 3 times" in said
    )
    assert "1 case was there and not concluded." in said
    assert "The force did not produce it: 1." in said


def test_draws_and_why_one_was_made_again(year: YearRecord) -> None:
    rows = table(year, "The draws of the year")
    assert [(row[0], row[1], row[-1]) for row in rows] == [
        ("D1", "8 March 2017", "1 of 1"),
        ("D2", "7 June 2017", "1 of 1"),
        ("D3", "at no closed meeting", "1 of 2"),
        ("D4", "6 September 2017", "2 of 2"),
        ("D5", "6 December 2017", "1 of 1"),
    ]
    assert "Draw D4: The list was read to the wrong witness." in markdown(annual(year))


def test_answers_of_the_force_and_how_long_they_took(year: YearRecord) -> None:
    # Thirty and fifty days after the meeting of March, twenty after that of September.
    assert table(year, "Findings by where they stand") == [
        ("Asked", "1", "0", "0"),
        ("Partly accepted", "1", "0", "0"),
        ("Rejected", "1", "0", "0"),
        ("Evidence seen by the panel", "1", "1", "0"),
        ("All findings", "4", "1", "0"),
    ]
    said = markdown(annual(year))
    assert "the middle one took 30 days from the meeting; the quickest 20, the slowest 50." in said
    assert "has seen the evidence: 50.0 % (1 of 2) of what was accepted" in said
    assert [(row[0], row[-1]) for row in table(year, "What the force accepted")] == [
        ("small-2017-03-08/1", "A new form, in use since May."),
        ("small-2017-09-06/1", "nothing yet"),
    ]


def test_a_meeting_that_is_not_closed_is_named_and_in_no_figure(year: YearRecord) -> None:
    assert "because it is not closed: the meeting of 20 December 2017." in markdown(annual(year))


def test_an_open_meeting_of_the_day_of_a_closed_one_is_the_other_one(year: YearRecord) -> None:
    panel = year.panels[0]
    opened = replace(panel.still_open[0], day=panel.meetings[0].meeting.day)
    one = replace(panel, still_open=(opened,))
    said = markdown(annual(replace(year, panels=(one,))))
    assert "because it is not closed: the other meeting of 8 March 2017." in said
    two = replace(panel, still_open=(*panel.still_open, opened))
    said = markdown(annual(replace(year, panels=(two,))))
    assert "they are not closed: the meetings of 20 December 2017 and 8 March 2017." in said


def test_nobody_and_no_case_is_named(year: YearRecord) -> None:
    said = markdown(annual(year))
    assert not any(name in said for name in ("Ada", "Ben", "Cyd", "Dov", "Eve", "SD-0"))


def test_panels_stand_side_by_side_on_common_codes(year: YearRecord) -> None:
    both = replace(year, panels=(*year.panels, *year.panels))
    assert table(both, "The cases that were drawn")[0][1:] == ("3", "12", "0", "0", "15")


def test_another_scale_is_counted_apart(year: YearRecord) -> None:
    mine = year.panels[0]
    first, *rest = mine.meetings
    scale = first.panel.judgement_scale
    renamed = replace(
        scale, options=tuple(replace(e, label=f"Old {e.label}") for e in scale.options)
    )
    questions = (*first.panel.questions[:-1], replace(first.panel.judgement, scale=renamed))
    options = {each.code: each for each in renamed.options}
    before = replace(
        first,
        panel=replace(first.panel, questions=questions),
        concluded={case: options[each.code] for case, each in first.concluded.items()},
    )
    counts = year_counts(replace(mine, meetings=(before, *rest)))
    assert [scale.meetings for scale in counts.scales] == [
        ("2017-03-08",),
        ("2017-06-07", "2017-09-06", "2017-12-06"),
    ]
    assert counts.cases == 17
    assert counts.scales[0].rows[3].again == 1


def test_conclusions_that_no_scale_holds_are_refused(year: YearRecord) -> None:
    mine = year.panels[0]
    first = mine.meetings[0]
    lost = {case: replace(each, code="gone") for case, each in first.concluded.items()}
    broken = replace(mine, meetings=(replace(first, concluded=lost), *mine.meetings[1:]))
    with pytest.raises(FigureRefused, match="add up to 0, not to the whole of 5"):
        year_counts(broken)


def test_a_year_without_a_closed_meeting_is_refused(tmp_path: Path) -> None:
    with a_year(tmp_path) as (workspace, _), pytest.raises(Refusal, match="closed no meeting"):
        year_record(workspace, ["small"], 2016)
