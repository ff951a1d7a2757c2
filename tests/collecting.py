"""Cycles are collected between tests, on the main thread: elsewhere a Qt object among them would crash the run."""

import gc

import pytest

FULL_EVERY = 20
"""Tests between two full collections; the younger objects are looked at after each."""


class CollectingBetweenTests:
    """A pytest plugin."""

    def __init__(self) -> None:
        self._ended = 0

    def pytest_sessionstart(self) -> None:
        gc.disable()

    @pytest.hookimpl(trylast=True)
    def pytest_runtest_logfinish(self) -> None:
        self._ended += 1
        gc.collect(2 if self._ended % FULL_EVERY == 0 else 1)

    def pytest_sessionfinish(self) -> None:
        gc.enable()
