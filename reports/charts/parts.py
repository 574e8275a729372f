"""Draws bars that are parted by answer: one bar for each question, all of the same length.

A part is known by its letter and by its place, which is that of the key; its shade only helps. The
number of answers stands beside each bar. This module must never draw answers that do not add up:
where several may be chosen, there is no whole to part.
"""

from reports.charts.svg_marks import INK, box_mark, text_mark
from reports.charts.values import PartsChart, PartsRow, letter_of
from reports.sentences import whole

_SHADES = ("#1a1a1a", "#6b6b6b", "#a9a9a9", "#d4d4d4", "#ffffff")
_DARK = 2
"""So many shades carry white letters."""
_LONGEST, _BAR, _ROW, _KEY_ROW = 100, 560.0, 42, 22
_NARROWEST = 15.0
"""A part that is narrower has no room for its letter."""


def svg_parts(chart: PartsChart, width: int) -> tuple[int, list[str]]:
    """Draw the bars; gives how tall the drawing is, and its marks."""
    marks = [text_mark(0, 16, chart.title, weight="bold")]
    y = 30.0
    for number, part in enumerate(chart.parts):
        marks.append(box_mark(0, y, 22, 16, _shade(number)))
        marks.append(_letter(11, y + 12.5, number))
        marks.append(text_mark(32, y + 13, part, 13))
        y += _KEY_ROW
    y += 8
    for row in chart.rows:
        marks += _row(row, y, width)
        y += _ROW
    return round(y + 4), marks


def _row(row: PartsRow, y: float, width: int) -> list[str]:
    marks = [text_mark(0, y + 11, _short(row.label), 13)]
    x, total = 0.0, sum(row.counts)
    for number, count in enumerate(row.counts):
        if not count:
            continue
        part = _BAR * count / total
        marks.append(box_mark(x, y + 16, part, 18, _shade(number)))
        if part >= _NARROWEST:
            marks.append(_letter(x + part / 2, y + 29.5, number))
        x += part
    answers = f"{whole(total)} {'answer' if total == 1 else 'answers'}"
    return [*marks, text_mark(width, y + 30, answers, 13, anchor="end")]


def _letter(x: float, y: float, number: int) -> str:
    ink = "#ffffff" if number % len(_SHADES) < _DARK else INK
    return text_mark(x, y, letter_of(number), 12, weight="bold", anchor="middle", ink=ink)


def _shade(number: int) -> str:
    return _SHADES[number % len(_SHADES)]


def _short(label: str) -> str:
    return label if len(label) <= _LONGEST else label[: _LONGEST - 1].rstrip() + "…"


def text_parts(chart: PartsChart, width: int) -> list[str]:
    """Draw the bars in plain letters; a line of the key stands for each part.

    >>> rows = (PartsRow("Was it fair?", (3, 1)),)
    >>> print("\\n".join(text_parts(PartsChart("Answers", ("Yes", "No"), rows), 40)))
    Answers
    A is Yes
    B is No
    Was it fair? 4 answers
      AAAAAAAAAAAAAAAAAAAAAAAAAAABBBBBBBBB
    """
    lines = [chart.title]
    lines += [f"{letter_of(place)} is {part}" for place, part in enumerate(chart.parts)]
    room = width - 4
    for row in chart.rows:
        total = sum(row.counts)
        lines.append(f"{row.label} {whole(total)} {'answer' if total == 1 else 'answers'}")
        bar, done = "", 0
        for place, count in enumerate(row.counts):
            done += count
            bar += letter_of(place) * (round(room * done / total) - len(bar))
        lines.append(f"  {bar}")
    return lines
