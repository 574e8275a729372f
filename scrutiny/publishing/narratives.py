"""The texts that a person typed and that may be published, sentence by sentence, once ticked.

Only what the panel says, what it saw in a case, and what the force answered: never a case's text, a
dissent, a member's answer or a private note. A tick belongs to one text as it stands;
a text that was changed has to be read again.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from scrutiny.errors import Refusal
from scrutiny.meetings.cases import meeting_cases
from scrutiny.meetings.meeting import meeting
from scrutiny.text import OutsideText
from scrutiny.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Narrative:
    """One text."""

    source: str
    """`observation`, `finding`, `response` or `summary`."""
    number: str
    """The number of the observation, or of the finding that it is or answers; for a summary the
    reference of its case, which the office sees and nobody else."""
    kind: str
    """The kind of observation; for an answer the state that the force chose."""
    passage: str
    """The commitment that the log names it by."""
    text: OutsideText
    case_id: str = ""
    """The case that a summary is about."""


SUMMARY = "summary"
"""What the panel saw in one case: why it concluded so, or the office's own words for that."""


def narratives(workspace: Workspace, meeting_id: str) -> tuple[Narrative, ...]:
    """Give the texts of a meeting: observations, findings, the latest answers, and summaries."""
    meeting(workspace, meeting_id)
    findings = workspace.rows(
        "SELECT finding, kind, passage FROM finding WHERE meeting = ?"
        " ORDER BY length(finding), finding",
        (meeting_id,),
    )
    raised = {passage for _, _, passage in findings}
    seen = workspace.rows(
        "SELECT observation, kind, passage FROM observation WHERE meeting = ? AND withdrawn = 0"
        " ORDER BY length(observation), observation",
        (meeting_id,),
    )
    answers = workspace.rows(
        "SELECT r.finding, r.state, r.passage FROM response AS r JOIN finding AS f USING (finding)"
        " WHERE f.meeting = ? AND r.event = (SELECT max(event) FROM response"
        " WHERE finding = r.finding) ORDER BY length(r.finding), r.finding",
        (meeting_id,),
    )
    found = [
        *(("observation", *row) for row in seen if row[2] not in raised),
        *(("finding", *row) for row in findings),
        *(("response", *row) for row in answers if row[2]),
    ]
    return (
        *(
            Narrative(source, number, kind, passage, workspace.passage(passage))
            for source, number, kind, passage in found
        ),
        *_summaries(workspace, meeting_id),
    )


def _summaries(workspace: Workspace, meeting_id: str) -> Iterator[Narrative]:
    """Give what was seen in each case; the office's words stand in place of the panel's."""
    written = dict(
        workspace.rows("SELECT case_id, passage FROM case_summary WHERE meeting = ?", (meeting_id,))
    )
    reasons: dict[str, list[str]] = {}
    for case_id, passage in workspace.rows(
        "SELECT case_id, reason FROM conclusion WHERE meeting = ? AND reason <> ''"
        " ORDER BY case_id, sub_group",
        (meeting_id,),
    ):
        reasons.setdefault(case_id, []).append(passage)
    for case in meeting_cases(workspace, meeting_id):
        mine = [written[case.case_id]] if case.case_id in written else reasons.get(case.case_id, [])
        for passage in dict.fromkeys(mine):
            text = workspace.passage(passage)
            if not text.is_blank():
                yield Narrative(SUMMARY, case.reference, "", passage, text, case.case_id)


def allowed_places(workspace: Workspace, meeting_id: str) -> Mapping[str, frozenset[int]]:
    """Give the places of the ticked sentences, from 0, by the passage of their text."""
    found: dict[str, set[int]] = {}
    for passage, place in workspace.rows(
        "SELECT passage, place FROM allowed_sentence WHERE meeting = ?", (meeting_id,)
    ):
        found.setdefault(passage, set()).add(place)
    return {passage: frozenset(places) for passage, places in found.items()}


def allow_sentences(
    workspace: Workspace, meeting_id: str, sentences: Sequence[tuple[str, int]], name: str
) -> None:
    """Tick sentences, given as passage and place; the person who read them is named."""
    _record(workspace, meeting_id, "sentences-allowed", sentences, name)


def withdraw_sentences(
    workspace: Workspace, meeting_id: str, sentences: Sequence[tuple[str, int]], name: str
) -> None:
    """Take ticks back."""
    _record(workspace, meeting_id, "sentences-withdrawn", sentences, name)


def _record(
    workspace: Workspace, meeting_id: str, kind: str, sentences: Sequence[tuple[str, int]], by: str
) -> None:
    if not by.strip():
        raise Refusal("No name was given.", next_step="Say with --read-by who read the sentences.")
    known = {each.passage for each in narratives(workspace, meeting_id)}
    if not sentences or any(passage not in known for passage, _ in sentences):
        raise Refusal("There is no such sentence.", where=meeting_id)
    with workspace.write() as writing:
        writing.record(
            kind,
            {
                "meeting": meeting_id,
                "sentences": [[passage, place] for passage, place in sentences],
                "name": writing.passage(by),
            },
        )
