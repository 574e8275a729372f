import re

import pytest

from reports.charts.described import alternative, chart_table, picture
from reports.charts.svg import svg
from reports.charts.text import chart_lines
from reports.charts.values import PartsChart, PartsRow

CHART = PartsChart(
    "Answers <all>",
    ("Yes", "No", "Cannot tell"),
    (PartsRow("Was the victim asked?", (6, 3, 1)), PartsRow("Was it fair?", (0, 0, 4))),
)


def test_the_parts_of_a_bar_are_as_wide_as_their_shares() -> None:
    boxes = re.findall(
        r'<rect x="[\d.]+" y="[\d.]+" width="([\d.]+)" height="18.0"', svg(CHART, "c")
    )
    assert [float(each) for each in boxes] == [336.0, 168.0, 56.0, 560.0]


def test_every_part_is_known_by_a_letter_and_never_by_its_shade_alone() -> None:
    drawn = svg(CHART, "c")
    # Three in the key, three in the first bar and one in the second.
    assert [len(re.findall(f">{letter}</text>", drawn)) for letter in "ABC"] == [2, 2, 3]
    assert "Answers &lt;all&gt;" in drawn


def test_the_words_and_the_table_say_what_the_bars_say() -> None:
    assert "Was the victim asked? Most often Yes: 6 of 10." in alternative(CHART)
    assert chart_table(CHART).rows[0] == ("Was the victim asked?", "6", "3", "1", "10")
    assert picture(CHART).table == chart_table(CHART)


def test_plain_letters_fill_each_bar_to_the_same_length() -> None:
    bars = [line.strip() for line in chart_lines(CHART, 44) if line.startswith("  ")]
    assert bars == ["A" * 24 + "B" * 12 + "C" * 4, "C" * 40]


@pytest.mark.parametrize("counts", [(0, 0, 0), (1, 2), (-1, 2, 0)])
def test_what_holds_nothing_or_does_not_fit_its_parts_is_refused(counts: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="cannot be parted"):
        PartsChart("A", ("Yes", "No", "Cannot tell"), (PartsRow("B", counts),))
