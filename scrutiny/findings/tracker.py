"""Where each finding stands: its state, its age, who looks after it, and whether it is late.

The state is read from what happened, in order; it is never stored beside it. What the force closed
stays open here until the panel itself closes it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from scrutiny.cases.asking import references_of
from scrutiny.clock import is_day
from scrutiny.errors import Refusal
from scrutiny.findings.words import NO_RESPONSE
from scrutiny.meetings.meeting import Meeting, meetings
from scrutiny.meetings.observing import Finding, findings
from scrutiny.meetings.responding import Response, response_history
from scrutiny.text import OutsideText
from scrutiny.workspace import Workspace

ASKED, RECEIVED, REOPENED = "asked", "received", "reopened"
EVIDENCE_SEEN = "evidence seen by the panel"
CLOSED_BY_PANEL, CLOSED_BY_FORCE = "closed by the panel", "closed by the force"

STATES = (
    ASKED,
    RECEIVED,
    "accepted",
    "partly accepted",
    "rejected",
    "feedback given",
    NO_RESPONSE,
    EVIDENCE_SEEN,
    CLOSED_BY_FORCE,
    CLOSED_BY_PANEL,
    REOPENED,
)
"""Every state, in the order in which a finding usually passes through them."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happened to a finding."""

    event: int
    what: str
    """A state, `owner` or `due`."""
    text: OutsideText
    """Why, what was seen, or who."""
    meeting: str
    """The meeting at which the panel did it; empty when it was at none."""
    day: str
    """The new day of a step `due`; else empty."""
    actor: str
    time: str


@dataclass(frozen=True, slots=True)
class Tracked:
    """One finding with all that became of it, as it stands on one day."""

    finding: Finding
    panel: str
    meeting_day: str
    reference: str
    """Of its case; empty for a finding about no single case."""
    history: tuple[Response, ...]
    steps: tuple[Step, ...]
    state: str
    owner: OutsideText
    due: str
    """As a date, or as it was typed; empty when none was set."""
    age: int
    """Days from its meeting until the panel closed it, or until today."""
    late: int
    """Days that the answer is overdue; 0 when it is not."""
    linked: tuple[str, ...]
    """Findings that a person brought together with it."""

    @property
    def response(self) -> Response | None:
        """The latest answer of the force."""
        return self.history[-1] if self.history else None

    @property
    def closed(self) -> bool:
        """Whether the panel closed it; that the force did is not enough."""
        return self.state == CLOSED_BY_PANEL

    @property
    def answered(self) -> bool:
        """Whether the force has answered, and was not asked again since."""
        return self.first_answer_of_now is not None

    @property
    def waits(self) -> bool:
        """Whether the panel still waits for an answer."""
        return not self.answered and not self.closed

    @property
    def first_answer_of_now(self) -> Response | None:
        """The first true answer since it was asked or asked again; `None` while there is none."""
        reopened = max((each.event for each in self.steps if each.what == REOPENED), default=0)
        true = [
            each for each in self.history if each.state != NO_RESPONSE and each.event > reopened
        ]
        return true[0] if true else None

    @property
    def evidence_seen(self) -> bool:
        """Whether the panel has ever seen evidence for it."""
        return any(each.what == EVIDENCE_SEEN for each in self.steps)


def tracker(workspace: Workspace, panel_id: str = "", meeting_id: str = "") -> tuple[Tracked, ...]:
    """Give the findings of all panels, of one, or of one meeting; the oldest meeting first.

    Raises `Refusal` for a panel or a meeting that is not there.
    """
    if panel_id:
        workspace.panel(panel_id)
    held = [
        each
        for each in meetings(workspace)
        if panel_id in ("", each.panel) and meeting_id in ("", each.id)
    ]
    if meeting_id and not held:
        raise Refusal(
            f"There is no meeting '{meeting_id}'.",
            next_step=f"There are: {', '.join(each.id for each in meetings(workspace))}.",
        )
    history = response_history(workspace)
    steps = _steps(workspace)
    links = _links(workspace)
    today = f"{workspace.now():%Y-%m-%d}"
    found = []
    for each in sorted(held, key=_order):
        sent = findings(workspace, each.id)
        references = references_of(workspace, each.panel, [one.case_id for one in sent])
        for one in sent:
            found.append(
                tracked(
                    one,
                    each,
                    references.get(one.case_id, ""),
                    history.get(one.number, ()),
                    steps.get(one.number, ()),
                    today,
                    links.get(one.number, ()),
                )
            )
    return tuple(found)


def tracked_finding(workspace: Workspace, number: str) -> Tracked:
    """Give one finding; raises `Refusal` when there is none of this number."""
    wanted = number.strip().casefold()
    every = tracker(workspace)
    for each in every:
        if each.finding.number.casefold() == wanted:
            return each
    few = ", ".join(each.finding.number for each in every[-5:])
    raise Refusal(
        f"There is no finding '{number.strip()}'.",
        next_step=f"'scrutiny findings list' shows all. The newest are: {few}."
        if few
        else "No finding was raised yet.",
    )


def tracked(
    finding: Finding,
    held: Meeting,
    reference: str,
    history: Sequence[Response],
    steps: Sequence[Step],
    today: str,
    linked: Sequence[str] = (),
) -> Tracked:
    """Work out where a finding stands on a day, from all that happened in order."""
    state = state_of(history, steps)
    owners = [each.text for each in steps if each.what == "owner"]
    dues = [each.day for each in steps if each.what == "due"]
    closed = [each.time[:10] for each in steps if each.what == CLOSED_BY_PANEL]
    until = closed[-1] if state == CLOSED_BY_PANEL else today
    made = Tracked(
        finding=finding,
        panel=held.panel,
        meeting_day=held.day,
        reference=reference,
        history=tuple(history),
        steps=tuple(steps),
        state=state,
        owner=owners[-1] if owners else OutsideText(""),
        due=dues[-1] if dues else finding.due,
        age=days_between(held.day, until),
        late=0,
        linked=tuple(linked),
    )
    if made.closed or made.answered or not is_day(made.due):
        return made
    from dataclasses import replace

    return replace(made, late=days_between(made.due, today))


def state_of(history: Sequence[Response], steps: Sequence[Step]) -> str:
    """Give the state after all that happened; what the panel closed stays closed until reopened."""
    happened = sorted(
        [(each.event, each.state) for each in history]
        + [(each.event, each.what) for each in steps if each.what in STATES]
    )
    state = ASKED
    for _, each in happened:
        if state != CLOSED_BY_PANEL or each == REOPENED:
            state = each
    return state


def days_between(first: str, last: str) -> int:
    """Count the days from one date to another; 0 when the second is not later.

    >>> days_between("2026-12-07", "2027-01-07"), days_between("2026-12-07", "2026-12-01")
    (31, 0)
    """
    return max(0, (date.fromisoformat(last[:10]) - date.fromisoformat(first[:10])).days)


def _order(held: Meeting) -> tuple[str, int, str]:
    return held.day, len(held.id), held.id


def _steps(workspace: Workspace) -> Mapping[str, tuple[Step, ...]]:
    found: dict[str, tuple[Step, ...]] = {}
    for number, event, what, passage, meeting_id, day, actor, time in workspace.rows(
        "SELECT finding, event, step, passage, meeting, day, actor, time FROM finding_step"
        " ORDER BY event"
    ):
        step = Step(event, what, workspace.passage(passage), meeting_id, day, actor, time)
        found[number] = (*found.get(number, ()), step)
    return found


def _links(workspace: Workspace) -> Mapping[str, tuple[str, ...]]:
    """Give to each finding all that are linked with it, also through others."""
    groups: dict[str, set[str]] = {}
    for one, other in workspace.rows("SELECT finding, other FROM finding_link ORDER BY event"):
        joined = groups.get(one, {one}) | groups.get(other, {other})
        for each in joined:
            groups[each] = joined
    return {
        each: tuple(sorted(group - {each}, key=lambda name: (len(name), name)))
        for each, group in groups.items()
    }
