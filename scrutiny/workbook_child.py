"""Reads one workbook in a process of its own, so that a hostile one can only kill that process.

Run as `python -m scrutiny.workbook_child`: the file on standard input, sheets as JSON on standard
output. It must never be imported by the program itself.
"""

import io
import json
import sys

_MEMORY = 2 * 1024**3
_SECONDS = 30


def limit() -> None:
    """Bound memory and processor time, where the system can do that."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))


def main() -> None:
    """Read the workbook; every cell becomes text."""
    limit()
    from python_calamine import CalamineWorkbook

    workbook = CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read()))
    sheets = {
        name: [[str(cell) for cell in row] for row in workbook.get_sheet_by_name(name).to_python()]
        for name in workbook.sheet_names
    }
    json.dump(sheets, sys.stdout)


if __name__ == "__main__":
    main()
