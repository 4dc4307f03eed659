import hashlib
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from prompt2mesh.api.views import file_link
from prompt2mesh.bootstrap.service import Platform
from prompt2mesh.studio.ports.records import StoredFile

CONTENT = bytes(range(256)) * 40


@pytest.fixture
def url(platform: Platform) -> str:
    blob = platform.services.blobs.put_bytes(CONTENT)
    return file_link(
        platform, StoredFile(name="model.glb", digest=blob.digest, size_bytes=blob.size_bytes, media_type="")
    ).url


def test_the_whole_file_comes_with_its_tag(api: TestClient, url: str) -> None:
    answer = api.get(url)
    assert answer.content == CONTENT
    assert answer.headers["content-type"] == "model/gltf-binary"
    assert answer.headers["etag"] == f'"{hashlib.sha256(CONTENT).hexdigest()}"'
    assert answer.headers["access-control-allow-origin"] == "*"
    again = api.get(url, headers={"If-None-Match": answer.headers["etag"]})
    assert again.status_code == 304
    assert not again.content


def test_head_says_how_long_it_is(api: TestClient, url: str) -> None:
    answer = api.head(url)
    assert answer.headers["content-length"] == str(len(CONTENT))
    assert not answer.content


@pytest.mark.parametrize(("asked", "part"), [
    ("bytes=0-9", CONTENT[:10]), ("bytes=100-", CONTENT[100:]), ("bytes=-7", CONTENT[-7:]),
    ("bytes=5-999999", CONTENT[5:]),
])  # fmt: skip
def test_a_range_is_that_part(api: TestClient, url: str, asked: str, part: bytes) -> None:
    answer = api.get(url, headers={"Range": asked})
    assert answer.status_code == 206
    assert answer.content == part
    assert answer.headers["content-range"].endswith(f"/{len(CONTENT)}")
    assert answer.headers["content-length"] == str(len(part))


def test_a_range_behind_the_end_is_refused(api: TestClient, url: str) -> None:
    answer = api.get(url, headers={"Range": f"bytes={len(CONTENT)}-"})
    assert answer.status_code == 416
    assert answer.headers["content-range"] == f"bytes */{len(CONTENT)}"


def test_a_range_of_another_file_than_the_one_begun_gets_the_whole(api: TestClient, url: str) -> None:
    answer = api.get(url, headers={"Range": "bytes=0-9", "If-Range": '"something else"'})
    assert answer.status_code == 200
    assert answer.content == CONTENT


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(asked=st.text(alphabet="bytes=0123456789-, ", max_size=30))
def test_no_range_header_breaks_it(api: TestClient, url: str, asked: str) -> None:
    answer = api.get(url, headers={"Range": asked})
    assert answer.status_code in {200, 206, 416}
    if answer.status_code == 200:
        assert answer.content == CONTENT


def test_an_address_that_was_changed_or_has_expired_is_not_found(api: TestClient, url: str, platform: Platform) -> None:
    parts = urlsplit(url)
    query = {name: values[0] for name, values in parse_qs(parts.query).items()}
    later = int(query["expires"]) + 3600
    for changed in (
        url.replace("signature=", "signature=x"), url.replace(query["expires"], str(later)),
        url.replace("model.glb", "model.stl"), f"{parts.path}?expires={query['expires']}&signature=",
    ):  # fmt: skip
        answer = api.get(changed)
        assert answer.status_code == 404, changed
    expired = int((platform.services.clock() - timedelta(seconds=1)).timestamp())
    digest = hashlib.sha256(CONTENT).hexdigest()
    signature = platform.url_signer.sign(digest, "model.glb", expires_at=expired)
    assert api.get(f"{parts.path}?expires={expired}&signature={signature}").status_code == 404
