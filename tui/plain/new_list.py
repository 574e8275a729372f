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
    FIELD,
    ColumnsSeen,
    columns_of,
    remembered_mapping,
    save_mapping,
)
from scrutiny.importing.importing import import_lists
from scrutiny.importing.mapping import Said
from scrutiny.importing.outcome import ImportOutcome
from scrutiny.importing.watching import StoppedError, Watch, quietly
from scrutiny.importing.words import WordSeen, WordsOfColumn, with_meanings, words_of
from scrutiny.importing.workbook_lists import NO_CHOICES, Choices, SheetSeen, sheets_of
from scrutiny.paths import write_whole
from scrutiny.quality.checking import check_lists
from scrutiny.quality.controls import read_pairs
from scrutiny.quality.page import ListQuality
from scrutiny.workspace import Workspace
from tui.plain.document_lines import document_lines
from tui.plain.new_list_lines import CELLS, DATES, column_row, meanings_of, sheet_row, word_row
from tui.plain.sentences import counted, problem_words, shown

NO_FIELD = "No field: kept beside the case, shown to nobody"
STOPPED = "The reading was stopped. Nothing is stored. Choose any line to read the list again."
_MOST_PROBLEMS = 6


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
        self.mapping: Said = {}
        self.remembered = False
        self.columns: ColumnsSeen | None = None
        self.sheets: tuple[SheetSeen, ...] = ()
        self.words: tuple[WordsOfColumn, ...] = ()
        self.quality: ListQuality | None = None
        self.refused = ""
        self.stopped = False
        self.outcome: ImportOutcome | None = None
        """What became of its rows, once it was stored."""
        self.stored = ""
        """What was said when it was stored; empty before."""

    @property
    def files(self) -> list[tuple[str, bytes | Path]]:
        """The file with its name."""
        return [(self.path.name, self.path)]

    @property
    def looked(self) -> bool:
        """Whether the list was read as it is to be read now."""
        return self.quality is not None or bool(self.refused)

    def forget(self) -> None:
        """Forget what was found: something about the reading has changed."""
        self.columns = self.quality = None
        self.words = ()
        self.refused = ""
        self.stopped = False

    def look(self, watch: Watch | None = None) -> None:
        """Read the file and work out what is wrong; a refusal is kept in words.

        Raises `StoppedError` when whoever watches stops it; what was found is then forgotten.
        """
        self.forget()
        try:
            self._look(watch)
        except StoppedError:
            self.forget()
            self.stopped = True
            raise
        except Refusal as refusal:
            lines = [problem_words(refusal, saving=False)]
            lines += [shown(each.sentence()) for each in refusal.problems[:_MOST_PROBLEMS]]
            more = len(refusal.problems) - _MOST_PROBLEMS
            lines += [f"and {more:,} more such problems"] if more > 0 else []
            self.refused = "\n".join(lines)

    def _look(self, watch: Watch | None) -> None:
        workspace, panel_id, files = self.workspace, self.panel.id, self.files
        name, content = files[0]
        self.sheets = sheets_of(name, content)
        if not self.mapping:
            self.mapping = remembered_mapping(workspace, panel_id, files, self.choices)
            self.remembered = bool(self.mapping)
        self.columns = columns_of(workspace, panel_id, name, content, self.mapping, self.choices)
        self.words = words_of(
            workspace, panel_id, files, self.mapping, self.choices, quietly(watch)
        )
        self.quality = check_lists(
            workspace,
            panel_id,
            files,
            self.mapping,
            self.choices,
            self.window,
            self.totals,
            watch,
            self.words,
        )

    def points(self) -> list[str]:
        """Say in short what was found, cleaned."""
        if self.stopped:
            return [STOPPED]
        if self.refused:
            ways = ["Press 2 to say how its columns are read."] if self.columns else []
            ways += ["Press 3 to say what its words mean."] if self._open_words() else []
            ways += [f"Press 6: {CELLS[0].lower()}{CELLS[1:]}."] if self.sheets else []
            return [self.refused, *ways]
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
        unknown = self._open_words()
        if unknown:
            lines.append(f"- {counted(unknown, 'word')} without a meaning: press 3 to say it.")
        lines += [f"- {shown(each)}" for each in main_points(found)]
        return lines if len(lines) > 1 else [*lines, "Nothing wrong was found with the list."]

    def page_lines(self, width: int = 72) -> list[str]:
        """Give the whole page on what is wrong with it."""
        if self.quality is None:
            return self.points()
        return document_lines(list_quality(self.quality), width)

    # ---------------------------------------------------------------- columns

    def column_rows(self) -> tuple[str, ...]:
        """Give a line for each column: its header, its field, and its first values."""
        columns = self.columns.columns if self.columns else ()
        return tuple(column_row(self.panel, each) for each in columns)

    def field_rows(self, column: int) -> tuple[str, ...]:
        """Give a line for each field that a column can fill; the first is for none."""
        columns = self.columns.columns if self.columns else ()
        taken = {each.field_id for at, each in enumerate(columns) if at != column}
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
        # What words mean belongs to the field of their column, and goes with it.
        same = {each.title for each in self.columns.columns if each.use == FIELD}
        same = {title for title in same if mapping.get(title) == self._field_before(title)}
        words = {title: held for title, held in self.columns.words.items() if title in same}
        return self._keep({**self.columns.said(), "columns": mapping, "words": words})

    def _field_before(self, title: str) -> str:
        columns = self.columns.columns if self.columns else ()
        return next((each.field_id for each in columns if each.title == title), "")

    def _keep(self, said: Said) -> str:
        self.mapping, self.remembered = said, False
        name, content = self.files[0]
        self.columns = columns_of(self.workspace, self.panel.id, name, content, said, self.choices)
        save_mapping(self.workspace, self.panel.id, self.columns, None, self.words)
        return "Kept for this list, and for the next one with the same columns."

    # ---------------------------------------------------------------- words

    def _listed_words(self) -> list[tuple[WordsOfColumn, WordSeen]]:
        found = [(column, word) for column in self.words for word in column.words]
        return sorted(found, key=lambda each: each[1].known)

    def _open_words(self) -> int:
        return sum(not word.known for _, word in self._listed_words())

    def word_rows(self) -> tuple[str, ...]:
        """Give a line for each word that is no code itself, and what it is read as."""
        return tuple(word_row(*each) for each in self._listed_words())

    def meaning_rows(self, index: int) -> tuple[str, ...]:
        """Give a line for each meaning that a word can have."""
        return tuple(words for _, words in meanings_of(self._listed_words()[index][0].field))

    def meaning_of(self, index: int) -> int:
        """Give the line of what a word means now, among `meaning_rows`: never one to fall into."""
        column, word = self._listed_words()[index]
        meanings = [meaning for meaning, _ in meanings_of(column.field)]
        said = (word.decided or word.known) and word.read_as in meanings
        return meanings.index(word.read_as) if said else 0

    def mean(self, index: int, meaning_row: int) -> str:
        """Let a word mean something; the first line takes its meaning back."""
        assert self.columns is not None
        column, word = self._listed_words()[index]
        meaning = meanings_of(column.field)[meaning_row][0]
        words = {title: dict(held) for title, held in self.columns.words.items()}
        everywhere = meaning_row == 2
        for each, other in self._listed_words():
            if (each is column and other is word) or (
                everywhere and other.raw.casefold() == word.raw.casefold() and not other.known
            ):
                held = words.setdefault(each.title, {})
                for said in [s for s in held if s.strip().casefold() == other.raw.casefold()]:
                    del held[said]
                if meaning is not None:
                    held[other.raw] = meaning
        words = {title: held for title, held in words.items() if held}
        self.words = with_meanings(self.panel, self.words, words)
        return self._keep({**self.columns.said(), "words": words})

    # ---------------------------------------------------------------- workbooks, dates, totals

    def sheet_rows(self) -> tuple[str, ...]:
        """Give a line for each sheet of a workbook; none when the list is not one."""
        return tuple(sheet_row(each) for each in self.sheets)

    def decide(self, **decided: str) -> None:
        """Decide about a workbook: its `sheet`, `hidden` and `merged` cells, `formulas`."""
        self.choices = replace(self.choices, **decided)

    def write_dates_as(self, row: int) -> str:
        """Say how the list writes its dates: one of `DATES`."""
        if self.columns is None:
            return "The list has no header that can be read."
        return self._keep({**self.columns.said(), "dates": DATES[row][0]})

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

    # ---------------------------------------------------------------- the end

    def write_page(self, text: str) -> str:
        """Write the page for the force's analyst; gives why not, or nothing."""
        path = Path(text.strip()).expanduser()
        if self.quality is None:
            return "The list cannot be read, so there is no page."
        if path.exists():
            return "There is a file of this name already. Choose another name."
        write_whole(path, render(list_quality(self.quality), path.suffix))
        return ""

    def store_question(self) -> str:
        """Ask whether to store the list; empty when it cannot be stored."""
        if self.quality is None:
            return ""
        found = self.quality
        aside = f" {counted(found.set_aside, 'row')} set aside." if found.set_aside else ""
        return f"Store {counted(found.cases, 'case')}?{aside}"

    def store(self, watch: Watch | None = None) -> str:
        """Store the list; says what became of its rows."""
        self.outcome = outcome = import_lists(
            self.workspace,
            self.panel.id,
            self.files,
            self.mapping,
            choices=self.choices,
            watch=watch,
        )
        joined = f", {outcome.joined:,} joined to another row's case" if outcome.joined else ""
        self.stored = (
            f"Stored: {counted(outcome.accepted, 'case')}; {outcome.rejected:,} rows set aside,"
            f" {outcome.unchanged:,} there already{joined}."
        )
        return self.stored
