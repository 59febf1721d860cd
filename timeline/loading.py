"""Loading one plugin, guarded at every step: whatever it does, it is only itself that is broken."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager
from time import perf_counter
from types import FunctionType
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

import pluggy
from attrs import define, field

from timeline import hookspecs, kinds
from timeline.errors import PluginError, did_you_mean, visible
from timeline.guarding import surroundings
from timeline.kinds import HOOKS, hook_of
from timeline.remedies import remedy, shown
from timeline.tracing import trace

if TYPE_CHECKING:
    from timeline.kinds import Command, Exporter, Language, Preparer, Reader, Rule, Thing

__all__ = ["SLOW", "Plugin"]

T = TypeVar("T", bound="Thing")

SLOW: Final = 0.5
"""The seconds from which on loading a plugin is told to be slow."""


@define(kw_only=True, eq=False)
class Plugin:
    """A plugin as it was found: where it comes from, what it brings, or why it is broken.

    It is loaded when it is first asked for something, and each of its hooks is called when it is
    asked for what that hook brings.
    """

    name: str
    """That of its entry point, its file, its module or its class."""
    _origin: Callable[[], tuple[str, str]] = field(
        default=lambda: ("", ""), alias="origin", repr=False
    )
    promises: dict[str, set[str]] | None = None
    """What it tells of itself before it is loaded, by hook: suffixes of formats, and names.

    None where it tells nothing, and may bring anything.
    """
    blocked: str = ""
    """What keeps it from being loaded; empty if nothing does."""
    _remarks: list[list[str]] = field(factory=list[list[str]], init=False, repr=False)
    error: BaseException | None = None
    """What went wrong first."""
    _get: Callable[[], object] | None = field(default=None, alias="get", repr=False)
    _wrong: dict[str, str] = field(factory=dict[str, str], init=False, repr=False)
    _manager: pluggy.PluginManager | None = field(default=None, init=False, repr=False)
    _brought: dict[str, tuple[Any, ...]] = field(
        factory=dict[str, tuple[Any, ...]], init=False, repr=False
    )

    def __str__(self) -> str:
        origin = " ".join(filter(None, (self.distribution, self.version)))
        return f"{self.name} ({origin})" if origin else self.name

    @property
    def distribution(self) -> str:
        """The name of what was installed."""
        return self._origin()[0]

    @property
    def version(self) -> str:
        """The version of what was installed."""
        return self._origin()[1]

    @property
    def remarks(self) -> list[str]:
        """What its author should mend though it works: that it is slow, prints, uses what retires.

        As far as it was asked for anything.
        """
        return list(dict.fromkeys(remark for some in self._remarks for remark in some))

    @property
    def exporters(self) -> tuple[Exporter, ...]:
        """The formats that it writes."""
        return self.things(kinds.Exporter)

    @property
    def readers(self) -> tuple[Reader, ...]:
        """The formats that it reads."""
        return self.things(kinds.Reader)

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Its rules of `timeline check`."""
        return self.things(kinds.Rule)

    @property
    def preparers(self) -> tuple[Preparer, ...]:
        """What it can do to a timeline before an export."""
        return self.things(kinds.Preparer)

    @property
    def commands(self) -> tuple[Command, ...]:
        """The subcommands that it adds."""
        return self.things(kinds.Command)

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages that it has words for."""
        return self.things(kinds.Language)

    @property
    def hooks(self) -> tuple[str, ...]:
        """The names of the hooks that it implements."""
        self._load()
        if not (manager := self._manager):
            return ()
        callers = [
            c for plugin in manager.get_plugins() for c in manager.get_hookcallers(plugin) or ()
        ]
        return tuple(sorted(caller.name for caller in callers))

    @property
    def broken(self) -> str:
        """Why it, or what one of its hooks brings, cannot be used; empty if all can."""
        for name in HOOKS:
            self.things(getattr(kinds, name))
        return self.trouble

    @property
    def trouble(self) -> str:
        """Why it is broken, as far as it was asked for anything."""
        return "; ".join(dict.fromkeys(self._wrong.values()))

    def things(self, kind: type[T]) -> tuple[T, ...]:
        """What it brings of a kind; nothing if that cannot be used."""
        hook = hook_of(kind)
        if hook not in self._brought:
            self._brought[hook] = ()
            self._load()
            if manager := self._manager:
                with self._guarded(hook), trace(f"{hook} of", self):
                    results = getattr(manager.hook, hook)()
                    if not results and hook in self.hooks:  # pluggy passes over None
                        raise PluginError(f"{hook} returns nothing and should return a list")
                    self._brought[hook] = things = _checked(results, kind, hook)
                    self._remarks.append(self._unpromised(hook, things))
        return self._brought[hook]

    def may_bring(self, kind: type[object], file: str = "") -> bool:
        """Whether it has to be asked for things of that kind, or for a format of that file."""
        if self.promises is None:
            return True
        names = self.promises.get(hook_of(kind), ())
        return any(map(file.endswith, names)) if file else bool(names)

    def _unpromised(self, hook: str, things: Iterable[Thing]) -> list[str]:
        """What it brings and promises not, as a remark: it may not be found."""
        if self.promises is None:
            return []
        group, promised = hook.replace("_", ".", 1), self.promises.get(hook, set())
        found: set[str] = set()
        for thing in things:  # codes of rules are many, and nobody asks for one of them
            is_rule = hook == "timeline_checks" and bool(promised)
            found |= set() if is_rule else _names(thing)
        missing = ", ".join(visible(f"'{name}'") for name in sorted(found - promised))
        return [f"its entry points in {group} lack {missing}; add it"] if missing else []

    def fail(self, why: str, error: BaseException | None = None) -> None:
        """Count it as broken."""
        self._wrong.setdefault("", why)
        self.error = self.error or error

    def _load(self) -> None:
        if self._get is None or self.blocked:
            return
        get, self._get = self._get, None
        with self._guarded(""), trace("load", self):
            start = perf_counter()
            plugin = get()
            if (seconds := perf_counter() - start) > SLOW:
                remark = f"slow: it took {seconds:.1f} s to load"
                self._remarks.append([f"{remark}; import heavy libraries where they are used"])
            self._manager = _registered(plugin, self.name)

    @contextmanager
    def _guarded(self, step: str) -> Generator[None]:
        """Whatever happens inside is noted, and goes no further."""
        try:
            with surroundings() as remarks:
                try:
                    yield
                except KeyboardInterrupt as error:
                    error.add_note(f"while the plugin {self} was at work")
                    raise
                finally:
                    self._remarks.append(remarks)
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # noqa: BLE001 - SystemExit too: it must not end us
            self._wrong.setdefault(step, remedy(error))
            self.error = self.error or error


def _names(thing: Thing) -> set[str]:
    """What somebody may ask for it by."""
    suffixes: tuple[str, ...] = getattr(thing, "suffixes", ())
    return set(suffixes) or {str(getattr(thing, "name", "") or getattr(thing, "code", ""))}


def _registered(plugin: object, name: str) -> pluggy.PluginManager:
    if isinstance(plugin, type | FunctionType):
        what = "class" if isinstance(plugin, type) else "function"
        raise PluginError(f"it is a {what} and should be a module, or an object with the hooks")
    manager = pluggy.PluginManager(hookspecs.PROJECT)
    manager.add_hookspecs(hookspecs)
    known = tuple(HOOKS.values())
    try:
        manager.register(plugin, name)
    except pluggy.PluginValidationError as error:
        last = str(error).strip().splitlines()[-1]
        wrong = f"a hook has arguments that it should not have: {last}; it takes none"
        raise PluginError(wrong) from error
    callers = manager.get_hookcallers(plugin) or []
    for caller in callers:
        # an optional hook may be one of a later version
        if not caller.has_spec() and not all(i.optionalhook for i in caller.get_hookimpls()):
            right = did_you_mean(caller.name, known) or f"; there are: {', '.join(known)}"
            raise PluginError(f"there is no hook '{caller.name}'{right}")
    if not callers:
        raise PluginError("it implements no hook; mark its functions with @hookimpl")
    return manager


def _checked(results: list[Any], kind: type[T], hook: str) -> tuple[T, ...]:
    """What a hook returned, each thing of the right kind and whole."""
    things: list[T] = []
    for result in results:
        if not isinstance(result, Iterable) or isinstance(result, str | bytes):
            raise PluginError(f"{hook} returns {shown(result)} and should return a list")
        for thing in cast("Iterable[object]", result):
            if isinstance(thing, type):
                raise PluginError(
                    f"{hook} returns the class {thing.__name__}; return {thing.__name__}()"
                )
            if not issubclass(type(thing), kind):  # a __class__ may lie
                raise PluginError(f"{hook} returns {shown(thing)}, which is no {kind.__name__}")
            cast("Any", kind).validate(thing)  # whatever its own validate leaves out
            things.append(cast("T", thing))
            things[-1].validate()
    return tuple(things)
