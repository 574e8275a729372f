"""Lays out the meetings of a year: who came, what was read, and what was concluded, added up."""

from collections.abc import Iterator

from reports.annual_figures import WAYS, YearCounts, YearScale
from reports.content import Block, Paragraph, Table
from reports.disclosure.cells import HIDDEN
from reports.guards.adding_up import needed_whole
from reports.publication.annual_outward import Outward, hidden_labels
from reports.sentences import listed, percentage, whole
from reports.words import counted, day_of, one_line
from scrutiny.meetings.cases import DRAWN
from scrutiny.meetings.yearly import PanelYear

NO_TREND = (
    "Each meeting reads other cases, by themes that the panel chose. So a difference between two"
    " meetings is no trend, and these figures stand beside those of no other year."
)


def meetings_table(year: PanelYear) -> Table:
    """List the meetings with who came and what was read."""
    days, rows = [], []
    for held in year.meetings:
        drawn = sum(1 for case in held.cases if case.kind in DRAWN)
        missing = sum(1 for case in held.cases if case.unavailable)
        sent = sum(1 for each in year.findings if each.finding.meeting == held.meeting.id)
        days.append(day_of(held.meeting.day))
        rows.append(
            (
                len(held.members),
                held.apologies,
                drawn,
                len(held.cases) - drawn,
                missing,
                len(held.concluded),
                sent,
            )
        )
    totals = [sum(column) for column in zip(*rows, strict=True)]
    needed_whole((row[-1] for row in rows), len(year.findings), "findings by meeting")
    return Table(
        caption="The meetings one by one; a case that came back stands at each meeting",
        header=(
            "Meeting",
            "Members seated",
            "Apologies",
            "Cases drawn",
            "Other cases",
            "Not produced",
            "Concluded",
            "Findings",
        ),
        rows=(
            *((day, *(whole(each) for each in row)) for day, row in zip(days, rows, strict=True)),
            ("Added up", *(whole(each) for each in totals)),
        ),
        numbers=tuple(range(1, 8)),
    )


def attendance_words(year: PanelYear) -> str:
    """Say how many members took part."""
    every = {member for held in year.meetings for member in held.members}
    seated = sum(len(each.members) for each in year.meetings)
    left = sum(each.left_early for each in year.meetings)
    said = (
        f"{counted(len(every), 'member')} took part in the year and took"
        f" {counted(seated, 'seat')} in all."
    )
    if left:
        said += f" {counted(left, 'time')} somebody left early."
    return f"{said} Members are counted here and never named."


def concluded_blocks(
    year: PanelYear, counts: YearCounts, outward: Outward | None = None
) -> Iterator[Block]:
    """Lay out the conclusions, scale by scale, and how the cases came."""
    if len(counts.scales) > 1:
        days = listed([day_of(scale.meetings[0]) for scale in counts.scales[1:]])
        yield Paragraph(
            f"The words of the conclusions changed with the meeting of {days}. What was concluded"
            " before and after is counted apart and never added."
        )
    for scale in counts.scales:
        yield _drawn_table(year, scale, outward) if outward else _scale_table(scale)
    yield Paragraph(NO_TREND)
    if counts.cases:
        yield Table(
            caption="How the concluded cases came",
            header=("How they came", "Cases"),
            rows=(
                *((way.capitalize(), whole(counts.by_way[way])) for way in WAYS),
                ("All concluded cases", whole(counts.cases)),
            ),
            numbers=(1,),
        )
    if counts.by_way["carried over"]:
        yield Paragraph("Carried over: they came to the panel in an earlier year.")
    if counts.not_concluded:
        were = "was" if counts.not_concluded == 1 else "were"
        yield Paragraph(f"{counted(counts.not_concluded, 'case')} {were} there and not concluded.")


def _scale_table(scale: YearScale) -> Table:
    labels = [one_line(row.option.label) for row in scale.rows]
    rows = [(*row.at_meetings, row.again, row.in_year, row.of_drawn) for row in scale.rows]
    totals = [sum(column) for column in zip(*rows, strict=True)]
    drawn = totals[-1]
    return Table(
        caption="Conclusions by meeting, less those that were concluded again later in the year",
        header=(
            "Conclusion",
            # The year is in the heading above; without it the columns are narrow enough.
            *(day_of(each).rpartition(" ")[0] for each in scale.meetings),
            "Again later",
            "In the year",
            "Of these, drawn",
            "Share of the drawn",
        ),
        rows=(
            *(
                (
                    label,
                    *(whole(each) for each in row),
                    percentage(row[-1], drawn) if drawn else "none drawn",
                )
                for label, row in zip(labels, rows, strict=True)
            ),
            ("All", *(whole(each) for each in totals), ""),
        ),
        numbers=tuple(range(1, len(totals) + 1)),
    )


def _drawn_table(year: PanelYear, scale: YearScale, outward: Outward) -> Table:
    """Count the drawn cases only: beside the others, one chosen on purpose could be told apart."""
    hidden = hidden_labels(year, scale, outward)
    drawn = sum(row.of_drawn for row in scale.rows)
    rows = []
    for row in scale.rows:
        label = one_line(row.option.label)
        told = (HIDDEN, HIDDEN)
        if label not in hidden:
            share = percentage(row.of_drawn, drawn) if drawn else "none drawn"
            told = (whole(row.of_drawn), share)
        rows.append((label, *told))
    return Table(
        caption="The cases that were drawn, as they were last concluded in the year",
        header=("Conclusion", "Drawn and concluded", "Share of the drawn"),
        rows=(*rows, ("All", whole(drawn), "")),
        numbers=(1, 2),
    )
