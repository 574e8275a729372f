"""A sheet to write on: as large as its page allows, on one page, with room for a pen."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from reports.content import Document, Heading, Table
from reports.paper_room import fitted
from reports.pdf import pdf

BOXES = "( ) Yes ( ) Partly ( ) No ( ) Not applicable ( ) Cannot tell".replace(") ", ")\u00a0")


def sheet(questions: int) -> Table:
    """A sheet with so many questions of two lines, and two places to write."""
    asked = f"{'Was it in proportion to the offence and how serious it was? ' * 2}"
    rows = (*((f"{n}. {asked}", BOXES) for n in range(questions)), ("Why?", ""), ("Note", ""))
    return fitted(Table("Sheet", ("Question", "Answer"), rows, lined=(questions, questions + 1)))


@pytest.mark.parametrize("questions", [2, 9, 14, 20])
def test_a_sheet_fills_one_page_and_no_more(questions: int) -> None:
    table = sheet(questions)
    blocks = (Heading("Case"), Heading("Your answers", 3, new_page=True), table)
    assert len(PdfReader(BytesIO(pdf(Document("T", "en-GB", "", blocks)))).pages) == 2
    # The case stands on the first page, the sheet on the second.
    assert table.open_cm >= 1


def test_letters_get_smaller_only_where_the_page_would_be_too_small() -> None:
    assert [sheet(questions).dense for questions in (9, 20, 45)] == [False, True, False]
