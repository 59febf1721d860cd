"""The licences that a new distribution can have; the first one is that of most."""

from __future__ import annotations

from typing import Final

__all__ = ["LICENCES"]

LICENCES: Final = ("Apache-2.0", "MIT", "BSD-3-Clause", "none")
