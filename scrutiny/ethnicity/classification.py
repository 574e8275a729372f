"""The lists of ethnic groups, each in one version, with where its awkward groups are counted.

Chinese people moved from Other to Asian between two lists, Arab and Roma are counted by some lists
only, and officers' codes know no Mixed. So a figure names its list, and nothing here merges two.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

NAMED = ("Chinese", "Arab", "White Gypsy/Traveller", "Roma")
"""Groups that lists place differently or do not have."""


@dataclass(frozen=True, slots=True)
class EthnicGroup:
    """One group of a list."""

    code: str
    """As forces write it, such as W1; empty when the list has no codes."""
    group: str
    broad: str
    """White, Black, Asian, Mixed or Other."""


@dataclass(frozen=True, slots=True)
class Classification:
    """One version of a list of ethnic groups."""

    id: str
    title: str
    source: str
    valid_from: date
    valid_to: date | None
    """The last day on which it was the current list; None when it still is."""
    officer: bool
    """The officer's view, not the person's own."""
    groups: tuple[EthnicGroup, ...]
    missing: Mapping[str, str]
    """Codes that say that nothing is known, with the kind of it."""
    placed: Mapping[str, str]
    """Where groups that it does not name are counted, such as Chinese in a list of five."""

    def place_of(self, group: str) -> str | None:
        """Give the broad group that a detailed group is counted in; None when the list is silent.

        >>> classification("16+1").place_of("Chinese"), classification("18+1").place_of("Chinese")
        ('Other', 'Asian')
        >>> classification("16+1").place_of("Arab") is None
        True
        """
        named = {each.group: each.broad for each in self.groups}
        return named.get(group) or self.placed.get(group)


@cache
def classifications() -> Mapping[str, Classification]:
    """Give every list by its id.

    >>> sorted(classifications())
    ['16+1', '18+1', '2021', '5+1', '5+1 of 2001', 'ic', 'officer']
    """
    text = files("scrutiny.ethnicity").joinpath("classifications.toml").read_text("utf-8")
    return {
        each["id"]: Classification(
            id=each["id"],
            title=each["title"],
            source=each["source"],
            valid_from=each["valid_from"],
            valid_to=each.get("valid_to"),
            officer=each.get("officer", False),
            groups=tuple(EthnicGroup(**group) for group in each["groups"]),
            missing=each.get("missing", {}),
            placed={
                name: each[name.lower()] for name in ("Chinese", "Arab") if name.lower() in each
            },
        )
        for each in tomllib.loads(text)["classifications"]
    }


def classification(name: str) -> Classification:
    """Give one list by its id; `KeyError` for a list that there is not."""
    return classifications()[name]
