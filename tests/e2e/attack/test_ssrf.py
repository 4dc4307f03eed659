"""Addresses that people give: the service never calls what only the inside can reach.

Names that change their meaning, redirects and slow receivers: tests/integration/webhooks/test_sender.py, on sockets.
"""

import socket

import pytest

from tests.support.api import Person

INSIDE = (
    "http://127.0.0.1:{port}/", "https://127.0.0.1:{port}/", "https://localhost:{port}/", "https://[::1]:{port}/",
    "https://[::ffff:127.0.0.1]:{port}/", "https://[::ffff:7f00:1]/", "https://2130706433/", "https://0x7f000001/", "https://0177.0.0.1/",
    "https://127.1/", "https://0.0.0.0:{port}/", "https://[::]/", "https://169.254.169.254/latest/meta-data/",
    "https://[fd00:ec2::254]/latest", "https://metadata.google.internal/", "https://[64:ff9b::a9fe:a9fe]/", "https://10.0.0.1/",
    "https://192.168.0.1/", "https://172.16.0.1/", "https://100.64.0.1/", "https://[fe80::1%25eth0]/", "https://224.0.0.1/",
    "https://localhost./", "https://a.local/", "https://kubernetes.default.svc.cluster.local/", "file:///etc/passwd",
    "gopher://127.0.0.1:{port}/", "https://user:pw@example.com/", "https://example.com:22/", "https://example.com\\@127.0.0.1/",
    "https://①②⑦.⓪.⓪.①/", "ftp://example.com/", "//127.0.0.1:{port}/", "https://", "https://example.com:{port}@127.0.0.1/",
)  # fmt: skip


@pytest.mark.parametrize("url", INSIDE)
def test_no_address_of_the_inside_is_taken(mallory: Person, url: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        address = url.format(port=listening.getsockname()[1])
        asked = mallory.ask("POST", "/v1/text-to-3d", {"prompt": "a cube", "webhook_url": address})
        assert asked.status_code == 422, asked.text
        key = mallory.ask(
            "POST", "/v1/me/llm-keys", {"provider": "openai", "api_key": "sk-of-mallory", "base_url": address}
        )
        assert key.status_code == 422, key.text
        for answer in (asked, key):
            assert "root:" not in answer.text
        listening.setblocking(False)
        with pytest.raises(BlockingIOError):
            listening.accept()
    assert mallory.get("/v1/me/webhooks")["items"] == []
    assert mallory.get("/v1/me/llm-keys")["items"] == []
