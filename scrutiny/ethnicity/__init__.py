"""Lists of ethnic groups by version, and the reading of the labels that stand for their groups."""
