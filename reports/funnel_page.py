"""Lays out areas as a funnel: which lie further from the whole than chance would put them.

The areas stand by their size. Nothing here ranks them by their figure, and a small area that stands
out is not called better or worse.
"""

from collections.abc import Mapping, Sequence

from reports.charts.values import FunnelChart, FunnelPoint, Measure
from reports.content import Table
from reports.figure_page import Cell, FigurePage
from reports.guards.basis import needed_frame
from reports.sentences import listed, percent_text, percentage, rate_text, whole
from reports.statistics.funnel import WIDE, Area, Funnel, FunnelArea, rate_funnel, share_funnel
from reports.wording.spread import NO_LEAGUE, funnel_sentence, spread_sentence
from reports.wording.unrecorded import INSTEAD_OF_THE_POINT_ABOVE
from scrutiny.cases.by_area import AreaCounts
from scrutiny.cases.units import CASES

_PLACES = {
    "within": "inside the limits",
    "above 95 %": "above the 95 % limits",
    "below 95 %": "below the 95 % limits",
    "above 99.8 %": "above the 99.8 % limits",
    "below 99.8 %": "below the 99.8 % limits",
    "empty": "no cases",
}

TOO_MANY_SILENT = (
    "So many do not say that areas can lie apart only because some write down more than others."
    " Ask for the missing answers before these shares are used."
)


def area_funnel(
    counts: AreaCounts, residents: Mapping[str, int] | None, *, widen: bool = False
) -> Funnel:
    """Put limits around the areas: rates among residents, or shares of the cases that say."""
    needed_frame(counts.basis, "A comparison of areas")
    if residents is None:
        areas = [Area(name, part.count, part.of) for name, part in counts.parts.items()]
        return share_funnel(areas, widen=widen)
    areas = [Area(name, part.of, residents[name]) for name, part in counts.parts.items()]
    return rate_funnel(areas, widen=widen)


def funnel_page(
    funnel: Funnel, counts: AreaCounts, what: str, definition: str, *, rates: bool
) -> FigurePage:
    """Lay a funnel out."""
    areas = sorted(funnel.areas, key=lambda each: (-each.base, each.name))
    counted = sum(1 for each in areas if each.base)
    title = f"{what}, by {counts.field.title[0].lower()}{counts.field.title[1:]}"
    sentences = []
    if funnel.undefined:
        sentences.append(funnel.undefined)
    elif counted:
        sentences += [
            funnel_sentence(funnel.outside_998, counted, "areas", level=WIDE),
            *_named_outside(areas),
            spread_sentence(funnel.dispersion) if funnel.widened else _not_widened(funnel),
            NO_LEAGUE,
        ]
    warnings = []
    if counts.without:
        warnings.append(f"{CASES.counted(counts.without).capitalize()} name no area. Left out.")
    silent = sum(part.silent for part in counts.parts.values())
    if silent and not rates:
        every = silent + sum(part.of for part in counts.parts.values())
        warnings.append(
            f"{percentage(silent, every)} of the cases do not say. They are in no share."
        )
        if silent > INSTEAD_OF_THE_POINT_ABOVE * every:
            warnings.append(TOO_MANY_SILENT)
    return FigurePage(
        title=title,
        table=Table(
            caption=title,
            header=(
                "Area",
                "Cases",
                "Residents" if rates else "Of cases that say",
                "Per 1,000" if rates else "Share",
                "95 % limits",
                "99.8 % limits",
                "Against the limits",
            ),
            rows=tuple(_row(each, rates) for each in areas),
            numbers=(1, 2, 3),
        ),
        charts=tuple(_charts(funnel, areas, title, rates)),
        sentences=tuple(sentences),
        warnings=tuple(warnings),
        definition=definition,
        records=tuple(funnel_record(each) for each in areas),
    )


def funnel_record(each: FunnelArea) -> dict[str, Cell]:
    """Give one area as a program gets it."""
    return {
        "area": each.name,
        "count": each.events,
        "of": each.base,
        "value": each.value,
        "low_95": each.low_95 if each.base else None,
        "high_95": each.high_95 if each.base else None,
        "low_998": each.low_998 if each.base else None,
        "high_998": each.high_998 if each.base else None,
        "position": each.position.value,
    }


def _named_outside(areas: Sequence[FunnelArea]) -> list[str]:
    """Name the areas outside the wide limits, in the order of their size."""
    told = []
    for side in ("above", "below"):
        named = [each.name for each in areas if each.position.value == f"{side} 99.8 %"]
        told += [f"{side} them: {listed(named)}"] if named else []
    return [f"Outside the 99.8 % limits, {'; '.join(told)}."] if told else []


def _not_widened(funnel: Funnel) -> str:
    from scipy.special import chdtri

    counted = sum(1 for each in funnel.areas if each.base)
    # So much spread, or more, comes about by chance in one of twenty such sets of areas.
    if counted < 2 or funnel.dispersion * counted <= float(chdtri(counted - 1, 0.05)):
        return spread_sentence(1)
    return (
        "The areas differ by more than chance alone would make, so more of them lie outside than"
        " these limits lead one to expect."
    )


def _row(each: FunnelArea, rates: bool) -> tuple[str, ...]:
    if each.value is None:
        return (each.name, whole(each.events), whole(each.base), "", "", "", "no cases")
    text = rate_text if rates else percent_text
    return (
        each.name,
        whole(each.events),
        whole(each.base),
        text(each.value) if rates else percentage(each.events, each.base),
        f"{text(each.low_95)} to {text(each.high_95)}",
        f"{text(each.low_998)} to {text(each.high_998)}",
        _PLACES[each.position.value],
    )


def _charts(
    funnel: Funnel, areas: Sequence[FunnelArea], title: str, rates: bool
) -> list[FunnelChart]:
    if funnel.average is None:
        return []
    # The whole value of a rate funnel is per 1,000 already.
    points = tuple(
        FunnelPoint(
            each.name,
            each.base,
            each.value,
            (each.low_95, each.high_95),
            (each.low_998, each.high_998),
        )
        for each in areas
        if each.value is not None
    )
    measure = Measure.RATE if rates else Measure.SHARE
    return [FunnelChart(title, measure, "residents" if rates else "cases", funnel.average, points)]
