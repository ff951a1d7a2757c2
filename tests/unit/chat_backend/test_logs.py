"""The log says where something failed, and nothing that anybody wrote."""

import json
import logging
import sys

from chat_backend.logs import JsonLines


def test_a_line_has_known_fields_only_and_no_words_of_errors() -> None:
    try:
        int("a visitor's secret message")
    except ValueError:
        record = logging.LogRecord("chat", logging.ERROR, __file__, 1, "failed %s", ("here",), sys.exc_info())
    record.request_id = "r-1"
    record.password = "hidden"
    text = JsonLines().format(record)
    line = json.loads(text)
    assert (line["level"], line["message"], line["request_id"], line["error"][0]) == (
        "error",
        "failed here",
        "r-1",
        "ValueError",
    )
    assert "secret" not in text
    assert "hidden" not in text
    assert "\n" not in text
