"""The draw ceremony line by line: what the pages on the projector ask, in a plain terminal."""

from collections.abc import Callable

from scrutiny.errors import Refusal
from tui.plain.ceremony import Ceremony
from tui.plain.ceremony_sentences import (
    before_words,
    plan_lines,
    reason_asked,
    sealed_lines,
    strata_lines,
    value_asked,
)
from tui.plain.ceremony_words import (
    DISAGREE,
    DISAGREE_PUBLIC,
    NO_WAY_BACK,
    NOT_CHECKABLE,
    READ_ALOUD,
    SEED_NOW,
    digest_lines,
    heading,
    seed_groups,
)
from tui.plain.planning_sentences import planning_sentences
from tui.plain.sentences import problem_words

Ask = Callable[[str], str]
Tell = Callable[[str], None]
_TRIES = 3


def ask_for_draw(ceremony: Ceremony, ask: Ask, tell: Tell) -> bool:
    """Ask what is still missing for a draw; gives whether it is to be made now.

    `ask` gives what a person typed on one line, and raises when there is no more input. Raises
    `Refusal` for a seed that cannot be used; nothing is drawn then.
    """
    sealed = ceremony.sealed
    for line in (heading(sealed), *sealed_lines(sealed), "", "The digest of the list:"):
        tell(line)
    for line in (*digest_lines(sealed.digest), READ_ALOUD, ""):
        tell(line)
    if before_words(ceremony):
        tell(before_words(ceremony))
    if ceremony.needs_reason:
        tell(reason_asked(ceremony))
        while ceremony.needs_reason:
            ceremony.reason = ask("Why: ").strip()
    if not ceremony.plan.decided:
        for line in planning_sentences(sealed.size, None, ceremony.stratified):
            tell(line)
        _ask_size(ceremony, ask, tell)
    # The last sentence of the plan offers a choice that only the pages give.
    shown_plan = plan_lines(ceremony)
    told = shown_plan if sealed.plan.seed_source else shown_plan[:-1]
    for line in (*told, *strata_lines(ceremony)):
        tell(line)
    if not ceremony.source:
        ceremony.choose_source("dice")
    tell("")
    tell(SEED_NOW[ceremony.source])
    if ceremony.source != "computer":
        _ask_seed(ceremony, ask, tell)
    if ceremony.source == "dice" and not ceremony.witnesses:
        _ask_witnesses(ceremony, ask, tell)
    marked = f" It will be marked: {NOT_CHECKABLE}." if ceremony.source == "computer" else ""
    answered = ask(f"{NO_WAY_BACK}{marked} Type yes to draw: ")
    return answered.strip().lower() in ("y", "yes")


def _ask_size(ceremony: Ceremony, ask: Ask, tell: Tell) -> None:
    while not ceremony.plan.decided:
        size = _number(ask(f"How many cases are read? 1 to {ceremony.sealed.size:,}: "))
        reserves = ceremony.plan.reserves
        if size is not None and reserves is None:
            each = " for each stratum" if ceremony.stratified else ""
            reserves = _number(ask(f"How many reserves{each}? Enter alone means none: ") or "0")
        if size is None or reserves is None:
            tell("Problem: type a number, in digits only.")
            continue
        try:
            ceremony.choose_size(size, reserves)
        except Refusal as refusal:
            tell(problem_words(refusal, saving=False))


def _number(typed: str) -> int | None:
    digits = typed.strip()
    return int(digits) if digits.isascii() and digits.isdigit() else None


def _ask_seed(ceremony: Ceremony, ask: Ask, tell: Tell) -> None:
    dice = ceremony.source == "dice"
    while ceremony.source == "public" and not ceremony.named:
        ceremony.named = ask("What is the public value, and of what time? ").strip()
    if not dice:
        tell(value_asked(ceremony))
    for _ in range(_TRIES):
        ceremony.first_types(_typed("The first person types the seed: ", ceremony, ask, tell))
        second = _typed("The second person types it again: ", ceremony, ask, tell)
        if ceremony.second_types(second):
            tell(f"The two agree. Read the seed aloud: {seed_groups(ceremony.seed)}")
            return
        tell(DISAGREE if dice else DISAGREE_PUBLIC)
    raise Refusal(
        "The two people could not agree on the seed. Nothing was drawn.",
        next_step="Look together at what was thrown or published, and start the draw again.",
    )


def _typed(prompt: str, ceremony: Ceremony, ask: Ask, tell: Tell) -> str:
    while True:
        line = ask(prompt)
        # People type digits in groups, as they read them from the dice.
        seed = "".join(line.split()) if ceremony.source == "dice" else line.strip()
        problem = ceremony.problem_of(seed)
        if not problem:
            return seed
        tell(f"Problem: {problem}")


def _ask_witnesses(ceremony: Ceremony, ask: Ask, tell: Tell) -> None:
    tell("Who watched the throw? One name on each line; Enter alone goes on.")
    tell("The names are kept and not printed.")
    names: list[str] = []
    while name := ask("Witness: ").strip():
        names.append(name)
    ceremony.witnesses = tuple(names)
