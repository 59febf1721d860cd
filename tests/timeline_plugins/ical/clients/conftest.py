"""What the tests of clients share."""

import os
from functools import cache

import pytest

from . import cases
from .limits import instead
from .radicale import running
from .readers import MissingError


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item):
    return (yield from _without_what_is_missing())


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item):
    return (yield from _without_what_is_missing())


def _without_what_is_missing():
    """What needs a client that is not there is skipped; in CI, which installs all, it fails."""
    try:
        return (yield)
    except MissingError as missing:
        if os.environ.get("CI"):
            pytest.fail(f"{missing}; CI installs it with .ci/calendar-clients")
        pytest.skip(str(missing))


@pytest.fixture(scope="session")
def calendars(tmp_path_factory):
    """Calendars for a client, by where their timelines come from; the made ones are made once."""

    @cache
    def made_with(source, options):
        if source == "made":
            return cases.once(shared(tmp_path_factory) / "made.json", cases.made)
        made = cases.nasty if source.startswith("nasty") else cases.seeds
        return made(**dict(options))

    def of(source, client=""):
        everything = {**cases.EVERYTHING, **instead(client)}
        return made_with(source, tuple(everything.items()) if "all options" in source else ())

    return of


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    """A Radicale for the session; each worker of xdist has one of its own."""
    with running(tmp_path_factory.mktemp("radicale")) as it:
        yield it


def shared(tmp_path_factory):
    """A folder that all workers of xdist have in common, and no other run."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base
