"""Knows the columns of a list by their names, however a force writes them.

Case, hyphens, underscores, spaces and a unit at the end make no difference. A name that fits two
fields fits neither: a person is asked, and nothing is guessed.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence

from scrutiny.panels.definition import Field, Panel

_LONGEST = 200
"""What is longer is text, and no name of a column."""
_UNIT = re.compile(
    r"[\s_]*[(\[{/,:-]?\s*\b(?:in )?(?:years?|yrs?|months?|weeks?|days?|hours?|hrs?|minutes?|mins?"
    r"|y ?/ ?n|yes ?/ ?no|true ?/ ?false|t ?/ ?f|d{1,2}[/. -]m{1,4}[/. -]y{2,4}"
    r"(?:[ t]+h{1,2}:?m{2}(?::?s{2})?)?|yyyy-mm-dd|24 ?(?:hr|hour)s?|gmt|utc|bst)[)\]}\s.?:*]*$"
)


def title_key(title: str) -> str:
    """Give what is left of a name once its writing no longer matters.

    >>> [title_key(each) for each in ("Self-defined ethnicity", "SELF_DEFINED  Ethnicity:")]
    ['selfdefinedethnicity', 'selfdefinedethnicity']
    >>> title_key("SelfDefinedEthnicity*"), title_key("18+1"), title_key("–")
    ('selfdefinedethnicity', '18+1', '')
    """
    text = unicodedata.normalize("NFKC", title).casefold().replace("&", " and ")
    return re.sub(r"[^\w+]|_", "", text)


def without_unit(title: str) -> str:
    """Give a name without the unit behind it.

    >>> [without_unit(each) for each in ("Age (years)", "Arrested Y/N", "Date [DD/MM/YYYY]")]
    ['age', 'arrested', 'date']
    >>> without_unit("Days"), without_unit("Outcome")
    ('days', 'outcome')
    """
    text = unicodedata.normalize("NFKC", title).casefold().strip()
    shorter = _UNIT.sub("", text)
    return shorter if title_key(shorter) else text


class Titles:
    """The names by which columns are known: first those a person gave, then the panel's own."""

    def __init__(self, panel: Panel, mapping: Mapping[str, str]) -> None:
        """Learn all names; `mapping` gives the field of a name, or nothing for none."""
        self._panel = panel
        self._said = {title.strip().casefold(): field_id for title, field_id in mapping.items()}
        self._exact: dict[str, Field] = {}
        self._loose: dict[str, dict[str, Field]] = {}
        for field in panel.fields:
            for name in (field.id, *field.columns):
                self._exact[name.strip().casefold()] = field
                self._loose.setdefault(title_key(name), {})[field.id] = field

    def said(self, title: str) -> bool:
        """Tell whether a person said what this column is, if only that it is nothing."""
        return title.strip().casefold() in self._said

    def fields(self, title: str) -> tuple[Field, ...]:
        """Give the field of a column; several when it cannot be told which, none when unknown."""
        if len(title) > _LONGEST:
            return ()
        exact = title.strip().casefold()
        if exact in self._said:
            chosen = self._panel.field(self._said[exact])
            return (chosen,) if chosen else ()
        if exact in self._exact:
            return (self._exact[exact],)
        for key in dict.fromkeys((title_key(title), title_key(without_unit(title)))):
            if key and key in self._loose:
                return tuple(self._loose[key].values())
        return ()

    def known_among(self, cells: Sequence[str]) -> int:
        """Count the different cells of a row that are names of columns."""
        different = {cell.strip().casefold() for cell in cells} - {""}
        return sum(1 for cell in different if self.said(cell) or self.fields(cell))
