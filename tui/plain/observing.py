"""The two questions by which an observation is made: its kind, then its text."""

from scrutiny.meetings.words import kind_words
from scrutiny.panels.definition import OBSERVATION_KINDS, Panel
from tui.plain.talk import Talk


def ask_observation(talk: Talk, panel: Panel) -> tuple[str, str] | None:
    """Ask for the kind and the text of an observation; `None` when there is none after all."""
    chosen = talk.choose(
        "Of which kind is it?",
        [kind_words(panel, kind) for kind in OBSERVATION_KINDS],
        f"Type 1 to {len(OBSERVATION_KINDS)} and press Enter, B to go back:",
    )
    if chosen is None:
        return None
    text = talk.line("What the panel wants to say, on one line (Enter alone keeps nothing):")
    return (OBSERVATION_KINDS[chosen], text) if text else None
