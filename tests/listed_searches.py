"""Lists of invented searches with counts that can be worked out by hand."""

from pathlib import Path

HEADER = (
    "Type,Date,Gender,Age range,Self-defined ethnicity,Officer-defined ethnicity,Legislation,"
    "Object of search,Outcome,Outcome linked to object of search,"
    "Removal of more than just outer clothing"
)
WHITE = "White - English/Welsh/Scottish/Northern Irish/British"
BLACK = "Black/African/Caribbean/Black British - African"


def search(day: str, own: str, officer: str, outcome: str, age: str = "18-24") -> str:
    return (
        f"Person search,{day}T10:00:00+00:00,Male,{age},{own},{officer},,Controlled drugs,"
        f"{outcome},True,False"
    )


def month_of(month: str, scale: int = 1) -> list[str]:
    """White 40, 10 of them arrested; Black 12, 6 arrested; 4 unsaid, seen as Black by 3."""
    day = f"{month}-05"
    rows = [search(day, WHITE, "White", "Arrest") for _ in range(10 * scale)]
    rows += [search(day, WHITE, "White", "A no further action disposal") for _ in range(30 * scale)]
    rows += [search(day, BLACK, "Black", "Arrest") for _ in range(6 * scale)]
    rows += [search(day, BLACK, "Black", "Community resolution", "10-17") for _ in range(6 * scale)]
    rows += [search(day, "Other ethnic group - Not stated", "Black", "") for _ in range(3)]
    return [*rows, search(day, "", "", "Arrest", "")]


def listed_searches(folder: Path) -> list[Path]:
    """The files of January, February and April 2019, so that March is a gap."""
    paths = []
    for month, scale in (("2019-01", 1), ("2019-02", 1), ("2019-04", 2)):
        path = folder / f"{month}-avon-and-somerset-stop-and-search.csv"
        path.write_text("\n".join([HEADER, *month_of(month, scale)]) + "\n", encoding="utf-8")
        paths.append(path)
    return paths
