"""The script of the page, run as Streamlit runs it, where no service answers."""

from pathlib import Path
from types import SimpleNamespace

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

import prompt2mesh.web
from tests.support.service import free_port

_SCRIPT = Path(prompt2mesh.web.__file__).parent / "main.py"


def test_a_visitor_is_told_that_the_service_is_down(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROMPT2MESH_API_URL", f"http://127.0.0.1:{free_port()}")
    browser = SimpleNamespace(cookies={}, headers={}, ip_address=None, theme=SimpleNamespace(type="light"))
    monkeypatch.setattr(st, "context", browser)
    page = AppTest.from_file(str(_SCRIPT), default_timeout=60).run()
    assert not page.exception
    shown = " ".join(element.proto.body for element in page.get("html"))
    assert "The studio does not answer" in shown
