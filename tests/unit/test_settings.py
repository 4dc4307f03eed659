import re
from dataclasses import fields
from pathlib import Path

import pytest

from prompt2mesh.mesh.errors import EnvironmentFaultError
from prompt2mesh.settings import read_service_settings
from prompt2mesh.studio.ports.limits import Limits

ROOT = Path(__file__).parents[2]


def test_every_variable_is_documented() -> None:
    source = "".join(path.read_text() for path in (ROOT / "src/prompt2mesh/settings").glob("*.py"))
    page = (ROOT / "docs/howto/run-the-studio.md").read_text()
    names = set(re.findall(r'"((?:PROMPT2MESH|OIDC|RATE_LIMIT)_[A-Z_]*[A-Z]|DATABASE_URL|JWT_SECRET_KEY)"', source))
    names |= {f"PROMPT2MESH_{one.name.upper()}" for one in fields(Limits)}
    assert len(names) > 20
    assert {name for name in names if f"`{name}`" not in page} == set()


def test_the_documented_quotas_are_the_real_ones() -> None:
    page = (ROOT / "docs/howto/run-the-studio.md").read_text()
    for one in fields(Limits):
        assert f"| `PROMPT2MESH_{one.name.upper()}` | {one.default} |" in page


def test_everything_is_in_one_folder_by_default() -> None:
    settings = read_service_settings({"HOME": "/home/ada"})
    assert str(settings.data) == "/home/ada/.local/share/prompt2mesh"
    assert settings.database_url == "sqlite:////home/ada/.local/share/prompt2mesh/studio.db"
    assert not settings.production


@pytest.mark.parametrize(("name", "value"), [
    ("PROMPT2MESH_ENV", "prod"), ("PROMPT2MESH_SIGNUP", "yes"), ("PROMPT2MESH_STORAGE_MB", "-3"), ("PROMPT2MESH_WORKERS", "two"),
])  # fmt: skip
def test_a_wrong_value_is_told_by_name(name: str, value: str) -> None:
    with pytest.raises(EnvironmentFaultError, match=name) as caught:
        read_service_settings({name: value})
    assert value in caught.value.message


def test_secrets_are_not_shown() -> None:
    settings = read_service_settings({"JWT_SECRET_KEY": "s3cr3t-one", "OIDC_CLIENT_SECRET": "s3cr3t-two"})
    assert "s3cr3t" not in repr(settings)


def test_where_instances_run_is_no_quota() -> None:
    settings = read_service_settings({"PROMPT2MESH_INSTANCES": "kubernetes", "PROMPT2MESH_USER_INSTANCES": "2"})
    assert settings.instances.driver == "kubernetes"
    assert settings.quotas.user_instances == 2
