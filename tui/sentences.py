"""Numbers the sentences that may be ticked for publication, and says why one may not be."""

from collections.abc import Sequence
from dataclasses import dataclass

from scrutiny.errors import Problem, Refusal
from scrutiny.publishing.narratives import (
    SUMMARY,
    Narrative,
    allow_sentences,
    allowed_places,
    narratives,
    withdraw_sentences,
)
from scrutiny.text import OutsideText
from scrutiny.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ListedSentence:
    """One sentence."""

    number: int
    of: str
    """What it belongs to, such as `finding 3`."""
    text: str
    ticked: bool
    found: tuple[str, ...]
    """Why it cannot be ticked; empty when it can."""
    passage: str
    place: int


def listed_sentences(workspace: Workspace, meeting_id: str) -> tuple[ListedSentence, ...]:
    """Give every sentence that a person typed for the panel or the force, numbered from 1."""
    from reports.checking.narrow import reasons
    from reports.checking.places import sentences
    from scrutiny.meetings.known_details import known_details
    from scrutiny.meetings.meeting import meeting

    known = known_details(workspace, meeting_id)
    year = int(meeting(workspace, meeting_id).day[:4])
    ticked = allowed_places(workspace, meeting_id)
    found: list[ListedSentence] = []
    for each in narratives(workspace, meeting_id):
        for place, text in enumerate(sentences(each.text.one_line())):
            found.append(
                ListedSentence(
                    len(found) + 1,
                    _of(each),
                    text,
                    place in ticked.get(each.passage, frozenset()),
                    reasons(text, known, year),
                    each.passage,
                    place,
                )
            )
    return tuple(found)


def allow(workspace: Workspace, meeting_id: str, numbers: Sequence[int], name: str) -> None:
    """Tick sentences by their numbers; none is ticked when one cannot be."""
    chosen = _chosen(workspace, meeting_id, numbers)
    problems = tuple(
        Problem(f"sentence {each.number}: {why}") for each in chosen for why in each.found
    )
    if problems:
        raise Refusal(
            "These sentences could give somebody away.",
            where=meeting_id,
            next_step="Leave them out; nothing was ticked.",
            problems=problems,
        )
    allow_sentences(workspace, meeting_id, [(each.passage, each.place) for each in chosen], name)


def withdraw(workspace: Workspace, meeting_id: str, numbers: Sequence[int], name: str) -> None:
    """Take the ticks of sentences back."""
    chosen = _chosen(workspace, meeting_id, numbers)
    withdraw_sentences(workspace, meeting_id, [(each.passage, each.place) for each in chosen], name)


def turned(workspace: Workspace, meeting_id: str, each: ListedSentence, name: str) -> str:
    """Tick a sentence, or take its tick back, and say what was done or stands against it."""
    if each.ticked:
        withdraw(workspace, meeting_id, [each.number], name)
        return f"Sentence {each.number} stays inside."
    if each.found:
        return f"Sentence {each.number} cannot be ticked: {'; '.join(each.found)}."
    allow(workspace, meeting_id, [each.number], name)
    return f"Sentence {each.number} may go out."


def _chosen(workspace: Workspace, meeting_id: str, numbers: Sequence[int]) -> list[ListedSentence]:
    known = {each.number: each for each in listed_sentences(workspace, meeting_id)}
    wrong = [number for number in numbers if number not in known]
    if wrong:
        raise Refusal(
            f"There is no sentence {wrong[0]}.",
            where=meeting_id,
            next_step="See them with: scrutiny report sentences",
        )
    return [known[number] for number in numbers]


def _of(narrative: Narrative) -> str:
    if narrative.source == SUMMARY:
        return f"what was seen in case {OutsideText(narrative.number).one_line()}"
    number = narrative.number.rpartition("/")[2]
    if narrative.source == "response":
        return f"answer to finding {number}"
    return f"{narrative.source} {number}"
