"""An error of a plugin in one line, with what can be done about it."""

from __future__ import annotations

from timeline.errors import TimelineError, visible

__all__ = ["reason", "remedy", "shown"]


def reason(error: BaseException) -> str:
    r"""An error in one line: its class and what it says.

    >>> reason(ValueError("no\nlicence"))
    'ValueError: no licence'
    """
    try:
        said = " ".join(str(error).split())
    except BaseException:  # noqa: BLE001 - even telling it is the plugin's own code
        said = ""
    return visible(f"{type(error).__name__}: {said}" if said else type(error).__name__, 300)


def remedy(error: BaseException) -> str:
    """What is wrong with a plugin, and what would help.

    >>> remedy(ModuleNotFoundError("No module named 'lxml'", name="lxml"))
    "ModuleNotFoundError: No module named 'lxml'; install lxml, or the plugin anew"
    """
    match error:
        case TimelineError():
            return reason(error).partition(": ")[2]  # it says what would be right
        case ModuleNotFoundError(name=str(name)):
            package = visible(name.partition(".")[0])
            return f"{reason(error)}; install {package}, or the plugin anew"
        case ImportError() if "circular import" in reason(error):
            return f"{reason(error)}; its modules import each other: tell its author"
        case ImportError():
            return f"{reason(error)}; what it imports has changed: update the plugin"
        case SyntaxError(filename=str(file), lineno=int(line)):
            return f"{reason(error)}; its file {visible(file)} cannot run from line {line} on"
        case SystemExit():
            return f"{reason(error)}; it tried to end the program: tell its author"
        case _:
            return f"{reason(error)}; update it, or tell its author"


def shown(thing: object) -> str:
    """Anything in a few words, whatever its own repr does."""
    try:
        return visible(repr(thing), 100)
    except BaseException as error:  # noqa: BLE001 - even showing it is the plugin's own code
        return f"something that cannot be shown ({type(error).__name__})"
