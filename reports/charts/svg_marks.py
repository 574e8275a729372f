"""The few marks that every drawing is made of; all text passes through here and is escaped."""

from html import escape

from scrutiny.text import clean

INK = "#1a1a1a"


def said(text: str) -> str:
    """Give a text as one clean line that no drawing can mistake for a mark.

    >>> said("a <b>")
    'a &lt;b&gt;'
    """
    return escape(" ".join(clean(text).split()))


def text_mark(
    x: float,
    y: float,
    words: str,
    size: int = 15,
    *,
    weight: str = "",
    anchor: str = "",
    ink: str = "",
) -> str:
    """Write words at a place."""
    more = f' font-weight="{weight}"' if weight else ""
    more += f' text-anchor="{anchor}"' if anchor else ""
    more += f' fill="{ink}"' if ink else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}"{more}>{said(words)}</text>'


def box_mark(x: float, y: float, width: float, height: float, fill: str) -> str:
    """Draw a box with a dark edge, so that a pale one is seen too."""
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" fill="{fill}"'
        f' stroke="{INK}" stroke-width="1"/>'
    )
