"""What the demo needs besides the meetings: a folder, a progress bar, and the documents."""

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from scrutiny.errors import Refusal
from scrutiny.workspace import Workspace
from tui.documents import USUAL, Comparison, FigureChoice, document_bytes

_WRITTEN = (
    ("pack", "reading-pack.html"),
    ("pack", "reading-pack.pdf"),
    ("draft", "report-draft.html"),
    ("draft", "report-draft.docx"),
    ("draft", "report-draft.md"),
    ("findings", "findings.xlsx"),
)
DOCUMENTS = len(_WRITTEN) + 1
"""How many documents are written of each meeting: these and the draw records."""
OUTWARD = 2
"""How many are written of one meeting only: the copy for the public and the annual report."""


def command_words(environment: Mapping[str, str]) -> str:
    """Say how this program is called here, so that what is printed can be typed as it stands.

    >>> command_words({"UV_RUN_RECURSION_DEPTH": "1"})
    'python3 -m uv run scrutiny'
    """
    return "python3 -m uv run scrutiny" if "UV_RUN_RECURSION_DEPTH" in environment else "scrutiny"


def new_folder(folder: Path) -> Path:
    """Make a folder that is not there yet; one that is gets a number behind its name."""
    for number in range(1, 1000):
        wanted = folder if number == 1 else folder.with_name(f"{folder.name}-{number}")
        if wanted.is_dir() and not any(wanted.iterdir()):
            return wanted
        if wanted.exists():
            continue
        try:
            wanted.mkdir(parents=True)
        except OSError as error:
            raise Refusal(
                f"The folder cannot be made: {error.strerror or error}.",
                where=str(wanted),
                next_step="Name another one: scrutiny demo DIR",
            ) from error
        return wanted
    raise Refusal(
        "There are a thousand demonstrations here already.",
        where=str(folder),
        next_step="Name another folder: scrutiny demo DIR",
    )


def write_documents(
    workspace: Workspace,
    target: Path,
    panel_id: str,
    meeting_id: str,
    step: Callable[[str], None],
) -> list[Path]:
    """Write the documents of one meeting; gives their paths."""
    from scrutiny.draw_records import draw_record
    from scrutiny.meetings.cases import draws_of
    from scrutiny.meetings.documents import note_document
    from scrutiny.paths import write_whole

    # Only the list of stops is about residents; its year of invented stops shows the table's form.
    choice = USUAL
    if panel_id == "sopp":
        choice = FigureChoice(Comparison("census-2021", "officer_defined_ethnicity", "White"))
    written = []
    for kind, name in _WRITTEN:
        path = target / f"{panel_id}-{name}"
        shown = choice if kind == "draft" else USUAL
        content = document_bytes(workspace, kind, meeting_id, path.suffix, shown)
        write_whole(path, content)
        note_document(workspace, meeting_id, kind, content, shown.options())
        written.append(path)
        step(f"wrote {path.name}")
    for draw in draws_of(workspace, meeting_id):
        path = target / f"{panel_id}-draw-{draw.id}.json"
        record = json.dumps(draw_record(draw), indent=2, ensure_ascii=False) + "\n"
        write_whole(path, record.encode())
        written.append(path)
    step("wrote the draw records")
    return written


def write_outward(
    workspace: Workspace, target: Path, panel_id: str, meeting_id: str, step: Callable[[str], None]
) -> list[Path]:
    """Write a copy for the public, not released, and the annual report of its panel."""
    from scrutiny.meetings.documents import note_document
    from scrutiny.meetings.meeting import meeting
    from scrutiny.paths import write_whole
    from scrutiny.publishing.releasing import note_made
    from tui.annual import annual_bytes
    from tui.publication import Wanted, clean_bytes, gathered

    wanted = Wanted(meeting_id)
    made = gathered(workspace, wanted)
    copy = target / f"{panel_id}-publication.html"
    content = clean_bytes(workspace, made.document(False), meeting_id, copy.suffix)
    write_whole(copy, content)
    note_made(workspace, meeting_id, made.content, content, "The demo", wanted.options())
    step(f"wrote {copy.name}")
    year = int(meeting(workspace, meeting_id).day[:4])
    report = target / f"{panel_id}-annual-{year}.docx"
    content = annual_bytes(workspace, (panel_id,), year, report.suffix)
    write_whole(report, content)
    note_document(workspace, "", f"annual {year}", content)
    step(f"wrote {report.name}")
    return [copy, report]


@contextmanager
def progress_bar(steps: int) -> Iterator[Callable[[str], None]]:
    """Show how far it is on standard error; without a terminal, say nothing."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("starting", total=steps)
        yield lambda what: progress.update(task, advance=1, description=what)
