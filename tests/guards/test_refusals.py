"""Each guard lets the honest figure pass, and refuses the misleading one in words."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.frame_figures import compared
from reports.guards.basis import drawn_only, needed_frame, read_unlike
from reports.guards.breaks import codes_changed, in_use, needed_one_code_list, needed_one_population
from reports.guards.counted_comparisons import Comparisons
from reports.guards.means import case_weighted_mean, published_mean
from reports.guards.monthly import monthly
from reports.guards.periods import Span, needed_alike, yearly
from reports.guards.refused import FigureRefused
from reports.guards.shared_cases import shared_cases
from reports.guards.sources import Stated, conflict, needed_agreement, rest
from sampling.strata import StratumCounts
from scrutiny.cases.basis import Basis
from scrutiny.cases.counting import GroupCounts
from scrutiny.cases.coverage import Coverage
from scrutiny.cases.units import CASES, Count, Unit, UnitsDiffer
from scrutiny.cases.update_gaps import too_long, update_gaps
from scrutiny.errors import Refusal
from scrutiny.panels.definition import Code, CodeList, Field
from scrutiny.populations import load

YEAR = Span(date(2023, 4, 1), date(2024, 3, 31))
TO_DATE = Span(date(2024, 4, 1), date(2025, 1, 31))
ALLEGATIONS = Unit("allegation", "allegations")


def test_no_ratio_on_a_dip_sample() -> None:
    needed_frame(Basis.FRAME)
    with pytest.raises(FigureRefused, match=r"never made of the cases that were read"):
        needed_frame(Basis.DIP_SAMPLE)


def test_cases_chosen_on_purpose_are_in_no_rate() -> None:
    counts = {"random": 18, "reserve": 2, "directed": 3, "calibration": 1, "carried-forward": 4}
    assert drawn_only(counts) == (20, 8)
    with pytest.raises(FigureRefused, match="'hand-picked' is not a way"):
        drawn_only({"random": 1, "hand-picked": 2})


def test_strata_read_at_different_rates_are_named() -> None:
    said = read_unlike([("stops", StratumCounts(4, 20, 800)), ("taser", StratumCounts(3, 10, 20))])
    assert "10 of 20 in “taser” and 20 of 800 in “stops”" in said
    assert "count “taser” too much" in said


@given(st.lists(st.integers(1, 30), min_size=1, max_size=5), st.integers(1, 9))
def test_strata_read_in_proportion_pass(reads: list[int], times: int) -> None:
    strata = [(f"{n}", StratumCounts(0, read, read * times)) for n, read in enumerate(reads)]
    assert read_unlike(strata) == ""


def test_a_year_to_date_is_not_set_against_a_full_year() -> None:
    with pytest.raises(FigureRefused, match=r"A part of a year is not compared .* has 366 days"):
        needed_alike(YEAR, TO_DATE)
    needed_alike(Span(date(2023, 4, 1), date(2024, 1, 31)), TO_DATE)


def test_months_that_were_never_sent_stop_a_comparison() -> None:
    gap = replace(YEAR, missing=("2023-06", "2023-07"))
    with pytest.raises(FigureRefused, match=r"no case from June 2023 to July 2023.*gap, not zero"):
        needed_alike(gap, Span(date(2022, 4, 1), date(2023, 3, 31)))
    with pytest.raises(FigureRefused, match="no yearly figure"):
        yearly(100, gap)


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(0, 500), st.integers(0, 3000))
def test_periods_of_equal_length_are_alike(first: date, days: int, apart: int) -> None:
    length, later = timedelta(days=days), first + timedelta(days=apart)
    needed_alike(Span(first, first + length), Span(later, later + length))


def test_a_yearly_figure_says_what_it_is_and_needs_three_months() -> None:
    made = yearly(300, Span(date(2024, 4, 1), date(2024, 9, 30)))
    assert made.label == (
        "about 599 a year, if the rest of the year were like 1 April 2024 to 30 September 2024"
        " (300 in 183 days); not a count"
    )
    with pytest.raises(FigureRefused, match="too short to speak of a year"):
        yearly(30, Span(date(2024, 4, 1), date(2024, 4, 30)))


@given(
    st.lists(st.sampled_from(["count", "gap", "nothing"]), min_size=1, max_size=30),
)
def test_a_missing_month_is_a_gap_and_an_empty_one_a_zero(kinds: list[str]) -> None:
    months = [f"{2019 + place // 12}-{place % 12 + 1:02d}" for place in range(len(kinds))]
    counts = {month: 7 for month, kind in zip(months, kinds, strict=True) if kind == "count"}
    missing = [month for month, kind in zip(months, kinds, strict=True) if kind == "gap"]
    made = monthly(counts, missing, months[0], months[-1])
    wanted = [{"count": 7, "gap": None, "nothing": 0}[kind] for kind in kinds]
    assert [each.count for each in made.months] == wanted
    assert list(made.missing) == missing
    assert all(each.count is not None for run in made.runs for each in run)
    assert sum(map(len, made.runs)) == len(kinds) - len(missing)
    assert bool(made.note) == bool(missing)


def test_a_missing_month_with_a_count_is_refused() -> None:
    with pytest.raises(ValueError, match="2019-02 is said to be missing, and has a count"):
        monthly({"2019-02": 3}, ["2019-02"])


def categories(since: date | None, until: date | None) -> Field:
    codes = (Code("S", "Neglect", valid_from=since, valid_to=until),)
    return Field("category", "Category", "code", codelist=CodeList("categories", "1", "", codes))


@pytest.mark.parametrize(
    ("field", "match"),
    [
        (categories(date(2020, 2, 1), None), r"in use since 1 February 2020.*change of the codes"),
        (categories(None, date(2020, 1, 31)), r"in use up to 31 January 2020"),
    ],
)
def test_no_trend_across_the_day_on_which_the_codes_changed(field: Field, match: str) -> None:
    with pytest.raises(FigureRefused, match=match):
        needed_one_code_list(field, date(2019, 4, 1), date(2020, 3, 31))


def test_a_period_on_one_side_passes() -> None:
    needed_one_code_list(categories(date(2020, 2, 1), None), date(2020, 2, 1), date(2025, 1, 1))
    needed_one_code_list(categories(None, date(2020, 1, 31)), date(2000, 1, 1), date(2020, 1, 31))
    needed_one_code_list(Field("age", "Age", "integer"), date(1900, 1, 1), date(2100, 1, 1))
    assert in_use(CodeList("mixed", "1", "", (Code("a", "A"), *_of(date(2020, 1, 1))))) == (
        None,
        None,
    )


def _of(since: date) -> tuple[Code, ...]:
    return (Code("b", "Arab", valid_from=since, valid_to=date(2022, 1, 1)),)


def test_codes_that_came_and_went_are_named() -> None:
    field = Field("e", "E", "code", codelist=CodeList("e", "1", "", _of(date(2020, 1, 1))))
    said = codes_changed(field, date(2019, 1, 1), date(2023, 1, 1))
    assert said == (
        "Came in during 1 January 2019 to 1 January 2023: Arab.",
        "Went out during 1 January 2019 to 1 January 2023: Arab.",
    )


def test_no_trend_across_a_census() -> None:
    before, after = (load(each, "avon-and-somerset") for each in ("census-2011", "census-2021"))
    needed_one_population([before, before])
    with pytest.raises(FigureRefused, match=r"do not count the same people \(year 2011 and 2021"):
        needed_one_population([before, after])


def test_sources_that_disagree_are_both_shown() -> None:
    stated = [Stated(1984, "table"), Stated(1987, "text")]
    assert "1,984 (table) and 1,987 (text), 3 apart" in conflict("Complaints", stated)
    with pytest.raises(FigureRefused, match="the sources disagree"):
        needed_agreement("Complaints", stated)
    assert needed_agreement("Complaints", [Stated(5, "a"), Stated(5, "b")]) == 5


@given(st.lists(st.integers(0, 1000), max_size=6), st.integers(0, 1000))
def test_what_is_left_over_makes_the_whole(parts: list[int], more: int) -> None:
    assert rest(parts, sum(parts) + more) == more
    with pytest.raises(FigureRefused, match="more than the whole"):
        rest([*parts, 1], sum(parts))


@given(st.lists(st.tuples(st.integers(0, 400), st.integers(1, 5000)), min_size=1, max_size=8))
def test_a_weighted_mean_is_that_of_all_cases_written_out(parts: list[tuple[int, int]]) -> None:
    made = case_weighted_mean(parts)
    total = sum(mean * cases for mean, cases in parts)
    assert made.mean == pytest.approx(total / sum(cases for _, cases in parts))
    assert min(m for m, _ in parts) <= made.mean <= max(m for m, _ in parts)


def test_a_published_mean_is_recognised() -> None:
    assert published_mean("14.0", [(10, 90), (50, 10)]) == "14.0 is the mean by case."
    assert "is the mean of the means" in published_mean("30", [(10, 90), (50, 10)])
    assert "neither" in published_mean("20", [(10, 90), (50, 10)])
    with pytest.raises(FigureRefused, match="no case"):
        case_weighted_mean([(10, 0)])


@given(st.dictionaries(st.text(max_size=3), st.sets(st.integers(0, 9).map(str)), max_size=4))
def test_a_case_in_several_strata_counts_once_in_all(strata: dict[str, set[str]]) -> None:
    made = shared_cases(strata)
    assert made.total == len(set().union(*strata.values()))
    assert sum(made.by_stratum.values()) - made.total >= len(made.shared)
    assert bool(made.note) == bool(made.shared)


def test_a_gap_beyond_the_standard_is_a_breach_unless_suspended() -> None:
    days = [date(2025, 3, 28), date(2025, 4, 26)]
    gaps = update_gaps(date(2025, 3, 1), days, date(2025, 5, 20))
    assert [gap.days for gap in gaps] == [27, 29, 24]
    assert [gap.days for gap in too_long(gaps)] == [29]
    held = [(date(2025, 4, 1), date(2025, 4, 10))]
    assert too_long(update_gaps(date(2025, 3, 1), days, date(2025, 5, 20), held)) == ()
    with pytest.raises(ValueError, match="lies outside"):
        update_gaps(date(2025, 3, 1), [date(2025, 6, 1)], date(2025, 5, 20))


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_counts_of_one_unit_add_and_compare(one: int, other: int) -> None:
    mine, theirs = Count(one, ALLEGATIONS), Count(other, ALLEGATIONS)
    assert (mine + theirs).number == one + other
    assert mine.less(theirs) == one - other
    assert (mine < theirs, mine <= theirs) == (one < other, one <= other)


def test_complaints_and_allegations_are_never_put_together() -> None:
    complaints = Count(1984, Unit("complaint", "complaints"))
    allegations = Count(3309, ALLEGATIONS)
    for tried in (
        lambda: complaints + allegations,
        lambda: complaints < allegations,
        lambda: complaints <= allegations,
        lambda: complaints.less(allegations),
    ):
        with pytest.raises(UnitsDiffer, match=r"1,984 complaints and 3,309 allegations cannot be"):
            tried()
    assert issubclass(UnitsDiffer, Refusal)
    assert str(Count(1, CASES)) == "1 case"
    with pytest.raises(ValueError, match="below zero"):
        Count(-1, CASES)


def test_the_number_of_comparisons_goes_through_a_whole_document() -> None:
    first = Comparisons(headline=("Black and White",)).with_more([("Black and White", 0.001)])
    both = first.with_more([("Black and White", 0.001), ("Asian and White", None)])
    assert both.number == 2
    assert both.counter().headline == ("Black and White",)
    assert first.sentence() == "We made 1 comparison. It looks unusual."
    assert both.sentence() == (
        "We made 2 comparisons. If there were no real differences, chance alone would make fewer"
        " than 1 look unusual; 1 does."
    )
    assert Comparisons().sentence() == ""


def test_a_second_definition_that_does_not_add_up_is_refused_and_not_left_out() -> None:
    codes = (Code("W1", "White - Irish", "White"), Code("B1", "Black - African", "Black"))
    own = Field("own", "Self-defined ethnicity", "code", codelist=CodeList("e", "1", "", codes))
    seen = replace(own, id="officer", title="Officer-defined ethnicity")
    residents = load("census-2021", "avon-and-somerset")
    days = date(2019, 4, 1), date(2020, 3, 31)
    counts = {"White": 60, "Black": 30}
    first = GroupCounts(
        own, "All cases", *days, counts, {"blank": 10}, 100, "kent", (), Coverage({}, {})
    )
    assert len(compared([first, replace(first, field=seen)], residents, "White")) == 2
    with pytest.raises(FigureRefused, match=r"add up to 90, not to the whole of 100"):
        compared([first, replace(first, field=seen, missing={})], residents, "White")
    with pytest.raises(FigureRefused, match=r"officer: .*100 cases, and counted another way 95"):
        compared(
            [first, replace(first, field=seen, total=95, missing={"blank": 5})], residents, "White"
        )
    with pytest.raises(FigureRefused, match=r"never made of the cases that were read"):
        compared([replace(first, basis=Basis.DIP_SAMPLE)], residents, "White")
