"""What an import found: counts, problems and flags, file by file."""

from collections.abc import Mapping
from dataclasses import dataclass

from scrutiny.canonical import digest
from scrutiny.errors import Problem


@dataclass(frozen=True, slots=True)
class RowProblem(Problem):
    """A problem with a row of a list, with the line on which an editor shows it."""

    line: int | None = None
    """The line of the file; `None` when the row reaches over several lines."""
    kind: str = ""
    """What sort of problem it is, where that is not plain from its column."""

    def sentence(self) -> str:
        """Give place and problem as one line.

        >>> RowProblem("the reference is blank", "list.csv", 61, "Case", line=62).sentence()
        'list.csv, row 61 (line 62), Case: the reference is blank'
        """
        line = "" if self.line is None else f" (line {self.line})"
        row = f"{self.counted} {self.row}{line}"
        place = ", ".join(part for part in (self.file, row, self.column) if part)
        return f"{place}: {self.problem}"


@dataclass(frozen=True, slots=True)
class Flag:
    """A kind of thing that was noticed about accepted rows; it rejects nothing."""

    kind: str
    """A short id, such as `exact-repeat` or the id of a panel's check."""
    title: str
    problem: Problem


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """What became of one file."""

    file: str
    sha256: str
    read: int
    accepted: int
    rejected: int
    unchanged: int
    """Rows that the workspace had already, word for word."""
    already: str
    """When the very same file was imported before; empty when it was not."""
    problems: tuple[Problem, ...]
    """Why rows were rejected."""
    flags: tuple[Flag, ...]
    """The first of each kind, with their rows."""
    flagged: Mapping[str, tuple[str, int]]
    """How many of each kind there are, with the title of the kind."""
    unknown_columns: tuple[str, ...]
    """Columns that no field asks for; kept with the case."""
    left_out: Mapping[str, int]
    """Personal columns that were not read, and how many filled cells each had."""
    notices: tuple[str, ...]
    """What a person should know about how the file was read."""
    rejects_file: str = ""
    """Where the rejected rows were written."""
    joined: int = 0
    """Rows that were joined to the case of an earlier row."""


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """What became of all files of one import."""

    panel: str
    files: tuple[FileOutcome, ...]

    @property
    def read(self) -> int:
        """Rows read."""
        return sum(each.read for each in self.files)

    @property
    def accepted(self) -> int:
        """Rows that are now cases."""
        return sum(each.accepted for each in self.files)

    @property
    def rejected(self) -> int:
        """Rows set aside."""
        return sum(each.rejected for each in self.files)

    @property
    def unchanged(self) -> int:
        """Rows that were there already."""
        return sum(each.unchanged for each in self.files)

    @property
    def joined(self) -> int:
        """Rows that were joined to the case of an earlier row."""
        return sum(each.joined for each in self.files)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All reasons for rejection."""
        return tuple(problem for each in self.files for problem in each.problems)

    @property
    def flags(self) -> tuple[Flag, ...]:
        """All flags."""
        return tuple(flag for each in self.files for flag in each.flags)

    @property
    def sha256(self) -> str:
        """The file's digest; of several files, the digest of the lines `digest  name`."""
        if len(self.files) == 1:
            return self.files[0].sha256
        return digest("".join(f"{each.sha256}  {each.file}\n" for each in self.files))

    def flag_counts(self) -> dict[str, tuple[str, int]]:
        """Count the flags by kind, with the title of each."""
        counts: dict[str, tuple[str, int]] = {}
        for each in self.files:
            for kind, (title, count) in each.flagged.items():
                counts[kind] = (title, counts.get(kind, (title, 0))[1] + count)
        return counts
