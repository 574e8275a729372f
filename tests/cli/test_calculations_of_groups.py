"""Ratios, tests, trends and tables of counts from the command line."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tui.main import main

Answer = Callable[..., tuple[int, Any]]

BERKELEY = """department,events,cases,reference_events,reference_cases
A,512,825,89,108
B,353,560,17,25
C,120,325,202,593
D,138,417,131,375
E,53,191,94,393
F,22,373,24,341
"""
BANDS = """band,events,residents,standard
under 18,120,5200,165200
18 to 24,340,4300,144300
25 to 34,200,6100,206100
over 34,100,"15,323","1,007,293"
"""
YEARS = "year,x,n\n2018,15,120\n2019,22,140\n2020,30,150\n2021,41,170\n"


@pytest.fixture
def answer(capsys: pytest.CaptureFixture[str]) -> Answer:
    def run(*arguments: object) -> tuple[int, Any]:
        capsys.readouterr()
        status = main(["calc", *(str(each) for each in arguments), "--json"])
        return status, json.loads(capsys.readouterr().out)

    return run


@pytest.fixture
def table(tmp_path: Path) -> Callable[[str], Path]:
    def write(text: str) -> Path:
        path = tmp_path / "counts.csv"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_a_ratio_of_repeated_events_is_widened(answer: Answer) -> None:
    counts = (760, 30_923, 4_853, 1_491_970)
    status, plain = answer("ratio", *counts)
    assert status == 0
    assert plain["low"] == pytest.approx(6.99048, rel=1e-5)
    _, wide = answer("ratio", *counts, "--dispersion", 2.2)
    assert wide["ratio"] == plain["ratio"]
    assert wide["low"] < plain["low"] < plain["high"] < wide["high"]
    assert wide["dispersion"] == 2.2


@pytest.mark.parametrize(
    "options",
    [
        ("--kind", "risk", "--dispersion", "2"),
        ("--mid-p", "--dispersion", "2"),
        ("--dispersion", ".5"),
    ],
)
def test_a_dispersion_that_does_not_belong_is_wrong_usage(options: tuple[str, ...]) -> None:
    assert main(["calc", "ratio", "5", "10", "5", "20", *options]) == 2


def test_a_difference_is_in_points_between_shares(
    answer: Answer, capsys: pytest.CaptureFixture[str]
) -> None:
    _, found = answer("difference", 56, 70, 48, 80)
    assert [round(found[key], 4) for key in ("difference", "low", "high")] == [0.2, 0.0524, 0.3339]
    assert main(["calc", "difference", "56", "70", "48", "80"]) == 0
    assert "+20.0 percentage points" in capsys.readouterr().out
    assert main(["calc", "difference", "71", "70", "48", "80"]) == 1


def test_fisher_names_its_variant_and_what_to_print(answer: Answer) -> None:
    _, small = answer("fisher", 4, 4, 37, 52)
    assert small["p_value"] == pytest.approx(0.564649, rel=1e-5)
    assert small["for_print"]["method"] == small["method"]
    _, large = answer("fisher", 131, 760, 763, 4853)
    assert large["p_value"] == pytest.approx(0.286671, rel=1e-5)
    assert large["for_print"]["method"] == large["chi_square"]["method"]
    _, empty = answer("fisher", 0, 0, 1, 2)
    assert empty["p_value"] is None
    assert empty["undefined"]


def test_adjusted_p_values_say_how_many_were_made(answer: Answer) -> None:
    _, found = answer("adjust", 0.01, 0.04, 0.03)
    assert found["comparisons"] == 3
    assert found["holm"] == pytest.approx([0.03, 0.06, 0.06])
    assert found["benjamini_hochberg"] == pytest.approx([0.03, 0.04, 0.04])
    assert main(["calc", "adjust", "1.5"]) == 2


def test_a_changed_ratio_tells_which_rate_moved(answer: Answer) -> None:
    _, found = answer("ratio-change", 760, 30923, 4853, 1491970, 500, 37844, 3900, 1584583)
    assert found["change"] == pytest.approx(0.710463, rel=1e-5)
    assert found["reference"]["change"] == pytest.approx(0.7567, rel=1e-3)
    # Census 2011 before and Census 2021 after: 13 per cent of the fall is nobody's doing.
    assert found["by_residents"] == pytest.approx((1584583 / 37844) / (1491970 / 30923))
    assert "that alone makes the ratio 13 % lower" in found["warnings"][0]
    _, found = answer("ratio-change", 760, 30923, 4853, 1491970, 500, 61846, 3900, 2983940)
    assert found["warnings"] == []
    assert main(["calc", "ratio-change", "1", "2", "3"]) == 2


def test_the_dispersion_of_months_is_for_the_ratio(answer: Answer) -> None:
    _, found = answer("dispersion", 10, 30, 12, 28, 9, 31)
    assert found["factor"] == pytest.approx(5.7)
    _, few = answer("dispersion", 10, 30)
    assert few["undefined"]


def test_strata_that_differ_are_told_one_by_one(
    answer: Answer, table: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    path = table(BERKELEY)
    status, found = answer("strata", path, "--kind", "share")
    assert status == 0
    assert found["crude"]["ratio"] == pytest.approx(1.46664, rel=1e-5)
    assert found["pooled"]["ratio"] == pytest.approx(0.944905, rel=1e-5)
    assert found["cmh"]["statistic"] == pytest.approx(1.52461, rel=1e-5)
    assert found["homogeneity"]["statistic"] == pytest.approx(18.8255, rel=1e-5)
    assert (found["reversed"], found["may_be_pooled"]) == (True, False)
    assert [one["name"] for one in found["strata"]] == list("ABCDEF")
    assert main(["calc", "strata", str(path), "--kind", "share"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("All together and stratum by stratum")
    assert "No pooled ratio to print." in shown
    assert "pooled ratio 0" not in shown


def test_a_standardised_rate_and_ratio_come_from_one_file_each(
    answer: Answer, table: Callable[[str], Path]
) -> None:
    _, rate = answer("standardise", table(BANDS))
    assert rate["rate_per_1000"] == pytest.approx(18.7493, rel=1e-5)
    assert rate["crude_rate_per_1000"] == pytest.approx(24.5772, rel=1e-5)
    few = "band,events,residents,reference_events,reference_residents\nA,3,100,10,1000\n"
    _, ratio = answer("standardise", table(few))
    assert ratio["method"].startswith("indirect")
    assert (ratio["ratio"], ratio["expected"]) == pytest.approx((3, 1))
    status, refused = answer("standardise", table("band,events,residents\nA,30,100\n"))
    assert status == 1
    assert refused["error"] == "There is no column 'standard'."


def test_a_trend_and_a_funnel_read_the_same_table(
    answer: Answer, table: Callable[[str], Path]
) -> None:
    path = table(YEARS)
    _, share = answer("trend", path, "--kind", "share")
    assert share["statistic"] == pytest.approx(7.30016, rel=1e-5)
    _, rate = answer("trend", path, "--kind", "rate")
    assert rate["step"] == pytest.approx(1.2437, rel=1e-3)
    for kind in ("share", "rate"):
        _, found = answer("funnel", path, "--kind", kind)
        assert [area["name"] for area in found["areas"]] == ["2018", "2019", "2020", "2021"]
        assert found["expected_95"] == pytest.approx(0.2)
        _, wide = answer("funnel", path, "--kind", kind, "--widen")
        assert wide["widened"]


def test_every_command_speaks_in_words_too(
    table: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    years, bands = table(YEARS), table(YEARS).with_name("bands.csv")
    bands.write_text(BANDS, encoding="utf-8")
    for arguments in (
        ("trend", years, "--kind", "rate"),
        ("trend", years, "--kind", "share"),
        ("funnel", years, "--kind", "rate"),
        ("standardise", bands),
        ("fisher", 4, 4, 37, 52),
        ("adjust", 0.01, 0.5),
        ("dispersion", 1, 2),
        ("ratio-change", 0, 10, 1, 10, 1, 10, 1, 10),
        ("difference", 0, 0, 1, 2),
    ):
        assert main(["calc", *(str(each) for each in arguments)]) == 0
        shown = capsys.readouterr().out
        assert shown.strip()
        assert "None" not in shown
        assert "nan" not in shown


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "There is no column 'events'"),
        ("year,events,cases\n", "The table has no rows."),
        ("year,events\n2018,1\n", "There is no column 'base'"),
        ("year,events,x,cases\n2018,1,1,2\n", "The columns 'events' and 'x' are the same."),
        ("year,events,cases\n2018,1\n", "The row has 2 cells, the header 3."),
        ("year,events,cases\n2018,1.5,3\n", "'1.5' is not a whole number."),
        ("year,events,cases\n2018,-1,3\n", "'-1' is not a whole number."),
        ("year,events,cases\n2018,,3\n", "The number is blank."),
        ("year,events,cases\n2018,1,3\n2018,2,4\n", "'2018' stands twice."),
        ("year,events,cases\n,1,3\n", "The row has no name."),
        ("year,events,cases\n2018,1,9999999999999999999\n", "too large to be a count"),
        ("year,events,cases,score\n2018,1,3,soon\n", "'soon' is not a number."),
        ("year,events,cases\n2018,4,3\n2019,1,2\n", "4 of 3 is not possible"),
        ('year,events,cases\n"2018,1,3\n', "cannot be read as a CSV file"),
    ],
)
def test_a_table_that_cannot_be_used_says_why(
    text: str, said: str, table: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["calc", "trend", str(table(text)), "--kind", "share"]) == 1
    assert said in capsys.readouterr().err


def test_all_problems_of_a_table_are_told_at_once(
    answer: Answer, table: Callable[[str], Path]
) -> None:
    status, found = answer("trend", table("year,x,n\n2018,a,b\n2019,1\n"), "--kind", "share")
    assert status == 1
    places = [(each["row"], each["column"]) for each in found["problems"]]
    assert places == [(1, "x"), (1, "n"), (2, "")]


def test_a_rate_can_have_the_limits_of_health_tables(answer: Answer) -> None:
    _, exact = answer("rate", 65, 100, "--per", 100)
    _, health = answer("rate", 65, 100, "--per", 100, "--limits", "ohid")
    assert (exact["rate"], exact["method"]) == (65, "exact Poisson")
    assert (health["low"], health["high"]) == pytest.approx((50.1631877, 82.8491385), rel=1e-8)
    assert health["method"] == "Byar's approximation"
    _, nobody = answer("rate", 5, 0)
    assert nobody["undefined"]


def test_what_unrecorded_people_could_do_is_told_in_words(
    answer: Answer, capsys: pytest.CaptureFixture[str]
) -> None:
    _, found = answer("missing", 760, 30_923, 4_853, 1_491_970, 2_467)
    assert found["low"] == pytest.approx(5.01, abs=0.005)
    for counts, said in (
        ((760, 30_923, 4_853, 1_491_970, 2_467), "would not be the same"),
        ((10, 100, 5, 100, 20), "if 25.0 % of them were of the reference group"),
        ((5, 100, 0, 100, 20), "no highest ratio"),
        ((5, 0, 0, 100, 20), "No lowest ratio: The population counts nobody"),
    ):
        assert main(["calc", "missing", *(str(each) for each in counts)]) == 0
        shown = capsys.readouterr().out
        assert said in shown
        assert "None" not in shown


@pytest.mark.parametrize(
    ("column", "kind"), [("residents", "rate"), ("population", "rate"), ("cases", "share")]
)
def test_the_name_of_the_column_says_whether_events_are_parts(
    column: str, kind: str, answer: Answer, table: Callable[[str], Path]
) -> None:
    path = table(f"year,events,{column}\n2018,15,120\n2019,22,140\n2020,30,150\n")
    for command in ("trend", "funnel"):
        assert answer(command, path)[1]["kind"] == kind
    both = f"area,events,{column},reference_events,reference_{column}\nA,5,10,6,20\nB,4,12,7,30\n"
    assert answer("strata", table(both))[1]["kind"] == kind
    assert answer("strata", table(both), "--kind", "rate")[1]["kind"] == "rate"


def test_a_rate_of_repeated_events_is_widened(answer: Answer) -> None:
    _, plain = answer("rate", 760, 30_923)
    _, wide = answer("rate", 760, 30_923, "--dispersion", 2.2)
    assert wide["rate"] == plain["rate"]
    assert wide["low"] < plain["low"] < plain["high"] < wide["high"]
    assert wide["method"].endswith("divided by the dispersion")


@pytest.mark.parametrize(
    "arguments",
    [
        ("adjust", "nan"),
        ("rate", "760", "30923", "--dispersion", "inf"),
        ("rate", "760", "30923", "--confidence", "nan"),
        ("proportion", "99999999999999999999", "999999999999999999999"),
    ],
)
def test_what_is_no_number_of_these_is_refused_in_words(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["calc", *arguments]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "Invalid value" in shown.err
    assert "fault" not in shown.err
