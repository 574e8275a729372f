"""The sentences that tell one draw on its way: the list, the plan, the reason, and what was drawn.

The screens and the command line say the same. Every text from outside is cleaned here.
"""

from calendar import month_name
from collections.abc import Sequence
from dataclasses import replace

from reports.draw_sentences import number_sentence, seal_sentence
from reports.words import moment_words
from scrutiny.draws import DrawMade
from scrutiny.frames import Frame
from scrutiny.overlapping import Overlap
from scrutiny.plans import Plan
from tui.plain.ceremony import Ceremony
from tui.plain.ceremony_words import NOT_CHECKABLE, cases, seed_groups, spare_cases
from tui.plain.sentences import shown

_OVERLAPS_TOLD = 2
_WORDS_OF_SOURCE = {
    "dice": "thrown with dice",
    "public": "a public value",
    "computer": f"made by this computer: {NOT_CHECKABLE}",
}


def sealed_lines(sealed: Frame) -> list[str]:
    """Say what was sealed, and which seal it is."""
    can = f"{cases(sealed.size)} can be drawn. Sealed on {moment_words(sealed.sealed_at)}."
    number = f"Seal {sealed.seal_number} of {sealed.of_seals} for this theme and period."
    later = "A later list was sealed." if sealed.seal_number < sealed.of_seals else ""
    # The number is said above, so only what the list follows is wanted here.
    follows = shown(seal_sentence(replace(sealed, seal_number=1, of_seals=1)))
    return [can, " ".join(part for part in (number, later, follows) if part)]


def before_words(ceremony: Ceremony) -> str:
    """Say what was drawn before, from this list and from others that hold some of its cases."""
    last, said = ceremony.last, overlap_lines(ceremony.overlaps)
    if last is not None:
        said.insert(
            0, f"Draw {last.number} of {last.of_draws}, {last.id}, was made from this list."
        )
    return " ".join(said)


def overlap_lines(found: Sequence[Overlap]) -> list[str]:
    """Tell earlier draws from other lists that hold some of the same cases; the latest two."""
    said = [
        f"Draw {each.draw} was made from another list ({shown(each.theme_title)},"
        f" {shown(each.period_words)}) that holds {each.shared:,} of these cases."
        for each in found[-_OVERLAPS_TOLD:]
    ]
    more = len(found) - len(said)
    return [*said, f"So were {more} more draws."] if more else said


def total_lines(ceremony: Ceremony) -> list[str]:
    """List the cases by month and by outcome, and the cases left out by reason."""
    sealed = ceremony.sealed
    counts = [(_month(month), count) for month, count in sealed.months.items()]
    titles = {each.id: each.title for each in ceremony.panel.exclusions}
    left = [(shown(titles.get(reason, reason)), count) for reason, count in sealed.excluded.items()]
    if sealed.rows_set_aside:
        left.append(("rows of the force's lists that could not be read", sealed.rows_set_aside))
    return [
        "Cases by month:",
        *(f"{count:>9,}  {name}" for name, count in counts),
        f"{sealed.size:>9,}  together",
        "",
        *_outcome_lines(ceremony),
        "Left out, and why:" if left else "No case was left out.",
        *(f"{count:>9,}  {reason}" for reason, count in left),
    ]


def _outcome_lines(ceremony: Ceremony) -> list[str]:
    field = ceremony.panel.field(ceremony.panel.control)
    if field is None or not ceremony.sealed.outcomes:
        return []
    counts = ceremony.sealed.outcomes.items()
    return [
        f"Cases by {shown(field.title).lower()}:",
        *(f"{count:>9,}  {shown(name)}" for name, count in counts),
        "",
    ]


def _month(month: str) -> str:
    year, _, number = month.partition("-")
    if number.isdecimal() and 1 <= int(number) <= 12:
        return f"{month_name[int(number)]} {year}"
    return "without a date"


def plan_lines(ceremony: Ceremony) -> list[str]:
    """Say how many will be drawn, who decided that and when, and where the seed comes from."""
    plan, sealed = ceremony.plan, ceremony.sealed
    if not plan.decided:
        said = ["The sealed plan does not say how many cases are read. Press S and say it now."]
    elif plan.as_far_as_we_get:
        far = "The panel reads down the list as far as it gets, and where it stops is written down."
        said = [f"All {cases(sealed.size)} are put in order. {far}"]
    else:
        each = " for each stratum" if ceremony.stratified and plan.reserves else ""
        drawn = sum(ceremony.quotas().values())
        spare = f"{spare_cases(plan.reserves or 0)}{each}"
        said = [f"{drawn:,} of {cases(sealed.size)} will be drawn, with {spare}."]
    if sealed.plan.decided:
        said.append("This was sealed with the list. Nobody can change it now.")
    elif plan.decided:
        said.append("The number was chosen after the seal, and the record will say so.")
    return [*said, source_sentence(sealed.plan)]


def source_sentence(plan: Plan) -> str:
    """Say where the sealed plan takes the seed from."""
    if plan.seed_source == "dice":
        return "The seed comes from dice: a ten-sided die, thrown 20 times here. Sealed too."
    if plan.seed_source == "public":
        named = shown(plan.seed_source_named)
        return f"The seed is a public value that the sealed plan names: {named}"
    if plan.seed_source == "computer":
        return f"This computer makes the seed, as sealed. It is {NOT_CHECKABLE}."
    return "The sealed plan does not say where the seed comes from. You choose it next."


def strata_lines(ceremony: Ceremony) -> list[str]:
    """List the strata with what is drawn from each; empty without strata."""
    if not ceremony.stratified:
        return []
    quotas = ceremony.quotas() if ceremony.plan.decided else {}
    lines = [f"Drawn from each stratum{_shared(ceremony.plan)}:" if quotas else "The strata:"]
    for stratum, size in ceremony.sealed.strata.items():
        count = quotas.get(stratum, 0)
        drawn = f"{count:>6,} of {size:>6,}" if quotas else f"{size:>9,}"
        none = " (none of these is read)" if quotas and not count else ""
        lines.append(f"{drawn}  {shown(stratum)}{none}")
    return [*lines, ""]


def _shared(plan: Plan) -> str:
    if plan.as_far_as_we_get or plan.size is None:
        return ""
    return {
        "proportional": ", shared by size",
        "equal": ", shared equally",
        "neyman": ", shared by what is expected in each",
    }[plan.allocation]


def reason_asked(ceremony: Ceremony) -> str:
    """Say why a reason is needed; empty when none is."""
    before = ceremony.before
    if not before.draws:
        return ""
    unseen = ""
    if before.forgotten:
        are = "is" if before.forgotten == 1 else "are"
        unseen = (
            f" {before.forgotten} of the earlier draws {are} not in this file: it is a copy, or a"
            " backup that was put back."
        )
    return (
        f"This would be draw {before.draws + 1} of the same cases.{unseen} Why is the"
        " draw before set aside? The reason is printed for ever."
    )


def value_asked(ceremony: Ceremony) -> str:
    """Name the public value that is typed."""
    return f"{shown(ceremony.named)}. Type it exactly as it was published, then press Enter."


def drawn_lines(made: DrawMade) -> list[str]:
    """Say which draw it was, how many it took, and from which seed."""
    spare = sum(1 for each in made.selected if each.kind == "reserve")
    taken = f"{cases(made.size)} and {spare_cases(spare)}, of {made.frame.size:,}"
    said = [
        f"Draw {made.number} of {made.of_draws}. {taken}.",
        f"Seed: {seed_groups(made.seed)} ({_source_of(made)}).",
    ]
    if not made.plan_was_sealed:
        said.append("The number was chosen after the list was sealed.")
    if made.of_draws > 1 or made.forgotten or made.elsewhere:
        said.append(shown(number_sentence(made)))
    return [*said, *overlap_lines(made.overlaps)]


def _source_of(made: DrawMade) -> str:
    words = _WORDS_OF_SOURCE[made.seed_source]
    return f"{words}: {shown(made.seed_named)}" if made.seed_source == "public" else words
