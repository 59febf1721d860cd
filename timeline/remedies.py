"""An error of a plugin in one line, with what can be done about it."""

from __future__ import annotations

from timeline.errors import TimelineError, visible

__all__ = ["reason", "remedy"]


def reason(error: BaseException) -> str:
    r"""An error in one line: its class and what it says.

    >>> reason(ValueError("no\nlicence"))
    'ValueError: no licence'
    """
    try:
        said = " ".join(str(error).split())
    except Exception:  # noqa: BLE001 - even telling it is the plugin's own code
        said = ""
    return visible(f"{type(error).__name__}: {said}" if said else type(error).__name__, 300)


def remedy(error: BaseException) -> str:
    """What is wrong with a plugin, and what would help.

    >>> remedy(ModuleNotFoundError("No module named 'lxml'", name="lxml"))
    "ModuleNotFoundError: No module named 'lxml'; install lxml, or the plugin anew"
    """
    match error:
        case TimelineError():
            return visible(" ".join(str(error).split()), 300)  # it says what would be right
        case ModuleNotFoundError(name=str(name)):
            package = visible(name.partition(".")[0])
            return f"{reason(error)}; install {package}, or the plugin anew"
        case ImportError():
            return f"{reason(error)}; what it imports has changed: update the plugin"
        case SyntaxError(filename=str(file), lineno=int(line)):
            return f"{reason(error)}; its file {visible(file)} cannot run from line {line} on"
        case SystemExit():
            return f"{reason(error)}; it tried to end the program: tell its author"
        case _:
            return f"{reason(error)}; update it, or tell its author"
