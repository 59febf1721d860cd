"""Where plugins are: entry points, files, modules and objects."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Collection, Iterable
from functools import partial, reduce
from importlib import import_module
from typing import TYPE_CHECKING, Final

from timeline.entry_points import EntryPoint, in_folders, of_distribution
from timeline.errors import PluginError, UsageError, did_you_mean, visible
from timeline.kinds import HOOKS
from timeline.loading import Plugin
from timeline.remedies import reason

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["DISABLE", "from_file", "from_object", "installed"]

DISABLE: Final = "TIMELINE_DISABLE_PLUGINS"
"""The variable with what is not loaded: plugins, distributions, or `distribution:plugin`."""

_VALUE: Final = re.compile(
    r"(?P<module>[\w.]+)\s*(?::\s*(?P<attr>[\w.]+)\s*)?(?:\[.*\]\s*)?", re.ASCII
)
"""The value of an entry point, with the extras that it may have."""


def from_object(plugin: object) -> Plugin:
    """A module or object as a plugin."""
    name = str(getattr(plugin, "__name__", type(plugin).__name__))
    return Plugin(name=name, get=lambda: plugin)


def from_file(path: str | os.PathLike[str]) -> Plugin:
    """A Python file as a plugin. Raises UsageError where there is none."""
    from pathlib import Path

    file = Path(path)
    if not file.is_file() or file.suffix != ".py":
        raise UsageError(f"'{visible(str(path))}' is no plugin; name a Python file, as in mine.py")
    return Plugin(name=file.stem, get=partial(_run, file))


def _run(file: Path) -> object:
    from importlib.util import module_from_spec, spec_from_file_location

    # a name that nothing else has: the file may be called csv.py
    name = f"timeline_plugin_file_{file.stem}"
    spec = spec_from_file_location(name, file)
    assert spec is not None and spec.loader is not None  # noqa: PT018 - files that end in .py
    module = module_from_spec(spec)
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except BaseException:
        del sys.modules[name]
        raise
    return module


def installed(group: str, without: Collection[str] = ()) -> list[Plugin]:
    """The entry points of a group by name, none of them loaded yet.

    What `without` or the variable names is there as blocked. Raises UsageError where `without`
    names what there is not.
    """
    points, found = in_folders(group), list[Plugin]()
    if points is None:
        points, found = _one_by_one()
    promises = _promises(points, group)
    for point in sorted((p for p in points if p.group == group), key=lambda p: (p.name, p.value)):
        found.append(
            Plugin(
                name=visible(point.name),
                origin=point.origin,
                get=partial(_led_to, point),
                promises=promises.get(point.value),
            )
        )
    _block(found, without)
    return found


def _promises(points: Iterable[EntryPoint], group: str) -> dict[str, dict[str, set[str]]]:
    """What plugins tell of themselves beforehand, by their values: names by hook.

    For the hook `timeline_exporters`, they stand in the group `timeline.exporters`.
    """
    hooks = {hook.replace("_", ".", 1): hook for hook in HOOKS.values()}
    promises: dict[str, dict[str, set[str]]] = {}
    for point in points:
        if point.group != group and point.group in hooks:
            told = promises.setdefault(point.value, {})
            told.setdefault(hooks[point.group], set()).add(point.name)
    return promises


def _led_to(point: EntryPoint) -> object:
    """What an entry point leads to."""
    match = _VALUE.fullmatch(point.value)
    if match is None:
        wrong = f"its entry point is '{visible(point.value)}' and should be a module, as 'mine' is"
        raise PluginError(wrong)
    module: object = import_module(match["module"])
    try:
        return reduce(getattr, match["attr"].split("."), module) if match["attr"] else module
    except AttributeError as error:
        wrong = f"its entry point leads to '{visible(point.value)}', where nothing is: {error}"
        raise PluginError(wrong) from error


def _block(found: list[Plugin], without: Collection[str]) -> None:
    for name in without:
        if not _meant(name, found):
            known = {_normal(known) for plugin in found for known in _names(plugin)}
            remedy = did_you_mean(_normal(name), known) or "; `timeline plugins` lists them"
            raise UsageError(f"there is no plugin '{visible(name)}'{remedy}")
    asked = (
        (without, "--no-plugin"),
        (os.environ.get(DISABLE, "").split(","), DISABLE),
    )
    for names, by in asked:
        for plugin in (p for name in names if name.strip() for p in _meant(name, found)):
            plugin.blocked = plugin.blocked or f"switched off by {by}"


def _meant(name: str, found: list[Plugin]) -> list[Plugin]:
    """The plugins of that very name; else of that name or distribution, as indexes compare them."""
    exact = [plugin for plugin in found if plugin.name == name.strip()]
    ways = (
        (_normal(plugin.name), _normal(f"{plugin.distribution}:{plugin.name}")) for plugin in found
    )
    near = [p for p, names in zip(found, ways, strict=True) if _normal(name) in names]
    return exact or near or [p for p in found if _normal(name) == _normal(p.distribution) != ""]


def _names(plugin: Plugin) -> tuple[str, ...]:
    """What switches it off: its name, its distribution, or both with a colon."""
    name, distribution = plugin.name, plugin.distribution
    return (name, distribution, f"{distribution}:{name}") if distribution else (name,)


def _normal(name: str) -> str:
    """A name as package indexes compare them (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).strip().lower()


def _without_version(name: str) -> tuple[str, str]:
    return name, ""


def _one_by_one() -> tuple[list[EntryPoint], list[Plugin]]:
    """The entry points of each distribution, and those whose own list is broken."""
    from importlib.metadata import distributions

    points: list[EntryPoint] = []
    broken: list[Plugin] = []
    seen: set[str] = set()
    for distribution in distributions():
        name = str(distribution.metadata["Name"] or "")
        if name in seen:  # an earlier folder of the path has it, too
            continue
        seen.add(name)
        try:
            points += of_distribution(distribution)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is only its own
            plugin = Plugin(name=name or "unknown", origin=partial(_without_version, name))
            wrong = f"its list of entry points cannot be read: {reason(error)}"
            plugin.fail(f"{wrong}; install it anew", error)
            broken.append(plugin)
    return points, broken
