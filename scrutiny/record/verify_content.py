"""Checks texts, panel files, lists and sealed frames against what the log says of them.

It only reads, and whatever stands in the file ends as a sentence, never as an error: a spoiled
record is the very thing that this is for.
"""

import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from sampling.digest import frame_digest
from scrutiny.canonical import commitment, digest, rows_digest
from scrutiny.cases.combinations import Said, combinations
from scrutiny.cases.table import table_name
from scrutiny.importing.content import case_text, commitments_digest
from scrutiny.panels.made_references import force_of_reference
from scrutiny.record.chain import Event
from scrutiny.record.passages import named_passages, passages_about
from scrutiny.record.project_findings import FOLLOWING

_SENSELESS = (sqlite3.Error, ValueError, KeyError, TypeError, AttributeError)
"""What reading a spoiled body or cell may raise."""

Bodies = Mapping[str, Sequence[dict[str, Any]]]
"""The bodies of the log's events by their kind."""


def content_problems(connection: sqlite3.Connection, events: Sequence[Event]) -> Iterator[str]:
    """List what was changed in the texts, panel files, lists and frames that the log names."""
    bodies = _bodies(events)
    checks: tuple[tuple[str, Callable[[sqlite3.Connection, Bodies], Iterator[str]]], ...] = (
        ("the texts", _passages),
        ("the panel files", _panel_files),
        ("the lists", _lists),
        ("the sealed lists", _frames),
    )
    for what, check in checks:
        try:
            yield from check(connection, bodies)
        except _SENSELESS as error:
            yield f"{what} cannot be checked: {error}"


def _bodies(events: Sequence[Event]) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for event in events:
        try:
            body = json.loads(event.body)
        except ValueError:
            continue  # The chain reports the event itself.
        if isinstance(body, dict):
            found.setdefault(event.kind, []).append(body)
    return found


def _passages(connection: sqlite3.Connection, bodies: Bodies) -> Iterator[str]:
    # Sorted by kind, an answer to a finding would come before the finding itself.
    followed = set(FOLLOWING)
    in_order = [
        each for kind, several in bodies.items() for each in several if kind not in followed
    ]
    in_order += [each for kind in FOLLOWING for each in bodies.get(kind, ())]
    erased = passages_about(in_order, _erased(bodies))
    present = set()
    for name, salt, text in connection.execute("SELECT passage, salt, text FROM passage"):
        present.add(name)
        if salt is None and text is None and name in erased:
            continue
        if salt is None or text is None or commitment(salt, text) != name:
            yield f"the text {name[:12]}… was changed after it was written"
    named = {name for body in in_order for name in named_passages(body)}
    for name in sorted(named - present):
        yield f"the text {name[:12]}… is missing"


def _erased(bodies: Bodies) -> set[str]:
    return {case for body in bodies.get("case-erased", ()) for case in body["cases"]}


def _panel_files(connection: sqlite3.Connection, bodies: Bodies) -> Iterator[str]:
    present = set()
    for name, text in connection.execute("SELECT digest, text FROM panel_file"):
        present.add(name)
        if digest(text) != name:
            yield f"the panel file {name[:12]}… was changed after it was installed"
    for body in bodies.get("panel-installed", ()):
        if body["digest"] not in present:
            yield f"the panel file {body['digest'][:12]}… of '{body['panel']}' is missing"


def _lists(connection: sqlite3.Connection, bodies: Bodies) -> Iterator[str]:
    erased = _erased(bodies)
    imports = bodies.get("list-imported", ())
    for body in imports:
        try:
            yield from _list(connection, body, erased)
        except _SENSELESS as error:
            yield f"the list of import {body.get('import')} cannot be read: {error}"
    known = {body.get("import") for body in imports}
    for panel in dict.fromkeys(body["panel"] for body in bodies.get("panel-installed", ())):
        rows = connection.execute(f"SELECT case_id FROM {table_name(panel)}")
        strangers = [row[0] for row in rows if str(row[0]).partition("-")[0] not in known]
        if strangers:
            yield f"{len(strangers)} cases of '{panel}' came with no list; first: {strangers[0]}"


def _list(connection: sqlite3.Connection, body: dict[str, Any], erased: set[str]) -> Iterator[str]:
    name, import_id = table_name(body["panel"]), body["import"]
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({name})")]
    rows = connection.execute(
        f"SELECT * FROM {name} WHERE case_id > ? AND case_id < ? ORDER BY case_id",
        (f"{import_id}-", f"{import_id}."),
    )
    commitments = []
    said = combinations(connection, body["panel"]) if "combination" in columns else {}
    for row in rows:
        case = dict(zip(columns, row, strict=True))
        commitments.append(str(case["commitment"]))
        problem = _case_problem(case, case["case_id"] in erased) or _number_problem(case, said)
        if problem:
            yield f"the case {case['case_id']} {problem}"
    if len(commitments) != body["accepted"]:
        yield (
            f"import {import_id} brought {body['accepted']} cases, and {len(commitments)} are there"
        )
    elif commitments_digest(commitments) != body["commitments"]:
        yield f"a case of import {import_id} was replaced after it was imported"


def _number_problem(case: Mapping[str, Any], said: Mapping[int, Said]) -> str:
    """Say when a case is counted as something that it does not say; without a number it is not."""
    number = case.get("combination")
    if number is None:
        return ""
    if number in said and case["salt"] is not None:
        force, values = said[number]
        same = all(case.get(f"f_{name}") == value for name, value in values.items())
        if same and force == force_of_reference(case["reference"]):
            return ""
    return "is counted as something else than it says"


def _case_problem(case: Mapping[str, Any], erased: bool) -> str:
    values = {key[2:]: value for key, value in case.items() if key.startswith("f_")}
    if erased:
        says = (
            case["salt"] is not None
            or case["other"] is not None
            or any(value is not None for value in values.values())
        )
        return "was erased, and says something again" if says else ""
    if case["salt"] is None:
        return "was erased, and no event of the log says so"
    try:
        text = case_text(case["reference"], case["day"], values, case["other"])
        same = commitment(case["salt"], text) == case["commitment"]
    except _SENSELESS:
        same = False
    return "" if same else "was changed after it was imported"


def _frames(connection: sqlite3.Connection, bodies: Bodies) -> Iterator[str]:
    for body in bodies.get("frame-sealed", ()):
        rows = connection.execute(
            "SELECT reference, case_id, stratum FROM frame_case WHERE frame = ?", (body["frame"],)
        ).fetchall()
        try:
            same = (
                len(rows) == body["size"]
                and frame_digest(row[0] for row in rows) == body["digest"]
                and rows_digest(rows) == body["listed"]
            )
        except _SENSELESS:
            same = False
        if not same:
            yield f"the sealed list of frame {body['frame']} was changed after it was sealed"
