"""A component: what stands between a BEGIN and its END."""

from __future__ import annotations

from attrs import define, field

from timeline_plugins.ical.reading.properties import Property

__all__ = ["Component"]


@define
class Component:
    """The properties by their names, in upper case, and the components inside of it."""

    name: str
    line: int
    parent: Component | None = field(default=None, repr=False)
    properties: dict[str, list[Property]] = field(factory=dict[str, list[Property]])
    components: list[Component] = field(factory=list["Component"])

    def first(self, name: str) -> Property | None:
        """The first property of that name."""
        found = self.properties.get(name)
        return found[0] if found else None

    def text(self, name: str) -> str:
        """The text of the first property of that name, or nothing."""
        found = self.properties.get(name)
        return found[0].text.strip() if found else ""

    @property
    def label(self) -> str:
        """What to call it in a message."""
        names = ("X-TIMELINE-ID", "UID", "SUMMARY")
        return next((text for name in names if (text := self.text(name))), "")[:60]
