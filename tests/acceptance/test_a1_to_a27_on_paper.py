"""The same twenty-seven cases as a reader meets them: in a printed report, or on a printed figure.

`ELSEWHERE` names those whose printed side is tested beside the part that prints them, and those
that no report prints. Every number stands in this module or there.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from reports.annual import annual
from reports.answer_blocks import answer_blocks
from reports.content import Block, Document, Heading
from reports.draft import draft
from reports.figure_blocks import figure_blocks
from reports.figure_page import FigurePage
from reports.frame_figures import compared
from reports.frame_section import FrameSection
from reports.group_blocks import section_blocks
from reports.html import html
from reports.judgement_figures import judgement_figures
from reports.list_quality import list_quality
from reports.period_page import period_page
from scrutiny.cases.asking import Period
from scrutiny.cases.counting import group_counts
from scrutiny.cases.period_counts import PeriodCount, SamePeriods
from scrutiny.draws import make_draw
from scrutiny.importing.importing import import_lists
from scrutiny.meetings.cases import bring_case, bring_draw, carry_forward, meeting_cases
from scrutiny.meetings.closing import close_meeting
from scrutiny.meetings.concluding import conclude, show_answers
from scrutiny.meetings.meeting import open_meeting
from scrutiny.meetings.record import QuestionTally, meeting_record
from scrutiny.meetings.yearly import year_record
from scrutiny.plans import Plan
from scrutiny.populations import load
from scrutiny.quality.checking import stored_quality
from scrutiny.sealing import seal
from scrutiny.seeding import SeedGiven
from scrutiny.workspace import Workspace
from tests.helpers import drawn, seated_meeting
from tests.listed_searches import BLACK, HEADER, WHITE, search
from tests.meetings.judging import judge_all, shown_meeting
from tests.reports.building import Wanted, build
from tests.reports.pages import Page

TESTS = Path(__file__).parents[1]

ELSEWHERE: Mapping[int, str] = {
    4: "checking/test_claims.py: 52 cases were read: 66 % appropriate",
    6: "checking/test_claims.py: 6,203 to 8,555, a rise of 38 %",
    7: "checking/test_claims.py: 6,203 to 8,555, a rise of 38 %",
    10: "acceptance/test_a1_to_a27.py: test_a10_",
    11: "acceptance/test_a1_to_a27.py: test_a11_",
    12: "acceptance/test_a1_to_a27.py: test_a12_",
    13: "checking/test_check.py: It rose from 6 to 22, a rise of 12 %",
    15: "acceptance/test_a1_to_a27.py: test_a15_",
    19: "acceptance/test_a1_to_a27.py: test_a19_",
    23: "acceptance/test_a1_to_a27.py: test_a23_",
    24: "reports/test_figures_in_a_report.py: not drawn across 1 February 2020",
    27: "annual/test_annual.py: the_quarters_add_up",
}
"""Where the printed side of a number is tested; 10, 11, 12, 15, 19 and 23 are answers of `calc`,
which no report prints."""


@pytest.fixture(autouse=True)
def _no_memory_of_other_draws(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCRUTINY_DATA", str(tmp_path / "data"))


def printed(document: Document) -> str:
    """What a reader sees of a document, as one text."""
    return Page(html(document)).seen()


def printed_draft(workspace: Workspace, meeting_id: str) -> str:
    record = meeting_record(workspace, meeting_id)
    return printed(draft(record, judgement_figures(record)))


def printed_blocks(*blocks: Block) -> str:
    return printed(Document("T", "en-GB", "", (Heading("The figures"), *blocks)))


def printed_page(page: FigurePage) -> str:
    return printed_blocks(*figure_blocks(page))


def two_years(label: str, count: int, before: int, months: int = 1) -> PeriodCount:
    """A count to January 2019 beside the same period of the year before."""
    start = date(2018 if months > 1 else 2019, 4 if months > 1 else 1, 1)
    periods = SamePeriods(
        "Financial year to date" if months > 1 else "Month",
        (start, date(2019, 1, 31)),
        (start.replace(year=start.year - 1), date(2018, 1, 31)),
    )
    return PeriodCount(periods, label, count, before, (), ())


def test_every_number_is_here_or_elsewhere() -> None:
    here = {
        int(each)
        for each in re.findall(
            r"(?:def test|and)_a(\d+)_", Path(__file__).read_text(encoding="utf-8")
        )
    }
    assert here | set(ELSEWHERE) == set(range(1, 28))
    assert not here & set(ELSEWHERE)
    figures = (TESTS / "acceptance" / "test_a1_to_a27.py").read_text(encoding="utf-8")
    assert {int(each) for each in re.findall(r"def test_a(\d+)_", figures)} == set(range(1, 28))
    for place in ELSEWHERE.values():
        file, _, words = place.partition(": ")
        assert words in (TESTS / file).read_text(encoding="utf-8"), place


def test_a1_the_tally_of_22_cases_adds_up_on_the_page(tmp_path: Path) -> None:
    codes = ["1"] * 6 + ["2"] * 9 + ["3"] * 7
    record, _ = build(tmp_path, Wanted(size=22, reserves=0, conclusions=codes))
    said = printed(draft(record, judgement_figures(record)))
    for share in ("27.3 % (6 of 22)", "40.9 % (9 of 22)", "31.8 % (7 of 22)", "0.0 % (0 of 22)"):
        assert share in said
    assert "22 were drawn; 22 concluded." in said


def test_a2_three_questions_of_27_stand_each_with_its_parts(shipped: Workspace) -> None:
    asked = {each.id: each for each in shipped.panel("irp").questions}
    tallies = [
        QuestionTally(asked[name], {"yes": yes, "no": 27 - yes}, 27, 27)
        for name, yes in (("timely", 25), ("updates", 22), ("outcome_correct", 25))
    ]
    said = printed_blocks(*answer_blocks(tallies))
    for text, yes in ((asked["timely"].text, 25), (asked["updates"].text, 22)):
        assert f"{text} {yes} 0 {27 - yes} 0 0 27 27" in said


def test_a3_a_rise_and_two_falls_are_printed_from_their_counts() -> None:
    counts = [two_years("Informal", 38, 22), two_years("Formal", 75, 90)]
    said = printed_page(period_page("Complaints", counts, "Definition."))
    assert re.search(r"Informal, [^:]*January 2019: 38\. [^:]*January 2018: 22\.", said)
    assert "That is 16 more, a rise of 72.7 %." in said
    assert "That is 15 fewer, a fall of 16.7 %." in said
    year = printed_page(period_page("Complaints", [two_years("All", 735, 767, 10)], "Definition."))
    assert "That is 32 fewer, a fall of 4.2 %." in year


def test_a5_informal_and_formal_stand_as_parts_of_their_sum() -> None:
    counts = [two_years("Informal", 32, 30), two_years("Formal", 74, 70)]
    said = printed_page(period_page("Complaints", counts, "Definition."))
    assert "30.2 % (32 of 106)" in said
    assert "69.8 % (74 of 106)" in said


def test_a8_and_a9_searches_of_children_carry_their_rest_and_the_mismatch(
    shipped: Workspace,
) -> None:
    rows = [
        search("2021-05-05", own, officer, "Arrest", "10-17")
        for own, officer, count in (
            (BLACK, "Black", 29),
            (WHITE, "White", 38),
            ("Mixed/Multiple ethnic groups - White and Black Caribbean", "", 13),
            ("", "", 6),
        )
        for _ in range(count)
    ]
    name = "2021-05-avon-and-somerset-stop-and-search.csv"
    import_lists(shipped, "sopp", [(name, "\n".join([HEADER, *rows]).encode())])
    panel = shipped.panel("sopp")
    counted = group_counts(shipped, panel, None, Period(), "self_defined_ethnicity")
    tables = compared((counted,), load("census-2021", "Bristol"), "White")
    said = printed_blocks(*section_blocks(FrameSection(tables), "searches", 1))
    assert "The group is not recorded for 7.0 % (6 of 86): blank 6." in said
    assert "29 cases" in said
    assert "times the rate for White" in said
    care = said[said.index("Take care:") : said.index("Definition.")]
    assert "The cases are of Avon and Somerset, the residents of Bristol" in care
    assert "All 86 cases with an age are of ages 10 to 17; the population counts all ages" in care


def test_a14_camera_use_rose_by_points_and_never_by_per_cent() -> None:
    counts = [two_years("Camera on", 90, 52), two_years("Camera off", 10, 48)]
    said = printed_page(period_page("Camera", counts, "Definition."))
    assert re.search(r"Camera on, [^.]*: from 52.0 % \(52 of 100\) to 90.0 % \(90 of 100\)", said)
    assert "38.0 percentage points more" in said


def test_a16_95_per_cent_reasonable_prints_what_it_was_judged_from(shipped: Workspace) -> None:
    (asked,) = (each for each in shipped.panel("sopp").questions if each.id == "grounds_record")
    said = printed_blocks(*answer_blocks([QuestionTally(asked, {"yes": 155, "no": 8}, 163, 163)]))
    assert "155 8 0 163 163" in said
    assert "This judges the recorded grounds, not the grounds that existed." in said


def test_a17_twelve_without_concern_are_not_all_justified(tmp_path: Path) -> None:
    record, _ = build(tmp_path, Wanted(size=12, reserves=0, conclusions=["1"] * 12))
    said = printed(draft(record, judgement_figures(record)))
    assert "100.0 % (12 of 12)" in said
    assert (
        "None of the 12 cases read raised concern. That does not show that there are none" in said
    )


def test_a18_a_year_of_191_cases_13_themes_and_240_hours_adds_up(office: Workspace) -> None:
    held = seated_meeting(office, drawn(office, Plan(size=1, reserves=0)))
    case = shown_meeting(office, held)[0]
    conclude(office, held, case.case_id, "1")
    close_meeting(office, held)
    made = year_record(office, ["small"], 2026)
    (panel,) = made.panels
    (meeting,) = panel.meetings
    (option,) = meeting.concluded.values()
    (theme,) = meeting.draws
    cases = tuple(
        replace(meeting.cases[0], case_id=f"c{n}", reference=f"C-{n}") for n in range(191)
    )
    draws = tuple(
        replace(theme, id=f"D{n}", frame=replace(theme.frame, theme=f"t{n}")) for n in range(13)
    )
    whole = replace(
        meeting,
        cases=cases,
        concluded=dict.fromkeys((each.case_id for each in cases), option),
        draws=draws,
        footage_seconds=240 * 3600 + 1800,
    )
    year = replace(panel, meetings=(whole,), draws=draws)
    said = printed(annual(replace(made, panels=(year,))))
    assert "1 meeting. The cases were drawn from 13 themes." in said
    assert "191 cases concluded." in said
    assert "100.0 % (191 of 191)" in said
    assert "240 hours and 30 minutes of footage watched." in said


def test_a20_three_strata_share_cases_and_the_total_counts_each_once(shipped: Workspace) -> None:
    header = (
        "Case ref,Record type,Type,Date,Age,Age range,Self-defined ethnicity,"
        "Officer-defined ethnicity,Outcome,Removal of more than just outer clothing"
    )
    kinds = (
        (15, "10-17", BLACK, "True"),
        (16, "10-17", WHITE, "False"),
        (30, "25-34", BLACK, "False"),
        (40, "over 34", WHITE, "True"),
    )
    rows = [
        f"S-{n},stop and search,Person search,2017-{9 + n % 3:02d}-1{n % 9}T10:00:00,{age},{band},"
        f"{own},,Arrest,{removed}"
        for n, (age, band, own, removed) in enumerate(kinds)
    ]
    outcome = import_lists(shipped, "sopp", [("list.csv", "\n".join([header, *rows]).encode())])
    assert outcome.accepted == 4
    held = open_meeting(shipped, "sopp", "2017-12-19")
    themes = ("age-10-17", "ethnicity-other-than-white", "more-than-outer-clothing")
    seeds = ("31415926535897932384", "62643383279502884197", "16939937510582097494")
    frames = [
        seal(shipped, "sopp", Plan(theme=each, first="2017-09-01", last="2017-11-30", size=2))
        for each in themes
    ]
    for frame, seed in zip(frames, seeds, strict=True):
        assert frame.size == 2
        bring_draw(shipped, held.id, make_draw(shipped, frame.id, SeedGiven(seed)).id)
    cases = meeting_cases(shipped, held.id)
    assert len(cases) == 4
    show_answers(shipped, held.id, "read together")
    for case in cases:
        conclude(shipped, held.id, case.case_id, "good-practice")
    said = printed_draft(shipped, held.id)
    assert said.count("2 cases could be drawn, 2 were drawn.") == 3
    assert "In all 4 different cases were drawn; 4 concluded." in said
    assert "100.0 % (4 of 4)" in said
    assert said.count("100.0 % (2 of 2)") == 3


def test_a21_what_three_sub_groups_said_of_one_case_is_told_and_in_no_rate(
    office: Workspace,
) -> None:
    held = seated_meeting(office, drawn(office, Plan(size=3, reserves=1)), groups="ABC")
    present = {each.reference for each in meeting_cases(office, held)}
    spare = next(f"C-{n:03d}" for n in range(1, 31) if f"C-{n:03d}" not in present)
    common = bring_case(office, held, spare, "directed")
    show_answers(office, held, "read together")
    for group in "ABC":
        conclude(office, held, common.case_id, "1", sub_group=group)
    said = printed_draft(office, held)
    assert "These cases are in none of the figures above." in said
    assert re.search(r"Chosen on purpose: 1 case, 1 concluded \([^)]* 1\)", said)
    assert "100.0 % (1 of 1)" not in said
    row = said[said.index(f"{spare}") :][:400]
    assert all(f"Sub-group {group}" in row or f"{group}:" in row for group in "ABC"), row


def test_a22_a_case_that_came_back_is_one_case_of_the_year(office: Workspace) -> None:
    first = seated_meeting(office, drawn(office, Plan(size=1, reserves=0)), day="2026-11-30")
    case = shown_meeting(office, first)[0]
    conclude(office, first, case.case_id, "4", "the footage is missing")
    close_meeting(office, first)
    second = seated_meeting(office, day="2026-12-14")
    carry_forward(office, second)
    judge_all(office, second)
    show_answers(office, second)
    conclude(office, second, case.case_id, "1")
    close_meeting(office, second)
    said = printed(annual(year_record(office, ["small"], 2026)))
    assert "1 case concluded. The meetings added up give 2, because cases came back 1 time" in said


def test_a25_the_definition_says_where_chinese_people_count(shipped: Workspace) -> None:
    header = "Case ref,Record type,Date,Self-defined ethnicity (18+1),Self-defined ethnicity (16+1)"
    rows = [f"S-{n},stop and search,2026-05-05T10:00:00,A4,O1" for n in range(12)]
    rows += [f"W-{n},stop and search,2026-05-05T10:00:00,W1,W1" for n in range(20)]
    import_lists(shipped, "sopp", [("list.csv", "\n".join([header, *rows]).encode())])
    panel, residents = shipped.panel("sopp"), load("census-2021", "avon-and-somerset")
    for field_id, place, other in (
        ("ethnicity_self_code", "Asian", "Other"),
        ("ethnicity_self_code_16", "Other", "Asian"),
    ):
        counted = group_counts(shipped, panel, None, Period(), field_id)
        tables = compared((counted,), residents, "White")
        rows_of = {each.group: each.count for each in tables[0].rows}
        assert (rows_of[place], rows_of[other]) == (12, 0)
        said = printed_blocks(*section_blocks(FrameSection(tables), "searches", 1))
        assert f"Chinese people count in {place}" in said[said.index("Definition.") :]


def test_a26_the_quality_page_names_the_stop_of_another_month(shipped: Workspace) -> None:
    row = search("2026-06-30", WHITE, "White", "Arrest").replace("T10:00", "T23:30")
    name = "2026-07-avon-and-somerset-stop-and-search.csv"
    import_lists(shipped, "sopp", [(name, f"{HEADER}\n{row}\n".encode())])
    said = printed(list_quality(stored_quality(shipped, "sopp")))
    assert "stamped in another month than the file" in said
