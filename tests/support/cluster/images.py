"""Our images, really built: from a base of this machine's Debian, by the instructions of docker/dockerfile.

No registry is asked. The layers are kept outside the checkout, so that only
what changed is built again; without them all is built.
"""

import contextlib
import fcntl
import os
import shutil
import subprocess
from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

Target = Literal["backend", "agent", "streamlit", "blender", "operator"]
BASE = "localhost/debian:bookworm-slim"
_NEEDED = ("buildah", "podman", "debootstrap", "catatonit")
_ROOT = Path(__file__).parents[3]
_BOOT = Path("/proc/sys/kernel/random/boot_id")
_CONTAINERS = """[containers]
default_ulimits = ["nofile=1024:1024", "nproc=4096:4096"]
[engine]
cgroup_manager = "cgroupfs"
events_logger = "file"
runtime = "/usr/sbin/runc"
[network]
network_backend = "netavark"
"""
# What Debian's own slim image says to dpkg: not to wait for the disk, and what to leave out, also of what comes later.
_SLIM = """force-unsafe-io
path-exclude /usr/share/doc/*
path-include /usr/share/doc/*/copyright
path-exclude /usr/share/man/*
path-exclude /usr/share/info/*
path-exclude /usr/share/locale/*
path-exclude /usr/share/lintian/*
"""
_LEFT_OUT = (
    "usr/share/doc",
    "usr/share/man",
    "usr/share/info",
    "usr/share/locale",
    "var/cache/apt",
    "var/lib/apt/lists",
)
_PAUSE = 'FROM scratch\nCOPY catatonit /pause\nENTRYPOINT ["/pause", "-P"]\n'


def missing_builders() -> list[str]:
    """What this machine lacks to build images."""
    return [name for name in _NEEDED if shutil.which(name) is None] + ([] if os.geteuid() == 0 else ["root"])


class Images:
    """A store of images, and what builds into it."""

    def __init__(self, folder: Path) -> None:
        """Nothing is built yet.

        Args:
            folder: Keeps the layers from one run to the next.
        """
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self.root, self.runroot = folder / "storage", folder / "run"
        self.configuration = folder / "containers.conf"
        self.configuration.write_text(_CONTAINERS)

    def build_all(self, *targets: Target) -> dict[Target, str]:
        """Builds several; two at a time once what they share is there."""
        first, *others = targets
        self.build(first)
        with ThreadPoolExecutor(2) as builders:
            list(builders.map(self.build, others))
        return {target: self.name(target) for target in targets}

    def build(self, target: Target) -> str:
        """Builds a target of docker/dockerfile; gives the image's name."""
        name = self.name(target)
        self._build(
            "--build-arg", f"BASE={BASE}", "--file", _ROOT / "docker/dockerfile", "--target", target, "--tag", name,
            _ROOT,
        )  # fmt: skip
        return name

    def build_apart(self, folder: Path, name: str) -> str:
        """Builds an image that is none of ours, by the Dockerfile of a folder, over the same base."""
        self._build("--build-arg", f"BASE={BASE}", "--tag", name, folder)
        return name

    def _build(self, *arguments: str | Path) -> None:
        self._have_base()
        # pip keeps what it downloaded where buildah keeps its caches, in the folder for temporary files.
        temporary = self._folder / "temporary"
        temporary.mkdir(exist_ok=True)
        self._run(
            "buildah", "bud", "--isolation", "chroot", "--ulimit", "nofile=1024:1024", "--network", "host", "--layers",
            "--format", "docker",  # the other has no health checks
            # The authorities that this machine trusts.
            "-v", "/etc/ssl/certs:/etc/ssl/certs:ro",
            "--env", "PIP_CERT=/etc/ssl/certs/ca-certificates.crt", "--unsetenv", "PIP_CERT",
            *arguments, TMPDIR=str(temporary),
        )  # fmt: skip

    @staticmethod
    def name(target: Target) -> str:
        """How the image of a target is called here."""
        return f"localhost/prompt2mesh-{target}:test"

    def build_pause(self, name: str) -> str:
        """Builds the image that holds a pod's namespaces: nothing but a program that waits."""
        context = self._folder / "pause"
        context.mkdir(exist_ok=True)
        shutil.copy(shutil.which("catatonit") or "", context / "catatonit")
        (context / "Dockerfile").write_text(_PAUSE)
        self._run("buildah", "bud", "--isolation", "chroot", "--tag", name, context)
        return name

    def archive(self, name: str, folder: Path) -> Path:
        """Writes an image as an archive that containerd imports."""
        path = folder / f"{name.rsplit('/', 1)[-1].replace(':', '-')}.tar"
        self._run("podman", "save", "--quiet", "--format", "docker-archive", "--output", path, name)
        return path

    def _have_base(self) -> None:
        listed = self._run("podman", "images", "--quiet", BASE)
        if listed.strip():
            return
        root = self._folder / "base"
        shutil.rmtree(root, ignore_errors=True)
        subprocess.run(
            ["debootstrap", "--variant=minbase", "--include=ca-certificates", "bookworm", str(root)],
            check=True, capture_output=True, env={**os.environ, "DPKG_FORCE": "unsafe-io"},
        )  # fmt: skip
        (root / "etc/dpkg/dpkg.cfg.d/slim").write_text(_SLIM)
        for left_out in _LEFT_OUT:
            for path in (root / left_out).iterdir():
                shutil.rmtree(path) if path.is_dir() else path.unlink()
        with subprocess.Popen(["tar", "-C", root, "-c", "."], stdout=subprocess.PIPE) as packed:
            self._run("podman", "import", "--quiet", "-", BASE, stdin=packed.stdout)
        shutil.rmtree(root)

    def _run(self, program: str, *arguments: str | Path, stdin: object = None, **variables: str) -> str:
        store = ["--root", str(self.root), "--runroot", str(self.runroot)]
        done = subprocess.run(
            [program, *store, *map(str, arguments)], check=False, text=True, capture_output=True,
            stdin=stdin if stdin is not None else subprocess.DEVNULL,  # type: ignore[arg-type]
            env={**os.environ, "CONTAINERS_CONF": str(self.configuration), **variables},
        )  # fmt: skip
        assert done.returncode == 0, f"{program} {arguments[0]}: {done.stderr[-3000:]}{done.stdout[-3000:]}"
        return done.stdout


@contextmanager
def image_store() -> Generator[Images]:
    """The store of this machine; one session builds at a time, and what it built runs without the lock."""
    folder = Path.home() / ".cache/prompt2mesh/images"
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        # What a run of the machine mounted and started is nothing to the next.
        boot, seen = _BOOT.read_text(), folder / "boot-id"
        if not seen.exists() or seen.read_text() != boot:
            with contextlib.suppress(FileNotFoundError):
                shutil.rmtree(folder / "run")
            seen.write_text(boot)
        yield Images(folder)
