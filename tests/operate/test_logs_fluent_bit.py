"""The configuration of Fluent Bit, read strictly, and its parsers and filters tried on lines that our processes write.

Fluent Bit itself is not to be had here. So its settings are held against what its manual lists for each plugin, and what
they ask for is done in Python to lines as a container's runtime keeps them: the manual's meaning, not its program.
"""

import asyncio
import io
import json
import logging
import re
import time
from collections.abc import Generator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from prompt2mesh.telemetry import context
from prompt2mesh.telemetry.asgi import HEALTH_PATHS, Observed
from prompt2mesh.telemetry.logs import as_record_line
from prompt2mesh.telemetry.records import MAX_LINE_BYTES

FOLDER = Path("monitoring/fluent-bit")
# What the manual of Fluent Bit 3.2 lists, as far as it is used here.
SERVICE = {
    "flush", "grace", "log_level", "http_server", "http_listen", "http_port", "health_check", "storage.path",
    "storage.sync", "storage.max_chunks_up",
}  # fmt: skip
PLUGINS: dict[str, dict[str, set[str]]] = {
    "inputs": {
        "tail": {
            "path", "multiline.parser", "db", "storage.type", "mem_buf_limit", "buffer_max_size", "skip_long_lines",
            "read_from_head", "refresh_interval",
        },
    },
    "filters": {
        "multiline": {"multiline.key_content", "multiline.parser", "flush_ms", "mode", "buffer"},
        "kubernetes": {
            "kube_url", "kube_tag_prefix", "merge_log", "merge_log_trim", "merge_parser", "keep_log",
            "k8s-logging.parser", "k8s-logging.exclude", "annotations", "labels", "buffer_size",
        },
        "grep": {"regex", "exclude", "logical_op"},
        "record_modifier": {"record", "remove_key", "allowlist_key"},
    },
    "outputs": {
        "cloudwatch_logs": {
            "region", "log_group_name", "log_group_template", "log_stream_prefix", "log_stream_template",
            "auto_create_group", "log_retention_days", "auto_retry_requests", "retry_limit", "storage.total_limit_size",
        },
    },
}  # fmt: skip
RETENTIONS = {1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653}
CRI = re.compile(r"^(?P<time>.+?) (?P<stream>stdout|stderr) (?P<_p>F|P) (?P<log>.*)$")  # its own parser `cri`


@pytest.fixture(scope="module")
def config() -> dict[str, Any]:
    return yaml.safe_load((FOLDER / "fluent-bit.yaml").read_text())


@pytest.fixture
def written() -> Generator[io.StringIO]:
    """Lines as a process of ours writes them."""
    target = io.StringIO()

    class Writer(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            target.write(as_record_line(record) + "\n")

    handler, logger = Writer(), logging.getLogger("prompt2mesh.access")
    logger.addHandler(handler)
    level = logger.level
    logger.setLevel(logging.DEBUG)
    yield target
    logger.removeHandler(handler)
    logger.setLevel(level)


def test_every_setting_is_one_of_its_plugin(config: dict[str, Any]) -> None:
    assert set(config) == {"env", "service", "parsers", "pipeline"}
    assert set(config["service"]) <= SERVICE
    for kind, plugins in PLUGINS.items():
        for one in config["pipeline"][kind]:
            allowed = plugins[one["name"]] | {"name", "tag", "match"}
            assert set(one) <= allowed, set(one) - allowed
    for text in re.findall(r"\$\{(\w+)\}", (FOLDER / "fluent-bit.yaml").read_text()):
        assert text in config["env"]
    assert int(config["env"]["LOG_RETENTION_DAYS"]) in RETENTIONS
    named = {one["name"] for one in config["parsers"]}
    assert {one["merge_parser"] for one in config["pipeline"]["filters"] if "merge_parser" in one} <= named


def test_lines_become_records_with_the_time_at_which_they_were_written(
    config: dict[str, Any], written: io.StringIO
) -> None:
    log = logging.getLogger("prompt2mesh.access")
    with context.bound(request_id="req_0123456789", user_id="usr_1"):
        log.info("GET /v1/tasks/{task_id} 200", extra={"path": "/v1/tasks/job_1", "status": 200, "duration_ms": 4.5})
        try:
            json.loads("{")
        except ValueError:
            log.exception("line one\nline two")
    found = [record for record in piped(config, written.getvalue()) if record is not None]
    assert len(found) == 2
    assert abs(found[0]["@timestamp"].timestamp() - time.time()) < 60
    assert (found[0]["duration_ms"], found[0]["user_id"]) == (4.5, "usr_1")
    assert found[1]["exception"]["type"] == "json.decoder.JSONDecodeError"
    assert "log" not in found[0]


def test_probes_are_dropped_where_all_is_well_and_kept_where_not(config: dict[str, Any], written: io.StringIO) -> None:
    def asked(path: str, status: int) -> None:
        async def app(_scope: Any, _receive: Any, send: Any) -> None:
            await send({"type": "http.response.start", "status": status, "headers": []})
            await send({"type": "http.response.body", "body": b""})

        async def receive() -> dict[str, Any]:
            return {"type": "http.request"}

        async def send(_message: Any) -> None:
            pass

        asyncio.run(Observed(app)({"type": "http", "path": path, "method": "GET", "headers": []}, receive, send))

    for path in sorted(HEALTH_PATHS - {"/_stcore/host-config"}):
        asked(path, 200)
        asked(path, 503)
    asked("/v1/me", 200)
    kept = [(one["path"], one["status"]) for one in piped(config, written.getvalue()) if one is not None]
    assert {status for path, status in kept if path in HEALTH_PATHS} == {503}
    assert ("/v1/me", 200) in kept


def test_what_is_no_json_stays_as_it_was_said(config: dict[str, Any]) -> None:
    [record] = piped(config, "Xvnc: cannot open display\n")
    assert record is not None
    assert record["log"] == "Xvnc: cannot open display"


def test_no_record_of_ours_is_cut_by_a_runtime() -> None:
    assert MAX_LINE_BYTES < 16 * 1024 - 200  # what containerd puts before a line, and the line itself


def piped(config: dict[str, Any], lines: str) -> list[dict[str, Any] | None]:
    """The pipeline, by the meaning that the manual gives its settings; None for what is dropped."""
    filters = {one["name"]: one for one in config["pipeline"]["filters"]}
    [parser] = config["parsers"]
    found: list[dict[str, Any] | None] = []
    for line in lines.splitlines():
        kept = CRI.match(f"2026-11-27T08:00:00.000000000Z stderr F {line}")
        assert kept is not None
        record: dict[str, Any] = kept.groupdict()
        try:
            fields = json.loads(record["log"])
        except ValueError:
            found.append(record)
            continue
        assert filters["kubernetes"]["merge_log"] == "on"
        if filters["kubernetes"]["keep_log"] == "off":
            del record["log"]
        record |= fields
        # Fluent Bit's %L are the fractions of a second, which Python's %f are as well.
        form = parser["time_format"].replace("%L", "%f")
        moment = datetime.strptime(record[parser["time_key"]], form).replace(tzinfo=UTC)
        record["@timestamp"] = moment
        rules = [rule.removeprefix("$").split(" ", 1) for rule in filters["grep"]["exclude"]]
        assert filters["grep"]["logical_op"] == "and"
        # It takes a value that is no text for none: a number matches nothing.
        texts = {key: value for key, value in record.items() if isinstance(value, str)}
        matches = [re.search(pattern, texts.get(key, "")) is not None for key, pattern in rules]
        for key in filters["record_modifier"]["remove_key"]:
            record.pop(key, None)
        found.append(None if all(matches) else record)
    return found
