"""The vendored browser libraries are what the versions file says, with their licences beside them."""

import hashlib
import json
from pathlib import Path

import pytest

from prompt2mesh.web.viewer import FRONTEND

VENDOR = FRONTEND / "vendor"
ROOT = Path(__file__).parents[4]
VERSIONS = json.loads((VENDOR / "versions.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", sorted(VERSIONS["sha256"]))
def test_file_is_the_one_that_was_vendored(name: str) -> None:
    assert hashlib.sha256((VENDOR / name).read_bytes()).hexdigest() == VERSIONS["sha256"][name]


def test_nothing_else_is_vendored() -> None:
    assert {path.name for path in VENDOR.iterdir()} == {*VERSIONS["sha256"], "versions.json"}


def test_versions_are_the_pinned_ones() -> None:
    pinned = json.loads((ROOT / "tools/viewer_vendor/package.json").read_text(encoding="utf-8"))["dependencies"]
    assert {name: entry["version"] for name, entry in VERSIONS["packages"].items()} == pinned


def test_licences_are_shipped_and_noticed() -> None:
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    for library, words in (("three", "MIT License"), ("model-viewer", "Apache License")):
        text = (VENDOR / f"{library}.LICENSE.txt").read_text(encoding="utf-8").replace("The MIT", "MIT")
        assert words in text
        assert f"vendor/{library}.LICENSE.txt" in notice


def test_pages_allow_no_script_and_no_style_from_elsewhere() -> None:
    for page in FRONTEND.glob("*.html"):
        text = page.read_text(encoding="utf-8")
        policy = text.split('content="default-src')[1].split('"')[0]
        assert policy.startswith(" 'none'; script-src 'self' ")
        assert "'unsafe-inline'" not in policy
        assert "'unsafe-eval'" not in policy
        assert "<style" not in text
        assert "style=" not in text
        assert "://" not in text
