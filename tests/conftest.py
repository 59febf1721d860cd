"""What tests of both packages share: the seed, and timelines that Hypothesis makes."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

import timeline
from timeline.testing import strategies

# a busy machine is no mistake in the code
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")

SEED = Path(__file__).parents[1] / "seeds" / "north-korea-troops.yaml"


@pytest.fixture(scope="session")
def seed_path():
    return SEED


@pytest.fixture(scope="session")
def seed():
    return timeline.load(SEED)


@pytest.fixture(scope="session")
def timelines():
    """A strategy; draw from it with `data.draw(timelines)`."""
    return strategies.timelines()


@pytest.fixture(scope="session")
def neighbours():
    """A strategy for timelines that share ids, so that they agree and contradict."""
    return strategies.timelines(hidden=True, ids=st.sampled_from(["a", "b", "c"]))
