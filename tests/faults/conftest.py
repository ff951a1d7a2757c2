"""Which stories are told: ``./dev test faults --seeds 5000 --from 20000``."""

import pytest

from tests.faults import workers


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--backend", choices=list(workers.SEEDS), help="the only backend of which stories are told")
    parser.addoption("--seeds", type=int, help="how many stories are told of each")
    parser.addoption("--from", type=int, default=1, help="the first story's seed")
    parser.addoption("--workers", type=int, default=workers.WORKERS, help="how many are told side by side")
