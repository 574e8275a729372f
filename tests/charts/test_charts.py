"""Charts that can be read by ear, in black and white, and in 80 columns."""

import os
import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from reports.charts.described import alternative, chart_table, picture
from reports.charts.svg import svg
from reports.charts.text import chart_lines
from reports.charts.values import IntervalChart, Mark, Measure
from reports.content import Document
from reports.html import html
from reports.markdown import markdown
from tests.charts.examples import CHARTS, FUNNEL, RATIOS, TREND

GOLDEN = Path(__file__).parent / "charts.txt"
SVG = "{http://www.w3.org/2000/svg}"


def shown() -> str:
    lines: list[str] = []
    for name, chart in CHARTS.items():
        for width in (80, 60):
            lines += [f"--- {name}, {width} columns", *chart_lines(chart, width)]
        lines += [f"--- {name}, in words", alternative(chart), ""]
    return "\n".join(lines)


def test_charts_are_what_a_person_read_and_approved() -> None:
    said = shown()
    if os.environ.get("SCRUTINY_WRITE_GOLDEN"):
        GOLDEN.write_text(said, encoding="utf-8")
    assert said == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", CHARTS)
@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_line_is_wider_than_the_screen(name: str, width: int) -> None:
    for line in chart_lines(CHARTS[name], width):
        assert cell_len(line) <= width


@pytest.mark.parametrize("name", CHARTS)
def test_a_drawing_stands_alone_and_has_words(name: str) -> None:
    root = ElementTree.fromstring(svg(CHARTS[name], "c1"))
    assert root.get("role") == "img"
    ids = {
        each.get("id")
        for each in (root.find(f"{SVG}title"), root.find(f"{SVG}desc"))
        if each is not None
    }
    assert set((root.get("aria-labelledby") or "").split()) == ids
    words = root.find(f"{SVG}desc")
    assert words is not None
    assert words.text
    tags = {each.tag.removeprefix(SVG) for each in root.iter()}
    assert tags <= {"svg", "title", "desc", "text", "line", "rect", "circle", "path", "polyline"}
    for each in root.iter():
        for value in (each.get("x"), each.get("y"), each.get("cx"), each.get("cy")):
            assert value is None or re.fullmatch(r"-?\d+(\.\d+)?", value)
    assert not re.search(r"nan|inf\b|href|url\(|script", svg(CHARTS[name], "c1"))


def contrast(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts
    ]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return 1.05 / (luminance + 0.05)


@pytest.mark.parametrize("name", CHARTS)
def test_every_text_of_a_drawing_has_a_contrast_of_seven_to_one(name: str) -> None:
    root = ElementTree.fromstring(svg(CHARTS[name], "c1"))
    for each in root.iter(f"{SVG}text"):
        assert contrast(each.get("fill") or root.get("fill") or "") >= 7


def test_the_numbers_stand_beside_each_mark() -> None:
    lines = chart_lines(RATIOS)
    assert any(re.match(r"Black +7\.6  7\.0 to 8\.2 ", line) for line in lines)
    drawn = svg(RATIOS, "c1")
    assert "7.6 (7.0 to 8.2)" in drawn
    assert "0.40 or more" in drawn


def test_a_gap_is_named_and_is_not_nought() -> None:
    lines = chart_lines(TREND)
    assert "March 2019       gap  (gap: no case; not nought)" in lines
    assert "February 2019      0" in lines
    drawn = svg(TREND, "c1")
    assert drawn.count("<polyline") == 2
    assert ">gap<" in drawn
    assert "March 2019 has no value and has a gap in the line." in alternative(TREND)


def test_areas_stand_by_size_and_never_by_their_figure() -> None:
    turned = replace(FUNNEL, points=tuple(reversed(FUNNEL.points)))
    assert [row[0] for row in chart_table(FUNNEL).rows] == ["Large", "Middle", "Small"]
    assert chart_table(turned) == chart_table(FUNNEL)
    assert chart_lines(turned) == chart_lines(FUNNEL)
    assert "Outside: Large 14.0, above the outer limits." in alternative(FUNNEL)


def test_hostile_labels_do_nothing() -> None:
    drawn = svg(RATIOS, "c1")
    assert "<b>" not in drawn
    assert "\x1b" not in drawn
    page = html(Document("T", "en-GB", "", (picture(RATIOS),)))
    assert "Evil <b>" not in page


def test_each_format_has_the_words_and_the_table() -> None:
    document = Document("T", "en-GB", "", (picture(TREND),))
    page, text = html(document), markdown(document)
    assert "<svg" in page
    assert "<caption" in page
    assert "<svg" not in text
    assert "Chart: Cases by month. 4 months" in text
    assert "| April 2019 | 1,200 |" in text


@given(
    st.lists(
        st.tuples(st.floats(0, 1e6), st.floats(0, 1e3), st.floats(0, 1e3), st.booleans()),
        max_size=8,
    ),
    st.booleans(),
)
def test_any_numbers_can_be_drawn(
    numbers: list[tuple[float, float, float, bool]], ratio: bool
) -> None:
    marks = tuple(
        Mark(f"G{place}", value, max(0.0, value - below), None if open_ended else value + above)
        for place, (value, below, above, open_ended) in enumerate(numbers)
    )
    measure = Measure.RATIO if ratio else Measure.RATE
    chart = IntervalChart("T", measure, marks, (0.8, 1.25) if ratio else None)
    assert all(cell_len(line) <= 80 for line in chart_lines(chart))
    ElementTree.fromstring(svg(chart, "c"))
