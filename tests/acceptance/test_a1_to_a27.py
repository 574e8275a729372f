"""The twenty-seven cases that the product was promised to get right, each with its sentence.

Each goes through the functions or the commands that a person uses; how each is printed stands in
`test_a1_to_a27_on_paper.py`. The numbers were published by panels, forces and newspapers; they are
facts and name nobody.
"""

import json
from datetime import date
from typing import Any

import pytest

from reports.answer_blocks import answer_blocks
from reports.content import Paragraph
from reports.guards.adding_up import needed_whole
from reports.guards.basis import drawn_only
from reports.guards.breaks import needed_one_code_list
from reports.guards.fitting_counts import fitting_counts
from reports.guards.means import case_weighted_mean, published_mean
from reports.guards.reconciling import reconcile
from reports.guards.refused import FigureRefused
from reports.guards.shared_cases import shared_cases
from reports.guards.sources import Stated, conflict, rest
from reports.judgement_figures import judgement_figures
from reports.sentences import none_found_sentence, percentage, rounded
from reports.statistics.mismatches import Numerator, mismatch_cautions
from reports.statistics.rate_ratio import rate_ratio
from sampling.binomial import wilson
from sampling.draw import draw
from scrutiny.cases.units import Count, Unit, UnitsDiffer
from scrutiny.ethnicity.classification import classification
from scrutiny.ethnicity.labels import read_label
from scrutiny.importing.importing import import_lists
from scrutiny.meetings.cases import bring_case, carry_forward, meeting_cases
from scrutiny.meetings.concluding import conclude, show_answers
from scrutiny.meetings.record import QuestionTally, meeting_record
from scrutiny.plans import Plan
from scrutiny.populations import load
from scrutiny.workspace import Workspace
from tests.helpers import drawn, seated_meeting
from tests.meetings.judging import judge_all, shown_meeting
from tui.main import main

POLICE_UK = (
    "Type,Date,Part of a policing operation,Policing operation,Latitude,Longitude,Gender,Age range,"
    "Self-defined ethnicity,Officer-defined ethnicity,Legislation,Object of search,Outcome,"
    "Outcome linked to object of search,Removal of more than just outer clothing"
)


def calc(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, Any]:
    capsys.readouterr()
    status = main(["calc", *(str(each) for each in arguments), "--json"])
    return status, json.loads(capsys.readouterr().out)


def wilson_percent(events: int, cases: int) -> tuple[str, str]:
    low, high = wilson(events, cases, 0.95)
    return rounded(100 * low), rounded(100 * high)


def test_a1_a_drugs_theme_of_22_cases_adds_up_and_has_its_intervals() -> None:
    counts = (6, 9, 7, 0)
    needed_whole(counts, 22)
    shown = [percentage(count, 22) for count in counts]
    assert shown == ["27.3 % (6 of 22)", "40.9 % (9 of 22)", "31.8 % (7 of 22)", "0.0 % (0 of 22)"]
    assert [wilson_percent(count, 22) for count in counts[:3]] == [
        ("13.2", "48.2"),
        ("23.3", "61.3"),
        ("16.4", "52.7"),
    ]
    found = reconcile(["27.3", "40.9", "31.8", "0.0"], 22).conventions[0].fit
    assert found is not None
    assert found.splits == (counts,)


def test_a2_three_answers_about_27_complaints_each_stand_alone() -> None:
    shown = [percentage(count, 27) for count in (25, 22)]
    assert shown == ["92.6 % (25 of 27)", "81.5 % (22 of 27)"]
    assert wilson_percent(25, 27) == ("76.6", "97.9")
    assert wilson_percent(22, 27) == ("63.3", "91.8")
    assert reconcile(["92.6", "81.5", "92.6"], 27, overlapping=True).reconciles


@pytest.mark.parametrize(
    ("before", "after", "difference", "percent"),
    [(22, 38, 16, "72.7"), (90, 75, -15, "-16.7"), (767, 735, -32, "-4.2")],
)
def test_a3_complaints_rose_and_fell_by_counts_and_per_cent(
    capsys: pytest.CaptureFixture[str], before: int, after: int, difference: int, percent: str
) -> None:
    _, body = calc(capsys, "change", before, after)
    assert body["difference"] == difference
    assert rounded(body["percent"]) == percent


def test_a4_percentages_that_no_whole_number_of_52_gives_are_refused(
    capsys: pytest.CaptureFixture[str],
) -> None:
    status, body = calc(capsys, "reconcile", 66, 28, 6, "--of", 52)
    assert (status, body["reconciles"]) == (1, False)
    assert [(each["total"], each["splits"][0]) for each in body["totals_near"]] == [
        (47, [31, 13, 3]),
        (50, [33, 14, 3]),
        (53, [35, 15, 3]),
    ]


def test_a5_informal_and_formal_complaints_make_the_month() -> None:
    needed_whole((32, 74), 106)
    with pytest.raises(FigureRefused, match="add up to 106, not to the whole of 105"):
        needed_whole((32, 74), 105)
    complaints = Count(106, Unit("complaint", "complaints"))
    with pytest.raises(UnitsDiffer):
        complaints + Count(458, Unit("allegation", "allegations"))


STOPS_2019 = (5232, 1182, 609, 433, 185, 60, 853, 1)
STOPS_2020 = (6900, 1071, 1213, 421, 83, 290, 408, 0)


def test_a6_the_reasons_for_stops_make_8555_and_a_rise_of_38_per_cent(
    capsys: pytest.CaptureFixture[str],
) -> None:
    needed_whole(STOPS_2019, 8555)
    assert rounded(calc(capsys, "change", 6203, 8555)[1]["percent"], 0) == "38"


def test_a7_the_year_after_makes_10386_a_rise_of_21_per_cent_and_drugs_of_32(
    capsys: pytest.CaptureFixture[str],
) -> None:
    needed_whole(STOPS_2020, 10386)
    assert rounded(calc(capsys, "change", 8555, 10386)[1]["percent"], 0) == "21"
    assert rounded(calc(capsys, "change", 5232, 6900)[1]["percent"], 0) == "32"


def test_a8_86_searches_of_children_leave_6_in_no_named_group() -> None:
    assert rest((29, 38, 13), 86) == 6
    assert percentage(6, 86) == "7.0 % (6 of 86)"
    needed_whole((77, 9), 86)
    assert rounded(100 * (15 - 41) / 41, 0) == "-63"


def test_a9_a_ratio_with_residents_of_another_area_and_age_is_made_and_warned_of() -> None:
    # Shares of a city's residents of all ages, as tenths of a per cent.
    found = rate_ratio(29, 59, 38, 811)
    assert found.estimate == pytest.approx(10.49, abs=0.01)
    assert found.low is not None
    assert found.high is not None
    assert 6.0 < found.low < 6.6
    assert 16.8 < found.high < 18.0
    children = Numerator("avon-and-somerset", ages={"10-17": 86})
    said = mismatch_cautions(children, load("census-2021", "Bristol"))
    assert said[0].startswith("The cases are of Avon and Somerset, the residents of Bristol")
    assert said[1].startswith("All 86 cases with an age are of ages 10 to 17; the population")


def test_a10_a_mean_over_forces_is_weighted_by_cases_and_a_mean_of_means_is_recognised() -> None:
    # The table of forces is not in the public data here; the row that was published is.
    outside, under = (14.0, 1543), (123.0, 1104)
    made = case_weighted_mean([outside, under])
    assert made.cases == 2647
    assert made.mean == pytest.approx((14 * 1543 + 123 * 1104) / 2647)
    assert "is the mean of the means" in published_mean("68.5", [outside, under])
    assert published_mean(rounded(made.mean), [outside, under]).endswith("is the mean by case.")


@pytest.mark.parametrize(
    ("count", "of", "percent"), [(9, 26, "35"), (9, 28, "32"), (326, 1112, "29"), (275, 903, "30")]
)
def test_a11_shares_of_reviews_round_as_published(count: int, of: int, percent: str) -> None:
    left = str(100 - int(percent))
    found = reconcile([percent, left], of).conventions[0].fit
    assert found is not None
    possible = {split[0] for split in found.splits}
    assert count in possible
    assert rounded(100 * count / of, 0) == percent


def test_a12_allegations_leave_259_and_two_counts_of_complaints_are_flagged() -> None:
    assert rest((1592, 618, 568, 181, 91), 3309) == 259
    assert percentage(1592, 3309).startswith("48.1 %")
    said = conflict("Complaints", [Stated(1984, "the table"), Stated(1987, "the text")])
    assert "the sources disagree" in said


def test_a13_a_fall_of_12_per_cent_in_a_newspaper_is_worked_out_again_as_7_9(
    capsys: pytest.CaptureFixture[str],
) -> None:
    status, body = calc(
        capsys, "check-change", "--after", 1019, "--difference", -88, "--percent", -12
    )
    assert (status, body["before"], rounded(body["percent"])) == (1, 1107, "-7.9")
    assert body["problems"] == ["Published as -12 %, but 1,107 to 1,019 is -7.9 %."]


def test_a14_from_52_to_90_per_cent_is_38_points_and_not_38_per_cent(
    capsys: pytest.CaptureFixture[str],
) -> None:
    _, body = calc(capsys, "points", "52%", "90%")
    assert body["points"] == 38
    assert rounded(body["percent"]) == "73.1"
    assert main(["calc", "points", "52", "90"]) == 0
    assert "38 percentage points more, not 38 per cent" in capsys.readouterr().out


def test_a15_two_shares_of_341_and_29_more_signed_fit_together() -> None:
    assert (230, 201) in fitting_counts("67", "59", 341, -29)
    assert fitting_counts("67", "59", 341, -10) == ()


def test_a16_95_per_cent_of_163_is_155_and_the_question_asks_of_recorded_grounds(
    shipped: Workspace,
) -> None:
    found = reconcile(["95", "5"], 163).conventions[0].fit
    assert found is not None
    assert found.splits == ((155, 8),)
    assert percentage(155, 163) == "95.1 % (155 of 163)"
    (asked,) = (each for each in shipped.panel("sopp").questions if each.id == "grounds_record")
    tally = QuestionTally(asked, {"yes": 155, "no": 8}, 163, 163)
    printed = [each.text for each in answer_blocks([tally]) if isinstance(each, Paragraph)]
    assert printed[-1] == (
        "“Are the recorded grounds reasonable?” This judges the recorded grounds, not the grounds"
        " that existed."
    )


def test_a17_no_concern_in_12_does_not_say_that_all_were_justified() -> None:
    assert wilson_percent(12, 12) == ("75.8", "100.0")
    low, _ = wilson(12, 12, 0.95)
    said = none_found_sentence("concerns", 12, 1 - low)
    assert said == "No concerns found in 12. The true share could still be as high as 25 %."


def test_a18_191_cases_under_13_themes_are_counted_once_in_the_total(shipped: Workspace) -> None:
    assert len(shipped.panel("sopp").themes) >= 13
    themes = {f"theme {n}": {f"case {n * 14 + k}" for k in range(20)} for n in range(13)}
    made = shared_cases({**themes, "theme 13": {f"case {n}" for n in range(191)}})
    assert made.total == 191
    assert "the total is 191" in made.note


@pytest.mark.parametrize(
    ("size", "share", "chance"),
    [(12, 0.05, "0.540"), (22, 0.05, "0.324"), (52, 0.05, "0.069"), (52, 0.02, "0.350")],
)
def test_a19_a_small_draw_often_misses_a_small_group(
    capsys: pytest.CaptureFixture[str], size: int, share: float, chance: str
) -> None:
    _, body = calc(capsys, "missed", "--size", size, "--share", share)
    assert rounded(body["probability"], 3) == chance


def test_a20_a_case_in_three_strata_is_read_once_and_counted_in_each() -> None:
    made = shared_cases({"under 18": {"1", "2"}, "strip": {"2", "3"}, "section 60": {"2"}})
    assert dict(made.by_stratum) == {"under 18": 2, "strip": 2, "section 60": 1}
    assert made.total == 3
    assert made.note == (
        "1 case is in more than one row, so the rows add up to 5 and the total is 3."
    )


def test_a21_a_case_that_three_sub_groups_judged_is_in_no_rate(office: Workspace) -> None:
    held = seated_meeting(office, drawn(office, Plan(size=3, reserves=1)), groups="ABC")
    present = {each.reference for each in meeting_cases(office, held)}
    spare = next(f"C-{n:03d}" for n in range(1, 31) if f"C-{n:03d}" not in present)
    common = bring_case(office, held, spare, "directed")
    show_answers(office, held, "read together")
    for group in "ABC":
        conclude(office, held, common.case_id, "1", sub_group=group)
    made = judgement_figures(meeting_record(office, held))
    assert made.of == 0
    directed = next(each for each in made.beside if each.kind == "directed")
    assert (directed.brought, directed.concluded) == (1, 1)
    kinds = [each.kind for each in meeting_cases(office, held)]
    assert drawn_only({kind: kinds.count(kind) for kind in set(kinds)})[1] == 1


def test_a22_a_case_that_needs_more_papers_comes_back_and_is_not_counted_twice(
    office: Workspace,
) -> None:
    first = seated_meeting(office, drawn(office), day="2026-11-30")
    case = shown_meeting(office, first)[0]
    conclude(office, first, case.case_id, "4", "the footage is missing")
    second = seated_meeting(office, day="2027-02-01")
    assert [each.case_id for each in carry_forward(office, second)] == [case.case_id]
    judge_all(office, second)
    show_answers(office, second)
    conclude(office, second, case.case_id, "1")
    later = judgement_figures(meeting_record(office, second))
    assert later.of == 0
    assert [(each.kind, each.concluded) for each in later.beside] == [("carried-forward", 1)]
    assert judgement_figures(meeting_record(office, first)).of == 1


def test_a23_a_gap_of_29_days_between_updates_is_one_breach(
    capsys: pytest.CaptureFixture[str],
) -> None:
    _, body = calc(capsys, "gaps", "2025-03-01", "2025-03-28", "2025-04-26", "2025-05-20")
    assert body["gaps"] == [27, 29, 24]
    assert [each["days"] for each in body["too_long"]] == [29]


def test_a24_no_trend_of_complaint_categories_runs_across_1_february_2020(
    shipped: Workspace,
) -> None:
    panel = shipped.panel("irp")
    first, last = date(2018, 4, 1), date(2022, 3, 31)
    for field_id in ("category", "category_before_2020"):
        field = panel.field(field_id)
        assert field is not None
        with pytest.raises(FigureRefused, match="Before and after, other things were counted"):
            needed_one_code_list(field, first, last)
    new = panel.field("category")
    assert new is not None
    needed_one_code_list(new, date(2020, 2, 1), last)


def test_a25_chinese_moves_from_other_to_asian_and_the_list_is_named() -> None:
    older, newer = classification("16+1"), classification("18+1")
    assert read_label("O1", older).broad == "Other"
    assert read_label("A4", newer).broad == "Asian"
    assert [read_label("Chinese", each).broad for each in (older, newer)] == ["Other", "Asian"]
    assert older.title != newer.title


def test_a26_a_stop_stamped_on_30_june_in_the_file_of_july_belongs_to_july(
    shipped: Workspace,
) -> None:
    row = "Person search,2026-06-30T23:30:00+00:00" + "," * 13
    name = "2026-07-avon-and-somerset-stop-and-search.csv"
    outcome = import_lists(shipped, "sopp", [(name, f"{POLICE_UK}\n{row}\n".encode())])
    assert outcome.accepted == 1
    assert "other-month" in outcome.flag_counts()
    assert shipped.rows("SELECT reference, day FROM case_sopp") == [
        ("avon-and-somerset/2026-07/000001", "2026-07-01")
    ]


@pytest.mark.parametrize(("size", "rounds"), [(80, 1), (46, 2), (12, 4)])
def test_a27_panels_of_every_size_draw_what_they_read_and_never_a_case_twice(
    size: int, rounds: int
) -> None:
    left = [f"D-{number:03d}" for number in range(1, 201)]
    read: list[str] = []
    for number in range(rounds):
        seed = f"2718281828459045235{number}"
        read += [each.reference for each in draw(seed, {"": left}, {"": size}, 0)]
        left = [each for each in left if each not in read]
    assert len(set(read)) == size * rounds
