"""Files that come with the name of a list and are something else: each is told by what it is."""

import io
import zipfile

import pytest

from reports.list_quality import main_points
from scrutiny.errors import Refusal
from scrutiny.quality.checking import check_lists
from scrutiny.quality.page import RowAt
from scrutiny.workspace import Workspace
from tests.helpers import bring_list
from tests.importing.test_columns import office

__all__ = ["office"]

PAGE = b"<html><body><table><tr><td>ref</td></tr></table></body></html>"
OLD_XML = b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook></Workbook>'


def archive() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("list.csv", "ref,closed\nA-1,2026-01-01\n")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("content", "what", "way"),
    [
        (PAGE, "a web page with the name of a list", "save it as an XLSX workbook"),
        (b"\xef\xbb\xbf" + PAGE, "a web page", "save it as an XLSX workbook"),
        (OLD_XML, "a workbook in the XML of 2003", "save it as an XLSX workbook"),
        (b"<?xml version='1.0'?><a/>", "This is XML", "Ask the force for the list as CSV"),
        (b"SQLite format 3\0" + bytes(100), "a database", "Ask the force for the list as CSV"),
        (archive(), "a ZIP archive", "Unpack it"),
    ],
)
def test_the_refusal_says_what_it_is_and_what_to_do(
    office: Workspace, content: bytes, what: str, way: str
) -> None:
    with pytest.raises(Refusal) as refused:
        bring_list(office, content, "list.xls")
    assert what in refused.value.what
    assert way in refused.value.next_step


def test_a_list_that_names_its_cases_by_a_personal_number_is_told_so(office: Workspace) -> None:
    with pytest.raises(Refusal) as refused:
        bring_list(office, b"Shoulder number,closed\n1,2026-01-01\n")
    assert "'Shoulder number' leads to a person" in refused.value.next_step


def test_dates_that_only_fit_month_first_are_a_warning_about_all_dates(office: Workspace) -> None:
    content = b"ref,closed\nA-1,01/02/2026\nA-2,01/13/2026\nA-3,31/11/2026\n"
    found = check_lists(office, "small", [("list.csv", content)])
    noticed = {each.kind: each.found for each in found.noticed}
    assert noticed["month-first"].rows == (RowAt(2),)
    assert any("Do not store the list" in each for each in main_points(found))


def test_references_that_a_spreadsheet_rounded_are_told(office: Workspace) -> None:
    content = b"ref,closed\n1.23E+11,2026-01-02\n1E5,2026-01-03\nRE+1,2026-01-04\n"
    found = check_lists(office, "small", [("list.csv", content)])
    noticed = {each.kind: each.found for each in found.noticed}
    assert noticed["rounded-reference"].rows == (RowAt(1),)
    assert any("rounded by a spreadsheet" in each for each in main_points(found))


def test_day_numbers_of_a_spreadsheet_are_told_with_the_way_to_read_them(office: Workspace) -> None:
    files = [("list.csv", b"ref,closed\nA-1,46115\nA-2,46116.5\n")]
    points = main_points(check_lists(office, "small", files))
    assert any("2 dates written as a spreadsheet's day numbers" in each for each in points)
    assert check_lists(office, "small", files, {"dates": ["day number"]}).cases == 2


def test_blank_cells_behind_the_last_column_and_blank_rows_say_nothing(office: Workspace) -> None:
    content = b"ref,closed\nA-1,2026-01-01,\n,,\nA-2,2026-01-02, ,\nA-3,2026-01-03,x\n , \n"
    outcome = bring_list(office, content)
    assert (outcome.read, outcome.accepted, outcome.rejected) == (3, 2, 1)
    assert [each.row for each in outcome.problems] == [4]
