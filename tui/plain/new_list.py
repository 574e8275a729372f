"""A list that the force sent, on its way in: looked at, corrected, and only then stored.

It holds what a person decided about the list so far, and calls the domain; it owns no rule. Every
text that came from outside is cleaned before it leaves.
"""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from reports.list_quality import list_quality, main_points
from reports.render import render
from scrutiny.cases.asking import Period
from scrutiny.errors import Refusal
from scrutiny.importing.columns import (
    BESIDE,
    PERSONAL,
    ColumnSeen,
    ColumnsSeen,
    columns_of,
    remembered_mapping,
    save_mapping,
)
from scrutiny.importing.importing import import_lists
from scrutiny.importing.workbook_lists import NO_CHOICES, Choices
from scrutiny.paths import write_whole
from scrutiny.quality.checking import check_lists
from scrutiny.quality.controls import read_pairs
from scrutiny.quality.page import ListQuality
from scrutiny.workspace import Workspace
from tui.plain.document_lines import document_lines
from tui.plain.sentences import counted, problem_words, shown

NO_FIELD = "No field: kept beside the case, shown to nobody"
HIDDEN = (("read", "Read hidden rows and columns"), ("leave-out", "Leave them out"))
MERGED = (
    ("repeat", "Repeat the value of merged cells in each of them"),
    ("first", "Keep it in the first cell only"),
)


class NewList:
    """One file, and how it is to be read."""

    def __init__(self, workspace: Workspace, panel_id: str, path: Path) -> None:
        """Take a file; nothing is read yet."""
        self.workspace = workspace
        self.panel = workspace.panel(panel_id)
        self.path = path
        self.choices: Choices = NO_CHOICES
        self.window = Period()
        self.totals: Mapping[str, int] = {}
        self.mapping: Mapping[str, object] = {}
        self.remembered = False
        self.columns: ColumnsSeen | None = None
        self.quality: ListQuality | None = None
        self.refused = ""
        self.stored = ""
        """What was said when it was stored; empty before."""

    @property
    def files(self) -> list[tuple[str, bytes | Path]]:
        """The file with its name."""
        return [(self.path.name, self.path)]

    def forget(self) -> None:
        """Forget what was found: something about the reading has changed."""
        self.columns = self.quality = None
        self.refused = ""

    def look(self) -> None:
        """Read the file and work out what is wrong; a refusal is kept in words."""
        self.forget()
        panel_id = self.panel.id
        try:
            if not self.mapping:
                files = self.files
                self.mapping = remembered_mapping(self.workspace, panel_id, files, self.choices)
                self.remembered = bool(self.mapping)
            name, content = self.files[0]
            self.columns = columns_of(
                self.workspace, panel_id, name, content, self.mapping, self.choices
            )
            self.quality = check_lists(
                self.workspace,
                panel_id,
                self.files,
                self.mapping,
                self.choices,
                self.window,
                self.totals,
            )
        except Refusal as refusal:
            lines = [problem_words(refusal, saving=False)]
            lines += [shown(each.sentence()) for each in refusal.problems]
            self.refused = "\n".join(lines)

    def points(self) -> list[str]:
        """Say in short what was found, cleaned."""
        if self.refused:
            there = self.columns is not None
            return [self.refused, *(["Press 2 to say how its columns are read."] if there else [])]
        if self.quality is None:
            return ["Reading the list …"]
        found = self.quality
        read = counted(found.read, "row")
        lines = [f"{read} read; they make {counted(found.cases, 'case')}."]
        if self.remembered:
            lines.append("Its columns are read as they were for the last list with this header.")
        if self.columns is not None:
            beside = sum(each.use == BESIDE for each in self.columns.columns)
            if beside:
                lines.append(f"- {counted(beside, 'column')} without a field: press 2 to see.")
        lines += [f"- {shown(each)}" for each in main_points(found)]
        return lines if len(lines) > 1 else [*lines, "Nothing wrong was found with the list."]

    def page_lines(self, width: int = 72) -> list[str]:
        """Give the whole page on what is wrong with it."""
        if self.quality is None:
            return self.points()
        return document_lines(list_quality(self.quality), width)

    def column_rows(self) -> tuple[str, ...]:
        """Give a line for each column: its header, its field, and its first values."""
        return tuple(self._row(each) for each in self.columns.columns) if self.columns else ()

    def _row(self, seen: ColumnSeen) -> str:
        field = self.panel.field(seen.field_id)
        name = shown(seen.title)[:30] or "(no name)"
        if seen.use == PERSONAL:
            return f"{name}  →  left out: it says who a person is"
        to = "no field" if seen.use == BESIDE or field is None else shown(field.title)
        values = "; ".join(value.one_line()[:24] for value in seen.values)
        return f"{name}  →  {to}" + (f"   ({values})" if values else "   (blank)")

    def field_rows(self) -> tuple[str, ...]:
        """Give a line for each field that a column can fill; the first is for none."""
        taken = {each.field_id for each in self.columns.columns} if self.columns else set()
        return (
            NO_FIELD,
            *(
                shown(each.title) + (" (another column has it)" if each.id in taken else "")
                for each in self.panel.fields
            ),
        )

    def field_of(self, column: int) -> int:
        """Give the line of the field that a column fills, among `field_rows`."""
        field_id = self.columns.columns[column].field_id if self.columns else ""
        ids = [each.id for each in self.panel.fields]
        return ids.index(field_id) + 1 if field_id in ids else 0

    def assign(self, column: int, field_row: int) -> str:
        """Let a column fill a field; a column that had it fills none from now on."""
        assert self.columns is not None
        mapping = self.columns.mapping()
        field_id = self.panel.fields[field_row - 1].id if field_row else ""
        for title, held in mapping.items():
            if field_id and held == field_id:
                mapping[title] = ""
        mapping[self.columns.columns[column].title] = field_id
        self.mapping, self.remembered = mapping, False
        name, content = self.files[0]
        self.columns = columns_of(
            self.workspace, self.panel.id, name, content, mapping, self.choices
        )
        save_mapping(self.workspace, self.panel.id, self.columns, None)
        return "Kept for this list, and for the next one with the same columns."

    def decide(self, hidden: str = "", merged: str = "") -> None:
        """Decide about hidden and merged cells of a workbook."""
        self.choices = replace(
            self.choices, hidden=hidden or self.choices.hidden, merged=merged or self.choices.merged
        )

    def ask_for(self, text: str) -> str:
        """Take the dates that were asked for, as `2026-01-01 to 2026-03-31`; blank for all."""
        parts = text.replace(" to ", " ").split()
        if len(parts) not in (0, 2):
            return "Write two dates, such as 2026-01-01 to 2026-03-31."
        self.window = Period(*parts) if parts else Period()
        return ""

    def control(self, text: str) -> str:
        """Take totals from a second source, as `2026-01=412; all=1230`; blank for none."""
        self.totals = read_pairs([each for each in text.split(";") if each.strip()])
        return ""

    def write_page(self, text: str) -> str:
        """Write the page for the force's analyst; gives why not, or nothing."""
        path = Path(text.strip()).expanduser()
        if self.quality is None:
            return "The list cannot be read, so there is no page."
        if path.exists():
            return "There is a file of this name already. Choose another name."
        write_whole(path, render(list_quality(self.quality), path.suffix))
        return ""

    def store(self) -> str:
        """Store the list; says what became of its rows."""
        outcome = import_lists(
            self.workspace, self.panel.id, self.files, self.mapping, choices=self.choices
        )
        joined = f", {outcome.joined:,} joined to another row's case" if outcome.joined else ""
        self.stored = (
            f"Stored: {counted(outcome.accepted, 'case')}; {outcome.rejected:,} rows set aside,"
            f" {outcome.unchanged:,} there already{joined}."
        )
        return self.stored
