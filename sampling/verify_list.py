"""Check a draw against the list it was made from: size, digest, and that no case was passed over.

The list holds references only. With one stratum that settles every case. With more, a list cannot
say which stratum an undrawn case is in, so all that can be shown is that some sorting of the cases
into strata explains the draw; that limit is always said.
"""

from collections.abc import Mapping, Sequence

from sampling.digest import frame_digest
from sampling.record import SelectedCase
from sampling.references import normalise_all
from sampling.tickets import in_ticket_order


def check_list(
    references: Sequence[str], size: int | None, digest: str | None, problems: list[str]
) -> bool:
    """Compare the list with the sealed size and digest; false when it is no usable list at all.

    >>> problems = []
    >>> check_list(["A-1", "A-2"], 3, None, problems), problems
    (True, ['The list has 2 cases, but the sealed frame has 3.'])
    """
    try:
        found = frame_digest(references)
    except ValueError as error:
        problems.append(f"The list of references cannot be used: {error}")
        return False
    if size is not None and len(references) != size:
        problems.append(f"The list has {len(references)} cases, but the sealed frame has {size}.")
    if digest is not None and found != digest:
        problems.append(
            f"The digest of the list is {found}, but the sealed digest is {digest}; "
            "they are not the same list."
        )
    return True


def check_nothing_passed_over(
    seed: str,
    references: Sequence[str],
    selected: Sequence[SelectedCase],
    strata: Mapping[str, int],
    quotas: Mapping[str, int],
    problems: list[str],
) -> None:
    """Look for a case that was not drawn although its ticket came before drawn ones.

    An undrawn case is explained by a stratum that still has undrawn cases and whose last drawn
    ticket is lower. The lower a ticket, the fewer strata can explain it, so going up in ticket
    order and counting the room left decides the matter exactly (Hall 1935, for nested sets).
    """
    drawn = {case.reference for case in selected}
    known = set(normalise_all(references))
    for case in selected:
        if case.reference not in known:
            problems.append(f"The case {case.reference!r} was drawn but is not in the list.")
    order = in_ticket_order(seed, references)
    full_ticket = {name: number for number, name in order}
    room: list[tuple[str, int]] = []
    for stratum, size in strata.items():
        members = [case.reference for case in selected if case.stratum == stratum]
        last = max((full_ticket.get(name, "") for name in members), default="")
        drawn_from = quotas.get(stratum, 0) > 0
        room.append((last if drawn_from else "", max(0, size - len(members))))
    room.sort(reverse=True)
    left = 0
    for number, name in order:
        while room and room[-1][0] < number:
            left += room.pop()[1]
        if name in drawn:
            continue
        left -= 1
        if left < 0:
            problems.append(
                f"The case {name!r} was passed over: its ticket comes before the last one drawn, "
                "and no stratum explains that it was not drawn."
            )
            return
