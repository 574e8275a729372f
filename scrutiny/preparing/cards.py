"""The cards of a reading pack: short texts that explain, which the office owns and may edit.

Cards ship with the program. A file of the same name in the folder `cards` beside the workspace
takes the place of a shipped one, and files in `cards/PANEL` come besides. A card is plain Markdown;
it is read as text and nothing in it can act on a page.
"""

from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from scrutiny.errors import Refusal
from scrutiny.panels.definition import Panel
from scrutiny.paths import make_folder, read_text, write_whole
from scrutiny.workspace import Workspace

_LONGEST = 60_000
_SUFFIX = ".md"


@dataclass(frozen=True, slots=True)
class Card:
    """One card."""

    name: str
    text: str
    """As Markdown."""
    own: bool
    """Whether it is the office's own file and not the shipped one."""


def cards_folder(workspace: Workspace) -> Path:
    """Give the folder in which the office keeps its own cards."""
    return workspace.path.parent / "cards"


def cards_of(workspace: Workspace, panel: Panel) -> tuple[Card, ...]:
    """Give the cards of a panel in the order of its file, then the office's further ones by name.

    Raises `Refusal` for a card that is nowhere, is not text, or is longer than a few pages.
    """
    folder = cards_folder(workspace)
    named = tuple(_named(folder, name, panel) for name in panel.preparing.cards)
    more = sorted((folder / panel.id).glob(f"*{_SUFFIX}"))
    return (*named, *(_own(path) for path in more))


def write_cards(workspace: Workspace, panel: Panel) -> tuple[Path, ...]:
    """Put the shipped cards of a panel into the office's folder, to be edited; gives the new files.

    A card that is there already is left as it is.
    """
    folder = cards_folder(workspace)
    written = []
    for name in panel.preparing.cards:
        path = folder / f"{name}{_SUFFIX}"
        text = _shipped(name)
        if text is not None and not path.exists():
            make_folder(folder)
            write_whole(path, text.encode("utf-8"))
            written.append(path)
    return tuple(written)


def _named(folder: Path, name: str, panel: Panel) -> Card:
    path = folder / f"{name}{_SUFFIX}"
    if path.exists():
        return _own(path)
    text = _shipped(name)
    if text is None:
        raise Refusal(
            f"The panel '{panel.id}' asks for a card '{name}', and there is none.",
            where=str(path),
            next_step="Write it there as a text file, or take its name out of the panel file.",
        )
    return Card(name, text, own=False)


def _own(path: Path) -> Card:
    text = read_text(path)
    if len(text) > _LONGEST:
        raise Refusal(
            "This card is too long for a reading pack.",
            where=str(path),
            next_step="Shorten it, or add it to the pack as a paper.",
        )
    return Card(path.stem, text, own=True)


def _shipped(name: str) -> str | None:
    place = resources.files("scrutiny.preparing") / "cards" / f"{name}{_SUFFIX}"
    return place.read_text("utf-8") if place.is_file() else None
