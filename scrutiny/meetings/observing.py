"""Keeps what the panel wants to say: observations, and the numbered findings that are sent."""

from dataclasses import dataclass

from scrutiny.cases.asking import case_id_of
from scrutiny.errors import Refusal
from scrutiny.meetings.meeting import meeting, needed_open, panel_of
from scrutiny.panels.definition import OBSERVATION_KINDS
from scrutiny.text import OutsideText
from scrutiny.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Observation:
    """One thing the panel saw."""

    id: str
    case_id: str
    """Empty for an observation about no single case."""
    kind: str
    """One of `OBSERVATION_KINDS`."""
    text: OutsideText


@dataclass(frozen=True, slots=True)
class Finding:
    """A numbered observation that is sent to the force."""

    number: str
    meeting: str
    observation: str
    case_id: str
    kind: str
    text: OutsideText
    recipient: str
    due: str


def observe(
    workspace: Workspace, meeting_id: str, kind: str, text: str, reference: str = ""
) -> Observation:
    """Save an observation of the panel, about one case or about none."""
    held = meeting(workspace, meeting_id)
    needed_open(held)
    if kind not in OBSERVATION_KINDS:
        raise Refusal(
            f"'{kind}' is not a kind of observation.",
            next_step=f"The kinds are: {', '.join(OBSERVATION_KINDS)}.",
        )
    if not text.strip():
        raise Refusal("The observation is blank.", next_step="Write what the panel saw.")
    case_id = case_id_of(workspace, held.panel, reference) if reference else ""
    with workspace.write("chair") as writing:
        number = workspace.value("SELECT count(*) FROM observation") + 1
        writing.record(
            "observed",
            {
                "observation": f"O{number}",
                "meeting": meeting_id,
                "case": case_id,
                "kind": kind,
                "passage": writing.passage(text),
            },
        )
    return Observation(f"O{number}", case_id, kind, OutsideText(text))


def observations(workspace: Workspace, meeting_id: str) -> tuple[Observation, ...]:
    """Give the observations of a meeting, oldest first."""
    rows = workspace.rows(
        "SELECT observation, case_id, kind, passage FROM observation"
        " WHERE meeting = ? AND withdrawn = 0 ORDER BY length(observation), observation",
        (meeting_id,),
    )
    return tuple(
        Observation(number, case_id, kind, workspace.passage(passage))
        for number, case_id, kind, passage in rows
    )


def raise_finding(
    workspace: Workspace, meeting_id: str, observation_id: str, recipient: str = "", due: str = ""
) -> Finding:
    """Number an observation as a finding for the force; by default for the panel's recipient."""
    held = meeting(workspace, meeting_id)
    found = [each for each in observations(workspace, meeting_id) if each.id == observation_id]
    if not found:
        raise Refusal(f"There is no observation '{observation_id}'.", where=meeting_id)
    if any(each.observation == observation_id for each in findings(workspace, meeting_id)):
        raise Refusal(f"'{observation_id}' is a finding already.", where=meeting_id)
    observation = found[0]
    recipients = panel_of(workspace, held).recipients
    to_whom = recipient.strip() or (recipients[0] if recipients else "")
    with workspace.write() as writing:
        count = workspace.value("SELECT count(*) FROM finding WHERE meeting = ?", (meeting_id,))
        number = f"{meeting_id}/{count + 1}"
        passage = workspace.value(
            "SELECT passage FROM observation WHERE observation = ?", (observation_id,)
        )
        writing.record(
            "finding-raised",
            {
                "finding": number,
                "meeting": meeting_id,
                "observation": observation_id,
                "case": observation.case_id,
                "kind": observation.kind,
                "passage": passage,
                "recipient": to_whom,
                "due": due,
            },
        )
    return findings(workspace, meeting_id)[-1]


def findings(workspace: Workspace, meeting_id: str) -> tuple[Finding, ...]:
    """Give the findings of a meeting by number."""
    rows = workspace.rows(
        "SELECT finding, meeting, observation, case_id, kind, passage, recipient, due FROM finding"
        " WHERE meeting = ? ORDER BY length(finding), finding",
        (meeting_id,),
    )
    return tuple(
        Finding(number, held, seen, case_id, kind, workspace.passage(text), recipient, due)
        for number, held, seen, case_id, kind, text, recipient, due in rows
    )
