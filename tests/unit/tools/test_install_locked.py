"""Locked packages come from where pip was told to look, whole or not at all, by uv or by pip."""

import hashlib
import os
import subprocess
import threading
import venv
import zipfile
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[3] / "tools" / "install_locked.sh"
DEAD_INDEX = "http://127.0.0.1:9/simple"
METADATA = "Metadata-Version: 2.1\nName: quarry-stone\nVersion: 1.0\n"


class _Index(SimpleHTTPRequestHandler):
    asked: list[str]

    def do_GET(self) -> None:
        self.asked.append(self.path)
        super().do_GET()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the library's
        """Says nothing."""


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=True)
    return folder / "bin" / "python"


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    """A lock file of one package, whose wheel lies in an index beside it."""
    folder = tmp_path / "simple" / "quarry-stone"
    folder.mkdir(parents=True)
    wheel = folder / "quarry_stone-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("quarry_stone.py", "WEIGHT_KG = 7\n")
        archive.writestr("quarry_stone-1.0.dist-info/METADATA", METADATA)
        archive.writestr(
            "quarry_stone-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        archive.writestr("quarry_stone-1.0.dist-info/RECORD", "")
    (folder / "index.html").write_text(f'<a href="{wheel.name}">{wheel.name}</a>')
    written = tmp_path / "some.lock"
    written.write_text(f"quarry-stone==1.0 --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n")
    return written


@pytest.fixture
def index(lock: Path) -> Iterator[tuple[str, list[str]]]:
    """Its address, and what is asked of it."""
    asked: list[str] = []
    handler = type("Handler", (_Index,), {"asked": asked})
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(lock.parent))) as server:
        serving = threading.Thread(target=server.serve_forever)
        serving.start()
        yield f"http://127.0.0.1:{server.server_port}/simple", asked
        server.shutdown()
        serving.join()


def _install(python: Path, lock: Path, **told: str) -> "subprocess.CompletedProcess[str]":
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "UV_"))}
    quickly = {"UV_HTTP_RETRIES": "0", "UV_NO_CACHE": "1", "PIP_NO_CACHE_DIR": "1", "PIP_RETRIES": "0"}
    _run(python, "-m", "pip", "uninstall", "--quiet", "--yes", "quarry-stone")
    command = [SCRIPT, python, lock]
    return subprocess.run(command, env=kept | quickly | told, capture_output=True, text=True, check=False, timeout=120)


def _run(python: Path, *arguments: str) -> str:
    return subprocess.run([python, *arguments], capture_output=True, text=True, check=False).stdout.strip()


def _weight(python: Path) -> str:
    return _run(python, "-c", "import quarry_stone; print(quarry_stone.WEIGHT_KG)")


def test_uv_looks_where_pip_was_told_to(python: Path, lock: Path, index: tuple[str, list[str]]) -> None:
    address, asked = index
    done = _install(python, lock, PIP_INDEX_URL=address)
    assert (done.returncode, done.stderr) == (0, "")
    assert _weight(python) == "7"
    assert "/simple/quarry-stone/" in asked
    compiled = Path(_run(python, "-c", "import quarry_stone; print(quarry_stone.__cached__)"))
    assert compiled.is_file()


def test_what_only_pip_can_find_pip_installs(python: Path, lock: Path) -> None:
    found = str(lock.parent / "simple" / "quarry-stone")
    done = _install(python, lock, PIP_INDEX_URL=DEAD_INDEX, PIP_NO_INDEX="1", PIP_FIND_LINKS=found)
    assert done.returncode == 0, done.stderr
    assert "pip tries" in done.stderr
    assert _weight(python) == "7"


def test_a_file_with_another_hash_is_not_installed(python: Path, lock: Path, index: tuple[str, list[str]]) -> None:
    lock.write_text(f"quarry-stone==1.0 --hash=sha256:{'0' * 64}\n")
    done = _install(python, lock, PIP_INDEX_URL=index[0])
    assert done.returncode != 0
    assert "hash" in done.stderr.lower()
    assert _weight(python) == ""
