"""Whole documents, byte for byte. SCRUTINY_WRITE_GOLDEN=1 writes them anew; then read them."""

import os
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from reports.findings_schedule import findings_workbook
from reports.render import render
from scrutiny.draws import DrawMade
from scrutiny.meetings.record import MeetingRecord
from tests.reports.documents import all_documents

Built = tuple[MeetingRecord, tuple[DrawMade, ...]]
GOLDEN = Path(__file__).parent / "golden"
NAMES = [
    f"{name}{suffix}"
    for name in ("draft", "pack", "findings", "proof-D1")
    for suffix in (".md", ".html")
]


@pytest.mark.parametrize("name", NAMES)
def test_a_document_is_byte_for_byte_what_was_read_and_approved(held: Built, name: str) -> None:
    path = GOLDEN / name
    stem, suffix = name.rsplit(".", 1)
    content = render(all_documents(*held)[stem], f".{suffix}")
    if os.environ.get("SCRUTINY_WRITE_GOLDEN"):
        path.write_bytes(content)
    assert content == path.read_bytes()


def test_the_workbook_holds_what_was_read_and_approved(held: Built) -> None:
    book = load_workbook(BytesIO(findings_workbook(held[0])))
    lines = [
        "\t".join("" if value is None else str(value) for value in row)
        for sheet in book
        for row in sheet.iter_rows(values_only=True)
    ]
    content = "\n".join([*lines, ""]).encode()
    path = GOLDEN / "findings.txt"
    if os.environ.get("SCRUTINY_WRITE_GOLDEN"):
        path.write_bytes(content)
    assert content == path.read_bytes()
