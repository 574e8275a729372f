"""Lays out the cases of a meeting for a report: how each came, what was concluded, and dissent.

Only the reference, the month, the few fields that the panel file lets be told (such as the area),
and the panel's own words are told. This module must never print any other field of the case, a day,
or who said what.
"""

from collections.abc import Iterator

from reports.content import Block, Bullets, Paragraph, Table
from reports.sentences import listed, whole
from reports.words import (
    KINDS,
    counted,
    month_of_case,
    one_line,
    sentence_end,
    told_fields,
    wording,
)
from scrutiny.excluding import reason_words
from scrutiny.meetings.cases import DRAWN
from scrutiny.meetings.concluding import Conclusion
from scrutiny.meetings.record import CaseRecord, MeetingRecord


def case_table(record: MeetingRecord) -> Table:
    """List the cases with their conclusions: the drawn ones first, then those beside the draw."""
    # A reserve may have come in late, and belongs to the cases whose place it took.
    cases = sorted(record.cases, key=lambda each: each.case.kind not in ("random", "reserve"))
    about = {
        each.case.case_id: "\n".join(
            part
            for part in (month_of_case(each, record.panel), *told_fields(each, record.panel))
            if part
        )
        for each in cases
    }
    told = any(about.values())
    fields = [record.panel.field(each) for each in record.panel.preparing.identifiers]
    titles = ["Month", *(each.title.lower() for each in fields if each and not each.blind)]
    return Table(
        caption="The cases one by one",
        header=("Case", *((listed(titles),) if told else ()), "How it came", "Conclusion", "Why"),
        rows=tuple(
            (
                one_line(each.case.reference),
                *((about[each.case.case_id],) if told else ()),
                KINDS[each.case.kind],
                _conclusion(each),
                "\n".join(_why(one) for one in each.conclusions if _why(one)),
            )
            for each in cases
        ),
    )


def unavailable_blocks(record: MeetingRecord) -> Iterator[Block]:
    """List the cases that could not be produced, with the reason."""
    missing = [each.case for each in record.cases if each.case.unavailable]
    if not missing:
        yield Paragraph(wording(record, "all_produced"))
        return
    one = len(missing) == 1
    yield Paragraph(
        f"{counted(len(missing), 'case')} could not be produced. The record keeps"
        f" {'it' if one else 'them'}, and the next reserve came in where there was one:"
    )
    yield Bullets(
        tuple(f"{one_line(each.reference)}: {reason_words(each.unavailable)}" for each in missing)
    )


def dissent_blocks(record: MeetingRecord) -> Iterator[Block]:
    """Say on how many cases someone did not agree; the reasons stand with the cases."""
    concluded = [each for each in record.cases if each.conclusions]
    if not concluded:
        return
    split = [each for each in concluded if any(one.dissent for one in each.conclusions)]
    if not split:
        yield Paragraph(wording(record, "no_dissent"))
        return
    # No percentage: cases that were chosen on purpose may be among these.
    of = counted(len(concluded), "case")
    drawn = all(each.case.kind in DRAWN for each in concluded)
    beside = "" if drawn else ", those beside the draw among them"
    yield Paragraph(
        f"Someone did not agree with the conclusion about {len(split)} of {of}{beside}. The"
        " reasons are given with the cases below."
    )


def _conclusion(case: CaseRecord) -> str:
    if case.case.unavailable:
        return "could not be produced"
    if not case.conclusions:
        return "not concluded"
    return "\n".join(
        (f"Sub-group {each.sub_group}: " if each.sub_group else "") + each.option.label
        for each in case.conclusions
    )


def _why(each: Conclusion) -> str:
    parts = [] if each.reason.is_blank() else [sentence_end(each.reason.show())]
    if each.dissent:
        said = f"{whole(each.dissent)} did not agree"
        why = each.dissent_reason
        parts.append(f"{said}." if why.is_blank() else f"{said}: {sentence_end(why.show())}")
    return "\n".join(parts)
