import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import ReadError
from timeline.document import read_text, source_text, text_blocks


def read(data):
    return read_text(io.BytesIO(data), "file")


def test_text_is_utf_8_with_or_without_a_byte_order_mark():
    assert read("тест".encode()) == "тест"
    assert read("тест".encode("utf-8-sig")) == "тест"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("тест".encode("utf-16"), "file: the file is in UTF-16; save it as UTF-8"),
        (b"\xfe\xff" + "a".encode("utf-16-be"), "file: the file is in UTF-16; save it as UTF-8"),
        ("тест".encode("utf-32"), "file: the file is in UTF-32; save it as UTF-8"),
        (b"", "file: the file is empty; a timeline has a title and events"),
        (b"\xef\xbb\xbf \r\n\t", "file: the file is empty; a timeline has a title and events"),
        (b"caf\xe9", "file:1:4: the byte 0xe9 is not UTF-8; save the file as UTF-8"),
        (b"\xc3\xa9\n\xe6\x97\xa5 \xff", "file:2:3: the byte 0xff is not UTF-8; save the file"),
        (b"a\xed\xa0\x80", "file:1:2: the byte 0xed is not UTF-8; save the file as UTF-8"),
        (b"a\xc0\xaf", "file:1:2: the byte 0xc0 is not UTF-8; save the file as UTF-8"),
        ("日".encode()[:2], "file:1:1: the byte 0xe6 is not UTF-8; save the file as UTF-8"),
    ],
)  # fmt: skip
def test_other_files_are_refused_with_the_remedy(data, message):
    with pytest.raises(ReadError) as error:
        read(data)
    assert str(error.value).startswith(message)


def test_no_more_is_read_than_a_file_may_hold(monkeypatch):
    monkeypatch.setattr(source_text, "MAX_BYTES", 4 << 20)

    class Endless(io.RawIOBase):
        def read(self, size=-1):
            assert 0 < size <= (4 << 20) + 1
            return b"x" * size

    with pytest.raises(ReadError, match="the file is larger than 4 MiB"):
        read_text(Endless(), "file")


def test_a_stream_that_gives_a_piece_at_a_time_is_read_to_its_end():
    class Pipe(io.RawIOBase):
        def __init__(self, data):
            self.data = data

        def read(self, size=-1):
            piece, self.data = self.data[:3], self.data[3:]
            return piece

    assert read_text(Pipe("title: Parade à Pyongyang\n".encode()), "p") == (
        "title: Parade à Pyongyang\n"
    )


@given(st.lists(st.text("aé\n", max_size=4)), st.integers(4, 8))
def test_blocks_are_the_text_and_end_with_a_line(pieces, size):
    text = "".join(pieces) + "end"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("timeline.document.source_text._BLOCK", size)
        *blocks, last = text_blocks(io.BytesIO(("\ufeff" + text).encode()), "x")
    assert "".join([*blocks, last]) == text
    assert all(block.endswith("\n") for block in blocks)


def test_what_is_no_text_is_refused_in_blocks_at_the_same_place():
    for data in (b"a\n" * 200_000 + b"b\xff", b"\xff\xfea\0", b"\n \n", b""):
        with pytest.raises(ReadError) as whole:
            read_text(io.BytesIO(data), "x")
        with pytest.raises(ReadError) as error:
            list(text_blocks(io.BytesIO(data), "x"))
        assert error.value.mistakes == whole.value.mistakes
