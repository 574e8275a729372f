"""Brings together findings that say the same at several meetings: a person links, words suggest.

Findings that share many words are suggested, and never brought together without a person.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from scrutiny.errors import Refusal
from scrutiny.findings.tracker import Tracked, tracked_finding, tracker
from scrutiny.workspace import OFFICE, Workspace

_WORD = re.compile(r"[a-z][a-z'’]{3,}")
_COMMON_WORDS = (
    "about after again also because been before being case cases could does done each from have"
    " into more most must need never officer officers only other over panel police same should"
    " some such than that their them then there these they this those through under very want was"
    " were what when where which while will with without would your"
)
_COMMON = frozenset(_COMMON_WORDS.split())
_ENOUGH = 0.34
"""The least share of words in common, of all words in either, that is worth a suggestion."""
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Alike:
    """Two findings of different meetings that may say the same."""

    first: Tracked
    second: Tracked
    words: tuple[str, ...]
    """The words that both use."""
    share: float
    """Words in common, of all words that either uses."""


def telling_words(text: str) -> frozenset[str]:
    """Give the words of a text that tell what it is about, in their plain form.

    >>> sorted(telling_words("Ask every victim. The victims were not asked."))
    ['asked', 'every', 'victim']
    """
    found = _WORD.findall(text.casefold())
    return frozenset(
        each[:-1] if each.endswith("s") and not each.endswith("ss") else each
        for each in found
        if each not in _COMMON
    )


def alike(several: Sequence[Tracked]) -> tuple[Alike, ...]:
    """Suggest pairs of different meetings of one panel that share many words, the most alike first.

    Pairs that are linked already are left out.
    """
    words = [telling_words(each.finding.text.show()) for each in several]
    found = []
    for at, one in enumerate(several):
        for beyond in range(at + 1, len(several)):
            other = several[beyond]
            if one.panel != other.panel or one.finding.meeting == other.finding.meeting:
                continue
            if other.finding.number in one.linked:
                continue
            shared = words[at] & words[beyond]
            share = len(shared) / max(1, len(words[at] | words[beyond]))
            if len(shared) >= _FEWEST and share >= _ENOUGH:
                found.append(Alike(one, other, tuple(sorted(shared)), share))
    return tuple(sorted(found, key=lambda each: (-each.share, each.first.finding.number)))


def groups(several: Sequence[Tracked]) -> tuple[tuple[Tracked, ...], ...]:
    """Give the linked findings group by group, each from the oldest on."""
    by_number = {each.finding.number: each for each in several}
    done: set[str] = set()
    found = []
    for each in several:
        if each.linked and each.finding.number not in done:
            numbers = {each.finding.number, *each.linked}
            done |= numbers
            found.append(tuple(one for number, one in by_number.items() if number in numbers))
    return tuple(group for group in found if len(group) > 1)


def link_findings(
    workspace: Workspace, one: str, other: str, reason: str = "", actor: str = OFFICE
) -> Tracked:
    """Bring two findings together as one that repeats; both keep their numbers and answers."""
    first, second = tracked_finding(workspace, one), tracked_finding(workspace, other)
    if first.finding.number == second.finding.number:
        raise Refusal("A finding cannot repeat itself.", next_step="Name two findings.")
    if first.panel != second.panel:
        raise Refusal("These are findings of two panels.", next_step="Name two of one panel.")
    if second.finding.number in first.linked:
        raise Refusal(f"{first.finding.number} and {second.finding.number} are linked already.")
    with workspace.write(actor) as writing:
        writing.record(
            "findings-linked",
            {
                "finding": first.finding.number,
                "other": second.finding.number,
                "passage": writing.passage(reason),
            },
        )
    return tracked_finding(workspace, one)


def unlink_findings(
    workspace: Workspace, one: str, other: str, reason: str = "", actor: str = OFFICE
) -> Tracked:
    """Take a link between two findings apart again."""
    names = (
        tracked_finding(workspace, one).finding.number,
        tracked_finding(workspace, other).finding.number,
    )
    made = workspace.rows(
        "SELECT finding, other FROM finding_link WHERE (finding = ? AND other = ?)"
        " OR (finding = ? AND other = ?)",
        (*names, *reversed(names)),
    )
    if not made:
        raise Refusal(
            f"{names[0]} and {names[1]} are not linked with each other.",
            next_step="'scrutiny findings show' says what a finding is linked with.",
        )
    with workspace.write(actor) as writing:
        for first, second in made:
            writing.record(
                "findings-unlinked",
                {"finding": first, "other": second, "passage": writing.passage(reason)},
            )
    return tracked_finding(workspace, one)


def suggestions(workspace: Workspace, panel_id: str = "") -> tuple[Alike, ...]:
    """Suggest which findings of a panel, or of each panel, may say the same."""
    return alike(tracker(workspace, panel_id))
