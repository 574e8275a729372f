import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from reports.draft import MARKING, draft
from reports.frame_section import FrameSection
from reports.html import html
from reports.judgement_figures import judgement_figures
from reports.markdown import markdown
from reports.pack import pack
from reports.render import render
from sampling.digest import grouped
from scrutiny.draws import DrawMade
from scrutiny.meetings.meeting import open_meeting
from scrutiny.meetings.record import MeetingRecord, meeting_record
from scrutiny.text import OutsideText
from tests.reports.building import HEAD, SEED, Wanted, an_office, build
from tests.reports.documents import all_documents, compared
from tests.reports.pages import Page

Built = tuple[MeetingRecord, tuple[DrawMade, ...]]


def words(record: MeetingRecord) -> str:
    """The words of a draft as they are seen, on one line."""
    return Page(html(draft(record, judgement_figures(record), FrameSection(compared())))).seen()


def test_every_percentage_is_followed_by_its_n_of_n(held: Built) -> None:
    said = words(held[0])
    found = re.findall(r"[\d.,]+ ?%(.{0,24})", said)
    # The level of an interval is the one percentage that counts nothing.
    counts = [after for after in found if not after.startswith(" interval")]
    assert len(counts) > 10
    assert all(re.match(r" \([\d,]+ of [\d,]+\)", after) for after in counts)


def test_the_percentages_of_the_conclusions_are_those_of_the_counts(held: Built) -> None:
    said = words(held[0])
    for part in ("50.0 % (3 of 6)", "33.3 % (2 of 6)", "16.7 % (1 of 6)", "0.0 % (0 of 6)"):
        assert said.count(part) == 2


def test_it_is_marked_as_a_draft_at_the_top_and_at_the_bottom(held: Built) -> None:
    lines = markdown(draft(held[0], judgement_figures(held[0]))).splitlines()
    assert lines[0] == lines[-1] == f"**{MARKING}**"


def test_it_holds_no_text_of_a_case_no_blind_field_no_day_and_no_name(held: Built) -> None:
    said = words(held[0])
    for secret in ("Found with", "Story", "Ethnicity-", "Moor", "Describes an overdose"):
        assert secret not in said
    for name in ("Ada", "Ben", "Cyd", "Dov"):
        assert not re.search(rf"\b{name}\b", said)
    for case in held[0].cases:
        day = next(each.value.show() for each in case.view.fields if each.id == "closed")
        assert day not in said
        assert day.split(" ", 1)[1] in said


def test_what_members_wrote_for_themselves_is_not_printed(held: Built) -> None:
    said = words(held[0])
    assert "Quick and fair" not in said
    assert "“What are your reasons?” (18 replies)" in said
    assert "Individual members' answers are not in this report." in said


def test_conclusions_reasons_and_dissent_are_printed(held: Built) -> None:
    said = words(held[0])
    assert "The victim was not asked. 1 did not agree: It should have gone to court." in said
    assert "Someone did not agree with the conclusion about 2 of 7 cases" in said


def test_observations_stand_under_the_headings_of_the_panel(held: Built) -> None:
    page = Page(html(draft(held[0], judgement_figures(held[0]))))
    headings = [said for _, said in page.headings]
    for wanted in ("Good practice", "Learning for the force", "Question", "Policy"):
        assert wanted in headings
    assert "Learning for an officer" not in headings


def test_findings_have_their_numbers_and_their_due_day(held: Built) -> None:
    said = words(held[0])
    assert "small-2017-12-06/1 Learning for the force Ask every victim." in said
    assert "31 January 2018" in said
    assert "no date set" in said


def test_the_draw_can_be_repeated_from_what_is_printed(held: Built) -> None:
    record, (draw,) = held
    said = words(record)
    assert SEED in said
    assert grouped(draw.frame.digest) in said
    assert "2 cases were left out before the seal: Still in court (2)." in said
    for each in draw.selected:
        assert f"{each.order} {each.reference} {each.ticket[:20]}" in said


def test_the_head_of_the_record_is_printed_in_groups_of_four(held: Built) -> None:
    said = words(held[0])
    assert f"events {held[0].events}" in said
    assert f"head {grouped(HEAD)}" in said


def test_attendance_is_told_in_numbers(held: Built) -> None:
    said = words(held[0])
    assert "3 members were seated; 3 answered. 1 member sent apologies. 1 member left" in said
    assert "shown before all had finished, because: The last seat left early." in said


def test_a_title_stands_under_the_heading(held: Built) -> None:
    page = html(draft(held[0], judgement_figures(held[0])))
    assert page.index("<h1>") < page.index("<p>Winter meeting</p>") < page.index("This is a draft")
    without = replace(held[0], meeting=replace(held[0].meeting, title=OutsideText("")))
    assert "Winter meeting" not in words(without)


def test_each_draw_tells_how_many_references_its_check_needs(two_themes: Built) -> None:
    said = words(two_themes[0])
    for draw in two_themes[1]:
        assert f"Draw {draw.id}, {draw.frame.size} references:" in said


def test_several_themes_are_told_apart(two_themes: Built, held: Built) -> None:
    assert "The themes were: Drug misuse; The coast." in words(two_themes[0])
    assert "The theme was: Drug misuse." in words(held[0])


def test_a_single_one_of_anything_is_told_as_one(tmp_path: Path) -> None:
    wanted = Wanted(cases=3, size=1, reserves=0, conclusions=("1",))
    record, draws = build(tmp_path, wanted)
    record = replace(record, seats=record.seats[:1], seats_that_answered=1)
    record = replace(record, findings=record.findings[:1], events=1)
    (theme,) = record.themes
    assert theme.draw.frame.size == 1
    draw = replace(draws[0], forgotten=1, elsewhere=1, witnesses=("Ada",))
    record = replace(record, themes=(replace(theme, draw=draw),))
    for document in all_documents(record, (draw,)).values():
        said = Page(html(document)).seen()
        plural = "cases|draws|findings|members|witnesses|references|reserves|rows|events"
        assert re.findall(rf".{{40}}(?<![.,])\b1 (?:{plural})\b", said) == []
        one = "case|draw|finding|member|witness|reserve"
        assert re.findall(rf".{{40}}\b1 (?:{one}) (?:were|are)\b", said) == []


def test_the_numbers_of_the_drawn_cases_add_up(held: Built, two_themes: Built) -> None:
    said = words(held[0])
    assert "6 were drawn; 1 could not be produced and a reserve took its place; 6 concluded" in said
    said = words(two_themes[0])
    assert "Drug misuse: 38 cases could be drawn, 3 were drawn." in said
    assert "In all 6 different cases were drawn; 6 concluded." in said


def test_drawn_cases_that_do_not_add_up_are_refused(held: Built) -> None:
    figures = replace(judgement_figures(held[0]), waiting=1)
    with pytest.raises(ValueError, match="6 drawn cases, 0 not brought and 1 reserves do not"):
        draft(held[0], figures)


def test_findings_are_for_the_force_and_not_told_as_sent(held: Built) -> None:
    assert "2 findings for the force." in words(held[0])
    assert "No finding for the force." in words(replace(held[0], findings=()))


def test_an_empty_meeting_says_that_no_case_came_and_nothing_of_a_method(tmp_path: Path) -> None:
    with an_office(tmp_path, Wanted()) as office:
        record = meeting_record(office, open_meeting(office, "small", "2017-12-06").id)
    for said in (words(record), Page(html(pack(record))).seen()):
        assert "No case has been brought to this meeting yet." in said
        for wrong in ("by chance", "could be produced", "cases were chosen.", "theme was"):
            assert wrong not in said


def test_frame_figures_are_kept_apart_from_the_cases_that_were_read(held: Built) -> None:
    said = words(held[0])
    assert "These figures count every case in the list of the period" in said
    assert "The definitions side by side; they count different things and are never added" in said
    assert "29.0 % (2,467 of 8,509)" in said
    assert "no such group" in said
    assert "too few, and drawn from one theme, to compare groups of people" in said
    assert "times the rate for White" in said
    assert (
        "Black: 8.9 times the rate for White, and between 6.7 and 24.3 times whatever the group was"
    ) in said
    assert "The people in the cases need not live in the area" in said
    assert "Explain or reform" in said


def test_frame_figures_are_left_out_when_none_are_given(held: Built) -> None:
    page = Page(html(draft(held[0], judgement_figures(held[0]))))
    assert "The figures" not in [said for _, said in page.headings]


def test_a_case_that_could_not_be_produced_is_listed_with_its_reason(held: Built) -> None:
    said = words(held[0])
    assert "SD-044: The force did not produce it" in said
    assert "At worst, if the one missing case had raised concern, that would be 2 of 7" in said


def test_before_the_answers_are_shown_it_says_so_and_concludes_nothing(waiting: Built) -> None:
    said = words(waiting[0])
    assert "The members are still judging alone, so there is no conclusion yet." in said
    assert "Nothing is concluded yet." in said


def test_each_theme_has_a_section_of_its_own(two_themes: Built) -> None:
    page = Page(html(draft(two_themes[0], judgement_figures(two_themes[0]))))
    headings = [said for _, said in page.headings]
    assert "Theme: Drug misuse" in headings
    assert "Theme: The coast" in headings
    assert "Cases of several draws stand together here" in page.seen()


def test_strata_have_tables_of_their_own(stratified: Built) -> None:
    said = words(stratified[0])
    assert "Stratum Moor: what the panel concluded" in said
    assert "Drawn from each: Moor 4 of" in said
    assert "How the ranges were found: exact stratified" in said


def test_a_draw_with_a_late_size_and_a_seed_of_this_computer_is_told(tmp_path: Path) -> None:
    record, _ = build(tmp_path, Wanted(sealed_size=False, seed_source="computer"))
    said = words(record)
    assert "The number was chosen after the list was sealed." in said
    assert "the draw is not independently checkable" in said
    assert "thrown with dice" not in said


def test_a_second_draw_is_told_for_ever(held: Built) -> None:
    record = held[0]
    theme = record.themes[0]
    draw = replace(theme.draw, number=2, of_draws=3, reason="The list was old")
    said = words(replace(record, themes=(replace(theme, draw=draw),)))
    assert "It is draw 2 of 3 for this theme and period." in said
    assert "Draw 1 was set aside because: The list was old. A later draw was made." in said


def test_figures_of_another_meeting_are_refused(held: Built, two_themes: Built) -> None:
    with pytest.raises(ValueError, match="belong to another meeting"):
        draft(held[0], judgement_figures(two_themes[0]))


def test_a_draft_names_no_computer_and_no_folder(held: Built) -> None:
    for document in all_documents(*held).values():
        assert not re.search(r"/(home|root|tmp|work|Users)/", markdown(document))


def with_wording(record: MeetingRecord, **said: str) -> MeetingRecord:
    """The same meeting of a panel whose file says more."""
    wording = {**record.panel.wording, **said}
    return replace(record, panel=replace(record.panel, wording=wording))


def test_headings_are_those_of_the_panel_file_or_welsh_ones_to_be_checked(held: Built) -> None:
    own = with_wording(held[0], record_heading="What is on record")
    page = Page(html(draft(own, judgement_figures(own))))
    assert "What is on record" in [said for _, said in page.headings]
    welsh = with_wording(held[0], language="cy")
    page = Page(html(draft(welsh, judgement_figures(welsh))))
    headings = [said for _, said in page.headings]
    for wanted in ("Mewn rhifau", "Canfyddiadau", "Prawf o'r tynnu", "Y cofnod"):
        assert wanted in headings
    assert "In numbers" not in headings
    assert "A translator must check them first." in page.seen()


def test_a_case_is_told_by_the_fields_that_the_panel_file_lets_be_told(held: Built) -> None:
    record = held[0]
    preparing = replace(record.panel.preparing, identifiers=("area", "ethnicity"))
    told = replace(record, panel=replace(record.panel, preparing=preparing))
    said = words(told)
    assert "Month and area" in said
    # The ethnicity is blind in this panel: no file can make it told.
    assert "Ethnicity-" not in said
    assert "September 2017 Moor drawn" in said or "September 2017 Town drawn" in said


@pytest.mark.parametrize("suffix", [".html", ".docx", ".pdf"])
def test_every_format_says_that_a_heading_is_in_welsh(held: Built, suffix: str) -> None:
    welsh = with_wording(held[0], language="cy", no_observation="Dim byd.")
    content = render(draft(welsh, judgement_figures(welsh)), suffix)
    english = render(draft(held[0], judgement_figures(held[0])), suffix)
    if suffix == ".docx":
        content, english = (
            zipfile.ZipFile(io.BytesIO(each)).read("word/document.xml")
            for each in (content, english)
        )
    mark = {
        ".html": b'<h2 lang="cy">Y cofnod</h2>',
        ".docx": b'<w:lang w:val="cy"',
        ".pdf": b"(cy-GB)",
    }
    assert mark[suffix] in content
    assert mark[suffix] not in english
