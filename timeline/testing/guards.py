"""Looking over a plugin's shoulder: what it prints, opens, and asks the clock."""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Generator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from types import FrameType
from typing import Any, Final

from attrs import field, frozen

__all__ = ["Deed", "Said", "audited", "clock_watched", "listened", "owner_of", "owns"]


@frozen
class Said:
    """What was printed and warned of."""

    out: StringIO = field(factory=StringIO)
    err: StringIO = field(factory=StringIO)
    warnings: list[warnings.WarningMessage] = field(factory=list[warnings.WarningMessage])


@contextmanager
def listened() -> Generator[Said]:
    """Catch what is printed and warned of while it lasts."""
    said = Said()
    with (
        redirect_stdout(said.out),
        redirect_stderr(said.err),
        warnings.catch_warnings(record=True) as caught,
    ):
        warnings.simplefilter("always")
        yield said
    said.warnings.extend(caught)


@frozen
class Deed:
    """Something done to the world: a file written, a process begun, a network asked."""

    kind: str
    """`write`, `process` or `network`."""
    event: str
    """The audit event of Python, as `socket.connect`."""
    path: str = ""
    """The file that was written."""

    def __str__(self) -> str:
        return f"{self.event} {self.path!r}" if self.path else self.event


_KINDS: Final = {
    "network": (
        "socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname",
        "socket.sendto", "urllib.Request", "http.client.connect", "ftplib.connect",
        "smtplib.connect", "webbrowser.open",
    ),
    "process": (
        "subprocess.Popen", "os.system", "os.exec", "os.fork", "os.forkpty", "os.posix_spawn",
        "os.spawn", "os.startfile", "pty.spawn",
    ),
    "write": (
        "os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.truncate", "os.link", "os.symlink",
        "os.chmod", "os.utime", "shutil.copyfile", "shutil.rmtree", "sqlite3.connect",
    ),
}  # fmt: skip
_KIND_OF: Final = {event: kind for kind, events in _KINDS.items() for event in events}
_WRITING: Final = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_listeners: list[list[Deed]] = []
_installed: list[bool] = []


def _hook(event: str, arguments: tuple[Any, ...]) -> None:
    if not _listeners:
        return
    if event == "open":
        path, mode, flags = arguments
        if not _writes(mode, flags) or Path(_path(path)).is_dir():  # a file that gets no name
            return
        deed = Deed("write", event, _path(path))
    elif event in _KIND_OF:
        kind = _KIND_OF[event]
        deed = Deed(kind, event, _path(_whole(event, arguments)) if kind == "write" else "")
    else:
        return
    if "__pycache__" not in deed.path:  # an import may keep its bytecode
        _listeners[-1].append(deed)


def _writes(mode: str | None, flags: int) -> bool:
    if mode:
        return any(letter in mode for letter in "wax+")
    return bool(flags & _WRITING)


def _whole(event: str, arguments: tuple[Any, ...]) -> object:
    """The path that was named; one within an open folder, as `rmtree` has it, with that folder."""
    path = arguments[0]
    if event not in ("os.remove", "os.rmdir") or arguments[1] < 0:
        return path
    try:
        return Path(f"/proc/self/fd/{arguments[1]}").readlink() / os.fsdecode(path)
    except OSError:  # the system does not tell of its open folders
        return path


def _path(value: object) -> str:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)


@contextmanager
def audited() -> Generator[list[Deed]]:
    """Note what is done to files, processes and networks while it lasts."""
    if not _installed:  # a hook cannot be taken away again, so there is one for ever
        sys.addaudithook(_hook)
        _installed.append(True)
    deeds: list[Deed] = []
    _listeners.append(deeds)
    try:
        yield deeds
    finally:
        _listeners.remove(deeds)


_CLOCKS: Final = {
    "time": {"time", "time_ns", "localtime", "ctime"},  # gmtime and strftime may be given a time
    "posix": {"urandom", "getrandom", "getpid"},
    "random": {"random", "randint", "randrange", "choice", "choices", "shuffle", "sample",
               "uniform", "getrandbits"},
    "uuid": {"uuid1", "uuid4", "uuid6", "uuid7", "getnode"},
    "secrets": {"token_hex", "token_bytes", "token_urlsafe", "choice", "randbelow"},
    "pendulum": {"now", "today", "tomorrow", "yesterday"},
    "datetime": {"now", "today", "utcnow"},
}  # fmt: skip


def owner_of(plugin: object) -> str:
    """The top-level package that a plugin's class is from."""
    return type(plugin).__module__.partition(".")[0]


def owns(owner: str, frame: FrameType | None) -> bool:
    """Whether a frame runs code of that package."""
    name = "" if frame is None else str(frame.f_globals.get("__name__", ""))
    return name == owner or name.startswith(f"{owner}.")


@contextmanager
def clock_watched(owner: str) -> Generator[list[str]]:
    """Note the clocks and dice that code of that package itself asks, as `time.time, line 12`."""
    asked: list[str] = []

    def watch(frame: FrameType, event: str, argument: Any) -> None:
        if event == "c_call" and owns(owner, frame):
            name = _clock(argument)
            if name:
                asked.append(f"{name}(), {frame.f_code.co_filename}:{frame.f_lineno}")
        elif event == "call" and (back := frame.f_back) is not None and owns(owner, back):
            module = str(frame.f_globals.get("__name__", "")).partition(".")[0]
            if frame.f_code.co_name in _CLOCKS.get(module, ()):
                place = f"{back.f_code.co_filename}:{back.f_lineno}"
                asked.append(f"{module}.{frame.f_code.co_name}(), {place}")

    before = sys.getprofile()
    sys.setprofile(watch)
    try:
        yield asked
    finally:
        sys.setprofile(before)


def _clock(function: Any) -> str:
    """The name of a clock or dice among functions in C, or nothing."""
    itself = getattr(function, "__self__", None)
    if isinstance(itself, type):  # datetime.now and its kin are methods of a class
        module, owner = itself.__module__, f"{itself.__module__}.{itself.__name__}"
    else:
        found = str(getattr(function, "__module__", None) or type(itself).__module__)
        module = owner = {"_random": "random", "nt": "posix"}.get(found, found)
    name = str(getattr(function, "__name__", ""))
    return f"{owner}.{name}" if name in _CLOCKS.get(module, ()) else ""
