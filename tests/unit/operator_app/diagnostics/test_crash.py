"""What nobody caught is written down: in the log, and after a crash of the interpreter in a file kept for the next start."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from operator_app.diagnostics.crash import PREVIOUS_FILE_NAME, CrashRecords
from operator_app.diagnostics.log import FILE_NAME

BEGIN = """
import asyncio, faulthandler, logging, sys, threading
from pathlib import Path
from operator_app.diagnostics.crash import CrashRecords, log_loop_error
from operator_app.diagnostics.log import LogFile
folder = Path(sys.argv[1])
log = LogFile(folder)
records = CrashRecords(folder)
"""


def program(folder: Path, code: str) -> int:
    done = subprocess.run(
        [sys.executable, "-c", BEGIN + code, str(folder)], check=False, capture_output=True, timeout=60
    )
    return done.returncode


def logged(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / FILE_NAME).read_text(encoding="utf-8").splitlines()]


def test_uncaught_exceptions_of_the_main_thread_threads_and_loops_are_logged(tmp_path: Path) -> None:
    code = """
def fail(): raise RuntimeError("words of somebody")
thread = threading.Thread(target=fail); thread.start(); thread.join()
async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(log_loop_error)
    loop.call_soon(fail)
    await asyncio.sleep(0.01)
asyncio.run(main())
class Bad:
    def __del__(self): fail()
Bad()
fail()
"""
    assert program(tmp_path, code) == 1
    events = [(line["event"], line["exception"]["type"]) for line in logged(tmp_path)]
    kinds = ["uncaught in a thread", "uncaught in a loop", "uncaught while an object was destroyed", "uncaught"]
    assert events == [(kind, "builtins.RuntimeError") for kind in kinds]
    assert "words of somebody" not in (tmp_path / FILE_NAME).read_text(encoding="utf-8")


def test_a_fatal_signal_leaves_the_stacks_for_the_next_start(tmp_path: Path) -> None:
    assert program(tmp_path, "faulthandler._sigsegv()") < 0
    assert program(tmp_path, "records.close()") == 0
    assert "Current thread" in (tmp_path / PREVIOUS_FILE_NAME).read_text(encoding="utf-8")
    assert logged(tmp_path)[-1]["event"] == "the run before this one crashed"


def test_closing_restores_the_hooks(tmp_path: Path) -> None:
    before = (sys.excepthook, sys.unraisablehook)
    records = CrashRecords(tmp_path)
    assert not records.crashed_before
    assert sys.excepthook is not before[0]
    records.close()
    assert (sys.excepthook, sys.unraisablehook) == before


def test_an_orderly_end_is_no_crash(tmp_path: Path) -> None:
    assert program(tmp_path, "records.close(); log.close()") == 0
    records = CrashRecords(tmp_path)
    records.close()
    assert not records.crashed_before
