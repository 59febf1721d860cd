from enum import Enum
from pathlib import Path

import pytest
from attrs import field, frozen, validators

from timeline import OptionError, PluginError, option
from timeline.options import (
    NoOptions,
    check_options,
    describe_options,
    make_options,
    takes_previous,
)


class Colour(Enum):
    RED = "red"
    DARK_BLUE = "dark-blue"


@frozen
class Options:
    header: bool = option(True, "begin with column names")
    width: int = option(80, "columns")
    colour: Colour = option(Colour.RED, "of the ink")
    name: str = option("", "of the calendar")
    old: bytes = option(b"", "what was written before")


def test_an_option_that_is_not_given_has_its_default():
    assert make_options(Options, {}) == Options(True, 80, Colour.RED, "", b"")
    assert make_options(NoOptions, {}) == NoOptions()


@pytest.mark.parametrize(
    ("name", "given", "value"),
    [
        *(("header", text, True) for text in ("yes", "true", "on", "1", "YES", True)),
        *(("header", text, False) for text in ("no", "false", "off", "0", "Off", False)),
        ("width", "72", 72),
        ("width", 72, 72),
        ("width", "-1", -1),
        ("colour", "dark-blue", Colour.DARK_BLUE),
        ("colour", Colour.DARK_BLUE, Colour.DARK_BLUE),
        ("name", "yes", "yes"),
        ("name", "", ""),
        ("old", b"\0\xff", b"\0\xff"),
        ("old", b"", b""),
        ("old", "", b""),
    ],
)
def test_options_are_values_or_their_text(name, given, value):
    made = getattr(make_options(Options, {name: given}), name)
    assert made == value
    assert type(made) is type(value)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"header": "maybe"}, "header is yes or no, not 'maybe'"),
        ({"header": 2}, "header is yes or no, not '2'"),
        ({"width": "wide"}, "width is a whole number, not 'wide'"),
        ({"width": 1.5}, "width is a whole number, not '1.5'"),
        ({"width": True}, "width is a whole number, not 'True'"),
        ({"width": False}, "width is a whole number, not 'False'"),
        ({"colour": "blue"}, "colour is one of red, dark-blue, not 'blue'"),
        ({"heder": "no"}, "no option 'heder'; did you mean 'header'?"),
        ({"zzz": "no"}, "no option 'zzz'; there are: header, width, colour, name, old"),
        ({"old": 5}, "old is the path of a file, or bytes, not int"),
        ({"old": True}, "old is the path of a file, or bytes, not bool"),
        ({"old": None}, "old is the path of a file, or bytes, not NoneType"),
        ({"old": "/nowhere/old.ics"}, "^old=/nowhere/old.ics: there is no such file$"),
        ({"old": "/nowhere/\x1b[31m"}, r"^old=/nowhere/\\x1b\[31m: there is no such file$"),
        ({"old": "/"}, "^old=/: this is a folder; name a file in it$"),
        ({"old": "a\0b"}, r"^old=a\\x00b: this is no file name: "),
        ({"a\x1b[31m": "no"}, r"no option 'a\\x1b\[31m'"),
    ],
)
def test_a_wrong_option_is_refused_with_the_right_ones(given, message):
    with pytest.raises(OptionError, match=message):
        make_options(Options, given)


@pytest.mark.parametrize("kind", [str, Path])
def test_an_option_of_bytes_is_what_stands_in_the_file_of_that_name(tmp_path, kind):
    (tmp_path / "old.ics").write_bytes(b"BEGIN\r\n\xff")
    made = make_options(Options, {"old": kind(tmp_path / "old.ics")}).old
    assert made == b"BEGIN\r\n\xff"


def test_a_file_that_may_not_be_read_is_told_in_a_sentence(monkeypatch):
    def refuse(self):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(OptionError, match=r"^old=old\.ics: it cannot be read: permission denied$"):
        make_options(Options, {"old": Path("old.ics")})


def test_a_file_is_an_option_that_the_command_line_can_serve():
    check_options(Options)

    @frozen
    class Wrong:
        old: bytes = option("", "text is no default of a file")

    with pytest.raises(PluginError, match="should have a default of the type bytes"):
        check_options(Wrong)


def test_a_format_can_be_updated_if_it_takes_the_old_file_as_bytes():
    @frozen
    class Text:
        previous: str = option("", "the name of the one before")

    @frozen
    class File:
        previous: "bytes" = option(b"", "the old file")

    assert takes_previous(File)
    assert not any(map(takes_previous, (Text, Options, NoOptions)))


def test_no_option_can_be_called_as_the_argument_that_asks_for_an_update():
    @frozen
    class Taken:
        update: bool = option(True, "taken")

    with pytest.raises(PluginError, match="'update' has the name of an argument"):
        check_options(Taken)


def test_a_format_without_options_says_so():
    with pytest.raises(OptionError, match="no option 'header'; this format has none"):
        make_options(NoOptions, {"header": "no"})


def test_what_a_validator_says_reaches_the_user():
    @frozen
    class Checked:
        width: int = field(default=80, validator=validators.ge(1))

    with pytest.raises(OptionError, match="'width' must be >= 1"):
        make_options(Checked, {"width": "0"})


def test_an_option_without_a_text_form_is_the_plugins_fault():
    @frozen
    class Wrong:
        ratio: complex = option(1j, "what")

    with pytest.raises(PluginError, match="the option ratio has a type that has no text form"):
        make_options(Wrong, {"ratio": "1"})


def test_a_class_that_is_not_attrs_is_the_plugins_fault():
    with pytest.raises(PluginError, match="the options class dict is no attrs class"):
        make_options(dict, {})


def test_options_are_described_as_they_are_typed():
    assert list(describe_options(Options)) == [
        ("header", "yes", "yes or no", "begin with column names"),
        ("width", "80", "a whole number", "columns"),
        ("colour", "red", "red or dark-blue", "of the ink"),
        ("name", "", "text", "of the calendar"),
        ("old", "", "a file", "what was written before"),
    ]
    assert list(describe_options(NoOptions)) == []
