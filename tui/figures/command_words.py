"""Writes the command that prints what was chosen, so that a figure can be made again."""

from collections.abc import Callable

from tui.figures.choosing import Choosing
from tui.figures.chosen import stage_parts


def command_line(choosing: Choosing) -> str:
    """Write the command that prints the figures that are chosen."""
    said = _OPTIONS[choosing.kind](choosing)
    return " ".join(["scrutiny figures", *(_quoted(each) for each in said)])


def _asked(choosing: Choosing, *, population: bool = True) -> list[str]:
    said = ["--panel", choosing.value("panel"), "--by", choosing.value("field")]
    said += ["--reference", choosing.value("reference")]
    residents = choosing.value("population") if population else ""
    return said + (["--population", residents] if residents else [])


def _rest(choosing: Choosing, *people: str) -> list[str]:
    """Write the options that most commands share, where they are not the usual."""
    said: list[str] = []
    for part in people:
        said += [f"--{part}", choosing.value(part)] if choosing.value(part) else []
    if choosing.kind != "forces" and choosing.value("cases"):
        said += ["--theme", choosing.value("cases")]
    first, last = choosing.days()
    return [*said, *(["--from", first] if first else []), *(["--to", last] if last else [])]


def _options_of_groups(choosing: Choosing) -> list[str]:
    also = choosing.value("also")
    flags = [f"--{each}" for each in ("standardise", "dispersion") if also in (each, "both")]
    rest = _rest(choosing, "area", "ages", "sex")
    return ["disproportionality", *_asked(choosing), *rest, *flags, "--chart"]


def _options_of_months(choosing: Choosing) -> list[str]:
    said = ["trend", "--panel", choosing.value("panel")]
    if choosing.value("group"):
        said = ["trend", *_asked(choosing), "--group", choosing.value("group")]
    split = ["--split", choosing.value("split")] if choosing.kind == "change" else []
    return [*said, *split, *_rest(choosing), "--chart"]


def _options_of_outcomes(choosing: Choosing) -> list[str]:
    blanks = ["--blank-is-no"] if choosing.value("blanks") else []
    asked = _asked(choosing, population=False)
    return ["outcomes", *asked, *_outcome(choosing), *blanks, *_rest(choosing), "--chart"]


def _options_of_stages(choosing: Choosing) -> list[str]:
    stages = [
        word for name, text in stage_parts(choosing) for word in ("--stage", f"{name}: {text}")
    ]
    return ["stages", *_asked(choosing), *stages, *_rest(choosing), "--chart"]


def _options_of_funnel(choosing: Choosing) -> list[str]:
    said = ["funnel", "--panel", choosing.value("panel"), "--by-area", choosing.value("places")]
    rates = choosing.value("measure") == "rate"
    said += ["--population", choosing.value("population")] if rates else _outcome(choosing)
    wider = ["--widen"] if choosing.value("limits") else []
    return [*said, *wider, *_rest(choosing), "--chart"]


def _options_of_authorities(choosing: Choosing) -> list[str]:
    return ["authorities", *_asked(choosing), *_rest(choosing, "ages", "sex"), "--chart"]


def _options_of_forces(choosing: Choosing) -> list[str]:
    said = ["forces", choosing.value("files").strip("'\""), *_asked(choosing)[2:]]
    return [*said, *_rest(choosing, "ages", "sex"), "--chart"]


def _options_of_draw(choosing: Choosing) -> list[str]:
    return ["composition", "--draw", choosing.value("draw"), "--by", choosing.value("field")]


_OPTIONS: dict[str, Callable[[Choosing], list[str]]] = {
    "groups": _options_of_groups,
    "months": _options_of_months,
    "change": _options_of_months,
    "outcomes": _options_of_outcomes,
    "stages": _options_of_stages,
    "funnel": _options_of_funnel,
    "authorities": _options_of_authorities,
    "forces": _options_of_forces,
    "draw": _options_of_draw,
}


def _outcome(choosing: Choosing) -> list[str]:
    return [word for each in choosing.value("outcome").split("\n") for word in ("--outcome", each)]


def _quoted(word: str) -> str:
    """Put a word into quotation marks where a command line would part it."""
    if '"' in word:
        return "'" + word.replace("'", "'\\''") + "'"
    plain = word and all(each.isalnum() or each in "-_=.,/:+" for each in word)
    return word if plain else f'"{word}"'
