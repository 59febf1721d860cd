"""What the commands tell of what is not read, several files from one export, and updates."""

import io
import sys

import pytest

from timeline.cli import main

PLUGIN = '''
from attrs import frozen

from timeline import Event, Exporter, Part, Reader, Timeline, hookimpl, option


class Lines(Reader):
    """Lines with a date and a title; a line without a date is no event."""

    name, title, suffix, media_type = "lines", "Lines", ".lines", "text/plain"

    def read(self, stream, context):
        events = []
        for number, line in enumerate(stream, 1):
            when, _, title = line.decode().strip().partition(" ")
            if title:
                events.append(Event(when=when, title=title))
            else:
                context.lost("", f"line {number}", "a word is no event")
        print("the reader prints")
        return Timeline(title="Lines", events=events)


@frozen
class DaysOptions:
    index: bool = option(False, "write an index, too")
    alone: bool = option(True, "write parts alone")
    previous: bytes = option(b"", "the old file")


class Days(Exporter):
    """A file for each date."""

    name, title, suffix, media_type = "days", "Days", ".days", "text/plain"
    options = DaysOptions

    def export(self, timeline, context):
        if not context.options.alone:
            yield context.options.previous
            yield f"{timeline.title}\\n"
        for event in timeline:
            yield Part(event.when.text)
            yield event.title
            if event.title == "lost":
                context.lost(event, "title", "it is lost")
        if context.options.index:
            yield Part("index", ".md")
            yield timeline.title


@hookimpl
def timeline_exporters():
    return [Days()]


@hookimpl
def timeline_readers():
    return [Lines()]
'''


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    """Run a command with the plugin in a folder with some files; the lines on standard error."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "days.py").write_text(PLUGIN)
    (tmp_path / "a.lines").write_text("2022 A parade\nword\n2024 A denial\n")
    (tmp_path / "b.lines").write_text("2023 A letter\n")

    def command(line, given=None):
        if given is not None:
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given.encode())))
        status = main(["--plugin", "days.py", *line.split()])
        printed = capsys.readouterr()
        said = [line for line in printed.err.splitlines() if line != "the reader prints"]
        return status, printed.out, said

    return command


def files(folder):
    return {
        path.name: path.read_text()
        for path in folder.iterdir()
        if path.name not in ("days.py", "a.lines", "b.lines", "__pycache__")
    }


UNREAD = "not read: line 2: a word is no event (timeline)"


# what is not read


def test_an_export_tells_what_was_not_read(run, tmp_path):
    status, out, said = run("export a.lines -o out.md")
    assert (status, out) == (0, "")
    assert said == [UNREAD, "out.md: 2 events as Markdown"]


def test_what_was_not_read_keeps_standard_output_clean(run):
    status, out, said = run("export a.lines --to json")
    assert status == 0
    assert out.startswith("{")
    assert said[0] == UNREAD


def test_quiet_tells_nothing_of_it(run):
    assert run("export a.lines -o out.md -q")[2] == []
    assert run("merge a.lines b.lines -o out.md -q")[2] == []


@pytest.mark.parametrize("quiet", ["", " -q"])
@pytest.mark.parametrize("command", ["export a.lines", "merge b.lines a.lines"])
def test_strict_refuses_what_was_not_read_and_writes_nothing(run, tmp_path, command, quiet):
    (tmp_path / "out.json").write_text("old")
    status, out, said = run(f"{command} -o out.json --strict{quiet}")
    assert (status, out) == (1, "")
    assert said == [
        "timeline: a.lines cannot be read whole:",
        "line 2: a word is no event (timeline)",
    ]
    assert files(tmp_path) == {"out.json": "old"}


def test_strict_takes_what_was_read_whole(run):
    assert run("export b.lines -o out.json --strict")[0] == 0


@pytest.mark.parametrize("command", ["merge a.lines b.lines -o out.json", "diff a.lines b.lines"])
def test_of_several_files_it_is_told_which_one_was_not_read_whole(run, command):
    assert run(command)[2][0] == "not read: a.lines: line 2: a word is no event (timeline)"


def test_show_tells_it_beside_what_it_shows(run):
    status, out, said = run("show a.lines")
    assert status == 0
    assert "A parade" in out
    assert said == [UNREAD]


@pytest.mark.parametrize("format", ["text", "json", "sarif", "github"])
@pytest.mark.parametrize("strict", ["", " --strict"])
def test_check_tells_it_and_finds_no_mistake_in_it(run, format, strict):
    status, out, said = run(f"check a.lines --ignore source-missing --format {format}{strict}")
    assert status == 0
    assert "no event" not in out
    assert said == [UNREAD]


def test_what_was_not_read_on_standard_input_is_told(run):
    status, _, said = run("diff - b.lines --from lines", given="word\n2023 A letter\n")
    assert status == 0
    assert said == ["not read: standard input: line 1: a word is no event (timeline)"]


def test_of_a_file_with_a_thousand_things_the_first_are_told(run, tmp_path):
    (tmp_path / "a.lines").write_text("2022 A parade\n" + "word\n" * 1000)
    _, _, said = run("export a.lines -o out.md")
    assert said[0] == UNREAD
    assert said[20:] == ["not read: and 980 more", "out.md: 1 event as Markdown"]
    _, _, said = run("export a.lines -o out.md --strict")
    assert said[-1] == "and 980 more"


# several files


def test_the_report_names_the_files_that_were_written(run, tmp_path):
    status, out, said = run("export a.lines -o out.days -O index=yes")
    assert (status, out) == (0, "")
    assert said[-1] == "out-2022.days, out-2024.days and out-index.md: 2 events as Days"
    assert files(tmp_path) == {
        "out-2022.days": "A parade",
        "out-2024.days": "A denial",
        "out-index.md": "Lines",
    }


def test_of_many_files_the_report_names_the_first(run, tmp_path):
    (tmp_path / "b.lines").write_text(
        "".join(f"{year} Year {year}\n" for year in range(2001, 2016))
    )
    _, _, said = run("export b.lines -o ./out.days")
    names = "out-2001.days, out-2002.days, out-2003.days and 12 more"
    assert said == [f"{names}: 15 events as Days"]
    assert len(files(tmp_path)) == 15


def test_the_target_is_one_of_them_if_something_is_yielded_first(run, tmp_path):
    _, _, said = run("export b.lines -o out.days -O alone=no")
    assert said == ["out.days and out-2023.days: 1 event as Days"]
    assert files(tmp_path) == {"out.days": "Lines\n", "out-2023.days": "A letter"}


def test_merge_writes_several_files_as_well(run, tmp_path):
    run("merge a.lines b.lines -o out.days")
    assert sorted(files(tmp_path)) == ["out-2022.days", "out-2023.days", "out-2024.days"]


@pytest.mark.parametrize("output", ["", " -o -", " -o /dev/stdout"])
def test_standard_output_holds_no_several_files(run, tmp_path, output):
    status, out, said = run(f"export b.lines --to days -O alone=no{output}")
    assert (status, out) == (2, "")
    assert said == ["timeline: days writes several files here; name one with -o"]
    assert files(tmp_path) == {}


def test_a_device_holds_no_several_files(run, tmp_path):
    status, _, said = run("export b.lines --to days -o /dev/null")
    assert status == 2
    assert said == ["timeline: /dev/null is no file, and cannot be one of several"]
    assert files(tmp_path) == {}


def test_strict_writes_none_of_several_files(run, tmp_path):
    (tmp_path / "b.lines").write_text("2023 A letter\n2024 lost\n")
    (tmp_path / "out-2023.days").write_text("old")
    status, _, said = run("export b.lines -o out.days --strict")
    assert status == 1
    assert said == ["timeline: days cannot carry everything:", "title: it is lost (lost)"]
    assert files(tmp_path) == {"out-2023.days": "old"}


# updates


def test_an_update_takes_over_what_the_file_holds(run, tmp_path):
    for command in ("export b.lines", "merge b.lines --title Lines", "export b.lines"):
        assert run(f"{command} -o out.days -O alone=no --update")[0] == 0
    assert files(tmp_path)["out.days"] == "Lines\n" * 3
    assert run("export b.lines -o out.days -O alone=no")[0] == 0
    assert files(tmp_path)["out.days"] == "Lines\n"


def test_an_old_file_can_be_named_as_well(run, tmp_path):
    (tmp_path / "old").write_text("before\n")
    assert run("export b.lines -o out.days -O alone=no -O previous=old")[0] == 0
    assert files(tmp_path)["out.days"] == "before\nLines\n"
    status, _, said = run("export b.lines -o out.days -O previous=missing")
    assert (status, said) == (2, ["timeline: previous=missing: there is no such file"])


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        ("-o out.json", 2,
         "the format 'json' cannot be updated; write it anew without --update"),
        ("-o out.days -O previous=b.lines", 2,
         "with --update, 'previous' is the file itself; leave one of them out"),
        ("--to days", 2, "standard output cannot be updated; name a file with -o"),
        ("--to days -o -", 2, "standard output cannot be updated; name a file with -o"),
        ("--to days -o /dev/null", 2,
         "/dev/null is no file that could be updated; leave out --update"),
        ("--to days -o .", 1, ". cannot be updated: this is a folder; name a file in it"),
        ("-o out.days", 2,
         "days writes several files here, and they cannot be updated; write them anew"),
    ],
)  # fmt: skip
def test_what_cannot_be_updated_is_told_in_a_sentence(run, tmp_path, arguments, status, sentence):
    assert run(f"export b.lines {arguments} --update") == (status, "", [f"timeline: {sentence}"])
    assert files(tmp_path) == {}


# the listing


def test_formats_tell_that_an_option_is_a_file(run):
    _, out, _ = run("formats days")
    assert [line.split() for line in out.splitlines() if "previous" in line] == [
        ["previous=", "a", "file", "the", "old", "file"]
    ]
    _, out, _ = run("formats days --markdown")
    assert "| `previous=` | a file | the old file |" in out
