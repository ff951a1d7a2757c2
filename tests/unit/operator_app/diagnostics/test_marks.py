"""A trace is JSON lines in the order things happened, complete up to the moment the process ends."""

import json
import time
from pathlib import Path

from operator_app.diagnostics.marks import NoMarks, TraceFile


def test_moments_are_written_at_once_with_the_monotonic_clock(tmp_path: Path) -> None:
    before = time.monotonic_ns()
    trace = TraceFile(tmp_path / "trace.jsonl")
    trace.mark("window.shown")
    trace.mark("list.painted", 40)
    lines = [json.loads(line) for line in (tmp_path / "trace.jsonl").read_text(encoding="utf-8").splitlines()]
    trace.close()
    assert [(line["name"], line.get("number")) for line in lines] == [("window.shown", None), ("list.painted", 40)]
    assert before <= lines[0]["ns"] <= lines[1]["ns"] <= time.monotonic_ns()


def test_a_mark_after_the_end_is_ignored(tmp_path: Path) -> None:
    trace = TraceFile(tmp_path / "trace.jsonl")
    trace.close()
    trace.mark("late")
    assert (tmp_path / "trace.jsonl").read_text(encoding="utf-8") == ""


def test_without_a_trace_a_mark_does_nothing() -> None:
    NoMarks().mark("anything", 1)
