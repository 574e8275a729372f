"""Acts that bring cases to a meeting: sealing a list, bringing its draw, and cases beside it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from scrutiny.allocating import check_plan
from scrutiny.cases.absent import fields_without_column
from scrutiny.cases.asking import ALL_CASES, Period
from scrutiny.cases.lists import rows_in_lists
from scrutiny.cases.months import days_of_list, gap_sentence, months_without_cases
from scrutiny.draws import draws
from scrutiny.excluding import UNAVAILABLE_REASONS
from scrutiny.meetings.cases import (
    BESIDE_THE_DRAW,
    bring_case,
    bring_draw,
    draws_of,
    mark_unavailable,
    meeting_cases,
)
from scrutiny.meetings.meeting import meeting
from scrutiny.panels.definition import Panel
from scrutiny.plans import Plan, read_plan
from scrutiny.preparing.copying import plan_text, plans_waiting
from scrutiny.sealing import seal, to_be_sealed
from scrutiny.theme_making import grouping_fields
from scrutiny.themes import theme_counts
from scrutiny.workspace import Workspace
from tui.desk.steps import (
    Read,
    Steps,
    Sure,
    checked_days,
    checked_number,
    choose,
    days_of,
    needed,
    quarter_before,
    typed,
)
from tui.plain.ceremony_words import digest_lines
from tui.plain.preparing_words import plan_words
from tui.plain.sentences import counted, shown

SEAL = "Seal a list and its plan, before the draw"
BRING = "Bring the cases of a draw to the meeting"
BESIDE = "Bring a case beside the draw: for practice, or chosen on purpose"
LOST = "A case cannot be produced: the next of its draw comes in"
_KINDS = {
    "directed": "Chosen on purpose: everyone reads it, it counts in no figure",
    "carried-forward": "From an earlier meeting: it counts in no figure",
    "calibration": "For practice: everyone reads it, to see how alike we judge",
}
_TITLE = "Seal a list"


def seal_list(workspace: Workspace, panel_id: str, day: str) -> Steps:
    """Choose period, theme, strata and numbers; show what would be sealed; seal it."""
    panel = workspace.panel(panel_id)
    said = yield from typed(
        _TITLE,
        "Cases of which days? As 2026-07-01 to 2026-09-30, or the word all.",
        checked_days,
        _quarter(workspace, panel, day),
    )
    days: list[str | None] = [*days_of(said)] or [None, None]
    counts = theme_counts(workspace, panel_id, Period(*days))
    rows = [
        f"{shown(each.theme.title)}: "
        + (f"{each.cases:,}" if each.countable else "cannot be counted, a column is missing")
        + (" - at every meeting" if each.theme.standing else "")
        for each in counts
    ]
    place = yield from choose(_TITLE, "Which theme?", rows)
    theme = counts[place].theme
    # A text such as an area may name groups; what a case tells may not.
    able = [
        each
        for each in grouping_fields(panel)
        if each.type != "text" or each.id in panel.preparing.identifiers
    ]
    gone = fields_without_column(workspace, panel, [each.id for each in able], Period(*days))
    fields = [each for each in able if each.id not in gone]
    place = yield from choose(
        _TITLE,
        "Shall each group have its share? Then choose by which field.",
        ["No, draw from all of them together", *(f"By {shown(each.title)}" for each in fields)],
    )
    plan = Plan(
        theme=None if theme.id == ALL_CASES.id else theme.id,
        first=days[0],
        last=days[1],
        stratify=fields[place - 1].id if place else None,
    )
    strata = to_be_sealed(workspace, panel_id, plan)
    size = yield from typed(
        _TITLE,
        f"{_strata_words(strata)} How many will be read? A number, the word all to read as far"
        " as we get, or later to say it at the draw."
        + (" Or how many of each group, as Black=4; White=2." if place else ""),
        _checked_size(plan, strata),
        str(min(12, sum(strata.values()))),
    )
    reserves = yield from typed(
        _TITLE,
        "How many reserves" + (" of each group" if place else "") + ", for cases that cannot be"
        " produced?",
        checked_number(0, 200),
        "4",
    )
    source = yield from choose(
        _TITLE,
        "Where will the seed come from?",
        (
            "Dice, thrown in public after the seal",
            "A public value that does not exist yet: I name it now",
            "I say it at the draw",
        ),
    )
    named = ""
    if source == 1:
        question = "Which value, and of what day and hour?"
        named = yield from typed(_TITLE, question, needed)
    whole = replace(
        _sized(plan, size),
        reserves=int(reserves),
        seed_source=("dice", "public", None)[source],
        seed_source_named=named,
    )
    said = yield from _sealed(workspace, panel_id, whole, theme.title)
    return said


def seal_copied(workspace: Workspace, meeting_id: str) -> Steps:
    """Seal a plan that came with a copied meeting as it is, or make another one."""
    held = meeting(workspace, meeting_id)
    plans = plans_waiting(workspace, meeting_id)
    if plans:
        rows = [
            f"As last time: {shown(each.theme_title)}, {each.first or 'all dates'}"
            f"{' to ' + each.last if each.last else ''}, {plan_words(each)}"
            for each in plans
        ]
        place = yield from choose(_TITLE, "Which plan?", [*rows, "Another theme or plan"])
        if place < len(plans):
            plan = read_plan(plan_text(plans[place]), "plan")
            said = yield from _sealed(workspace, held.panel, plan, plans[place].theme_title)
            return said
    said = yield from seal_list(workspace, held.panel, held.day)
    return said


def _sealed(workspace: Workspace, panel_id: str, plan: Plan, title: str) -> Steps:
    """Ask once, seal, and show what is read into the minutes."""
    strata = to_be_sealed(workspace, panel_id, plan)
    period = Period(plan.first, plan.last)
    missing = months_without_cases(workspace, workspace.panel(panel_id), period)
    gaps = f" {gap_sentence(missing)}" if missing else ""
    lists = rows_in_lists(workspace, panel_id, period)
    aside = f"{lists.set_aside:,} of {counted(lists.rows, 'row')}"
    were = "was" if lists.set_aside == 1 else "were"
    lost = f" {aside} of the force's lists {were} set aside at import." if lists.set_aside else ""
    yield Sure(
        f"Seal {counted(sum(strata.values()), 'case')} of {shown(title)}, {period.words()}?"
        f"{lost}{gaps} List and plan cannot be changed after that.",
        "Yes, seal them",
    )
    sealed = seal(workspace, panel_id, plan)
    yield Read(
        f"Sealed: {sealed.id}",
        (
            f"{counted(sealed.size, 'case')}: {shown(sealed.theme_title)}.",
            f"Dates: {sealed.period.words()}.",
            "",
            "Read both digests into the minutes now, before any dice are thrown.",
            "",
            "The list:",
            *digest_lines(sealed.digest),
            "",
            "The plan:",
            *digest_lines(sealed.plan_digest),
        ),
    )
    return f"Sealed: {sealed.id}. Next: draw in public."


def _quarter(workspace: Workspace, panel: Panel, day: str) -> str:
    """Give the last whole quarter before a day of which the list has cases.

    A list that begins after that quarter is offered the quarter of its last case.
    """
    first, last = days_of_list(workspace, panel)
    if not first or not last:
        return quarter_before(day)
    final = date.fromisoformat(last)
    whole = quarter_before(min(day, f"{final + timedelta(days=1)}"))
    if days_of(whole)[1] >= first:
        return whole
    months = final.year * 12 + 3 * ((final.month - 1) // 3) + 3
    return quarter_before(f"{date(months // 12, months % 12 + 1, 1)}")


def _strata_words(strata: dict[str, int]) -> str:
    total = counted(sum(strata.values()), "case")
    if len(strata) < 2:
        return f"{total}."
    return f"{total}: {', '.join(f'{shown(name)} {count:,}' for name, count in strata.items())}."


def _sized(plan: Plan, text: str) -> Plan:
    """Read the number of cases, or what stands for it; raises `ValueError` for anything else."""
    said = text.strip().casefold()
    if said in ("", "later"):
        return plan
    if said == "all":
        return replace(plan, as_far_as_we_get=True)
    if "=" not in said:
        return replace(plan, size=int(said))
    pairs = [each.rpartition("=") for each in text.split(";") if each.strip()]
    return replace(plan, quotas={name.strip(): int(number) for name, _, number in pairs})


def _checked_size(plan: Plan, strata: dict[str, int]) -> Callable[[str], str]:
    def check(text: str) -> str:
        try:
            sized = _sized(plan, text)
        except ValueError:
            return "Type a number, all, later, or groups with numbers as Black=4; White=2."
        check_plan(sized, strata)
        return ""

    return check


def bring(workspace: Workspace, meeting_id: str) -> Steps:
    """Bring the cases of one draw."""
    held = meeting(workspace, meeting_id)
    here = {each.id for each in draws_of(workspace, meeting_id)}
    found = [
        each
        for each in reversed(draws(workspace))
        if each.frame.panel == held.panel
        and (each.id not in here or each.frame.plan.as_far_as_we_get)
    ]
    if not found:
        return "There is no draw of this panel to bring. Draw in public first."
    rows = [
        f"{each.id}: {shown(each.frame.theme_title)}, {each.frame.period.words()},"
        f" {counted(sum(one.kind == 'random' for one in each.selected), 'case')}"
        for each in found
    ]
    place = yield from choose("Bring the cases of a draw", "Which draw?", rows)
    draw = found[place]
    most = None
    if draw.frame.plan.as_far_as_we_get:
        question = "How many more, in the order of their tickets?"
        said = yield from typed(
            "Bring the cases of a draw", question, checked_number(1, len(draw.selected)), "20"
        )
        most = int(said)
    cases = bring_draw(workspace, meeting_id, draw.id, most)
    return f"The meeting has {counted(len(cases), 'case')} now."


def bring_beside(workspace: Workspace, meeting_id: str) -> Steps:
    """Bring one case that was not drawn."""
    title = "A case beside the draw"
    kinds = tuple(_KINDS[each] for each in BESIDE_THE_DRAW)
    place = yield from choose(title, "Of which kind?", kinds)
    brought: list[str] = []

    def check(text: str) -> str:
        if not text.strip():
            return needed(text)
        brought[:] = [
            bring_case(workspace, meeting_id, text.strip(), BESIDE_THE_DRAW[place]).reference
        ]
        return ""

    yield from typed(title, "Its reference, as it stands in the force's list:", check)
    return f"{shown(brought[0])} is at the meeting."


def lose(workspace: Workspace, meeting_id: str) -> Steps:
    """Note that a case cannot be produced."""
    title = "A case cannot be produced"
    able = [each for each in meeting_cases(workspace, meeting_id) if not each.unavailable]
    if not able:
        return "No case is at this meeting yet."
    place = yield from choose(title, "Which case?", [shown(each.reference) for each in able])
    reasons = tuple(UNAVAILABLE_REASONS)
    why = yield from choose(title, "Why?", tuple(UNAVAILABLE_REASONS.values()))
    reserve = mark_unavailable(workspace, meeting_id, able[place].reference, reasons[why])
    came = f"{shown(reserve.reference)} comes in" if reserve else "no reserve is left to come in"
    return f"Noted: {shown(able[place].reference)}; {came}."
