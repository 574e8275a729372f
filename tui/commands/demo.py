"""The command that shows everything on invented cases."""

import os
import time
from pathlib import Path

import click

from tui.demonstration import (
    DOCUMENTS,
    OUTWARD,
    command_words,
    new_folder,
    progress_bar,
    write_documents,
    write_outward,
)
from tui.output import answer, json_option, say


@click.command()
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@json_option
def demo(folder: Path | None, as_json: bool) -> None:
    """Show everything on invented cases, in a new folder.

    Makes a workspace, runs one whole meeting of each panel, and writes the reading pack, the report
    draft and the findings schedule of each. Of one panel there is a copy for the public
    and an annual report too. Without DIR the folder is scrutiny-demo.
    """
    from fixtures.cases import PANELS
    from fixtures.demonstration import STEPS, demonstrate
    from scrutiny.installing import install_shipped
    from scrutiny.workspace import Workspace

    target = new_folder(folder or Path("scrutiny-demo"))
    path = target / "demo.scrutiny"
    started = time.monotonic()
    with (
        progress_bar(1 + STEPS + DOCUMENTS * len(PANELS) + OUTWARD) as step,
        Workspace.create(path, "avon-and-somerset", practice=True) as workspace,
    ):
        install_shipped(workspace)
        step("made the workspace")
        held = demonstrate(workspace, step)
        documents: list[Path] = []
        for each in held:
            documents += write_documents(workspace, target, each.panel, each.meeting, step)
        documents += write_outward(workspace, target, held[0].panel, held[0].meeting, step)
        whole = workspace.events()
    seconds = time.monotonic() - started
    payload = {
        "workspace": str(path),
        "documents": [str(each) for each in documents],
        "meetings": [each.meeting for each in held],
        "events": whole,
    }

    def words() -> None:
        command = command_words(os.environ)
        say(f"Made {len(held)} whole meetings on invented cases in {seconds:.0f} seconds.")
        say(f"The workspace is {path}, with one more meeting left open for you to try.")
        page = next(each for each in documents if each.name.endswith("draft.html"))
        say(f"Open a report draft in a browser: {page}")
        copy = next(each for each in documents if each.name.endswith("publication.html"))
        say(f"See what the public would read: {copy}")
        say(f"Judge on the screens: {command} -w {path}")
        say(f"Check the record:     {command} -w {path} log verify")

    answer(payload, as_json, words)
