import re

from fastapi.testclient import TestClient

from tests.support.api import Person


def test_the_docs_need_no_other_host(api: TestClient) -> None:
    page = api.get("/docs")
    assert page.status_code == 200
    addresses = re.findall(r"""(?:src|href)=["']([^"']+)""", page.text)
    assert addresses
    for address in addresses:
        assert not address.startswith(("http:", "https:", "//")), address
        if address.startswith("/"):
            assert api.get(address).status_code == 200, address


def test_answers_may_do_nothing_in_a_browser(api: TestClient, alice: Person) -> None:
    for answer in (
        api.get("/healthz"),
        alice.ask("GET", "/v1/tasks"),
        api.get("/v1/nowhere"),
        alice.ask("POST", "/v1/text-to-3d"),
    ):
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert answer.headers["x-frame-options"] == "DENY"


def test_pages_of_other_origins_may_not_read_answers(alice: Person) -> None:
    answer = alice.ask("GET", "/v1/tasks", headers={"Origin": "https://elsewhere.example"})
    assert "access-control-allow-origin" not in answer.headers
