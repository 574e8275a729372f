"""Turns what is told of a case into styled text; never from markup, always from cleaned text."""

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from scrutiny.meetings.concluding import Spread
from scrutiny.meetings.viewing import CaseView
from scrutiny.text import OutsideText
from tui.plain.sentences import case_lines, shown, warning_text

_SHORT = 60


def case_content(view: CaseView, with_warning: bool = False) -> Content:
    """Write a case: each field with its title, long texts below theirs."""
    parts: list[Content] = []
    if with_warning and view.warnings:
        parts.append(Content.styled("Warning: ", "bold") + Content(warning_text(view)))
    for line in case_lines(view):
        title = Content.styled(f"{line.title}: ", "bold")
        if "\n" in line.text or len(line.title) + len(line.text) > 3 * _SHORT:
            parts.append(Content.styled(line.title, "bold") + Content("\n" + line.text))
        else:
            parts.append(title + Content(line.text))
    return Content("\n").join(parts)


def warning_content(view: CaseView) -> Content:
    """Write the content warning that stands before a case."""
    return Content("\n").join(
        [
            Content.styled("Before you read", "bold"),
            Content(warning_text(view)),
            Content(""),
            Content("Press Enter to read this case. You may take a break first: all is saved."),
            Content("Press G to take another case, or 0 if you should not judge this one."),
        ]
    )


def spread_content(spread: Spread, told: list[str]) -> Content:
    """Write how many chose what, with a bar of plain signs; never a name."""
    labels = [shown(each.option.label) for each in spread.counts]
    widest = min(_SHORT, max((cell_len(label) for label in labels), default=0))
    lines = []
    for label, each in zip(labels, spread.counts, strict=True):
        fitted = set_cell_size(label, widest)
        lines.append(f"{fitted}  {each.count:>2}  {'#' * each.count}".rstrip())
    counts = Content("\n".join([*lines, " ".join(told)]))
    notes = notes_content(spread.notes)
    return Content("\n").join([counts, notes]) if notes else counts


def notes_content(notes: tuple[OutsideText, ...]) -> Content:
    """Write the notes of the members, without names; empty when there is none."""
    if not notes:
        return Content("")
    lines = [Content(f"- {note.show()}") for note in notes]
    return Content("\n").join([Content.styled("Notes of the members", "bold"), *lines])
