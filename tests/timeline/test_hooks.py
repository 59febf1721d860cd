"""Every hook, implemented by a plugin that a program hands over, gives what it is there for."""

import sys
from pathlib import Path
from types import SimpleNamespace

import timeline
from timeline import (
    Command,
    Event,
    Exporter,
    Plugins,
    Preparer,
    Reader,
    Rule,
    Timeline,
    hookimpl,
)
from timeline.when import Language

WORDS = sys.modules["timeline.when.languages"]  # timeline.when has a function of that name

NEWS = Timeline(
    title="News",
    events=[
        Event(title="A parade", when="2022", tags="seen"),
        Event(title="A denial", when="2024"),
    ],
)


def only(**hooks):
    """Plugins that are one plugin with these hooks."""
    marked = {name: staticmethod(hookimpl(function)) for name, function in hooks.items()}
    return Plugins([type("Mine", (), marked)()])


def test_timeline_exporters_brings_formats_to_write():
    class Titles(Exporter):
        name, suffix, media_type = "titles", ".titles", "text/plain"

        def export(self, timeline, context):
            for event in timeline:
                yield f"{event.title}\n"

    def timeline_exporters():
        return [Titles()]

    plugins = only(timeline_exporters=timeline_exporters)
    assert [exporter.name for exporter in plugins.exporters()] == ["titles"]
    assert timeline.export(NEWS, "titles", plugins=plugins) == b"A parade\nA denial\n"


def test_timeline_readers_brings_formats_to_read(tmp_path):
    class Lines(Reader):
        name, suffix, media_type = "lines", ".lines", "text/plain"

        def read(self, stream, context):
            rows = [line.decode().split(maxsplit=1) for line in stream]
            return Timeline(title="L", events=[Event(when=when, title=t) for when, t in rows])

    def timeline_readers():
        return [Lines()]

    plugins = only(timeline_readers=timeline_readers)
    file = tmp_path / "news.lines"
    file.write_text("2022 A parade\n")
    assert [reader.name for reader in plugins.readers()] == ["lines"]
    assert timeline.load(file, plugins=plugins)[0].title == "A parade"


def test_timeline_checks_brings_rules():
    class Untagged(Rule):
        code, title = "tags-missing", "An event without tags"

        def check(self, timeline):
            for event in timeline:
                if not event.tags:
                    yield self.problem("it has no tags", event)

    def timeline_checks():
        return [Untagged()]

    plugins = only(timeline_checks=timeline_checks)
    assert [rule.code for rule in plugins.rules()] == ["tags-missing"]
    [finding] = timeline.check(NEWS, plugins=plugins)
    assert (finding.code, finding.event) == ("tags-missing", "a-denial")


def test_timeline_prepare_brings_what_changes_a_timeline_before_an_export():
    class Tagged(Preparer):
        name, title = "tagged", "Leave out what has no tags"

        def prepare(self, timeline, context):
            for event in timeline:
                if not event.tags:
                    context.lost(event, "event", "it has no tags")
            return timeline.where(lambda event: bool(event.tags))

    def timeline_prepare():
        return [Tagged()]

    plugins = only(timeline_prepare=timeline_prepare)
    losses = timeline.Losses()
    assert [preparer.name for preparer in plugins.preparers()] == ["tagged"]
    tagged = timeline.prepare(NEWS, "tagged", plugins=plugins, losses=losses)
    assert [event.title for event in tagged] == ["A parade"]
    assert [loss.event for loss in losses] == ["a-denial"]


def test_timeline_commands_brings_subcommands():
    class Count(Command):
        name, title = "count", "tell how many events a timeline has"

        def configure(self, parser):
            parser.add_argument("file")

        def run(self, options):
            return 0

    def timeline_commands():
        return [Count()]

    [command] = only(timeline_commands=timeline_commands).commands()
    assert (command.name, command.run(SimpleNamespace(file="news.yaml"))) == ("count", 0)


def test_timeline_languages_brings_words(monkeypatch):
    monkeypatch.setattr(WORDS, "_added", {})  # languages belong to the whole program
    monkeypatch.setattr(WORDS, "_sources", [])

    def timeline_languages():
        return [Language("eo", Path(WORDS.__file__).with_name("en.toml"))]

    [language] = only(timeline_languages=timeline_languages).languages()
    assert language.code == "eo"
    assert timeline.When.parse("2024-10").format("eo") == "October 2024"
