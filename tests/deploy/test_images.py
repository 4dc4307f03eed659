"""The images of docker/dockerfile, really built, looked into, and run as strictly as a deployment runs them."""

import json
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

import httpx2 as httpx
import pytest

import prompt2mesh
from tests.support.cluster.containers import refusal, run_podman, running, write_podman
from tests.support.cluster.images import Images, Target, image_store, missing_builders

ROOT = Path(__file__).parents[2]
TARGETS: tuple[Target, ...] = get_args(Target)
_MISSING = missing_builders()
# A generous ceiling: what a mistake brings in (a compiler, a cache, Blender where none belongs) is above it.
_CEILING_MB: dict[Target, int] = {"backend": 2500, "agent": 2250, "blender": 2400, "streamlit": 1000, "operator": 700}
_BUILD_TOOLS = ("gcc", "cc", "g++", "make", "pip", "pip3", "git")
_SECRET = re.compile(rb"-----BEGIN [A-Z ]*PRIVATE KEY|sk-ant-[a-zA-Z0-9]{8}|AKIA[0-9A-Z]{16}")

pytestmark = [
    pytest.mark.timeout(1500),
    pytest.mark.skipif(bool(_MISSING), reason=f"this machine lacks {', '.join(_MISSING)}"),
]


@dataclass(frozen=True)
class Built:
    """All images, and the podman that has them."""

    podman: Path
    seen: dict[Target, dict[str, Any]]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    with image_store() as images:
        # The operator has what the others share; the two large ones come next, side by side.
        names = images.build_all("operator", "blender", "backend", "agent", "streamlit")
    podman = write_podman(images, tmp_path_factory.mktemp("podman"))
    assert names.keys() == set(TARGETS)
    found = json.loads(run_podman(podman, "image", "inspect", *names.values()))
    return Built(podman, dict(zip(names, found, strict=True)))


@pytest.fixture
def podman(built: Built) -> Path:
    """To run containers with, where the kernel lets them have a network."""
    if refused := refusal(built.podman):
        pytest.skip(f"no containers run here: {refused}")
    return built.podman


@pytest.fixture
def tree(built: Built, target: Target) -> Iterator[Path]:
    """The files of an image."""
    name = Images.name(target)
    yield Path(run_podman(built.podman, "image", "mount", name).strip())
    run_podman(built.podman, "image", "unmount", "--force", name)


@pytest.mark.parametrize("target", TARGETS)
def test_an_image_says_what_it_is_and_runs_as_nobody_special(built: Built, target: Target) -> None:
    seen = built.seen[target]
    config = seen["Config"]
    assert config["User"] == "1000:1000"
    assert config["Entrypoint"] == ["/usr/bin/tini", "--"]
    assert config["Cmd"]
    assert seen["Healthcheck"]["Test"][:2] == ["CMD", "/opt/prompt2mesh/healthcheck"]
    labels = {name.rpartition(".")[2]: text for name, text in config["Labels"].items() if "opencontainers" in name}
    assert labels["title"] == f"prompt2mesh-{target}"
    assert labels["version"] == prompt2mesh.__version__
    assert {"description", "licenses", "revision"} <= labels.keys()
    assert seen["Size"] / 1e6 < _CEILING_MB[target], f"{target} has grown to {seen['Size'] / 1e6:.0f} MB"
    told = " ".join(config["Env"]).lower()
    assert not re.search(r"(key|token|secret|password|proxy|pip_)[a-z_]*=", told), told


@pytest.mark.parametrize("target", TARGETS)
def test_nothing_of_the_build_is_left(tree: Path, target: Target) -> None:
    def exists(*patterns: str) -> list[str]:
        return [str(path) for pattern in patterns for path in tree.glob(pattern)]

    assert (
        exists(
            *(f"{folder}/{tool}" for folder in ("usr/bin", "usr/local/bin", "opt/venv/bin") for tool in _BUILD_TOOLS)
        )
        == []
    )
    assert exists("root/.cache/pip/*", "opt/pip", "opt/venv/lib/python3.11/site-packages/pip", "tmp/*") == []
    assert exists("var/lib/apt/lists/*_Packages*", "var/cache/apt/archives/*.deb") == []
    has_blender = {"backend": "bpy", "agent": "bpy", "blender": "program"}.get(target)
    assert bool(exists("opt/venv/lib/python3.11/site-packages/bpy")) == (has_blender == "bpy")
    assert bool(exists("usr/bin/blender")) == (has_blender == "program")
    own = tree / "opt/prompt2mesh"
    assert {path.name for path in own.iterdir()} <= {"LICENSE", "NOTICE", "healthcheck", "k8s", "prompt2mesh"}
    files = [path for path in own.rglob("*") if path.is_file()]
    assert [path for path in files if path.suffix in {".env", ".pem", ".key", ".db"} or path.stat().st_uid] == []
    sources = [path for path in files if path.suffix == ".py" and "vendor" not in path.parts]
    assert [path for path in sources if _SECRET.search(path.read_bytes())] == []
    # Compiled once, here: a container that cannot write would compile at each start.
    assert all((path.parent / "__pycache__" / f"{path.stem}.cpython-311.pyc").exists() for path in sources)


def test_the_page_has_only_what_it_needs(built: Built) -> None:
    listed = run_podman(built.podman, "run", "--rm", "--network=none", "--entrypoint=ls", Images.name("streamlit"),
                        "/opt/prompt2mesh/prompt2mesh", "/opt/venv/lib/python3.11/site-packages").split()  # fmt: skip
    assert {"sqlalchemy", "fastapi", "langchain", "boto3", "argon2", "store", "blender", "api"}.isdisjoint(listed)


def test_the_api_serves_and_refuses_a_placeholder(podman: Path) -> None:
    image = Images.name("backend")
    with running(podman, image, ports=[8000], options=["--volume=/data"]) as api:
        api.wait_healthy()
        assert api.until_answers(8000, "/readyz").json()["status"] == "ready"
        assert api.until_answers(8000, "/v1/version").json()["version"] == prompt2mesh.__version__
        assert "prompt2mesh serve runner" in api.run("prompt2mesh", "serve", "runner", "--help")
        with pytest.raises(AssertionError, match="Read-only file system"):
            api.run("touch", "/opt/prompt2mesh/x")
        # A mistaken health check is one that is always content.
        with pytest.raises(AssertionError, match="answers 404"):
            api.run("/opt/prompt2mesh/healthcheck", "http://127.0.0.1:8000/nothing")
        with pytest.raises(AssertionError, match="does not answer"):
            api.run("/opt/prompt2mesh/healthcheck", "http://127.0.0.1:8009/")
    with pytest.raises(AssertionError, match="placeholder_setting: JWT_SECRET_KEY"):
        run_podman(podman, "run", "--rm", "--read-only", "--env=JWT_SECRET_KEY=CHANGE_ME", image)


def test_the_page_is_served(podman: Path) -> None:
    with running(podman, Images.name("streamlit"), ports=[8501]) as page:
        page.wait_healthy()
        assert "<title>" in page.until_answers(8501, "/").text


def test_the_desktop_shows_blender(podman: Path, tmp_path: Path) -> None:
    token = tmp_path / "token"
    token.write_text("a token of the test, long enough")
    token.chmod(0o444)
    options = ["--volume=/scratch", f"--volume={token}:/run/prompt2mesh/token:ro"]
    command = ["python3", "-m", "prompt2mesh.desktop", "--host=0.0.0.0", "--scratch=/scratch",
               "--token-file=/run/prompt2mesh/token"]  # fmt: skip
    with running(podman, Images.name("blender"), *command, ports=[3000], options=options) as desktop:
        desktop.wait_healthy(timeout_s=180)  # Blender answers
        desktop.until_answers(3000, "/", status=401)
        assert "?token=[redacted]" in desktop.said()
        shown = desktop.run(*command, "--show-address")
        key = re.search(r"\?token=[0-9a-f]{40}", shown)
        assert key, shown
        with httpx.Client(follow_redirects=True) as browser:  # the key becomes a cookie
            assert "<title>Prompt2Mesh" in browser.get(desktop.url(3000, f"/{key[0]}")).text


def test_the_agent_serves_and_has_its_sandbox(podman: Path, tmp_path: Path) -> None:
    token = tmp_path / "token"
    token.write_text("a token of the test, long enough")
    token.chmod(0o444)
    options = ["--volume=/data", f"--volume={token}:/run/prompt2mesh/token:ro"]
    environment = {"PROMPT2MESH_INSTANCE_TOKEN_FILE": "/run/prompt2mesh/token"}
    with running(podman, Images.name("agent"), options=options, environment=environment) as agent:
        agent.wait_healthy()
        assert agent.run("python", "-c", "import bpy; print(bpy.app.version_string)").startswith("4.5")
        assert "bubblewrap" in agent.run("bwrap", "--version")


def test_the_operator_knows_its_command(podman: Path) -> None:
    told = run_podman(podman, "run", "--rm", "--read-only", "--tmpfs=/tmp", Images.name("operator"), "python", "-m",
                      "prompt2mesh.controller", "--help")  # fmt: skip
    assert "--kubeconfig" in told


def test_targets_that_need_blender_say_so_on_other_processors(tmp_path: Path) -> None:
    text = (ROOT / "docker/dockerfile").read_text()
    assert re.findall(r"^FROM bpy AS (\w+)$", text, re.MULTILINE) == ["agent", "backend"]
    command = text.split("FROM python AS bpy\nRUN ")[1].partition("# hadolint")[0]
    for processor, status in (("amd64", 0), ("arm64", 1)):
        dpkg = tmp_path / "dpkg"
        dpkg.write_text(f"#!/bin/sh\necho {processor}\n")
        dpkg.chmod(0o755)
        done = subprocess.run(["sh", "-c", command], env={"PATH": f"{tmp_path}:/usr/bin:/bin"}, capture_output=True,
                              text=True, check=False)  # fmt: skip
        assert done.returncode == status
        assert ("--platform linux/amd64" in done.stderr) == bool(status)
