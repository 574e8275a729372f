import re
from dataclasses import replace

from reports.content import Table
from reports.frame_section import FrameSection
from reports.html import html
from reports.markdown import markdown
from reports.pack import pack
from scrutiny.draws import DrawMade
from scrutiny.meetings.record import MeetingRecord
from scrutiny.preparing.packing import PLAIN
from tests.reports.documents import compared
from tests.reports.pages import Page

Built = tuple[MeetingRecord, tuple[DrawMade, ...]]


def test_blind_fields_stay_hidden_while_members_judge(waiting: Built) -> None:
    said = Page(html(pack(waiting[0]))).seen()
    assert "Ethnicity-" not in said
    assert said.count("Ethnicity (hidden until the answers are shown)") == 6


def test_blind_fields_are_read_once_the_answers_are_shown(held: Built) -> None:
    assert "Ethnicity-" in Page(html(pack(held[0]))).seen()


def test_each_case_has_its_text_its_questions_and_a_page_of_its_own(waiting: Built) -> None:
    page = Page(html(pack(waiting[0])))
    said = page.seen()
    for number, each in enumerate(waiting[0].cases, start=1):
        assert f"Case {number} of 6: {each.case.reference}" in said
        assert f"Story {int(each.case.reference[3:])}." in said
    # Once on each sheet, and once on the card that explains the questions.
    assert said.count("Is the disposal in proportion to the offence?") == 6 + 1
    assert said.count("( ) Cannot tell") == 12
    assert said.count("[ ] The officer") == 6
    assert [each for each in page.named("h2") if each.get("class") == "new-page"]


def test_a_content_warning_stands_before_the_case(waiting: Built) -> None:
    text = markdown(pack(waiting[0]))
    parts = re.split(r"\n## Case ", text)
    warned = [part for part in parts if "Describes an overdose." in part]
    assert warned
    assert all(part.index("Describes an overdose.") < part.index("### The case") for part in warned)


def test_a_case_that_could_not_be_produced_is_listed_but_not_to_be_judged(held: Built) -> None:
    said = Page(html(pack(held[0]))).seen()
    assert "SD-044: The force did not produce it" in said
    assert not re.search(r"Case \d of \d: SD-044", said)


def test_nobody_is_named(held: Built) -> None:
    said = Page(html(pack(held[0]))).seen()
    assert not re.search(r"\b(Ada|Ben|Cyd|Dov)\b", said)


def test_it_is_marked_and_has_an_agenda(waiting: Built) -> None:
    page = Page(html(pack(waiting[0])))
    assert page.seen().count("OFFICIAL-SENSITIVE") == 2
    assert "Agenda" in [said for _, said in page.headings]


def test_a_long_text_gets_lines_of_its_own(hostile: Built) -> None:
    headings = [said for _, said in Page(html(pack(hostile[0]))).headings]
    assert "What happened" in headings


def test_what_the_list_left_blank_is_said_and_is_no_answer(waiting: Built) -> None:
    assert "Left blank in the list: Gravity score." in Page(html(pack(waiting[0]))).seen()


def test_figures_of_the_list_stand_in_the_pack_before_the_cases(held: Built) -> None:
    page = Page(html(pack(held[0], PLAIN, FrameSection(compared(), ("Both agree in 9 of 10.",)))))
    headings = [said for _, said in page.headings]
    assert headings.index("The figures") < headings.index("Explain or reform")
    first_case = next(place for place, said in enumerate(headings) if said.startswith("Case 1"))
    assert headings.index("Explain or reform") < first_case
    said = page.seen()
    assert "Both agree in 9 of 10." in said
    assert "Definition. Self-defined ethnicity" in said
    assert "The figures" not in [one for _, one in Page(html(pack(held[0]))).headings]


def test_a_stratum_of_a_blind_field_is_hidden_with_the_field(waiting: Built) -> None:
    record = waiting[0]
    theme = record.themes[0]
    plan = replace(theme.draw.frame.plan, stratify="ethnicity")
    frame = replace(theme.draw.frame, plan=plan, strata={"Telling": 30, "Other": 28})
    chosen = tuple(replace(each, stratum="Telling") for each in theme.draw.selected)
    draw = replace(theme.draw, frame=frame, selected=chosen)
    blind = replace(record, themes=(replace(theme, draw=draw),))
    (table,) = (
        each
        for each in pack(blind).blocks
        if isinstance(each, Table) and each.caption.startswith("Draw ")
    )
    assert table.header == ("Reference", "Ticket", "Kind")
    assert [row[0] for row in table.rows] == sorted(each.reference for each in chosen)
    seeing = replace(blind, meeting=replace(record.meeting, shown_at="2017-12-06T11:00:00Z"))
    assert "Telling" in markdown(pack(seeing))
