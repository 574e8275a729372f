from dataclasses import replace
from io import BytesIO

import pytest
from openpyxl import load_workbook

from reports.findings_schedule import findings_workbook
from reports.html import html
from reports.markdown import markdown
from scrutiny.draws import DrawMade
from scrutiny.meetings.record import MeetingRecord
from tests.reports.building import HOSTILE
from tests.reports.documents import all_documents
from tests.reports.pages import Page

Built = tuple[MeetingRecord, tuple[DrawMade, ...]]


@pytest.fixture(scope="module")
def poisoned(hostile: Built) -> Built:
    """The hostile meeting, with harm also where the import would have refused it."""
    record, draws = hostile
    bad = tuple(
        replace(
            draw,
            seed=HOSTILE,
            seed_source="public",
            seed_named=HOSTILE,
            reason=HOSTILE,
            number=2,
            of_draws=2,
            frame=replace(
                draw.frame,
                theme_title=HOSTILE,
                strata={HOSTILE: draw.frame.size},
                excluded={HOSTILE: 1},
            ),
            selected=tuple(
                replace(each, reference=HOSTILE + each.reference, stratum=HOSTILE)
                for each in draw.selected
            ),
        )
        for draw in draws
    )
    themes = tuple(
        replace(theme, draw=draw, strata=(replace(theme.strata[0], name=HOSTILE),))
        for theme, draw in zip(record.themes, bad, strict=True)
    )
    cases = tuple(
        replace(
            each,
            case=replace(each.case, reference=HOSTILE + each.case.reference),
            view=replace(
                each.view, case=replace(each.view.case, reference=HOSTILE + each.case.reference)
            ),
        )
        for each in record.cases
    )
    return replace(record, themes=themes, cases=cases), bad


def test_nothing_hostile_comes_out_of_html_as_it_went_in(poisoned: Built) -> None:
    for document in all_documents(*poisoned).values():
        text = html(document)
        assert "<script" not in text
        assert "\x1b" not in text
        assert "\u202e" not in text
        page = Page(text)
        assert page.wrong == []
        assert [each["href"] for each in page.named("a")] == ["#content"]


def test_nothing_hostile_comes_out_of_markdown_as_a_mark(poisoned: Built) -> None:
    for document in all_documents(*poisoned).values():
        inside = False
        for line in markdown(document).splitlines():
            if line.startswith("```"):
                inside = not inside
                continue
            if inside:
                continue
            assert "<script" not in line.replace("\\<", "")
            assert "](http" not in line.replace("\\]", "")
            assert not line.startswith(("# Not", "- no"))
            assert "\x1b" not in line


def test_nothing_hostile_becomes_a_formula_or_a_link(poisoned: Built) -> None:
    book = load_workbook(BytesIO(findings_workbook(poisoned[0])))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert any("<script>" in str(cell.value) for cell in cells)
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert all(cell.value is None for cell in cells if cell.data_type == "n")
    assert all(cell.hyperlink is None for cell in cells)


def test_a_published_seed_can_never_be_a_command(poisoned: Built) -> None:
    text = markdown(all_documents(*poisoned)["proof-D1"])
    command = next(line for line in text.splitlines() if line.startswith("python3"))
    assert "seed='PUT THE SEED HERE'" in command
