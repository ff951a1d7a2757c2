"""Values of the wire, read tolerantly: an id may be a number or text, a moment whole or broken, a record only its id.

Nothing here raises: what cannot be understood is None or empty, and one odd value spoils no page.
"""

import math
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, Final

import msgspec

from operator_app.domain.value import Milliseconds

Json = Any
"""What ``msgspec`` makes of JSON."""
LONGEST_ID: Final = 64
LARGEST: Final = 2**63 - 3
"""The archive orders by whole numbers of 63 bits; the service's ids are said to go up to 64."""
_LATEST: Final = 253_402_300_799
"""Seconds: the end of the year 9999."""


def parsed(body: bytes) -> Json:
    """None: it is no JSON. Whole numbers keep all their digits."""
    try:
        return msgspec.json.decode(body)
    except msgspec.DecodeError:
        return None


def record(value: Json) -> dict[str, Json]:
    return value if isinstance(value, dict) else {}


def records(value: Json) -> Iterator[dict[str, Json]]:
    if isinstance(value, list):
        yield from (each for each in value if isinstance(each, dict))


def text_id(value: Json) -> str | None:
    """Of a number, of its digits as text, or of the record it is in."""
    if isinstance(value, dict):
        value = value.get("id")
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return str(value) if value > 0 else None
    if isinstance(value, float) and value.is_integer() and value > 0:
        return str(int(value))
    if isinstance(value, str):
        text = value.strip()
        return text if 0 < len(text) <= LONGEST_ID and text != "0" else None
    return None


def order_of(value: Json) -> int | None:
    """An id as the number that things are ordered by; None where it is none, or is larger than the archive can hold."""
    text = text_id(value)
    if text is None or not (text.isascii() and text.isdigit()):
        return None
    number = int(text)
    return number if 0 < number <= LARGEST else None


def moment(value: Json) -> Milliseconds | None:
    """Seconds since 1970, whole, broken or as text, or a date and time."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, str):
        try:
            value = float(value)
        except ValueError:
            return _of_date(value)
    if not isinstance(value, int | float) or not math.isfinite(value) or not 0 < value <= _LATEST:
        return None
    return round(value * 1000)


def flag(value: Json) -> bool:
    """As the service reads a yes or no itself."""
    return value.strip().lower() not in {"", "0", "false"} if isinstance(value, str) else bool(value)


def number(value: Json) -> int:
    """A count; 0 where there is none."""
    if isinstance(value, bool):
        return 0
    if isinstance(value, str) and value.strip().isascii() and value.strip().isdigit():
        return int(value) if len(value) < 19 else 0
    if isinstance(value, float) and not math.isfinite(value):
        return 0
    return max(0, int(value)) if isinstance(value, int | float) else 0


def words(value: Json, longest: int = 1_000) -> str | None:
    """Text, without the space around it; None where there is none."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    text = str(value).strip()[:longest]
    return text or None


def _of_date(text: str) -> Milliseconds | None:
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    if found.tzinfo is None:
        found = found.replace(tzinfo=UTC)
    try:
        return max(0, round(found.timestamp() * 1000))
    except (OverflowError, ValueError):
        return None
