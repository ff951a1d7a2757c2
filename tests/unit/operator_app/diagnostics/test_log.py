"""The log takes numbers, enum members and ids, and nothing a person wrote, by whatever way it is offered."""

import json
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from operator_app.diagnostics import log as log_module
from operator_app.diagnostics.log import FILE_NAME, JsonLines, LogFile, literal_only
from operator_app.domain.problems import RefusalReason, Refused
from tests.secret_traces import assert_no_secrets

CANARY = "Канарейка canary-4711@example.com"
logger = logging.getLogger("operator_app.test")


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    log = LogFile(tmp_path, logging.DEBUG)
    yield tmp_path
    log.close()


def lines(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / FILE_NAME).read_text(encoding="utf-8").splitlines()]


def test_a_literal_message_and_safe_fields_are_written(folder: Path) -> None:
    logger.info(
        "answer refused", extra={"dialog_id": "d_17", "attempt": 3, "seconds": 0.5, "reason": RefusalReason.GONE}
    )
    (line,) = lines(folder)
    assert line["event"] == "answer refused"
    assert line["level"] == "info"
    assert line["logger"] == "operator_app.test"
    assert (line["dialog_id"], line["attempt"], line["seconds"], line["reason"]) == ("d_17", 3, 0.5, "gone")
    assert "dropped" not in line


def test_a_composed_message_is_masked(folder: Path) -> None:
    logger.info(f"got {CANARY}")  # noqa: G004 - exactly what must do no harm
    logger.info("got " + CANARY)  # noqa: G003
    logger.info("got {}".format(CANARY))  # noqa: G001, UP032
    assert {line["event"] for line in lines(folder)} == {"(masked)"}
    assert_no_secrets(folder, [CANARY])


def test_arguments_are_never_filled_in(folder: Path) -> None:
    logger.info("got %s", CANARY)
    assert lines(folder)[0]["event"] == "got %s"
    assert_no_secrets(folder, [CANARY])


@pytest.mark.parametrize("value", [CANARY, [CANARY], {"a": CANARY}, CANARY.encode(), ValueError(CANARY), 10**30])
def test_a_field_that_could_hold_words_is_dropped_and_named(folder: Path, value: object) -> None:
    for name in ("text", "dialog_id", "version"):
        logger.info("seen", extra={name: value})
    assert [line["dropped"] for line in lines(folder)] == [["text"], ["dialog_id"], ["version"]]
    assert_no_secrets(folder, [CANARY])


def test_a_foreign_exception_gives_its_type_and_stack_but_not_its_message(folder: Path) -> None:
    try:
        try:
            raise ValueError(CANARY)  # noqa: TRY301
        except ValueError:
            raise OSError(28, CANARY, CANARY)  # noqa: B904 - the implicit chain is what is tried
    except OSError:
        logger.exception("could not write")
    described = lines(folder)[0]["exception"]
    assert (described["type"], described["message"], described["errno"]) == ("builtins.OSError", "(masked)", 28)
    assert described["because"]["type"] == "builtins.ValueError"
    assert described["stack"][0].endswith("test_a_foreign_exception_gives_its_type_and_stack_but_not_its_message")
    assert_no_secrets(folder, [CANARY])


def test_our_own_exceptions_detail_is_kept(folder: Path) -> None:
    logger.error("refused", exc_info=Refused(RefusalReason.FORBIDDEN, "http 403"))
    assert lines(folder)[0]["exception"]["message"] == "http 403"


def test_a_group_shows_what_is_in_it(folder: Path) -> None:
    logger.error("several", exc_info=ExceptionGroup(CANARY, [KeyError(CANARY), TypeError(CANARY)]))
    assert [inner["type"] for inner in lines(folder)[0]["exception"]["inner"]] == [
        "builtins.KeyError",
        "builtins.TypeError",
    ]
    assert_no_secrets(folder, [CANARY])


def test_old_files_are_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log_module, "MAX_BYTES", 2_000)
    log = LogFile(tmp_path)
    for number in range(200):
        logger.info("counted", extra={"number": number})
    log.close()
    files = sorted(tmp_path.iterdir())
    assert len(files) == log_module.FILES
    assert all(file.stat().st_size <= 2_000 for file in files)
    assert lines(tmp_path)[-1]["number"] == 199


def test_closing_gives_the_root_logger_back(tmp_path: Path) -> None:
    root = logging.getLogger()
    before = (list(root.handlers), root.level)
    LogFile(tmp_path, logging.DEBUG).close()
    assert (list(root.handlers), root.level) == before


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(
    message=st.text(min_size=1).filter(lambda text: len(text) > 3),
    field=st.from_regex(r"[a-z_]{1,12}", fullmatch=True).filter(
        lambda name: name not in vars(logging.makeLogRecord({}))
    ),
    value=st.text(min_size=8, alphabet=st.characters(exclude_categories=["Nd", "Lu", "Ll", "Pc", "Pd"])),
)
def test_whatever_is_composed_at_run_time_stays_out(message: str, field: str, value: str) -> None:
    record = logging.makeLogRecord({"msg": message, field: value, "args": (value,)})
    literal_only(record)
    written = json.loads(JsonLines().format(record))
    assert written["event"] == "(masked)"
    assert field not in written or field in {"message", "asctime"}
