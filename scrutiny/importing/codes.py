"""Reads a cell as a code of its field's list, however a force writes it.

Only what leaves no doubt is read: the code, its label, another name that the list itself gives, or
a label of an ethnic group that means just one code. Anything else is refused or kept as unknown.
"""

from collections.abc import Callable, Sequence

from scrutiny.importing.ethnic_words import codes_by_words, ethnic_words, standard_reader
from scrutiny.importing.quoting import LONGEST_QUOTE, quoted
from scrutiny.importing.titles import title_key
from scrutiny.panels.definition import Code, Field

_MOST_HINTS = 5
_MOST_REMEMBERED = 1_000


def code_reader(field: Field) -> Callable[[str], str]:
    """Give a reader that accepts the codes of a field's list and nothing else.

    A label, another name, another use of capitals or signs, or a published label of an ethnic group
    is read as its code when that leaves no doubt.
    """
    codes: Sequence[Code] = field.codelist.codes if field.codelist else ()
    exact = {code.code for code in codes}
    find = _finder(codes)
    refused: dict[str, str] = {}

    def read(cell: str) -> str:
        if cell in exact:
            return cell
        stripped = cell.strip()
        if not stripped:
            return ""
        found = find(stripped)
        if found is not None:
            return found
        if field.keep_unknown_codes:
            return stripped
        # A long list repeats its mistakes, and looking for near codes takes long.
        if stripped not in refused and len(refused) < _MOST_REMEMBERED:
            refused[stripped] = _hint(stripped, codes)
        raise ValueError(f"{quoted(stripped)} is not a known code{refused.get(stripped, '')}")

    return read


def _finder(codes: Sequence[Code]) -> Callable[[str], str | None]:
    """Give what finds the code that is meant; what two codes share finds neither."""
    close: dict[str, str | None] = {}
    loose: dict[str, str | None] = {}
    for code in codes:
        names = (code.code, code.label, *code.also)
        for names_of, key in ((close, str.casefold), (loose, title_key)):
            for text in {key(each.strip()) for each in names} - {""}:
                names_of[text] = None if names_of.get(text, code.code) != code.code else code.code
    by_words = codes_by_words(codes)
    standard = standard_reader(codes)

    def find(stripped: str) -> str | None:
        folded = stripped.casefold()
        if folded in close:
            return close[folded]
        words = ethnic_words(stripped) if by_words else None
        if words is not None and words in by_words:
            return by_words[words]
        return loose.get(title_key(stripped)) or standard(stripped)

    return find


def _hint(cell: str, codes: Sequence[Code]) -> str:
    """Name the codes that are most like a cell, or else the first of the list."""
    from difflib import get_close_matches

    spoken = {text.casefold(): each.code for each in codes for text in (each.label, each.code)}
    near = get_close_matches(cell[:LONGEST_QUOTE].casefold(), spoken, n=_MOST_HINTS)
    names = list(dict.fromkeys(spoken[text] for text in near))
    if names:
        return f"; the nearest {'is' if len(names) == 1 else 'are'} {_listed(names)}"
    first = [each.code for each in codes[:_MOST_HINTS]]
    more = f" and {len(codes) - len(first)} more" if len(codes) > len(first) else ""
    return f"; the codes are {_listed(first)}{more}" if first else ""


def _listed(names: Sequence[str]) -> str:
    return ", ".join(quoted(name) for name in names)
