"""Two publications are attacked together: what one hides the other must not give away."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.disclosure.thresholds import Thresholds
from reports.publication.printed_counts import PrintedCounts, printed_again, printed_json
from reports.publication.together import attacked_together, carried_on
from scrutiny.safekeeping import check
from scrutiny.workspace import Workspace
from tests.reports.building import Wanted, an_office, hold
from tui.main import main

PERIODS = {
    "spring": ("2026-01-01", "2026-03-31"),
    "summer": ("2026-04-01", "2026-06-30"),
    "half": ("2026-01-01", "2026-06-30"),
    "year": ("2026-01-01", "2026-12-31"),
    "other": ("2025-01-01", "2025-03-31"),
}


def table(period: str, **cells: int | None) -> PrintedCounts:
    """A table whose total is 60, or what its open counts make."""
    first, last = PERIODS[period]
    counts = [each for each in cells.values() if each is not None]
    total = sum(counts) if len(counts) == len(cells) else 60
    return PrintedCounts(f"cases of {period}", "group", first, last, tuple(cells.items()), total)


def problems(now: PrintedCounts, *earlier: PrintedCounts) -> str:
    return " ".join(attacked_together([now], [[e] for e in earlier], Thresholds(), 3).problems)


def test_a_half_year_less_a_quarter_gives_no_hidden_count() -> None:
    spring = table("spring", a=20, b=None, c=None)
    assert not problems(spring)
    half = PrintedCounts(
        "cases of half", "group", *PERIODS["half"], (("a", 40), ("b", 31), ("c", 49)), 120
    )
    summer = PrintedCounts(
        "cases of summer", "group", *PERIODS["summer"], (("a", 20), ("b", 28), ("c", 12)), 60
    )
    # Half a year less its second quarter is the first, in which b and c were hidden.
    assert "b in the report before: anyone can work out that it is 3" in problems(
        half, spring, summer
    )
    assert not problems(half, spring)
    assert not problems(half, table("other", a=20, b=None, c=None))


def test_a_small_rest_between_two_open_counts_is_told() -> None:
    assert "give away the 2" in problems(table("half", a=22, b=40), table("spring", a=20, b=10))
    assert "give away the 2" in problems(table("spring", a=20, b=10), table("half", a=22, b=40))
    assert not problems(table("half", a=30, b=40), table("spring", a=20, b=10))


def test_the_same_period_with_another_count_hidden_gives_both_away() -> None:
    now = PrintedCounts("cases of half", "group", *PERIODS["half"], (("a", 20), ("b", None)), None)
    old = PrintedCounts("cases of half", "group", *PERIODS["half"], (("a", None), ("b", 3)), 23)
    assert "a in the report before: anyone can work out that it is 20" in problems(now, old)


def test_reports_that_contradict_each_other_count_other_cases() -> None:
    now, old = table("spring", a=30, b=20), table("spring", a=31, b=20)
    found = attacked_together([now], [[old]], Thresholds(), 3)
    assert (found.problems, found.changed) == ((), 1)


def test_another_way_of_dividing_is_never_bound() -> None:
    other = PrintedCounts("cases of half", "sex", *PERIODS["half"], (("a", 19), ("b", 40)), 59)
    assert not problems(table("spring", a=20, b=40), other)


counts = st.lists(st.integers(0, 12), min_size=3, max_size=3)


@settings(max_examples=40, deadline=None)
@given(counts, counts)
def test_earlier_reports_carried_on_are_running_totals(first: list[int], more: list[int]) -> None:
    half = table("half", **{k: a + b for k, a, b in zip("xyz", first, more, strict=True)})
    spring = table("spring", **dict(zip("xyz", first, strict=True)))
    true = {half.cell(label): value or 0 for label, value in half.values.items()}
    (kept,) = carried_on([half], true, [[spring]])
    assert all(value <= true[cell] for cell, value in kept.shown.items())
    # Of a list that lost cases nothing is carried on.
    fewer = {cell: value - 1 for cell, value in true.items()}
    if spring == half or not any(more):
        assert carried_on([half], fewer, [[spring]]) == []


@given(counts, st.booleans())
def test_what_is_kept_in_the_record_is_what_was_printed(values: list[int], rounded: bool) -> None:
    made = (PrintedCounts("x", "w", "", "", tuple(zip("abc", values, strict=True)), None, rounded),)
    assert printed_again(printed_json(made)) == made


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Workspace, str]]:
    wanted = Wanted(size=22, conclusions=tuple("1" * 10 + "2" * 6 + "3" * 3 + "4" * 3))
    with an_office(tmp_path_factory.mktemp("together"), wanted) as workspace:
        yield workspace, hold(workspace, wanted)[0]


def run(office: tuple[Workspace, str], *words: str) -> int:
    workspace, held = office
    return main(["-w", str(workspace.path), "report", *words, "--meeting", held])


def test_the_counts_of_a_released_report_are_kept_and_used_for_the_next(
    office: tuple[Workspace, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    workspace, _ = office
    period = "January 2017 to September 2017"
    made = ("publication", "--made-by", "Ann", "--overwrite", "-o", str(tmp_path / "copy.md"))
    assert run(office, *made, "--conclusions", "hidden") == 0
    out = ("release", "--released-by", "Bob", "--period", period, "-o", str(tmp_path / "out.md"))
    assert run(office, *out) == 0
    (kept,) = workspace.rows("SELECT printed FROM publication WHERE step = 'released'")
    (table_,) = json.loads(kept[0])
    assert [each for each in table_[4] if each[1] is None]
    assert check(workspace).verified
    # Now less is small, so other counts are hidden: with the released report they are known.
    capsys.readouterr()
    assert run(office, *made, "--conclusions", "hidden", "--threshold", "3") == 1
    assert "Together with reports released before" in capsys.readouterr().err
    # The very same copy says nothing new, and can be made and released again.
    assert run(office, *made, "--conclusions", "hidden") == 0
    again = (*out[:-1], str(tmp_path / "again.md"))
    assert run(office, *again) == 0
    assert (tmp_path / "again.md").read_bytes() == (tmp_path / "out.md").read_bytes()
