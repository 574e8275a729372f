"""Check the drawn cases of a record against its own seed and plan; needs no list."""

from collections import Counter
from collections.abc import Mapping, Sequence

from sampling.draw import RANDOM, RESERVE
from sampling.record import SelectedCase
from sampling.references import normalise_reference
from sampling.tickets import seed_key, shown, ticket

_NAMED_APIECE = 5
"""Cases named for one kind of fault; a wrong seed would otherwise name every case."""


def check_order_and_names(selected: Sequence[SelectedCase], problems: list[str]) -> None:
    """Look for cases that are numbered out of order, drawn twice or not in their one spelling.

    >>> problems = []
    >>> check_order_and_names([SelectedCase(2, "A-1", "0.1", "all", "random")], problems)
    >>> problems
    ['Selected case 1 is numbered 2.']
    """
    for place, case in enumerate(selected, start=1):
        if case.order != place:
            problems.append(f"Selected case {place} is numbered {case.order}.")
            break
    times = Counter(normalise_reference(case.reference) for case in selected)
    problems += [
        f"The case {name!r} was drawn {count} times." for name, count in times.items() if count > 1
    ]
    problems += [
        f"The reference {case.reference!r} is not in its one spelling."
        for case in selected
        if case.reference != normalise_reference(case.reference) or not case.reference
    ]


def check_tickets(seed: str, selected: Sequence[SelectedCase], problems: list[str]) -> None:
    """Work each ticket out again, then the order that the tickets put the cases in.

    >>> problems = []
    >>> check_tickets(
    ...     "1", [SelectedCase(1, "a", "0.583015705920393333", "all", "random")], problems
    ... )
    >>> problems
    []
    """
    key = seed_key(seed)
    full = {case.reference: ticket(key, case.reference) for case in selected}
    wrong = [case for case in selected if case.ticket != shown(full[case.reference])]
    for case in wrong[:_NAMED_APIECE]:
        problems.append(
            f"The ticket of {case.reference!r} should be {shown(full[case.reference])}, "
            f"but the record says {case.ticket!r}."
        )
    if len(wrong) > _NAMED_APIECE:
        problems.append(f"{len(wrong) - _NAMED_APIECE} more tickets do not follow from the seed.")
    due = sorted(selected, key=lambda case: (case.kind == RESERVE, full[case.reference]))
    for place, (case, expected) in enumerate(zip(selected, due, strict=True), start=1):
        if case.reference != expected.reference:
            problems.append(
                f"Selected case {place} should be {expected.reference!r} by ticket order, but it "
                f"is {case.reference!r}."
            )
            break
    for stratum in dict.fromkeys(case.stratum for case in selected):
        of_stratum = [case for case in selected if case.stratum == stratum]
        by_ticket = sorted(of_stratum, key=lambda case: full[case.reference])
        kinds = [case.kind for case in by_ticket]
        if kinds != sorted(kinds, key=[RANDOM, RESERVE].index):
            problems.append(
                f"In the stratum {stratum!r} a reserve has a lower ticket than a random case."
            )


def check_stratum_counts(
    selected: Sequence[SelectedCase],
    strata: Mapping[str, int],
    quotas: Mapping[str, int],
    reserves: int,
    problems: list[str],
) -> None:
    """Compare the random cases and reserves of each stratum with the plan.

    >>> problems = []
    >>> check_stratum_counts([], {"all": 4}, {"all": 1}, 0, problems)
    >>> problems
    ["The stratum 'all' should have 1 random cases, but has 0."]
    """
    found = Counter((case.stratum, case.kind) for case in selected)
    for stratum in dict.fromkeys(case.stratum for case in selected):
        if stratum not in strata:
            problems.append(f"There are cases of {stratum!r}, which is not in the plan.")
    for stratum, size in strata.items():
        quota = quotas.get(stratum, 0)
        to_spare = min(reserves, max(0, size - quota)) if quota else 0
        for kind, due in ((RANDOM, quota), (RESERVE, to_spare)):
            if found[stratum, kind] != due:
                problems.append(
                    f"The stratum {stratum!r} should have {due} {kind} cases, but has "
                    f"{found[stratum, kind]}."
                )
