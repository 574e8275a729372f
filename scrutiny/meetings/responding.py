"""Reads what the force answered to findings; each answer stays, and the latest one counts."""

from dataclasses import dataclass

from scrutiny.text import OutsideText
from scrutiny.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Response:
    """One answer to a finding."""

    finding: str
    state: str
    """One of `scrutiny.findings.words.ANSWERS`."""
    text: OutsideText
    responder: OutsideText
    at: str
    """When it was taken into the record."""
    evidence: OutsideText
    """What the force names as proof; the panel has not seen it by that."""
    day: str
    """The day the force wrote beside its answer; blank when it wrote none."""
    event: int
    """Its place in the log."""


def responses(workspace: Workspace) -> dict[str, Response]:
    """Give the latest answer to each finding that has one."""
    return {number: each[-1] for number, each in response_history(workspace).items()}


def response_history(workspace: Workspace) -> dict[str, tuple[Response, ...]]:
    """Give all answers to each finding that has one, oldest first."""
    rows = workspace.rows(
        "SELECT finding, state, passage, responder, time, evidence, day, event"
        " FROM response ORDER BY event"
    )
    found: dict[str, tuple[Response, ...]] = {}
    for finding, state, passage, responder, time, evidence, day, event in rows:
        each = Response(
            finding,
            state,
            workspace.passage(passage),
            workspace.passage(responder),
            time,
            workspace.passage(evidence),
            day,
            event,
        )
        found[finding] = (*found.get(finding, ()), each)
    return found
