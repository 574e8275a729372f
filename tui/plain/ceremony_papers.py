"""Writes the papers of a draw beside the workspace: the proof sheet, and the record to publish."""

import json
from pathlib import Path

from scrutiny.draws import DrawMade
from scrutiny.workspace import Workspace


def record_bytes(made: DrawMade) -> bytes:
    """Give the record of a draw as the file that is published."""
    from scrutiny.draw_records import draw_record

    return (json.dumps(draw_record(made), indent=2, ensure_ascii=False) + "\n").encode()


def write_papers(workspace: Workspace, made: DrawMade) -> tuple[Path, Path]:
    """Write proof sheet and record beside the workspace; raises `Refusal` when that cannot be."""
    from reports.proof import proof
    from reports.render import render
    from scrutiny.paths import write_whole

    sheet = workspace.path.with_name(f"proof-{made.id}.html")
    record = workspace.path.with_name(f"draw-{made.id}.json")
    write_whole(sheet, render(proof(made, workspace.panel(made.frame.panel)), ".html"))
    write_whole(record, record_bytes(made))
    return sheet, record
