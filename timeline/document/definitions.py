"""The fragments that a JSON Schema is put together from."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any, Final, TypeAlias

from attrs import define, field

__all__ = ["Definitions", "Schema"]

Schema: TypeAlias = dict[str, Any]
"""A JSON Schema or a part of one, as plain data."""

_WHERE: Final = "#/$defs/"
_REFERENCE = re.compile(r'"#/\$defs/([a-z-]+)"')


@define
class Definitions:
    """The parts of a schema that have a name, each made when it is asked for first."""

    yaml: bool
    """Whether the schema is for what YAML makes of a file: a year is a number there."""
    made: dict[str, Schema] = field(factory=dict[str, Schema])

    def refer(self, name: str, make: Callable[[], Schema]) -> Schema:
        """A reference to the definition of that name."""
        if name not in self.made:
            self.made[name] = {}  # so that what it is made of can refer to it
            self.made[name] = make()
        return {"$ref": f"{_WHERE}{name}"}

    def resolve(self, schema: Schema) -> Schema:
        """What a schema that may be a reference stands for."""
        reference = schema.get("$ref")
        return self.made[reference.removeprefix(_WHERE)] if reference else schema

    def types(self, schema: Schema) -> list[str]:
        """The types that a schema takes."""
        return _types(self.resolve(schema))

    def used_by(self, schema: Schema) -> dict[str, Schema]:
        """The definitions that a schema refers to, and those that these refer to, by name."""
        used: dict[str, Schema] = {}
        waiting = [schema]
        while waiting:
            for name in _REFERENCE.findall(json.dumps(waiting.pop())):
                if name not in used:
                    used[name] = self.made[name]
                    waiting.append(used[name])
        return dict(sorted(used.items()))

    def or_null(self, schema: Schema) -> Schema:
        """The same or null, which is as good as leaving the field out."""
        target = self.resolve(schema)
        if target is schema:
            return _with_null(schema)
        if "properties" in target:
            types = {"type": [*self.types(schema), "null"]}
            return {**types, "if": {"type": "null"}, "else": schema}
        name = schema["$ref"].removeprefix(_WHERE)
        return self.refer(f"optional-{name}", lambda: _with_null(target))


def _types(schema: Schema) -> list[str]:
    types: str | list[str] = schema["type"]
    return [types] if isinstance(types, str) else types


def _with_null(schema: Schema) -> Schema:
    changed: Schema = {**schema, "type": [*_types(schema), "null"]}
    if "enum" in schema:
        changed["enum"] = [*schema["enum"], None]
    return changed
