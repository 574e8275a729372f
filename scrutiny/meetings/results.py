"""What was concluded of a theme, ready for an estimate: only its own first tickets, in order.

A theme's estimate may use only the cases that its own draw put first: cases that came beside the
draw, or were read out of turn, would tilt it. One rule says what came by a draw, for an estimate
and for every tally: the kind of the case at the meeting is `random` or `reserve`.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from scrutiny.draws import DrawMade, Selected
from scrutiny.meetings.cases import draws_of, meeting_cases
from scrutiny.meetings.concluding import conclusions
from scrutiny.workspace import Workspace


@dataclass(frozen=True, slots=True)
class StratumResult:
    """What was concluded of one stratum."""

    name: str
    size: int
    """Cases of the stratum in the frame."""
    drawn: int
    """How many the plan asked for."""
    read: int
    """Cases concluded in the order of the draw, without a gap."""
    counts: Mapping[str, int]
    """Conclusions by option code; they add up to `read`."""
    unavailable: int
    """Cases that could not be produced among those reached."""
    stop: int
    """Place in the draw of the last case reached; 0 when none was."""
    out_of_turn: int
    """Cases concluded beyond a gap; they are not used."""
    used: tuple[str, ...]
    """Ids of the cases that the estimate uses, in the order of the draw; `read` of them."""


@dataclass(frozen=True, slots=True)
class ThemeResult:
    """What was concluded of one theme."""

    draw: DrawMade
    strata: tuple[StratumResult, ...]

    @property
    def read(self) -> int:
        """Cases that the estimate uses."""
        return sum(each.read for each in self.strata)

    @property
    def used(self) -> tuple[str, ...]:
        """Ids of the cases that the estimate uses."""
        return tuple(case_id for each in self.strata for case_id in each.used)

    @property
    def unavailable(self) -> int:
        """Cases that could not be produced."""
        return sum(each.unavailable for each in self.strata)

    @property
    def stop(self) -> int:
        """The last place of the draw that was reached."""
        return max((each.stop for each in self.strata), default=0)

    def counts(self) -> dict[str, int]:
        """Conclusions by option code over all strata."""
        total: Counter[str] = Counter()
        for each in self.strata:
            total.update(each.counts)
        return dict(total)


def theme_results(workspace: Workspace, meeting_id: str) -> tuple[ThemeResult, ...]:
    """Give the result of every draw read at a meeting."""
    by_draw = [each for each in meeting_cases(workspace, meeting_id) if each.counts]
    missing = {each.case_id for each in by_draw if each.unavailable}
    produced = {each.case_id for each in by_draw if not each.unavailable}
    agreed: dict[str, str] = {}
    for each in conclusions(workspace, meeting_id):
        if each.case_id in produced:
            # The whole panel's conclusion has no sub-group and sorts first.
            agreed.setdefault(each.case_id, each.option.code)
    return tuple(
        ThemeResult(
            draw,
            tuple(
                _stratum(draw, name, size, agreed, missing)
                for name, size in draw.frame.strata.items()
            ),
        )
        for draw in draws_of(workspace, meeting_id)
    )


def _stratum(
    draw: DrawMade,
    name: str,
    size: int,
    agreed: Mapping[str, str],
    missing: set[str],
) -> StratumResult:
    mine = [each for each in draw.selected if each.stratum == name]
    quota = sum(1 for each in mine if each.kind == "random")
    used: list[str] = []
    unavailable = stop = reached = 0
    rest: list[Selected] = []
    for place, each in enumerate(mine):
        if each.case_id in missing:
            unavailable += 1
        elif each.case_id in agreed and len(used) < quota:
            used.append(each.case_id)
        else:
            rest = mine[place:]
            break
        stop, reached = each.order, place + 1
    return StratumResult(
        name=name,
        size=size,
        drawn=draw.quotas.get(name, 0),
        read=len(used),
        counts=dict(Counter(agreed[each] for each in used)),
        unavailable=unavailable if reached else 0,
        stop=stop,
        out_of_turn=sum(1 for each in rest if each.case_id in agreed),
        used=tuple(used),
    )
