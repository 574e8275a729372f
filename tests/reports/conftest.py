import pytest

from scrutiny.draws import DrawMade
from scrutiny.meetings.record import MeetingRecord
from tests.reports.building import HOSTILE, Wanted, build

Built = tuple[MeetingRecord, tuple[DrawMade, ...]]


@pytest.fixture(scope="session")
def held(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A whole meeting: one theme, one case that could not be produced, one chosen on purpose."""
    return build(tmp_path_factory.mktemp("held"), Wanted(unavailable=1, directed=True))


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The same, with harmful text wherever a person can write."""
    wanted = Wanted(unavailable=1, directed=True, text=HOSTILE)
    return build(tmp_path_factory.mktemp("hostile"), wanted)


@pytest.fixture(scope="session")
def waiting(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A meeting whose members still judge alone."""
    return build(tmp_path_factory.mktemp("waiting"), Wanted(shown=False, close=False))


@pytest.fixture(scope="session")
def two_themes(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A meeting with two draws."""
    wanted = Wanted(
        coast=20, size=3, themes=("drugs", "coast"), conclusions=("1", "2", "1", "3", "1", "1")
    )
    return build(tmp_path_factory.mktemp("two"), wanted)


@pytest.fixture(scope="session")
def stratified(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A meeting whose frame has strata."""
    wanted = Wanted(stratify="area", quotas={"Moor": 4, "Town": 2})
    return build(tmp_path_factory.mktemp("strata"), wanted)
