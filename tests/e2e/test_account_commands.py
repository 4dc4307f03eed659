"""`prompt2mesh users` and `prompt2mesh secrets` as a person types them."""

import json
import os
import secrets
import stat
import subprocess
import sys
from pathlib import Path

from tests.support.canaries import PASSWORD


def users(data: Path, *arguments: str, typed: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    known = {name: value for name, value in os.environ.items() if not name.startswith(("PROMPT2MESH_", "DATABASE_"))}
    return subprocess.run(
        [sys.executable, "-m", "prompt2mesh.cli", "users", *arguments], input=typed, capture_output=True, text=True,
        check=False, env={**known, "PROMPT2MESH_DATA": str(data), **environment},
    )  # fmt: skip


def test_the_first_administrator(tmp_path: Path) -> None:
    data = tmp_path / "data"
    made = users(data, "create-admin", "Root@example.com", "--password-stdin", "--name", "Root", typed=PASSWORD + "\n")
    assert made.returncode == 0, made.stderr
    assert "root@example.com is an administrator" in made.stdout
    weak = users(data, "create", "bob@example.com", "--password-stdin", typed="short\n")
    assert weak.returncode == 2
    assert "at least 10 characters" in weak.stderr
    blind = users(data, "create", "bob@example.com")
    assert blind.returncode == 2
    assert "--password-stdin" in blind.stderr
    listed = json.loads(users(data, "list", "--json").stdout)
    assert [(user["email"], user["role"]) for user in listed] == [("root@example.com", "admin")]
    # What is kept is for nobody else's eyes.
    assert stat.S_IMODE(data.stat().st_mode) == 0o700
    assert stat.S_IMODE((data / "development-secret-key").stat().st_mode) == 0o600


def test_production_refuses_a_bad_secret(tmp_path: Path) -> None:
    for secret, said in (("", "is not set"), ("changeme" * 8, "example or a default"), ("short", "at least 32 bytes")):
        refused = users(tmp_path, "list", PROMPT2MESH_ENV="production", JWT_SECRET_KEY=secret)
        assert refused.returncode == 5
        assert said in refused.stderr
        assert "Traceback" not in refused.stderr
        assert not list(tmp_path.iterdir())
        assert not secret or secret not in refused.stderr
    fresh = secrets.token_urlsafe(32)
    good = users(tmp_path, "list", PROMPT2MESH_ENV="production", JWT_SECRET_KEY=fresh)
    assert good.returncode == 0, good.stderr
    assert not (tmp_path / "development-secret-key").exists()


def secret_command(data: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "prompt2mesh.cli", "secrets", *arguments], capture_output=True, text=True, check=False,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": os.environ.get("PYTHONPATH", ""), "PROMPT2MESH_DATA": str(data),
             **environment},
    )  # fmt: skip


def test_a_secret_is_made_judged_and_replaced(tmp_path: Path) -> None:
    first, second = (secret_command(tmp_path, "new").stdout.strip() for _ in range(2))
    assert first != second
    assert secret_command(tmp_path, "check", JWT_SECRET_KEY=f"{second},{first}").returncode == 0
    bad = secret_command(tmp_path, "check", JWT_SECRET_KEY=f"{second},short")
    assert bad.returncode == 5
    assert "secret 2 of JWT_SECRET_KEY" in bad.stderr
    done = secret_command(tmp_path, "reseal", JWT_SECRET_KEY=f"{second},{first}")
    assert done.returncode == 0, done.stderr
    assert "sealed anew: 0" in done.stdout


def test_the_api_says_why_it_does_not_start(tmp_path: Path) -> None:
    refused = subprocess.run(
        [sys.executable, "-m", "prompt2mesh.api", "--port", "0"], capture_output=True, text=True, check=False, timeout=120,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": os.environ.get("PYTHONPATH", ""),
             "PROMPT2MESH_DATA": str(tmp_path), "PROMPT2MESH_ENV": "production", "JWT_SECRET_KEY": "k" * 64},
    )  # fmt: skip
    assert refused.returncode == 5
    assert "too regular to be a random secret" in refused.stderr
    assert "prompt2mesh secrets new" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert "k" * 64 not in refused.stderr
