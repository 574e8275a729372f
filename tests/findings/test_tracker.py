"""Where findings stand: every state, who closed what, what is late, what repeats."""

import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.html import html
from reports.tracker_blocks import (
    answer_days,
    answer_days_words,
    kinds_table,
    tracker_page,
    tracker_table,
)
from reports.tracker_words import counts_words
from scrutiny.errors import Refusal
from scrutiny.findings.days import read_day
from scrutiny.findings.following import (
    close_finding,
    name_owner,
    note_evidence,
    note_received,
    reopen_finding,
    set_due,
)
from scrutiny.findings.repeating import (
    alike,
    groups,
    link_findings,
    suggestions,
    telling_words,
    unlink_findings,
)
from scrutiny.findings.returned import Returned
from scrutiny.findings.taking import take_answers
from scrutiny.findings.tracker import tracked_finding, tracker
from scrutiny.meetings.meeting import open_meeting
from scrutiny.meetings.observing import observe, raise_finding
from scrutiny.safekeeping import check, erase_cases
from scrutiny.workspace import Workspace
from tests.findings.office import filled, number, office_with_findings, put, schedule, take
from tests.helpers import HeldClock, filled_office
from tests.reports.pages import Page
from tui.main import main

KINDS = {"learning-force": "Learning", "question": "Question"}


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Workspace]:
    with office_with_findings(tmp_path) as workspace:
        yield workspace


def go_on(office: Workspace, days: int) -> None:
    office.clock.go_on(days=days)  # type: ignore[attr-defined]  # the tests hold the clock


def answer(office: Workspace, place: int, said: str, date: str = "") -> None:
    content = filled(
        schedule(office), lambda sheet: put(sheet, place, accepted=said, date=date or None)
    )
    assert take(office, content).updated == 1


def state(office: Workspace, place: int = 1) -> str:
    return tracked_finding(office, number(place)).state


def test_a_finding_goes_through_every_state_and_only_the_panel_closes_it(
    office: Workspace,
) -> None:
    assert state(office) == "asked"
    note_received(office, number(1))
    assert state(office) == "received"
    answer(office, 1, "accepted")
    assert state(office) == "accepted"
    closed = close_finding(office, number(1), "force", "Done.")
    assert (closed.state, closed.closed) == ("closed by the force", False)
    note_evidence(office, number(1), "The new form.")
    assert state(office) == "evidence seen by the panel"
    closed = close_finding(office, number(1), "panel", "We saw it.")
    assert (closed.state, closed.closed) == ("closed by the panel", True)
    opened = reopen_finding(office, number(1), "It came again.", "2027-02-01")
    assert (opened.state, opened.answered, opened.due) == ("reopened", False, "2027-02-01")
    answer(office, 1, "rejected")
    assert (state(office), tracked_finding(office, number(1)).answered) == ("rejected", True)
    assert check(office, None).verified


def test_an_answer_that_comes_after_the_panel_closed_leaves_it_closed(office: Workspace) -> None:
    close_finding(office, number(2), "panel", "Overtaken by a new law.")
    answer(office, 2, "accepted")
    assert state(office, 2) == "closed by the panel"


def test_late_is_counted_in_days_until_an_answer_and_again_after_reopening(
    office: Workspace,
) -> None:
    go_on(office, 30)
    found = tracked_finding(office, number(1))
    assert (found.age, found.late) == (30, 2)
    answer(office, 1, "no response")
    assert tracked_finding(office, number(1)).late == 2
    answer(office, 1, "accepted")
    assert tracked_finding(office, number(1)).late == 0
    reopen_finding(office, number(1), "Not what we asked.", "2027-01-01")
    go_on(office, 20)
    assert tracked_finding(office, number(1)).late == 11
    close_finding(office, number(1), "panel", "Enough.")
    go_on(office, 100)
    found = tracked_finding(office, number(1))
    assert (found.age, found.late) == (50, 0)


def test_what_cannot_be_done_is_said(office: Workspace) -> None:
    with pytest.raises(Refusal, match="still open"):
        reopen_finding(office, number(1), "Why not.")
    with pytest.raises(Refusal, match="Something must be said"):
        close_finding(office, number(1), "panel", " ")
    with pytest.raises(Refusal, match="not a possible date"):
        set_due(office, number(1), "soon")
    close_finding(office, number(1), "panel", "Done.")
    with pytest.raises(Refusal, match="The panel has closed"):
        name_owner(office, number(1), "Supt B")
    with pytest.raises(Refusal, match="The panel has closed"):
        note_evidence(office, number(1), "A form.")
    with pytest.raises(Refusal, match="The panel has closed"):
        close_finding(office, number(1), "panel", "Again.")
    with pytest.raises(Refusal, match="There is no finding 'x/1'"):
        tracked_finding(office, "x/1")


def test_the_table_of_the_year_adds_up_and_the_counts_agree(office: Workspace) -> None:
    answer(office, 1, "accepted")
    answer(office, 2, "no response")
    note_evidence(office, number(1), "The form.")
    close_finding(office, number(3), "panel", "Answered in the room.")
    go_on(office, 40)
    several = tracker(office)
    rows = tracker_table(several).rows
    assert rows == (
        ("Asked", "2", "0", "2"),
        ("No response", "1", "0", "1"),
        ("Evidence seen by the panel", "1", "1", "0"),
        ("Closed by the panel", "1", "0", "0"),
        ("All findings", "5", "1", "3"),
    )
    assert counts_words(several) == (
        "5 findings were sent. The force has answered 1 of 5; 4 wait for an answer; 3 are"
        " overdue. The panel has closed 1 of 5."
    )


def test_how_long_answers_took_counts_from_the_meeting_to_the_day_written(
    office: Workspace,
) -> None:
    assert answer_days_words(tracker(office)) == "No finding has been answered."
    go_on(office, 30)
    answer(office, 1, "accepted", "3/12/2026")
    answer(office, 2, "rejected", "13/12/2026")
    answer(office, 3, "no response")
    answer(office, 4, "accepted")
    assert answer_days(tracker(office)) == (10, 20, 30)
    assert answer_days_words(tracker(office)) == (
        "Of 3 findings that were answered at least once, the middle one took 20 days from the"
        " meeting; the quickest 10, the slowest 30."
    )


def test_findings_that_repeat_are_suggested_and_joined_by_a_person_only(
    office: Workspace,
) -> None:
    later = open_meeting(office, "small", "2027-02-01").id
    seen = observe(office, later, "learning-force", "Victims were not asked. Ask every victim.")
    other = raise_finding(office, later, seen.id).number
    (found,) = suggestions(office)
    assert {found.first.finding.number, found.second.finding.number} == {number(2), other}
    assert found.words == ("every", "victim")
    assert groups(tracker(office)) == ()
    link_findings(office, number(2), other, "The same wish.")
    assert [[each.finding.number for each in group] for group in groups(tracker(office))] == [
        [number(2), other]
    ]
    assert alike(tracker(office)) == ()
    page = Page(html(tracker_page(tracker(office), "Small Panel", "2027-02-01", KINDS))).seen()
    assert "Findings that repeat" in page
    table = kinds_table(tracker(office), KINDS)
    assert table.rows == (("Learning", "2", "2", "2"), ("Question", "1", "1", "1"))
    unlink_findings(office, other, number(2))
    assert groups(tracker(office)) == ()


def test_links_reach_through_a_third_finding(office: Workspace) -> None:
    link_findings(office, number(1), number(2))
    link_findings(office, number(3), number(2))
    assert tracked_finding(office, number(1)).linked == (number(2), number(3))
    with pytest.raises(Refusal, match="linked already"):
        link_findings(office, number(1), number(3))
    with pytest.raises(Refusal, match="cannot repeat itself"):
        link_findings(office, number(1), number(1))


def test_common_words_tell_nothing() -> None:
    assert telling_words("The officer should have been there with them.") == frozenset()


@given(st.dates(min_value=date(2000, 1, 1)))
def test_a_day_is_read_in_every_form_that_people_type(day: date) -> None:
    for typed in (
        f"{day:%d/%m/%Y}",
        f"{day:%d.%m.%Y}",
        f"{day.day} {day:%B} {day.year}",
        f"{day:%A} {day.day} {day:%b} {day.year}",
        f"{day:%B} {day.day}, {day.year}",
        day.isoformat(),
    ):
        assert read_day(typed) == day.isoformat()


def test_the_commands_follow_a_finding(
    office: Workspace, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    import json

    path, one = str(office.path), number(1)
    back = tmp_path / "back.xlsx"
    back.write_bytes(filled(schedule(office), lambda sheet: put(sheet, 1, accepted="Accepted")))
    office.close()

    def run(*words: str) -> dict[str, object]:
        assert main(["-w", path, "findings", *words, "--json"]) == 0, words
        found = json.loads(capsys.readouterr().out)
        assert isinstance(found, dict)
        return found

    taken = run("import", str(back))
    assert (taken["updated"], taken["problems"], taken["again"]) == (1, [], False)
    assert run("import", str(back))["again"] is True
    assert run("owner", one, "Supt B")["owner"] == "Supt B"
    assert run("evidence", one, "--what", "The form.")["state"] == "evidence seen by the panel"
    assert run("close", one, "--reason", "Seen.")["closed"] is True
    assert run("reopen", one, "--reason", "Again.", "--due", "2027-01-04")["due"] == "2027-01-04"
    assert run("link", one, number(2))["linked"] == [number(2)]
    assert run("repeats")["groups"] == [[one, number(2)]]
    listed = run("list", "--open")
    assert (listed["sent"], listed["closed"]) == (5, 0)
    page = run("page", "--panel", "small", "-o", str(tmp_path / "page.html"))
    with sqlite3.connect(path) as record:
        kept = record.execute("SELECT sha256 FROM document WHERE kind = 'findings page small'")
        assert kept.fetchall() == [(page["sha256"],)]
    assert main(["-w", path, "findings", "show", one]) == 0
    told = capsys.readouterr().out
    for line in (
        "Reopened: Again.",
        "Owner: Supt B",
        "The force: Accepted.",
        "Closed by the panel",
    ):
        assert line in told
    assert main(["-w", path, "findings", "list"]) == 0
    assert "5 findings were sent." in capsys.readouterr().out
    assert main(["-w", path, "findings", "show", "x"]) == 1


def test_erasing_a_case_blanks_its_finding_and_every_word_said_of_it(tmp_path: Path) -> None:
    with filled_office(tmp_path, 10, HeldClock()) as workspace:
        held = open_meeting(workspace, "small", "2026-11-23").id
        seen = observe(workspace, held, "question", "Why so late?", "C-003")
        made = raise_finding(workspace, held, seen.id).number
        told = Returned(1, made, "Why so late?", "accepted", "Zink", "Zinn", "Zimt", "Zander")
        assert take_answers(workspace, [told], "answers.xlsx").updated == 1
        note_evidence(workspace, made, "Zobel")
        close_finding(workspace, made, "panel", "Zwirn")
        erase_cases(workspace, "small", ["C-003"], "the time for keeping it is over")
        texts = workspace.rows("SELECT text FROM passage WHERE text LIKE 'Z%' OR text LIKE 'Why%'")
        assert texts == []
        found = tracked_finding(workspace, made)
        assert (found.state, found.owner.show()) == ("closed by the panel", "[erased]")
        assert check(workspace, None).verified
