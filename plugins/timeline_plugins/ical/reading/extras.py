r"""What the model has no field for: it is kept in `extra`, under `ical`, as the file has it.

    ical:
      PRIORITY: "5"
      X-COST: {value: "20\\,50", LANGUAGE: de}
      VALARM: [{TRIGGER: "-PT15M", ACTION: DISPLAY}]

A property is a key in upper case with its value as it is written, escapes and all. One that stands
there several times is a list. One with parameters is a mapping of `value` and of each parameter to
its value or a list; where a field of the model has the value, the mapping has the parameters alone.
A component is a list, with a mapping for each. Left out is what tells of the entry and not of its
event: DTSTAMP, CREATED, LAST-MODIFIED, SEQUENCE; and of the calendar VERSION, PRODID, CALSCALE and
METHOD.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any, Final, TypeAlias

from timeline_plugins.ical.reading.components import Component
from timeline_plugins.ical.reading.properties import Property
from timeline_plugins.ical.reading.texts import Clean

__all__ = ["BOOKKEEPING", "HOUSEKEEPING", "Extra", "kept", "parameters", "plain"]

BOOKKEEPING: Final = frozenset({"DTSTAMP", "CREATED", "LAST-MODIFIED", "SEQUENCE"})
"""Properties that tell of an entry and not of its event."""
HOUSEKEEPING: Final = frozenset({"VERSION", "PRODID", "CALSCALE", "METHOD"})
"""Properties that tell of a calendar as a file."""

Extra: TypeAlias = dict[str, Any]

_NO_NAME: Final = re.compile(r"[^A-Z0-9_-]")


def kept(component: Component, told: Collection[str], clean: Clean) -> Extra:
    """What is in the component besides the properties that are told elsewhere."""
    found: Extra = {}
    for name, properties in component.properties.items():
        if name not in told:
            values = [plain(each, clean) for each in properties]
            found[name] = values[0] if len(values) == 1 else values
    for inner in component.components:
        name = _NO_NAME.sub("", inner.name) or "COMPONENT"
        others: Any = found.get(name, [])
        one = kept(inner, (), clean)
        # a property may have that name, too
        found[name] = [*others, one] if isinstance(others, list) else [others, one]
    return found


def plain(each: Property, clean: Clean) -> Any:
    """A property as plain data."""
    value = clean(each.value)
    return {"value": value, **parameters(each, clean)} if each.params else value


def parameters(each: Property, clean: Clean, but: Collection[str] = ()) -> Extra:
    """The parameters of a property as plain data, but for those that are told elsewhere."""
    if not each.params:
        return {}
    return {
        name: clean(values[0]) if len(values) == 1 else [clean(value) for value in values]
        for name, values in each.parameters.items()
        if name not in but
    }
