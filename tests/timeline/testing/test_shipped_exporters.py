"""The exporters that ship with the library pass the tests that it has for those of others."""

from functools import cache

import pytest

from timeline import Plugins
from timeline.testing.exporter_checks import EXPORTER_CHECKS
from timeline.testing.exporting import Subject

from .structures import STREAMS, STRUCTURES

SHIPPED = {
    exporter.name: exporter
    for exporter in Plugins.installed().exporters()
    if type(exporter).__module__.startswith("timeline_plugins.")
}


@cache
def subject(name):
    return Subject(
        exporter=SHIPPED[name], structure=STRUCTURES[name], streams=STREAMS.get(name, True)
    )


def test_there_is_a_structure_for_every_shipped_format():
    assert set(SHIPPED) <= set(STRUCTURES)


@pytest.mark.parametrize("check", EXPORTER_CHECKS, ids=lambda check: check.name)
@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_exporter_passes(name, check):
    check.run(subject(name))
