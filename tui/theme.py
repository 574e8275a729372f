"""Our two themes: every text on them stands at 7 : 1 or better, and no state is told by colour.

No theme of the library passes that, and its terminal-coloured ones are black on black without
colour, so only these two are ever used.
"""

from textual.theme import Theme

LIGHT = "scrutiny-light"
DARK = "scrutiny-dark"


def _theme(
    name: str, *, dark: bool, ink: str, paper: str, accent: str, panel: str, problem: str, good: str
) -> Theme:
    return Theme(
        name=name,
        dark=dark,
        primary=accent,
        secondary=accent,
        accent=accent,
        warning=problem,
        error=problem,
        success=good,
        foreground=ink,
        background=paper,
        surface=paper,
        panel=panel,
        boost=paper,
        text_alpha=1.0,
        variables={
            "text": ink,
            "text-muted": ink,
            "text-disabled": ink,
            "border": accent,
            "border-blurred": ink,
            "block-cursor-foreground": paper,
            "block-cursor-background": accent,
            "block-cursor-text-style": "bold",
            "input-cursor-foreground": paper,
            "input-cursor-background": ink,
            "input-selection-background": accent,
            "input-selection-foreground": paper,
            "scrollbar": accent,
            "scrollbar-background": panel,
            "scrollbar-corner-color": panel,
        },
    )


THEMES = (
    _theme(
        LIGHT,
        dark=False,
        ink="#000000",
        paper="#ffffff",
        accent="#003b73",
        panel="#e8e8e8",
        problem="#8a0f0f",
        good="#00521b",
    ),
    _theme(
        DARK,
        dark=True,
        ink="#ffffff",
        paper="#000000",
        accent="#ffd400",
        panel="#1c1c1c",
        problem="#ff9c9c",
        good="#5fff87",
    ),
)


def other(name: str) -> str:
    """Give the theme that T changes to.

    >>> other(LIGHT) == DARK and other(DARK) == LIGHT
    True
    """
    return LIGHT if name == DARK else DARK
