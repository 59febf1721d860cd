import inspect
import io
from datetime import UTC, datetime

import pytest
from attrs import frozen

import timeline
from timeline import (
    Event,
    Exporter,
    ExportError,
    LossError,
    Losses,
    OptionError,
    Part,
    PluginError,
    Plugins,
    Reader,
    ReadError,
    Timeline,
    UsageError,
    WriteError,
    hookimpl,
    option,
)
from timeline.options import RESERVED

TL = Timeline(title="News", events=[Event(title="Ä", when="2024"), Event(title="b", when="2025")])
NOW = "SOURCE_DATE_EPOCH"


@frozen
class TitlesOptions:
    end: str = option("\n", "what ends a line")


class Titles(Exporter):
    """Text and bytes, by turns."""

    name, suffix, media_type = "titles", ".txt", "text/plain"
    options = TitlesOptions

    def export(self, timeline, context):
        for event in timeline:
            yield event.title
            yield context.options.end.encode()


class Days(Exporter):
    """A file for each date, and titles in the file itself."""

    name, suffix, more_suffixes = "days", ".days", (".days.txt",)

    def __init__(self, *first):
        self.first = first

    def export(self, timeline, context):
        yield from self.first
        for event in timeline:
            yield Part(event.when.text)
            context.lost(event, "title", "only its file is there")
            yield event.title
        yield Part("index", ".md")
        yield f"{len(timeline)} days"


@frozen
class KeptOptions:
    previous: bytes = option(b"", "the file as it was")


class Kept(Exporter):
    """What was there, and a line more."""

    name, suffix, options = "kept", ".kept", KeptOptions

    def export(self, timeline, context):
        yield context.options.previous
        yield f"{timeline.title}\n"


class KeptDays(Days):
    name, suffix, more_suffixes, options = "kept-days", ".kdays", (), KeptOptions


class Telling(Exporter):
    """What its context says."""

    name, suffix = "telling", ".telling"

    def export(self, timeline, context):
        yield f"{context.locale} {context.stamp}"


class Lossy(Exporter):
    name, suffix = "lossy", ".lossy"

    def export(self, timeline, context):
        for event in timeline:
            context.lost(event, "when", "no dates here")
            yield event.title


class Failing(Exporter):
    name, suffix = "failing", ".failing"

    def export(self, timeline, context):
        yield "half of it"
        raise KeyError("gone\x1b[31m\nindeed")


class Yields(Exporter):
    name, suffix = "yields", ".yields"

    def __init__(self, *chunks):
        self.chunks = chunks

    def export(self, timeline, context):
        return iter(self.chunks)


class Nothing(Exporter):
    name, suffix = "nothing", ".nothing"

    def export(self, timeline, context):
        return None


class First(Reader):
    """The first line as a title."""

    name, suffix, more_suffixes = "first", ".txt", (".text",)

    def read(self, stream, context):
        return Timeline(title=stream.readline().decode(), description=context.name)


class Picky(Reader):
    """Events; everything else is told."""

    name, suffix = "picky", ".picky"

    def read(self, stream, context):
        for number, line in enumerate(stream, 1):
            context.lost("", f"line {number}", line.decode().strip())
        context.lost("a", "event", "it has no date")
        return Timeline(title="News")


class BrokenReader(Reader):
    name, suffix = "broken", ".broken"

    def __init__(self, do):
        self.do = do

    def read(self, stream, context):
        return self.do()


def plugins(*formats):
    class Plugin:
        @hookimpl
        def timeline_exporters(self):
            return [f for f in formats if isinstance(f, Exporter)]

        @hookimpl
        def timeline_readers(self):
            return [f for f in formats if isinstance(f, Reader)]

    return Plugins([Plugin()])


def raises(error):
    raise error


FUNCTIONS = (
    timeline.load,
    timeline.open,
    timeline.check,
    timeline.prepare,
    timeline.export,
    timeline.write,
)


def test_no_option_can_have_the_name_of_an_argument():
    given = [p for function in FUNCTIONS for p in inspect.signature(function).parameters.values()]
    kinds = (inspect.Parameter.VAR_KEYWORD, inspect.Parameter.POSITIONAL_ONLY)
    assert {p.name for p in given if p.kind not in kinds} == RESERVED


# load


@pytest.mark.parametrize("name", ["a.txt", "a.text", "A.TXT", "a.b.txt"])
def test_the_suffix_tells_the_reader(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(b"News\nmore")
    for written in (path, str(path)):
        tl = timeline.load(written, plugins=plugins(First()))
        assert (tl.title, tl.description) == ("News", str(path))


def test_a_stream_is_read_by_its_name_or_by_a_named_reader_and_stays_open(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"News\n")
    with path.open("rb") as stream:
        assert timeline.load(stream, plugins=plugins(First())).title == "News"
        assert not stream.closed
    stream = io.BytesIO(b"News\n")
    tl = timeline.load(stream, format="first", plugins=plugins(First()))
    assert (tl.title, tl.description) == ("News", "input")


def test_a_named_reader_wins_over_the_suffix(tmp_path):
    path = tmp_path / "a.unknown"
    path.write_bytes(b"News\n")
    assert timeline.load(path, format="first", plugins=plugins(First())).title == "News"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("missing.txt", "there is no such file"),
        ("missing", "there is no such file"),
        (".", "this is a folder; name a file in it"),
        ("a\0b.txt", "this is no file name"),
        ("x" * 5000, "it cannot be read: file name too long"),
    ],
)
def test_a_file_that_cannot_be_opened_is_told(tmp_path, name, message):
    with pytest.raises(ReadError, match=message):
        timeline.load(f"{tmp_path}/{name}", plugins=plugins(First()))


def test_an_unknown_format_is_told_with_the_known_ones(tmp_path):
    (tmp_path / "a.csv").touch()
    known = plugins(First())
    with pytest.raises(UsageError, match=r"no reader goes with the name .*\.text, \.txt"):
        timeline.load(tmp_path / "a.csv", plugins=known)
    with pytest.raises(UsageError, match="there is no reader 'frist'; did you mean 'first'"):
        timeline.load(tmp_path / "a.csv", format="frist", plugins=known)
    with pytest.raises(UsageError, match="no reader goes with the name 'input'"):
        timeline.load(io.BytesIO(b""), plugins=known)


@pytest.mark.parametrize(
    ("do", "error", "message"),
    [
        (lambda: raises(KeyError("x")), ReadError, "the reader 'broken' failed: KeyError: 'x'"),
        (lambda: raises(RecursionError()), ReadError, "the reader 'broken' failed: RecursionError"),
        (lambda: raises(OSError(5, "I/O error")), ReadError, "it cannot be read: i/o error"),
        (lambda: raises(PluginError("mine")), PluginError, "^mine$"),
        (lambda: None, ReadError, "the reader 'broken'"),
        (lambda: {"title": "News"}, ReadError, "the reader 'broken'"),
    ],
)
def test_a_broken_reader_is_told_by_name(do, error, message):
    with pytest.raises(error, match=message):
        timeline.load(io.BytesIO(b""), format="broken", plugins=plugins(BrokenReader(do)))


def test_what_a_reader_leaves_out_is_added_to_the_losses():
    losses = Losses()
    losses.add("", "zone", "of the file before")
    stream = io.BytesIO(b"a task is no event\n")
    tl = timeline.load(stream, format="picky", losses=losses, plugins=plugins(Picky()))
    assert tl.title == "News"
    assert losses.summary() == [
        "zone: of the file before (timeline)",
        "line 1: a task is no event (timeline)",
        "event: it has no date (a)",
    ]


def test_nobody_has_to_ask_what_was_not_read():
    tl = timeline.load(io.BytesIO(b"x"), format="picky", plugins=plugins(Picky()))
    assert tl.title == "News"


# export


def test_chunks_are_text_or_bytes():
    assert timeline.export(TL, "titles", plugins=plugins(Titles())) == "Ä\nb\n".encode()


def test_options_are_keyword_arguments():
    assert timeline.export(TL, "titles", plugins=plugins(Titles()), end="; ") == "Ä; b; ".encode()
    with pytest.raises(OptionError, match="no option 'ende'; did you mean 'end'"):
        timeline.export(TL, "titles", plugins=plugins(Titles()), ende="; ")


@pytest.mark.parametrize(
    ("exporter", "message"),
    [
        (Failing(), r"'failing' failed: KeyError: 'gone\\x1b"),
        (Nothing(), "'nothing' returned NoneType; it should yield chunks"),
        (Yields("a", 5), "'yields' yielded int; it should yield str or bytes"),
        (Yields(None), "'yields' yielded NoneType; it should yield str or bytes"),
        (Yields("a", "\ud800"), "'yields' failed: UnicodeEncodeError"),
        (Yields(Part("")), r"'yields' yielded Part\(name='', suffix=''\), which has no plain name"),
        (Yields(Part("../a")), "which has no plain name: letters, digits and - _ ."),
        (Yields(Part("a\0b")), "which has no plain name"),
        (Yields(Part("a\n")), "which has no plain name"),
        (Yields(Part(2024)), "which has no plain name"),
        (Yields(Part("a", "md")), "which has no plain suffix, such as '.md'"),
        (Yields(Part("a", "./b")), "which has no plain suffix"),
    ],
)
def test_a_broken_exporter_is_told_by_name_and_writes_nothing(tmp_path, exporter, message):
    with pytest.raises(ExportError, match=message):
        timeline.export(TL, exporter.name, plugins=plugins(exporter))
    path = tmp_path / f"a{exporter.suffix}"
    path.write_bytes(b"old")
    with pytest.raises(ExportError, match=message):
        timeline.write(TL, path, plugins=plugins(exporter))
    assert [p.read_bytes() for p in tmp_path.iterdir()] == [b"old"]


def test_an_unknown_exporter_is_told_with_the_known_ones(tmp_path):
    known = plugins(Titles())
    with pytest.raises(UsageError, match="there is no exporter 'titels'; did you mean 'titles'"):
        timeline.export(TL, "titels", plugins=known)
    with pytest.raises(UsageError, match=r"no exporter goes with the name .*a\.csv.*\.txt"):
        timeline.write(TL, tmp_path / "a.csv", plugins=known)


# write


def test_write_takes_the_format_from_the_suffix_or_by_name(tmp_path):
    timeline.write(TL, tmp_path / "a.txt", plugins=plugins(Titles()), end=" ")
    timeline.write(TL, str(tmp_path / "b"), to="titles", plugins=plugins(Titles()), end=" ")
    assert (tmp_path / "a.txt").read_text("utf-8") == "Ä b "
    assert (tmp_path / "b").read_text("utf-8") == "Ä b "


def test_write_tells_what_was_lost(tmp_path):
    losses = timeline.write(TL, tmp_path / "a.lossy", plugins=plugins(Lossy()))
    assert losses.summary() == ["when: no dates here (ä, b)"]
    assert len(timeline.write(TL, tmp_path / "a.txt", plugins=plugins(Titles()))) == 0


def test_a_strict_write_refuses_a_loss_and_leaves_the_old_file(tmp_path):
    path = tmp_path / "a.lossy"
    path.write_bytes(b"old")
    with pytest.raises(LossError, match=r"lossy cannot carry everything:\nwhen: no dates here"):
        timeline.write(TL, path, strict=True, plugins=plugins(Lossy()))
    assert [p.read_bytes() for p in tmp_path.iterdir()] == [b"old"]
    timeline.write(TL, tmp_path / "a.txt", strict=True, plugins=plugins(Titles()))


def test_a_name_that_no_file_can_have_is_a_write_error(tmp_path):
    with pytest.raises(WriteError):
        timeline.write(TL, f"{tmp_path}/a\0b.txt", plugins=plugins(Titles()))


# several files


def contents(folder):
    return {path.name: path.read_text("utf-8") for path in folder.iterdir()}


def test_parts_are_files_beside_the_target(tmp_path):
    losses = timeline.write(TL, tmp_path / "a.days", plugins=plugins(Days("all")))
    assert contents(tmp_path) == {
        "a.days": "all",
        "a-2024.days": "Ä",
        "a-2025.days": "b",
        "a-index.md": "2 days",
    }
    assert losses.summary() == ["title: only its file is there (ä, b)"]


def test_a_target_is_left_alone_if_a_part_comes_first(tmp_path):
    timeline.write(TL, tmp_path / "a.days", plugins=plugins(Days()))
    assert sorted(contents(tmp_path)) == ["a-2024.days", "a-2025.days", "a-index.md"]


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("a.days.txt", "a-2024.days.txt"),
        ("a.b.DAYS", "a.b-2024.DAYS"),
        ("a.other", "a-2024.other"),
        ("a", "a-2024"),
        (".days", ".days-2024.days"),
    ],
)
def test_a_part_has_the_suffix_of_the_target_which_can_have_several_dots(tmp_path, name, part):
    timeline.write(TL, tmp_path / name, to="days", plugins=plugins(Days("all")))
    assert set(contents(tmp_path)) >= {name, part}


@pytest.mark.parametrize(
    ("exporter", "strict", "error"),
    [(Days("new"), True, LossError), (Yields("new", Part("2024"), "new", 5), False, ExportError)],
)
def test_where_several_files_fail_all_old_ones_stay(tmp_path, exporter, strict, error):
    old = {f"a{exporter.suffix}": "old", f"a-2024{exporter.suffix}": "old"}
    for name, text in old.items():
        (tmp_path / name).write_text(text)
    with pytest.raises(error):
        timeline.write(
            TL, tmp_path / f"a{exporter.suffix}", strict=strict, plugins=plugins(exporter)
        )
    assert contents(tmp_path) == old


def test_several_files_are_no_bytes():
    with pytest.raises(UsageError, match="days writes several files here; name one with timeline"):
        timeline.export(TL, "days", plugins=plugins(Days("all")))


def test_parts_are_told_even_if_the_target_is_a_folder(tmp_path):
    with pytest.raises(WriteError, match="is a folder; name a file in it"):
        timeline.write(TL, tmp_path, to="days", plugins=plugins(Days()))
    assert contents(tmp_path) == {}


# updating


def test_an_update_hands_over_what_stands_in_the_file(tmp_path):
    path = tmp_path / "a.kept"
    for _ in range(2):
        timeline.write(TL, path, update=True, plugins=plugins(Kept()))
    assert path.read_text() == "News\nNews\n"
    timeline.write(TL, path, plugins=plugins(Kept()))
    assert path.read_text() == "News\n"


def test_an_update_follows_a_link(tmp_path):
    (tmp_path / "real.kept").write_text("old\n")
    (tmp_path / "a.kept").symlink_to(tmp_path / "real.kept")
    timeline.write(TL, str(tmp_path / "a.kept"), update=True, plugins=plugins(Kept()))
    assert (tmp_path / "real.kept").read_text() == "old\nNews\n"


@pytest.mark.parametrize(
    ("path", "to", "options", "error", "message"),
    [
        ("a.txt", None, {}, UsageError,
         "the format 'titles' cannot be updated; write it anew without update=True"),
        ("a.kept", None, {"previous": b""}, UsageError, "leave one of them out"),
        ("a.kept", None, {"prevous": b""}, OptionError, "did you mean 'previous'"),
        (".", "kept", {}, WriteError, "cannot be updated: this is a folder; name a file in it"),
        ("a\0b.kept", None, {}, WriteError, "cannot be updated: this is no file name"),
        ("missing/a.kept", None, {}, WriteError, "the folder does not exist"),
        ("/dev/null", "kept", {}, UsageError, "/dev/null is no file that could be updated"),
        ("a.kdays", None, {}, UsageError, "they cannot be updated; write them anew"),
    ],
)  # fmt: skip
def test_what_cannot_be_updated_is_told(tmp_path, path, to, options, error, message):
    known = plugins(Titles(), Kept(), KeptDays())
    path = path if path.startswith("/") else f"{tmp_path}/{path}"
    with pytest.raises(error, match=message):
        timeline.write(TL, path, to=to, update=True, plugins=known, **options)
    assert contents(tmp_path) == {}


def test_a_file_with_further_ones_can_be_updated(tmp_path):
    timeline.write(TL, tmp_path / "a.kdays", update=True, plugins=plugins(KeptDays("all")))
    assert len(contents(tmp_path)) == 4


def test_an_old_file_that_cannot_be_read_is_told(tmp_path, monkeypatch):
    path = tmp_path / "a.kept"
    path.write_text("old")

    def refuse(self, mode):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(type(path), "open", refuse)
    with pytest.raises(WriteError, match="cannot be updated: it cannot be read: permission denied"):
        timeline.write(TL, path, update=True, plugins=plugins(Kept()))


# language and clock


def told(tl=TL, **choices):
    return timeline.export(tl, "telling", plugins=plugins(Telling()), **choices).decode()


def test_the_language_is_the_wanted_one_or_the_timelines_or_english(monkeypatch):
    monkeypatch.delenv(NOW, raising=False)
    assert told(locale="en_GB") == "en_GB None"
    assert told(Timeline(title="a", language="en-GB")) == "en-GB None"
    assert told(Timeline(title="a", language="tlh")) == "en None"
    with pytest.raises(UsageError, match="no words for the language 'tlh' yet"):
        told(locale="tlh")


def test_the_clock_is_the_one_of_reproducible_builds_or_none(monkeypatch):
    monkeypatch.setenv(NOW, "1730265000")
    assert told() == f"en {datetime(2024, 10, 30, 5, 10, tzinfo=UTC)}"
    monkeypatch.setenv(NOW, "")
    assert told() == "en None"


@pytest.mark.parametrize("seconds", ["now", "1.5", "9" * 30, "1e9", "\x1b[31m"])
def test_a_clock_that_shows_no_time_is_wrong_usage(monkeypatch, seconds):
    monkeypatch.setenv(NOW, seconds)
    with pytest.raises(UsageError, match=f"{NOW} is '.*' and should be a whole number") as error:
        told()
    assert "\x1b" not in str(error.value)
