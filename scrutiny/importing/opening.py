"""Opens a list in whatever form it came: text, packed text, a workbook, or JSON of the API."""

from collections.abc import Mapping
from pathlib import Path

from scrutiny.importing.files import ListFile, open_list
from scrutiny.importing.sources import source_of
from scrutiny.importing.workbook_lists import Choices, open_workbook_list
from scrutiny.panels.definition import Panel
from scrutiny.workbooks import is_workbook


def open_any(
    name: str, content: bytes | Path, panel: Panel, mapping: Mapping[str, str], choices: Choices
) -> ListFile:
    """Open a list by what it holds and not by how its name ends.

    Raises `Refusal` when it cannot be read for certain.
    """
    source = source_of(name, content)
    start = source.start()
    if is_workbook(start):
        return open_workbook_list(source, panel, tuple(mapping), choices)
    if panel.police_uk and start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"[", b"{")):
        from scrutiny.importing.police_uk_api import open_json

        return open_json(source)
    return open_list(name, content)
