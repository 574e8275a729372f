"""Takes the force's answers to findings, each as an event of its own; nothing is overwritten.

Every row is judged alone: what is wrong with one never keeps another out, and all is told at once.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from scrutiny.errors import Problem
from scrutiny.findings.days import month_first, read_day
from scrutiny.findings.returned import CUT, Returned
from scrutiny.findings.words import read_answer
from scrutiny.meetings.responding import Response, response_history
from scrutiny.text import OutsideText
from scrutiny.workspace import Workspace, Writing


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of the answers of one file."""

    updated: int
    unchanged: int
    problems: tuple[Problem, ...]
    again: str = ""
    """When this very file was taken before; empty the first time."""


@dataclass(frozen=True, slots=True)
class _Answer:
    """A row that was read: what will stand in the record."""

    state: str
    response: str
    responder: str
    evidence: str
    owner: str
    day: str

    def same_as(self, other: Response) -> bool:
        return (
            self.state == other.state
            and self.day == other.day
            and all(
                OutsideText(mine).one_line() == theirs.one_line()
                for mine, theirs in (
                    (self.response, other.text),
                    (self.responder, other.responder),
                    (self.evidence, other.evidence),
                )
            )
        )


@dataclass(slots=True)
class _Known:
    """What the record holds before the file is taken."""

    texts: Mapping[str, str]
    """Each finding on one line, by number."""
    history: Mapping[str, tuple[Response, ...]]
    owners: Mapping[str, str]
    today: str
    held: Mapping[str, str]
    """The day of the meeting that raised each finding."""
    numbers: Mapping[str, str]
    """Each number as it is written here, by its small letters."""
    american: str = ""
    """A day of this file that only has a meaning with the month first; blank when there is none."""
    torn: frozenset[str] = frozenset()
    """Findings that this file answers in two different ways."""
    seen: set[str] = field(default_factory=set)


def take_answers(
    workspace: Workspace,
    returned: Sequence[Returned],
    name: str,
    sha256: str = "",
    older: bool = False,
) -> Taken:
    """Save the answers of a schedule, all in one step; `sha256` is the digest of its file.

    Rows that say nothing are passed over. Rows that cannot be taken for certain are problems: an
    unknown number, an edited finding, an unknown answer, a text without an answer, an impossible
    date, and an answer older than the one in the record unless `older` is said.
    """
    before = workspace.rows("SELECT time FROM answer_file WHERE sha256 = ?", (sha256,))
    known = _known(workspace, returned)
    problems: list[Problem] = []
    updated = unchanged = 0
    with workspace.write("force") as writing:
        for row in returned:
            each = replace(row, finding=known.numbers.get(row.finding.casefold(), row.finding))
            if not each.finding and each.is_blank and not each.spoiled:
                continue
            found = [*_number_problems(each, known)]
            answer = None if each.spoiled else _read(each, known, found)
            if each.finding:
                known.seen.add(each.finding)
            if answer and not found and not older:
                found += _older(answer, known.history.get(each.finding, ()))
            problems += [Problem(said, name, each.row, each.finding) for said in found]
            if found or answer is None:
                continue
            if _save(writing, each, answer, known):
                updated += 1
            else:
                unchanged += 1
        if sha256 and updated and not before:
            writing.record("answers-taken", {"sha256": sha256, "updated": updated})
    return Taken(updated, unchanged, tuple(problems), before[0][0] if before else "")


def _known(workspace: Workspace, returned: Sequence[Returned]) -> _Known:
    texts = {
        number: workspace.passage(passage).one_line()
        for number, passage in workspace.rows("SELECT finding, passage FROM finding")
    }
    owners = {
        number: workspace.passage(passage).one_line()
        for number, passage in workspace.rows(
            "SELECT finding, passage FROM finding_step WHERE step = 'owner' ORDER BY event"
        )
    }
    held = dict(workspace.rows("SELECT finding, day FROM finding JOIN meeting USING (meeting)"))
    return _Known(
        texts,
        response_history(workspace),
        owners,
        f"{workspace.now():%Y-%m-%d}",
        held,
        {number.casefold(): number for number in texts},
        next((each.day for each in returned if each.day and _only_american(each.day)), ""),
        _torn(returned),
    )


def _torn(returned: Sequence[Returned]) -> frozenset[str]:
    said: dict[str, set[tuple[str | None, ...]]] = {}
    for each in returned:
        if each.finding and not each.is_blank:
            told = (each.state, each.response, each.evidence, each.owner, each.responder, each.day)
            said.setdefault(each.finding.casefold(), set()).add(told)
    return frozenset(number for number, ways in said.items() if len(ways) > 1)


def _only_american(typed: str) -> bool:
    try:
        read_day(typed)
    except ValueError:
        return bool(month_first(typed))
    return False


def _number_problems(each: Returned, known: _Known) -> Iterator[str]:
    if each.spoiled:
        yield each.spoiled
    if not each.finding:
        yield "there is an answer and no number; the number says which finding it answers"
    elif each.finding not in known.texts:
        yield "no finding has this number"
    elif each.finding.casefold() in known.torn:
        yield "the finding stands twice with different answers; leave the one that is meant"
    elif each.finding in known.seen:
        yield "the finding stands twice in the schedule; only the first was taken"
    elif not _same_text(each.text, known.texts[each.finding]):
        shown = OutsideText(each.text).one_line()
        others = [number for number, text in known.texts.items() if text == shown]
        if others:
            yield (
                f"this is the text of {others[0]}; numbers and findings were mixed up, perhaps by"
                " sorting one column alone"
            )
        else:
            yield "the finding was edited; write the answer in the columns for it"


def _same_text(returned: str, known: str) -> bool:
    shown = OutsideText(returned).one_line()
    if shown.endswith(CUT):
        return known.startswith(shown.removesuffix(CUT).rstrip())
    return shown == known


def _read(each: Returned, known: _Known, problems: list[str]) -> _Answer | None:
    """Read what was filled in, adding what is wrong; `None` when the row says nothing."""
    if each.is_blank:
        return None
    history = known.history.get(each.finding, ())
    last = history[-1] if history else None
    state = day = ""
    try:
        state = read_answer(each.state)
    except ValueError as error:
        problems.append(str(error))
    try:
        day = read_day(each.day or "")
        american = month_first(each.day or "")
        before = day < known.held.get(each.finding, "") <= american <= known.today
        if american and (known.american or before):
            why = f"'{known.american}' of this file has the month first"
            if not known.american:
                why = "read with the day first it lies before the meeting"
            problems.append(
                f"'{each.day}' can be {day} or {american}: {why}. Write the month as a word"
            )
        elif day > known.today:
            problems.append(f"the date {day} lies in the future")
    except ValueError as error:
        problems.append(str(error))
    if not each.state and not each.only_owner:
        told = each.response or each.evidence or each.responder
        what = "a response" if told else "a date"
        problems.append(f"there is {what} and no answer; choose one from the list")

    def kept(said: str | None, was: OutsideText | None) -> str:
        # A column that was taken out says nothing, so what the record holds stands.
        return said if said is not None else (was.show() if was else "")

    return _Answer(
        state,
        kept(each.response, last.text if last else None),
        kept(each.responder, last.responder if last else None),
        kept(each.evidence, last.evidence if last else None),
        each.owner or "",
        day if each.day is not None else (last.day if last else ""),
    )


def _older(answer: _Answer, history: Sequence[Response]) -> Iterator[str]:
    if not history or not answer.state or answer.same_as(history[-1]):
        return
    last = history[-1]
    again = any(answer.same_as(each) for each in history[:-1])
    if again or (answer.day and last.day and answer.day < last.day):
        yield (
            f"this answer is older than the one of {last.day or last.at[:10]} in the record"
            f" ({last.state}); it was not taken (--older takes it all the same)"
        )


def _save(writing: Writing, each: Returned, answer: _Answer, known: _Known) -> bool:
    """Record what is new; tells whether anything was."""
    history = known.history.get(each.finding, ())
    named = OutsideText(answer.owner).one_line()
    new_owner = bool(named) and named != known.owners.get(each.finding, "")
    if new_owner:
        if not answer.state and not history:
            writing.record("finding-received", {"finding": each.finding})
        owner = {"finding": each.finding, "passage": writing.passage(answer.owner)}
        writing.record("finding-owner-named", owner)
    if not answer.state or (history and answer.same_as(history[-1])):
        return new_owner
    writing.record(
        "finding-answered",
        {
            "finding": each.finding,
            "state": answer.state,
            "passage": writing.passage(answer.response),
            "responder": writing.passage(answer.responder),
            "evidence": writing.passage(answer.evidence),
            "day": answer.day,
        },
    )
    return True
