"""Lays out what the panel wants to say: observations by kind, and the numbered findings."""

from collections.abc import Iterator

from reports.content import Block, Bullets, Paragraph, Table
from reports.response_blocks import answer_words, counts_sentence, earlier_blocks
from reports.words import OBSERVATION_WORDING, day_of, heading, one_line, wording
from scrutiny.meetings.observing import Finding
from scrutiny.meetings.record import MeetingRecord


def observation_blocks(record: MeetingRecord) -> Iterator[Block]:
    """List the observations of a meeting under the panel's own headings."""
    references = references_of(record)
    if not record.observations:
        yield Paragraph(wording(record, "no_observation"))
    for kind, key in OBSERVATION_WORDING.items():
        mine = [each for each in record.observations if each.kind == kind]
        if mine:
            yield heading(record, key, 3)
            yield Bullets(
                tuple(
                    each.text.show()
                    + (f" (case {references[each.case_id]})" if each.case_id in references else "")
                    for each in mine
                )
            )


def finding_blocks(record: MeetingRecord) -> Iterator[Block]:
    """List the findings, each with the force's answer beside it, and those of earlier meetings."""
    if record.findings:
        yield Paragraph(counts_sentence(record))
        yield findings_table(record)
    else:
        yield Paragraph(wording(record, "no_finding"))
    if record.earlier:
        yield heading(record, "earlier_heading", 3)
        yield from earlier_blocks(record)


def findings_table(record: MeetingRecord) -> Table:
    """Give the findings, each with its number and the answer to it."""
    references = references_of(record)
    return Table(
        caption="Findings, to be answered one by one",
        header=("Number", "Kind", "Finding", "Answer due", wording(record, "response")),
        rows=tuple(
            (
                "\n".join((each.number, *_case(references, each))),
                kind_of(record, each),
                each.text.show(),
                f"{due_of(each) or 'no date set'}\n({one_line(each.recipient) or 'the force'})",
                answer_words(record, record.responses.get(each.number)),
            )
            for each in record.findings
        ),
    )


def _case(references: dict[str, str], finding: Finding) -> tuple[str, ...]:
    """Name the case below the number: a column of its own would leave no room for the words."""
    found = references.get(finding.case_id)
    return (f"Case {found}",) if found else ()


def kind_of(record: MeetingRecord, finding: Finding) -> str:
    """Name the kind of a finding in the panel's words."""
    return wording(record, OBSERVATION_WORDING[finding.kind])


def due_of(finding: Finding) -> str:
    """Write the day an answer is due; whatever is not a date stays as it was typed."""
    try:
        return day_of(finding.due) if finding.due else ""
    except ValueError:
        return one_line(finding.due)


def references_of(record: MeetingRecord) -> dict[str, str]:
    """Give the references of the meeting's cases by their id."""
    return {each.case.case_id: one_line(each.case.reference) for each in record.cases}
