"""How commands tell the standing themes of a meeting."""

from scrutiny.meetings.standing import StandingTheme
from scrutiny.text import clean


def standing_body(each: StandingTheme) -> dict[str, object]:
    """Give a standing theme as the JSON answer holds it."""
    return {
        "theme": each.theme.id,
        "title": each.theme.title,
        "draws": list(each.draws),
        "sealed": list(each.frames),
    }


def standing_words(each: StandingTheme, panel_id: str) -> str:
    """Say how far a standing theme is prepared, and what comes next."""
    told = f"Standing theme '{clean(each.theme.title)}': "
    if each.draws:
        return f"{told}drawn ({', '.join(each.draws)})."
    if each.frames:
        return f"{told}sealed ({', '.join(each.frames)}), no cases here yet."
    return f"{told}not sealed yet: scrutiny seal --panel {panel_id} --theme {each.theme.id}"
