"""Brings together what an annual report is made of, and looks at its bytes before it goes out."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reports.publication.annual_outward import Outward
from scrutiny.meetings.yearly import YearMeeting, YearRecord
from scrutiny.workspace import Workspace


def annual_bytes(
    workspace: Workspace, panel_ids: Sequence[str], year: int, suffix: str, panel_only: bool = False
) -> bytes:
    """Write the annual report; what is for everybody is refused when it tells of a person."""
    from reports.annual import annual
    from reports.publication.file_check import needed_clean
    from reports.render import render
    from scrutiny.meetings.known_details import known_details
    from scrutiny.meetings.yearly import year_record

    record = year_record(workspace, panel_ids, year)
    if panel_only:
        return render(annual(record), suffix)
    content = render(annual(record, outward(workspace, record)), suffix)
    known = [known_details(workspace, each.meeting.id) for each in _meetings(record)]
    stories = tuple(dict.fromkeys(story for each in known for story in each.stories))
    needed_clean(content, suffix.lower(), replace(known[0], stories=stories), year)
    return content


def outward(workspace: Workspace, record: YearRecord) -> Outward:
    """Give the ticked words of a year's findings, and the totals that its reports hold back."""
    findings = [one for each in record.panels for one in (*each.findings, *each.earlier)]
    said: dict[str, str] = {}
    for meeting_id in dict.fromkeys(each.finding.meeting for each in findings):
        said |= _ticked(workspace, meeting_id)
    held = {each.meeting.id: _held_back(workspace, each) for each in _meetings(record)}
    return Outward(said, held)


def _meetings(record: YearRecord) -> Iterator[YearMeeting]:
    for panel in record.panels:
        yield from panel.meetings


def _ticked(workspace: Workspace, meeting_id: str) -> dict[str, str]:
    from reports.publication.allowed import ticked_sentences
    from scrutiny.publishing.narratives import allowed_places, narratives

    ticked = allowed_places(workspace, meeting_id)
    return {
        each.number: " ".join(ticked_sentences(each, ticked))
        for each in narratives(workspace, meeting_id)
        if each.source == "finding"
    }


def _held_back(workspace: Workspace, held: YearMeeting) -> frozenset[str]:
    """Give what the released reports hold back, or else what one made today would."""
    from reports.guards.refused import FigureRefused
    from reports.publication.annual_outward import held_back_totals
    from reports.publication.printed_counts import printed_again
    from reports.words import one_line
    from scrutiny.publishing.releasing import publication_steps
    from tui.publication import Wanted, gathered

    scale = held.panel.judgement_scale.for_conclusions()
    labels = [one_line(each.label) for each in scale]
    draws = [each.id for each in held.draws]
    steps = publication_steps(workspace, held.meeting.id)
    released = [printed_again(each.printed) for each in steps if each.printed]
    if not released:
        try:
            released = [gathered(workspace, Wanted(held.meeting.id)).safe.printed]
        except FigureRefused:
            return frozenset(labels)
    # What any of them prints is known, so only what every one of them hides is held back.
    hidden = [held_back_totals(draws, labels, each) for each in released]
    return frozenset.intersection(*hidden)
