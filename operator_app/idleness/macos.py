"""macOS tells how long ago the last input event was (``CGEventSourceSecondsSinceLastEventType``)."""

import ctypes

_LIBRARY = "/System/Library/Frameworks/ApplicationServices.framework/ApplicationServices"
_COMBINED_SESSION = 0
_ANY_INPUT = 0xFFFFFFFF


class MacIdle:
    name = "macos"

    async def seconds(self) -> float | None:
        try:
            ask = ctypes.CDLL(_LIBRARY).CGEventSourceSecondsSinceLastEventType
        except (OSError, AttributeError):
            return None
        ask.argtypes, ask.restype = (ctypes.c_int32, ctypes.c_uint32), ctypes.c_double
        return float(ask(_COMBINED_SESSION, _ANY_INPUT))

    def close(self) -> None:
        """Nothing is held."""
