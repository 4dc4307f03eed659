"""The template of an instance's objects is where its reader looks for it, also without the checkout."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[3]
NAME = "prompt2mesh/instances/manifests/user-instance-template.yaml"


def test_a_wheel_carries_the_template(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path], cwd=ROOT, check=True,
                   capture_output=True)  # fmt: skip
    [wheel] = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        template = archive.read(NAME)
        archive.extractall(tmp_path / "installed")
    assert template == (ROOT / "k8s" / "per-user" / "user-instance-template.yaml").read_bytes()
    done = subprocess.run(
        [sys.executable, "-m", "prompt2mesh.cli", "instances", "create", "a", "--direct", "--dry-run", "-o", "name"],
        cwd=tmp_path, check=True, capture_output=True, text=True,
        env={**os.environ, "PYTHONPATH": str(tmp_path / "installed")},
    )  # fmt: skip
    assert "deployment/user-a-blender" in done.stdout.split()
