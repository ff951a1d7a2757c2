"""The guard itself: each kind of leftover fails its test and names the line that started it."""

import pytest

pytest_plugins = ["pytester"]

CONFTEST = """
import asyncio
from tests.leftovers import LeftoverGuard
import tests.leftovers
tests.leftovers.GRACE_SECONDS = 0.1
guard = LeftoverGuard()
def pytest_configure(config):
    config.pluginmanager.register(guard, "leftovers")
def pytest_asyncio_loop_factories(config, item):
    return {"asyncio": lambda: guard.watched(asyncio.new_event_loop())}
"""


@pytest.fixture
def suite(pytester: pytest.Pytester, request: pytest.FixtureRequest) -> pytest.Pytester:
    pytester.makeconftest(CONFTEST)
    root = request.config.rootpath
    pytester.makeini(
        f"[pytest]\nasyncio_mode = auto\npythonpath = {root}\nasyncio_default_fixture_loop_scope = function\n"
    )
    return pytester


def test_a_thread_that_goes_on_is_named(suite: pytest.Pytester) -> None:
    suite.makepyfile("""
        import threading, time
        def test_leaves():
            threading.Thread(target=time.sleep, args=(1,), name="sleeper", daemon=True).start()
    """)
    result = suite.runpytest_subprocess()
    result.stdout.fnmatch_lines(["*thread sleeper, started at *"])
    result.assert_outcomes(passed=1, errors=1)


def test_a_child_process_that_goes_on_is_named(suite: pytest.Pytester) -> None:
    suite.makepyfile("""
        import subprocess
        left = []
        def test_leaves():
            left.append(subprocess.Popen(["sleep", "1"]))
    """)
    result = suite.runpytest_subprocess()
    result.stdout.fnmatch_lines(["*process *, started at *test_a_child*in test_leaves"])
    result.assert_outcomes(passed=1, errors=1)


def test_a_task_that_goes_on_is_named(suite: pytest.Pytester) -> None:
    suite.makepyfile("""
        import asyncio
        async def test_leaves():
            task = asyncio.create_task(asyncio.sleep(9), name="forgotten")
            await asyncio.sleep(0)
    """)
    result = suite.runpytest_subprocess()
    result.stdout.fnmatch_lines(["*task forgotten, made at *in test_leaves"])
    result.assert_outcomes(passed=1, errors=1)


def test_what_ends_in_time_or_belongs_to_a_wider_fixture_is_no_leftover(suite: pytest.Pytester) -> None:
    suite.makepyfile("""
        import asyncio, subprocess, threading, time
        import pytest
        @pytest.fixture(scope="module")
        def server():
            child = subprocess.Popen(["sleep", "5"])
            yield child
            child.terminate()
            child.wait()
        def test_one(server): pass
        def test_two(server):
            threading.Thread(target=time.sleep, args=(0.02,)).start()
        async def test_three():
            task = asyncio.create_task(asyncio.sleep(9))
            task.cancel()
    """)
    suite.runpytest_subprocess().assert_outcomes(passed=3)
