import hashlib
import random
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sampling.digest import frame_digest, grouped
from sampling.references import normalise_reference

lines = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1, max_size=10
).filter(lambda text: bool(text.strip()))


@given(st.lists(lines, max_size=30, unique_by=normalise_reference))
def test_the_digest_is_that_of_the_lines_sorted_by_their_bytes(frame: list[str]) -> None:
    by_bytes = sorted(normalise_reference(name).encode() for name in frame)
    expected = hashlib.sha256(b"".join(line + b"\n" for line in by_bytes)).hexdigest()
    assert frame_digest(frame) == expected


@given(st.lists(lines, max_size=30, unique_by=normalise_reference), st.randoms())
def test_the_order_of_the_list_does_not_change_the_digest(
    frame: list[str], chance: random.Random
) -> None:
    shuffled = frame.copy()
    chance.shuffle(shuffled)
    assert frame_digest(shuffled) == frame_digest(frame)


@pytest.mark.skipif(
    not (shutil.which("sort") and shutil.which("sha256sum")), reason="needs the two commands"
)
def test_two_standard_commands_give_the_same_digest(tmp_path: Path) -> None:
    frame = ["b/2", "B/1", "é-3", "z", "中", "😀", "a b", "\uffee"]
    listed = tmp_path / "references.txt"
    listed.write_text("".join(f"{name}\n" for name in frame), encoding="utf-8")
    said = subprocess.run(
        ["sh", "-c", 'LC_ALL=C sort "$1" | sha256sum', "sh", str(listed)],
        capture_output=True,
        check=True,
        text=True,
    )
    assert said.stdout.split()[0] == frame_digest(frame)


@pytest.mark.parametrize("mark", ["\n", "\r", "\x0b", "\x0c", "\x1e", "\x85", "\u2028", "\u2029"])
def test_a_reference_over_two_lines_is_refused(mark: str) -> None:
    with pytest.raises(ValueError, match="line break"):
        frame_digest(["A-1", f"B{mark}2"])


def test_a_repeated_reference_is_refused() -> None:
    with pytest.raises(ValueError, match="2 times"):
        frame_digest(["A-1", "A-1 "])


def test_a_digest_is_read_aloud_in_sixteen_groups() -> None:
    groups = grouped(frame_digest(["A-1"])).split(" ")
    assert [len(group) for group in groups] == [4] * 16
