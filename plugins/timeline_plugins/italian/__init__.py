"""Italian: the words of dates."""

from __future__ import annotations

from importlib.resources import files

from timeline import hookimpl
from timeline.when import Language

__all__ = ["timeline_languages"]


@hookimpl
def timeline_languages() -> list[Language]:
    return [Language("it", files(__name__) / "it.toml")]
