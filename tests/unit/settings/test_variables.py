"""What is refused of the variables of an environment before anything is started."""

import base64
from pathlib import Path

import pytest
import yaml

from prompt2mesh.controller.options import parse_options
from prompt2mesh.desktop.options import read_token
from prompt2mesh.mesh.errors import PlaceholderSettingError
from prompt2mesh.settings import read_service_settings
from prompt2mesh.web.configuration import read_configuration

BASE = Path(__file__).parents[3] / "k8s/base"


def _secrets() -> dict[str, str]:
    secret = yaml.safe_load((BASE / "secrets.yaml").read_text())
    data = {name: base64.b64decode(value).decode() for name, value in secret.get("data", {}).items()}
    return data | secret["stringData"]


@pytest.mark.parametrize("name", sorted(set(_secrets()) - {"POSTGRES_PASSWORD", "BLENDER_TOKEN"}))
def test_the_service_refuses_each_placeholder_of_the_secrets(name: str) -> None:
    value = _secrets()[name]
    with pytest.raises(PlaceholderSettingError) as caught:
        read_service_settings({name: value})
    assert caught.value.code == "placeholder_setting"
    assert name in caught.value.message
    assert value not in str(caught.value)


def test_all_placeholders_are_told_at_once() -> None:
    with pytest.raises(PlaceholderSettingError, match="DATABASE_URL, PROMPT2MESH_BLOBS"):
        read_service_settings({"PROMPT2MESH_BLOBS": "s3://CHANGE_ME_BUCKET/x", "DATABASE_URL": "CHANGE_ME"})


def test_what_is_not_ours_may_be_called_so() -> None:
    assert not read_service_settings({"SOMEBODYS_NOTE": "CHANGE_ME"}).production


def test_the_page_the_desktop_and_the_operator_refuse_them_too(tmp_path: Path) -> None:
    with pytest.raises(PlaceholderSettingError, match="PROMPT2MESH_PUBLIC_WEB_URL"):
        read_configuration({"PROMPT2MESH_PUBLIC_WEB_URL": "https://CHANGE_ME_DOMAIN"})
    token = tmp_path / "token"
    token.write_text(_secrets()["BLENDER_TOKEN"] + "\n")
    with pytest.raises(PlaceholderSettingError, match="token"):
        read_token(token, {})
    with pytest.raises(PlaceholderSettingError, match="PROMPT2MESH_DEFAULT_POOL"):
        parse_options([], environment={"PROMPT2MESH_DEFAULT_POOL": '{"images": {"agent": "CHANGE_ME/agent:1"}}'})
