"""The words that published labels use for ethnic groups, in one plain form each.

Only whole labels are known here. A label that lumps groups together, or that only resembles a known
one, has no entry on purpose: it must be refused and not brought near to something.
"""

import re

HEADINGS = {
    "White": ("white",),
    "Black": (
        "black",
        "black or black british",
        "black/black british",
        "black/african/caribbean/black british",
        "black african/caribbean/black british",
        "black, african, caribbean or black british",
        "black, black british, black welsh, caribbean or african",
        "black, black british, caribbean or african",
    ),
    "Asian": (
        "asian",
        "asian or asian british",
        "asian/asian british",
        "asian, asian british or asian welsh",
        "asian, asian british",
    ),
    "Mixed": (
        "mixed",
        "mixed or multiple",
        "mixed or multiple ethnic groups",
        "mixed ethnic groups",
        "mixed/multiple ethnic group",
        "mixed/multiple ethnic groups",
        "mixed/multiple ethnic background",
    ),
    "Other": (
        "other",
        "other ethnic group",
        "other ethnic groups",
        "other ethnicity",
    ),
}
"""What can stand alone for a broad group, or before the words of a detailed one."""

DETAILS = {
    ("White", "White British"): (
        "british",
        "white british",
        "english/welsh/scottish/northern irish/british",
        "english, welsh, scottish, northern irish or british",
        "english, scottish, welsh, northern irish, british",
    ),
    ("White", "White Irish"): ("irish",),
    ("White", "White Gypsy/Traveller"): (
        "gypsy or irish traveller",
        "gypsy, irish traveller",
        "gypsy/traveller",
        "gypsy/traveller/irish traveller",
        "gypsy",
        "irish traveller",
        "traveller of irish heritage",
    ),
    ("White", "Roma"): ("roma",),
    ("White", "White other"): (),
    ("White", ""): ("gypsy/roma", "gypsy or roma", "gypsy roma", "non-british"),
    ("Mixed", "Mixed White/Black Caribbean"): (
        "white and black caribbean",
        "white and black - caribbean",
        "white/black caribbean",
    ),
    ("Mixed", "Mixed White/Black African"): (
        "white and black african",
        "white and black - african",
        "white/black african",
    ),
    ("Mixed", "Mixed White/Asian"): ("white and asian", "white/asian"),
    ("Mixed", ""): ("white/black",),
    ("Mixed", "Mixed other"): ("other mixed or multiple ethnic groups",),
    ("Asian", "Indian"): ("indian",),
    ("Asian", "Pakistani"): ("pakistani",),
    ("Asian", "Bangladeshi"): ("bangladeshi",),
    ("Asian", ""): ("pakistani and bangladeshi", "pakistani/bangladeshi"),
    ("Asian", "Asian other"): (),
    ("Black", "Black African"): ("african",),
    ("Black", "Black Caribbean"): ("caribbean",),
    ("Black", "Black other"): ("any other black/african/caribbean background",),
    ("Other", "Arab"): ("arab",),
    ("Other", "Any other"): (
        "any other ethnic group",
        "any other ethnicity",
        "any other ethnic background",
    ),
}
"""The words of a detailed group after its heading. A group without a name is part of its heading
only: two detailed groups together, or a group that no list has."""

OTHERS = {
    "White": "White other",
    "Black": "Black other",
    "Asian": "Asian other",
    "Mixed": "Mixed other",
    "Other": "Any other",
}
"""The detailed group that "any other" means under a heading."""

NEEDS_NO_HEADING = (
    *("african", "caribbean", "indian", "pakistani", "bangladeshi", "arab", "irish", "roma"),
    *("english/welsh/scottish/northern irish/british",),
    *("gypsy or irish traveller", "gypsy/traveller/irish traveller", "irish traveller"),
    *("traveller of irish heritage", "gypsy/roma", "gypsy or roma", "gypsy roma"),
    *("white and black caribbean", "white and black african", "white and asian"),
    *("pakistani and bangladeshi", "pakistani/bangladeshi"),
    *("any other ethnic group", "any other ethnicity", "any other ethnic background"),
    *("any other black/african/caribbean background",),
)
"""Words of a detailed group that can mean one thing only."""

MISSING = {
    "not stated": "not stated",
    "not stated/invalid": "not stated",
    "not known": "unknown",
    "not known/prefer not to say": "unknown",
    "not known/not provided": "unknown",
    "not recorded": "unknown",
    "not recorded/unknown": "unknown",
    "not reported": "unknown",
    "don't know": "unknown",
    "unknown": "unknown",
    "unknown ethnicity": "unknown",
    "unreported": "unknown",
    "unclassified": "unclassified",
    "unmatched": "unmatched",
    "not applicable": "not applicable",
}
"""Labels that say that nothing is known, by kind. None of them is Other."""

CHINESE_WITH_OTHER = (
    "chinese or other",
    "chinese and other",
    "chinese or other ethnic group",
    "other/chinese",
    "other inc chinese",
    "other inc. chinese",
    "other (including chinese)",
)
"""The whole of Other, in a list that counts Chinese people there."""
CHINESE_WITH_ASIAN = ("asian other inc chinese",)
ASIAN_WITHOUT_CHINESE = ("asian excluding chinese",)

EVERYBODY = re.compile(
    r"all|total|all (groups|pupils|residents|people|persons|categories)(: .*)?"
    r"|all (ethnic groups|ethnicity|ethnicities)(: .*)?|all aged .*|all( -)? england.*"
    r"|white/black/asian/mixed/chinese/all"
)
"""Labels of a row that adds up all the others."""
