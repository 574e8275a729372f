"""Figures of the whole list on the real command line, against counts made by hand."""

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.listed_searches import BLACK, HEADER, listed_searches, search
from tui.main import main

Answer = Callable[..., tuple[int, Any]]
ASKED = ("--panel", "sopp", "--by", "self_defined_ethnicity", "--reference", "White")


@pytest.fixture
def searched(tmp_path: Path) -> Path:
    """A workspace with the searches of January, February and April 2019, so March is a gap."""
    path = tmp_path / "searched.scrutiny"
    assert main(["-w", str(path), "init", "--force-area", "avon-and-somerset"]) == 0
    for listed in listed_searches(tmp_path):
        assert main(["-w", str(path), "import", "--panel", "sopp", str(listed)]) == 0
    return path


@pytest.fixture
def ask(searched: Path, capsys: pytest.CaptureFixture[str]) -> Answer:
    import json

    def run(*arguments: object) -> tuple[int, Any]:
        capsys.readouterr()
        told = ["-w", str(searched), "figures", *(str(each) for each in arguments), "--json"]
        status = main(told)
        return status, json.loads(capsys.readouterr().out)

    return run


def test_groups_bounds_and_both_definitions_are_in_one_answer(ask: Answer) -> None:
    status, found = ask("disproportionality", *ASKED, "--population", "census-2011")
    assert status == 0
    rows = {row["group"]: row for row in found["rows"]}
    assert (rows["White"]["count"], rows["Black"]["count"]) == (160, 48)
    assert rows["Black"]["ratio"] == pytest.approx(48 / 30_923 * 1_491_970 / 160)
    assert found["unknown"]["count"] == 12
    low = 48 / 30_923 * 1_491_970 / (160 + 12)
    assert found["bounds"]["Black"]["low"] == pytest.approx(low)
    assert found["bounds"]["Black"]["tipping_share"] is None
    assert found["bounds"]["Black"]["tipping_group"] == "White"
    (officer,) = found["side_by_side"]
    assert officer["by"] == "officer_defined_ethnicity"
    assert {row["group"]: row["count"] for row in officer["rows"]}["Black"] == 57
    assert found["fallback"]["counts"] == {"Black": 57, "White": 160}
    assert (found["fallback"]["filled"], found["fallback"]["unknown"]) == (9, 3)
    assert found["missing_months"] == ["2019-03"]
    assert any("times the rate for White" in said for said in found["sentences"])
    assert found["definition"].startswith("Definition. ")


def test_months_are_counted_and_a_gap_has_no_numbers(ask: Answer) -> None:
    _, found = ask("disproportionality", *ASKED, "--population", "census-2011", "--by-month")
    months = {each["month"]: each for each in found["months"]}
    assert list(months) == ["2019-01", "2019-02", "2019-03", "2019-04"]
    assert months["2019-03"] == {
        "month": "2019-03",
        "gap": True,
        "total": None,
        "counts": None,
        "unknown": None,
    }
    assert months["2019-04"]["counts"]["Black"] == 24
    assert months["2019-04"]["unknown"] == 4


def test_ages_narrow_cases_and_residents_together(ask: Answer) -> None:
    status, found = ask(
        "disproportionality", *ASKED, "--population", "census-2021", "--ages", "10-17"
    )
    assert status == 0
    rows = {row["group"]: row for row in found["rows"]}
    assert (rows["Black"]["count"], rows["White"]["count"]) == (24, 0)
    assert rows["Black"]["population"] is None
    assert rows["Black"]["population_low"] < rows["Black"]["population_high"]
    assert "ages 10 to 17" in found["definition"]
    assert any("3 cases do not say" in each for each in found["warnings"])
    assert not any("Check that the list covers the same ages" in each for each in found["warnings"])


def test_ages_that_cut_through_a_band_of_the_list_are_refused(ask: Answer) -> None:
    status, found = ask(
        "disproportionality", *ASKED, "--population", "census-2021", "--ages", "16-20"
    )
    assert status == 1
    assert "cannot be taken out" in found["error"]


def test_ages_known_only_as_ranges_give_bounds_and_no_figure(ask: Answer) -> None:
    status, found = ask(
        "disproportionality", *ASKED, "--population", "census-2021", "--standardise"
    )
    assert status == 0
    (black,) = (each for each in found["standardised"] if each["group"] == "Black")
    assert black["ratio"] is None
    assert 1 < black["ratio_low"] < black["ratio_high"]
    assert "There is no single figure: residents by age are published" in black["sentence"]
    assert "The standard is England and Wales." in black["sentence"]


def test_a_population_by_age_allows_for_ages(ask: Answer, tmp_path: Path) -> None:
    listed = tmp_path / "residents.csv"
    listed.write_text(
        "group,ages,residents\n"
        "White,10-17,100000\nWhite,18-24,100000\nBlack,10-17,3000\nBlack,18-24,1000\n",
        encoding="utf-8",
    )
    status, found = ask("disproportionality", *ASKED, "--population", listed, "--standardise")
    assert status == 0
    (black,) = found["standardised"]
    assert "indirect" not in black["method"]
    expected = (24 / 3_000 * 103_000 + 24 / 1_000 * 101_000) / (160 / 100_000 * 101_000)
    assert black["ratio"] == pytest.approx(expected)
    assert black["crude_ratio"] == pytest.approx(48 / 4_000 * 200_000 / 160)
    assert "10 to 17, 18 to 24" in black["sentence"]


def test_figures_are_written_as_numbers_with_their_definition(
    searched: Path, tmp_path: Path
) -> None:
    asked = ["-w", str(searched), "figures", "disproportionality", *ASKED]
    asked += ["--population", "census-2011"]
    listed, book = tmp_path / "figures.csv", tmp_path / "figures.xlsx"
    assert main([*asked, "-o", str(listed)]) == 0
    assert main([*asked, "-o", str(book)]) == 0
    rows = list(csv.DictReader(io.StringIO(listed.read_text("utf-8"))))
    assert len(rows) == 10
    assert float(rows[1]["rate_per_1000"]) == pytest.approx(48_000 / 30_923)
    assert all(row["definition"].startswith("Definition. ") for row in rows)
    sheets = load_workbook(book)
    assert sheets.sheetnames == ["Read first", "Figures"]
    words = [row[0].value or "" for row in sheets["Read first"].iter_rows()]
    assert any("times the rate for White" in str(each) for each in words)
    assert any(str(each).startswith("Take care: ") for each in words)
    assert main([*asked, "-o", str(tmp_path / "figures.doc")]) == 1


def test_charts_fit_a_terminal_and_warnings_go_beside(
    searched: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["-w", str(searched), "figures", "disproportionality", *ASKED]
    assert main([*asked, "--population", "census-2011", "--chart"]) == 0
    shown = capsys.readouterr()
    assert "Black  14.5" in shown.out
    assert "Warning: There is no case from March 2019." in shown.err
    assert "Warning" not in shown.out


def test_outcomes_leave_out_cases_that_do_not_say_unless_they_are_asked_to_count(
    ask: Answer,
) -> None:
    asked = ("outcomes", *ASKED, "--outcome", "outcome=arrest")
    status, found = ask(*asked)
    assert status == 0
    rows = {row["group"]: row for row in found["rows"]}
    assert (rows["White"]["count"], rows["White"]["of"], rows["White"]["blank"]) == (40, 160, 0)
    assert (rows["Black"]["count"], rows["Black"]["of"]) == (24, 48)
    assert rows["Black"]["ratio"] == pytest.approx(2)
    assert rows["Black"]["points"] == pytest.approx(25)
    assert rows["Black"]["verdict"] == "higher"
    assert found["unknown"]["not stated"] == {"count": 0, "of": 0, "blank": 9}
    assert "9 of 220" in " ".join(found["warnings"])
    said = " ".join(found["sentences"])
    assert "Arrest in 50.0 % (24 of 48) against 25.0 % (40 of 160)" in said
    assert "infra-marginality" in said
    assert "threshold test is not offered" in said
    _, counted = ask(*asked, "--blank-is-no")
    assert counted["unknown"]["not stated"] == {"count": 0, "of": 9, "blank": 0}


def test_shares_of_which_most_do_not_say_are_bounds_without_a_ratio(
    searched: Path, ask: Answer, tmp_path: Path
) -> None:
    silent = [search("2019-05-05", BLACK, "Black", "") for _ in range(60)]
    listed = tmp_path / "2019-05-avon-and-somerset-stop-and-search.csv"
    listed.write_text("\n".join([HEADER, *silent]) + "\n", encoding="utf-8")
    assert main(["-w", str(searched), "import", "--panel", "sopp", str(listed)]) == 0
    _, found = ask("outcomes", *ASKED, "--outcome", "outcome=Arrest")
    rows = {row["group"]: row for row in found["rows"]}
    assert (rows["Black"]["of"], rows["Black"]["blank"]) == (48, 60)
    assert rows["Black"]["verdict"] == ""
    said = " ".join(found["sentences"])
    assert "from 22.2 % (24 of 108) to 77.8 % (84 of 108)" in said
    assert "Black against White" not in said


def test_outcomes_can_be_yes_or_no_a_condition_or_one_of_several(ask: Answer) -> None:
    _, linked = ask("outcomes", *ASKED, "--outcome", "outcome_linked_to_object_of_search=yes")
    assert {row["group"]: row["count"] for row in linked["rows"]}["White"] == 160
    both = ("--outcome", "outcome=Arrest", "--outcome", "outcome=Community resolution")
    _, either = ask("outcomes", *ASKED, *both)
    assert {row["group"]: row["count"] for row in either["rows"]}["Black"] == 48
    _, where = ask("outcomes", *ASKED, "--where", 'age_range is "10-17"')
    assert {row["group"]: row["count"] for row in where["rows"]}["Black"] == 24
    for bad in ("outcome=Knighthood", "outcome", "rank=1"):
        assert ask("outcomes", *ASKED, "--outcome", bad)[0] == 1


def test_stages_are_each_over_the_one_that_feeds_them(ask: Answer) -> None:
    named = ("--stage", 'Not let go: outcome is not "A no further action disposal"')
    then = ("--stage", 'Arrested: outcome is "Arrest"')
    status, found = ask("stages", *ASKED, *named, *then, "--population", "census-2011")
    assert status == 0
    rows = {(row["stage"], row["group"]): row for row in found["rows"]}
    assert rows["All cases", "Black"]["index"] == pytest.approx(48 / 30_923 * 1_491_970 / 160)
    assert (rows["Not let go", "White"]["count"], rows["Not let go", "White"]["of"]) == (40, 160)
    assert rows["Not let go", "Black"]["index"] == pytest.approx(4)
    assert (rows["Arrested", "Black"]["count"], rows["Arrested", "Black"]["of"]) == (24, 48)
    assert rows["Arrested", "Black"]["index"] == pytest.approx(0.5)
    said = " ".join(found["sentences"])
    assert "Black 50.0 % (24 of 48) against White 100.0 % (40 of 40), 0.50 times the share" in said
    assert "(48 cases) and" in said
    assert "It does not show why the rates differ." in said
    status, found = ask("stages", *ASKED, *then, *then)
    assert (status, found["error"]) == (1, "Two stages are called 'Arrested'.")


def test_a_trend_has_gaps_and_says_which_side_moved(ask: Answer) -> None:
    group = ("--by", "self_defined_ethnicity", "--group", "Black", "--reference", "White")
    status, found = ask(
        "trend", "--panel", "sopp", *group, "--population", "census-2011", "--split", "2019-04"
    )
    assert status == 0
    assert found["gaps"] == ["2019-03"]
    months = {row["month"]: row for row in found["rows"]}
    assert months["2019-03"]["count"] is None
    assert months["2019-03"]["gap"] is True
    assert (months["2019-04"]["count"], months["2019-04"]["reference_count"]) == (24, 80)
    assert found["change"]["change"] == pytest.approx(1)
    assert any("The rate for Black went up" in said for said in found["sentences"])


def test_a_trend_across_a_change_of_the_codes_is_refused(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["-w", str(workspace), "figures", "trend", "--panel", "irp"]
    capsys.readouterr()
    assert main([*asked, "--from", "2019-12-01"]) == 1
    assert "A trend is not drawn across 1 February 2020" in capsys.readouterr().err
    assert main([*asked, "--from", "2020-02-01"]) == 0


def test_the_same_period_last_year_stands_beside_and_a_gap_is_not_nought(ask: Answer) -> None:
    status, found = ask("counts", "--panel", "sopp", "--month", "2019-04")
    assert status == 0
    rows = {row["period"]: row for row in found["rows"]}
    assert (rows["Month"]["count"], rows["Month"]["before"]) == (108, None)
    assert rows["Calendar year to date"]["count"] is None
    assert rows["Financial year to date"]["from"] == "2019-04-01"
    for wrong in ("April", "0001-01", "9999-12", "2019-13"):
        assert ask("counts", "--panel", "sopp", "--month", wrong)[0] == 1


def test_areas_stand_in_a_funnel_by_size(workspace: Path, answer: Answer) -> None:
    status, found = answer(
        "figures", "funnel", "--panel", "irp", "--by-area", "area", "--outcome", "apology_given=yes"
    )
    assert status == 0
    sizes = [row["of"] for row in found["rows"]]
    assert sizes == sorted(sizes, reverse=True)
    assert "by chance fewer than 1 would" in found["sentences"][0]


def test_a_funnel_of_an_outcome_that_many_leave_blank_says_so(answer: Answer) -> None:
    blank = "outcome_linked_to_object_of_search=yes"
    _, found = answer(
        "figures", "funnel", "--panel", "sopp", "--by-area", "area", "--outcome", blank
    )
    silent = [each for each in found["warnings"] if "do not say" in each]
    assert silent[0].endswith("of the cases do not say. They are in no share.")
    assert "some write down more than others" in silent[1]
    _, found = answer(
        "figures",
        "funnel",
        "--panel",
        "sopp",
        "--by-area",
        "area",
        "--where",
        'outcome is "Arrest"',
    )
    assert not any("do not say" in each for each in found["warnings"])


def test_a_draw_stands_beside_its_list_without_a_ratio(answer: Answer) -> None:
    status, sealed = answer("seal", "--panel", "irp", "--theme", "all")
    assert status == 0, sealed
    _, drawn = answer("draw", sealed["frame"], "--seed", "31415926535897932384", "--size", "12")
    draw = drawn.get("draw") or drawn["id"]
    status, found = answer("figures", "composition", "--draw", draw, "--by", "handling")
    assert status == 0
    assert sum(row["drawn"] for row in found["rows"]) == 12
    assert sum(row["listed"] for row in found["rows"]) == sealed["size"]
    assert not any("ratio" in key for row in found["rows"] for key in row)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("gender", "--where", 'outcome is "Arrest"'), "says who the cases are about"),
        (("self_defined_ethnicity", "--population", "census-2021"), "groups of people"),
        (("age_range", "--outcome", "outcome=Arrest"), "says who the cases are about"),
        (("legislation", "--population", "census-2021"), "blank in every case"),
        (("type", "--population", "census-2021"), "nobody counted the residents of"),
    ],
)
def test_groups_of_people_and_names_of_no_place_are_no_areas(
    ask: Answer, asked: tuple[str, ...], said: str
) -> None:
    status, found = ask("funnel", "--panel", "sopp", "--by-area", *asked)
    assert status == 1
    assert said in found["error"]
    assert "Did you mean" not in found["next_step"]


def test_groups_that_residents_are_not_counted_by_are_refused(ask: Answer) -> None:
    for field, group in (("gender", "Other"), ("gender", "Male"), ("outcome", "Arrest")):
        status, found = ask(
            *("disproportionality", "--panel", "sopp", "--by", field, "--reference", group),
            *("--population", "census-2021"),
        )
        assert status == 1
        assert "does not tell people apart as Census 2021 does" in found["error"]


def test_a_group_is_not_followed_against_itself(ask: Answer) -> None:
    status, found = ask("trend", *ASKED, "--group", "White", "--population", "census-2021")
    assert status == 1
    assert "compared with itself" in found["error"]
