"""Tables that offices have as CSV are read right, or every problem is told."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.disclosure.table_file import read_table
from reports.disclosure.table_words import as_csv
from scrutiny.errors import Refusal

CROSSED = """Ethnicity by Outcome,Arrest,None,Total,Arrest %
Black,c,c,"1,012",c
White,8,30,38,21.1
Total,20,1030,1050,1.9
"""


def test_a_crossed_table_with_totals_and_percentages() -> None:
    read = read_table(CROSSED, "table.csv")
    assert (read.grid.rows.title, read.grid.columns and read.grid.columns.title) == (
        "ethnicity",
        "outcome",
    )
    assert read.values[read.grid.inner("Black", "Arrest")] is None
    assert read.values[read.grid.row_total("Black")] == 1012
    assert [each and each.text for each in read.percentages[0].figures] == [None, "21.1", "1.9"]
    assert [each.label for each in read.figures] == [
        "White, Arrest as % of White",
        "Arrest as % of the total",
    ]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_the_mark_between_cells_is_found(mark: str) -> None:
    text = "Outcome,Count\nArrest,3\nNone,20\nTotal,23\n".replace(",", mark)
    assert read_table(text, "t.csv").whole().counts[read_table(text, "t.csv").grid.whole] == 23


def test_totals_may_be_missing() -> None:
    read = read_table("Group,x,y\na,1,2\nb,3,4\n", "t.csv")
    assert not read.grid.row_totals
    assert not read.grid.column_totals
    assert read.whole().counts[read.grid.whole] == 10


def test_every_problem_is_told_at_once() -> None:
    with pytest.raises(Refusal) as told:
        read_table("Group,x,y,z %\na,,2,5\nb,3,many,half\n", "t.csv")
    assert [each.sentence() for each in told.value.problems] == [
        "t.csv, row 1, x: The cell is blank; write 0 for none and c for hidden.",
        "t.csv, row 2, y: 'many' is not a whole number, and not c for hidden.",
        "t.csv, z %: There is no column 'z' of counts.",
    ]


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ("", "not a table"),
        ("only one line,x\n", "not a table"),
        ("g,x,x\na,1,2\n", "column 'x' is there twice"),
        ("g,x,y\na,1,2\na,1,2\n", "row 'a' is there twice"),
        ("g,x,y\na,1\n", "has 2 cells, the line of names 3"),
        ("g,x,\na,1,2\n", "A column has no name"),
        ("g,x %\na,50\n", "no column of counts"),
    ],
)
def test_what_is_no_table_is_refused(text: str, match: str) -> None:
    with pytest.raises(Refusal) as told:
        read_table(text, "t.csv")
    said = " ".join([str(told.value), *(each.sentence() for each in told.value.problems)])
    assert match in said


def test_a_table_that_does_not_add_up_is_refused_with_both_numbers() -> None:
    read = read_table("g,x,y,Total\na,1,2,4\nb,3,4,7\nTotal,4,6,11\n", "t.csv")
    with pytest.raises(Refusal) as told:
        read.whole()
    assert [each.problem for each in told.value.problems] == [
        "The parts add up to 3, not to the whole of 4.",
        "The parts add up to 10, not to the whole of 11.",
    ]


def test_a_hidden_count_cannot_be_protected() -> None:
    with pytest.raises(Refusal, match=r"Black, Arrest is hidden"):
        read_table(CROSSED, "t.csv").whole()


@given(st.text(alphabet="ac,;\n\t 1%\"'=\x00é", max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(Refusal):
        read_table(text, "t.csv")


def test_a_name_cannot_become_a_formula() -> None:
    assert as_csv((("=1+1", "Count"), ("a", "c"))) == "'=1+1,Count\r\na,c\r\n"
