"""What authors of plugins are promised: new arguments are opt-in, what retires warns in time."""

import warnings
from types import ModuleType

import pluggy
import pytest

from timeline import Exporter, PluginError, Plugins, hookimpl, loading

hookspec = pluggy.HookspecMarker("timeline")


class Titles(Exporter):
    name, suffix = "titles", ".txt"

    def export(self, timeline, context):
        yield ""


@pytest.fixture
def specifications(monkeypatch):
    """Those of a later version: a hook that has retired, one with new and retired arguments."""
    later = ModuleType("later")

    @hookspec(warn_on_impl=DeprecationWarning("timeline_exporters goes with 9.9; use its heir"))
    def timeline_exporters():
        return ()

    @hookspec(warn_on_impl_args={"mode": DeprecationWarning("`mode` goes with 9.9; leave it out")})
    def timeline_readers(mode, fresh):
        return ()

    later.timeline_exporters, later.timeline_readers = timeline_exporters, timeline_readers
    later.PROJECT = "timeline"
    monkeypatch.setattr(loading, "hookspecs", later)


class Old:
    @hookimpl
    def timeline_exporters(self):
        return [Titles()]


class Careless:
    @hookimpl
    def timeline_readers(self, mode):
        return []


class Newer:
    @hookimpl
    def timeline_readers(self, fresh):
        return []


class Frugal:
    @hookimpl
    def timeline_readers(self):
        return []


def line_of(function):
    return function.__code__.co_firstlineno


@pytest.mark.parametrize(
    ("plugin", "function", "said"),
    [
        (Old, Old.timeline_exporters, "timeline_exporters goes with 9.9; use its heir"),
        (Careless, Careless.timeline_readers, "`mode` goes with 9.9; leave it out"),
    ],
)
@pytest.mark.usefixtures("specifications")
def test_what_retires_works_and_warns_at_the_line_of_the_plugin(plugin, function, said):
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        found = loading.Plugin(name="old", get=plugin)
        assert found.hooks == (function.__name__,)
    assert found.remarks == [said]
    [warning] = told
    assert warning.category is DeprecationWarning
    assert warning.filename == __file__
    assert warning.lineno == line_of(function)


@pytest.mark.usefixtures("specifications")
def test_where_warnings_are_errors_what_retires_is_one_and_not_a_traceback():
    found = loading.Plugin(name="old", get=Old)
    assert found.hooks == ("timeline_exporters",)  # pytest has all warnings as errors
    assert "timeline_exporters goes with 9.9" in found.trouble
    with pytest.raises(PluginError, match=r"goes with 9\.9; use its heir"):
        Plugins([Old()])


@pytest.mark.parametrize("plugin", [Newer, Frugal])
@pytest.mark.usefixtures("specifications")
def test_a_plugin_takes_the_arguments_that_it_wants(plugin):
    found = loading.Plugin(name="new", get=plugin)
    assert found.hooks == ("timeline_readers",)
    assert not found.trouble
    assert not found.remarks
