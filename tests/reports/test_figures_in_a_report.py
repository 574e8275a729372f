"""Figures of the whole list in the documents of a meeting: which, when, and what stands by them."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest

from reports.checking.check import check_report
from reports.checking.reading import read_report
from reports.content import Block, Bullets, Heading, Paragraph, Picture, Table
from reports.draft import draft, draft_content
from reports.html import html
from reports.pdf import pdf
from reports.trend_figures import Compared, trend_figures
from reports.trend_page import trend_page
from reports.word import word
from reports.wording.changes import RECORDING
from scrutiny.cases.basis import Basis
from scrutiny.cases.by_month import MonthCounts
from scrutiny.draws import make_draw
from scrutiny.errors import Refusal
from scrutiny.importing.importing import import_lists
from scrutiny.installing import install_panel, install_shipped
from scrutiny.meetings.cases import bring_draw, meeting_cases
from scrutiny.meetings.closing import close_meeting
from scrutiny.meetings.concluding import conclude, show_answers
from scrutiny.meetings.documents import note_document
from scrutiny.meetings.known_details import known_details
from scrutiny.meetings.meeting import open_meeting, take_seat
from scrutiny.meetings.record import meeting_record
from scrutiny.panels.reading import check_panel, shipped_text
from scrutiny.plans import Plan
from scrutiny.populations import load
from scrutiny.sealing import seal
from scrutiny.seeding import SeedGiven
from scrutiny.workspace import Workspace
from tests.helpers import HeldClock
from tests.listed_searches import listed_searches
from tests.reports.pages import Page
from tui.archive_files import archive_files
from tui.documents import USUAL, Comparison, FigureChoice, document_bytes, draft_parts, last_choice
from tui.report_numbers import numbers_of

EVERY = FigureChoice(
    Comparison("census-2011", "self_defined_ethnicity", "White"), ("outcomes", "trend")
)


@pytest.fixture(scope="module")
def searched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Workspace, str]]:
    """A closed meeting on the invented searches of January, February and April 2019."""
    folder = tmp_path_factory.mktemp("searched")
    path = folder / "o.scrutiny"
    with Workspace.create(path, "avon-and-somerset", HeldClock(), "d") as workspace:
        install_shipped(workspace)
        lists = [(each.name, each.read_bytes()) for each in listed_searches(folder)]
        assert import_lists(workspace, "sopp", lists).rejected == 0
        frame = seal(workspace, "sopp", Plan(size=2))
        made = make_draw(workspace, frame.id, SeedGiven("31415926535897932384"))
        held = open_meeting(workspace, "sopp", "2019-06-03")
        take_seat(workspace, held.id, "Ada")
        bring_draw(workspace, held.id, made.id)
        show_answers(workspace, held.id, "read together")
        for each in meeting_cases(workspace, held.id):
            conclude(workspace, held.id, each.case_id, "good-practice")
        close_meeting(workspace, held.id)
        yield workspace, held.id


def blocks_of(searched: tuple[Workspace, str], choice: FigureChoice) -> Sequence[Block]:
    workspace, meeting_id = searched
    made = draft(*draft_parts(workspace, meeting_record(workspace, meeting_id), choice))
    blocks = list(made.blocks)
    titles = [each.text if isinstance(each, Heading) else "" for each in blocks]
    return blocks[titles.index("The figures") : titles.index("How the cases were chosen")]


def said(blocks: Sequence[Block]) -> str:
    parts: list[str] = []
    for each in blocks:
        if isinstance(each, Bullets):
            parts += each.items
        elif isinstance(each, Paragraph | Heading):
            parts.append(each.text)
    return "\n".join(parts)


def test_searches_show_what_came_of_them_and_their_months_without_being_asked(
    searched: tuple[Workspace, str],
) -> None:
    blocks = blocks_of(searched, USUAL)
    assert [each.text for each in blocks if isinstance(each, Heading) and each.level == 3] == [
        "Outcome: Arrest, by ethnicity as the person describes it",
        "Outcome has to do with what was looked for: yes, by ethnicity as the person describes it",
        "All cases by month",
        "How to read these figures",
        "Explain or reform",
    ]
    words = said(blocks)
    assert "Black against White: Arrest in 50.0 % (24 of 48) against 25.0 % (40 of 160)" in words
    assert "infra-marginality" in words
    assert words.count("The threshold test is not offered.") == 1
    assert "March 2019" in words, "the gap is named"
    assert "does not show why the shares differ" in words
    assert "--" not in words, "a report names no option of a command"
    (reform,) = [each for each in blocks if isinstance(each, Table) and "By when" in each.header]
    assert reform.rows[0][0].startswith("Black higher than White: outcome: Arrest")


def test_every_chart_has_its_words_and_the_table_that_it_was_drawn_from(
    searched: tuple[Workspace, str],
) -> None:
    pictures = [each for each in blocks_of(searched, EVERY) if isinstance(each, Picture)]
    assert len(pictures) > 6
    assert len({each.alternative for each in pictures}) == len(pictures)
    for each in pictures:
        assert each.alternative.startswith(each.chart.title)
        assert each.table.rows
    shares = next(each for each in pictures if "Share" in each.chart.title)
    assert shares.table.header == ("Group", "Share", "Do not say", "95 % interval")
    assert ("Black", "50.0 % (24 of 48)", "0", "36.4 % to 63.6 %") in shares.table.rows


def test_months_with_residents_follow_one_group_and_hold_few_cases_back(
    searched: tuple[Workspace, str],
) -> None:
    blocks = blocks_of(searched, EVERY)
    ratios = next(
        each
        for each in blocks
        if isinstance(each, Picture) and each.chart.title == "Ratio of Black to White by month"
    )
    told = {row[0]: row[3] for row in ratios.table.rows}
    assert told["March 2019"] == ""
    assert told["January 2019"] == "14.5"
    assert "the same for every month" in said(blocks)


@pytest.mark.parametrize(
    ("missing", "few", "told"),
    [
        (0, False, ""),
        (
            40,
            False,
            "Black against White: the group is not recorded for 30.8 % (80 of 260). With so many",
        ),
        (0, True, "In 1 month one of the two groups has fewer than 10 cases"),
    ],
)
def test_a_month_has_a_ratio_only_where_enough_is_known(missing: int, few: bool, told: str) -> None:
    black = 9 if few else 30
    months = [
        MonthCounts("2019-01", 90 + missing, {"White": 60, "Black": 30}, missing, False),
        MonthCounts("2019-02", 90 + missing, {"White": 60, "Black": black}, missing, False),
    ]
    residents = load("census-2011", "avon-and-somerset")
    compared = Compared("Black", "White", residents, Basis.FRAME)
    made = trend_figures(months, "All cases", group="Black", compared=compared, split="2019-02")
    page = trend_page(made, "D", None, date(2019, 1, 1), date(2019, 2, 28))
    ratios = [row[5] for row in page.table.rows]
    assert ratios == {0: ["24.1", "too few" if few else "24.1"], 40: ["none", "none"]}[missing]
    assert len(page.charts) == (1 if missing else 2)
    assert (page.records[0]["ratio"] is None) == bool(missing)
    assert (made.split is None) == bool(missing)
    assert any(each.startswith(told) for each in page.sentences)
    assert page.sentences[-1] == RECORDING


def test_the_formats_carry_each_chart_with_a_text_and_no_colour_alone(
    searched: tuple[Workspace, str],
) -> None:
    workspace, meeting_id = searched
    made = draft(*draft_parts(workspace, meeting_record(workspace, meeting_id), EVERY))
    charts = sum(isinstance(each, Picture) for each in made.blocks)
    page = html(made)
    assert page.count('role="img"') == charts
    assert page.count("<desc ") == charts
    inks = set(re.findall(r'(?:fill|stroke)="(#[0-9a-f]{6})"', page))
    assert all(len({ink[1:3], ink[3:5], ink[5:7]}) == 1 or ink == "#dfe6ef" for ink in inks)
    assert "Black against White" in Page(page).seen()
    assert word(made)[:2] == b"PK"
    assert pdf(made)[:5] == b"%PDF-"


def test_the_check_of_a_report_finds_nothing_wrong_with_its_own_figures(
    searched: tuple[Workspace, str],
) -> None:
    workspace, meeting_id = searched
    content = document_bytes(workspace, "draft", meeting_id, ".html", EVERY)
    found = check_report(
        read_report(content, "draft.html"),
        numbers_of(workspace, meeting_id, EVERY),
        known_details(workspace, meeting_id),
        2019,
    )
    assert [each.sentence for each in found if each.kind not in ("identifier", "small count")] == []


def test_what_was_asked_for_and_cannot_be_made_is_refused(
    searched: tuple[Workspace, str],
) -> None:
    with pytest.raises(Refusal, match="does not say which stages a report shows"):
        blocks_of(searched, FigureChoice(figures=("stages",)))
    with pytest.raises(Refusal, match="blank in every case"):
        blocks_of(searched, FigureChoice(figures=("funnel",)))
    with pytest.raises(ValueError, match="The figures"):
        blocks_of(searched, FigureChoice(figures=()))


def test_what_is_usual_and_cannot_be_made_is_left_out_with_its_reason(tmp_path: Path) -> None:
    text = shipped_text("irp")
    usual = 'standard = ["trend", "outcomes"]\noutcomes = ["apology_given=yes"]'
    text = text.replace('outcomes = ["apology_given=yes"]', usual)
    rows = [
        "Complaint ref,Recorded date,Finalised date,Regime",
        *(f"C-{n},2020-01-0{n},2020-01-2{n},pre_2020" for n in range(1, 4)),
        *(f"D-{n},2020-02-0{n},2020-03-2{n},2020" for n in range(1, 4)),
    ]
    path = tmp_path / "o.scrutiny"
    with Workspace.create(path, "avon-and-somerset", HeldClock(), "d") as workspace:
        install_panel(workspace, text, "irp.toml")
        import_lists(workspace, "irp", [("irp.csv", "\n".join(rows).encode())])
        held = open_meeting(workspace, "irp", "2020-04-01")
        blocks = blocks_of((workspace, held.id), USUAL)
    words = said(blocks)
    assert "Months in a row: not shown here. A trend is not drawn across 1 February 2020" in words
    assert "Outcomes by group: not shown here. The list holds no field with groups" in words
    assert not any(isinstance(each, Picture) for each in blocks)


def test_the_archive_holds_the_figures_with_which_the_documents_were_written(
    searched: tuple[Workspace, str],
) -> None:
    workspace, meeting_id = searched
    pack = FigureChoice(figures=("outcomes",))
    for kind, choice in (("draft", EVERY), ("pack", pack)):
        content = document_bytes(workspace, kind, meeting_id, ".html", choice)
        note_document(workspace, meeting_id, kind, content, choice.options())
        assert last_choice(workspace, meeting_id, kind) == choice
        name = {"draft": "draft/report-draft.html", "pack": "pack/reading-pack.html"}[kind]
        assert _figures(archive_files(workspace, meeting_id)[name]) == _figures(content)
        assert "<svg" in _figures(content)
    assert last_choice(workspace, meeting_id, "findings") == USUAL


def _figures(content: bytes) -> str:
    text = content.decode()
    return text[text.index(">The figures<") : text.index("</main>")].split(">The record<")[0]


def test_an_approval_holds_for_the_draft_with_its_figures(
    searched: tuple[Workspace, str],
) -> None:
    workspace, meeting_id = searched
    record = meeting_record(workspace, meeting_id)
    usual, every = (
        draft_content(*draft_parts(workspace, record, choice)) for choice in (USUAL, EVERY)
    )
    assert usual != every


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('standard = ["stages"]', 'standard = ["steps"]', "must be one of: outcomes, trend"),
        ('reference = "White"', 'reference = "Pink"', "'Pink' is not a group of"),
        ('areas = "area"', 'areas = "place"', "'place' is not a field"),
        ('["victim_consulted=yes"]', '["victim_asked=yes"]', "must be a field of this file"),
        ('is in one of groups "Caution"', 'is in one of groups "Fine"', "Fine"),
        ('standard = ["stages"]', 'standard = ["funnel"]\nareas = ""', "'funnel' needs 'areas'"),
    ],
)
def test_a_panel_file_with_an_impossible_figure_is_told(old: str, new: str, problem: str) -> None:
    text = shipped_text("oocd")
    head, tail = text.split("[figures]")
    if "areas" in new and "funnel" in new:
        tail = tail.replace('areas = "area"\n', "")
    _, problems = check_panel(head + "[figures]" + tail.replace(old, new, 1), "mine.toml")
    assert any(problem in each.problem for each in problems)
