"""The sentences of the draw ceremony: one wording for the screens and for the command line.

They are read aloud from a projector, so they are short. Every text from outside is cleaned here.
"""

from calendar import month_name
from collections.abc import Sequence

from reports.draw_sentences import number_sentence, seal_sentence
from reports.words import moment_words, period_words
from sampling.digest import grouped
from scrutiny.draws import DrawMade
from scrutiny.frames import Frame
from scrutiny.ledger import Standing
from scrutiny.plans import Plan
from tui.plain.ceremony import Ceremony
from tui.plain.sentences import shown

READ_ALOUD = "Read the digest aloud. Compare it with the minutes."
NO_WAY_BACK = "Draw now? This cannot be taken back."
NOT_CHECKABLE = "not independently checkable"
COMPUTER_QUESTION = (
    "This computer makes the seed. Nobody outside can check that it was not chosen, so the draw is"
    f" marked for ever: {NOT_CHECKABLE}.\n\n{NO_WAY_BACK}"
)
NOTHING_DRAWN = "No new draw is made yet. What you typed here is not kept. Stop now?"
DISAGREE = "Problem: the two do not agree. Look at the dice, and both type the seed again."
DISAGREE_PUBLIC = "Problem: the two do not agree. Look the value up, and both type it again."
WITNESSES = "Who watches the throw? One name on each line. The names are kept and not printed."
SEED_NOW = {
    "dice": "Throw a ten-sided die 20 times, where everyone can see it.\n"
    "Write the digits down. Then two people type them, one after the other.\n"
    "The two must agree.",
    "public": "Look the public value up now.\n"
    "Two people type it, one after the other. The two must agree.",
    "computer": f"This computer makes the seed. The draw is marked: {NOT_CHECKABLE}.",
}
SOURCES = {
    "dice": "Dice: a ten-sided die, thrown 20 times in this meeting",
    "public": "A public value, such as a beacon: anyone can look it up later",
    "computer": f"This computer makes the seed: {NOT_CHECKABLE}",
}
_WORDS_OF_SOURCE = {
    "dice": "thrown with dice",
    "public": "a public value",
    "computer": f"made by this computer: {NOT_CHECKABLE}",
}


def heading(sealed: Frame) -> str:
    """Name what is drawn from."""
    return f"{shown(sealed.theme_title)}, {period_words(sealed)}"


def frame_line(sealed: Frame, panel: str, made: Sequence[DrawMade], before: Standing) -> str:
    """Tell a sealed frame and whether it was drawn, on one line."""
    if made:
        last = made[-1]
        state = f"Draw {last.number} of {last.of_draws} made."
    elif before.draws:
        state = "Not drawn yet; another list for the same theme and period was."
    else:
        state = "Not drawn yet."
    return f"{sealed.id}  {shown(panel)}. {heading(sealed)}. {cases(sealed.size)}. {state}"


def cases(count: int) -> str:
    """Count cases.

    >>> cases(1), cases(1200)
    ('1 case', '1,200 cases')
    """
    return f"{count:,} {'case' if count == 1 else 'cases'}"


def spare_cases(count: int) -> str:
    """Count reserves.

    >>> spare_cases(0), spare_cases(1)
    ('no reserves', '1 reserve')
    """
    return f"{count or 'no'} {'reserve' if count == 1 else 'reserves'}"


def digest_lines(digest: str) -> tuple[str, str]:
    """Write a digest in groups of four over two lines.

    >>> digest_lines("0123456789abcdef" * 4)[0]
    '0123  4567  89ab  cdef  0123  4567  89ab  cdef'
    """
    groups = grouped(digest).split(" ")
    return "  ".join(groups[:8]), "  ".join(groups[8:])


def seed_groups(seed: str) -> str:
    """Write digits in groups of five; another seed is left as it is.

    >>> seed_groups("28917365509382746150"), seed_groups("fc1873a1")
    ('28917 36550 93827 46150', 'fc1873a1')
    """
    if not (seed.isascii() and seed.isdigit()):
        return shown(seed)
    return " ".join(seed[start : start + 5] for start in range(0, len(seed), 5))


def sealed_lines(sealed: Frame) -> list[str]:
    """Say what was sealed, and which seal it is."""
    can = f"{cases(sealed.size)} can be drawn. Sealed on {moment_words(sealed.sealed_at)}."
    number = f"Seal {sealed.seal_number} of {sealed.of_seals}."
    return [can, " ".join(part for part in (number, shown(seal_sentence(sealed))) if part)]


def made_from(last: DrawMade) -> str:
    """Say that a list was drawn from before."""
    return f"Draw {last.number} of {last.of_draws}, {last.id}, was made from this list."


def total_lines(ceremony: Ceremony) -> list[str]:
    """List the cases by month, and the cases left out by reason."""
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
        "Left out, and why:" if left else "No case was left out.",
        *(f"{count:>9,}  {reason}" for reason, count in left),
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
    lines = ["Drawn from each stratum:" if quotas else "The strata:"]
    for stratum, size in ceremony.sealed.strata.items():
        count = quotas.get(stratum, 0)
        drawn = f"{count:>6,} of {size:>6,}" if quotas else f"{size:>9,}"
        none = " (none of these is read)" if quotas and not count else ""
        lines.append(f"{drawn}  {shown(stratum)}{none}")
    return [*lines, ""]


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
        f"This would be draw {before.draws + 1} for the same theme and period.{unseen} Why is the"
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
    return said


def _source_of(made: DrawMade) -> str:
    words = _WORDS_OF_SOURCE[made.seed_source]
    return f"{words}: {shown(made.seed_named)}" if made.seed_source == "public" else words
