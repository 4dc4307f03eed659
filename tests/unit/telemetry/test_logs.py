"""Records as they are written: one line each, whatever was said, with ids and without secrets."""

import io
import json
import logging
import re
import subprocess
import sys
import textwrap
import threading
from collections.abc import Generator
from typing import Any

import pytest
import structlog

from prompt2mesh.mesh.errors import OptionError
from prompt2mesh.telemetry import context
from prompt2mesh.telemetry.logs import _Handler, open_logs
from prompt2mesh.telemetry.records import MAX_LINE_BYTES

log = logging.getLogger("prompt2mesh.somewhere")
CANARY = "Xq7canary9Zt4Wm2"


@pytest.fixture
def stream() -> Generator[io.StringIO]:
    """What this process's log would hold; logging is as it was afterwards."""
    root = logging.getLogger()
    handlers, level, hook, thread_hook = (
        list(root.handlers),
        root.level,
        sys.excepthook,
        threading.excepthook,
    )
    target = io.StringIO()
    open_logs("api", level="info", log_format="json", stream=target, take_output=False)
    yield target
    root.handlers[:] = handlers
    root.setLevel(level)
    sys.excepthook, threading.excepthook = hook, thread_hook
    logging.captureWarnings(False)
    structlog.reset_defaults()


def records(stream: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_a_record_says_when_where_what_and_whom_it_is_about(stream: io.StringIO) -> None:
    with context.bound(request_id="req_0123456789", job_id="job_1", user_id="usr_1", instance_id="inst_1"):
        log.warning("a job of kind %s failed", "text-to-3d", extra={"code": "worker_timeout", "attempt": 2})
    [found] = records(stream)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", found.pop("time"))
    assert found == {
        "level": "warning", "logger": "prompt2mesh.somewhere", "process": "api",
        "event": "a job of kind text-to-3d failed", "request_id": "req_0123456789", "job_id": "job_1",
        "user_id": "usr_1", "instance_id": "inst_1", "code": "worker_timeout", "attempt": 2,
    }  # fmt: skip


def test_code_that_logs_by_structlog_takes_the_same_way(stream: io.StringIO) -> None:
    structlog.get_logger("prompt2mesh.other").info("saved", size_bytes=7, password=CANARY)
    [found] = records(stream)
    assert (found["event"], found["size_bytes"], found["logger"]) == ("saved", 7, "prompt2mesh.other")
    assert CANARY not in stream.getvalue()


def test_an_exception_is_a_field_with_its_cause_and_no_variables(stream: io.StringIO) -> None:
    def fail(secret: str) -> None:
        try:
            {}[f"password={secret}"]
        except KeyError as exc:
            raise RuntimeError("line one\nline two") from exc

    try:
        fail(CANARY)
    except RuntimeError:
        log.exception("it failed")
    assert len(stream.getvalue().splitlines()) == 1
    [found] = records(stream)
    assert found["exception"]["type"] == "RuntimeError"
    assert found["exception"]["message"] == "line one\nline two"
    assert found["exception"]["stack"][-1].endswith(" fail")
    assert found["exception"]["cause"]["type"] == "KeyError"
    assert CANARY not in stream.getvalue()


@pytest.mark.parametrize(
    "text",
    ["a\nb\r\nc", "\u2028\u2029\x85", "\ud800 alone", '"} {"level":"error"', "\x00\x1b[31m"],
    ids=["line ends", "separators", "half a character", "a record", "control characters"],  # which xdist can pass on
)
def test_no_words_make_a_second_line_or_a_record_of_their_own(
    stream: io.StringIO, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Of what pytest captures it tells its master process, and half a character cannot be told.
    ours = [handler for handler in logging.getLogger().handlers if "LogCapture" not in type(handler).__name__]
    monkeypatch.setattr(logging.getLogger(), "handlers", ours)
    log.info("%s", text, extra={"said": text})
    [found] = records(stream)
    assert found["event"] == found["said"] == text
    assert found["level"] == "info"


def test_a_line_is_never_so_long_that_a_container_runtime_cuts_it(stream: io.StringIO) -> None:
    log.info("é" * 100_000, extra={"more": ["x" * 1000] * 100, "job": "job_1"})
    assert len(stream.getvalue()) <= MAX_LINE_BYTES
    [found] = records(stream)
    assert found["cut"] is True
    assert found["job"] == "job_1"


def test_a_record_that_cannot_be_formed_is_told_as_one_that_can(stream: io.StringIO) -> None:
    logging.getLogger().handlers[:] = [one for one in logging.getLogger().handlers if isinstance(one, _Handler)]
    log.info("%d jobs", "no number")
    [found] = records(stream)
    assert found["event"] == "a record could not be written"
    assert "test_logs.py" in found["at"]


def test_an_extra_cannot_take_the_place_of_what_every_record_has(stream: io.StringIO) -> None:
    log.info("x", extra={"time": "never", "level": "none", "event": "y"})
    [found] = records(stream)
    assert (found["event"], found["level"]) == ("x", "info")
    assert found["event_"] == "y"


def test_a_level_or_a_format_that_there_is_not_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROMPT2MESH_LOG_LEVEL", "loud")
    with pytest.raises(OptionError, match="PROMPT2MESH_LOG_LEVEL is one of debug, info"):
        open_logs("api", stream=io.StringIO(), take_output=False)
    monkeypatch.setenv("PROMPT2MESH_LOG_LEVEL", "info")
    monkeypatch.setenv("PROMPT2MESH_LOG_FORMAT", "xml")
    with pytest.raises(OptionError, match="PROMPT2MESH_LOG_FORMAT is one of json, console"):
        open_logs("api", stream=io.StringIO(), take_output=False)


def test_people_get_lines_that_they_can_read_without_the_secrets(stream: io.StringIO) -> None:
    del stream  # puts logging back
    target = io.StringIO()
    open_logs("api", level="info", log_format="console", stream=target, take_output=False)
    try:
        int(f"token={CANARY}")
    except ValueError:
        log.exception("it failed", extra={"attempt": 2})
    assert re.search(r"\d\d:\d\d:\d\d .*error.*it failed.*attempt=2", target.getvalue())
    assert "Traceback" in target.getvalue()
    assert CANARY not in target.getvalue()


def test_whatever_a_process_prints_warns_or_dies_of_is_a_record() -> None:
    program = """
        import os, sys, threading, warnings
        from prompt2mesh.telemetry.logs import _Handler, open_logs
        open_logs("runner")
        print("a line\\nand half", end="")
        print(" of another")
        sys.stderr.write("an error\\n")
        sys.stdout.buffer.write("bytes é\\n".encode())
        warnings.warn("old ways")
        thread = threading.Thread(target=lambda: 1 / 0, name="t1")
        thread.start()
        thread.join()
        raise RuntimeError("the end, password=Xq7canary9Zt4Wm2")
    """
    ended = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program)], capture_output=True, text=True, check=False
    )
    assert ended.returncode == 1
    assert ended.stdout == ""
    found = [json.loads(line) for line in ended.stderr.splitlines()]
    said = [(one["logger"], one["level"], one["event"]) for one in found]
    assert said[:5] == [
        ("stdout", "info", "a line"), ("stdout", "info", "and half of another"), ("stderr", "warning", "an error"),
        ("stdout", "info", "bytes é"), ("py.warnings", "warning", said[4][2]),
    ]  # fmt: skip
    assert "old ways" in said[4][2]
    assert found[5]["exception"]["type"] == "ZeroDivisionError"
    assert found[5]["of_thread"] == "t1"
    assert found[6]["level"] == "critical"
    assert CANARY not in ended.stderr
