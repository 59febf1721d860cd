"""Loading one plugin, guarded at every step: whatever it does, it is only itself that is broken."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from contextlib import redirect_stdout
from importlib.metadata import EntryPoint, distributions, entry_points
from typing import Any, TypeVar, cast

import pluggy
from attrs import evolve, frozen

from timeline import hookspecs
from timeline.errors import PluginError, did_you_mean, visible
from timeline.exporter import Exporter
from timeline.format import Format
from timeline.reader import Reader
from timeline.rule import Rule

__all__ = ["Plugin", "entry_points_of", "load", "load_entry_point", "reason"]

T = TypeVar("T", bound=Format | Rule)

_HOOKS = ("timeline_exporters", "timeline_readers", "timeline_checks")


@frozen(kw_only=True)
class Plugin:
    """A plugin as it was found: where it comes from, what it brings, or why it is broken."""

    name: str
    distribution: str = ""
    version: str = ""
    hooks: tuple[str, ...] = ()
    exporters: tuple[Exporter, ...] = ()
    readers: tuple[Reader, ...] = ()
    rules: tuple[Rule, ...] = ()
    broken: str = ""
    """Why it cannot be used; empty if it can."""

    def __str__(self) -> str:
        origin = " ".join(filter(None, (self.distribution, self.version)))
        return f"{self.name} ({origin})" if origin else self.name


def load(plugin: object) -> Plugin:
    """A module or object as a plugin."""
    name = str(getattr(plugin, "__name__", type(plugin).__name__))
    return _guarded(Plugin(name=name), lambda: plugin)


def entry_points_of(group: str) -> tuple[list[EntryPoint], list[Plugin]]:
    """The entry points of a group by name, and the distributions whose own list is broken."""
    try:
        points, broken = list(entry_points(group=group)), list[Plugin]()
    except Exception:  # noqa: BLE001 - one bad file hides all others: look at each alone
        points, broken = _one_by_one(group)
    return sorted(points, key=lambda point: (point.name, point.value)), broken


def _one_by_one(group: str) -> tuple[list[EntryPoint], list[Plugin]]:
    points: list[EntryPoint] = []
    broken: list[Plugin] = []
    seen: set[str] = set()
    for distribution in distributions():
        name = str(distribution.metadata["Name"] or "")
        if name in seen:  # an earlier folder of the path has it, too
            continue
        seen.add(name)
        try:
            points += distribution.entry_points.select(group=group)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is only its own
            wrong = f"its list of entry points cannot be read: {reason(error)}"
            broken.append(Plugin(name=name or "unknown", distribution=name, broken=wrong))
    return points, broken


def load_entry_point(point: EntryPoint) -> Plugin:
    """The plugin that an entry point leads to."""
    distribution, version = _origin(point)
    found = Plugin(name=point.name, distribution=distribution, version=version)
    return _guarded(found, point.load)


def _origin(point: EntryPoint) -> tuple[str, str]:
    """Distribution and version, as far as its metadata tell."""
    if point.dist is None:
        return "", ""
    metadata = point.dist.metadata
    return str(metadata["Name"] or ""), str(metadata["Version"] or "")


def reason(error: BaseException) -> str:
    """An error in one line: its class and what it says."""
    try:
        said = " ".join(str(error).split())
    except Exception:  # noqa: BLE001 - even telling it is the plugin's own code
        said = ""
    return visible(f"{type(error).__name__}: {said}" if said else type(error).__name__, 300)


def _guarded(found: Plugin, get: Callable[[], object]) -> Plugin:
    try:
        # what a plugin prints must not end up in an output that is piped
        with redirect_stdout(sys.stderr):
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
        exporters=_things(manager.hook.timeline_exporters(), Exporter, "timeline_exporters"),
        readers=_things(manager.hook.timeline_readers(), Reader, "timeline_readers"),
        rules=_things(manager.hook.timeline_checks(), Rule, "timeline_checks"),
    )


def _wrong_arguments(error: pluggy.PluginValidationError) -> str:
    last = str(error).strip().splitlines()[-1]
    return f"a hook has arguments that it should not have: {last}"


def _things(results: list[Any], kind: type[T], hook: str) -> tuple[T, ...]:
    """What a hook returned, checked."""
    things: list[T] = []
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
            thing.validate()
            things.append(thing)
    return tuple(things)
