"""What one build is asked for."""

from dataclasses import dataclass
from pathlib import Path

from build_spec.description import Description


@dataclass(frozen=True)
class Order:
    """``epoch``: the moment it is said to be made at; ``update_root``: whose signatures it trusts, if it updates at all."""

    app: Description
    dist: Path
    work: Path
    epoch: int
    quick: bool = False
    update_root: Path | None = None

    @property
    def icons(self) -> Path:
        return self.work / "icons"
