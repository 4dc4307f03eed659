"""Secrets that come as files."""

from pathlib import Path

import pytest

from prompt2mesh.mesh.errors import EnvironmentFaultError
from prompt2mesh.settings import read_service_settings


def test_a_secret_may_come_as_a_file(tmp_path: Path) -> None:
    database, key, llm = tmp_path / "database", tmp_path / "key", tmp_path / "llm"
    database.write_text("postgresql://somebody@db/studio\n")
    key.write_text("of-the-file\n")
    llm.write_text("sk-of-the-file\n")
    files = {"DATABASE_URL_FILE": str(database), "JWT_SECRET_KEY_FILE": str(key), "ANTHROPIC_API_KEY_FILE": str(llm)}
    settings = read_service_settings(files)
    assert settings.database_url == "postgresql://somebody@db/studio"
    assert settings.secret_keys == key.read_text().strip()
    assert [choice.api_key for choice in settings.agent.models] == ["sk-of-the-file"]


@pytest.mark.parametrize(("content", "words"), [(None, "No such file"), ("\n", "empty"), (b"\xff\xfe", "not text")])
def test_a_file_that_cannot_be_used_is_told_by_its_variable(
    content: str | bytes | None, words: str, tmp_path: Path
) -> None:
    path = tmp_path / "key"
    if isinstance(content, str):
        path.write_text(content)
    elif content is not None:
        path.write_bytes(content)
    with pytest.raises(EnvironmentFaultError, match=words) as caught:
        read_service_settings({"JWT_SECRET_KEY_FILE": str(path)})
    assert "JWT_SECRET_KEY_FILE" in caught.value.message


def test_a_secret_given_twice_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "key"
    path.write_text("in-the-file")
    with pytest.raises(EnvironmentFaultError, match="both set") as caught:
        read_service_settings({"JWT_SECRET_KEY_FILE": str(path), "JWT_SECRET_KEY": "s3cr3t"})
    assert "s3cr3t" not in str(caught.value)
