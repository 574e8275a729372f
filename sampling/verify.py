"""Repeat a published draw from its record and say whether it holds; the public's own check.

Needs no workspace and trusts nothing in the record: what can be worked out again is, what cannot
is said among the limits. Nothing in a record, however strange, may end in an exception.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sampling.record import FORMAT, METHOD, RecordReader, SelectedCase
from sampling.seeds import check_dice
from sampling.verify_cases import check_order_and_names, check_stratum_counts, check_tickets
from sampling.verify_list import check_list, check_nothing_passed_over

WHOLE_FRAME = "all"
"""What a record calls the one stratum of a frame without strata."""

_SEED_TIME = (
    "That the seed was not known before the list was sealed rests on the times in the record and "
    "on the people who saw the seed made."
)
_TOLD = (
    "That the theme, the period, the cases left out, the times and the number of draws are as the "
    "record says. Compare them with the minutes."
)


@dataclass(frozen=True, slots=True)
class Verification:
    """What came of repeating a draw."""

    verified: bool
    """True when nothing wrong was found in what could be checked."""
    problems: tuple[str, ...]
    checked: tuple[str, ...]
    """What was looked at, each in words beginning "Whether"."""
    limits: tuple[str, ...]
    """What this check cannot show, in words; there is always something."""


@dataclass(frozen=True, slots=True)
class _Plan:
    strata: dict[str, int]
    quotas: dict[str, int]
    reserves: int


def check_record(record: object, references: Sequence[str] | None = None) -> Verification:
    """Work a draw record out again, with the sealed list of references when there is one.

    >>> result = check_record({"format": "scrutiny-draw/1"})
    >>> result.verified, result.problems[0]
    (False, 'The record has no method.')
    """
    if not isinstance(record, Mapping):
        problem = "The record should be one JSON object with the parts of a draw."
        return Verification(False, (problem,), (), ())
    reader = RecordReader(record)
    problems = reader.problems
    checked = ["Whether the record has every part that a draw record must have."]
    limits = [_SEED_TIME, _TOLD]
    _check_heading(reader)
    seed = reader.text("seed")
    _check_seed(reader, seed)
    _check_times(reader)
    size, digest = reader.count("frame.size"), reader.text("frame.digest")
    plan = _read_plan(reader, size)
    selected = reader.selected()
    if selected is not None:
        selected = [_with_one_name_for_the_frame(case, plan) for case in selected]
        check_order_and_names(selected, problems)
        checked.append(
            "Whether a case was drawn twice, and whether the cases are numbered in order."
        )
    if selected is not None and seed is not None:
        check_tickets(seed, selected, problems)
        checked.append("Whether every ticket follows from the seed and the case's reference.")
        checked.append("Whether random cases come first, then reserves, each lowest ticket first.")
    if selected is not None and plan is not None:
        check_stratum_counts(selected, plan.strata, plan.quotas, plan.reserves, problems)
        checked.append("Whether each stratum has its quota of random cases and its reserves.")
    if references is None:
        limits.append("Without the list of references, a case left out of the draw cannot show.")
    elif check_list(references, size, digest, problems):
        checked.append("Whether the list has the sealed size and digest.")
        if selected is not None and seed is not None and plan is not None:
            check_nothing_passed_over(
                seed, references, selected, plan.strata, plan.quotas, problems
            )
            checked.append(_passed_over(plan))
            if _strata_in_use(plan) > 1:
                limits.append(
                    "The list does not say which stratum a case is in, so it cannot show that "
                    "each undrawn case was put in the right one."
                )
    return Verification(not problems, tuple(problems), tuple(checked), tuple(limits))


def _passed_over(plan: _Plan) -> str:
    if _strata_in_use(plan) > 1:
        return "Whether every undrawn case with a low ticket can be explained by some stratum."
    return "Whether the drawn cases are exactly the first tickets of the list."


def _strata_in_use(plan: _Plan) -> int:
    return sum(size > 0 for size in plan.strata.values())


def _check_heading(reader: RecordReader) -> None:
    for key, due in (("format", FORMAT), ("method", METHOD)):
        said = reader.text(key)
        if said is not None and said != due:
            reader.problems.append(f"The {key} is {said!r}; this check knows only {due!r}.")
    for key in ("panel", "tool_version"):
        reader.text(key)
    for key in ("theme", "period"):
        reader.present(key)
    number, of_draws = reader.count("draw_number", 1), reader.count("of_draws", 1)
    if number is not None and of_draws is not None and number > of_draws:
        reader.problems.append(f"The record is draw {number}, but of only {of_draws}.")


def _check_seed(reader: RecordReader, seed: str | None) -> None:
    source = reader.text("seed_source")
    if seed is not None and source is not None and source.strip().casefold().startswith("dice"):
        reader.problems += check_dice(seed)


def _check_times(reader: RecordReader) -> None:
    sealed, drawn = reader.time("sealed_at"), reader.time("drawn_at")
    if sealed is None or drawn is None:
        return
    if (sealed.tzinfo is None) != (drawn.tzinfo is None):
        reader.problems.append("Only one of sealed_at and drawn_at says its time zone.")
    elif drawn < sealed:
        reader.problems.append(
            f"The draw ({drawn.isoformat()}) is earlier than the seal ({sealed.isoformat()})."
        )


def _read_plan(reader: RecordReader, frame_size: int | None) -> _Plan | None:
    strata, quotas = reader.counts("plan.strata"), reader.counts("plan.quotas")
    size, reserves = reader.count("plan.size"), reader.count("plan.reserves")
    if strata is not None and frame_size is not None and sum(strata.values()) != frame_size:
        reader.problems.append(
            f"The strata hold {sum(strata.values())} cases, but the frame has {frame_size}."
        )
    if quotas is not None and size is not None and sum(quotas.values()) != size:
        reader.problems.append(
            f"The quotas add up to {sum(quotas.values())}, but the planned size is {size}."
        )
    if strata is None or quotas is None or reserves is None:
        return None
    for name, quota in quotas.items():
        if name not in strata:
            reader.problems.append(f"There is a quota for {name!r}, but no such stratum.")
        elif quota > strata[name]:
            reader.problems.append(
                f"The quota of {name!r} is {quota}, but the stratum has {strata[name]}."
            )
    return _Plan(strata, quotas, reserves)


def _with_one_name_for_the_frame(case: SelectedCase, plan: _Plan | None) -> SelectedCase:
    names = set() if plan is None else set(plan.strata)
    if case.stratum in ("", WHOLE_FRAME) and len(names) == 1 and names <= {"", WHOLE_FRAME}:
        return SelectedCase(case.order, case.reference, case.ticket, names.pop(), case.kind)
    return case
