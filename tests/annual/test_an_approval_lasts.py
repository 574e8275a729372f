from pathlib import Path

from reports.draft import draft, draft_content, plain_draft
from reports.judgement_figures import judgement_figures
from reports.taken_back import taken_back
from reports.word import word
from scrutiny.meetings.observing import observe, raise_finding
from scrutiny.meetings.record import meeting_record
from tests.annual.a_year import a_year


def test_days_that_pass_change_no_content_and_no_file(tmp_path: Path) -> None:
    with a_year(tmp_path) as (workspace, clock):
        clock.set("2017-12-21")
        record = meeting_record(workspace, "small-2017-12-06")
        figures = judgement_figures(record)
        content, file = draft_content(record, figures), word(draft(record, figures))
        # Something happens elsewhere, and weeks go by: findings of earlier meetings grow older.
        other = observe(workspace, "small-2017-12-20", "learning-force", "Of another meeting.")
        raise_finding(workspace, "small-2017-12-20", other.id)
        clock.set("2018-02-20")
        later = meeting_record(workspace, "small-2017-12-06")
        assert later.head != record.head
        assert draft(later, figures) != draft(record, figures)
        assert draft_content(later, figures) == content
        back = taken_back(plain_draft(later, figures), draft(later, figures), file, "a.docx")
        assert (back.texts, back.problems) == ({}, ())
