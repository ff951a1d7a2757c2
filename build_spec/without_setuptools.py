"""Runs first in the packaged program: tufup's publishing half asks for setuptools on import, which only a publisher needs."""

import sys
from types import ModuleType

for _name in ("setuptools", "setuptools.config", "setuptools.config.expand"):
    sys.modules.setdefault(_name, ModuleType(_name))
