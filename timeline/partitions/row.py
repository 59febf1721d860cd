"""`Row`: what the manifest tells of one partition."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from attrs import field, frozen

from timeline.losses import Losses

__all__ = ["Row", "losses_of"]


@frozen(kw_only=True)
class Row:
    """One partition that is written. Where none of its events was wanted, there is no file."""

    key: str
    file: str
    """The name of its file, without a folder."""
    events: int
    firsts: int
    """Those of them that are in no partition of an earlier tag, so that a sum counts each once."""
    bytes: int
    sha256: str
    losses: Losses = field(factory=Losses, repr=False)

    def plain(self) -> dict[str, Any]:
        """The row as JSON has it."""
        return {
            "key": self.key,
            "file": self.file,
            "events": self.events,
            "firsts": self.firsts,
            "bytes": self.bytes,
            "sha256": self.sha256,
            "losses": [[loss.event, loss.field, loss.why] for loss in self.losses],
            "more": [*self.losses.more()],
        }

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> Row:
        """The row that `plain` told. Raises LookupError, TypeError or ValueError for others."""
        losses = Losses()
        for event, name, why in plain["losses"]:
            losses.add(event, name, why)
        for name, why, count in plain["more"]:
            losses.add_more(name, why, int(count))
        return cls(
            key=str(plain["key"]),
            file=str(plain["file"]),
            events=int(plain["events"]),
            firsts=int(plain["firsts"]),
            bytes=int(plain["bytes"]),
            sha256=str(plain["sha256"]),
            losses=losses,
        )


def losses_of(rows: Iterable[Row], before: Losses | None = None) -> Losses:
    """All that was lost, before and in the rows."""
    losses = Losses()
    for some in (before or Losses(), *(row.losses for row in rows)):
        losses.add_all(some)
    return losses
