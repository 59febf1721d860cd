"""Sets of plugins that a program chooses itself."""

from types import ModuleType

import pytest

import timeline
from timeline import Exporter, Plugin, PluginError, Plugins, Reader, UsageError, hookimpl


class Titles(Exporter):
    name, suffix = "titles", ".txt"

    def export(self, timeline, context):
        yield from (event.title for event in timeline)


class Lines(Exporter):
    name, suffix, more_suffixes = "lines", ".lines.txt", (".l",)

    def export(self, timeline, context):
        yield ""


class First(Reader):
    name, suffix = "first", ".txt"

    def read(self, stream, context):
        return timeline.Timeline(title="a")


def plugin(name, *formats):
    """A module that brings these."""
    module = ModuleType(name)
    module.timeline_exporters = hookimpl(
        lambda: [f for f in formats if isinstance(f, Exporter)], specname="timeline_exporters"
    )
    module.timeline_readers = hookimpl(
        lambda: [f for f in formats if isinstance(f, Reader)], specname="timeline_readers"
    )
    return module


def test_an_explicit_set_has_what_was_given_and_nothing_else():
    plugins = Plugins([plugin("mine", Titles(), First()), plugin("other", Lines())])
    assert [exporter.name for exporter in plugins.exporters()] == ["lines", "titles"]
    assert [reader.name for reader in plugins.readers()] == ["first"]
    assert [found.name for found in plugins] == ["mine", "other"]
    assert plugins.exporter("titles").suffix == ".txt"
    assert plugins.reader("first").suffix == ".txt"
    with pytest.raises(UsageError, match="there is no exporter 'ical'; there are: lines, titles"):
        plugins.exporter("ical")
    with pytest.raises(UsageError, match="there is no reader 'titles'"):
        plugins.reader("titles")


def test_an_empty_set_is_not_the_installed_one():
    with pytest.raises(UsageError, match="there is no exporter 'ical'"):
        timeline.export(timeline.Timeline(title="a"), "ical", plugins=Plugins())


def test_the_longest_suffix_wins():
    plugins = Plugins([plugin("mine", Titles(), Lines(), First())])
    assert plugins.exporter_for("a.txt").name == "titles"
    assert plugins.exporter_for("A.LINES.TXT").name == "lines"
    assert plugins.exporter_for("folder.txt/a.l").name == "lines"
    assert plugins.reader_for("a.lines.txt").name == "first"


def test_a_suffix_of_two_formats_is_left_to_the_user():
    class Other(Titles):
        name = "other"

    plugins = Plugins([plugin("mine", Titles(), Other())])
    with pytest.raises(UsageError, match=r"'other' and 'titles' have the suffix .* --to"):
        plugins.exporter_for("a.txt")
    assert plugins.exporter("other").name == "other"


def test_two_plugins_of_one_name_are_refused_with_both_names():
    with pytest.raises(PluginError, match="claims the exporter 'titles': mine and yours"):
        Plugins([plugin("mine", Titles()), plugin("yours", Titles())])
    with pytest.raises(PluginError, match="claims the reader 'first': mine and yours"):
        Plugins([plugin("mine", First()), plugin("yours", First())])


def test_an_exporter_and_a_reader_may_share_a_name():
    class Writer(Titles):
        name = "first"

    assert len(Plugins([plugin("mine", Writer(), First())]).exporters()) == 1


def test_a_broken_plugin_in_an_explicit_set_is_an_error():
    with pytest.raises(PluginError, match="the plugin broken is broken: it implements no hook"):
        Plugins([ModuleType("broken")])


def test_objects_are_plugins_too():
    class Mine:
        @hookimpl
        def timeline_exporters(self):
            return (Titles(),)

    [found] = Plugins([Mine()])
    assert isinstance(found, Plugin)
    assert found.name == "Mine"
    assert found.hooks == ("timeline_exporters",)
    assert not found.broken


def test_the_shipped_formats_are_found_like_anybodys():
    plugins = Plugins.installed()
    assert {"ical", "json", "markdown"} <= {exporter.name for exporter in plugins.exporters()}
    assert {"json", "yaml"} <= {reader.name for reader in plugins.readers()}
    origin = {str(p).split(" ")[1] for p in plugins if p.name in ("ical", "json", "yaml")}
    assert origin == {"(timeline-kit"}
