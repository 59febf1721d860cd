"""Files that are packed, as the end of their name tells: `.gz` and `.zst`."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO, Final

from timeline.errors import Mistake, ReadError, UsageError

__all__ = ["MOST", "PACKINGS", "bare_name", "packed", "packing", "unpacked"]

PACKINGS: Final = (".gz", ".zst")

MOST: Final = 1 << 30
"""How many bytes a file may have when it is unpacked, unless it is read as it is walked."""

_WINDOW: Final = 27  # zstd: a power of two, 128 MiB, beyond which its own command asks, too


def packing(name: str, own: Iterable[str] = ()) -> str:
    """How a file of that name is packed: the suffix, or nothing.

    `own` are the suffixes of its format, which may be packed by itself.

    >>> packing("news.ics.gz"), packing("news.ics"), packing("news.svg.gz", own=[".svg.gz"])
    ('.gz', '', '')
    """
    low = name.lower()
    if any(map(low.endswith, own)):
        return ""
    return next((end for end in PACKINGS if low.endswith(end)), "")


def bare_name(name: str) -> str:
    """The name without what says how it is packed.

    >>> bare_name("news.jsonl.gz"), bare_name("news.csv")
    ('news.jsonl', 'news.csv')
    """
    return name[: len(name) - len(packing(name))]


def unpacked(
    stream: BinaryIO, name: str, end: str, most: int | None = MOST, *, close: bool = False
) -> BinaryIO:
    """The bytes of a file that is packed as `end` says, unpacked as they are read.

    With `close`, closing them closes the file, too. Raises ReadError, on reading too, where the
    file is damaged or has more than `most` bytes.
    """
    if not end:
        return stream
    opened: Any
    errors: tuple[type[Exception], ...] = (EOFError, OSError)
    if end == ".gz":
        import gzip  # most files are not packed
        import zlib

        opened, errors = gzip.GzipFile(fileobj=stream, mode="rb"), (*errors, zlib.error)
    else:
        zstd = _zstd()
        limit = {zstd.DecompressionParameter.window_log_max: _WINDOW}
        opened, errors = zstd.ZstdFile(stream, "rb", options=limit), (*errors, zstd.ZstdError)
    return io.BufferedReader(
        _Unpacking(opened, stream if close else None, errors, name, most), 1 << 16
    )


class _Unpacking(io.RawIOBase):
    """What is unpacked, with errors that say which file is damaged."""

    def __init__(
        self,
        stream: BinaryIO,
        file: BinaryIO | None,
        errors: tuple[type[Exception], ...],
        name: str,
        most: int | None,
    ) -> None:
        self._stream, self._file, self._errors = stream, file, errors
        self._name, self._most = name, most
        self._count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            data = self._stream.read(len(buffer))
        except self._errors as error:
            raise self._wrong(f"it cannot be unpacked: {error}") from error
        self._count += len(data)
        if self._most is not None and self._count > self._most:
            raise self._wrong(f"it is larger than {self._most >> 20} MiB when it is unpacked")
        buffer[: len(data)] = data
        return len(data)

    def _wrong(self, message: str) -> ReadError:
        return ReadError([Mistake(message, self._name)])

    def close(self) -> None:
        super().close()
        self._stream.close()
        if self._file:
            self._file.close()


def packed(pieces: Iterable[bytes | Path], end: str) -> Iterator[bytes | Path]:
    """The pieces of a file, and of those that a path begins, each packed as `end` says.

    The same pieces make the same bytes: neither a time nor a name is written.
    """
    if not end:
        yield from pieces
        return
    packer: _Packer | None = None
    for piece in pieces:
        if isinstance(piece, Path):
            if packer:
                yield packer.end()
            yield piece
            packer = _Packer(end)
        else:
            packer = packer or _Packer(end)
            yield packer.packed(piece)
    yield (packer or _Packer(end)).end()


class _Packer:
    """Packs one file, piece by piece."""

    def __init__(self, end: str) -> None:
        import gzip

        self._sink = io.BytesIO()
        self._file: Any = (
            gzip.GzipFile("", "wb", compresslevel=6, fileobj=self._sink, mtime=0)
            if end == ".gz"
            else _ZstdWriter(self._sink)
        )

    def packed(self, piece: bytes) -> bytes:
        self._file.write(piece)
        return self._taken()

    def end(self) -> bytes:
        self._file.close()
        return self._taken()

    def _taken(self) -> bytes:
        data = self._sink.getvalue()
        self._sink.seek(0)
        self._sink.truncate()
        return data


class _ZstdWriter:
    """A frame with a checksum, as the command `zstd` makes it, even where it is empty."""

    def __init__(self, sink: BinaryIO) -> None:
        zstd = _zstd()
        self._sink = sink
        self._frame = zstd.ZstdCompressor(options={zstd.CompressionParameter.checksum_flag: 1})

    def write(self, piece: bytes) -> None:
        self._sink.write(self._frame.compress(piece))

    def close(self) -> None:
        self._sink.write(self._frame.flush())


def _zstd() -> Any:
    """The module of the standard library, or for older Pythons the same one as a package."""
    for module in ("compression.zstd", "backports.zstd"):  # since Python 3.14, and before
        with suppress(ImportError):
            return import_module(module)
    raise UsageError("what ends in .zst needs the extra: pip install 'timeline-kit[zstd]'")
