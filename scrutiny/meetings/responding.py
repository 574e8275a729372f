"""Takes the force's answers to findings, each as an event of its own; nothing is overwritten."""

from collections.abc import Sequence
from dataclasses import dataclass

from scrutiny.errors import Problem
from scrutiny.text import OutsideText
from scrutiny.workspace import Workspace

STATES = ("accepted", "partly accepted", "rejected")
"""What the force may answer to a finding."""


@dataclass(frozen=True, slots=True)
class Returned:
    """One row of a schedule that came back."""

    row: int
    finding: str
    text: str
    """The finding as the schedule says it; the force may not change it."""
    state: str
    response: str
    responder: str


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of the answers of one file."""

    updated: int
    unchanged: int
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Response:
    """The latest answer to a finding."""

    finding: str
    state: str
    text: OutsideText
    responder: OutsideText
    at: str


def take_answers(workspace: Workspace, returned: Sequence[Returned], name: str) -> Taken:
    """Save the answers of a schedule; rows without one are passed over, problems are all told.

    An unknown number, an edited finding and an unknown state are problems; other rows are taken.
    """
    known = {
        finding: workspace.passage(passage)
        for finding, passage in workspace.rows("SELECT finding, passage FROM finding")
    }
    problems: list[Problem] = []
    updated = unchanged = 0
    seen: set[str] = set()
    for each in returned:
        if not each.finding:
            continue
        problem = _problem(each, known, seen)
        seen.add(each.finding)
        if problem:
            problems.append(Problem(problem, name, each.row, each.finding))
        elif not each.state and not each.response:
            continue
        elif _is_known(workspace, each):
            unchanged += 1
        else:
            with workspace.write("force") as writing:
                writing.record(
                    "finding-answered",
                    {
                        "finding": each.finding,
                        "state": each.state.casefold(),
                        "passage": writing.passage(each.response),
                        "responder": writing.passage(each.responder),
                    },
                )
            updated += 1
    return Taken(updated, unchanged, tuple(problems))


def _problem(returned: Returned, known: dict[str, OutsideText], seen: set[str]) -> str:
    if returned.finding not in known:
        return "no finding has this number"
    if returned.finding in seen:
        return "the finding stands twice in the schedule; only the first was taken"
    if " ".join(returned.text.split()) != known[returned.finding].one_line():
        return "the finding was edited; write the answer in the columns for it"
    if returned.state and returned.state.casefold() not in STATES:
        return f"'{returned.state}' is not an answer; choose one of: {', '.join(STATES)}"
    if returned.response and not returned.state:
        return "there is a response and no answer; choose one from the list"
    return ""


def _is_known(workspace: Workspace, returned: Returned) -> bool:
    last = responses(workspace).get(returned.finding)
    return (
        last is not None
        and last.state == returned.state.casefold()
        and last.text.one_line() == OutsideText(returned.response).one_line()
        and last.responder.one_line() == OutsideText(returned.responder).one_line()
    )


def responses(workspace: Workspace) -> dict[str, Response]:
    """Give the latest answer to each finding that has one."""
    rows = workspace.rows(
        "SELECT finding, state, passage, responder, time FROM response ORDER BY event"
    )
    return {
        finding: Response(
            finding, state, workspace.passage(passage), workspace.passage(responder), time
        )
        for finding, state, passage, responder, time in rows
    }
