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
    OptionError,
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
