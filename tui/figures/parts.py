"""The figures that can be chosen, the parts of each, and the words in which they are asked for."""

STAGE = "stage:"
"""What the value of a stage begins with that the panel's file names."""
OWN = "own"
"""The value of the line on which somebody writes instead of choosing."""
NONE = ""
EVERY_MONTH = "Every month of the files"
_OF_GROUPS = ("panel", "cases", "field", "reference", "population")
_PEOPLE = ("area", "ages", "sex")
KINDS = {
    "groups": "Groups side by side, among residents",
    "months": "Months in a row, with their gaps",
    "change": "Before and after: did a ratio change?",
    "outcomes": "What came of the cases, group by group",
    "stages": "Stage by stage: where does a gap build up?",
    "funnel": "Areas against limits (a funnel)",
    "authorities": "Local authorities side by side",
    "forces": "Forces side by side, from files",
    "draw": "A draw beside its list",
}
PARTS = {
    "groups": (*_OF_GROUPS, *_PEOPLE, "also", "period"),
    "months": ("panel", "cases", "field", "group", "reference", "population", "period"),
    "change": ("panel", "cases", "field", "group", "reference", "population", "period", "split"),
    "outcomes": ("panel", "cases", "field", "reference", "outcome", "blanks", "period"),
    "stages": (*_OF_GROUPS, "stage_1", "stage_2", "stage_3", "period"),
    "funnel": ("panel", "cases", "places", "measure", "outcome", "population", "limits", "period"),
    "authorities": (*_OF_GROUPS, "ages", "sex", "period"),
    "forces": ("files", "field", "reference", "population", "ages", "sex", "period"),
    "draw": ("draw", "field"),
}
NAMES = {
    "kind": "Figure",
    "panel": "Panel",
    "cases": "Cases",
    "field": "Groups",
    "group": "This group",
    "reference": "Compared with",
    "population": "Residents",
    "area": "Area",
    "ages": "Ages",
    "sex": "Sex",
    "also": "Also",
    "outcome": "What counts",
    "blanks": "Where blank",
    "stage_1": "First stage",
    "stage_2": "Next stage",
    "stage_3": "Last stage",
    "places": "Areas",
    "measure": "Measure",
    "limits": "Limits",
    "period": "Period",
    "split": "After begins",
    "files": "Files",
    "draw": "Draw",
}
QUESTIONS = {
    "kind": "What do you want to see?",
    "cases": "Which cases are counted? A theme counts only its own.",
    "field": "By what are people told apart? What they say of themselves and what an officer saw"
    " are two different things.",
    "group": "Which group is set against the other one?",
    "reference": "The group that the others are set against. It is named in every sentence.",
    "population": "Who lives there. The rate is the cases for each 1,000 of them. Take the census"
    " that is nearest to the period.",
    "area": "Cases and residents of the same area.",
    "ages": "Cases and residents of the same ages.",
    "sex": "Cases and residents of the same sex.",
    "also": "What else to work out. The plain figures are always shown.",
    "outcome": "What came of a case: first the question, then which answers count.",
    "blanks": "A case that does not say is not a no. Leave it out, unless you know better.",
    "stage_1": "The first thing that can happen to a case, such as an arrest.",
    "stage_2": "What can happen to those cases next. Each stage is a part of the one before.",
    "stage_3": "What can happen to those cases last.",
    "places": "The part of the list that says where a case was, or which team it is of.",
    "measure": "Of each area: a share of its cases, or its cases among its residents?",
    "limits": "Areas always differ a little. Wider limits allow for that.",
    "period": "A whole year makes a yearly rate. Do not choose a period by its result.",
    "split": "The first month of what comes after.",
    "files": "The stop and search files of data.police.uk: write the name of the folder, or drop it"
    " here. Nothing is stored.",
    "draw": "Which draw is set beside the list that it came from?",
}
LINES = {
    "population": "The name of a CSV with its folder. It needs a column for each group, or the"
    " columns group and residents.",
    "period": "First and last day, such as: 2019-04-01 to 2020-03-31",
    "files": QUESTIONS["files"],
}
VALUED = ("outcome", "stage_1", "stage_2", "stage_3")
ALSO = {
    NONE: "Nothing more",
    "standardise": "Ratios that allow for different ages",
    "dispersion": "Limits that allow for people counted several times",
    "both": "Both of these",
}
CHOICE_OF = {
    "blanks": {NONE: "Left out, and told", "no": "Counted as cases without it"},
    "measure": {"share": "The share with the outcome", "rate": "Cases for each 1,000 residents"},
    "limits": {NONE: "By chance alone", "wider": "Wider, since areas differ"},
}
