"""What the computer's owner has preset and locked, as settings."""

import logging
from collections.abc import Mapping
from typing import Any

import msgspec
from msgspec.structs import replace

from operator_app.domain.value import Value
from operator_app.settings.settings import Settings

log = logging.getLogger(__name__)


class Imposed(Value):
    """``names`` are those of the fields of ``Settings``; nothing is imposed where there is no policy."""

    preset: Settings = Settings()
    """What holds where a person has chosen nothing."""
    values: Settings = Settings()
    """The locked values, in their fields."""
    locked: frozenset[str] = frozenset()
    unknown: tuple[str, ...] = ()
    """Names and values in the policy that this version does not understand, as ``locked.theme``; they do not hold."""
    broken: bool = False
    """There is a policy, and nothing of it could be understood."""

    def over(self, chosen: Settings) -> Settings:
        """The settings in force."""
        return replace(chosen, **{name: getattr(self.values, name) for name in self.locked})


NOTHING_IMPOSED = Imposed()


def imposed_by(
    preset: Mapping[str, Any], locked: Mapping[str, Any], *, unknown: tuple[str, ...] = (), broken: bool = False
) -> Imposed:
    """From the tables of a policy. A name or value that is not understood is named and costs only itself."""
    preset_values, preset_names, not_preset = understood(preset)
    values, names, not_locked = understood(locked)
    strange = (*(f"preset.{name}" for name in not_preset), *(f"locked.{name}" for name in not_locked))
    for each in strange:
        log.warning("the computer's policy names a setting or a value that is not known here", extra={"setting": each})
    if names or preset_names:
        log.info("a policy is in force", extra={"locked": len(names), "preset": len(preset_names)})
    return Imposed(preset=preset_values, values=values, locked=names, unknown=(*unknown, *strange), broken=broken)


def understood(content: Mapping[str, Any]) -> tuple[Settings, frozenset[str], tuple[str, ...]]:
    """The settings it names over the defaults, which those are, and which of its names or values mean nothing."""
    types = {field.name: field.type for field in msgspec.structs.fields(Settings)}
    values: dict[str, Any] = {}
    strange: list[str] = []
    for name, written in content.items():
        try:
            values[name] = msgspec.convert(written, types[name])
        except (KeyError, msgspec.ValidationError, RecursionError):
            strange.append(name)
    return replace(Settings(), **values), frozenset(values), tuple(strange)
