"""What a calendar shows of a place: its name as LOCATION, its position as GEO."""

from __future__ import annotations

from decimal import Decimal

from timeline.actor import Place
from timeline.fields import Number

__all__ = ["has_name_alone", "position_of"]


def has_name_alone(place: Place) -> bool:
    """Whether LOCATION holds all of it."""
    return place.latitude is None and not place.zone and not place.url


def position_of(place: Place | None) -> tuple[Decimal, Decimal] | None:
    """Latitude and longitude with the digits that they have."""
    if place is None or place.latitude is None or place.longitude is None:
        return None
    return _exact(place.latitude), _exact(place.longitude)


def _exact(number: Number) -> Decimal:
    return number if isinstance(number, Decimal) else Decimal(str(number))
