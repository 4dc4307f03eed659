import zipfile
from pathlib import Path

import pytest
from typer.testing import CliRunner

from prompt2mesh.cli.main import app

runner = CliRunner()


def test_the_addon_is_written_and_its_path_printed(tmp_path: Path) -> None:
    done = runner.invoke(app, ["addon", str(tmp_path)])
    assert done.exit_code == 0, done.output
    path = tmp_path / "prompt2mesh_socket.zip"
    assert done.stdout.strip() == str(path)
    assert zipfile.ZipFile(path).testzip() is None
    assert "Install" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "token", "words"),
    [
        (["--host", "0.0.0.0"], "", "needs a token"),  # noqa: S104
        ([], "short", "16 characters"),
        (["--token-file", "/nowhere/token"], "", "cannot be read"),
    ],
)
def test_what_cannot_be_served_safely_is_not_served(
    arguments: list[str], token: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PROMPT2MESH_BLENDER_TOKEN", token)
    done = runner.invoke(app, ["blender", "--port", "0", "--isolation", "none", *arguments])
    assert done.exit_code == 2, done.output
    assert words in done.stderr.replace("\n", " ")
