"""Loading one plugin, guarded at every step: whatever it does, it is only itself that is broken."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib.metadata import EntryPoint
from typing import Any, TypeVar, cast

import pluggy
from attrs import evolve, frozen

from timeline import hookspecs
from timeline.errors import PluginError, visible
from timeline.exporter import Exporter
from timeline.format import Format
from timeline.reader import Reader
from timeline.references import did_you_mean

__all__ = ["Plugin", "load", "load_entry_point", "reason"]

F = TypeVar("F", bound=Format)

_HOOKS = ("timeline_exporters", "timeline_readers")


@frozen(kw_only=True)
class Plugin:
    """A plugin as it was found: where it comes from, what it brings, or why it is broken."""

    name: str
    distribution: str = ""
    version: str = ""
    hooks: tuple[str, ...] = ()
    exporters: tuple[Exporter, ...] = ()
    readers: tuple[Reader, ...] = ()
    broken: str = ""
    """Why it cannot be used; empty if it can."""

    def __str__(self) -> str:
        origin = " ".join(filter(None, (self.distribution, self.version)))
        return f"{self.name} ({origin})" if origin else self.name


def load(plugin: object) -> Plugin:
    """A module or object as a plugin."""
    name = str(getattr(plugin, "__name__", type(plugin).__name__))
    return _guarded(Plugin(name=name), lambda: plugin)


def load_entry_point(point: EntryPoint) -> Plugin:
    """The plugin that an entry point leads to."""
    distribution, version = (point.dist.name, point.dist.version) if point.dist else ("", "")
    found = Plugin(name=point.name, distribution=distribution, version=version)
    return _guarded(found, point.load)


def reason(error: BaseException) -> str:
    """An error in one line: its class and what it says."""
    said = " ".join(str(error).split())
    return visible(f"{type(error).__name__}: {said}" if said else type(error).__name__, 300)


def _guarded(found: Plugin, get: Callable[[], object]) -> Plugin:
    try:
        return _loaded(found, get())
    except PluginError as error:
        return evolve(found, broken=str(error))
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # noqa: BLE001 - SystemExit too: a plugin must not end us
        return evolve(found, broken=reason(error))


def _loaded(found: Plugin, plugin: object) -> Plugin:
    manager = pluggy.PluginManager(hookspecs.PROJECT)
    manager.add_hookspecs(hookspecs)
    try:
        manager.register(plugin, found.name)
    except pluggy.PluginValidationError as error:
        raise PluginError(_wrong_arguments(error)) from error
    callers = manager.get_hookcallers(plugin) or []
    for caller in callers:
        if not caller.has_spec():
            remedy = did_you_mean(caller.name, _HOOKS) or f"; there are: {', '.join(_HOOKS)}"
            raise PluginError(f"there is no hook '{caller.name}'{remedy}")
    if not callers:
        raise PluginError("it implements no hook; mark its functions with @hookimpl")
    return evolve(
        found,
        hooks=tuple(sorted(caller.name for caller in callers)),
        exporters=_formats(manager.hook.timeline_exporters(), Exporter, "timeline_exporters"),
        readers=_formats(manager.hook.timeline_readers(), Reader, "timeline_readers"),
    )


def _wrong_arguments(error: pluggy.PluginValidationError) -> str:
    last = str(error).strip().splitlines()[-1]
    return f"a hook has arguments that it should not have: {last}"


def _formats(results: list[Any], kind: type[F], hook: str) -> tuple[F, ...]:
    """What a hook returned, checked."""
    formats: list[F] = []
    for result in results:
        if not isinstance(result, Iterable) or isinstance(result, str | bytes):
            raise PluginError(f"{hook} returns {result!r} and should return a list")
        for thing in cast("Iterable[object]", result):
            if isinstance(thing, type):
                raise PluginError(
                    f"{hook} returns the class {thing.__name__}; return {thing.__name__}()"
                )
            if not isinstance(thing, kind):
                raise PluginError(f"{hook} returns {thing!r}, which is no {kind.__name__}")
            thing.check_metadata()
            formats.append(thing)
    return tuple(formats)
