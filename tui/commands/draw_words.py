"""Says in a terminal what was drawn: one draw with its cases, or all draws on a line each."""

import sys
from collections.abc import Sequence
from shutil import get_terminal_size

from scrutiny.draws import DrawMade
from tui.output import say, table


def draw_words(made: DrawMade) -> None:
    """Say how a draw was made, and its cases in order."""
    from sampling.tickets import shown
    from tui.plain.ceremony_sentences import overlap_lines
    from tui.plain.order_lines import order_lines

    say(
        f"Draw {made.id} from frame {made.frame.id} ({made.frame.theme_title},"
        f" {made.frame.period.words()}): draw {made.number} of {made.of_draws}"
    )
    if made.reason:
        say(f"  The draw before was set aside because: {made.reason}")
    if made.forgotten:
        say(f"  {made.forgotten} of the earlier draws are not in this file (a copy, or a backup).")
    if made.elsewhere:
        say(
            f"  Note: this computer has made {made.elsewhere} more draws for the same area, panel,"
            " theme and period, in other workspaces."
        )
    for line in overlap_lines(made.overlaps):
        say(f"  {line}")
    checkable = "" if made.checkable else " – not independently checkable"
    say(f"  seed {made.seed} ({made.seed_source}{checkable})")
    if not made.plan_was_sealed:
        say("  The size was chosen at the draw; it was not sealed with the list.")
    if sys.stdout.isatty():
        width = get_terminal_size().columns
        for line in order_lines(made, 0, len(made.selected), width):
            say(line)
        return
    rows = [
        (str(each.order), each.reference, shown(each.ticket), each.stratum, each.kind)
        for each in made.selected
    ]
    table(("No.", "Reference", "Ticket", "Stratum", "Kind"), rows, numbers=(0,))


def draws_table(found: Sequence[DrawMade]) -> None:
    """List draws, each on one line."""
    rows = [
        (
            each.id,
            each.frame.id,
            f"{each.frame.panel} / {each.frame.theme}",
            each.frame.period.words(),
            f"{each.number} of {each.of_draws}",
            each.drawn_at[:10],
            each.reason,
        )
        for each in found
    ]
    header = ("Draw", "Frame", "Panel / theme", "Period", "Draw", "Day", "Reason")
    table(header, rows, "Every draw that was ever made")
