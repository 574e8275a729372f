"""Reads a finished report, whatever its format, by the ending of its name."""

from pathlib import PurePath

from reports.checking.places import Finished
from scrutiny.errors import Refusal

FORMATS = (".docx", ".html", ".htm", ".md", ".pdf")


def read_report(content: bytes, name: str) -> Finished:
    """Read a report; refused for a format that is not read.

    >>> read_report(b"# Report\\n\\nNone.\\n", "report.md").texts[1].text
    'None.'
    """
    suffix = PurePath(name).suffix.lower()
    if suffix == ".docx":
        from reports.checking.read_word import read_word

        return read_word(content, name)
    if suffix in (".html", ".htm"):
        from reports.checking.read_html import read_html

        return read_html(_text(content, name))
    if suffix in (".md", ".pdf"):
        from reports.checking.read_plain import read_markdown, read_pdf

        return read_pdf(content, name) if suffix == ".pdf" else read_markdown(_text(content, name))
    raise Refusal(
        f"A report cannot be read as '{suffix}'.",
        where=name,
        next_step=f"Give one of: {', '.join(FORMATS)}.",
    )


def _text(content: bytes, name: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refusal(
            "The text of this file is not UTF-8.",
            where=name,
            next_step="Save it again with the encoding UTF-8.",
        ) from error
