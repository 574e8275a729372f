"""What both front ends know and say while a meeting's report is published."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reports.publication.summaries import left_out_words
from reports.words import counted, day_of
from scrutiny.errors import Refusal
from scrutiny.meetings.cases import meeting_cases
from scrutiny.meetings.meeting import Meeting, meetings
from scrutiny.publishing.releasing import PublicationStep, publication_steps
from scrutiny.workspace import Workspace
from tui.approval import draft_state
from tui.plain.document_lines import document_pages
from tui.plain.sentences import problem_words, shown
from tui.publication import Gathered, Wanted, clean_bytes, gathered, wanted_again
from tui.sentences import ListedSentence, listed_sentences

PUBLISH = "Publish the report of a meeting"
NO_MEETING = "No meeting is closed yet, so there is no report to publish."
TICKING = "Enter or a click ticks a sentence, or takes its tick away. Read every word."
NOTHING_TYPED = "Nobody typed anything that could be published."
READ_BY = "Who reads the sentences? Your name is kept with each tick."
SEE, HELD, WRITE, TICK, CHAIR, COORDINATOR, MAKE, RELEASE = range(8)
"""The ways, in their order."""
WHICH_CASE = "About which case? Its reference goes nowhere."
WROTE_BY = "Who writes it? Your name is kept beside the words."
WRITE_HINT = "What the panel saw, without names, places or days. It has to be ticked afterwards."
KEPT = "The words are kept. Tick their sentences before they go out."
ASKED_MAKE = (
    "Who makes the copy? Somebody else has to release it.",
    "Which file? Its ending says the format: .pdf, .html, .docx or .md",
)
ASKED_RELEASE = (
    "Who releases it? Not the one who made the copy.",
    "Type the period of the report, as it stands below the title of the copy:",
    "Which file? Its ending says the format: .pdf, .html, .docx or .md",
)


@dataclass(frozen=True, slots=True)
class Publishing:
    """How far the publication of a meeting is."""

    meeting: str
    wanted: Wanted
    steps: tuple[PublicationStep, ...]
    sentences: tuple[ListedSentence, ...]
    made: Gathered | None
    """What would go out now; None when it cannot."""
    problem: tuple[str, ...]
    """Why it cannot."""
    approval: str

    @property
    def ticked(self) -> int:
        """How many sentences may go out."""
        return sum(each.ticked for each in self.sentences)


def publishing(workspace: Workspace, meeting_id: str) -> Publishing:
    """Look up how far it is; the copy is made as the one that was made last."""
    steps = publication_steps(workspace, meeting_id)
    wanted = wanted_again(steps[-1].options) if steps else Wanted(meeting_id)
    if not steps or steps[-1].step != "released":
        # What came out since is held against it, as it will be when the copy is made anew.
        wanted = replace(wanted, known=None)
    made: Gathered | None = None
    problem: tuple[str, ...] = ()
    approval = ""
    try:
        made = gathered(workspace, wanted)
        clean_bytes(workspace, made.document(False), meeting_id, ".md")
        approval = draft_state(workspace, meeting_id)[1].words
    except Refusal as refusal:
        told = tuple(f"- {each.problem}" for each in refusal.problems)
        problem = (problem_words(refusal, saving=False), *told)
    return Publishing(
        meeting_id,
        wanted,
        steps,
        listed_sentences(workspace, meeting_id),
        made,
        problem,
        approval or "Nobody has approved the draft of the report yet.",
    )


def closed_meetings(workspace: Workspace) -> tuple[Meeting, ...]:
    """Give the meetings whose report can be published."""
    return tuple(each for each in meetings(workspace) if each.closed_at)


def way_rows(now: Publishing) -> tuple[str, ...]:
    """Give the ways, in the order in which they are usually gone."""
    return (
        "See what will be published, page by page",
        "See what is held back, and why",
        "Write what was seen in one case, in words that may go out",
        f"Tick the sentences that may go out ({now.ticked} of {len(now.sentences)} ticked)",
        "Approve the draft of the report, as the chair",
        "Approve the draft of the report, as the coordinator",
        "Make the copy for a second person to read",
        "Release the copy (the second person)",
    )


def state_lines(now: Publishing) -> list[str]:
    """Say how far it is."""
    if now.made is None:
        return list(now.problem)
    lines = [f"Period of the report: {now.made.allowed.period}", now.approval]
    made = [each for each in now.steps if each.step == "made"]
    released = [each for each in now.steps if each.step == "released"]
    if not made:
        lines.append("No copy has been made yet.")
    else:
        lines.append(f"Copy made by {_who(made[-1])}.")
        if made[-1].content != now.made.content:
            lines.append("Something changed since: make the copy anew before it is released.")
    if released:
        same = " It is what stands here now." if released[-1].content == now.made.content else ""
        lines.append(f"Released by {_who(released[-1])}.{same}")
    return lines


def _who(step: PublicationStep) -> str:
    return f"{step.name.one_line()} on {day_of(step.time)}"


def pages(now: Publishing, width: int = 74) -> list[tuple[str, list[str]]]:
    """Give what will be published, page by page: its heading and its lines."""
    if now.made is None:
        return [("It cannot be published as it is", list(now.problem))]
    return document_pages(now.made.document(released=True), width)


def held_back(now: Publishing) -> list[str]:
    """Say everything that does not go out, and why."""
    lines = list(now.problem)
    if now.made is not None:
        lines += now.made.safe.why_open
        lines += now.made.safe.held_back or ["No count is hidden."]
        for number, case in enumerate(now.made.allowed.summaries, start=1):
            if words := left_out_words(case):
                lines.append(f"Case {number} of the copy: {words}.")
    cannot = [each for each in now.sentences if each.found]
    open_ones = sum(not each.ticked and not each.found for each in now.sentences)
    lines.append(f"{counted(open_ones, 'sentence')} could be ticked and {_are(open_ones)} not.")
    if cannot:
        lines.append(f"{counted(len(cannot), 'sentence')} cannot be ticked:")
    for each in cannot:
        lines.append(f"- {each.number}, {each.of}: {'; '.join(each.found)}")
    return lines


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def case_rows(workspace: Workspace, meeting_id: str) -> tuple[tuple[str, str], ...]:
    """Give the cases of a meeting: the id of each, and its reference in clean letters."""
    return tuple(
        (each.case_id, shown(each.reference)) for each in meeting_cases(workspace, meeting_id)
    )


def sentence_row(each: ListedSentence) -> str:
    """Write a sentence on one line, with what stands against it."""
    against = f" - cannot be ticked: {'; '.join(each.found)}" if each.found else ""
    return f"({each.of}) {each.text}{against}"


def sentence_rows(several: Sequence[ListedSentence]) -> tuple[str, ...]:
    """Write sentences with their ticks."""
    return tuple(f"[{'x' if each.ticked else ' '}] {sentence_row(each)}" for each in several)
